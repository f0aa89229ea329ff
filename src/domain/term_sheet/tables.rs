//! The term sheet's tables, made from the deal's lists.

use super::catalogue;
use super::fill::field;
use super::model::{Block, Run, RunKind};
use super::source::TextPart;
use crate::domain::draft::FieldValues;
use crate::domain::format::percent;
use crate::domain::lang::Lang;

type CellRow = Vec<Vec<Run>>;

/// A table by its word; `None` when it would have no rows.
pub(super) fn table(
    values: &FieldValues,
    lang: Lang,
    name: &str,
    runs: &dyn Fn(&[TextPart]) -> Vec<Run>,
) -> Option<Block> {
    let make = TableBuilder { values, lang };
    let (head, rows): (&[(&str, &str)], Vec<CellRow>) = match name {
        "upfront" => (UPFRONT, make.rows("terms.upfront", TableBuilder::tranche)),
        "milestones" => (MILESTONES, make.rows("terms.milestones", TableBuilder::milestone)),
        "tiers" => (TIERS, make.rows("terms.royalties.0.tiers", TableBuilder::tier)),
        "territory" => (TERRITORY, make.territory()),
        "money" => (MONEY, make.money()),
        "definitions" => (DEFINITIONS, definitions(lang, runs)),
        _ => return None,
    };
    let head = head.iter().map(|(en, zh)| if lang == Lang::En { *en } else { *zh });
    (!rows.is_empty()).then(|| Block::Table(head.collect(), rows))
}

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
const TERRITORY: &[(&str, &str)] = &[("Region", "区域"), ("Rights", "权利")];
const MONEY: &[(&str, &str)] = &[("Term", "条款"), ("Value", "数值")];
const DEFINITIONS: &[(&str, &str)] = &[("Term", "术语"), ("Meaning", "含义")];

struct TableBuilder<'a> {
    values: &'a FieldValues,
    lang: Lang,
}

impl TableBuilder<'_> {
    fn say(&self, en: &str, zh: &str) -> Vec<Run> {
        vec![Run::plain(if self.lang == Lang::En { en } else { zh })]
    }

    fn rows(&self, list: &str, row: fn(&Self, &str, usize) -> CellRow) -> Vec<CellRow> {
        (0..self.values.rows(list)).map(|at| row(self, list, at)).collect()
    }

    fn cell(&self, path: &str) -> Vec<Run> {
        vec![field(self.values, path, self.lang)]
    }

    fn tranche(&self, list: &str, at: usize) -> CellRow {
        let columns = ["label", "amount", "form", "days_after_effective"];
        columns.iter().map(|column| self.cell(&format!("{list}.{at}.{column}"))).collect()
    }

    fn milestone(&self, list: &str, at: usize) -> CellRow {
        let path = |column: &str| format!("{list}.{at}.{column}");
        vec![
            self.cell(&path("id")),
            self.cell(&path("label")),
            self.trigger(&path("trigger")),
            self.cell(&path("amount")),
        ]
    }

    /// The event in words, with what it needs.
    fn trigger(&self, path: &str) -> Vec<Run> {
        let on = self.values.text(&format!("{path}.on"));
        let (en, zh, needs) = match on {
            "start" => ("start of ", "启动：", "stage"),
            "filing" => ("first filing for approval", "首次递交上市申请", ""),
            "approval" => ("first approval in ", "首次获批：", "region"),
            "date" => ("on ", "日期：", "date"),
            "annual_sales" => {
                ("calendar-year Net Sales first reach ", "日历年净销售额首次达到", "threshold")
            }
            "cumulative_sales" => {
                ("cumulative Net Sales first reach ", "累计净销售额首次达到", "threshold")
            }
            _ => ("", "", "on"),
        };
        let event = self.say(en, zh).into_iter().next();
        if needs.is_empty() {
            // Nothing else in the cell leads to the event.
            let mark = RunKind::Value(format!("{path}.on"));
            return event.map(|event| Run { mark, ..event }).into_iter().collect();
        }
        let detail = field(self.values, &format!("{path}.{needs}"), self.lang);
        event.into_iter().chain([detail]).collect()
    }

    fn tier(&self, list: &str, at: usize) -> CellRow {
        let next = format!("{list}.{}.above", at + 1);
        let upto = if at + 1 < self.values.rows(list) {
            self.cell(&next)
        } else {
            self.say("no limit", "不设上限")
        };
        vec![
            self.cell(&format!("{list}.{at}.above")),
            upto,
            self.cell(&format!("{list}.{at}.rate")),
        ]
    }

    fn territory(&self) -> Vec<CellRow> {
        let lists = [
            ("terms.territory.licensed", "exclusive licence to Licensee", "独占许可予被许可方"),
            ("terms.territory.retained", "retained by Licensor", "许可方保留"),
        ];
        let row = |(list, en, zh): (&str, &str, &str)| {
            let rows = 0..self.values.rows(list);
            rows.map(|at| vec![self.cell(&format!("{list}.{at}")), self.say(en, zh)])
                .collect::<Vec<_>>()
        };
        lists.into_iter().flat_map(row).collect()
    }

    /// What the paper comes to.
    fn money(&self) -> Vec<CellRow> {
        let mut rows = vec![
            vec![self.say("Upfront in all", "首付款合计"), self.cell("total_upfront")],
            vec![self.say("Milestones in all", "里程碑付款合计"), self.cell("total_milestones")],
            vec![self.say("Headline", "交易总额"), self.cell("headline")],
            vec![self.say("Royalty rates", "特许权使用费率"), self.rates()],
        ];
        if self.values.text("terms.structure.kind") == "newco" {
            let path = "terms.structure.licensor_equity";
            rows.push(vec![self.say("Licensor's equity", "许可方持股"), self.cell(path)]);
        }
        rows
    }

    /// The lowest and the highest rate of the tiers.
    fn rates(&self) -> Vec<Run> {
        let list = "terms.royalties.0.tiers";
        let rates = self.values.expand("terms.royalties[].tiers[].rate");
        let rates = rates.iter().filter_map(|path| self.values.decimal(path));
        let rates: Vec<_> = rates.collect();
        let text = match (rates.iter().min(), rates.iter().max()) {
            (Some(low), Some(high)) if low != high => {
                format!("{} – {}", percent(*low, self.lang), percent(*high, self.lang))
            }
            (Some(low), _) => percent(*low, self.lang),
            _ => if self.lang == Lang::En { "none" } else { "无" }.to_owned(),
        };
        vec![Run::new(text, RunKind::Value(list.to_owned()))]
    }
}

fn definitions(lang: Lang, runs: &dyn Fn(&[TextPart]) -> Vec<Run>) -> Vec<CellRow> {
    let row = |(term, meaning): &(&'static str, Vec<TextPart>)| {
        vec![vec![Run::plain(*term)], runs(meaning)]
    };
    catalogue::definitions(lang).iter().map(row).collect()
}
