//! What a number is made of: a tree from the number down to dated payments and their factors.
//!
//! A tree holds data only; words for its [`Label`]s are the view's. Every node's amount follows from its
//! children by its [`Rule`], to rounding.

mod figure_traces;
mod rnpv;
mod trace;

pub use trace::{Detail, Factors, Figure, Label, RateBasis, Rule, Trace};

use super::Valuation;
use crate::domain::deal::{Deal, Party};
use rnpv::rnpv;

/// The tree of a `figure` of the deal's `valuation`; `None` where the deal has no such number.
pub fn explain(deal: &Deal, valuation: &Valuation, figure: Figure) -> Option<Trace> {
    match figure {
        Figure::Project => Some(figure_traces::project(deal, valuation)),
        Figure::Rnpv(party, basis) => Some(rnpv(deal, valuation, party, basis)),
        Figure::Equity => figure_traces::equity(deal, valuation),
        Figure::LicensorShare(basis) => figure_traces::licensor_share(deal, valuation, basis),
        Figure::Headline => Some(figure_traces::headline(deal)),
        Figure::Upfront => Some(figure_traces::upfront(deal)),
        Figure::ExpectedPayments => Some(figure_traces::expected_payments(deal, valuation)),
        Figure::PosFiling { programme } => figure_traces::pos_filing(deal, programme),
        Figure::Continuation { option } => figure_traces::continuation(deal, valuation, option),
        Figure::PeakRoyaltyRate => figure_traces::peak_royalty_rate(valuation),
        Figure::Irr => figure_traces::irr(deal, valuation),
        Figure::Payback => figure_traces::payback(deal, valuation),
        Figure::PeakNeed => Some(figure_traces::peak_need(deal, valuation)),
    }
}

/// The figures every deal has, in the order a reader meets them.
pub const DEAL_FIGURES: [Figure; 15] = [
    Figure::Rnpv(Party::Licensor, RateBasis::Common),
    Figure::Rnpv(Party::Licensee, RateBasis::Common),
    Figure::LicensorShare(RateBasis::Common),
    Figure::Rnpv(Party::Licensor, RateBasis::Own),
    Figure::Rnpv(Party::Licensee, RateBasis::Own),
    Figure::LicensorShare(RateBasis::Own),
    Figure::Project,
    Figure::Equity,
    Figure::Headline,
    Figure::Upfront,
    Figure::ExpectedPayments,
    Figure::PeakRoyaltyRate,
    Figure::Irr,
    Figure::Payback,
    Figure::PeakNeed,
];

/// Every figure of a deal: those every deal has, then those of its programmes and options.
pub fn figures(deal: &Deal) -> Vec<Figure> {
    let options = (0..deal.terms.options.len()).map(|option| Figure::Continuation { option });
    let programmes = 0..deal.assumptions.programmes.len();
    let filing = programmes.map(|programme| Figure::PosFiling { programme });
    DEAL_FIGURES.into_iter().chain(filing).chain(options).collect()
}
