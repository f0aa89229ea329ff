//! One end of a deal: what each side has once every fate is known.

use crate::domain::deal::{Deal, Structure};
use crate::domain::valuation::{
    CashByYear, FlowKind, KindValues, PartyParts, ProductFate, parts_and_cash, resolve,
};
use chrono::Datelike;

/// An end and its weight.
#[derive(Debug, Clone, Copy)]
pub(super) struct End {
    pub weight: f64,
    pub licensor: f64,
    pub licensee: f64,
    pub paid: f64,
    pub licensor_kinds: [f64; FlowKind::ALL.len()],
    pub licensee_kinds: [f64; FlowKind::ALL.len()],
    pub first_approval: Option<i32>,
}

/// An end with the cash of each year.
#[derive(Debug, Clone)]
pub(super) struct EndWithCash {
    pub end: End,
    pub cash: CashByYear,
}

impl EndWithCash {
    /// A deal's expected values and cash as one end.
    pub fn of(deal: &Deal) -> Self {
        let (parts, cash) = parts_and_cash(deal);
        Self { end: End::of(&parts, deal), cash }
    }

    /// Of a deal with a product's fate certain.
    pub fn given(fate: &ProductFate, deal: &Deal) -> Self {
        let certain = Self::of(&fate.certain_in(deal));
        let first_approval = fate.first_approval(&resolve(deal)).map(|day| day.year());
        Self { end: End { first_approval, ..certain.end }, ..certain }
    }
}

impl End {
    /// What each side has: the licensor and the licensee.
    pub fn values(&self) -> [f64; 2] {
        [self.licensor, self.licensee]
    }

    /// What the contract pays in all.
    pub fn paid(&self) -> f64 {
        self.paid
    }

    /// A deal's expected values as one end.
    pub fn of(parts: &PartyParts, deal: &Deal) -> Self {
        let mut licensor_kinds = kinds(&parts.licensor);
        let mut licensee_kinds = kinds(&parts.licensee);
        // Whoever holds shares bears the ups and downs in proportion.
        let equity = stake(deal) * (parts.values.investors + parts.values.financing);
        let place = FlowKind::ALL.iter().position(|kind| *kind == FlowKind::Equity);
        if let Some(place) = place {
            if let Some(own) = licensor_kinds.get_mut(place) {
                *own += equity;
            }
            if let Some(own) = licensee_kinds.get_mut(place) {
                *own -= equity;
            }
        }
        Self {
            weight: 1.0,
            licensor: licensor_kinds.iter().sum(),
            licensee: licensee_kinds.iter().sum(),
            paid: parts.paid,
            licensor_kinds,
            licensee_kinds,
            first_approval: None,
        }
    }

    /// Adds by how much `to` is more than `from`.
    pub fn move_by(&mut self, from: &Self, to: &Self) {
        self.licensor += to.licensor - from.licensor;
        self.licensee += to.licensee - from.licensee;
        self.paid += to.paid - from.paid;
        let kinds =
            self.licensor_kinds.iter_mut().zip(from.licensor_kinds.iter().zip(&to.licensor_kinds));
        kinds.for_each(|(own, (from, to))| *own += to - from);
        let kinds =
            self.licensee_kinds.iter_mut().zip(from.licensee_kinds.iter().zip(&to.licensee_kinds));
        kinds.for_each(|(own, (from, to))| *own += to - from);
        self.first_approval = match (self.first_approval, to.first_approval) {
            (Some(known), Some(other)) => Some(known.min(other)),
            (known, other) => known.or(other),
        };
    }
}

fn kinds(values: &KindValues) -> [f64; FlowKind::ALL.len()] {
    FlowKind::ALL.map(|kind| values.of(kind))
}

/// The licensor's part of a new company after the discount; 0 for a licence.
fn stake(deal: &Deal) -> f64 {
    match deal.terms.structure {
        Structure::License => 0.0,
        Structure::NewCo(shares) => {
            shares.licensor_equity.get() * (1.0 - deal.assumptions.newco.haircut.get())
        }
    }
}
