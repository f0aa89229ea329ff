//! A part of a page under its heading.

use super::live;
use crate::app::state::AppState;
use crate::tr;
use leptos::prelude::*;

/// Says, where the deal has several products, that a section looks at the first one only.
pub fn of_first_product(state: AppState) -> Signal<String> {
    let products = state.rows("terms.products");
    let name = state.text("terms.products.0.name");
    live(move || match products.get() {
        0 | 1 => String::new(),
        _ => tr!(state, dil.of_first, name = name.get()),
    })
}

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
