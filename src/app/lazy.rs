//! The views that are not in the first load, and how they are fetched.
//!
//! The page is three wasm files in one memory (a fourth, in a worker, is no part of it: `src/worker.rs`): the first load (the frame and the terms), the rest of the page
//! ([`super::pieces`]) and what writes office files ([`super::office`]). `src/split.sh` cuts the linked module in
//! them at the functions marked `wasm_split`. Whatever two pieces have in common, and the first load has not,
//! becomes a file of its own: the splitter knows no order of pieces, so there is a fourth, small one, fetched with
//! the rest. Thirteen cuts made 146 of them.
//!
//! The mark is that of the crate `wasm_split_helpers`, on which leptos' `#[lazy]` stands. `#[lazy]` itself does
//! not serve here: it panics when a file does not arrive, which ends the page instead of saying so and trying
//! again, and it makes a file of every function it stands on.

use super::browser;
use super::graph::WorkOut;
use super::preferences::Tab;
use crate::domain::date::Date;
use crate::domain::deal::Party;
use crate::domain::draft::{Draft, FieldValues, PasteCount, PastedBlock};
use crate::domain::issue::Issue;
use crate::domain::lang::Lang;
use crate::domain::negotiation::rounds::ChangedField;
use crate::domain::term_sheet::OpenPoints;
use leptos::prelude::*;
use std::pin::Pin;
use wasm_split_helpers::SplitLoaderError;

/// A view that may have to be fetched first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// The content of a tab.
    Tab(Tab),
    /// What the terms come to, beside them.
    Beside,
    /// How a number is worked out.
    Explanation,
    /// What opens above the tab.
    Panel,
}

/// What follows by itself once the rest of the page is here, each in a task of its own: together they would hold up
/// whoever types or scrolls just then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// Nothing yet.
    Waiting,
    /// How many points of the paper are open, and how far the parties are with each group of terms.
    Standing,
    /// When money comes.
    Payments,
    /// What the terms come to, beside them.
    Beside,
    /// What the terms said before, and what that was worth.
    Changed,
}

impl Turn {
    fn next(self) -> Option<Self> {
        match self {
            Self::Waiting => Some(Self::Standing),
            Self::Standing => Some(Self::Payments),
            Self::Payments => Some(Self::Beside),
            Self::Beside => Some(Self::Changed),
            Self::Changed => None,
        }
    }
}

/// The one piece of the first load.
const FIRST: Piece = Piece::Tab(Tab::Terms);

/// What the rest of the page offers.
#[derive(Debug, Clone, Copy)]
pub struct Rest {
    /// Makes a view.
    pub view: fn(Piece) -> AnyView,
    /// Works out the payments of a deal.
    pub work_out: WorkOut,
    /// What of a deal is not settled.
    pub points_open: fn(&FieldValues) -> OpenPoints,
    /// Pastes a block into a draft and counts what that did, or says why it cannot be taken.
    pub paste: fn(&mut Draft, &PastedBlock) -> Result<PasteCount, Vec<Issue>>,
    /// The fields of a sheet that an earlier one has otherwise, and what each is worth.
    pub changed_fields: fn(&Draft, &Draft) -> Vec<ChangedField>,
    /// Marks how far the parties are with the terms at some paths, and whether these are agreed.
    pub standing: fn(&[String]) -> (AnyView, Signal<bool>),
    /// Has the deal's ranges studied; followed.
    pub study: fn(),
    /// Between what a side's value lies.
    pub band: fn(Party) -> AnyView,
    /// Says a name that a deal is begun with in a language.
    pub called: fn(&str, Lang) -> String,
    /// The shape of the range typed into the field at a path; its text.
    pub range: fn(&str, Signal<String>) -> AnyView,
    /// Gives a paper assumptions to be valued with, as of a day.
    pub with_assumptions: fn(&Draft, Date) -> Draft,
}

/// A wasm file did not arrive. The next call asks for it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotLoaded;

impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// The rest of the page on its way.
pub type Loading = Pin<Box<dyn Future<Output = Result<Rest, NotLoaded>>>>;

/// The one way to all pieces.
#[derive(Debug, Clone, Copy)]
pub struct Lazy {
    first: fn() -> AnyView,
    load: fn() -> Loading,
    rest: RwSignal<Option<Rest>>,
    turn: RwSignal<Turn>,
}

impl Lazy {
    /// With the view of the first load and what fetches the rest.
    pub fn new(first: fn() -> AnyView, load: fn() -> Loading) -> Self {
        let (rest, turn) = (RwSignal::new(None), RwSignal::new(Turn::Waiting));
        Self { first, load, rest, turn }
    }

    /// Fetches the rest of the page where it is not here yet.
    ///
    /// # Errors
    /// When its file does not arrive.
    pub async fn fetch(self) -> Result<Rest, NotLoaded> {
        let rest = (self.load)().await?;
        // Told once: everything worked out with it follows.
        if self.rest.with_untracked(Option::is_none) {
            self.rest.set(Some(rest));
            self.take_turns();
        }
        Ok(rest)
    }

    fn take_turns(self) {
        browser::after_paint(move || {
            if let Some(next) = self.turn.get_untracked().next() {
                self.turn.set(next);
                self.take_turns();
            }
        });
    }

    /// The rest of the page once a turn has come, followed.
    pub fn rest_from(self, turn: Turn) -> Option<Rest> {
        (self.turn.get() >= turn).then(|| self.rest.get_untracked()).flatten()
    }

    /// The rest of the page where it is here, not followed.
    pub fn rest_untracked(self) -> Option<Rest> {
        self.rest.get_untracked()
    }

    /// Whether a piece can be shown at once, followed.
    pub fn is_here(self, piece: Piece) -> bool {
        match piece {
            FIRST => true,
            Piece::Beside => self.rest_from(Turn::Beside).is_some(),
            Piece::Tab(_) | Piece::Explanation | Piece::Panel => self.rest.with(Option::is_some),
        }
    }

    /// Makes the view of a piece that is here. Not followed: what is shown stays when more arrives.
    pub fn view(self, piece: Piece) -> Option<AnyView> {
        match self.rest.get_untracked() {
            Some(rest) => Some((rest.view)(piece)),
            None => (piece == FIRST).then(self.first),
        }
    }
}
