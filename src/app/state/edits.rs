//! The one door through which the deal is changed, and back.

use super::AppState;
use crate::app::browser;
use crate::app::notice::Notice;
use crate::app::rescue;
use crate::domain::draft::{Audience, Change, Draft, PasteCount, PastedBlock, changes};
use crate::domain::history::History;
use leptos::prelude::*;
use leptos::task::spawn_local;

impl AppState {
    /// Changes the deal in any way. One field alone is written by [`AppState::set`].
    pub fn edit(self, change: impl FnOnce(&mut Draft)) {
        self.record(|draft| {
            let before = draft.clone();
            change(draft);
            changes(&before, draft)
        });
    }

    /// Writes a field.
    pub fn set(self, path: &str, text: &str) {
        self.record(|draft| draft.set_recorded(path, text));
    }

    /// The one door through which the deal is changed: `edit` returns what it changed.
    fn record(self, edit: impl FnOnce(&mut Draft) -> Vec<Change>) {
        if self.deals.from_link.get_untracked() {
            self.notice.set(Some(Notice::ReadOnly));
            return self.draft.notify_changes(&[]);
        }
        let changed = self.draft.update_untracked(edit);
        self.changed(&changed);
        self.history.update(|history| history.push(changed, browser::now_ms()));
    }

    /// Says what pasting a block would do, or why it cannot be taken. Whatever was said of an earlier one goes.
    pub fn preview_paste(self, block: PastedBlock) {
        self.paste(block, |state, block, count, _| {
            state.notice.set(Some(Notice::Paste { block, count }));
        });
    }

    /// A single value was pasted: what was said of a block before it goes.
    pub fn paste_taken(self) {
        let of_paste = |notice: &Notice| match notice {
            Notice::Refused { what, .. } => what.is_empty(),
            Notice::Paste { .. } => true,
            Notice::Deleted { .. }
            | Notice::KeptBack { .. }
            | Notice::NotLoaded
            | Notice::PrivateStep
            | Notice::ReadOnly
            | Notice::SignedStep
            | Notice::Stepped { .. }
            | Notice::TemplateValues
            | Notice::RoundSaved { .. }
            | Notice::RoundLaid(_)
            | Notice::RoundRemoved(_)
            | Notice::Said(_) => false,
        };
        if self.notice.with_untracked(|notice| notice.as_ref().is_some_and(of_paste)) {
            self.notice.set(None);
        }
    }

    /// Pastes a block into the deal as it is by now.
    pub fn apply_paste(self, block: PastedBlock) {
        self.paste(block, |state, _, _, draft| {
            state.notice.set(None);
            state.edit(|current| *current = draft);
        });
    }

    /// Tries a block on the draft, once the code that reads one is here.
    fn paste(self, block: PastedBlock, then: fn(Self, PastedBlock, PasteCount, Draft)) {
        spawn_local(async move {
            let Ok(rest) = self.lazy.fetch().await else {
                return self.notice.set(Some(Notice::NotLoaded));
            };
            let mut draft = self.draft.get_untracked();
            match (rest.paste)(&mut draft, &block) {
                Ok(count) => then(self, block, count, draft),
                Err(issues) => self.refuse("", issues),
            }
        });
    }

    /// Takes the last edit back.
    pub fn undo(self) {
        self.step(History::last, History::undo, true);
    }

    /// Does the edit last taken back again.
    pub fn redo(self) {
        self.step(History::next, History::redo, false);
    }

    /// In front of both parties nothing is touched that is not seen: there a private edit stops the way. Anywhere a
    /// signed offer does.
    fn step(
        self,
        coming: fn(&History) -> &[Change],
        step: fn(&mut History, &mut Draft) -> Option<String>,
        back: bool,
    ) {
        let seen = self
            .history
            .with_untracked(|history| coming(history).iter().all(Change::is_seen_by_both));
        if !seen && self.draft.with_untracked(|draft| draft.view() == Audience::Shared) {
            return self.notice.set(Some(Notice::PrivateStep));
        }
        let before = self.draft.with_untracked(|draft| draft.own().into_owned());
        let mut after = before.clone();
        let mut history = self.history.get_untracked();
        let Some(path) = step(&mut history, &mut after) else { return };
        if signed_offers(&after) < signed_offers(&before) {
            return self.notice.set(Some(Notice::SignedStep));
        }
        self.history.set(history);
        let changed = changes(&before, &after);
        let changed = self.draft.update_untracked(|draft| {
            *draft = after.through(draft.view());
            changed
        });
        self.changed(&changed);
        self.notice.set(Some(Notice::Stepped { path, back }));
    }

    /// Tells everybody what was changed of the owner's tree.
    pub fn changed(self, changed: &[Change]) {
        // Before anything is worked out from it: a mistake in that work must not cost the last edit.
        self.draft.with_untracked(|draft| rescue::leave_changes(draft, changed));
        if !changed.is_empty() {
            self.deals.edited();
        }
        self.draft.notify_changes(changed);
    }
}

/// How many signed offers a deal holds. One that was handed out is not taken back: the other side may have it.
fn signed_offers(draft: &Draft) -> usize {
    let signatures = draft.expand("rounds[].signature");
    signatures.iter().filter(|path| !draft.text(path).is_empty()).count()
}
