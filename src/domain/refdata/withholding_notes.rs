//! What the withholding rates of a payer's country depend on and where they were read: `refdata/withholding_notes.csv`,
//! apart from the rates, which every value needs.

use super::{rows, said};
use crate::domain::currency::Country;
use crate::domain::lang::Lang;
use std::sync::OnceLock;

/// The notes on a payer's country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithholdingNotes {
    /// Where its rates were read.
    pub source: String,
    iso2: String,
    notes: [String; 2],
}

impl WithholdingNotes {
    /// What the rates depend on.
    pub fn notes(&self, lang: Lang) -> &str {
        let [en, zh] = &self.notes;
        said(lang, en, zh)
    }
}

/// The notes on a payer's country; `None` for one the table of rates does not hold.
///
/// ```
/// use parley::domain::{currency::Country, refdata::withholding_notes};
///
/// assert!(withholding_notes(Country::US).unwrap().source.contains("irs.gov"));
/// ```
pub fn withholding_notes(country: Country) -> Option<&'static WithholdingNotes> {
    static TABLE: OnceLock<Vec<WithholdingNotes>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        rows(include_str!("../../refdata/withholding_notes.csv")).map(from_cells).collect()
    });
    table.iter().find(|row| row.iso2 == country.code())
}

fn from_cells([iso2, notes, notes_zh, source]: [String; 4]) -> WithholdingNotes {
    WithholdingNotes { source, iso2, notes: [notes, notes_zh] }
}
