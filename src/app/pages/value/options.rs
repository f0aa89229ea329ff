//! What becomes of each option.

use crate::app::components::{Explained, TitledSection, block, live};
use crate::app::state::{AppState, state};
use crate::domain::term_sheet::value;
use crate::domain::valuation::{Figure, OptionDecision};
use crate::text;
use leptos::prelude::*;

/// Each option: when it is decided, how likely the choice comes, whether it is taken and what that is worth.
#[component]
pub fn Options() -> impl IntoView {
    let state = state();
    let options = state.rows("terms.options");
    let row = move |option: usize| {
        let path = format!("terms.options.{option}.label");
        let name = state.text(&path);
        let name = live(move || {
            let (typed, lang) = (name.get(), state.lang());
            state.with_values(|values| value(values, &path, lang)).unwrap_or(typed)
        });
        let read = move |show: fn(AppState, &OptionDecision) -> String| {
            live(move || {
                state.graph.valued.with(|valued| {
                    let decisions = valued.iter().flat_map(|valued| &valued.valuation.exercise);
                    let decision = decisions.into_iter().find(|known| known.option == option);
                    decision.map_or_else(|| "–".to_owned(), |decision| show(state, decision))
                })
            })
        };
        let worth = read(|state, decision| state.style().amount(decision.continuation));
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="number">
                    <Explained figure=Figure::Continuation { option } text=worth />
                </td>
                <td class="number">{read(|state, decision| state.style().date(decision.on))}</td>
                <td class="number">
                    {read(|state, decision| state.style().percent(decision.choice))}
                </td>
                <td class="number">
                    {read(|state, decision| state.style().percent(decision.exercise))}
                </td>
            </tr>
        }
    };
    block(move || {
        let count = options.get();
        (count > 0).then(|| {
            view! {
                <TitledSection title=text!(state, section.options)>
                    <div
                        class="scroll"
                        tabindex="0"
                        role="group"
                        aria-label=text!(state, section.options)
                    >
                        <table class="data options">
                            <thead>
                                <tr>
                                    <th scope="col">{text!(state, section.options)}</th>
                                    <th scope="col" class="number">
                                        {text!(state, value.continuation)}
                                    </th>
                                    <th scope="col" class="number">
                                        {text!(state, value.decided_on)}
                                    </th>
                                    <th scope="col" class="number">
                                        {text!(state, value.choice)}
                                    </th>
                                    <th scope="col" class="number">
                                        {text!(state, value.exercised)}
                                    </th>
                                </tr>
                            </thead>
                            <tbody>{(0..count).map(row).collect_view()}</tbody>
                        </table>
                    </div>
                </TitledSection>
            }
        })
    })
}
