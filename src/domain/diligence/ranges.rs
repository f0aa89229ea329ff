//! The ranges practitioners name, beside what is on the table.

use super::sentences::pick;
use crate::domain::currency::Currency;
use crate::domain::deal::{PaymentKind, Stage};
use crate::domain::draft::{FieldValues, child};
use crate::domain::lang::Lang;
use crate::domain::number::{self, modelled};
use crate::domain::refdata::rows;
use std::sync::OnceLock;

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
pub fn compared(values: &FieldValues) -> Vec<RangeCheck> {
    let stage = Stage::from_word(values.text("terms.products.0.stage"));
    let fits = |range: &&MarketRange| {
        range.stages.is_empty() || stage.is_some_and(|stage| range.stages.contains(&stage))
    };
    market_ranges().iter().filter(fits).flat_map(|range| of_range(values, range)).collect()
}

fn of_range(values: &FieldValues, range: &'static MarketRange) -> Vec<RangeCheck> {
    let rate = if range.unit == "share" { Some(1.0) } else { usd(values) };
    let compare = |(path, value): (String, f64)| {
        let place = rate.map(|rate| range.place(value * rate));
        RangeCheck { range, path, value, place }
    };
    values_of(values, &range.key).into_iter().map(compare).collect()
}

/// US dollars per unit of the deal currency.
fn usd(values: &FieldValues) -> Option<f64> {
    let currency = Currency::from_code(values.text("terms.currency"))?;
    currency.in_usd(values.number("payments.usd_per_deal"))
}

/// The values a range is meant for, with their paths.
fn values_of(values: &FieldValues, key: &str) -> Vec<(String, f64)> {
    let inward = values.text("terms.parties.licensee.country") == "CN";
    match key {
        "upfront" if !inward => face(values, "terms.upfront", &[PaymentKind::Upfront]),
        "upfront_in" if inward => face(values, "terms.upfront", &[PaymentKind::Upfront]),
        "total" => face(values, "terms", &PaymentKind::ALL),
        "royalty" => numbers(values, values.expand("terms.royalties[].tiers[].rate")),
        "tech_transfer" => numbers(values, vec!["terms.tech_transfer.cost".to_owned()]),
        _ => milestones(values, key),
    }
}

fn milestones(values: &FieldValues, key: &str) -> Vec<(String, f64)> {
    let all = values.expand("terms.milestones[]").into_iter();
    let own = all.filter(|row| milestone_key(values, row) == key);
    numbers(values, own.map(|row| child(&row, "amount")).collect())
}

/// The range a milestone is compared with; empty for none.
fn milestone_key(values: &FieldValues, row: &str) -> &'static str {
    let trigger = |field: &str| values.text(&format!("{row}.trigger.{field}"));
    match trigger("on") {
        // The first trial starts when the IND is in effect.
        "start" if trigger("stage") == "phase1" => "ind",
        "start" if trigger("stage") == "phase2" => "phase2_start",
        "filing" => "filing",
        "approval" if trigger("region") == "US" => "approval",
        _ => "",
    }
}

/// Those of some paths that can be read.
fn numbers(values: &FieldValues, paths: Vec<String>) -> Vec<(String, f64)> {
    paths.into_iter().filter_map(|path| values.number(&path).map(|value| (path, value))).collect()
}

/// The face of some kinds of payment together; nothing without a single amount.
fn face(values: &FieldValues, path: &str, kinds: &[PaymentKind]) -> Vec<(String, f64)> {
    let paths = kinds.iter().filter_map(|kind| kind.face_path());
    let paths = paths.flat_map(|path| values.expand(path));
    let amounts: Vec<_> = paths.filter_map(|path| values.decimal(&path)).collect();
    let sum = modelled(number::sum(amounts.iter().copied()));
    if amounts.is_empty() { Vec::new() } else { vec![(path.to_owned(), sum)] }
}
