//! The words of explanations.

use super::desk::Desk;
use crate::domain::deal::{Deal, Party};
use crate::domain::engine::{Basis, Detail, Figure, FlowKind, Item, Label};
use crate::tr;

/// The name of a number that can be explained.
pub fn figure_name(desk: Desk, figure: Figure) -> String {
    let name = match figure {
        Figure::Project => tr!(desk, value.project),
        Figure::Worth(Party::Licensor, Basis::Common) => tr!(desk, explain.licensor_common),
        Figure::Worth(Party::Licensor, Basis::Own) => tr!(desk, explain.licensor_own),
        Figure::Worth(Party::Licensee, Basis::Common) => tr!(desk, explain.licensee_common),
        Figure::Worth(Party::Licensee, Basis::Own) => tr!(desk, explain.licensee_own),
        Figure::LicensorShare(Basis::Common) => tr!(desk, explain.share_common),
        Figure::LicensorShare(Basis::Own) => tr!(desk, explain.share_own),
        Figure::Equity => tr!(desk, kind.equity),
        Figure::Headline => tr!(desk, score.headline),
        Figure::ExpectedPayments => tr!(desk, value.expected),
        Figure::PosFiling => tr!(desk, value.pos_filing),
        Figure::PeakRoyaltyRate => tr!(desk, score.royalty_at_peak),
        Figure::Irr => tr!(desk, value.irr),
        Figure::Payback => tr!(desk, explain.payback_cash),
        Figure::PeakNeed => tr!(desk, value.peak_need),
    };
    name.to_owned()
}

/// The name of a node of an explanation.
pub fn label_name(desk: Desk, deal: &Deal, label: Label) -> String {
    match label {
        Label::Figure(figure) => figure_name(desk, figure),
        Label::Kind(kind) => kind_name(desk, kind).to_owned(),
        Label::Item(item) => item_name(desk, deal, item),
        Label::Year(year) => year.to_string(),
        Label::Quarter(quarter) => format!("{} Q{}", quarter.year(), quarter.of_year()),
        Label::Date(date) => desk.style().date(date),
        Label::Tier(tier) => {
            let tier = deal.terms.royalty.tiers.get(tier);
            tier.map(|tier| super::fmt::percent(tier.rate)).unwrap_or_default()
        }
        Label::Detail(detail) => detail_name(desk, detail).to_owned(),
    }
}

fn kind_name(desk: Desk, kind: FlowKind) -> &'static str {
    match kind {
        FlowKind::Upfront => tr!(desk, kind.upfront),
        FlowKind::Milestones => tr!(desk, kind.milestones),
        FlowKind::Royalties => tr!(desk, kind.royalties),
        FlowKind::Sales => tr!(desk, kind.sales),
        FlowKind::Costs => tr!(desk, explain.costs),
        FlowKind::TechTransfer => tr!(desk, kind.tech_transfer),
        FlowKind::Equity => tr!(desk, kind.equity),
    }
}

/// The name of a line of the deal.
pub fn item_name(desk: Desk, deal: &Deal, item: Item) -> String {
    let terms = &deal.terms;
    let beliefs = &deal.assumptions;
    let name = match item {
        Item::Upfront(at) => terms.upfront.get(at).map(|tranche| tranche.label.clone()),
        Item::Milestone(at) => terms.milestones.get(at).map(|milestone| {
            let named = !milestone.label.is_empty();
            if named { milestone.label.clone() } else { milestone.id.clone() }
        }),
        Item::Royalty => Some(tr!(desk, kind.royalties).to_owned()),
        Item::Sales => Some(tr!(desk, kind.sales).to_owned()),
        Item::StageCost(at) => beliefs.programme.stages.get(at).map(|stage| stage.stage.clone()),
        Item::LaunchCost(at) => beliefs
            .regions
            .get(at)
            .map(|region| format!("{} {}", tr!(desk, kind.launch), region.region)),
        Item::TechTransfer => Some(tr!(desk, kind.tech_transfer).to_owned()),
    };
    name.unwrap_or_default()
}

fn detail_name(desk: Desk, detail: Detail) -> &'static str {
    match detail {
        Detail::EquityStake => tr!(desk, field.licensor_equity),
        Detail::AfterHaircut => tr!(desk, explain.after_haircut),
        Detail::InvestorsGain => tr!(desk, explain.investors_gain),
        Detail::InvestorsWorth => tr!(desk, explain.investors_worth),
        Detail::RoyaltyDue => tr!(desk, explain.royalty_due),
        Detail::RoyaltyBearing => tr!(desk, explain.royalty_bearing),
        Detail::ExclusivityCut => tr!(desk, plot.exclusivity_cut),
        Detail::StackingCut => tr!(desk, plot.stacking_cut),
        Detail::MinimumTopUp => tr!(desk, plot.minimum),
    }
}
