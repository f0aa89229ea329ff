//! Licences out of China whose terms were made public: to compare with, and to start from.
//!
//! `refdata/deals.csv` holds them as reported by the page each row names, amounts in USD millions. What of a row's text
//! a deal file can say in fields of its own stands beside it in `refdata/public_deals`: `readings.csv` (a line a row,
//! in its order), `products.csv` and `payments.csv` by the deal's id, `bands.csv` (what a royalty told in words is
//! read as). A `~` before a value says that the row does not: it is assumed.
//! docs/PUBLIC_DEALS.md tells how faithful each is.

mod amounts;
mod bands;
mod chinese_names;
mod compare;
mod document;
mod reading;
mod royalty;
mod scale;
mod terms;

pub use bands::{RoyaltyBand, bands};
pub use chinese_names::{deal_in, named};
pub use compare::{Filter, Medians, comparables, median, medians};
pub use document::deal;
pub use reading::{Fidelity, PaymentRow, ProductRow, PublicReading, Stated};

use crate::domain::date::Date;
use crate::domain::deal::{Modality, Stage};
use crate::domain::number::sum;
use crate::domain::refdata::rows;
use rust_decimal::Decimal;
use std::sync::OnceLock;

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
    /// The drug or programmes.
    pub asset: String,
    /// What it is made of, as reported.
    pub modality: String,
    /// The (lead) drug's modality, where it was reported.
    pub family: Option<Modality>,
    /// Stage at signing, as reported.
    pub phase: String,
    /// The (lead) drug's stage, where it was reported.
    pub stage: Option<Stage>,
    /// Licensed territory, as reported.
    pub territory: String,
    /// Upfront alone, USD millions, where it was reported.
    pub upfront: Option<Decimal>,
    /// Near-term payments, where they were reported apart, or together with the upfront.
    pub near_term: Option<Decimal>,
    /// All milestones, where they were reported.
    pub milestones: Option<Decimal>,
    /// Upfront and all milestones, where either sum was reported.
    pub total: Option<Total>,
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
    /// The page the row was read from, the first of several.
    pub source_url: String,
    /// What of it a deal file says in fields of its own.
    pub reading: PublicReading,
}

/// Upfront and all milestones of a public deal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Total {
    /// USD millions.
    pub amount: Decimal,
    /// How exactly it was reported.
    pub qualifier: Qualifier,
    /// Whether it is the sum of reported parts rather than a reported total.
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

/// Every public deal, in the table's order; the table is read once.
pub fn all() -> &'static [PublicDeal] {
    static ALL: OnceLock<Vec<PublicDeal>> = OnceLock::new();
    ALL.get_or_init(|| {
        let deals = rows(DEALS).zip(reading::all());
        deals.map(|(cells, reading)| PublicDeal::of(cells, reading)).collect()
    })
}

impl PublicDeal {
    /// From a row of the table and its reading; the names are the table's column heads.
    #[rustfmt::skip]
    fn of(cells: [String; 16], reading: PublicReading) -> Self {
        let [
            date, licensor, licensee, asset, modality, phase, territory, upfront, near_term, milestones,
            total, equity, royalty, structure, notes, source_url,
        ] = cells;
        let lead = reading.products.first();
        let amounts = Amounts {
            upfront: reported(&upfront),
            near_term: reported(&near_term),
            milestones: reported(&milestones),
            total: reported(&total),
        };
        Self {
            upfront: amounts.upfront.map(|(amount, _)| amount),
            near_term: amounts.near_term.map(|(amount, _)| amount),
            milestones: amounts.milestones.map(|(amount, _)| amount),
            total: amounts.headline(&reading.headline),
            newco: reading.newco,
            family: lead.and_then(|lead| lead.modality.published()),
            stage: lead.and_then(|lead| lead.stage.published()),
            source_url: source_url.split(' ').next().unwrap_or_default().to_owned(),
            date, licensor, licensee, asset, modality, phase, territory,
            equity, royalty, structure, notes, reading,
        }
    }

    /// Year of the announcement; `None` where it was not reported.
    pub fn year(&self) -> Option<i32> {
        self.date.get(..4)?.parse().ok()
    }

    /// Upfront and total, where both were reported.
    pub fn figures(&self) -> Option<(Decimal, Total)> {
        self.upfront.zip(self.total)
    }

    /// What to know when reading the row: its notes, where its sources differ, what is not in it.
    pub fn remarks(&self) -> String {
        let PublicReading { proxy, conflict, missing, .. } = &self.reading;
        let told = |name: &str, text: &str| {
            (!text.is_empty())
                .then(|| if name.is_empty() { text.to_owned() } else { format!("{name}: {text}") })
        };
        let parts = [
            told("", &self.notes),
            told("Sources differ", conflict),
            told("Stood in for", proxy),
            told("Not published", missing),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(". ")
    }

    /// Day of the announcement: the day, or the first of the reported month or year.
    fn day(&self) -> Option<Date> {
        let text = self.date.as_str();
        let rest = "0000-01-01".get(text.len()..)?;
        crate::domain::date::parse(&format!("{text}{rest}"))
    }

    /// The mark of what was published.
    fn published(&self) -> String {
        format!("published {}", self.source_url)
    }
}

/// An amount and how exactly it was reported.
type Reported = Option<(Decimal, Qualifier)>;

/// The reported amounts of a row.
struct Amounts {
    upfront: Reported,
    near_term: Reported,
    milestones: Reported,
    total: Reported,
}

impl Amounts {
    /// Upfront and milestones together: the reported total, else the sum of the parts the reading names
    /// (`near+milestones`); `None` where these were not reported.
    fn headline(&self, rule: &str) -> Option<Total> {
        let derived = rule != "total";
        let mut qualifier = Qualifier::Exact;
        let mut parts = Vec::new();
        for part in rule.split('+') {
            let reported = match part {
                "total" => self.total,
                "upfront" if rule != "upfront" => self.upfront,
                "near" => self.near_term,
                "milestones" => self.milestones,
                _ => None,
            };
            let (amount, exactly) = reported?;
            parts.push(amount);
            qualifier = if exactly == Qualifier::Exact { qualifier } else { exactly };
        }
        Some(Total { amount: sum(parts), qualifier, derived })
    }
}

/// An amount as the table spells it: `1000`, `>1000`, `~1000`.
fn reported(text: &str) -> Reported {
    let (qualifier, digits) = match (text.strip_prefix('>'), text.strip_prefix('~')) {
        (Some(digits), _) => (Qualifier::AtLeast, digits),
        (_, Some(digits)) => (Qualifier::About, digits),
        _ => (Qualifier::Exact, text),
    };
    Some((digits.parse().ok()?, qualifier))
}
