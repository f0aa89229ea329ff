//! The offers of a negotiation: saved, laid back on the table, compared.
//!
//! ```text
//! Draft -> paper -> round (sealed text) -> sheet: that paper under today's assumptions
//! two sheets -> align (rows by their names) -> compare (changed terms) -> worth (of each, to each side)
//! ```

mod align;
mod compare;
mod decided;
mod priced;
mod round;

pub use compare::{TermChange, apply, compare};
pub use priced::{Gain, Priced, PricedComparison, priced};
pub use round::{Round, paper, restore, rounds, save, sheet, sheet_of};
