//! The ranges practitioners name, beside what is on the table.

use super::facts::{DealFacts, facts, is_milestone};
use super::sentences::pick;
use crate::domain::currency::Currency;
use crate::domain::date::Date;
use crate::domain::deal::{PaymentKind, Stage};
use crate::domain::draft::{FieldValues, child};
use crate::domain::lang::Lang;
use crate::domain::number::{self, modelled};
use crate::domain::refdata::{FactReview, rows};
use std::sync::OnceLock;

const DISCOUNT: &str = "china_discount";
/// Upfront of a like Western deal.
const WESTERN: &str = "diligence.western_upfront";

/// A range practitioners name.
#[derive(Debug, Clone, PartialEq)]
pub struct MarketRange {
    /// The table's word.
    pub key: String,
    /// The field or list it stands beside.
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
    /// Day of the source.
    pub vintage: String,
    /// Until when it counts.
    pub review: FactReview,
    texts: [String; 4],
}

/// Every range.
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
    fn from_cells(cells: [String; 14]) -> Option<Self> {
        let [
            key, path, stages, low, high, open_above, unit, en, zh, source_en, source_zh, vintage,
            checked_on, review_by,
        ] = cells;
        Some(Self {
            key, path, unit, vintage,
            review: FactReview::of_cells(&checked_on, &review_by)?,
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

    /// Where a value lies, which the vendor's range alone does not decide: what the middle half of our own deals paid
    /// is no outlier; nor is a low milestone, where all of a product's together are mostly less than the vendor's lower
    /// ends come to.
    fn place(&self, value: f64, facts: Option<&DealFacts>) -> RangePosition {
        let ours = facts.is_some_and(|facts| match (facts.summed, facts.middle) {
            (true, _) => value < self.low && facts.median < lows(),
            (false, (from, to)) => (from..=to).contains(&value),
        });
        match value {
            _ if value < self.low && ours => RangePosition::Contested,
            _ if value < self.low => RangePosition::Below,
            _ if value > self.high && !self.open_above && ours => RangePosition::Contested,
            _ if value > self.high && !self.open_above => RangePosition::Above,
            _ => RangePosition::Inside,
        }
    }
}

/// What the vendor's lower ends of all development milestones come to.
fn lows() -> f64 {
    let milestones = market_ranges().iter().filter(|range| is_milestone(&range.key));
    milestones.map(|range| range.low).sum()
}

/// Where a value lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum RangePosition {
    Below,
    Inside,
    Above,
    /// Outside the vendor's range, and usual among our own deals.
    Contested,
    /// The dollars per unit of the deal currency are not known.
    NoRate,
    /// There is no Western deal to compare with.
    NoWestern,
    /// The range is past its review.
    Unknown,
}

/// A value of the deal beside its range.
#[derive(Debug, Clone, PartialEq)]
pub struct RangeCheck {
    /// The range.
    pub range: &'static MarketRange,
    /// Path of the field or list.
    pub path: String,
    /// The value: millions of the deal currency, or a fraction; `None` where there is none to compare.
    pub value: Option<f64>,
    /// Where it lies.
    pub place: RangePosition,
    /// What our own deals say of it.
    pub facts: Option<DealFacts>,
}

/// Every value of a draft that has a range and can be read, in the order of the ranges, on a day.
pub fn compared(values: &FieldValues, today: Date) -> Vec<RangeCheck> {
    let stage = Stage::from_word(values.text("terms.products.0.stage"));
    let fits = |range: &&MarketRange| {
        range.stages.is_empty() || stage.is_some_and(|stage| range.stages.contains(&stage))
    };
    market_ranges().iter().filter(fits).flat_map(|range| of_range(values, range, today)).collect()
}

fn of_range(values: &FieldValues, range: &'static MarketRange, today: Date) -> Vec<RangeCheck> {
    let rate = if range.unit == "share" { Some(1.0) } else { usd(values) };
    let old = range.review.unknown_since(today).is_some();
    let all = values_of(values, &range.key);
    let facts = if all.is_empty() { None } else { facts(values, &range.key) };
    let compare = |(path, value): (String, Option<f64>)| {
        let place = match (value, rate) {
            _ if old => RangePosition::Unknown,
            (None, _) => RangePosition::NoWestern,
            (_, None) => RangePosition::NoRate,
            (Some(value), Some(rate)) => range.place(value * rate, facts.as_ref()),
        };
        RangeCheck { range, path, value, place, facts }
    };
    all.into_iter().map(compare).collect()
}

/// US dollars per unit of the deal currency.
fn usd(values: &FieldValues) -> Option<f64> {
    let currency = Currency::from_code(values.text("terms.currency"))?;
    currency.in_usd(values.number("payments.usd_per_deal"))
}

/// The values a range is meant for, with their paths.
fn values_of(values: &FieldValues, key: &str) -> Vec<(String, Option<f64>)> {
    if key == DISCOUNT {
        return vec![(WESTERN.to_owned(), china_discount(values))];
    }
    let found = match key {
        // The ranges are of licences out of China.
        "upfront" if values.text("terms.parties.licensee.country") == "CN" => Vec::new(),
        "upfront" => upfront(values),
        "total" => face(values, "terms", &PaymentKind::ALL),
        "royalty" => numbers(values, values.expand("terms.royalties[].tiers[].rate")),
        "tech_transfer" => numbers(values, vec!["terms.tech_transfer.cost".to_owned()]),
        _ => milestones(values, key),
    };
    found.into_iter().map(|(path, value)| (path, Some(value))).collect()
}

fn upfront(values: &FieldValues) -> Vec<(String, f64)> {
    face(values, "terms.upfront", &[PaymentKind::Upfront])
}

/// The part by which the upfront is below that of a like Western deal, as the user knows one. `None` without it.
fn china_discount(values: &FieldValues) -> Option<f64> {
    let western = values.number(WESTERN).filter(|western| *western > 0.0)?;
    let (_, own) = upfront(values).into_iter().next()?;
    Some(1.0 - own / western)
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
