//! Both sides' cash by calendar year.

use super::Flow;
use crate::domain::date::Date;
use crate::domain::deal::{Deal, Party};
use chrono::Datelike;

/// More years than any deal has: what comes later counts in the last of them.
const MOST_YEARS: usize = 200;

/// Both sides' cash after tax, nominal, by calendar year; that before the valuation date is sunk.
#[derive(Debug, Clone, PartialEq)]
pub struct CashByYear {
    valuation_on: Date,
    licensor: Vec<f64>,
    licensee: Vec<f64>,
}

impl CashByYear {
    /// None yet.
    pub(super) fn of_deal(deal: &Deal) -> Self {
        let years = || Vec::with_capacity(MOST_YEARS / 4);
        let valuation_on = deal.assumptions.valuation_on;
        Self { valuation_on, licensor: years(), licensee: years() }
    }

    /// The year of the valuation date, from which the years count.
    pub fn first_year(&self) -> i32 {
        self.valuation_on.year()
    }

    /// A side's, a year after the other, millions; before any equity. After the last there is none.
    pub fn of(&self, party: Party) -> &[f64] {
        match party {
            Party::Licensor => &self.licensor,
            Party::Licensee => &self.licensee,
        }
    }

    /// Adds by how much `to` is more than `from`.
    pub fn move_by(&mut self, from: &Self, to: &Self) {
        for (own, from, to) in [
            (&mut self.licensor, &from.licensor, &to.licensor),
            (&mut self.licensee, &from.licensee, &to.licensee),
        ] {
            own.resize(own.len().max(from.len()).max(to.len()), 0.0);
            own.iter_mut().zip(from).for_each(|(own, from)| *own -= from);
            own.iter_mut().zip(to).for_each(|(own, to)| *own += to);
        }
    }

    /// Takes a flow of the licensor's.
    pub(super) fn licensor(&mut self, flow: &Flow) {
        if let Some(place) = self.place(flow) {
            add(&mut self.licensor, place, flow.after_tax());
        }
    }

    /// Takes a flow of the licensee's.
    pub(super) fn licensee(&mut self, flow: &Flow) {
        if let Some(place) = self.place(flow) {
            add(&mut self.licensee, place, flow.after_tax());
        }
    }

    /// The place of a flow's year; `None` where it is sunk.
    fn place(&self, flow: &Flow) -> Option<usize> {
        let ahead = flow.on >= self.valuation_on;
        let years = usize::try_from(flow.on.year() - self.first_year()).unwrap_or(0);
        ahead.then_some(years.min(MOST_YEARS - 1))
    }
}

fn add(years: &mut Vec<f64>, place: usize, amount: f64) {
    if place >= years.len() {
        years.resize(place + 1, 0.0);
    }
    if let Some(year) = years.get_mut(place) {
        *year += amount;
    }
}
