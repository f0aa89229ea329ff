//! A deal as text typed.
//!
//! A [`Draft`] is the deal file's tree with text at every leaf, so that nothing typed is ever lost, right
//! or wrong. [`FIELDS`] says what each leaf is, [`validate`] reads them all and reports everything that is
//! wrong at once; only a draft without a refusal becomes a [`Deal`](super::deal::Deal).
//! [`from_file`] and [`to_file`] turn it from and into the deal file.

mod change;
mod copies;
mod document;
mod field;
mod file;
mod kind;
mod leaf;
mod nudge;
mod paste;
mod read;
mod readings;
mod rules;
mod validate;
mod view;

pub use change::{Change, History, STEPS, changes};
pub use copies::{Copy, Heard, Kept};
pub use document::{Draft, child};
pub use field::{FIELDS, Field, LISTS, List, blank_row, field_at, list_at, pattern};
pub use file::{FORMAT, VERSION, from_file, from_value, to_file};
pub use kind::{Kind, Range};
pub(super) use leaf::CENT_PLACES;
pub use nudge::{Step, nudge};
pub use paste::{is_block, paste};
pub use validate::{Checked, read_deal, validate};
pub use view::View;
