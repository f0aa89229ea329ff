//! Both sides' values by what they come from.

use super::present_value::Discounting;
use super::{CashFlows, Flow, FlowKind, PartyValues, PreparedValuation};
use crate::domain::deal::{Deal, PaymentKind};
use crate::domain::rate::AnnualRate;

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
    fn of_flows(flows: &[Flow], rate: AnnualRate, deal: &Deal) -> Self {
        let valuation_on = deal.assumptions.valuation_on;
        let discounting = Discounting::new(rate, valuation_on);
        let mut values = Self::default();
        for flow in flows.iter().filter(|flow| flow.on >= valuation_on) {
            if let Some(value) = values.0.get_mut(flow.kind().place()) {
                *value += flow.after_tax() * discounting.factor(flow.on);
            }
        }
        values
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

/// What a deal is worth to both sides and what that comes from.
pub fn party_parts(deal: &Deal) -> PartyParts {
    let prepared = PreparedValuation::of(deal);
    let (flows, values) = prepared.flows_and_values(deal);
    let CashFlows { licensor, licensee, .. } = &flows;
    let assumptions = &deal.assumptions;
    let to_licensor = |flow: &&Flow| {
        PaymentKind::to_licensor().any(|kind| flow.kind() == FlowKind::Payment(kind))
    };
    PartyParts {
        values,
        paid: licensor.iter().filter(to_licensor).map(|flow| flow.before_tax).sum(),
        licensor: KindValues::of_flows(licensor, assumptions.licensor.discount_rate, deal),
        licensee: KindValues::of_flows(licensee, assumptions.licensee.discount_rate, deal),
    }
}
