//! A deal as text typed.
//!
//! A [`Draft`] is the deal file's tree with text at every leaf, so that nothing typed is ever lost, right
//! or wrong. The schema says what each leaf is, [`validate`] reads them all and reports everything that is
//! wrong at once; only a draft without a refusal becomes a [`Deal`](super::deal::Deal).
//! [`from_file`] and [`to_file`] turn it from and into the deal file.

mod audience;
mod change;
mod choices;
mod doubt;
mod edit;
mod field_value;
mod field_values;
mod file;
mod increment;
mod licensed;
mod lines;
mod mismatch;
mod new_rows;
mod paste;
mod portfolio;
mod range_value;
mod read;
mod read_range;
mod read_single;
mod read_value;
mod rename;
mod rules;
mod schedules;
mod stored;
mod technology_flag;
mod tree;
mod typed;
mod validate;
mod value_tree;
mod version_1;

pub use super::audience::Audience;
pub use change::{Change, changes};
pub use choices::{
    CHOICE_SOURCES, Choice, assumed_regions, choices, products, programmes, regions, schedules,
};
pub use edit::leaf_in_file;
pub use field_value::FieldValue;
pub use field_values::FieldValues;
pub use file::{FORMAT, VERSION, from_file, from_value, seen, to_file};
pub use increment::{Increment, increment};
pub use lines::lines;
pub use paste::{PasteCount, PastedBlock, is_block, paste};
pub use range_value::RangeValue;
pub use read_value::{range_at, says_something, says_the_same};
pub use tree::{Draft, child};
pub use validate::{Checked, read_deal, uncountable, validate, validate_with};
pub use version_1::{CARRIED_OVER, upgraded_path};
