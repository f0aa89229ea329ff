//! The offers of a negotiation: saved, laid back on the table, compared.
//!
//! ```text
//! Draft -> paper -> round (sealed text) -> sheet: that paper under today's assumptions
//! two sheets -> align (rows by their names) -> compare (changed terms) -> worth (of each, to each side)
//! all papers -> table (terms that ever differed)
//! ```

mod align;
mod compare;
mod decided;
mod priced;
mod restored;
mod round;
mod table;

pub use compare::{ReadPaper, TermChange, apply, compare, compare_read, differ};
pub use priced::{ChangePricing, Gain, Priced, PricedComparison, priced};
pub use restored::{ChangedField, changed_fields};
pub use round::{
    KeptBack, Round, default_span, keep_back, last_number, make, paper, restore, rounds, save,
    sheet, sheet_of,
};
pub use table::{TableRow, table, worth_alone};
