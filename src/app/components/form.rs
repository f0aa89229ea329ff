//! A column of inputs as data: sections with their forms and grids, drawn by one piece of code.

use super::field::Field;
use super::form_spec::{FormPart, FormSection};
use super::grid::Grid;
use super::signals::{block, live};
use crate::app::state::{AppState, state};
use leptos::prelude::*;

/// The sections, one under the other.
#[component]
pub fn Form(
    /// What there is to fill in.
    sections: &'static [FormSection],
) -> impl IntoView {
    let state = state();
    sections.iter().map(|section| drawn(state, section)).collect_view()
}

fn drawn(state: AppState, section: &'static FormSection) -> AnyView {
    let note = live(move || {
        let note = section.note.map_or("", |note| note(state.locale()));
        match (section.in_money, note) {
            (true, "") => state.style().typed_unit_name(&state.currency()),
            (true, note) => {
                format!("{note} · {}", state.style().typed_unit_name(&state.currency()))
            }
            (false, note) => note.to_owned(),
        }
    });
    let body = section.body.iter().map(|part| part_view(state, part)).collect_view();
    view! {
        <section>
            <h2>{state.says(section.title)} " " <small>{note}</small></h2>
            {body}
        </section>
    }
    .into_any()
}

fn part_view(state: AppState, part: &'static FormPart) -> AnyView {
    match part {
        FormPart::Fields(paths) => fields(paths),
        FormPart::EquityFields(paths) => {
            let kind = state.text("terms.structure.kind");
            block(move || (kind.get() == "newco").then(|| fields(paths))).into_any()
        }
        FormPart::Grid(spec) => view! { <Grid spec=spec /> }.into_any(),
        FormPart::Note(text) => view! { <p class="note">{state.says(*text)}</p> }.into_any(),
        FormPart::Own(view) => view(),
    }
}

/// Labelled fields, one beside the other as there is room.
fn fields(paths: &'static [&'static str]) -> AnyView {
    let fields = paths.iter().map(|path| view! { <Field path=*path /> }).collect_view();
    view! { <div class="form">{fields}</div> }.into_any()
}
