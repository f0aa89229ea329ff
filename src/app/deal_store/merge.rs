//! The open deal as another tab of this browser changed it.

use super::DealStore;
use crate::app::deal_index::kept;
use crate::domain::draft::Draft;
use crate::domain::history::Incoming;
use leptos::prelude::*;

impl DealStore {
    /// Learns of the open deal as another tab left it: the draft to go on with, when it is another one.
    pub fn merge_incoming(self, draft: &Draft) -> Option<Draft> {
        let theirs = kept(&self.index.with_untracked(|index| index.open.clone()))?;
        if self.from_link.get_untracked() {
            return None;
        }
        match self.replica.try_update_value(|replica| replica.receive(theirs, draft))? {
            Incoming::Nothing => {
                self.clear_conflict();
                None
            }
            Incoming::Both(both) => {
                self.clear_conflict();
                Some(both)
            }
            Incoming::Ask(theirs) => {
                self.conflict.set(Some(theirs));
                None
            }
        }
    }

    /// There is nothing to ask about any more.
    pub(super) fn clear_conflict(self) {
        if self.conflict.with_untracked(Option::is_some) {
            self.conflict.set(None);
        }
    }

    /// Answers the question: theirs, or what lies here.
    pub fn resolve_conflict(self, draft: &Draft, take_theirs: bool) -> Option<Draft> {
        let theirs = self.conflict.try_update(Option::take).flatten()?;
        let draft = if take_theirs { Draft::from_text(&theirs.text) } else { Some(draft.clone()) };
        self.replica.update_value(|replica| replica.settle(theirs));
        draft
    }
}
