//! What a sentence about law, tax or practice leans on, one click away.

use crate::app::state::AppState;
use crate::domain::notes::note;
use crate::domain::refdata::{Instrument, instrument};
use crate::tr;
use leptos::prelude::*;

/// The instruments of these keys, folded away under one word.
pub fn sources<'a>(state: AppState, keys: impl IntoIterator<Item = &'a str>) -> AnyView {
    instruments(state, keys.into_iter().filter_map(instrument).collect())
}

/// These instruments, folded away under one word.
pub fn instruments(state: AppState, known: Vec<&'static Instrument>) -> AnyView {
    if known.is_empty() {
        return ().into_any();
    }
    let assumed = known.iter().any(|instrument| instrument.status == "assumption");
    let name = if assumed { tr!(state, pay.assumed) } else { tr!(state, deals.source) };
    view! {
        <details class="sources">
            <summary>{name}</summary>
            <ul>{known.into_iter().map(|instrument| line(state, instrument)).collect_view()}</ul>
        </details>
    }
    .into_any()
}

/// How an instrument stands, or how sure it is, in the page's language.
fn graded(state: AppState, word: &str) -> &str {
    match word {
        "in force" => tr!(state, pay.in_force),
        "practice" => tr!(state, pay.practice),
        "assumption" => tr!(state, pay.assumption),
        "high" => tr!(state, pay.sure),
        "medium" => tr!(state, pay.fairly_sure),
        "general knowledge" => tr!(state, pay.unchecked),
        "replaced in 2020" => tr!(state, pay.replaced),
        "see its notes" => "",
        other => note(other, state.lang()),
    }
}

/// Name, number, date, how sure, where it was read.
fn line(state: AppState, instrument: &'static Instrument) -> AnyView {
    let joined = |parts: &[&str]| {
        parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
    };
    let own = joined(&[
        instrument.name(state.lang()),
        &instrument.date,
        graded(state, &instrument.status),
        graded(state, &instrument.confidence),
    ]);
    let [number, about] = [&instrument.number, &instrument.note].map(|it| note(it, state.lang()));
    let cited = joined(&[number, about]);
    let link = (!instrument.url.is_empty()).then(|| {
        view! {
            " "
            <a href=instrument.url.as_str() target="_blank" rel="noreferrer noopener">
                {tr!(state, deals.source)}
            </a>
        }
    });
    view! { <li>{own} " " <cite>{cited}</cite> {link}</li> }.into_any()
}

/// A citation with its addresses as links, each named by its site.
pub fn cited(text: &str) -> AnyView {
    let word = |word: &str| {
        let address = word.trim_end_matches([',', ';', ')']);
        let Some(rest) = address.split_once("://").map(|(_, rest)| rest) else {
            return format!("{word} ").into_any();
        };
        let after = word.get(address.len()..).unwrap_or_default().to_owned();
        let site = rest.split('/').next().unwrap_or_default().trim_start_matches("www.");
        view! {
            <a href=address.to_owned() target="_blank" rel="noreferrer noopener">
                {site.to_owned()}
            </a>
            {after}
            " "
        }
        .into_any()
    };
    let words: Vec<AnyView> = text.split(' ').map(word).collect();
    view! { <cite>{words}</cite> }.into_any()
}
