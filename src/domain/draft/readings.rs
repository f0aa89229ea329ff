//! One leaf of a draft, read on its own: for what is no part of the deal's value.

use super::value::{FieldValue, read_value};
use super::{Draft, field_at};
use crate::domain::date::Date;
use rust_decimal::Decimal;

impl Draft {
    fn leaf_at(&self, path: &str) -> Option<FieldValue> {
        read_value(field_at(path)?.kind, self.text(path)).ok()
    }

    /// The word at a path; `None` where it is empty or cannot be read. So for all of these.
    pub fn word_at(&self, path: &str) -> Option<String> {
        match self.leaf_at(path)? {
            FieldValue::Text(text) => Some(text).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// The number at a path: a fraction where percent are typed.
    pub fn number_at(&self, path: &str) -> Option<f64> {
        self.leaf_at(path)?.number()
    }

    /// The contract amount at a path, millions.
    pub fn amount_at(&self, path: &str) -> Option<Decimal> {
        self.leaf_at(path)?.exact()
    }

    /// The whole number at a path.
    pub fn whole_at(&self, path: &str) -> Option<u32> {
        self.leaf_at(path)?.whole()
    }

    /// The signed whole number at a path.
    pub fn shift_at(&self, path: &str) -> Option<i32> {
        self.leaf_at(path)?.shift()
    }

    /// The yes or no at a path.
    pub fn flag_at(&self, path: &str) -> Option<bool> {
        self.leaf_at(path)?.flag()
    }

    /// The day at a path.
    pub fn date_at(&self, path: &str) -> Option<Date> {
        self.leaf_at(path)?.date()
    }
}
