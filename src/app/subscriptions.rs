//! What parts of the page read of the draft, told to each only when it changes.
//!
//! A page holds hundreds of fields. Were each a memo of the draft, every key would wake all of them to find
//! that one has changed. Instead each registers here what it reads; after an edit all are read in one pass
//! ([`Watch::look`]) and only those that changed are told.

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

/// Reads the draft and tells whoever shows it.
pub type Subscriber = Rc<dyn Fn(&Draft, &Checked)>;

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

    /// Adds a reader for as long as the caller's part of the page stands.
    pub fn add(self, reader: Subscriber) {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        self.readers.update_value(|readers| readers.push((id, reader)));
        on_cleanup(move || {
            self.readers.try_update_value(|readers| readers.retain(|(other, _)| *other != id));
        });
    }
}
