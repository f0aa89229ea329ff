//! The questions, by topic, with answer, evidence, owner and date.

use super::cited::cited;
use crate::app::browser;
use crate::app::components::{Control, TitledSection, block, click, live};
use crate::app::field_names::{label, word};
use crate::app::ids::control_id;
use crate::app::state::{AppState, state};
use crate::domain::diligence::{Question, Topic, questions};
use crate::domain::draft::Draft;
use crate::domain::schema::blank_row;
use crate::{text, tr};
use leptos::prelude::*;

const ITEMS: &str = "diligence.items";

/// The questions by topic.
#[component]
pub fn Questions() -> impl IntoView {
    let state = state();
    let topic = move |topic: Topic| {
        let own = move || questions().iter().filter(move |question| question.topic == topic);
        let rows = own().map(|question| view! { <Asked question=question /> }).collect_view();
        let answered = state.follow(&[ITEMS], move |draft| {
            own().filter(|question| row_of(draft, &question.key).is_some()).count()
        });
        let count =
            move || tr!(state, dil.answered, answered = answered.get(), asked = own().count());
        view! {
            <details class="topic fold">
                <summary>
                    {live(move || topic.name(state.lang()).to_owned())} " "
                    <small>{live(count)}</small>
                </summary>
                {rows}
            </details>
        }
    };
    let topics = Topic::PILLARS.into_iter().chain(Topic::FACTORS).map(topic).collect_view();
    view! { <TitledSection title=text!(state, dil.questions)>{topics}</TitledSection> }
}

fn row_of(draft: &Draft, key: &str) -> Option<usize> {
    (0..draft.rows(ITEMS)).find(|row| draft.text(&format!("{ITEMS}.{row}.question")) == key)
}

/// A question: a button to answer it, or the answer.
#[component]
fn Asked(
    /// The question.
    question: &'static Question,
) -> impl IntoView {
    let state = state();
    let key = question.key.as_str();
    let row = state.follow(&[ITEMS], move |draft| row_of(draft, key));
    let answer = move || {
        let at = state.draft.with_untracked(|draft| draft.rows(ITEMS));
        state.edit(|draft| {
            draft.insert_row(ITEMS, at, blank_row(ITEMS));
            draft.set(&format!("{ITEMS}.{at}.question"), key);
        });
        browser::focus_soon(format!("[id=\"{}\"]", control_id(&format!("{ITEMS}.{at}.state"))));
    };
    let body = block(move || match row.get() {
        None => view! {
            <button type="button" class="add" id=format!("answer-{key}") on:click=click(answer)>
                {text!(state, dil.answer)}
            </button>
        }
        .into_any(),
        Some(row) => fields(state, question, row),
    });
    view! {
        <div class="asked" id=format!("question-{key}")>
            <p>
                {live(move || question.text(state.lang()).to_owned())} " "
                {block(move || cited(state, &question.sources))}
            </p>
            {body}
        </div>
    }
}

fn fields(state: AppState, question: &'static Question, row: usize) -> AnyView {
    let field = |name: &'static str| {
        let path = format!("{ITEMS}.{row}.{name}");
        let shown = {
            let path = path.clone();
            live(move || label(state, &path).to_owned())
        };
        view! {
            <div class="field">
                <label for=control_id(&path)>{shown}</label>
                <Control path=path />
            </div>
        }
    };
    let term = question.term.word();
    let offer = move || state.edit(|draft| draft.set(&format!("{ITEMS}.{row}.becomes"), term));
    let name =
        live(move || tr!(state, dil.make, term = word(state, "diligence.items[].becomes", term)));
    view! {
        <div class="form">
            {["state", "answer", "evidence", "owner", "due_on", "becomes"]
                .map(field)
                .collect_view()}
        </div>
        <button type="button" class="add" on:click=click(offer)>
            {name}
        </button>
    }
    .into_any()
}
