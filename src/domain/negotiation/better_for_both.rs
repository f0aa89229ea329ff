//! Trades that leave both sides with more: one term against another, over all levers, ranked by the smaller of the two
//! gains.
//!
//! Each lever alone gives a curve of what both sides win or lose by it, over half of where it stands to one and a half
//! times. Two terms add up but for small shares of each other (days by amounts), so the best of a pair is first
//! looked for on the sum of two curves, which costs no valuation, then among steps people trade, valued anew by both
//! models. Only what both win by that valuation is proposed. Interest on late payment is no part of a value, so days
//! trade against money alone.

mod curve;
mod search;

pub use search::{TermMove, Trade, TradeSearch, best_trade, better_for_both};
