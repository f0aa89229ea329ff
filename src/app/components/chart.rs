//! A figure of the page: drawn as wide as its place, read by pointer, by keys and as a table.

mod reader;
mod tools;

use super::signals::{block, live, unfolded};
use crate::app::browser;
use crate::app::graph::Valued;
use crate::app::plot_words::{formatted, worded};
use crate::app::state::{AppState, state};
use crate::domain::audience::Audience;
use crate::plot::{Drawing, Formats, PlotSpec, PlotWords, Size, TableCell, natural_height, render};
use crate::{text, tr};
use leptos::html::Div;
use leptos::prelude::*;
use reader::Reader;
use tools::{FONT, Tools};

pub use reader::Pick;

/// Widths are rounded down to this many px, so that a scroll bar does not redraw everything.
const WIDTH_STEP: f64 = 10.0;

/// Width on paper, px: that of an A4 sheet between its margins, where letters of the page's small text are 9 pt.
const SHEET: usize = 680;

/// Makes a figure of a valuation.
pub type Draw = Box<dyn Fn(&Valued, &PlotWords, &Formats) -> PlotSpec + Send + Sync>;

/// A figure over the current valuation.
#[component]
pub fn Chart(
    /// Unique on the page; ids begin with it.
    id: &'static str,
    /// Makes the figure.
    draw: Draw,
    /// What is moved along it, by dragging over it or by the arrow keys.
    #[prop(optional)]
    pick: Option<Pick>,
) -> impl IntoView {
    let state = state();
    let stage = NodeRef::<Div>::new();
    let width = RwSignal::new(0_usize);
    stage.on_load(move |stage| {
        browser::follow_width(&stage, move |px| {
            let stepped = ((px / WIDTH_STEP).floor() * WIDTH_STEP) as usize;
            if stepped != width.get_untracked() {
                width.set(stepped);
            }
        });
    });
    let printed = RwSignal::new(false);
    browser::follow_printing(move |printing| printed.set(printing));
    let whole = Memo::new(move |_| {
        state.graph.valued.with(|valued| {
            let valued = valued.as_ref()?;
            let spec = worded(state, |words, formats| draw(valued, words, formats));
            Some(with_source(state, valued, spec))
        })
    });
    // The years chosen; another deal or figure may not have them.
    let focus = RwSignal::new(None::<(i32, i32)>);
    let spec = Memo::new(move |_| {
        whole.with(|whole| {
            let whole = whole.as_ref()?;
            Some(focus.get().map_or_else(|| whole.clone(), |years| whole.focused(years)))
        })
    });
    let drawing = Memo::new(move |_| {
        let width = if printed.get() { SHEET } else { width.get() };
        let width = u32::try_from(width).unwrap_or_default();
        spec.with(|spec| {
            spec.as_ref().filter(|_| width > 0).map(|spec| drawn(state, spec, width, id))
        })
    });
    let title = live(move || {
        spec.with(|spec| spec.as_ref().map(|it| it.title.clone()).unwrap_or_default())
    });
    let basis =
        live(move || spec.with(|spec| spec.as_ref().map(PlotSpec::basis_line).unwrap_or_default()));
    view! {
        <figure class="plot" id=id>
            <figcaption>{title} <span class="plot__basis">{basis}</span></figcaption>
            <div class="plot__stage" node_ref=stage>
                <div inner_html=live(move || {
                    drawing.with(|d| d.as_ref().map(|d| d.svg.clone()).unwrap_or_default())
                })></div>
                <Reader id=id spec=spec drawing=drawing pick=StoredValue::new(pick) focus=focus />
            </div>
            <Tools spec=spec focus=focus />
            <TableTwin spec=spec />
        </figure>
    }
}

/// Adds whose model a figure is by and as of when, where it has a basis: the page knows, the figure does not.
fn with_source(state: AppState, valued: &Valued, mut spec: PlotSpec) -> PlotSpec {
    if !spec.basis.is_empty() {
        let each = tr!(state, plot.each_model);
        match state.graph.view.get() {
            _ if spec.basis.iter().any(|part| part == each) => {}
            Audience::Own => spec.basis.push(tr!(state, chart.our_model).to_owned()),
            Audience::Other => spec.basis.push(tr!(state, chart.their_model).to_owned()),
            Audience::Shared => {}
        }
        let date = state.style().date(valued.deal.assumptions.valuation_on);
        spec.basis.push(tr!(state, chart.as_of, date = date));
    }
    spec
}

fn drawn(state: AppState, spec: &PlotSpec, width: u32, id: &str) -> Drawing {
    let size = Size { width, height: natural_height(spec, width, FONT), font: FONT };
    formatted(state.style(), &state.currency(), |formats| render(spec, formats, size, id))
}

/// The data behind the figure, built when it is opened.
#[component]
fn TableTwin(
    /// The figure.
    spec: Memo<Option<PlotSpec>>,
) -> impl IntoView {
    let state = state();
    let open = RwSignal::new(false);
    let table = block(move || {
        open.get().then(|| {
            spec.with(|spec| {
                let table = spec.as_ref()?.table();
                formatted(state.style(), &state.currency(), |formats| {
                    let class = |column| if table.is_of_words(column) { "words" } else { "number" };
                    let head = |(at, name): (usize, &String)| {
                        view! {
                            <th scope="col" class=class(at)>
                                {name.clone()}
                            </th>
                        }
                    };
                    let head = table.header.iter().enumerate().map(head).collect_view();
                    let cell = |(at, cell): (usize, &TableCell)| {
                        view! { <td class=class(at)>{cell.text(formats)}</td> }
                    };
                    let row = |row: &Vec<TableCell>| {
                        let cells = row.iter().enumerate().map(cell).collect_view();
                        view! { <tr>{cells}</tr> }
                    };
                    let rows = table.rows.iter().map(row).collect_view();
                    Some(view! {
                        <table class="data">
                            <thead>
                                <tr>{head}</tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </table>
                    })
                })
            })
        })
    });
    view! {
        <details class="twin" on:toggle=unfolded(move |unfolded| open.set(unfolded))>
            <summary>{text!(state, plot.table)}</summary>
            <div class="scroll" tabindex="0" role="group" aria-label=text!(state, plot.table)>
                {table}
            </div>
        </details>
    }
}
