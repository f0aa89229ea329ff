//! The tabs of the page, one a file.

mod assumptions;
mod deals;
mod diligence;
mod document;
mod payments;
mod payments_table;
mod perspective_switch;
mod rounds;
mod royalties;
mod scenarios;
mod side_panel;
mod terms;
mod territory;
mod value;

pub use assumptions::Assumptions;
pub use deals::Deals;
pub use diligence::Diligence;
pub use document::Document;
pub use payments::{Payments, work_out};
pub use rounds::Rounds;
pub use royalties::Royalties;
pub use side_panel::Beside;
pub use terms::Terms;
pub use value::Value;

use leptos::prelude::*;

/// A part of a tab under its heading.
#[component]
fn Section(
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
            <h2>
                {title} " "
                {note.map(|note| view! { <small>{note}</small> })}
            </h2>
            {children()}
        </section>
    }
}
