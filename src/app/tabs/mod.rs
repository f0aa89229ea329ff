//! The tabs of the page, one a file.

mod assumptions;
mod beside;
mod deals;
mod diligence;
mod document;
mod model;
mod payments;
mod payments_table;
mod rounds;
mod royalties;
mod scenarios;
mod terms;
mod territory;
mod value;

pub use assumptions::Assumptions;
pub use beside::Beside;
pub use deals::Deals;
pub use diligence::Diligence;
pub use document::Document;
pub use payments::{Payments, work_out};
pub use rounds::Rounds;
pub use royalties::Royalties;
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
