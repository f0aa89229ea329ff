//! How far the parties are with what a group of terms says: a mark for each section of the paper that speaks of it,
//! which a click moves on.

use crate::app::components::{block, click, live};
use crate::app::state::{AppState, state};
use crate::domain::deal::{ClauseStatus, Party};
use crate::domain::draft::Draft;
use crate::domain::schema::is_known;
use crate::domain::term_sheet::{clause_row, decide, section_of_term, section_title};
use crate::tr;
use leptos::prelude::*;

/// The marks of a group, none for one that is not on the paper; and whether all that it says is agreed, followed.
pub fn standing(paths: &[String]) -> (AnyView, Signal<bool>) {
    let state = state();
    let about = sections_of(paths);
    let several = about.len() > 1;
    let marks = about.iter().map(|id| mark(state, id, several)).collect_view().into_any();
    let locked = state.follow(&["clauses"], move |draft| {
        let agreed = |id: &&'static str| status(draft, id) == ClauseStatus::Agreed;
        !about.is_empty() && about.iter().all(agreed)
    });
    (marks, locked.into())
}

/// The sections that speak of what a group holds, once each.
fn sections_of(paths: &[String]) -> Vec<&'static str> {
    let mut found = Vec::new();
    for path in paths.iter().filter(|path| path.starts_with("terms.") && is_known(path)) {
        found.extend(section_of_term(path).filter(|id| !found.contains(id)));
    }
    found
}

fn status(draft: &Draft, section: &str) -> ClauseStatus {
    let row = clause_row(draft, section);
    let word = row.map_or("", |row| draft.text(&format!("clauses.{row}.status")));
    ClauseStatus::from_word(word).unwrap_or_default()
}

fn proposer(draft: &Draft, section: &str) -> Option<Party> {
    let row = clause_row(draft, section)?;
    Party::from_word(draft.text(&format!("clauses.{row}.by")))
}

/// Open, then proposed by the side at work, then agreed, then open again.
fn next(draft: &mut Draft, section: &str) {
    // In front of both parties nobody's side is known.
    let ours = Party::from_word(draft.text("stance.side")).map_or("none", |side| side.word());
    let (status, by) = match status(draft, section) {
        ClauseStatus::Open => (ClauseStatus::Proposed, Some(ours)),
        ClauseStatus::Proposed => (ClauseStatus::Agreed, None),
        ClauseStatus::Agreed => (ClauseStatus::Open, Some("none")),
    };
    decide(draft, section, "status", status.word());
    if let Some(by) = by {
        decide(draft, section, "by", by);
    }
}

fn mark(state: AppState, section: &'static str, named: bool) -> AnyView {
    let now =
        state.follow(&["clauses"], move |draft| (status(draft, section), proposer(draft, section)));
    let told = live(move || told(state, now.get()));
    let class = live(move || now.with(|(status, _)| status.word().to_owned()));
    let title = live(move || section_title(section, state.lang()).to_owned());
    let shown =
        move || if named { format!("{} · {}", title.get(), told.get()) } else { told.get() };
    view! {
        <button
            type="button"
            class="standing"
            id=format!("standing-{section}")
            data-status=class
            title=live(move || tr!(state, doc.move_on, section = title.get(), status = told.get()))
            on:click=click(move || state.edit(|draft| next(draft, section)))
        >
            {block(shown)}
        </button>
    }
    .into_any()
}

fn told(state: AppState, (status, by): (ClauseStatus, Option<Party>)) -> String {
    let word = |field: &str, word| crate::app::field_names::word(state, field, word).to_owned();
    let status_word = word("clauses.0.status", status.word());
    match (status, by) {
        (ClauseStatus::Proposed, Some(side)) => {
            tr!(state, doc.proposed_by, side = word("clauses.0.by", side.word()))
        }
        _ => status_word,
    }
}
