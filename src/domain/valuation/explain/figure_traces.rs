//! Trees of the numbers that are not one side's present value.

use super::rnpv::{Lens, group, rnpv};
use super::{Detail, Figure, Label, RateBasis, Rule, Trace};
use crate::domain::date::Date;
use crate::domain::deal::{Deal, Party, PaymentKind, ProgrammeStage, Structure};
use crate::domain::number::modelled;
use crate::domain::rate::AnnualRate;
use crate::domain::valuation::contract::face_payments;
use crate::domain::valuation::{
    Flow, FlowKind, FlowLeg, Item, RoyaltyLine, RoyaltyYear, Valuation,
};
use chrono::Datelike;
use std::collections::BTreeMap;

pub(super) fn project(deal: &Deal, valuation: &Valuation) -> Trace {
    let lens = Lens::discounted(deal, deal.assumptions.licensee.discount_rate);
    Trace::sum(Label::Figure(Figure::Project), lens.kinds(&valuation.expected.flows.project))
}

pub(super) fn equity(deal: &Deal, valuation: &Valuation) -> Option<Trace> {
    let Structure::NewCo(shares) = deal.terms.structure else {
        return None;
    };
    let lens = Lens::discounted(deal, deal.assumptions.licensee.discount_rate);
    let kinds = lens.kinds(&valuation.expected.flows.licensee);
    let mut company = Trace::sum(Label::Detail(Detail::InvestorsRnpv), kinds);
    if valuation.financing != 0.0 {
        let money = Trace::given(Label::Detail(Detail::Financing), valuation.financing);
        company = Trace::sum(Label::Detail(Detail::CompanyValue), vec![company, money]);
    }
    let gain = Trace::derived(
        Label::Detail(Detail::InvestorsGain),
        company.amount.max(0.0),
        Rule::AtLeastZero,
        vec![company],
    );
    let haircut = deal.assumptions.newco.haircut.get();
    let factors = vec![
        Trace::given(Label::Detail(Detail::EquityStake), shares.licensor_equity.get()),
        Trace::given(Label::Detail(Detail::AfterHaircut), 1.0 - haircut),
        gain,
    ];
    Some(Trace::derived(Label::Figure(Figure::Equity), valuation.equity?, Rule::Product, factors))
}

pub(super) fn licensor_share(
    deal: &Deal,
    valuation: &Valuation,
    basis: RateBasis,
) -> Option<Trace> {
    let split = match basis {
        RateBasis::Own => valuation.own,
        RateBasis::Common => valuation.common,
    };
    let sides = [Party::Licensor, Party::Licensee];
    let sides = sides.map(|party| rnpv(deal, valuation, party, basis)).to_vec();
    let label = Label::Figure(Figure::LicensorShare(basis));
    Some(Trace::derived(label, split.licensor_share?, Rule::Share, sides))
}

pub(super) fn headline(deal: &Deal) -> Trace {
    let mut kinds: BTreeMap<FlowKind, Vec<Trace>> = PaymentKind::ALL
        .into_iter()
        .filter(|kind| kind.face_path().is_some())
        .map(|kind| (FlowKind::Payment(kind), Vec::new()))
        .collect();
    for (item, amount) in face_payments(deal) {
        let face = Trace::given(Label::Item(item), modelled(amount));
        kinds.entry(item.flow_kind()).or_default().push(face);
    }
    let kinds = kinds.into_iter().map(|(kind, faces)| Trace::sum(Label::Kind(kind), faces));
    Trace::sum(Label::Figure(Figure::Headline), kinds.collect())
}

pub(super) fn upfront(deal: &Deal) -> Trace {
    let kind = FlowKind::Payment(PaymentKind::Upfront);
    let tranches = face_payments(deal).into_iter().filter(|(item, _)| item.flow_kind() == kind);
    let faces = tranches.map(|(item, amount)| Trace::given(Label::Item(item), modelled(amount)));
    Trace::sum(Label::Figure(Figure::Upfront), faces.collect())
}

pub(super) fn expected_payments(deal: &Deal, valuation: &Valuation) -> Trace {
    let payments = valuation.expected.payments.iter().map(|payment| Flow {
        item: payment.item,
        on: payment.due_on,
        leg: FlowLeg::Whole,
        before_tax: payment.amount,
        factor: 1.0,
        probability: payment.probability,
    });
    let flows: Vec<Flow> = payments.collect();
    Trace::sum(Label::Figure(Figure::ExpectedPayments), Lens::nominal(deal).kinds(&flows))
}

pub(super) fn pos_filing(deal: &Deal, programme: usize) -> Option<Trace> {
    let stages = deal.assumptions.programmes.get(programme)?.stages.iter().enumerate();
    let factor = |(stage, assumed): (usize, &ProgrammeStage)| {
        Trace::given(Label::Item(Item::StageCost { programme, stage }), assumed.pos.get())
    };
    let factors: Vec<Trace> = stages.map(factor).collect();
    let product = factors.iter().map(|factor| factor.amount).product();
    let label = Label::Figure(Figure::PosFiling { programme });
    Some(Trace::derived(label, product, Rule::Product, factors))
}

/// What taking a product under option is worth to the licensee.
pub(super) fn continuation(deal: &Deal, valuation: &Valuation, option: usize) -> Option<Trace> {
    let decision = valuation.exercise.iter().find(|decision| decision.option == option)?;
    let lens = Lens::discounted(deal, deal.assumptions.licensee.discount_rate);
    let label = Label::Figure(Figure::Continuation { option });
    Some(Trace::sum(label, lens.kinds(&decision.flows)))
}

pub(super) fn peak_royalty_rate(valuation: &Valuation) -> Option<Trace> {
    let year = valuation.success.peak_year()?;
    let bearing = Label::Detail(Detail::RoyaltyBearing);
    let lines = valuation.royalty_lines.iter().zip(&year.royalties);
    let due = match year.royalties.as_slice() {
        [_] => lines.flat_map(|(line, royalty)| parts_of(*line, royalty)).collect(),
        _ => {
            let line = |(line, royalty): (&RoyaltyLine, &RoyaltyYear)| {
                let RoyaltyLine { schedule, product } = *line;
                let label = Label::Item(Item::Royalty { schedule, product });
                Trace::sum(label, parts_of(*line, royalty))
            };
            lines.map(line).collect()
        }
    };
    let due = Trace::sum(
        Label::Detail(Detail::RoyaltyDue),
        vec![Trace::sum(Label::Year(year.year), due)],
    );
    let parts = vec![due, Trace::given(bearing, year.royalty_bearing())];
    let label = Label::Figure(Figure::PeakRoyaltyRate);
    Some(Trace::derived(label, year.effective_rate()?, Rule::Quotient, parts))
}

/// A year's royalty of one schedule on one product.
fn parts_of(line: RoyaltyLine, year: &RoyaltyYear) -> Vec<Trace> {
    let schedule = line.schedule;
    let tiers = year.by_tier.iter().enumerate();
    let tiers = tiers.map(|(tier, royalty)| Trace::given(Label::Tier { schedule, tier }, *royalty));
    let cuts = [
        (Detail::ExclusivityCut, year.exclusivity_cut),
        (Detail::StackingCut, year.stacking_cut),
        (Detail::MinimumTopUp, year.minimum_top_up),
    ];
    let cuts = cuts.map(|(detail, amount)| Trace::given(Label::Detail(detail), amount));
    tiers.chain(cuts).collect()
}

/// At the internal rate of return the licensee's flows are worth nothing.
pub(super) fn irr(deal: &Deal, valuation: &Valuation) -> Option<Trace> {
    let rate = valuation.funding.irr?;
    let kinds =
        Lens::discounted(deal, AnnualRate::new(rate)?).kinds(&valuation.expected.flows.licensee);
    Some(Trace::derived(Label::Figure(Figure::Irr), rate, Rule::Root, kinds))
}

pub(super) fn payback(deal: &Deal, valuation: &Valuation) -> Option<Trace> {
    let years = cash_by_year(deal, valuation, valuation.funding.payback_on?);
    Some(Trace::sum(Label::Figure(Figure::Payback), years))
}

pub(super) fn peak_need(deal: &Deal, valuation: &Valuation) -> Trace {
    let funding = valuation.funding;
    let years = funding.peak_need_on.map(|until| cash_by_year(deal, valuation, until));
    let label = Label::Figure(Figure::PeakNeed);
    Trace::derived(label, funding.peak_need, Rule::Need, years.unwrap_or_default())
}

/// The licensee's expected cash from the valuation date up to and with a day, by year and kind.
fn cash_by_year(deal: &Deal, valuation: &Valuation, until: Date) -> Vec<Trace> {
    let from = deal.assumptions.valuation_on;
    let flows = valuation.expected.flows.licensee.iter();
    let within = flows.filter(|flow| from <= flow.on && flow.on <= until);
    let years = group(within, |flow| flow.on.year()).into_iter();
    let lens = Lens::nominal(deal);
    years.map(|(year, flows)| Trace::sum(Label::Year(year), lens.kinds(flows))).collect()
}
