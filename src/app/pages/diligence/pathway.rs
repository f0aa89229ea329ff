//! The regulatory pathway and its visible, editable effect on the programme.

use super::cited::cited;
use crate::app::components::{TitledSection, block, click, flag, live, typed};
use crate::app::labels::word;
use crate::app::state::state;
use crate::domain::deal::Pathway;
use crate::domain::diligence::{Deltas, change, chosen, defaults, fit_sentence};
use crate::domain::number;
use crate::{text, tr};
use leptos::prelude::*;

/// A pathway, its deltas, and the button that puts them into the programme.
#[component]
pub fn Path() -> impl IntoView {
    let state = state();
    let applied =
        state.follow_values(&["diligence"], |values| (chosen(values), Deltas::of(values)));
    let picked = RwSignal::new(untrack(|| applied.with(|applied| applied.0)));
    let months = RwSignal::new(untrack(|| applied.with(|applied| applied.1.months.to_string())));
    let cost =
        RwSignal::new(untrack(|| applied.with(|applied| number::amount_text(applied.1.cost))));
    let refused = RwSignal::new(None::<String>);
    let pick = move |word: String| {
        picked.set(Pathway::from_word(&word));
        let deltas = state.with_values(|values| {
            picked.get_untracked().map_or_else(Deltas::default, |pathway| defaults(values, pathway))
        });
        months.set(deltas.months.to_string());
        cost.set(number::amount_text(deltas.cost));
    };
    let put = move || {
        let Ok(typed_cost) = number::amount(&cost.get_untracked()) else {
            return refused.set(Some(tr!(state, dil.no_number).to_owned()));
        };
        let Ok(typed_months) = months.get_untracked().trim().parse() else {
            return refused.set(Some(tr!(state, dil.no_number).to_owned()));
        };
        let deltas = Deltas { months: typed_months, cost: typed_cost };
        let mut draft = state.draft.get_untracked();
        match change(&mut draft, picked.get_untracked(), deltas) {
            Ok(_) => {
                refused.set(None);
                state.edit(|current| *current = draft);
            }
            Err(refusal) => refused.set(Some(refusal.sentence(untrack(|| state.lang())))),
        }
    };
    let options = block(move || {
        let option = |pathway: Pathway| {
            let name = pathway.name(state.lang());
            view! {
                <option
                    value=pathway.word()
                    prop:selected=flag(move || picked.get() == Some(pathway))
                >
                    {name}
                </option>
            }
        };
        Pathway::ALL.into_iter().map(option).collect_view()
    });
    let about = block(move || {
        let pathway = picked.get()?;
        let info = pathway.info()?;
        let fit = state
            .graph
            .checked
            .with(|checked| fit_sentence(&checked.values, pathway, state.lang()));
        Some(view! {
            <p class="note">{info.note(state.lang())} " " {cited(state, &info.sources)}</p>
            <p>
                {format!(
                    "{}: {}",
                    word(state, "diligence.items[].becomes", "condition"),
                    info.condition(state.lang()),
                )}
            </p>
            {fit
                .map(|fit| {
                    view! {
                        <p class="message" data-severity="red" id="pathway-fit">
                            {fit}
                        </p>
                    }
                })}
        })
    });
    let now = live(move || {
        let (pathway, deltas) = applied.get();
        let name = pathway.map_or("–", |pathway| pathway.name(state.lang()));
        tr!(
            state,
            dil.applied,
            name = name,
            months = deltas.months,
            cost = number::amount_text(deltas.cost)
        )
    });
    view! {
        <TitledSection title=text!(state, dil.pathway)>
            <div class="form">
                <div class="field">
                    <label for="pathway">{text!(state, dil.pathway)}</label>
                    <select id="pathway" on:change=typed(pick)>
                        <option value="none" prop:selected=flag(move || picked.get().is_none())>
                            "–"
                        </option>
                        {options}
                    </select>
                </div>
                <div class="field">
                    <label for="pathway-months">{text!(state, dil.months)}</label>
                    <input
                        type="text"
                        class="number"
                        id="pathway-months"
                        inputmode="decimal"
                        prop:value=move || months.get()
                        on:input=typed(move |text| months.set(text))
                    />
                </div>
                <div class="field">
                    <label for="pathway-cost">{text!(state, dil.cost)}</label>
                    <input
                        type="text"
                        class="number"
                        id="pathway-cost"
                        inputmode="decimal"
                        prop:value=move || cost.get()
                        on:input=typed(move |text| cost.set(text))
                    />
                </div>
            </div>
            {about}
            <button type="button" class="add" id="pathway-apply" on:click=click(put)>
                {text!(state, dil.apply)}
            </button>
            <p class="note" role="status" id="pathway-now">
                {now}
            </p>
            {block(move || {
                refused
                    .get()
                    .map(|why| {
                        view! {
                            <p class="message" data-severity="red">
                                {why}
                            </p>
                        }
                    })
            })}
        </TitledSection>
    }
}
