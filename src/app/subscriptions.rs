//! What parts of the page read of the draft, told to each only when it changes.
//!
//! A page holds hundreds of fields. Were each a memo of the draft, every key would wake all of them to find
//! that one has changed. Instead each registers here what it reads; after an edit all are read in one pass
//! ([`Watch::look`]) and only those that changed are told.

use super::state::AppState;
use crate::domain::draft::{Checked, Draft};
use crate::domain::issue::Issue;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::rc::Rc;

/// What the page shows of a node of the draft.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FieldState {
    /// Text of a leaf.
    pub text: String,
    /// Where its value came from; empty once the user has edited it.
    pub basis: String,
    /// What is wrong with it.
    pub issues: Vec<Issue>,
}

type Subscriber = Rc<dyn Fn(&Draft, &Checked)>;

/// The readers of the page as it stands.
#[derive(Clone, Copy)]
pub struct Subscriptions {
    readers: StoredValue<SendWrapper<Vec<(u64, Subscriber)>>>,
    next: StoredValue<u64>,
}

impl Subscriptions {
    /// Nobody watching.
    pub fn new() -> Self {
        Self { readers: StoredValue::new(SendWrapper::new(Vec::new())), next: StoredValue::new(0) }
    }

    /// Reads the draft for everybody.
    pub fn notify(self, draft: &Draft, checked: &Checked) {
        let readers = self.readers.with_value(|readers| (**readers).clone());
        for (_, read) in readers {
            read(draft, checked);
        }
    }

    fn add(self, reader: Subscriber) {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        self.readers.update_value(|readers| readers.push((id, reader)));
        on_cleanup(move || {
            self.readers.try_update_value(|readers| readers.retain(|(other, _)| *other != id));
        });
    }
}

impl AppState {
    /// Follows something read of the draft, as long as the caller's part of the page stands.
    pub fn follow<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&Draft, &Checked) -> T + 'static,
    ) -> ReadSignal<T> {
        let now = self
            .graph
            .checked
            .with_untracked(|checked| self.draft.with_untracked(|draft| read(draft, checked)));
        let (shown, show) = signal(now);
        self.watch.add(Rc::new(move |draft, checked| {
            let now = read(draft, checked);
            if shown.try_with_untracked(|shown| *shown != now).unwrap_or_default() {
                show.set(now);
            }
        }));
        shown
    }

    /// Follows the node at a path.
    pub fn field_state(self, path: &str) -> ReadSignal<FieldState> {
        let path = path.to_owned();
        self.follow(move |draft, checked| FieldState {
            text: draft.text(&path).to_owned(),
            basis: draft.basis(&path).unwrap_or_default().to_owned(),
            issues: checked.issues_at(&path).cloned().collect(),
        })
    }

    /// A leaf's text, followed.
    pub fn text(self, path: &str) -> Signal<String> {
        let node = self.field_state(path);
        Signal::derive(move || node.with(|node| node.text.clone()))
    }

    /// The number of rows of a list, followed.
    pub fn rows(self, list: &str) -> Signal<usize> {
        let list = list.to_owned();
        self.follow(move |draft, _| draft.rows(&list)).into()
    }
}
