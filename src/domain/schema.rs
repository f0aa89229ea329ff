//! What every leaf of a deal may hold: its kind, its bounds, its default, when it is asked for.

mod field;
mod kind;
mod ranged;

pub use field::{
    FIELDS, Field, LISTS, List, MOST_MONTHS, blank_row, field_at, is_known, list_at, pattern,
};
pub use kind::FieldKind;
pub use ranged::{RANGED, takes_range};
