//! What a number is made of: a tree from the number down to dated payments and their factors.
//!
//! A tree holds data only; words for its [`Label`]s are the view's. Every node's amount follows from its
//! children by its [`Rule`], to rounding.

mod figures;
mod rnpv;
mod trace;

pub use trace::{Detail, Factors, Figure, Label, RateBasis, Rule, Trace};

use super::Valuation;
use crate::domain::deal::{Deal, Party};
use rnpv::rnpv;

/// The tree of a `figure` of the deal's `valuation`; `None` where the deal has no such number.
pub fn explain(deal: &Deal, valuation: &Valuation, figure: Figure) -> Option<Trace> {
    match figure {
        Figure::Project => Some(figures::project(deal, valuation)),
        Figure::Rnpv(party, basis) => Some(rnpv(deal, valuation, party, basis)),
        Figure::Equity => figures::equity(deal, valuation),
        Figure::LicensorShare(basis) => figures::licensor_share(deal, valuation, basis),
        Figure::Headline => Some(figures::headline(deal)),
        Figure::ExpectedPayments => Some(figures::expected_payments(deal, valuation)),
        Figure::PosFiling => Some(figures::pos_filing(deal)),
        Figure::PeakRoyaltyRate => figures::peak_royalty_rate(valuation),
        Figure::Irr => figures::irr(deal, valuation),
        Figure::Payback => figures::payback(deal, valuation),
        Figure::PeakNeed => Some(figures::peak_need(deal, valuation)),
    }
}

/// Every figure, in the order a reader meets them.
pub const FIGURES: [Figure; 15] = [
    Figure::Rnpv(Party::Licensor, RateBasis::Common),
    Figure::Rnpv(Party::Licensee, RateBasis::Common),
    Figure::LicensorShare(RateBasis::Common),
    Figure::Rnpv(Party::Licensor, RateBasis::Own),
    Figure::Rnpv(Party::Licensee, RateBasis::Own),
    Figure::LicensorShare(RateBasis::Own),
    Figure::Project,
    Figure::Equity,
    Figure::Headline,
    Figure::ExpectedPayments,
    Figure::PosFiling,
    Figure::PeakRoyaltyRate,
    Figure::Irr,
    Figure::Payback,
    Figure::PeakNeed,
];
