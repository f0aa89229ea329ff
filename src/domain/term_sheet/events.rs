//! The events that milestones are tied to, in words a contract can be read by.

use super::fill::field;
use super::model::{Run, RunKind};
use crate::domain::deal::EACH;
use crate::domain::draft::FieldValues;
use crate::domain::lang::Lang;

/// Who accepts an application for approval, by region.
const AUTHORITIES: [(&str, &str, &str); 9] = [
    ("US", "the US Food and Drug Administration (FDA)", "美国食品药品监督管理局（FDA）"),
    ("EU", "the European Medicines Agency (EMA)", "欧洲药品管理局（EMA）"),
    (
        "JP",
        "the Pharmaceuticals and Medical Devices Agency (PMDA)",
        "日本医药品医疗器械综合机构（PMDA）",
    ),
    ("CN", "the National Medical Products Administration (NMPA)", "国家药品监督管理局（NMPA）"),
    (
        "GB",
        "the Medicines and Healthcare products Regulatory Agency (MHRA)",
        "英国药品和健康产品管理局（MHRA）",
    ),
    ("CA", "Health Canada", "加拿大卫生部"),
    ("KR", "the Ministry of Food and Drug Safety (MFDS)", "韩国食品药品安全部（MFDS）"),
    ("CH", "Swissmedic", "瑞士治疗产品管理局（Swissmedic）"),
    ("AU", "the Therapeutic Goods Administration (TGA)", "澳大利亚药品管理局（TGA）"),
];

/// The event at a milestone's `trigger` in words; `None` where there is none.
pub fn event(values: &FieldValues, path: &str, lang: Lang) -> Option<String> {
    let runs = EventWords { values, lang }.trigger(path);
    let text: String = runs.into_iter().map(|run| run.text).collect();
    Some(text).filter(|_| values.is_given(&format!("{path}.on")))
}

/// What events are told from, and in which language.
pub(super) struct EventWords<'a> {
    pub values: &'a FieldValues,
    pub lang: Lang,
}

impl EventWords<'_> {
    /// Text as it stands.
    pub fn say(&self, en: &str, zh: &str) -> Vec<Run> {
        vec![Run::plain(if self.lang == Lang::En { en } else { zh })]
    }

    /// Runs between two texts.
    pub fn wrapped(&self, en: (&str, &str), zh: (&str, &str), runs: Vec<Run>) -> Vec<Run> {
        let mut all = self.say(en.0, zh.0);
        all.extend(runs);
        all.extend(self.say(en.1, zh.1));
        all.retain(|run| !run.text.is_empty());
        all
    }

    fn cell(&self, path: &str) -> Vec<Run> {
        vec![field(self.values, path, self.lang)]
    }

    /// The event at a `trigger`, with what it needs and whose it is.
    pub fn trigger(&self, path: &str) -> Vec<Run> {
        let mut runs = self.event(path);
        let leaf = |name: &str| format!("{path}.{name}");
        let regions = self.cell(&leaf("regions[]"));
        let told = regions.iter().all(|run| matches!(run.mark, RunKind::Value(_)));
        if told && self.values.is_given(&leaf("threshold")) {
            runs.extend(self.wrapped((" in ", ""), ("（计入地区：", "）"), regions));
        }
        let programme = leaf("programme");
        if let Some(word) = self.values.word(&programme) {
            let (en, zh) =
                if word == EACH { (" (", "（") } else { (" (programme ", "（研发项目：") };
            runs.extend(self.wrapped((en, ")"), (zh, "）"), self.cell(&programme)));
        }
        if self.values.is_given(&leaf("product")) {
            runs.extend(self.wrapped((" (", ")"), ("（", "）"), self.cell(&leaf("product"))));
        }
        runs
    }

    fn event(&self, path: &str) -> Vec<Run> {
        let leaf = |name: &str| format!("{path}.{name}");
        let detail = |name: &str| self.cell(&leaf(name));
        match self.values.text(&leaf("on")) {
            "start" => self.start(&leaf("stage")),
            "filing" => self.acceptance(path),
            "approval" => {
                let around = (("first Regulatory Approval in ", ""), ("在", "首次取得上市批准"));
                self.wrapped(around.0, around.1, detail("region"))
            }
            "date" => self.wrapped(("on ", ""), ("日期：", ""), detail("date")),
            "event" => self.wrapped(("event: ", ""), ("事件：", ""), detail("event")),
            "annual_sales" => {
                let en = ("calendar-year Net Sales first reach ", "");
                self.wrapped(en, ("日历年净销售额首次达到", ""), detail("threshold"))
            }
            "cumulative_sales" => {
                let en = ("cumulative Net Sales first reach ", "");
                self.wrapped(en, ("累计净销售额首次达到", ""), detail("threshold"))
            }
            _ => detail("on"),
        }
    }

    /// A clinical trial starts when the first patient is dosed; Phase I may have volunteers.
    fn start(&self, stage: &str) -> Vec<Run> {
        let (en, zh) = match self.values.text(stage) {
            "phase1" => {
                (("First Dosing of a subject in a ", " trial"), ("", "临床试验首例受试者首次给药"))
            }
            "phase2" | "phase3" => {
                (("First Dosing of a patient in a ", " trial"), ("", "临床试验首例患者首次给药"))
            }
            _ => (("start of the stage ", ""), ("", "阶段开始")),
        };
        self.wrapped(en, zh, self.cell(stage))
    }

    /// An application counts once an authority has taken it for review: the region's, or the first of those of the
    /// licensed regions.
    fn acceptance(&self, path: &str) -> Vec<Run> {
        let region = format!("{path}.region");
        if !self.values.is_given(&region) {
            let said = self.say(
                "first Acceptance, by the regulator of a region of the Licensed Territory, of an application for Regulatory Approval",
                "许可区域内任一监管机构首次受理上市申请",
            );
            // Nothing else in the cell leads to the event.
            let mark = RunKind::Value(format!("{path}.on"));
            return said.into_iter().map(|run| Run { mark: mark.clone(), ..run }).collect();
        }
        let code = self.values.text(&region);
        let known = AUTHORITIES.iter().find(|(known, ..)| *known == code);
        let (_, en, zh) = known.unwrap_or(&("", "the regulator", "当地监管机构"));
        let en =
            format!("Acceptance, by {en}, of the first application for Regulatory Approval in ");
        let zh = format!("{zh}首次受理在");
        self.wrapped((&en, ""), (&zh, "的上市申请"), self.cell(&region))
    }
}
