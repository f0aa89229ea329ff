//! The regulatory pathway and its visible, editable effect on the programme.

use super::cited::cited;
use crate::app::components::{
    AmountInput, LabelText, TitledSection, block, click, flag, live, of_first_product, typed,
};
use crate::app::field_names::{said_of, word};
use crate::app::state::{AppState, state};
use crate::domain::deal::Pathway;
use crate::domain::diligence::{Deltas, change, chosen, defaults, fit_sentence};
use crate::domain::number;
use crate::{say, text, tr};
use leptos::prelude::*;

/// What is about to be put into the programme.
#[derive(Clone, Copy)]
struct PathwayChoice {
    state: AppState,
    picked: RwSignal<Option<Pathway>>,
    /// Months added, as typed.
    months: RwSignal<String>,
    /// Cost added, as typed.
    cost: RwSignal<String>,
    /// Why the last one was refused.
    refused: RwSignal<Option<String>>,
}

impl PathwayChoice {
    /// Begins with what is in the programme.
    fn of(state: AppState, pathway: Option<Pathway>, deltas: Deltas) -> Self {
        Self {
            state,
            picked: RwSignal::new(pathway),
            months: RwSignal::new(deltas.months.to_string()),
            cost: RwSignal::new(number::amount_text(deltas.cost)),
            refused: RwSignal::new(None),
        }
    }

    /// Picks a pathway by its word, with the deltas its table assumes.
    fn pick(self, word: &str) {
        let pathway = Pathway::from_word(word);
        self.picked.set(pathway);
        let deltas = self.state.with_values(|values| {
            pathway.map_or_else(Deltas::default, |pathway| defaults(values, pathway))
        });
        self.months.set(deltas.months.to_string());
        self.cost.set(number::amount_text(deltas.cost));
    }

    /// Puts it into the programme.
    fn put(self) {
        let refusal = match self.deltas() {
            None => Some(tr!(self.state, dil.no_number).to_owned()),
            Some(deltas) => {
                let mut draft = self.state.draft.get_untracked();
                let changed = change(&mut draft, self.picked.get_untracked(), deltas);
                if changed.is_ok() {
                    self.state.edit(|current| *current = draft);
                }
                changed.err().map(|refusal| refusal.sentence(untrack(|| self.state.lang())))
            }
        };
        self.refused.set(refusal);
    }

    /// What is typed; `None` where it is no number.
    fn deltas(self) -> Option<Deltas> {
        let months = self.months.get_untracked().trim().parse().ok()?;
        Some(Deltas { months, cost: number::amount(&self.cost.get_untracked()).ok()? })
    }
}

/// A pathway, its deltas, and the button that puts them into the programme.
#[component]
pub fn Path() -> impl IntoView {
    let state = state();
    let applied =
        state.follow_values(&["diligence"], |values| (chosen(values), Deltas::of(values)));
    let (pathway, deltas) = untrack(|| applied.get());
    let choice = PathwayChoice::of(state, pathway, deltas);
    let now = live(move || {
        let (pathway, deltas) = applied.get();
        let name = pathway.map_or("–", |pathway| pathway.name(state.lang()));
        let cost = state.style().money(number::modelled(deltas.cost), &state.currency());
        tr!(state, dil.applied, name = name, months = deltas.months, cost = cost)
    });
    view! {
        <TitledSection title=text!(state, dil.pathway) note=of_first_product(state)>
            <div class="form">
                {selection(choice)}
                {number_field("pathway-months", say!(dil.months), choice.months)}
                {cost_field(choice)}
            </div>
            {block(move || about(state, choice.picked.get()?))}
            <button
                type="button"
                class="add"
                id="pathway-apply"
                on:click=click(move || choice.put())
            >
                {text!(state, dil.apply)}
            </button>
            <p class="note" role="status" id="pathway-now">
                {now}
            </p>
            {block(move || {
                let refused = choice.refused.get();
                refused
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

fn selection(choice: PathwayChoice) -> AnyView {
    let (state, picked) = (choice.state, choice.picked);
    let options = block(move || {
        let option = |pathway: Pathway| {
            let chosen = flag(move || picked.get() == Some(pathway));
            let name = pathway.name(state.lang());
            view! {
                <option value=pathway.word() prop:selected=chosen>
                    {name}
                </option>
            }
        };
        Pathway::ALL.into_iter().map(option).collect_view()
    });
    view! {
        <div class="field">
            <label for="pathway">{text!(state, dil.pathway)}</label>
            <select id="pathway" on:change=typed(move |word| choice.pick(&word))>
                <option value="none" prop:selected=flag(move || picked.get().is_none())>
                    "–"
                </option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

fn number_field(id: &'static str, name: LabelText, typed_text: RwSignal<String>) -> AnyView {
    let state = state();
    view! {
        <div class="field">
            <label for=id>{state.says(name)}</label>
            <input
                type="text"
                class="number"
                id=id
                inputmode="decimal"
                prop:value=move || typed_text.get()
                on:input=typed(move |text| typed_text.set(text))
            />
        </div>
    }
    .into_any()
}

fn cost_field(choice: PathwayChoice) -> AnyView {
    let state = choice.state;
    let name = live(move || tr!(state, dil.cost, unit = state.unit_name()));
    view! {
        <div class="field">
            <label for="pathway-cost">{name}</label>
            <AmountInput id="pathway-cost" kept=choice.cost />
        </div>
    }
    .into_any()
}

/// What a pathway assumes, the condition it brings, whether the product may take it.
fn about(state: AppState, pathway: Pathway) -> Option<AnyView> {
    let info = pathway.info()?;
    let checked = state.graph.checked;
    let fit = checked.with(|checked| fit_sentence(&checked.values, pathway, state.lang()));
    let fit = fit.map(|fit| {
        view! {
            <p class="message" data-severity="red" id="pathway-fit">
                {fit}
            </p>
        }
    });
    let condition = word(state, "diligence.items[].becomes", "condition");
    let about = view! {
        <p class="note">{info.note(state.lang())} " " {cited(state, &info.sources)}</p>
        <p>{said_of(state, condition, info.condition(state.lang()))}</p>
        {fit}
    };
    Some(about.into_any())
}
