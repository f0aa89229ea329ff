//! The open draft as a signal that is followed path by path.
//!
//! A page holds hundreds of fields. Were each a memo of the whole draft, every key would wake all of them to find
//! that one has changed. Instead a reader follows the paths it reads: an edit knows exactly which paths it
//! changed, and wakes only the readers of a changed path, of a node above it or of one below it.

use crate::domain::draft::{Audience, Change, Draft};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The whole draft, for readers of more than a few of its parts.
pub const WHOLE: &[&str] = &[""];

/// The open draft. Copied freely: both fields are handles.
#[derive(Clone, Copy)]
pub struct DraftSignal {
    /// Followed by what reads all of it: validation, the document, links.
    draft: RwSignal<Draft>,
    /// One for each path followed.
    triggers: StoredValue<BTreeMap<String, ArcTrigger>>,
}

impl DraftSignal {
    /// A signal of a draft, followed by nobody.
    pub fn new(draft: Draft) -> Self {
        Self { draft: RwSignal::new(draft), triggers: StoredValue::new(BTreeMap::new()) }
    }

    /// Reads the draft, followed as a whole.
    pub fn with<T>(self, read: impl FnOnce(&Draft) -> T) -> T {
        self.draft.with(read)
    }

    /// Reads the draft without following it.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Draft) -> T) -> T {
        self.draft.with_untracked(read)
    }

    /// The draft, not followed.
    pub fn get_untracked(self) -> Draft {
        self.draft.get_untracked()
    }

    /// Follows the draft as a whole.
    pub fn track(self) {
        self.draft.track();
    }

    /// Follows what stands at a path, below it and above it; all of it at the empty path.
    pub fn track_path(self, path: &str) {
        let known = self.triggers.with_value(|triggers| triggers.get(path).cloned());
        let trigger = known.unwrap_or_else(|| {
            let trigger = ArcTrigger::new();
            self.triggers.update_value(|all| drop(all.insert(path.to_owned(), trigger.clone())));
            trigger
        });
        trigger.track();
    }

    /// Follows what is read of some paths, as long as the caller's part of the page stands.
    pub fn follow<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        paths: &'static [&'static str],
        read: impl Fn(&Draft) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| {
            paths.iter().for_each(|path| self.track_path(path));
            self.with_untracked(&read)
        })
    }

    /// Edits the draft without waking anybody: `edit` returns what it changed of the owner's tree.
    pub fn update_untracked(self, edit: impl FnOnce(&mut Draft) -> Vec<Change>) -> Vec<Change> {
        self.draft.try_update_untracked(edit).unwrap_or_default()
    }

    /// Wakes whoever follows what was changed.
    pub fn notify_changes(self, changes: &[Change]) {
        self.draft.notify();
        let paths: Option<Vec<String>> = self.with_untracked(|draft| {
            changes.iter().map(|change| seen_path(draft, &marked_path(&change.path))).collect()
        });
        match paths {
            Some(paths) => self.wake(|followed| paths.iter().any(|path| related(path, followed))),
            None => self.wake(|_| true),
        }
    }

    /// Wakes those who follow exactly one of these paths: what is said of them has changed, not they themselves.
    pub fn notify_issues(self, paths: &[&str]) {
        self.wake(|followed| paths.contains(&followed));
    }

    /// Puts another draft in the place of the open one.
    pub fn replace(self, draft: Draft) {
        self.draft.set(draft);
        self.wake(|_| true);
    }

    fn wake(self, concerns: impl Fn(&str) -> bool) {
        let all = self.triggers.with_value(|triggers| {
            let concerned = triggers.iter().filter(|(path, _)| concerns(path));
            concerned.map(|(_, trigger)| trigger.clone()).collect::<Vec<_>>()
        });
        all.notify();
    }
}

/// The field a mark of origin is about; any other path as it is.
fn marked_path(path: &str) -> String {
    path.replace(".basis.", ".")
}

/// Where a path of the owner's tree is seen; `None` where it may be seen anywhere.
fn seen_path(draft: &Draft, path: &str) -> Option<String> {
    let exchanged = |from: &str, to: &str| {
        let rest = path.strip_prefix(from)?;
        (rest.is_empty() || rest.starts_with('.')).then(|| format!("{to}{rest}"))
    };
    match draft.view() {
        Audience::Own => Some(path.to_owned()),
        // The two sets of assumptions stand in each other's place.
        Audience::Other => exchanged("assumptions", "other")
            .or_else(|| exchanged("other", "assumptions"))
            .or_else(|| Some(path.to_owned())),
        Audience::Shared => None,
    }
}

/// Whether one path is the other, above it or below it.
fn related(a: &str, b: &str) -> bool {
    let above = |a: &str, b: &str| {
        a.is_empty()
            || b.strip_prefix(a).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    above(a, b) || above(b, a)
}
