//! Both sides' values by what they come from.

use super::cash_by_year::CashByYear;
use super::flow_sink::FlowSink;
use super::present_value::DayFactors;
use super::{Flow, FlowKind, PartyValues};
use crate::domain::date::Date;
use crate::domain::deal::{Deal, PaymentKind};

/// Present values of a side's flows by kind, millions.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct KindValues([f64; FlowKind::ALL.len()]);

/// What a deal is worth to both sides and what that comes from, each side at its own rate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PartyParts {
    /// Both sides' values.
    pub values: PartyValues,
    /// The licensor's, before any equity.
    pub licensor: KindValues,
    /// The licensee's, before any equity.
    pub licensee: KindValues,
    /// What the contract pays the licensor in all, nominal, before gross-up and taxes; millions.
    pub paid: f64,
}

impl KindValues {
    fn add(&mut self, kind: FlowKind, worth: f64) {
        if let Some(value) = self.0.get_mut(kind.place()) {
            *value += worth;
        }
    }

    /// Those of a kind.
    pub fn of(&self, kind: FlowKind) -> f64 {
        self.0.get(kind.place()).copied().unwrap_or_default()
    }

    /// All of them.
    pub fn total(&self) -> f64 {
        self.0.iter().sum()
    }
}

/// What both sides' flows are worth, added up as they come; those before the valuation date are sunk.
pub(super) struct FlowWorth {
    valuation_on: Date,
    own: DayFactors,
    /// At the licensee's rate, which is also its own.
    common: DayFactors,
    /// The licensor's at its own rate.
    pub licensor: KindValues,
    /// The licensor's at the common rate.
    pub licensor_common: f64,
    /// The licensee's.
    pub licensee: KindValues,
    /// What the contract pays the licensor in all, nominal.
    pub paid: f64,
    /// Both sides' cash of each year, where it is wanted.
    pub cash: Option<CashByYear>,
}

impl FlowWorth {
    /// Nothing yet, at a deal's rates.
    pub fn of(deal: &Deal, cash: Option<CashByYear>) -> Self {
        let assumptions = &deal.assumptions;
        let valuation_on = assumptions.valuation_on;
        Self {
            valuation_on,
            own: DayFactors::new(assumptions.licensor.discount_rate, valuation_on),
            common: DayFactors::new(assumptions.licensee.discount_rate, valuation_on),
            licensor: KindValues::default(),
            licensor_common: 0.0,
            licensee: KindValues::default(),
            paid: 0.0,
            cash,
        }
    }
}

impl FlowSink for FlowWorth {
    fn licensor(&mut self, flow: Flow) {
        if let Some(cash) = &mut self.cash {
            cash.licensor(&flow);
        }
        let kind = flow.kind();
        if PaymentKind::to_licensor().any(|paid| kind == FlowKind::Payment(paid)) {
            self.paid += flow.before_tax;
        }
        if flow.on >= self.valuation_on {
            let kept = flow.after_tax();
            self.licensor.add(kind, kept * self.own.factor(flow.on));
            self.licensor_common += kept * self.common.factor(flow.on);
        }
    }

    fn licensee(&mut self, flow: Flow) {
        if let Some(cash) = &mut self.cash {
            cash.licensee(&flow);
        }
        if flow.on >= self.valuation_on {
            self.licensee.add(flow.kind(), flow.after_tax() * self.common.factor(flow.on));
        }
    }

    fn project(&mut self, _: Flow) {}
}
