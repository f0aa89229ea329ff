//! A column of inputs as data: sections with their forms and grids, drawn by one piece of code.

use super::field::Field;
use super::form_spec::{FormPart, FormSection, placed};
use super::grid::{Grid, ListIssues};
use super::row_switch::{RowSwitch, RowSwitchSpec, RowTools, row_shown};
use super::selection_list::SelectionList;
use super::signals::{block, flag, live};
use crate::app::lazy::Turn;
use crate::app::state::{AppState, state};
use crate::domain::draft::child;
use leptos::prelude::*;

/// The sections, one under the other.
#[component]
pub fn Form(
    /// What there is to fill in.
    sections: &'static [FormSection],
    /// The list whose rows the form is about, one at a time, and the row shown: paths beginning with a dot are below it.
    #[prop(optional)]
    rows: Option<(&'static RowSwitchSpec, RwSignal<usize>)>,
) -> impl IntoView {
    let state = state();
    let Some((spec, shown)) = rows else {
        return sections
            .iter()
            .map(|section| drawn(state, section, "", None))
            .collect_view()
            .into_any();
    };
    let base = row_shown(state, spec.list, shown);
    block(move || {
        let base = base.get();
        // The first section names the rows.
        let section = |(at, section): (usize, &'static FormSection)| {
            drawn(state, section, &base, (at == 0).then_some((spec, shown)))
        };
        sections.iter().enumerate().map(section).collect_view()
    })
    .into_any()
}

fn drawn(
    state: AppState,
    section: &'static FormSection,
    base: &str,
    rows: Option<(&'static RowSwitchSpec, RwSignal<usize>)>,
) -> AnyView {
    let note = live(move || {
        let note = section.note.map_or("", |note| note(state.locale()));
        match (section.in_money, note) {
            (true, "") => state.unit_name(),
            (true, note) => {
                format!("{note} · {}", state.unit_name())
            }
            (false, note) => note.to_owned(),
        }
    });
    let body = section.body.iter().map(|part| part_view(state, part, base)).collect_view();
    let switch = rows.map(|(spec, shown)| {
        view! {
            <RowSwitch spec=spec shown=shown />
            <ListIssues list=child(base, "id") />
        }
    });
    let tools = rows.map(|(spec, shown)| view! { <RowTools spec=spec shown=shown /> });
    // The marks come with the rest of the page, and with them what is agreed is locked.
    let locked = RwSignal::new(None::<Signal<bool>>);
    let marks = {
        let paths = paths_of(section.body, base);
        block(move || {
            let (marks, agreed) = (state.lazy.rest_from(Turn::Standing)?.standing)(&paths);
            locked.set(Some(agreed));
            Some(marks)
        })
    };
    let is_locked = flag(move || locked.get().is_some_and(|agreed| agreed.get()));
    view! {
        <section>
            <h2>{state.says(section.title)} " " <small>{note}</small> {marks}</h2>
            {switch}
            <fieldset class="terms" class:agreed=is_locked disabled=is_locked>
                {body}
            </fieldset>
            {tools}
        </section>
    }
    .into_any()
}

/// The paths of what a section holds.
fn paths_of(parts: &[FormPart], base: &str) -> Vec<String> {
    let of = |part: &FormPart| match part {
        FormPart::Fields(paths) => paths.iter().map(|path| placed(base, path)).collect(),
        FormPart::Grid(grid) => vec![placed(base, grid.list)],
        FormPart::Selection(list, _) => vec![placed(base, list)],
        FormPart::When(..) | FormPart::Note(_) | FormPart::Own(_) => Vec::new(),
    };
    parts.iter().flat_map(of).collect()
}

fn part_view(state: AppState, part: &'static FormPart, base: &str) -> AnyView {
    match part {
        FormPart::Fields(paths) => fields(paths, base),
        FormPart::When(holds, parts) => {
            let (holds, base) = (holds(state), base.to_owned());
            let shown = Memo::new(move |_| holds.get());
            block(move || {
                let parts = || parts.iter().map(|part| part_view(state, part, &base));
                shown.get().then(|| parts().collect_view())
            })
            .into_any()
        }
        FormPart::Grid(spec) => {
            view! { <Grid spec=spec list=placed(base, spec.list) /> }.into_any()
        }
        FormPart::Selection(list, known) => {
            view! { <SelectionList list=placed(base, list) known=*known /> }.into_any()
        }
        FormPart::Note(text) => view! { <p class="note">{state.says(*text)}</p> }.into_any(),
        FormPart::Own(view) => view(base),
    }
}

/// Labelled fields, one beside the other as there is room.
fn fields(paths: &'static [&'static str], base: &str) -> AnyView {
    let fields = paths.iter().map(|path| view! { <Field path=placed(base, path) /> });
    view! { <div class="form">{fields.collect_view()}</div> }.into_any()
}
