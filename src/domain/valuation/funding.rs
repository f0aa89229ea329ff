//! How the licensee's money moves: return, payback, deepest need.

use super::present_value::xirr;
use super::{Flow, Funding, HALF_CENT};
use crate::domain::date::Date;
use std::collections::BTreeMap;

/// Funding of the licensee's expected flows from `valuation_on` on.
pub(super) fn funding(licensee: &[Flow], valuation_on: Date) -> Funding {
    let days = by_day(licensee, valuation_on);
    let cumulative = cumulative(&days);
    let lowest = cumulative.iter().copied().min_by(|a, b| a.1.total_cmp(&b.1));
    let need = lowest.filter(|(_, cash)| *cash < 0.0);
    Funding {
        irr: xirr(&days),
        payback_on: payback_on(&cumulative),
        peak_need: need.map_or(0.0, |(_, cash)| -cash),
        peak_need_on: need.map(|(on, _)| on),
    }
}

fn by_day(flows: &[Flow], valuation_on: Date) -> Vec<(Date, f64)> {
    let mut days = BTreeMap::new();
    for flow in flows.iter().filter(|flow| flow.on >= valuation_on) {
        *days.entry(flow.on).or_insert(0.0) += flow.after_tax();
    }
    days.into_iter().collect()
}

fn cumulative(days: &[(Date, f64)]) -> Vec<(Date, f64)> {
    let sums = days.iter().scan(0.0, |sum, (on, amount)| {
        *sum += amount;
        Some((*on, *sum))
    });
    sums.collect()
}

/// The day after the last one below zero. A rounding error is not a debt.
fn payback_on(cumulative: &[(Date, f64)]) -> Option<Date> {
    let last_below = cumulative.iter().rposition(|(_, cash)| *cash < -HALF_CENT)?;
    cumulative.get(last_below + 1).map(|(on, _)| *on)
}
