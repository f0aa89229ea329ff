//! One leaf written, as a key into a field does, with what that changed.
//!
//! A key must not cost a copy of the whole deal: what one text changes is known beforehand.

use super::audience::ASSUMPTIONS;
use super::read_value::read_value;
use super::tree::{BASIS, owner};
use super::{Audience, Change, Draft, changes, child};
use crate::domain::schema::field_at;
use serde_json::Value;

impl Draft {
    /// Writes a text as [`Draft::set`] does (what names a programme follows its id), and returns what [`changes`] finds between before and after.
    pub fn set_recorded(&mut self, path: &str, text: &str) -> Vec<Change> {
        if Self::is_followed(path) {
            let before = self.clone();
            self.rename_programme(path, text);
            return changes(&before, self);
        }
        if let Some(known) = self.leaf_changes(path, text) {
            self.set(path, text);
            return known;
        }
        let before = self.clone();
        self.set(path, text);
        changes(&before, self)
    }

    /// What writing a text to an existing leaf changes; `None` where only the whole trees tell.
    fn leaf_changes(&self, path: &str, text: &str) -> Option<Vec<Change>> {
        // Seen with other eyes, the owner's tree has other paths.
        let leaf = self.node(path).filter(|_| self.view() == Audience::Own)?;
        let written = (leaf.as_str()? != text).then(|| Change {
            path: path.to_owned(),
            before: Some(leaf.clone()),
            after: Some(Value::from(text)),
        });
        let Some((owner, field)) = owner(path) else { return Some(written.into_iter().collect()) };
        let marks = child(owner, BASIS);
        let mark = self.node(&marks).filter(|marks| marks.is_object());
        let forgotten = mark.and_then(|marks| marks.get(field)).map(|mark| Change {
            path: child(&marks, field),
            before: Some(mark.clone()),
            after: None,
        });
        // In the order of the tree.
        let pair = if field < BASIS { [written, forgotten] } else { [forgotten, written] };
        Some(pair.into_iter().flatten().collect())
    }
}

/// A leaf's text as the deal file holds it: a number where it is one, else the text.
pub fn leaf_in_file(path: &str, text: &str) -> Value {
    // The other side's assumptions are fields like one's own.
    let own = path.strip_prefix("other.").map(|rest| child(ASSUMPTIONS, rest));
    let field = field_at(own.as_deref().unwrap_or(path));
    match field.map(|field| read_value(field.kind, text)) {
        Some(Ok(value)) => value.to_file(),
        Some(Err(_)) | None => Value::from(text),
    }
}
