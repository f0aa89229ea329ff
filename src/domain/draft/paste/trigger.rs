//! What triggers a milestone, read from the words people use for it.

use crate::domain::deal::TriggerKind;
use crate::domain::draft::Draft;
use crate::domain::draft::choices::choices;
use crate::domain::lang::Lang;
use crate::domain::number::{self, AmountUnit};
use crate::domain::words;

/// Path of a trigger's kind below its milestone.
pub(super) const ON: &str = "trigger.on";

/// What triggers a milestone.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FoundTrigger {
    /// Fields below `trigger` and their texts.
    pub texts: Vec<(&'static str, String)>,
    /// Whether nothing is left to choose.
    pub is_whole: bool,
}

/// Words that tell the kinds apart, the first kind that has one decides.
const KINDS: [(TriggerKind, &[&str]); 3] = [
    (
        TriggerKind::Approval,
        &["approv", "marketing authori", "licensure", "获批", "批准", "上市许可"],
    ),
    (
        TriggerKind::Filing,
        &[
            "filing",
            "filed",
            "submission",
            "submitted",
            "bla ",
            "nda ",
            "maa ",
            "递交",
            "申报",
            "受理",
        ],
    ),
    (
        TriggerKind::Start,
        &[
            "start",
            "first patient",
            "fpi",
            "dos",
            "initiat",
            "启动",
            "开始",
            "入组",
            "首例",
            "给药",
        ],
    ),
];
/// What a stage's end is told by: no kind of trigger has it.
const ENDS: [&str; 8] =
    ["complet", "readout", "data", "result", "endpoint", "完成", "终点", "数据"];
/// Agencies and the region they decide for.
const AGENCIES: [(&str, &str); 6] =
    [("fda", "US"), ("ema", "EU"), ("ec", "EU"), ("pmda", "JP"), ("nmpa", "CN"), ("mhra", "GB")];

/// What some words say of a milestone's trigger; `None` where they say nothing known.
pub(super) fn trigger_of(
    draft: &Draft,
    row: &str,
    said: &str,
    unit: AmountUnit,
) -> Option<FoundTrigger> {
    let said = format!("{} ", said.trim().to_lowercase());
    let path = |field: &str| format!("{row}.trigger.{field}");
    let one = |kind: TriggerKind, field: &'static str, text: Option<String>| {
        let on = ("on", kind.word().to_owned());
        let is_whole = text.is_some();
        let texts = std::iter::once(on).chain(text.map(|text| (field, text))).collect();
        FoundTrigger { texts, is_whole }
    };
    if said.contains("sales") || said.contains("销售") {
        let cumulative = said.contains("cumulative") || said.contains("累计");
        let kind = if cumulative { TriggerKind::CumulativeSales } else { TriggerKind::AnnualSales };
        return Some(one(kind, "threshold", amount_in(&said, unit)));
    }
    let kind = KINDS.iter().find(|(_, words)| words.iter().any(|word| said.contains(word)));
    let stage = stage_in(draft, &path("stage"), &said);
    match kind.map(|(kind, _)| *kind) {
        Some(kind @ TriggerKind::Approval) => {
            Some(one(kind, "region", region_in(draft, &path("region"), &said)))
        }
        Some(kind @ TriggerKind::Filing) => {
            Some(FoundTrigger { is_whole: true, ..one(kind, "region", None) })
        }
        Some(kind) => Some(one(kind, "stage", stage)),
        None if stage.is_some() && !ENDS.iter().any(|end| said.contains(end)) => {
            Some(one(TriggerKind::Start, "stage", stage))
        }
        None => {
            let day = number::date(&said).ok().map(|day| day.to_string());
            day.map(|day| one(TriggerKind::Date, "date", Some(day)))
        }
    }
}

/// The longest amount from the first digit on.
fn amount_in(said: &str, unit: AmountUnit) -> Option<String> {
    let (start, _) = said.char_indices().find(|(_, c)| c.is_ascii_digit())?;
    let tail = said.get(start..)?;
    let ends = tail.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
    let mut texts = ends.filter_map(|end| tail.get(..end));
    texts.find(|text| number::amount(text).is_ok()).map(|text| unit.kept(text.trim()))
}

fn is_word_of(said: &str, word: &str) -> bool {
    said.split(|c: char| !c.is_ascii_alphanumeric()).any(|part| part == word)
}

/// The region named by its code, its name in either language or its agency; the only one where there is one.
fn region_in(draft: &Draft, path: &str, said: &str) -> Option<String> {
    let known = choices(draft, path, Lang::En)?;
    let named = |code: &str| {
        let name = |lang| words::choice("terms.territory.licensed[]", code, lang).unwrap_or(code);
        let agency = |(agency, of): &(&str, &str)| *of == code && is_word_of(said, agency);
        is_word_of(said, &code.to_lowercase())
            || said.contains(&name(Lang::En).to_lowercase())
            || said.contains(name(Lang::Zh))
            || AGENCIES.iter().any(agency)
    };
    let found = known.iter().find(|choice| named(&choice.word));
    let only = || known.first().filter(|_| known.len() == 1);
    found.or_else(only).map(|choice| choice.word.clone())
}

/// The stage named: a phase by its number in any of the ways people write it, or a stage by its name.
fn stage_in(draft: &Draft, path: &str, said: &str) -> Option<String> {
    let known = choices(draft, path, Lang::En)?;
    let squeezed: String = said.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    let named = |word: &str| {
        let called = [Lang::En, Lang::Zh].map(|lang| words::stage(word, lang).to_lowercase());
        let called = called.iter().map(|name| name.replace(' ', ""));
        phase_names(word).chain(called).any(|name| names(&squeezed, &name))
    };
    known.into_iter().find(|choice| named(&choice.word)).map(|choice| choice.word)
}

/// Whether a text names it and not a longer number: `phase i` is not in `phase iii`.
fn names(text: &str, name: &str) -> bool {
    let mut at = text.match_indices(name);
    at.any(|(start, _)| {
        let after = text.get(start + name.len()..).unwrap_or_default();
        let before = text.get(..start).unwrap_or_default();
        let number = |c: char| c.is_ascii_digit() || matches!(c, 'i' | 'v');
        let by_period = name.ends_with('期');
        let longer_before = by_period && before.ends_with(number);
        !(longer_before || (!by_period && after.starts_with(number)))
    })
}

fn phase_names(word: &str) -> impl Iterator<Item = String> + use<> {
    let number = word.strip_prefix("phase").and_then(|number| number.parse::<usize>().ok());
    let number = number.filter(|number| (1..=4).contains(number));
    number.into_iter().flat_map(|number| {
        let roman = ["i", "ii", "iii", "iv"].get(number - 1).copied().unwrap_or_default();
        let chinese = ["一", "二", "三", "四"].get(number - 1).copied().unwrap_or_default();
        [
            format!("phase{number}"),
            format!("phase{roman}"),
            format!("ph{number}"),
            format!("p{number}"),
            format!("{number}期"),
            format!("{roman}期"),
            format!("{chinese}期"),
        ]
    })
}
