//! The term sheet's tables, made from the deal's lists.

use super::catalogue;
use super::events::EventWords;
use super::fill::{field, field_or};
use super::model::{Block, Run, RunKind};
use super::source::{Condition, TextPart};
use crate::domain::deal::{EACH, UpfrontForm};
use crate::domain::draft::FieldValues;
use crate::domain::format::percent;
use crate::domain::lang::Lang;
use rust_decimal::Decimal;

type CellRow = Vec<Vec<Run>>;

/// What the sheet makes of drafted text.
pub(super) struct SheetTexts<'a> {
    /// The stretches of a paragraph.
    pub runs: &'a dyn Fn(&[TextPart]) -> Vec<Run>,
    /// Whether one of some groups of conditions holds.
    pub stands: &'a dyn Fn(&[Vec<Condition>]) -> bool,
}

/// A table by its word, one of a row's lists by the row's path; `None` when it would have no rows.
pub(super) fn table(
    values: &FieldValues,
    lang: Lang,
    name: &str,
    row: &str,
    texts: &SheetTexts,
) -> Option<Block> {
    let make = TableBuilder { values, lang };
    let (head, rows): (&[(&str, &str)], Vec<CellRow>) = match name {
        "products" => (PRODUCTS, make.rows("terms.products", TableBuilder::product)),
        "options" => (OPTIONS, make.rows("terms.options", TableBuilder::option)),
        "upfront" => (UPFRONT, make.rows("terms.upfront", TableBuilder::tranche)),
        "milestones" => (MILESTONES, make.rows("terms.milestones", TableBuilder::milestone)),
        "tiers" => (TIERS, make.rows(&format!("{row}.tiers"), TableBuilder::tier)),
        "profit_share" => (PROFIT, make.rows("terms.profit_share", TableBuilder::profit)),
        "cost_share" => (COSTS, make.rows("terms.cost_share", TableBuilder::cost)),
        "territory" => (TERRITORY, make.territory()),
        "money" => (MONEY, make.money()),
        "definitions" => (DEFINITIONS, definitions(lang, texts)),
        _ => return None,
    };
    let head = head.iter().map(|(en, zh)| (if lang == Lang::En { *en } else { *zh }).into());
    (!rows.is_empty()).then(|| Block::Table(head.collect(), rows))
}

const PRODUCTS: &[(&str, &str)] = &[
    ("No.", "编号"),
    ("Product", "产品"),
    ("Modality", "技术类型"),
    ("Therapeutic area", "治疗领域"),
    ("Stage", "研发阶段"),
    ("Licensed in", "许可区域"),
];
const OPTIONS: &[(&str, &str)] = &[
    ("No.", "编号"),
    ("Option", "选择权"),
    ("Product", "产品"),
    ("Decided after the end of", "决定时点（该阶段结束后）"),
    ("Exercise fee", "行权费"),
];
const PROFIT: &[(&str, &str)] =
    &[("Product", "产品"), ("Region", "地区"), ("Licensor's share", "许可方分成比例")];
const COSTS: &[(&str, &str)] = &[
    ("Programme", "研发项目"),
    ("Stage", "阶段"),
    ("Licensee bears", "被许可方承担"),
    ("Licensor bears", "许可方承担"),
];
const UPFRONT: &[(&str, &str)] = &[
    ("Tranche", "款项"),
    ("Amount", "金额"),
    ("Paid in", "支付形式"),
    ("Days after the Effective Date", "生效日后天数"),
];
const MILESTONES: &[(&str, &str)] =
    &[("No.", "编号"), ("Milestone", "里程碑"), ("Event", "事件"), ("Amount", "金额")];
const TIERS: &[(&str, &str)] =
    &[("Annual Net Sales above", "年净销售额超过"), ("up to", "至"), ("Rate", "费率")];
const TERRITORY: &[(&str, &str)] = &[("Region", "地区"), ("Rights", "权利")];
const MONEY: &[(&str, &str)] = &[("Term", "条款"), ("Value", "数值")];
const DEFINITIONS: &[(&str, &str)] = &[("Term", "术语"), ("Meaning", "含义")];

struct TableBuilder<'a> {
    values: &'a FieldValues,
    lang: Lang,
}

impl TableBuilder<'_> {
    fn words(&self) -> EventWords<'_> {
        EventWords { values: self.values, lang: self.lang }
    }

    fn rows(&self, list: &str, row: fn(&Self, &str, usize) -> CellRow) -> Vec<CellRow> {
        (0..self.values.rows(list)).map(|at| row(self, list, at)).collect()
    }

    fn cell(&self, path: &str) -> Vec<Run> {
        vec![field(self.values, path, self.lang)]
    }

    /// The number of a row, which leads to another of its fields: its id is no matter of the parties.
    fn number(&self, list: &str, at: usize, leads_to: &str) -> Vec<Run> {
        let mark = RunKind::Number(format!("{list}.{at}.{leads_to}"));
        let numbers = self.cell(&format!("{list}.{at}.id")).into_iter();
        numbers.map(|run| Run { mark: mark.clone(), ..run }).collect()
    }

    /// A reference to a product that need not be made where there is one only.
    fn of_product(&self, path: &str) -> Vec<Run> {
        let given = self.values.is_given(path);
        self.cell(if given { path } else { "asset" })
    }

    fn product(&self, list: &str, at: usize) -> CellRow {
        let columns = ["name", "modality", "area", "stage"];
        let cell = |column: &&str| self.cell(&format!("{list}.{at}.{column}"));
        let mut cells = vec![self.number(list, at, "name")];
        cells.extend(columns.iter().map(cell));
        let territory = format!("{list}.{at}.territory[]");
        let all = if self.lang == Lang::En {
            "the whole Licensed Territory"
        } else {
            "全部许可区域"
        };
        cells.push(vec![field_or(self.values, &territory, all, self.lang)]);
        cells
    }

    fn option(&self, list: &str, at: usize) -> CellRow {
        let columns = ["label", "product", "stage", "exercise_fee"];
        let cells = columns.iter().map(|column| self.cell(&format!("{list}.{at}.{column}")));
        std::iter::once(self.number(list, at, "label")).chain(cells).collect()
    }

    fn tranche(&self, list: &str, at: usize) -> CellRow {
        let path = |column: &str| format!("{list}.{at}.{column}");
        vec![
            self.cell(&path("label")),
            self.cell(&path("amount")),
            self.form(&path("form"), &path("premium")),
            self.cell(&path("days_after_effective")),
        ]
    }

    /// What a tranche is paid in; of the licensor's shares, how much of it lies above their market price.
    fn form(&self, form: &str, premium: &str) -> Vec<Run> {
        let mut runs = self.cell(form);
        if self.values.text(form) != UpfrontForm::LicensorShares.word() {
            return runs;
        }
        if self.values.is_given(premium) {
            let en = ("; ", " of the amount is a premium above their market price");
            runs.extend(self.words().wrapped(
                en,
                ("；金额的", "为高于市价的溢价"),
                self.cell(premium),
            ));
        } else {
            runs.extend(self.words().say("; at their market price", "；按市价"));
        }
        runs
    }

    fn milestone(&self, list: &str, at: usize) -> CellRow {
        let path = |column: &str| format!("{list}.{at}.{column}");
        let mut amount = self.cell(&path("amount"));
        for reference in ["trigger.programme", "trigger.product"] {
            if self.values.text(&path(reference)) == EACH {
                let each = self.cell(&path(reference));
                amount.extend(self.words().wrapped((" for ", ""), ("（", "）"), each));
            }
        }
        let trigger = self.words().trigger(&path("trigger"));
        vec![self.number(list, at, "label"), self.cell(&path("label")), trigger, amount]
    }

    fn tier(&self, list: &str, at: usize) -> CellRow {
        let next = format!("{list}.{}.above", at + 1);
        let upto = if at + 1 < self.values.rows(list) {
            self.cell(&next)
        } else {
            self.words().say("no limit", "不设上限")
        };
        vec![
            self.cell(&format!("{list}.{at}.above")),
            upto,
            self.cell(&format!("{list}.{at}.rate")),
        ]
    }

    fn profit(&self, list: &str, at: usize) -> CellRow {
        let path = |column: &str| format!("{list}.{at}.{column}");
        vec![
            self.of_product(&path("product")),
            self.cell(&path("region")),
            self.cell(&path("licensor_share")),
        ]
    }

    fn cost(&self, list: &str, at: usize) -> CellRow {
        let path = |column: &str| format!("{list}.{at}.{column}");
        let whose = match self.values.is_given(&path("programme")) {
            true => self.cell(&path("programme")),
            false => self.words().say("the Product", "产品"),
        };
        let share = path("licensee_share");
        let rest = self.values.decimal(&share).map(|part| Decimal::ONE - part);
        let rest = match rest {
            Some(rest) => vec![Run::new(percent(rest, self.lang), RunKind::Value(share.clone()))],
            None => self.cell(&share),
        };
        vec![whose, self.cell(&path("stage")), self.cell(&share), rest]
    }

    fn territory(&self) -> Vec<CellRow> {
        let lists = [
            ("terms.territory.licensed", "exclusive licence to Licensee", "独占许可予被许可方"),
            ("terms.territory.retained", "retained by Licensor", "许可方保留"),
        ];
        let own = self.values.expand("terms.products[].territory[]");
        // Beside products with regions of their own, the general rows speak of the others.
        let others = if own.iter().any(|path| self.values.is_given(path)) {
            self.words().say(
                ", for every Product without regions of its own",
                "（适用于未单独列明地区的产品）",
            )
        } else {
            Vec::new()
        };
        let row = |(list, en, zh): (&str, &str, &str)| {
            let rows = 0..self.values.rows(list);
            let rights = || {
                let mut runs = self.words().say(en, zh);
                runs.extend(others.clone());
                runs
            };
            rows.map(|at| vec![self.cell(&format!("{list}.{at}")), rights()]).collect::<Vec<_>>()
        };
        let own = own.iter().filter(|path| self.values.is_given(path));
        let own = own.filter_map(|path| Some((path, path.split_once(".territory.")?.0)));
        let own = own.map(|(path, product)| {
            let name = self.cell(&format!("{product}.name"));
            let rights = self.words().wrapped(
                ("exclusive licence to Licensee, for ", " only"),
                ("独占许可予被许可方，仅限", ""),
                name,
            );
            vec![self.cell(path), rights]
        });
        lists.into_iter().flat_map(row).chain(own).collect()
    }

    /// What the paper comes to.
    fn money(&self) -> Vec<CellRow> {
        let mut rows = vec![vec![
            self.words().say("Upfront in all", "首付款合计"),
            self.cell("total_upfront"),
        ]];
        if self.values.is_given("terms.options") {
            rows.push(vec![
                self.words().say("Exercise fees in all", "行权费合计"),
                self.cell("total_fees"),
            ]);
        }
        rows.extend([
            vec![
                self.words().say("Milestones in all", "里程碑付款合计"),
                self.cell("total_milestones"),
            ],
            vec![self.words().say("Headline", "交易总额"), self.cell("headline")],
            vec![
                self.words().say("Royalty rates", "特许权使用费率"),
                self.percents("terms.royalties", "terms.royalties[].tiers[].rate"),
            ],
        ]);
        if self.values.is_given("terms.profit_share") {
            let shares = self.percents("terms.profit_share", "terms.profit_share[].licensor_share");
            rows.push(vec![
                self.words().say("Licensor's share of profit", "许可方利润分成比例"),
                shares,
            ]);
        }
        if self.values.text("terms.structure.kind") == "newco" {
            let path = "terms.structure.licensor_equity";
            rows.push(vec![self.words().say("Licensor's equity", "许可方持股"), self.cell(path)]);
            let path = "terms.structure.committed_financing";
            if self.values.is_given(path) {
                rows.push(vec![
                    self.words().say("Committed financing", "承诺出资额"),
                    self.cell(path),
                ]);
            }
        }
        rows
    }

    /// The lowest and the highest percentage of a list.
    fn percents(&self, list: &str, pattern: &str) -> Vec<Run> {
        let rates = self.values.expand(pattern);
        let rates = rates.iter().filter_map(|path| self.values.decimal(path));
        let rates: Vec<_> = rates.collect();
        let text = match (rates.iter().min(), rates.iter().max()) {
            (Some(low), Some(high)) if low != high => {
                let (low, high) = (percent(*low, self.lang), percent(*high, self.lang));
                if self.lang == Lang::En {
                    format!("{low} to {high}")
                } else {
                    format!("{low}至{high}")
                }
            }
            (Some(low), _) => percent(*low, self.lang),
            _ => if self.lang == Lang::En { "none" } else { "无" }.to_owned(),
        };
        vec![Run::new(text, RunKind::Value(list.to_owned()))]
    }
}

fn definitions(lang: Lang, texts: &SheetTexts) -> Vec<CellRow> {
    let all = catalogue::definitions(lang).into_iter();
    let stand = all.filter(|it| (texts.stands)(&it.conditions));
    stand.map(|it| vec![vec![Run::plain(it.term)], (texts.runs)(&it.meaning)]).collect()
}
