//! Licences out of China whose terms were made public: to compare with, and to start from.
//!
//! `refdata/deals.csv` holds those with both an upfront and a total, as reported by the page each row
//! names. Amounts are USD millions. `family`, `stage`, `retained`, `kind` and `country` were read off the
//! reported text here; empty means that it did not say.

mod compare;
mod document;

pub use compare::{Filter, Medians, comparables, medians};
pub use document::deal;

use crate::domain::date::Date;
use crate::domain::deal::{Modality, Stage};
use crate::domain::number::sum;
use crate::domain::refdata::rows;
use rust_decimal::Decimal;

const DEALS: &str = include_str!("../../refdata/deals.csv");

/// A licence whose terms were made public.
#[derive(Debug, Clone, PartialEq)]
pub struct PublicDeal {
    /// When it was announced, as precisely as reported: `2023-12-20`, `2023-04`, `2024` or nothing.
    pub date: String,
    /// The payee.
    pub licensor: String,
    /// The payer.
    pub licensee: String,
    /// Where the payer has its seat, ISO 3166; general knowledge, not the row's source.
    pub country: String,
    /// The drug or programmes.
    pub asset: String,
    /// What it is made of, as reported.
    pub modality: String,
    /// The modality among those a template exists for.
    pub family: Option<Modality>,
    /// Stage at signing, as reported.
    pub phase: String,
    /// The stage among those a template exists for.
    pub stage: Option<Stage>,
    /// Licensed territory, as reported.
    pub territory: String,
    /// Regions the licensor keeps; `None` where the territory was not reported or not clear.
    pub retained: Option<Vec<String>>,
    /// Upfront, USD millions.
    pub upfront: Decimal,
    /// Upfront and all milestones.
    pub total: Total,
    /// Sales milestones alone, where reported.
    pub sales_milestones: Option<Decimal>,
    /// Shares that came with it, as reported.
    pub equity: String,
    /// Royalty, as reported.
    pub royalty: String,
    /// Whether the payer is a new company in which the licensor takes shares.
    pub newco: bool,
    /// Structure, as reported.
    pub structure: String,
    /// What else matters for reading the row.
    pub notes: String,
    /// The page the row was read from.
    pub source_url: String,
}

/// Upfront and all milestones of a public deal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Total {
    /// USD millions.
    pub amount: Decimal,
    /// How exactly it was reported.
    pub qualifier: Qualifier,
    /// Whether it is the sum of a reported upfront and reported milestones rather than a reported total.
    pub derived: bool,
}

/// How exactly an amount was reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Qualifier {
    /// The amount.
    Exact,
    /// More than it.
    AtLeast,
    /// About it.
    About,
}

/// Every public deal, in the table's order.
pub fn all() -> Vec<PublicDeal> {
    rows(DEALS).filter_map(PublicDeal::from_cells).collect()
}

impl PublicDeal {
    /// From a row of the table; the names are its column heads.
    #[rustfmt::skip]
    fn from_cells(cells: [String; 21]) -> Option<Self> {
        let [
            date, licensor, licensee, country, asset, modality, family, phase, stage, territory,
            retained, upfront, milestones, sales_milestones, reported, equity, royalty, kind,
            structure, notes, source_url,
        ] = cells;
        let upfront: Decimal = upfront.parse().ok()?;
        Some(Self {
            total: total(upfront, &milestones, &reported)?,
            upfront,
            retained: regions(&retained),
            sales_milestones: sales_milestones.parse().ok(),
            newco: kind == "newco",
            family: Modality::from_word(&family),
            stage: Stage::from_word(&stage),
            date, licensor, licensee, country, asset, modality, phase, territory,
            equity, royalty, structure, notes, source_url,
        })
    }

    /// Year of the announcement; `None` where it was not reported.
    pub fn year(&self) -> Option<i32> {
        self.date.get(..4)?.parse().ok()
    }

    /// Day of the announcement: the day, or the first of the reported month or year.
    fn day(&self) -> Option<Date> {
        let text = self.date.as_str();
        let rest = "0000-01-01".get(text.len()..)?;
        crate::domain::date::parse(&format!("{text}{rest}"))
    }
}

fn regions(codes: &str) -> Option<Vec<String>> {
    match codes {
        "" => None,
        "none" => Some(Vec::new()),
        codes => Some(codes.split(' ').map(str::to_owned).collect()),
    }
}

/// A reported total, else upfront and reported milestones; `None` where neither was reported.
fn total(upfront: Decimal, milestones: &str, total: &str) -> Option<Total> {
    let derived = total.is_empty();
    let text = if derived { milestones } else { total };
    let (qualifier, digits) = match (text.strip_prefix('>'), text.strip_prefix('~')) {
        (Some(digits), _) => (Qualifier::AtLeast, digits),
        (_, Some(digits)) => (Qualifier::About, digits),
        _ => (Qualifier::Exact, text),
    };
    let reported: Decimal = digits.parse().ok()?;
    let amount = if derived { sum([upfront, reported]) } else { reported };
    Some(Total { amount, qualifier, derived })
}
