//! What the questions, rules and durations rest on.

use crate::domain::refdata::{Instrument, instrument, rows};
use std::sync::OnceLock;

/// The source of a key: one of this module's, else one of [`crate::domain::refdata::instruments`].
pub fn source(key: &str) -> Option<&'static Instrument> {
    static TABLE: OnceLock<Vec<Instrument>> = OnceLock::new();
    let own = TABLE.get_or_init(|| {
        rows(include_str!("../../refdata/diligence/sources.csv"))
            .filter_map(Instrument::from_cells)
            .collect()
    });
    own.iter().find(|it| it.key == key).or_else(|| instrument(key))
}

/// Keys divided by blanks.
pub(super) fn keys(cell: &str) -> Vec<String> {
    cell.split_whitespace().map(str::to_owned).collect()
}
