//! A deal as text typed.
//!
//! A [`Draft`] is the deal file's tree with text at every leaf, so that nothing typed is ever lost, right
//! or wrong. [`FIELDS`] says what each leaf is, [`validate`] reads them all and reports everything that is
//! wrong at once; only a draft without a refusal becomes a [`Deal`](super::deal::Deal).
//! [`from_file`] and [`to_file`] turn it from and into the deal file.

mod audience;
mod change;
mod edit;
mod field;
mod file;
mod increment;
mod kind;
mod merge;
mod mismatch;
mod paste;
mod read;
mod rules;
mod tree;
mod typed;
mod validate;
mod value;
mod value_node;
mod values;

pub use super::audience::Audience;
pub use change::{Change, History, STEPS, changes};
pub use edit::leaf_in_file;
pub use field::{FIELDS, Field, LISTS, List, blank_row, field_at, is_known, list_at, pattern};
pub use file::{FORMAT, VERSION, from_file, from_value, to_file};
pub use increment::{Increment, increment};
pub use kind::FieldKind;
pub use merge::{Incoming, Replica, StoredVersion};
pub use paste::{is_block, paste};
pub use tree::{Draft, child};
pub use validate::{Checked, read_deal, validate};
pub(super) use value::CENT_PLACES;
pub use value::FieldValue;
pub use values::FieldValues;
