//! Which papers a payer's country asks for before its treaty's rate may be applied: `refdata/treaty_papers.csv`.

use super::{FactReview, rows};
use crate::domain::currency::Country;
use crate::domain::deal::PathStep;
use std::sync::OnceLock;

/// The papers of a payer's country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreatyPapers {
    /// Whether the payee's certificate of residence is asked for.
    pub residence: bool,
    /// What the payer's side asks for, by its step.
    pub form: PathStep,
    /// Whether somebody looked: else both papers are counted with.
    pub looked_up: bool,
    /// Until when the row counts.
    pub review: FactReview,
    country: String,
}

/// The row of any country that has none of its own: both papers, as nobody looked.
const ANY: &str = "*";

fn table() -> &'static [TreatyPapers] {
    static TABLE: OnceLock<Vec<TreatyPapers>> = OnceLock::new();
    TABLE.get_or_init(|| {
        rows(include_str!("../../refdata/treaty_papers.csv")).filter_map(from_cells).collect()
    })
}

fn from_cells(cells: [String; 6]) -> Option<TreatyPapers> {
    let [country, residence, form, sources, checked_on, review_by] = cells;
    Some(TreatyPapers {
        country,
        residence: residence == "yes",
        form: PathStep::from_word(&form)?,
        looked_up: !sources.contains("papers_unknown"),
        review: FactReview::of_cells(&checked_on, &review_by)?,
    })
}

/// The papers a payer in a country asks for.
///
/// ```
/// use parley::domain::{currency::Country, refdata::treaty_papers};
///
/// assert!(!treaty_papers(Country::US).unwrap().residence);
/// assert!(treaty_papers(Country::GERMANY).unwrap().residence);
/// ```
pub fn treaty_papers(country: Country) -> Option<&'static TreatyPapers> {
    let of = |code: &str| table().iter().find(|papers| papers.country == code);
    of(country.code()).or_else(|| of(ANY))
}
