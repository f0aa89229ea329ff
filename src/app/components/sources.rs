//! What a sentence about law, tax or practice leans on, one click away.

use crate::app::browser;
use crate::app::state::{AppState, state};
use crate::domain::date::Date;
use crate::domain::refdata::{FactReview, Instrument, SourceKind, instrument, source_kind};
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
        "principle" => tr!(state, pay.principle),
        "model" => tr!(state, pay.model),
        "data" => tr!(state, pay.data),
        "proposed" => tr!(state, pay.proposed),
        "withdrawn" => tr!(state, pay.withdrawn),
        "see its notes" => "",
        other => other,
    }
}

/// Name, number, date, how sure, where it was read.
fn line(state: AppState, instrument: &'static Instrument) -> AnyView {
    let joined = |parts: &[&str]| {
        parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
    };
    let old = instrument.review.unknown_since(browser::today()).is_some();
    let current = |word| if old { "" } else { graded(state, word) };
    let own = joined(&[
        instrument.name(state.lang()),
        &instrument.date,
        // Past its review nothing is said of how it stands.
        current(&instrument.status),
        current(&instrument.confidence),
        &looked_up(state, instrument.review),
    ]);
    let lang = state.lang();
    let cited = joined(&[instrument.number(lang), instrument.note(lang)]);
    let link = (!instrument.url.is_empty()).then(|| {
        view! {
            " "
            <a href=instrument.url.as_str() target="_blank" rel="noreferrer noopener">
                {tr!(state, deals.source)}
            </a>
            {provenance(state, &instrument.url)}
        }
    });
    view! { <li>{own} " " <cite>{cited}</cite> {link}</li> }.into_any()
}

/// When a fact was last looked up; once it is past its review, since when it is unknown.
pub fn looked_up(state: AppState, review: FactReview) -> String {
    let on = |day: Date| state.style().date(day);
    match review.unknown_since(browser::today()) {
        Some(since) => tr!(state, dil.unknown_since, on = on(since)),
        None => tr!(state, dil.checked_on, on = on(review.checked_on)),
    }
}

/// What to know of a page before leaning on it: that it is a copy, or weak.
pub fn provenance(state: AppState, address: &str) -> Option<AnyView> {
    let mark = match source_kind(address) {
        SourceKind::Official | SourceKind::Company | SourceKind::Publisher => return None,
        SourceKind::Copy => tr!(state, deals.copy),
        SourceKind::Weak => tr!(state, deals.weak),
    };
    Some(
        view! {
            " "
            <small class="provenance">{mark}</small>
        }
        .into_any(),
    )
}

/// A citation with its addresses as links, each named by its site.
pub fn cited(text: &str) -> AnyView {
    let state = state();
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
            {provenance(state, address)}
            {after}
            " "
        }
        .into_any()
    };
    let words: Vec<AnyView> = text.split(' ').map(word).collect();
    view! { <cite>{words}</cite> }.into_any()
}
