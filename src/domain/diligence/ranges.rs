//! The ranges practitioners name, beside what is on the table.

use super::sentences::pick;
use crate::domain::deal::{PaymentKind, Stage};
use crate::domain::draft::{Draft, child};
use crate::domain::lang::Lang;
use crate::domain::number;
use crate::domain::refdata::rows;
use rust_decimal::prelude::ToPrimitive;
use std::sync::OnceLock;

const MILESTONES: &str = "terms.milestones";
const UPFRONT: &str = "terms.upfront";
const TIERS: &str = "terms.royalty.tiers";

/// A range practitioners name.
#[derive(Debug, Clone, PartialEq)]
pub struct MarketRange {
    /// The table's word.
    pub key: String,
    /// The field or list it stands beside; empty where no field says it.
    pub path: String,
    /// Stages at signing it is meant for; none: any.
    pub stages: Vec<Stage>,
    /// Lower end, in the unit.
    pub low: f64,
    /// Upper end, in the unit.
    pub high: f64,
    /// More than the upper end is usual too.
    pub open_above: bool,
    /// `usd_m` (millions of US dollars) or `share` (a fraction).
    pub unit: String,
    /// Year and month of the source.
    pub vintage: String,
    texts: [String; 4],
}

/// Every range, also the one no field says (the “China discount”).
pub fn market_ranges() -> &'static [MarketRange] {
    static TABLE: OnceLock<Vec<MarketRange>> = OnceLock::new();
    TABLE.get_or_init(|| {
        rows(include_str!("../../refdata/diligence/ranges.csv"))
            .filter_map(MarketRange::from_cells)
            .collect()
    })
}

impl MarketRange {
    #[rustfmt::skip]
    fn from_cells(cells: [String; 12]) -> Option<Self> {
        let [
            key, path, stages, low, high, open_above, unit, en, zh, source_en, source_zh, vintage,
        ] = cells;
        Some(Self {
            key, path, unit, vintage,
            stages: stages.split_whitespace().filter_map(Stage::from_word).collect(),
            low: low.parse().ok()?,
            high: high.parse().ok()?,
            open_above: open_above == "true",
            texts: [en, zh, source_en, source_zh],
        })
    }

    /// What it is the range of.
    pub fn name(&self, lang: Lang) -> &str {
        let [en, zh, ..] = &self.texts;
        pick(lang, en, zh)
    }

    /// Who says so.
    pub fn source(&self, lang: Lang) -> &str {
        let [.., en, zh] = &self.texts;
        pick(lang, en, zh)
    }

    fn place(&self, value: f64) -> RangePosition {
        if value < self.low {
            RangePosition::Below
        } else if value > self.high && !self.open_above {
            RangePosition::Above
        } else {
            RangePosition::Inside
        }
    }
}

/// Where a value lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum RangePosition {
    Below,
    Inside,
    Above,
}

/// A value of the deal beside its range.
#[derive(Debug, Clone, PartialEq)]
pub struct RangeCheck {
    /// The range.
    pub range: &'static MarketRange,
    /// Path of the field or list.
    pub path: String,
    /// The value: millions of the deal currency, or a fraction.
    pub value: f64,
    /// Where it lies; `None`: the dollars per unit of the deal currency are not known.
    pub place: Option<RangePosition>,
}

/// Every value of a draft that has a range and can be read, in the order of the ranges.
pub fn compared(draft: &Draft) -> Vec<RangeCheck> {
    let stage = Stage::from_code(draft.text("terms.asset.stage").trim());
    let fits = |range: &&MarketRange| {
        range.stages.is_empty() || stage.is_some_and(|stage| range.stages.contains(&stage))
    };
    market_ranges().iter().filter(fits).flat_map(|range| of_range(draft, range)).collect()
}

fn of_range(draft: &Draft, range: &'static MarketRange) -> Vec<RangeCheck> {
    let rate = if range.unit == "share" { Some(1.0) } else { usd(draft) };
    let values = values(draft, &range.key).into_iter();
    let compare = |(path, value): (String, f64)| {
        let place = rate.map(|rate| range.place(value * rate));
        RangeCheck { range, path, value, place }
    };
    values.map(compare).collect()
}

/// US dollars per unit of the deal currency.
fn usd(draft: &Draft) -> Option<f64> {
    let dollars = draft.text("terms.currency").trim() == "USD";
    if dollars { Some(1.0) } else { draft.number_at("payments.usd_per_deal") }
}

/// The values a range is meant for, with their paths.
fn values(draft: &Draft, key: &str) -> Vec<(String, f64)> {
    let inward = draft.text("terms.parties.licensee.country").trim() == "CN";
    match key {
        "upfront" if !inward => whole(draft, UPFRONT, &[UPFRONT]),
        "upfront_in" if inward => whole(draft, UPFRONT, &[UPFRONT]),
        "total" => {
            let lists: Vec<_> = PaymentKind::headline_lists().collect();
            whole(draft, "terms", &lists)
        }
        "royalty" => each(draft, TIERS, "rate", |path| draft.number_at(path)),
        "tech_transfer" => {
            let path = "terms.tech_transfer.cost".to_owned();
            amount(draft, &path).map(|value| (path, value)).into_iter().collect()
        }
        _ => milestones(draft, key),
    }
}

fn milestones(draft: &Draft, key: &str) -> Vec<(String, f64)> {
    let all = (0..draft.rows(MILESTONES)).map(|row| child(MILESTONES, row));
    let own = all.filter(|row| milestone_key(draft, row) == key).map(|row| child(&row, "amount"));
    own.filter_map(|path| amount(draft, &path).map(|value| (path, value))).collect()
}

/// The range a milestone is compared with; empty for none.
fn milestone_key(draft: &Draft, row: &str) -> &'static str {
    let said = |field: &str| draft.text(&format!("{row}.trigger.{field}")).trim();
    match said("on") {
        // The first trial starts when the IND is in effect.
        "start" if said("stage") == "phase1" => "ind",
        "start" if said("stage") == "phase2" => "phase2_start",
        "filing" => "filing",
        "approval" if said("region") == "US" => "approval",
        _ => "",
    }
}

fn each(
    draft: &Draft,
    list: &str,
    field: &str,
    read: impl Fn(&str) -> Option<f64>,
) -> Vec<(String, f64)> {
    let paths = (0..draft.rows(list)).map(|row| child(&child(list, row), field));
    paths.filter_map(|path| read(&path).map(|value| (path, value))).collect()
}

/// The sum of the amounts of some lists; nothing without a single amount.
fn whole(draft: &Draft, path: &str, lists: &[&str]) -> Vec<(String, f64)> {
    let paths = lists.iter().flat_map(|list| draft.expand(&format!("{list}[].amount")));
    let amounts: Vec<_> = paths.filter_map(|path| number::amount(draft.text(&path)).ok()).collect();
    let sum = number::sum(amounts.iter().copied()).to_f64().filter(|_| !amounts.is_empty());
    sum.map(|sum| (path.to_owned(), sum)).into_iter().collect()
}

fn amount(draft: &Draft, path: &str) -> Option<f64> {
    number::amount(draft.text(path)).ok()?.to_f64()
}
