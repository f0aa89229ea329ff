//! What is done with the open deal as a whole: kept, shown to others, offered, handed out, taken in.

use super::browser;
use super::field_names::party;
use super::lazy::NotLoaded;
use super::navigation::{control_selector, section_selector, sentence_selector, tab_of};
use super::notice::{Notice, Panel};
use super::preferences::Tab;
use super::state::{AppState, offer_in_address};
use crate::domain::deal::Party;
use crate::domain::draft::{self, Audience, Draft, changes, child, to_file};
use crate::domain::file_name::file_title;
use crate::domain::issue::{Issue, Problem};
use crate::domain::negotiation::our_side;
use crate::domain::negotiation::rounds::{self, KeptBack, Round};
use crate::tr;
use leptos::prelude::*;
use leptos::task::spawn_local;

const ROUNDS: &str = "rounds";

impl AppState {
    /// A link in the address is about to be read: until it is, nothing of one's own is shown. An offer shows no other
    /// deal, so the page stays as it is.
    pub fn await_link(self) {
        if !self.deals.from_link.get_untracked() {
            self.before_link.set(self.draft.with_untracked(Draft::view));
        }
        self.arrived.set(None);
        if !offer_in_address() {
            self.turn_to(Audience::Shared);
        }
        self.panel.set(Some(Panel::Opened));
    }

    /// An offer or a link came as a file or as a picture of a code.
    pub fn await_text(self, text: String) {
        self.before_link.set(self.draft.with_untracked(Draft::view));
        self.arrived.set(Some(text));
        self.panel.set(Some(Panel::Opened));
    }

    /// Opens a deal that came with a link, to be read.
    pub fn lend(self, draft: Draft) {
        self.panel.set(None);
        if draft.view() == Audience::Shared && !self.tab.get_untracked().is_shared() {
            self.tab.set(Tab::Terms);
        }
        self.notice.set(None);
        self.deals.open_link(self.draft, draft);
    }

    /// Keeps a copy of what came with a link. A paper alone is given assumptions to be valued with.
    pub fn keep_copy(self) {
        let paper = self.draft.with_untracked(|draft| draft.own().into_owned());
        if paper.rows("assumptions.programmes") > 0 {
            return self.keep(paper);
        }
        spawn_local(async move {
            match self.lazy.fetch().await {
                Ok(rest) => {
                    self.keep((rest.with_assumptions)(&paper, browser::today()));
                    self.notice.set(Some(Notice::TemplateValues));
                }
                Err(NotLoaded) => self.notice.set(Some(Notice::NotLoaded)),
            }
        });
    }

    /// Makes a deal that came with a link one of one's own, in the place of none.
    fn keep(self, draft: Draft) {
        self.deals.insert(self.draft, draft);
        self.look(self.before_link.get_untracked());
    }

    /// Puts a link away, read or not: one's own deal is seen again as before.
    pub fn leave_link(self) {
        if self.deals.from_link.get_untracked() {
            self.deals.close_link(self.draft);
        }
        self.arrived.set(None);
        self.look(self.before_link.get_untracked());
    }

    /// Keeps the deal, with what other tabs made of it meanwhile.
    pub fn save(self) {
        self.hear();
        self.deals.save(&self.draft.get_untracked());
    }

    /// Takes up what another tab made of the open deal.
    fn hear(self) {
        if let Some(both) = self.draft.with_untracked(|draft| self.deals.merge_incoming(draft)) {
            self.replace(both);
        }
    }

    /// Answers which of two versions of the deal stands.
    pub fn answer(self, take_theirs: bool) {
        let answer =
            self.draft.with_untracked(|draft| self.deals.resolve_conflict(draft, take_theirs));
        if let Some(draft) = answer {
            self.replace(draft);
        }
        self.save();
    }

    /// Another draft of the same deal: a step that can be taken back like any other.
    fn replace(self, draft: Draft) {
        let changed = self.draft.update_untracked(|now| {
            let changed = changes(now, &draft);
            *now = draft.through(now.view());
            changed
        });
        self.changed(&changed);
        self.history.update(|history| history.push(changed, browser::now_ms()));
    }

    /// Sees every value through the other side's model, or through one's own again. Where there is no second set
    /// yet it begins as a copy of one's own.
    pub fn change_model(self) {
        let seen = self.draft.with_untracked(Draft::view);
        if !self.draft.with_untracked(Draft::has_other) {
            self.edit(Draft::begin_other);
        }
        self.look(if seen == Audience::Other { Audience::Own } else { Audience::Other });
    }

    /// Saves the sheet as the next offer, of the side that did not make the last one.
    pub fn save_round(self) {
        let side = self.draft.with_untracked(next_side);
        self.save_round_as(side, "");
    }

    /// Saves the sheet as an offer of a side: in front of both parties it is made, in private ours is kept back.
    pub fn save_round_as(self, side: Party, note: &str) {
        let before = self.draft.with_untracked(|draft| draft.rows(ROUNDS));
        self.edit(|draft| match draft.view() {
            Audience::Own | Audience::Other if side == our_side(draft) => {
                rounds::keep_back(draft, KeptBack::Sheet, note, &browser::utc_time());
            }
            _ => rounds::save(draft, side, note, &browser::utc_time()),
        });
        let mut saved = self.draft.with_untracked(rounds::rounds);
        let last = saved.pop().filter(|_| saved.len() == before);
        if let Some(Round { number, kept, .. }) = last {
            self.notice.set(Some(Notice::RoundSaved { side, number, kept: kept.is_some() }));
        } else if !self.deals.from_link.get_untracked() {
            let problem = Problem::TooManyRows { rows: before + 1, most: before };
            self.refuse(ROUNDS, vec![Issue::refused(ROUNDS, problem)]);
        }
    }

    /// Opens the document at the sentence that speaks of a field.
    pub fn read_field(self, path: &str) {
        self.tab.set(Tab::Document);
        browser::focus_soon(sentence_selector(path));
    }

    /// Opens the document at a section.
    pub fn read_section(self, section: &str) {
        self.tab.set(Tab::Document);
        browser::focus_soon(section_selector(section));
    }

    /// Opens the tab of a field and puts the focus on it, or on the first field below the path.
    pub fn go(self, path: &str) {
        let tab = tab_of(path);
        if self.graph.view.get_untracked() == Audience::Shared && !tab.is_shared() {
            return;
        }
        self.tab.set(tab);
        browser::focus_soon(self.draft.with_untracked(|draft| control_selector(draft, path)));
    }

    /// Hands the deal to the user as a file: in front of both parties what may go to the other side.
    pub fn export(self) {
        if self.draft.with_untracked(Draft::view) == Audience::Shared {
            self.send_file();
        } else {
            self.back_up();
        }
    }

    /// Hands the whole deal to the user as a file, whose name says that it is private.
    pub fn back_up(self) {
        let draft = self.draft.get_untracked();
        download(&draft, &self.private_name(&draft));
    }

    /// The name of a whole deal's file.
    pub fn private_name(self, draft: &Draft) -> String {
        let title = file_title(draft.text("title"));
        untrack(|| tr!(self, send.private_file, title = title, day = browser::today()))
    }

    /// Hands the paper and what both parties know of the offers to the user as a file.
    pub fn send_file(self) {
        let draft = self.draft.with_untracked(Draft::public);
        let side = self.draft.with_untracked(|draft| our_side(&draft.own())).other();
        let name = draft.text(&child(&child("terms.parties", side.word()), "name"));
        let name = if name.is_empty() { untrack(|| party(self, side)) } else { name };
        download(&draft, &self.public_name(draft.rows(ROUNDS), name));
    }

    /// The name of a file for the other side, by which offer it is and who that is.
    pub fn public_name(self, number: usize, name: &str) -> String {
        let title = self.draft.with_untracked(|draft| file_title(draft.text("title")));
        let name = file_title(name);
        untrack(|| tr!(self, send.public_file, title = title, number = number, name = name))
    }

    /// Takes a file's text as a new deal, or says why not.
    pub fn import(self, name: &str, text: &str) {
        match draft::from_file(text) {
            Ok(draft) => self.deals.insert(self.draft, draft),
            Err(issues) => self.refuse(name, issues),
        }
    }
}

/// Hands a deal's file to the user.
pub fn download(draft: &Draft, name: &str) {
    let file = format!("{:#}", to_file(draft));
    browser::download(&format!("{name}.parley.json"), "application/json", file.as_bytes());
}

/// Whose offer comes next: the other side's, first one's own. Packages kept back are no move.
pub fn next_side(draft: &Draft) -> Party {
    let all = rounds::rounds(draft);
    all.iter()
        .rfind(|round| round.is_move())
        .map_or_else(|| our_side(draft), |last| last.side.other())
}
