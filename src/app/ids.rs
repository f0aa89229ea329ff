//! The ids of the page's elements that stand for a path of the draft.

use crate::domain::term_sheet::DraftBlank;

/// Id of the control of a path: `terms.upfront.0.amount` is `f-terms-upfront-0-amount`.
pub fn control_id(path: &str) -> String {
    format!("f-{}", path.replace('.', "-"))
}

/// The path a control's id stands for; `None` for any other id. No step of a path holds a dash.
pub fn path_of_control(id: &str) -> Option<String> {
    Some(id.strip_prefix("f-")?.replace('-', "."))
}

/// Id of the button that adds a row to a list.
pub fn add_id(list: &str) -> String {
    format!("add-{}", list.replace('.', "-"))
}

/// Id of a button of a row, from 0: `action` is `up`, `down` or `remove`.
pub fn row_id(list: &str, row: usize, action: &str) -> String {
    format!("row-{}.{row}-{action}", list.replace('.', "-"))
}

/// Id of a section of the document.
pub fn clause_id(section: &str) -> String {
    format!("clause-{section}")
}

/// What a blank of the document is known by on the page.
pub fn blank_id(blank: DraftBlank) -> String {
    format!("{}.{}", blank.section, blank.id)
}

/// Whether an element of this id is a field of the deal: a control, or a field of a section of the document.
pub fn is_deal_field(id: &str) -> bool {
    id.starts_with("f-") || id.starts_with("clause-")
}
