//! What a sentence about law, tax or practice leans on, one click away.

use crate::app::desk::Desk;
use crate::domain::refdata::{Instrument, instrument};
use crate::tr;
use leptos::prelude::*;

/// The instruments of these keys, folded away under one word.
pub fn sources<'a>(desk: Desk, keys: impl IntoIterator<Item = &'a str>) -> AnyView {
    instruments(desk, keys.into_iter().filter_map(instrument).collect())
}

/// These instruments, folded away under one word.
pub fn instruments(desk: Desk, known: Vec<&'static Instrument>) -> AnyView {
    if known.is_empty() {
        return ().into_any();
    }
    let assumed = known.iter().any(|it| it.status == "assumption");
    let name = if assumed { tr!(desk, pay.assumed) } else { tr!(desk, pay.source) };
    view! {
        <details class="sources">
            <summary>{name}</summary>
            <ul>{known.into_iter().map(|it| line(desk, it)).collect_view()}</ul>
        </details>
    }
    .into_any()
}

/// How an instrument stands, or how sure it is, in the page's language.
fn graded(desk: Desk, word: &str) -> &str {
    match word {
        "in force" => tr!(desk, pay.in_force),
        "practice" => tr!(desk, pay.practice),
        "assumption" => tr!(desk, pay.assumption),
        "high" => tr!(desk, pay.sure),
        "medium" => tr!(desk, pay.fairly_sure),
        "general knowledge" => tr!(desk, pay.unchecked),
        "replaced in 2020" => tr!(desk, pay.replaced),
        "see its notes" => "",
        other => other,
    }
}

/// Name, number, date, how sure, where it was read.
fn line(desk: Desk, it: &'static Instrument) -> AnyView {
    let joined = |parts: &[&str]| {
        parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
    };
    let own = joined(&[
        it.name(desk.lang()),
        &it.date,
        graded(desk, &it.status),
        graded(desk, &it.confidence),
    ]);
    let cited = joined(&[&it.number, &it.note]);
    let link = (!it.url.is_empty()).then(|| {
        view! { " "<a href=it.url.as_str() target="_blank" rel="noreferrer noopener">{tr!(desk, deals.source)}</a> }
    });
    view! { <li>{own} " " <cite>{cited}</cite> {link}</li> }.into_any()
}
