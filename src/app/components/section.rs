//! A part of a page under its heading.

use leptos::prelude::*;

/// A part of a tab under its heading.
#[component]
pub fn TitledSection(
    /// The heading.
    #[prop(into)]
    title: Signal<&'static str>,
    /// What follows the heading in small letters.
    #[prop(optional, into)]
    note: Option<Signal<String>>,
    /// The content.
    children: Children,
) -> impl IntoView {
    view! {
        <section>
            <h2>{title} " " {note.map(|note| view! { <small>{note}</small> })}</h2>
            {children()}
        </section>
    }
}
