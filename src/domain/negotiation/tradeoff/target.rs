//! What is held, and how far a valuation is from it.

use crate::domain::deal::Party;
use crate::domain::valuation::{PartyValues, RateBasis, RnpvSplit};

/// A number of the valuation that is to be held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldValue {
    /// Which.
    pub what: Quantity,
    /// At whose discount rate.
    pub basis: RateBasis,
}

/// One of the three numbers of a [`Split`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// The licensor's value, millions.
    Licensor,
    /// The licensee's value, millions.
    Licensee,
    /// The licensor's part of both, fraction.
    Share,
}

impl HeldValue {
    /// A side's value.
    pub fn of(side: Party, basis: RateBasis) -> Self {
        let what = match side {
            Party::Licensor => Quantity::Licensor,
            Party::Licensee => Quantity::Licensee,
        };
        Self { what, basis }
    }

    /// The number; `None` where the value is not shared because one side loses.
    pub fn read(self, party_values: &PartyValues) -> Option<f64> {
        let split = self.split(party_values);
        match self.what {
            Quantity::Licensor => Some(split.licensor),
            Quantity::Licensee => Some(split.licensee),
            Quantity::Share => split.licensor_share,
        }
    }

    /// The number, or where one side has nothing but for rounding, the share of 0 or 1 it comes to.
    pub(super) fn read_at_edge(self, party_values: &PartyValues) -> Option<f64> {
        let RnpvSplit { licensor, licensee, .. } = *self.split(party_values);
        let edge = licensor.min(licensee).abs() <= PRECISION && licensor + licensee > PRECISION;
        let share = || if licensor < licensee { 0.0 } else { 1.0 };
        self.read(party_values).or_else(|| edge.then(share))
    }

    /// Both sides' values at its rate.
    pub fn split(self, party_values: &PartyValues) -> &RnpvSplit {
        match self.basis {
            RateBasis::Own => &party_values.own,
            RateBasis::Common => &party_values.common,
        }
    }
}

/// Held numbers closer than this, relative to the larger of the target and 1, are the same.
const PRECISION: f64 = 1e-10;

/// What a lever is moved for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Target {
    /// The held number is to be this.
    Target(HeldValue, f64),
    /// A new company is to be worth nothing, its money included: there the worth of its shares bends.
    Bend,
}

impl Target {
    /// Zero where the aim is met. A share is aimed at through its sides, `(1 - share) * licensor - share *
    /// licensee`: defined everywhere, and linear where they are.
    pub fn off(self, party_values: &PartyValues) -> f64 {
        match self {
            Self::Bend => party_values.investors + party_values.financing,
            Self::Target(held, target) => {
                let RnpvSplit { licensor, licensee, .. } = held.split(party_values);
                match held.what {
                    Quantity::Licensor => licensor - target,
                    Quantity::Licensee => licensee - target,
                    Quantity::Share => (1.0 - target) * licensor - target * licensee,
                }
            }
        }
    }

    /// By how much the held number is missed; infinite where there is no such number.
    pub fn missed(self, party_values: &PartyValues) -> f64 {
        match self {
            Self::Bend => party_values.investors + party_values.financing,
            Self::Target(held, target) => {
                held.read(party_values).map_or(f64::INFINITY, |held| held - target)
            }
        }
    }

    /// Whether the aim is met but for rounding.
    pub fn is_met(self, party_values: &PartyValues) -> bool {
        let size = if let Self::Target(_, target) = self { target.abs().max(1.0) } else { 1.0 };
        self.missed(party_values).abs() <= PRECISION * size
    }

    /// Whether the number is at least what is aimed at.
    pub fn is_reached(self, party_values: &PartyValues) -> bool {
        self.off(party_values) >= 0.0 || self.is_met(party_values)
    }
}
