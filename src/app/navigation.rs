//! Where in the page a path of the draft is worked on: the tab, and selectors of elements in it.

use super::ids::{add_id, clause_id, control_id};
use super::preferences::Tab;
use crate::domain::draft::Draft;

/// Where the paths that begin so are edited; all others on the terms.
const TABS: &[(&str, Tab)] = &[
    ("payments", Tab::Payments),
    ("terms.payment.fx_fixing", Tab::Payments),
    ("assumptions", Tab::Assumptions),
    ("scenarios", Tab::Royalties),
    ("diligence", Tab::Diligence),
    ("rounds", Tab::Rounds),
    ("stance", Tab::Rounds),
];

/// The tab on which a path is edited.
pub fn tab_of(path: &str) -> Tab {
    let found = TABS.iter().find(|(prefix, _)| path.starts_with(prefix));
    found.map_or(Tab::Terms, |(_, tab)| *tab)
}

/// Selects the control of a path, the first one below it, or the button that begins a list without rows.
pub fn control_selector(draft: &Draft, path: &str) -> String {
    let (control, add) = (control_id(&control_of(draft, path)), add_id(path));
    format!("[id=\"{control}\"], [id^=\"{control}-\"], [id=\"{add}\"]")
}

/// Selects the sentence of the document that speaks of a path.
pub fn sentence_selector(path: &str) -> String {
    format!("[data-path=\"{path}\"]")
}

/// Selects a section of the document.
pub fn section_selector(section: &str) -> String {
    format!("[id=\"{}\"]", clause_id(section))
}

/// The path whose control stands for a path: a region of the territory is a box of its name, not a row.
fn control_of(draft: &Draft, path: &str) -> String {
    match path.rsplit_once('.') {
        Some((list, _)) if list.starts_with("terms.territory") && !draft.text(path).is_empty() => {
            format!("{list}.{}", draft.text(path))
        }
        _ => path.to_owned(),
    }
}
