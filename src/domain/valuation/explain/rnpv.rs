//! Trees of present values: kind, line of the deal, dated payment.

use super::{Factors, Figure, Label, RateBasis, Trace};
use crate::domain::date::{Date, Quarter};
use crate::domain::deal::{Deal, Party, PaymentKind};
use crate::domain::rate::AnnualRate;
use crate::domain::valuation::present_value::Discounting;
use crate::domain::valuation::{Flow, FlowKind, Valuation};
use chrono::Days;
use std::collections::BTreeMap;

/// A side's rNPV.
pub(super) fn rnpv(deal: &Deal, valuation: &Valuation, party: Party, basis: RateBasis) -> Trace {
    let flows = match party {
        Party::Licensor => &valuation.expected.flows.licensor,
        Party::Licensee => &valuation.expected.flows.licensee,
    };
    let mut kinds = Lens::discounted(deal, discount_rate(deal, party, basis)).kinds(flows);
    if let Some(equity) = valuation.equity {
        let transfer = if party == Party::Licensor { equity } else { -equity };
        kinds.push(Trace::given(Label::Kind(FlowKind::Equity), transfer));
    }
    Trace::sum(Label::Figure(Figure::Rnpv(party, basis)), kinds)
}

fn discount_rate(deal: &Deal, party: Party, basis: RateBasis) -> AnnualRate {
    match (party, basis) {
        (Party::Licensor, RateBasis::Own) => deal.assumptions.licensor.discount_rate,
        (Party::Licensee, RateBasis::Own) | (_, RateBasis::Common) => {
            deal.assumptions.licensee.discount_rate
        }
    }
}

/// How flows are looked at: at which rate, or nominally.
pub(super) struct Lens {
    discounting: Option<Discounting>,
    valuation_on: Date,
    days_after_quarter: u32,
}

impl Lens {
    pub fn discounted(deal: &Deal, rate: AnnualRate) -> Self {
        let discounting = Discounting::new(rate, deal.assumptions.valuation_on);
        Self { discounting: Some(discounting), ..Self::nominal(deal) }
    }

    pub fn nominal(deal: &Deal) -> Self {
        Self {
            discounting: None,
            valuation_on: deal.assumptions.valuation_on,
            days_after_quarter: deal.terms.payment.after_quarter(),
        }
    }

    /// One tree for every kind among the flows.
    pub fn kinds<'a>(&self, flows: impl IntoIterator<Item = &'a Flow>) -> Vec<Trace> {
        let kinds = group(flows, Flow::kind).into_iter();
        kinds.map(|(kind, flows)| self.kind(kind, flows)).collect()
    }

    /// What is due on sales is told by year and quarter, each line by itself where there are several. Other kinds by
    /// line, then date.
    fn kind(&self, kind: FlowKind, flows: Vec<&Flow>) -> Trace {
        let yearly = match kind {
            FlowKind::Payment(kind) => kind.is_quarterly(),
            FlowKind::Sales => true,
            FlowKind::Costs | FlowKind::TaxRelief | FlowKind::Equity => false,
        };
        let children = if yearly { self.lines(flows) } else { self.items(flows) };
        Trace::sum(Label::Kind(kind), children)
    }

    fn lines(&self, flows: Vec<&Flow>) -> Vec<Trace> {
        let mut lines = group(flows, |flow| flow.item);
        if lines.len() <= 1 {
            return lines.pop_first().map(|(_, flows)| self.years(flows)).unwrap_or_default();
        }
        let lines = lines.into_iter();
        lines.map(|(item, flows)| Trace::sum(Label::Item(item), self.years(flows))).collect()
    }

    fn items(&self, flows: Vec<&Flow>) -> Vec<Trace> {
        let items = group(flows, |flow| flow.item).into_iter();
        let traces = items.map(|(item, flows)| {
            let dated = flows.into_iter().map(|flow| self.payment(Label::Date(flow.on), flow));
            Trace::sum(Label::Item(item), dated.collect())
        });
        traces.collect()
    }

    fn years(&self, flows: Vec<&Flow>) -> Vec<Trace> {
        let years = group(flows, |flow| self.quarter(flow).year()).into_iter();
        let traces = years.map(|(year, flows)| {
            let quarters = flows
                .into_iter()
                .map(|flow| self.payment(Label::Quarter(self.quarter(flow)), flow));
            Trace::sum(Label::Year(year), quarters.collect())
        });
        traces.collect()
    }

    /// The quarter that was sold in: a royalty moves some days after its end.
    fn quarter(&self, flow: &Flow) -> Quarter {
        let quarterly = flow.item.payment_kind().is_some_and(PaymentKind::is_quarterly);
        let days = if quarterly { self.days_after_quarter } else { 0 };
        Quarter::of(flow.on.checked_sub_days(Days::new(days.into())).unwrap_or(flow.on))
    }

    fn payment(&self, label: Label, flow: &Flow) -> Trace {
        let sunk = flow.on < self.valuation_on;
        let discount_factor = match self.discounting {
            None => 1.0,
            Some(_) if sunk => 0.0,
            Some(discounting) => discounting.factor(flow.on),
        };
        let present_value = flow.after_tax() * discount_factor;
        let parts = Factors {
            on: flow.on,
            before_tax: flow.before_tax,
            factor: flow.factor,
            probability: flow.probability,
            discount_factor,
            present_value,
            sunk,
        };
        Trace { parts: Some(parts), ..Trace::given(label, present_value) }
    }
}

/// The flows by key, in the key's order; within a key in their own.
pub(super) fn group<'a, K: Ord>(
    flows: impl IntoIterator<Item = &'a Flow>,
    key: impl Fn(&Flow) -> K,
) -> BTreeMap<K, Vec<&'a Flow>> {
    let mut groups: BTreeMap<K, Vec<&Flow>> = BTreeMap::new();
    for flow in flows {
        groups.entry(key(flow)).or_default().push(flow);
    }
    groups
}
