//! What the contract pays by kind: at face, expected, and what of it is worth something at the valuation date.

use super::contract::face;
use super::present_value::Discounting;
use super::{FlowKind, Valuation};
use crate::domain::deal::{Deal, PaymentKind};
use rust_decimal::prelude::ToPrimitive;

/// One kind of payment, millions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KindTotals {
    /// At face; `None` for a kind without one.
    pub face: Option<f64>,
    /// Probability-weighted, nominal, before gross-up.
    pub expected: f64,
    /// Present value of what the licensor keeps, at the licensee's rate as in the common split; a payment before
    /// the valuation date counts with interest.
    pub kept: f64,
    /// Present value, at the same rate, of what taxes and upstream shares take (gross-up counts against it).
    pub tax: f64,
}

/// Present value of the licensor's expected flows of some kinds, at the licensee's rate as in the common split; those
/// before the valuation date are sunk.
pub fn licensor_present_value(
    deal: &Deal,
    valuation: &Valuation,
    wanted: impl Fn(FlowKind) -> bool,
) -> f64 {
    let on = deal.assumptions.valuation_on;
    let discounting = Discounting::new(deal.assumptions.licensee.discount_rate, on);
    let flows = valuation.expected.flows.licensor.iter();
    let own = flows.filter(|flow| flow.on >= on && wanted(flow.kind()));
    own.map(|flow| flow.after_tax() * discounting.factor(flow.on)).sum()
}

/// The totals of a kind.
pub fn kind_totals(deal: &Deal, valuation: &Valuation, kind: PaymentKind) -> KindTotals {
    let rate = deal.assumptions.licensee.discount_rate;
    let discounting = Discounting::new(rate, deal.assumptions.valuation_on);
    let flows = valuation.expected.flows.licensor.iter();
    let of_kind = flows.filter(|flow| flow.item.payment_kind() == Some(kind));
    let (kept, tax) = of_kind.fold((0.0, 0.0), |(kept, tax), flow| {
        let factor = discounting.factor(flow.on);
        (kept + flow.after_tax() * factor, tax + (flow.before_tax - flow.after_tax()) * factor)
    });
    let face = face(deal, kind).and_then(|amount| amount.to_f64());
    KindTotals { face, expected: valuation.expected_payments.of(kind), kept, tax }
}
