//! A box for a word the page has a name for: a region, a stage, a scenario or a row a deal begins with. The name is shown and
//! taken in either language, the word is kept; any other text stays as it is typed.

use crate::app::components::signals::live;
use crate::app::field_names::{called, word};
use crate::app::state::AppState;
use crate::domain::schema::pattern;
use crate::domain::words::word_called;
use leptos::prelude::*;

/// Fields of free text whose usual words have names.
const NAMED: [&str; 10] = [
    "title",
    "terms.parties.licensor.name",
    "terms.parties.licensee.name",
    "terms.products[].name",
    "terms.options[].label",
    "terms.upfront[].label",
    "terms.milestones[].label",
    "scenarios[].name",
    "assumptions.programmes[].stages[].stage",
    "assumptions.programmes[].regions[].region",
];

/// Whether the field at a path says words by their names.
pub fn is_named(path: &str) -> bool {
    NAMED.contains(&pattern(path).as_str())
}

/// What stands in such a box. While it is typed, that is what is typed.
#[derive(Clone, Copy)]
pub struct NamedBox {
    state: AppState,
    path: StoredValue<String>,
    kept: Signal<String>,
    /// What is typed, and what is kept of it.
    typing: RwSignal<Option<(String, String)>>,
}

impl NamedBox {
    /// A box for a word kept at a path.
    pub fn new(state: AppState, path: &str, kept: Signal<String>) -> Self {
        let path = StoredValue::new(path.to_owned());
        Self { state, path, kept, typing: RwSignal::new(None) }
    }

    /// What is to be kept of a text typed.
    pub fn take(self, text: String) -> String {
        let called = self.path.with_value(|path| word_called(&pattern(path), &text));
        let kept = called.map_or_else(|| text.clone(), str::to_owned);
        self.typing.set(Some((text, kept.clone())));
        kept
    }

    /// Nobody types any more: the word stands by its name.
    pub fn leave(self) {
        self.typing.set(None);
    }

    /// The text in the box.
    pub fn text(self) -> Signal<String> {
        live(move || {
            let kept = self.kept.get();
            match self.typing.get().filter(|(_, known)| *known == kept) {
                Some((typed, _)) => typed,
                None => {
                    called(self.state, self.path.with_value(|path| word(self.state, path, &kept)))
                }
            }
        })
    }
}
