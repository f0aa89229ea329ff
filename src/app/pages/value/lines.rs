//! Tables of numbers that explain themselves.

use crate::app::components::{Amount, Explained, LabelText, live};
use crate::app::graph::Valued;
use crate::app::state::AppState;
use crate::domain::valuation::Figure;
use leptos::prelude::*;

/// A number of the valuation as the page writes it.
pub type ValueText = fn(AppState, &Valued) -> String;

/// A line of a table: a name and what stands beside it, explained where there is something to explain.
pub struct ValueLine {
    /// What it is called.
    pub name: LabelText,
    /// Whose it is, for the style sheet.
    pub class: &'static str,
    /// What stands beside it.
    pub cells: &'static [(Option<Figure>, ValueText)],
}

/// A line of no party.
pub const fn line(name: LabelText, cells: &'static [(Option<Figure>, ValueText)]) -> ValueLine {
    ValueLine { name, class: "", cells }
}

/// Lines of numbers.
pub fn lines(state: AppState, lines: &'static [ValueLine]) -> Vec<AnyView> {
    let drawn = |line: &'static ValueLine| {
        let cells = line.cells.iter().map(|(figure, show)| {
            let text = read(state, *show);
            let number = match figure {
                Some(figure) => view! { <Explained figure=*figure text=text /> }.into_any(),
                None => view! { <Amount text=text /> }.into_any(),
            };
            view! { <td class="number">{number}</td> }
        });
        let cells = cells.collect_view();
        let name = state.says(line.name);
        view! {
            <tr class=line.class>
                <th scope="row">{name}</th>
                {cells}
            </tr>
        }
        .into_any()
    };
    lines.iter().map(drawn).collect()
}

/// Text read from the current valuation.
pub fn read(state: AppState, show: ValueText) -> Signal<String> {
    live(move || {
        state.graph.valued.with(|valued| {
            valued.as_ref().map_or_else(|| "–".to_owned(), |valued| show(state, valued))
        })
    })
}
