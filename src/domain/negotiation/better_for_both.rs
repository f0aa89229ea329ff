//! Trades that leave both sides with more: one term against another, over all levers, ranked by the smaller of the two
//! gains.
//!
//! Each lever alone gives a curve of what both sides win or lose by it, over half of where it stands to one and a half
//! times. Most terms nearly add up, so the best of a pair is first looked for on the sum of two curves, which costs no
//! valuation. Some work on each other: a minimum takes up what a rate leaves, an option lapses, a new company's shares
//! come to nothing. So the ridge of the best pairs, where both sides gain alike, is then valued by both models over its
//! whole length, climbed, and brought to steps people trade. Only what both win by that valuation is proposed.
//! Interest on late payment is no part of a value, so days trade against money alone.
//!
//! ```text
//! curve (one lever) -> promise (two curves) -> ridge (two levers, valued) -> search (all pairs, steps people trade)
//! ```

mod alike;
mod curve;
mod gains;
mod kinds;
mod promise;
mod ridge;
mod search;

pub use search::{TermMove, Trade, TradeSearch, best_trade, better_for_both};
