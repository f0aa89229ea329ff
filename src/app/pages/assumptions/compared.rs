//! Both models in one table: ours, and beside it theirs, the same as ours until it is typed otherwise.

use crate::app::components::{TitledSection, block, choice, live, typed};
use crate::app::field_names::{heading, row_name, shown_text};
use crate::app::state::{AppState, state};
use crate::domain::draft::Draft;
use crate::domain::schema::{FIELDS, field_at};
use crate::{text, tr};
use leptos::prelude::*;

/// A field in both models.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    path: String,
    ours: String,
    theirs: Option<String>,
}

impl Line {
    fn differs(&self) -> bool {
        self.theirs.as_ref().is_some_and(|theirs| *theirs != self.ours)
    }
}

/// Both models in one table, once there are two.
#[component]
pub fn Compared() -> impl IntoView {
    let state = state();
    let held = state.follow(&["other", "assumptions"], Draft::has_other);
    block(move || held.get().then(|| view! { <Table /> }))
}

#[component]
fn Table() -> impl IntoView {
    let state = state();
    let all = RwSignal::new(false);
    let lines = state.follow(&["assumptions", "other"], lines);
    let shown = Memo::new(move |_| {
        lines.with(|lines| {
            let shown = lines.iter().filter(|line| all.get() || line.differs());
            shown.map(|line| line.path.clone()).collect::<Vec<_>>()
        })
    });
    let note = live(move || {
        let count = lines.with(|lines| lines.iter().filter(|line| line.differs()).count());
        tr!(state, model.differ, count = count)
    });
    let row = move |path: String| view! { <Row path=path lines=lines /> };
    view! {
        <TitledSection title=text!(state, model.compared) note=note>
            <span role="group" class="switch" aria-label=text!(state, model.compared)>
                {choice(move || !all.get(), move || all.set(false), text!(state, model.only_other))}
                {choice(move || all.get(), move || all.set(true), text!(state, model.every))}
            </span>
            <div class="scroll" tabindex="0" role="group" aria-label=text!(state, model.compared)>
                <table class="data models" id="models">
                    <thead>
                        <tr>
                            <th scope="col">{text!(state, dil.term)}</th>
                            <th scope="col" class="number">
                                {text!(state, model.ours)}
                            </th>
                            <th scope="col" class="number">
                                {text!(state, model.theirs)}
                            </th>
                        </tr>
                    </thead>
                    <tbody>{block(move || shown.get().into_iter().map(row).collect_view())}</tbody>
                </table>
            </div>
        </TitledSection>
    }
}

/// A field of both models. Theirs is typed here.
#[component]
fn Row(
    /// Path in our model.
    path: String,
    /// Both models.
    lines: Memo<Vec<Line>>,
) -> impl IntoView {
    let state = state();
    let line = {
        let path = path.clone();
        Memo::new(move |_| lines.with(|lines| lines.iter().find(|line| line.path == path).cloned()))
    };
    let name = {
        let path = path.clone();
        live(move || name(state, &path))
    };
    let differs = move || line.get().is_some_and(|line| line.differs());
    let theirs = live(move || {
        let line = line.get().filter(Line::differs);
        line.and_then(|line| Some(shown_text(state, &line.path, &line.theirs?))).unwrap_or_default()
    });
    let ours = live(move || {
        line.get().map(|line| shown_text(state, &line.path, &line.ours)).unwrap_or_default()
    });
    let put = move |text: String| {
        // A bare amount means the unit on view, here as in any field.
        let amount = field_at(&path).is_some_and(|field| field.kind.is_amount());
        let unit = untrack(|| state.style()).unit;
        let kept = if amount { unit.kept(&text) } else { text };
        state.edit(|draft| draft.suppose(&path, &kept));
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="number">{ours}</td>
            <td class="number" class:differs=differs>
                <input
                    type="text"
                    class="number"
                    autocomplete="off"
                    aria-label=live(move || tr!(state, model.theirs_of, name = name.get()))
                    placeholder=text!(state, model.same)
                    prop:value=theirs
                    on:change=typed(put)
                />
            </td>
        </tr>
    }
}

fn name(state: AppState, path: &str) -> String {
    let own = heading(state, path);
    let row = state.draft.with_untracked(|draft| row_name(state, draft, path));
    row.map_or(own.clone(), |row| format!("{row} · {own}"))
}

/// Every field of both models, whichever of them is looked through.
fn lines(draft: &Draft) -> Vec<Line> {
    let own = draft.own();
    let fields = FIELDS.iter().filter(|field| field.path.starts_with("assumptions."));
    let paths = fields.flat_map(|field| own.expand(field.path));
    paths
        .filter(|path| own.node(path).is_some())
        .map(|path| {
            let theirs = path.replacen("assumptions.", "other.", 1);
            Line {
                ours: own.text(&path).to_owned(),
                theirs: own.node(&theirs).map(|_| own.text(&theirs).to_owned()),
                path,
            }
        })
        .collect()
}
