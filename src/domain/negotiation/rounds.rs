//! The offers of a negotiation: saved, laid back on the table, compared.
//!
//! ```text
//! Draft -> paper -> round (sealed text) -> sheet: that paper under today's assumptions
//! two sheets -> align (rows by their names) -> compare (changed terms) -> worth (of each, to each side)
//! ```

mod align;
mod compare;
mod round;
mod worth;

pub use compare::{TermChange, compare};
pub use round::{Round, paper, restore, rounds, save, sheet, sheet_of};
pub use worth::{Gain, Priced, PricedComparison, priced};
