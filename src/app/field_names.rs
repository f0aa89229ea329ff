//! The names of fields and of the words they choose from, in the page's language.

use super::lazy::Turn;
use super::preferences::Tab;
use super::state::AppState;
use crate::domain::deal::Party;
use crate::domain::draft::Draft;
use crate::domain::lang::Lang;
use crate::domain::negotiation::rounds::TermChange;
use crate::domain::schema::{FieldKind, field_at, pattern};
use crate::domain::words;
use crate::tr;
use leptos::prelude::{Get, Signal};

/// The name of the field or list at a path; empty where the page shows none.
pub fn label(state: AppState, path: &str) -> &'static str {
    words::field_label(&pattern(path), state.lang())
}

/// The name of the field at a path with the unit it is typed in, where that is percent.
pub fn heading(state: AppState, path: &str) -> String {
    let percent = field_at(path).is_some_and(|field| {
        matches!(field.kind, FieldKind::Percent(_) | FieldKind::OptionalPercent(_))
    });
    let name = label(state, path);
    if percent { tr!(state, plot.axis, name = name, unit = "%") } else { name.to_owned() }
}

/// The side whose economics a field is: both have a tax rate.
fn owner(state: AppState, path: &str) -> Option<&'static str> {
    let below = path.strip_prefix("assumptions.")?;
    Party::from_word(below.split('.').next()?).map(|side| party(state, side))
}

/// The name of the row a path leads into: the side whose it is, its list's, and its own or its number.
pub fn row_name(state: AppState, draft: &Draft, path: &str) -> Option<String> {
    let steps: Vec<&str> = path.split('.').collect();
    let rows = steps.iter().enumerate().filter(|(_, step)| step.parse::<usize>().is_ok());
    // Of rows within rows the outer one is told where there are several.
    let told = rows.filter_map(|(at, row)| {
        let list = steps.get(..at)?.join(".");
        let inmost = !steps.get(at + 1..)?.iter().any(|step| step.parse::<usize>().is_ok());
        let title = row_title(state, draft, &list, row);
        if inmost {
            Some(format!("{} {title}", label(state, &list)).trim().to_owned())
        } else {
            (draft.rows(&list) > 1).then_some(title)
        }
    });
    let told: Vec<String> = owner(state, path).map(str::to_owned).into_iter().chain(told).collect();
    (!told.is_empty()).then(|| told.join(" · "))
}

/// A row's own name, else its number.
fn row_title(state: AppState, draft: &Draft, list: &str, row: &str) -> String {
    // An id is the file's, and no name.
    let titles = ["label", "region", "stage", "name"];
    let title = titles.map(|field| {
        let path = format!("{list}.{row}.{field}");
        called(state, word(state, &path, draft.text(&path)))
    });
    let title = title.into_iter().find(|title| !title.is_empty());
    let number = || row.parse::<usize>().map(|row| (row + 1).to_string()).unwrap_or_default();
    title.unwrap_or_else(number)
}

/// The name of a tab.
pub fn tab_name(state: AppState, tab: Tab) -> &'static str {
    match tab {
        Tab::Deals => tr!(state, tab.deals),
        Tab::Terms => tr!(state, tab.terms),
        Tab::Assumptions => tr!(state, tab.assumptions),
        Tab::Value => tr!(state, tab.value),
        Tab::Risk => tr!(state, tab.risk),
        Tab::Royalties => tr!(state, tab.royalties),
        Tab::Payments => tr!(state, tab.payments),
        Tab::Rounds => tr!(state, tab.rounds),
        Tab::Diligence => tr!(state, tab.diligence),
        Tab::Document => tr!(state, tab.document),
    }
}

/// A word that the field at a path chooses from; the word itself where it is none of them.
pub fn word<'a>(state: AppState, path: &str, word: &'a str) -> &'a str {
    words::choice(&pattern(path), word, state.lang()).unwrap_or(word)
}

/// A title or a name that a deal is begun with, in the page's language, once the rest of the page is here; any other as it
/// is.
pub fn called(state: AppState, name: &str) -> String {
    let rest = state.lazy.rest_from(Turn::Standing);
    rest.map_or_else(|| name.to_owned(), |rest| (rest.called)(name, state.lang()))
}

/// What a field says now, as its box shows it.
pub fn shown(state: AppState, path: String) -> Signal<String> {
    let kept = state.text(&path);
    Signal::derive(move || shown_text(state, &path, &kept.get()))
}

/// What is kept of a field as its box shows it: a word of choice by its name, an amount in the unit on view, which stands
/// after it in Chinese.
pub fn shown_text(state: AppState, path: &str, kept: &str) -> String {
    if !field_at(path).is_some_and(|field| field.kind.is_amount()) {
        return word(state, path, kept).to_owned();
    }
    let style = state.style();
    let shown = style.unit.shown(kept);
    if shown.is_bare && style.lang == Lang::Zh {
        format!("{}{}", shown.text, style.unit.in_chinese())
    } else {
        shown.text
    }
}

/// What is said of something, after its name, in the punctuation of the language.
pub fn said_of(state: AppState, name: &str, message: &str) -> String {
    tr!(state, pay.said_of, name = name, message = message)
}

/// A party by name.
pub fn party(state: AppState, party: Party) -> &'static str {
    words::choice("stance.side", party.word(), state.lang()).unwrap_or_default()
}

/// A path in words: the field's name, with its row where it has one; an unknown path as it is.
pub fn place(state: AppState, path: &str) -> String {
    let row = path.split('.').find_map(|step| step.parse::<usize>().ok());
    match (label(state, path), row) {
        ("", _) => path.to_owned(),
        (name, None) => match owner(state, path) {
            Some(owner) => format!("{owner} · {name}"),
            None => name.to_owned(),
        },
        (name, Some(row)) => tr!(state, field.in_row, label = name, row = row + 1),
    }
}

/// The name of a term, with that of its row.
pub fn term_name(state: AppState, after: &Draft, before: &Draft, term: &TermChange) -> String {
    if let Some(decision) = term.decision {
        return decision.name(term.section, state.lang()).to_owned();
    }
    let path = term.path();
    let own = match path.rsplit('.').next() {
        Some("trigger") => label(state, &format!("{path}.on")),
        _ => label(state, path),
    };
    let sheet = if term.is.is_some() { after } else { before };
    match row_name(state, sheet, path) {
        Some(row) if own.is_empty() => row,
        Some(row) => tr!(state, round.named, row = row, own = own),
        None => own.to_owned(),
    }
}
