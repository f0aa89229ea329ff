//! What a sentence about law, tax or practice leans on, one click away.

use crate::app::desk::Desk;
use crate::domain::refdata::{Instrument, instrument};
use crate::tr;
use leptos::prelude::*;

/// The instruments of these keys, folded away under one word.
pub fn sources<'a>(desk: Desk, keys: impl IntoIterator<Item = &'a str>) -> AnyView {
    let known: Vec<_> = keys.into_iter().filter_map(instrument).collect();
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

/// Name, number, date, how sure, where it was read.
fn line(desk: Desk, it: &'static Instrument) -> AnyView {
    let parts = [it.name(desk.lang()), &it.number, &it.date, &it.status, &it.confidence, &it.note];
    let text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let link = (!it.url.is_empty()).then(|| {
        view! { " "<a href=it.url.as_str() target="_blank" rel="noreferrer noopener">{tr!(desk, deals.source)}</a> }
    });
    view! { <li>{text} {link}</li> }.into_any()
}
