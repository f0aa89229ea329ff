//! The words of explanations.

use super::field_names::label;
use super::state::AppState;
use crate::domain::deal::{Deal, Party, PaymentKind, Programme};
use crate::domain::valuation::{Detail, Figure, FlowKind, Item, Label, RateBasis, contract_name};
use crate::domain::words;
use crate::tr;
use std::borrow::Cow;

/// The name of a number that can be explained.
pub fn figure_name(state: AppState, figure: Figure) -> String {
    let name = match figure {
        Figure::Project => tr!(state, plot.project),
        Figure::Rnpv(Party::Licensor, RateBasis::Common) => tr!(state, explain.licensor_common),
        Figure::Rnpv(Party::Licensor, RateBasis::Own) => tr!(state, explain.licensor_own),
        Figure::Rnpv(Party::Licensee, RateBasis::Common) => tr!(state, explain.licensee_common),
        Figure::Rnpv(Party::Licensee, RateBasis::Own) => tr!(state, explain.licensee_own),
        Figure::LicensorShare(RateBasis::Common) => tr!(state, explain.share_common),
        Figure::LicensorShare(RateBasis::Own) => tr!(state, explain.share_own),
        Figure::Equity => tr!(state, plot.equity),
        Figure::Headline => tr!(state, score.headline),
        Figure::Upfront => tr!(state, plot.upfront),
        Figure::ExpectedPayments => tr!(state, value.expected),
        Figure::PosFiling { .. } => tr!(state, value.pos_filing),
        Figure::Continuation { .. } => tr!(state, value.continuation),
        Figure::PeakRoyaltyRate => tr!(state, score.royalty_at_peak),
        Figure::Irr => tr!(state, value.irr),
        Figure::Payback => tr!(state, explain.payback_cash),
        Figure::PeakNeed => tr!(state, value.peak_need),
    };
    name.to_owned()
}

/// The name of a node of an explanation.
pub fn label_name(state: AppState, deal: &Deal, label: Label) -> String {
    match label {
        Label::Figure(figure) => figure_name(state, figure),
        Label::Kind(kind) => kind_name(state, kind).to_owned(),
        Label::Item(item) => item_name(state, deal, item),
        Label::Year(year) => year.to_string(),
        Label::Quarter(quarter) => format!("{} Q{}", quarter.year(), quarter.number()),
        Label::Date(date) => state.style().date(date),
        Label::Tier { schedule, tier } => {
            let schedule = deal.terms.royalties.get(schedule);
            let tier = schedule.and_then(|schedule| schedule.tiers.get(tier));
            tier.map(|tier| state.style().percent(tier.rate.get())).unwrap_or_default()
        }
        Label::Detail(detail) => detail_name(state, detail).to_owned(),
    }
}

fn kind_name(state: AppState, kind: FlowKind) -> &'static str {
    match kind {
        FlowKind::Payment(kind) => payment_kind_name(state, kind),
        FlowKind::Sales => tr!(state, plot.sales_margin),
        FlowKind::Costs => tr!(state, explain.costs),
        FlowKind::TaxRelief => tr!(state, plot.tax_relief),
        FlowKind::Equity => tr!(state, plot.equity),
    }
}

/// The name of a kind of payment.
pub fn payment_kind_name(state: AppState, kind: PaymentKind) -> &'static str {
    match kind {
        PaymentKind::Upfront => tr!(state, plot.upfront),
        PaymentKind::Option => tr!(state, plot.exercise_fees),
        PaymentKind::Milestone => tr!(state, plot.milestones),
        PaymentKind::Royalty => tr!(state, tab.royalties),
        PaymentKind::ProfitShare => tr!(state, plot.profit_share),
        PaymentKind::TechTransfer => tr!(state, plot.tech_transfer),
    }
}

/// The name of a line of the deal: its own where it has one, else its kind's.
pub fn item_name(state: AppState, deal: &Deal, item: Item) -> String {
    let programmes = &deal.assumptions.programmes;
    // With several programmes each line says whose it is.
    let of = |programme: &Programme, name: String| {
        if programmes.len() > 1 { format!("{} · {name}", programme.id) } else { name }
    };
    let name = match item {
        Item::StageCost { programme, stage } => programmes.get(programme).and_then(|programme| {
            let stage = &programme.stages.get(stage)?.stage;
            Some(of(programme, words::stage(stage, state.lang()).to_owned()))
        }),
        Item::LaunchCost { programme, region } => programmes.get(programme).and_then(|programme| {
            let region = &programme.regions.get(region)?.region;
            let region = words::region(region.as_str(), state.lang());
            Some(of(programme, format!("{} {region}", tr!(state, plot.launch))))
        }),
        Item::Upfront(_)
        | Item::Option(_)
        | Item::Milestone { .. }
        | Item::Royalty { .. }
        | Item::ProfitShare(_)
        | Item::Sales(_)
        | Item::TechTransfer => contract_name(item, deal, state.lang()).map(Cow::into_owned),
    };
    name.unwrap_or_else(|| kind_name(state, item.flow_kind()).to_owned())
}

fn detail_name(state: AppState, detail: Detail) -> &'static str {
    match detail {
        Detail::EquityStake => label(state, "terms.structure.licensor_equity"),
        Detail::AfterHaircut => tr!(state, explain.after_haircut),
        Detail::InvestorsGain => tr!(state, explain.investors_gain),
        Detail::InvestorsRnpv => tr!(state, explain.investors_worth),
        Detail::Financing => label(state, "terms.structure.committed_financing"),
        Detail::CompanyValue => tr!(state, explain.company_worth),
        Detail::RoyaltyDue => tr!(state, explain.royalty_due),
        Detail::RoyaltyBearing => tr!(state, explain.royalty_bearing),
        Detail::ExclusivityCut => tr!(state, plot.exclusivity_cut),
        Detail::StackingCut => tr!(state, plot.stacking_cut),
        Detail::MinimumTopUp => tr!(state, plot.minimum),
    }
}
