//! The state of the page: which deal is open, how it is shown, what was said to the user.

mod edits;
mod language;

use super::baseline::Baseline;
use super::browser;
use super::deal_store::DealStore;
use super::draft_signal::DraftSignal;
use super::field_state::{FieldState, field_state};
use super::graph::{Graph, Stages};
use super::lazy::{Lazy, Turn};
use super::notice::{Notice, Panel, RoundPair};
use super::offers::Offers;
use super::preferences::{FigureSize, Introduction, Preferences, Tab, Theme};
use super::study_signals::StudySignals;
use crate::domain::deal::{Party, PaymentKind};
use crate::domain::draft::{Audience, Draft, FieldValues, validate};
use crate::domain::history::History;
use crate::domain::issue::Issue;
use crate::domain::lang::Lang;
use crate::domain::negotiation::our_side;
use crate::domain::negotiation::rounds::ChangedField;
use crate::domain::number::{AmountUnit, modelled};
use crate::domain::term_sheet::face;
use crate::domain::valuation::{Figure, RateBasis, value};
use leptos::prelude::*;

/// What stands after `#` while both parties look: a page reloaded in front of them shows nothing more.
const SHARED: &str = "shared";

/// Whether the address holds something to be opened.
pub fn link_in_address() -> bool {
    let fragment = browser::fragment();
    !fragment.is_empty() && fragment != SHARED
}

/// Whether that link is an offer's.
pub fn offer_in_address() -> bool {
    let fragment = browser::fragment();
    let version = fragment.strip_prefix('o').and_then(|rest| rest.split_once('.'));
    version.is_some_and(|(version, _)| version.parse::<u32>().is_ok())
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
    /// All deals and which one is open.
    pub deals: DealStore,
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
    /// The rates every value is discounted at.
    pub basis: RwSignal<RateBasis>,
    /// How large the scoreboard is.
    pub size: RwSignal<FigureSize>,
    /// Whether the introduction was read.
    pub introduction: RwSignal<Introduction>,
    /// Whether it was asked to leave the view both parties look at: it is left when that is confirmed.
    pub leaving: RwSignal<bool>,
    /// What is open above the tab.
    pub panel: RwSignal<Option<Panel>>,
    /// The two sheets compared.
    pub span: RwSignal<RoundPair>,
    /// Whose eyes one's own deal was seen with before a link was opened.
    pub before_link: RwSignal<Audience>,
    /// An offer or a link that came as a file or as a picture of a code.
    pub arrived: RwSignal<Option<String>>,
    /// Everything worked out from the draft.
    pub graph: Graph,
    /// The way to what is not in the first load.
    pub lazy: Lazy,
    /// The offers made.
    pub offers: Offers,
    /// The fields that stand otherwise than in the last offer.
    pub changed: RwSignal<Vec<ChangedField>>,
    /// What the deal's ranges come to.
    pub study: StudySignals,
    /// What the figures are compared with.
    pub baseline: Memo<Option<Baseline>>,
}

impl AppState {
    /// With the deal last worked on, or the example on a first visit.
    pub fn open(preferences: Preferences, lazy: Lazy) -> Self {
        let (deals, draft) = DealStore::open();
        // While a link is read nothing of one's own is shown.
        let shared = browser::fragment() == SHARED || link_in_address() && !offer_in_address();
        let draft = if shared { draft.through(Audience::Shared) } else { draft };
        let tab = Some(preferences.tab).filter(|tab| !shared || tab.is_shared());
        let draft = DraftSignal::new(draft);
        let offers = Offers::new(draft);
        let work_out =
            Signal::derive(move || lazy.rest_from(Turn::Payments).map(|rest| rest.work_out));
        let current = Signal::derive(move || deals.current());
        let graph = Graph::new(draft, current, work_out, STAGES);
        let state = Self {
            draft,
            history: RwSignal::new(History::default()),
            deals,
            chinese: RwSignal::new(preferences.language == Lang::Zh),
            theme: RwSignal::new(preferences.theme),
            unit: RwSignal::new(preferences.unit),
            tab: RwSignal::new(tab.unwrap_or_default()),
            currency: Signal::stored(String::new()),
            notice: RwSignal::new(None),
            explained: RwSignal::new(None),
            field: RwSignal::new(None),
            basis: RwSignal::new(preferences.basis),
            size: RwSignal::new(preferences.size),
            introduction: RwSignal::new(preferences.introduction),
            leaving: RwSignal::new(false),
            span: RwSignal::new(RoundPair::default()),
            before_link: RwSignal::new(Audience::Own),
            arrived: RwSignal::new(None),
            panel: RwSignal::new(link_in_address().then_some(Panel::Opened)),
            graph,
            lazy,
            offers,
            changed: RwSignal::new(Vec::new()),
            study: StudySignals::default(),
            baseline: Baseline::follow(draft, offers, graph),
        };
        let currency = state.follow_values(&["terms.currency"], |values| {
            let unreadable = || values.unreadable("terms.currency").unwrap_or_default();
            values.word("terms.currency").unwrap_or_else(unreadable).to_owned()
        });
        Self { currency: currency.into(), ..state }
    }

    /// What is to be kept of how the page is shown.
    pub fn preferences(self) -> Preferences {
        Preferences {
            language: self.lang(),
            theme: self.theme.get(),
            unit: self.unit.get(),
            tab: self.tab.get(),
            basis: self.basis.get(),
            size: self.size.get(),
            introduction: self.introduction.get(),
        }
    }

    /// The side whose page this is, followed. In front of both parties it is not told.
    pub fn our_side(self) -> Party {
        self.draft.track_path("stance.side");
        self.draft.with_untracked(our_side)
    }

    /// Whether both parties look at the page.
    pub fn is_shared(self) -> bool {
        self.graph.view.get() == Audience::Shared
    }

    /// Shows the deal with other eyes. In front of both parties nothing private stays open. A paper that came with
    /// a link is all there is of that deal.
    pub fn look(self, view: Audience) {
        let lent = self.deals.from_link.get_untracked();
        if view != Audience::Shared && self.is_paper_alone() {
            return;
        }
        self.turn_to(view);
        if !lent {
            self.name_view();
        }
    }

    /// Says in the address whether both parties look.
    pub fn name_view(self) {
        let shared = self.draft.with_untracked(Draft::view) == Audience::Shared;
        browser::set_fragment(if shared { SHARED } else { "" });
    }

    /// Whether the open deal came with a link and is a paper alone: there is nothing private to be seen.
    fn is_paper_alone(self) -> bool {
        self.deals.from_link.get_untracked()
            && self.draft.with_untracked(|draft| draft.own().rows("assumptions.programmes") == 0)
    }

    /// Asks whether the view both parties look at is to be left. Nothing private is worked out before.
    pub fn ask_to_leave(self) {
        if !self.is_paper_alone() {
            self.leaving.set(true);
            browser::focus_built("#leave-shared");
        }
    }

    /// As [`AppState::look`], the address apart.
    pub fn turn_to(self, view: Audience) {
        self.leaving.set(false);
        self.changed.set(Vec::new());
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

    /// Whether the licensor takes shares in a new company, followed.
    pub fn is_newco(self) -> Signal<bool> {
        let kind = self.text("terms.structure.kind");
        Signal::derive(move || kind.get() == "newco")
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
    modelled(face(values, kinds))
}

/// The state of the component's page.
pub fn state() -> AppState {
    expect_context()
}
