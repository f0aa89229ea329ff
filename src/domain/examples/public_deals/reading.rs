//! What of a public deal's text a deal file says in fields of its own.

use crate::domain::deal::{DiseaseArea, Modality, Stage};
use crate::domain::refdata::rows;
use crate::domain::word_enum::word_enum;
use rust_decimal::Decimal;

const READINGS: &str = include_str!("../../../refdata/public_deals/readings.csv");
const PRODUCTS: &str = include_str!("../../../refdata/public_deals/products.csv");
const PAYMENTS: &str = include_str!("../../../refdata/public_deals/payments.csv");

word_enum! {
    /// How well a deal file says what was published.
    pub enum Fidelity {
        /// Every published amount, share, split, option and party stands in a field of its own.
        Faithful = "faithful",
        /// One thing published is stood in for by another.
        Proxy = "proxy",
        /// It cannot be told.
        Not = "not",
    }
}

/// A value and whether the row states it or it is assumed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stated<T> {
    /// The value.
    pub value: T,
    /// Whether the row does not state it.
    pub assumed: bool,
}

impl<T: Copy> Stated<T> {
    /// From a cell, `~` before what is assumed.
    fn of(cell: &str, read: impl Fn(&str) -> Option<T>) -> Option<Self> {
        let (assumed, text) = match cell.strip_prefix('~') {
            Some(text) => (true, text),
            None => (false, cell),
        };
        Some(Self { value: read(text)?, assumed })
    }

    /// The value where the row states it.
    pub fn published(&self) -> Option<T> {
        (!self.assumed).then_some(self.value)
    }
}

/// The reading of a row.
#[derive(Debug, Clone, PartialEq)]
pub struct PublicReading {
    /// Its id among the public deals.
    pub id: String,
    /// The payer, as the row names it: holds the two tables together.
    pub licensee: String,
    /// Where the payer has its seat, ISO 3166; general knowledge, not the row's source.
    pub country: String,
    /// Currency of the amounts.
    pub currency: String,
    /// Whether the payer is a new company in which the licensor takes shares.
    pub newco: bool,
    /// Licensed regions where they are not the usual ones.
    pub licensed: Vec<String>,
    /// Regions the licensor keeps; `None` where the territory was not reported or not clear.
    pub retained: Option<Vec<String>>,
    /// Which reported amounts make the headline: `total`, `upfront+milestones`, …
    pub headline: String,
    /// Development and regulatory milestones, where they were reported apart.
    pub development: Option<Decimal>,
    /// Sales milestones, where they were reported apart.
    pub sales: Option<Decimal>,
    /// The royalty's bands.
    pub royalty: String,
    /// The licensor's part of a new company.
    pub stake: Option<Decimal>,
    /// What a new company's investors paid in.
    pub raised: Option<Decimal>,
    /// How well the deal file says it.
    pub fidelity: Fidelity,
    /// What stands in for what cannot be said.
    pub proxy: String,
    /// What is not in the row.
    pub missing: String,
    /// Where its sources differ.
    pub conflict: String,
    /// Its drugs, the lead first.
    pub products: Vec<ProductRow>,
    /// Its payments apart from the milestones, and its shares.
    pub payments: Vec<PaymentRow>,
}

/// A drug, or several alike.
#[derive(Debug, Clone, PartialEq)]
pub struct ProductRow {
    /// How many.
    pub count: Stated<usize>,
    /// Its id; empty: the only drug of the deal, under the row's name.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is made of.
    pub modality: Stated<Modality>,
    /// What it is for.
    pub area: Stated<DiseaseArea>,
    /// Stage at signing.
    pub stage: Stated<Stage>,
    /// The stage after which it may be taken.
    pub option_after: Option<String>,
    /// Its own regions.
    pub territory: Vec<String>,
}

/// A payment or a share: `upfront`, `inside` and `beside` (a tranche beside the upfront, inside the total or not),
/// `event`, `option`, `profit_share`, `cost_share`.
#[derive(Debug, Clone, PartialEq)]
pub struct PaymentRow {
    /// Which of these.
    pub kind: String,
    /// Its name, or the drug a share is of.
    pub label: String,
    /// Millions or a fraction; `None`: the row's upfront, else its near-term payments.
    pub amount: Option<Stated<Decimal>>,
    /// Form of a tranche, event, region of a profit share, stage of a cost share.
    pub detail: String,
    /// What else is known of it.
    pub note: String,
}

/// Every reading, in the order of the deals.
pub(super) fn all() -> Vec<PublicReading> {
    let products: Vec<[String; 9]> = rows(PRODUCTS).collect();
    let payments: Vec<[String; 6]> = rows(PAYMENTS).collect();
    rows(READINGS).map(|cells| PublicReading::of(cells, &products, &payments)).collect()
}

impl PublicReading {
    #[rustfmt::skip]
    fn of(cells: [String; 17], products: &[[String; 9]], payments: &[[String; 6]]) -> Self {
        let [
            id, licensee, country, currency, kind, licensed, retained, headline, development, sales,
            royalty, stake, raised, fidelity, proxy, missing, conflict,
        ] = cells;
        let own = |deal: &String| *deal == id;
        Self {
            newco: kind == "newco",
            licensed: if licensed == "emerging markets" { vec![licensed] } else { words(&licensed) },
            retained: match retained.as_str() {
                "" => None,
                "none" => Some(Vec::new()),
                codes => Some(words(codes)),
            },
            development: development.parse().ok(),
            sales: sales.parse().ok(),
            stake: stake.parse().ok(),
            raised: raised.parse().ok(),
            fidelity: Fidelity::from_word(&fidelity).unwrap_or(Fidelity::Not),
            products: products.iter().filter(|row| row.first().is_some_and(own))
                .filter_map(ProductRow::of).collect(),
            payments: payments.iter().filter(|row| row.first().is_some_and(own))
                .map(PaymentRow::of).collect(),
            id, licensee, country, currency, headline, royalty, proxy, missing, conflict,
        }
    }

    /// Its payments of a kind.
    pub fn paid<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a PaymentRow> {
        self.payments.iter().filter(move |payment| payment.kind == kind)
    }
}

fn words(codes: &str) -> Vec<String> {
    codes.split(' ').filter(|code| !code.is_empty()).map(str::to_owned).collect()
}

impl ProductRow {
    fn of(cells: &[String; 9]) -> Option<Self> {
        let [_, count, id, name, modality, area, stage, option_after, territory] = cells;
        Some(Self {
            count: Stated::of(count, |text| text.parse().ok())?,
            id: id.clone(),
            name: name.clone(),
            modality: Stated::of(modality, Modality::from_word)?,
            area: Stated::of(area, DiseaseArea::from_word)?,
            stage: Stated::of(stage, Stage::from_word)?,
            option_after: (!option_after.is_empty()).then(|| option_after.clone()),
            territory: words(territory),
        })
    }
}

impl PaymentRow {
    fn of([_, kind, label, amount, detail, note]: &[String; 6]) -> Self {
        Self {
            kind: kind.clone(),
            label: label.clone(),
            amount: Stated::of(amount, |text| text.parse().ok()),
            detail: detail.clone(),
            note: note.clone(),
        }
    }
}
