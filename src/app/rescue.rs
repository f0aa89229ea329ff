//! The deal as the page's script finds it should the wasm stop (`src/start.js`).
//!
//! Written whole it costs as much as everything else a key does. So a key leaves what it changed alone, at once,
//! beside the copy last written whole; a copy follows when the keys pause, and when the page is hidden.

use super::browser;
use crate::domain::draft::{Audience, Change, Draft, leaf_in_file, to_file};

/// Leaves the deal whole, what was left of single fields before in it; the paper alone beside it while both parties
/// look.
pub fn leave(draft: &Draft) {
    let paper = draft.view() == Audience::Shared;
    let paper = paper.then(|| to_file(&draft.paper()).to_string());
    browser::leave_deal(&to_file(draft).to_string(), paper.as_deref());
}

/// Leaves what an edit changed of the owner's tree: texts of fields one by one, anything else with the whole.
pub fn leave_changes(draft: &Draft, changed: &[Change]) {
    let fields = changed.iter().map(|change| {
        let text = match &change.after {
            Some(after) => Some(after.as_str()?),
            // A field forgets where its value came from.
            None => change.path.contains(".basis.").then_some(None)?,
        };
        Some((change.path.as_str(), text.map(|text| leaf_in_file(&change.path, text).to_string())))
    });
    match fields.collect::<Option<Vec<_>>>() {
        Some(fields) => {
            fields.iter().for_each(|(path, value)| browser::leave_field(path, value.as_deref()));
        }
        None => leave(draft),
    }
}
