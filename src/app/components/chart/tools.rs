//! What leaves a figure: its picture and its numbers; and the way back to all years.

use crate::app::components::signals::{block, click};
use crate::app::plot_words::formatted;
use crate::app::state::{AppState, state};
use crate::app::{browser, picture};
use crate::domain::file_name::file_name;
use crate::export::csv::{self, CsvCell};
use crate::plot::{Picture, PlotSpec, Sheet, TableCell, standalone};
use crate::{text, tr};
use leptos::prelude::*;

/// Size of letters in figures, px: that of the page's small text.
pub const FONT: f64 = 12.0;
/// Width of a saved picture, px: that of a page.
const WIDTH: u32 = 760;
/// How many times finer than that a picture of dots is.
const FINER: f64 = 2.0;

/// The buttons below a figure.
#[component]
pub fn Tools(
    /// The figure as shown.
    spec: Memo<Option<PlotSpec>>,
    /// The years shown, where not all are.
    focus: RwSignal<Option<(i32, i32)>>,
) -> impl IntoView {
    let state = state();
    let button = move |kind: &'static str,
                       name: Signal<&'static str>,
                       act: fn(AppState, &PlotSpec)| {
        let act = move || spec.with_untracked(|spec| spec.iter().for_each(|spec| act(state, spec)));
        view! {
            <button type="button" class="link" data-export=kind on:click=click(act)>
                {name}
            </button>
        }
    };
    view! {
        <p class="plot__tools">
            {block(move || {
                focus
                    .get()
                    .map(|_| {
                        view! {
                            <button
                                type="button"
                                class="add"
                                data-export="all"
                                on:click=click(move || focus.set(None))
                            >
                                {text!(state, chart.all_of_years)}
                            </button>
                        }
                    })
            })} {button("svg", text!(state, chart.save_svg), save_svg)}
            {button("png", text!(state, chart.save_png), save_png)}
            {button("csv", text!(state, chart.save_csv), save_csv)}
            {button("copy", text!(state, chart.copy_picture), copy_picture)}
        </p>
    }
}

fn picture_of(state: AppState, spec: &PlotSpec) -> Picture {
    let face = picture::face();
    let sheet = Sheet { width: WIDTH, font: FONT, colour: &picture::colour, face: &face };
    let (style, currency) = (state.style(), untrack(|| state.currency()));
    formatted(style, &currency, |formats| standalone(spec, formats, sheet))
}

fn name(spec: &PlotSpec, extension: &str) -> String {
    file_name(&spec.title, &[], extension)
}

fn save_svg(state: AppState, spec: &PlotSpec) {
    let picture = untrack(|| picture_of(state, spec));
    browser::download(&name(spec, "svg"), "image/svg+xml", picture.svg.as_bytes());
}

fn save_png(state: AppState, spec: &PlotSpec) {
    let (picture, name) = (untrack(|| picture_of(state, spec)), name(spec, "png"));
    picture::draw_dots(&picture, FINER, move |bytes| {
        browser::download_blob(&name, &bytes);
    });
}

fn copy_picture(state: AppState, spec: &PlotSpec) {
    let picture = untrack(|| picture_of(state, spec));
    picture::draw_dots(&picture, FINER, |bytes| picture::copy_dots(&bytes));
}

/// The numbers of the table below, in the same unit.
fn save_csv(state: AppState, spec: &PlotSpec) {
    let (style, table) = (untrack(|| state.style()), spec.table());
    let unit = spec.money_unit().map_or_else(|| untrack(|| state.unit_name()), str::to_owned);
    let with_unit =
        |name: &str, unit: &str| untrack(|| tr!(state, chart.with_unit, name = name, unit = unit));
    let heads = table.headings_with_units(&unit, with_unit);
    let mut rows = vec![heads.into_iter().map(CsvCell::Text).collect::<Vec<_>>()];
    let cell = |cell: &TableCell| match cell {
        TableCell::Empty => CsvCell::Empty,
        TableCell::Text(text) => CsvCell::text(text),
        TableCell::Year(year) => CsvCell::Number(f64::from(*year)),
        TableCell::Amount(amount) => CsvCell::Number(style.in_unit(*amount)),
        TableCell::Percent(part) => CsvCell::Number((part * 1e8).round() / 1e6),
        TableCell::Number(number) => CsvCell::Number(*number),
        TableCell::Date(date) => CsvCell::Date(*date),
    };
    rows.extend(table.rows.iter().map(|row| row.iter().map(cell).collect()));
    browser::download(&name(spec, "csv"), "text/csv", csv::file(&rows).as_bytes());
}
