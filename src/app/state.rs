//! The state of the page: which deal lies on the desk, how it is shown, what was said to the user.

use super::browser;
use super::deal_store::DealStore;
use super::draft_signal::DraftSignal;
use super::field_state::{FieldState, field_state};
use super::format::{AmountUnit, NumberStyle};
use super::graph::{Graph, Stages};
use super::i18n::Locale;
use super::lazy::Lazy;
use super::offers::Offers;
use super::preferences::{Preferences, Tab, Theme};
use super::rescue;
use crate::domain::deal::{Party, PaymentKind};
use crate::domain::draft::{Audience, Change, Draft, FieldValues, History, changes, validate};
use crate::domain::issue::Issue;
use crate::domain::lang::Lang;
use crate::domain::term_sheet::face;
use crate::domain::valuation::{Figure, value};
use leptos::prelude::*;
use rust_decimal::prelude::ToPrimitive;

/// What stands after `#` while both parties look: a page reloaded in front of them shows nothing more.
const SHARED: &str = "shared";

/// Whether the address holds something to be opened.
pub fn link_in_address() -> bool {
    let fragment = browser::fragment();
    !fragment.is_empty() && fragment != SHARED
}

/// Something said to the user, until the next thing is said or it is dismissed.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// A deal was taken off the shelf and can be put back.
    Deleted {
        /// Its title.
        title: String,
    },
    /// A file or a pasted block was refused, for these reasons.
    Refused {
        /// What was refused: a file's name; empty for a paste.
        what: String,
        /// Why.
        issues: Vec<Issue>,
    },
    /// A part of the page cannot be fetched.
    NotLoaded,
    /// What came with a link is read, not changed.
    ReadOnly,
    /// The sheet was saved as an offer.
    RoundSaved {
        /// Whose.
        side: Party,
        /// Which, from 1.
        number: usize,
    },
}

/// What opens above the tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// Finds any field or command.
    Palette,
    /// Lists the keys.
    Keys,
    /// Makes a link to the deal.
    Link,
    /// Opens the link in the address.
    Opened,
}

/// The two sheets compared: instants of offers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoundPair {
    /// The older; empty: none, nothing is compared.
    pub from: String,
    /// The newer; empty: the sheet as it is now.
    pub to: String,
}

/// What the page is worked out by.
const STAGES: Stages = Stages { validate, value, today: browser::today };

/// The state of the page. Copied freely: every field is a handle.
#[derive(Clone, Copy)]
pub struct AppState {
    /// The deal as typed.
    pub draft: DraftSignal,
    /// Its edits, to be taken back.
    pub history: RwSignal<History>,
    /// All deals and which one lies on the desk.
    pub shelf: DealStore,
    /// Chinese instead of English.
    pub chinese: RwSignal<bool>,
    /// Light or dark.
    pub theme: RwSignal<Theme>,
    /// Unit of amounts.
    pub unit: RwSignal<AmountUnit>,
    /// The open tab.
    pub tab: RwSignal<Tab>,
    /// The deal's currency, as typed.
    currency: Signal<String>,
    /// What was last said to the user.
    pub notice: RwSignal<Option<Notice>>,
    /// Path of the field last worked on that the document speaks of.
    pub field: RwSignal<Option<String>>,
    /// The number being explained.
    pub explained: RwSignal<Option<Figure>>,
    /// What is open above the tab.
    pub panel: RwSignal<Option<Panel>>,
    /// The two sheets compared.
    pub span: RwSignal<RoundPair>,
    /// Whose eyes one's own deal was seen with before a link was opened.
    pub before_link: RwSignal<Audience>,
    /// Everything worked out from the draft.
    pub graph: Graph,
    /// The way to what is not in the first load.
    pub lazy: Lazy,
    /// The offers made.
    pub offers: Offers,
}

impl AppState {
    /// A desk with the deal last worked on, or the public example on a first visit.
    pub fn open(preferences: Preferences, lazy: Lazy) -> Self {
        let (shelf, draft) = DealStore::open();
        // While a link is read nothing of one's own is shown.
        let shared = browser::fragment() == SHARED || link_in_address();
        let draft = if shared { draft.through(Audience::Shared) } else { draft };
        let tab = Some(preferences.tab).filter(|tab| !shared || tab.is_shared());
        let draft = DraftSignal::new(draft);
        let work_out = Signal::derive(move || lazy.rest().map(|rest| rest.work_out));
        let state = Self {
            draft,
            history: RwSignal::new(History::default()),
            shelf,
            chinese: RwSignal::new(preferences.language == Lang::Zh),
            theme: RwSignal::new(preferences.theme),
            unit: RwSignal::new(preferences.unit),
            tab: RwSignal::new(tab.unwrap_or_default()),
            currency: Signal::stored(String::new()),
            notice: RwSignal::new(None),
            explained: RwSignal::new(None),
            field: RwSignal::new(None),
            span: RwSignal::new(RoundPair::default()),
            before_link: RwSignal::new(Audience::Own),
            panel: RwSignal::new(link_in_address().then_some(Panel::Opened)),
            graph: Graph::new(draft, Signal::derive(move || shelf.current()), work_out, STAGES),
            lazy,
            offers: Offers::new(draft),
        };
        Self { currency: state.text("terms.currency"), ..state }
    }

    /// What is to be kept of how the page is shown.
    pub fn preferences(self) -> Preferences {
        Preferences {
            language: self.lang(),
            theme: self.theme.get(),
            unit: self.unit.get(),
            tab: self.tab.get(),
        }
    }

    /// The language of the page's texts.
    pub fn locale(self) -> Locale {
        if self.chinese.get() { Locale::zh } else { Locale::en }
    }

    /// A text in the page's language, followed.
    pub fn says(self, text: fn(Locale) -> &'static str) -> Signal<&'static str> {
        Signal::derive(move || text(self.locale()))
    }

    /// The language of the core's sentences.
    pub fn lang(self) -> Lang {
        if self.chinese.get() { Lang::Zh } else { Lang::En }
    }

    /// How numbers are written. English has one unit; Chinese may switch.
    pub fn style(self) -> NumberStyle {
        let lang = self.lang();
        let unit = if lang == Lang::Zh { self.unit.get() } else { AmountUnit::Million };
        NumberStyle { lang, unit }
    }

    /// The unit amounts are shown in, with the currency: `USD m`, `亿 USD`.
    pub fn unit_name(self) -> String {
        self.style().unit_name(&self.currency())
    }

    /// The deal's currency, as typed.
    pub fn currency(self) -> String {
        self.currency.get()
    }

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
        if self.shelf.lent.get_untracked() {
            self.notice.set(Some(Notice::ReadOnly));
            return self.draft.notify_changes(&[]);
        }
        let changed = self.draft.update_untracked(edit);
        self.changed(&changed);
        self.history.update(|history| history.push(changed, browser::now_ms()));
    }

    /// Takes the last edit back.
    pub fn undo(self) {
        self.step(History::undo);
    }

    /// Does the edit last taken back again.
    pub fn redo(self) {
        self.step(History::redo);
    }

    fn step(self, step: fn(&mut History, &mut Draft) -> Option<String>) {
        let before = self.draft.with_untracked(|draft| draft.own().into_owned());
        let mut after = before.clone();
        if self.history.try_update(|history| step(history, &mut after)).flatten().is_some() {
            let changed = changes(&before, &after);
            let changed = self.draft.update_untracked(|draft| {
                *draft = after.through(draft.view());
                changed
            });
            self.changed(&changed);
        }
    }

    /// Whether both parties look at the page.
    pub fn is_shared(self) -> bool {
        self.graph.view.get() == Audience::Shared
    }

    /// Shows the deal with other eyes. In front of both parties nothing private stays open. A paper that came with
    /// a link is all there is of that deal.
    pub fn look(self, view: Audience) {
        let lent = self.shelf.lent.get_untracked();
        let paper_alone =
            || self.draft.with_untracked(|draft| draft.own().rows("assumptions.regions") == 0);
        if lent && view != Audience::Shared && paper_alone() {
            return;
        }
        if !lent {
            browser::set_fragment(if view == Audience::Shared { SHARED } else { "" });
        }
        self.turn_to(view);
    }

    /// As [`Desk::look`], the address apart.
    pub fn turn_to(self, view: Audience) {
        // What is open was worked out for other eyes.
        self.panel.set(None);
        if view == Audience::Shared {
            self.explained.set(None);
            self.notice.set(None);
            if !self.tab.get_untracked().is_shared() {
                self.tab.set(Tab::Terms);
            }
        }
        self.draft.replace(self.draft.with_untracked(|draft| draft.through(view)));
    }

    /// Tells everybody what was changed of the owner's tree.
    pub fn changed(self, changed: &[Change]) {
        // Before anything is worked out from it: a mistake in that work must not cost the last edit.
        self.draft.with_untracked(|draft| rescue::leave_changes(draft, changed));
        self.draft.notify_changes(changed);
    }

    /// Follows what is read of some paths of the draft.
    pub fn follow<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        paths: &'static [&'static str],
        read: impl Fn(&Draft) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        self.draft.follow(paths, read)
    }

    /// Follows what is made of the values at some paths.
    pub fn follow_values<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        paths: &'static [&'static str],
        read: impl Fn(&FieldValues) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| {
            paths.iter().for_each(|path| self.draft.track_path(path));
            self.graph.checked.with_untracked(|checked| read(&checked.values))
        })
    }

    /// Reads the values as they are, not followed.
    pub fn with_values<T>(self, read: impl FnOnce(&FieldValues) -> T) -> T {
        self.graph.checked.with_untracked(|checked| read(&checked.values))
    }

    /// Follows the node at a path.
    pub fn field_state(self, path: &str) -> Memo<FieldState> {
        field_state(self.draft, self.graph.checked, path.to_owned())
    }

    /// A leaf's text, followed.
    pub fn text(self, path: &str) -> Signal<String> {
        let node = self.field_state(path);
        Signal::derive(move || node.with(|node| node.text.clone()))
    }

    /// The number of rows of a list, followed.
    pub fn rows(self, list: &str) -> Signal<usize> {
        let list = list.to_owned();
        let rows = Memo::new(move |_| {
            self.draft.track_path(&list);
            self.draft.with_untracked(|draft| draft.rows(&list))
        });
        rows.into()
    }

    /// A part of the page that was missing is here: nothing more to say of it.
    pub fn arrived(self) {
        if self.notice.with_untracked(|notice| *notice == Some(Notice::NotLoaded)) {
            self.notice.set(None);
        }
    }

    /// Says why something was refused.
    pub fn refuse(self, what: &str, issues: Vec<Issue>) {
        self.notice.set(Some(Notice::Refused { what: what.to_owned(), issues }));
    }
}

/// The kinds of payment whose face is the upfront.
pub const UPFRONT: &[PaymentKind] = &[PaymentKind::Upfront];
/// The kinds of payment whose face is the headline.
pub const HEADLINE: &[PaymentKind] = &PaymentKind::ALL;

/// What some kinds of payment come to at face, millions.
pub fn sum_of(values: &FieldValues, kinds: &[PaymentKind]) -> f64 {
    face(values, kinds).to_f64().unwrap_or_default()
}

/// The desk of the component's page.
pub fn state() -> AppState {
    expect_context()
}
