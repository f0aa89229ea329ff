//! A public deal as the page lists it.

use crate::domain::json::Value;
use crate::domain::number::amount;
use crate::domain::public_deals::{PublicDeal, Qualifier};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// What the list of public deals shows of one.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// Its place in the list, by which it is asked for.
    pub index: usize,
    /// When it was announced, as precisely as reported.
    pub date: String,
    /// The payee.
    pub licensor: String,
    /// The payer.
    pub licensee: String,
    /// The drug or programmes.
    pub asset: String,
    /// What it is made of, as reported.
    pub modality: String,
    /// Stage at signing, as reported.
    pub phase: String,
    /// Upfront, USD millions.
    pub upfront: f64,
    /// Upfront and all milestones, USD millions.
    pub total: f64,
    /// How exactly the total was reported: nothing, `>` for more than it, `~` for about it.
    pub about: String,
    /// Whether the total was added up here.
    pub derived: bool,
    /// What else matters for reading the row.
    pub notes: String,
    /// The page the row was read from.
    pub source_url: String,
}

/// What stands in a row for a total that was added up here.
const DERIVED: &str = "derived";

impl Listed {
    /// The deal at a place of the list.
    pub(super) fn of((index, deal): (usize, PublicDeal)) -> Self {
        let about = match deal.total.qualifier {
            Qualifier::Exact => "",
            Qualifier::AtLeast => ">",
            Qualifier::About => "~",
        };
        Self {
            index,
            date: deal.date,
            licensor: deal.licensor,
            licensee: deal.licensee,
            asset: deal.asset,
            modality: deal.modality,
            phase: deal.phase,
            upfront: shown(deal.upfront),
            total: shown(deal.total.amount),
            about: about.into(),
            derived: deal.total.derived,
            notes: deal.notes,
            source_url: deal.source_url,
        }
    }

    /// Its texts, in the fields' order.
    pub(super) fn to_row(&self) -> Value {
        let texts = [
            self.date.clone(),
            self.licensor.clone(),
            self.licensee.clone(),
            self.asset.clone(),
            self.modality.clone(),
            self.phase.clone(),
            self.upfront.to_string(),
            self.total.to_string(),
            self.about.clone(),
            if self.derived { DERIVED } else { "" }.into(),
            self.notes.clone(),
            self.source_url.clone(),
        ];
        Value::from(texts.to_vec())
    }

    /// Reads what [`Listed::to_row`] wrote.
    pub(super) fn from_row((index, row): (usize, &Value)) -> Option<Self> {
        let mut texts = row.as_array()?.iter().filter_map(Value::as_str);
        let mut next = || texts.next().map(str::to_owned);
        Some(Self {
            index,
            date: next()?,
            licensor: next()?,
            licensee: next()?,
            asset: next()?,
            modality: next()?,
            phase: next()?,
            upfront: millions(&next()?)?,
            total: millions(&next()?)?,
            about: next()?,
            derived: next()? == DERIVED,
            notes: next()?,
            source_url: next()?,
        })
    }
}

/// An amount as the nearest number: it is only shown.
fn shown(amount: Decimal) -> f64 {
    amount.to_f64().unwrap_or_default()
}

/// An amount from its digits. By way of a decimal: the page has no other use for the float reader's tables.
fn millions(digits: &str) -> Option<f64> {
    amount(digits).ok()?.to_f64()
}
