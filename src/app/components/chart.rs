//! A figure of the page: drawn as wide as its place, read by pointer, by keys and as a table.

use super::signals::{block, flag, live, pressed, unfolded};
use crate::app::browser;
use crate::app::graph::Valued;
use crate::app::plot_words::{formatted, worded};
use crate::app::state::{AppState, state};
use crate::plot::{Area, Drawing, Formats, PlotSpec, PlotWords, Size, natural_height, render};
use crate::{text, tr};
use leptos::html::Div;
use leptos::prelude::*;

/// Size of letters in figures, px: that of the page's small text.
const FONT: f64 = 12.0;
/// Widths are rounded down to this many px, so that a scroll bar does not redraw everything.
const WIDTH_STEP: f64 = 10.0;

/// Makes a figure of a valuation.
pub type Draw = Box<dyn Fn(&Valued, &PlotWords, &Formats) -> PlotSpec + Send + Sync>;

/// What can be moved along a figure.
pub struct Pick {
    /// Where it stands on the horizontal axis.
    pub at: Box<dyn Fn() -> Option<f64> + Send + Sync>,
    /// Moves it.
    pub to: Box<dyn Fn(f64) + Send + Sync>,
}

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
    let spec = Memo::new(move |_| {
        state.graph.valued.with(|valued| {
            let valued = valued.as_ref()?;
            Some(worded(state, |words, formats| draw(valued, words, formats)))
        })
    });
    let drawing = Memo::new(move |_| {
        let width = u32::try_from(width.get()).unwrap_or_default();
        spec.with(|spec| {
            spec.as_ref().filter(|_| width > 0).map(|spec| drawn(state, spec, width, id))
        })
    });
    let title = live(move || title_of(spec));
    view! {
        <figure class="plot" id=id>
            <figcaption>{title}</figcaption>
            <div class="plot__stage" node_ref=stage>
                <div inner_html=live(move || {
                    drawing.with(|d| d.as_ref().map(|d| d.svg.clone()).unwrap_or_default())
                })></div>
                <Reader id=id spec=spec drawing=drawing pick=StoredValue::new(pick) />
            </div>
            <TableTwin spec=spec />
        </figure>
    }
}

fn title_of(spec: Memo<Option<PlotSpec>>) -> String {
    spec.with(|spec| spec.as_ref().map(|spec| spec.title.clone()).unwrap_or_default())
}

fn drawn(state: AppState, spec: &PlotSpec, width: u32, id: &str) -> Drawing {
    let size = Size { width, height: natural_height(spec, width, FONT), font: FONT };
    formatted(state.style(), |formats| render(spec, formats, size, id))
}

/// The layer over a figure that reads it out: the pointer or the arrow keys choose a stop.
#[component]
fn Reader(
    /// Id of the figure.
    id: &'static str,
    /// The figure.
    spec: Memo<Option<PlotSpec>>,
    /// The figure drawn.
    drawing: Memo<Option<Drawing>>,
    /// What is moved along it.
    pick: StoredValue<Option<Pick>>,
) -> impl IntoView {
    let state = state();
    let at = RwSignal::new(None::<usize>);
    let picked = move || {
        let positions = spec.with_untracked(|spec| spec.as_ref().map(PlotSpec::positions));
        let place = at.get_untracked().and_then(|at| positions?.get(at).copied());
        if let Some(place) = place {
            pick.with_value(|pick| pick.iter().for_each(|pick| (pick.to)(place)));
        }
    };
    // Steps begin where what is moved stands.
    let stand = move || {
        let place = pick.with_value(|pick| (pick.as_ref()?.at)())?;
        let positions = spec.with_untracked(|spec| spec.as_ref().map(PlotSpec::positions))?;
        let far = |(_, a): &(usize, &f64), (_, b): &(usize, &f64)| {
            (*a - place).abs().total_cmp(&(*b - place).abs())
        };
        positions.iter().enumerate().min_by(far).map(|(at, _)| at)
    };
    let stops = move || drawing.with(|d| d.as_ref().map_or(0, |d| d.stops.len()));
    let step = move |by: isize| {
        let last = stops().saturating_sub(1);
        at.update(|at| {
            let from = at.or_else(stand);
            let first = if by > 0 { 0 } else { last };
            *at = Some(from.map_or(first, |at| at.saturating_add_signed(by).min(last)));
        });
    };
    let on_key = pressed(move |event| {
        let by = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => 1,
            "ArrowLeft" | "ArrowUp" => -1,
            _ => return,
        };
        event.prevent_default();
        step(by);
        picked();
    });
    let on_move = move |event: web_sys::PointerEvent| {
        let (x, y) = (f64::from(event.offset_x()), f64::from(event.offset_y()));
        at.set(drawing.with_untracked(|d| nearest(&d.as_ref()?.stops, x, y)));
        if event.buttons() == 1 {
            picked();
        }
    };
    let on_down = on_move;
    let area = move || drawing.with(|d| d.as_ref().and_then(|d| d.stops.get(at.get()?).copied()));
    let side = move |read: fn(&Area) -> f64| {
        live(move || area().map(|area| format!("{:.0}px", read(&area))).unwrap_or_default())
    };
    let lines = move || {
        let row = at.get()?;
        spec.with(|spec| {
            let table = spec.as_ref()?.table();
            Some(formatted(state.style(), |formats| table.readout(row, formats)))
        })
    };
    let name = live(move || format!("{}. {}", title_of(spec), tr!(state, plot.readout)));
    view! {
        <div
            class="plot__reader"
            id=format!("{id}-reader")
            tabindex="0"
            role="group"
            aria-label=name
            on:keydown=on_key
            on:pointerdown=on_down
            on:pointermove=on_move
            on:pointerleave=move |_| at.set(None)
            on:blur=move |_| at.set(None)
        ></div>
        <div
            class="plot__cursor"
            hidden=flag(move || area().is_none())
            style:left=side(|a| a.x0)
            style:top=side(|a| a.y0)
            style:width=side(Area::width)
            style:height=side(Area::height)
        ></div>
        <output class="plot__readout" for=format!("{id}-reader")>
            {block(move || {
                lines()
                    .map(|lines| {
                        lines
                            .into_iter()
                            .map(|(name, value)| view! { <span>{name} <b>{value}</b></span> })
                            .collect_view()
                    })
            })}
        </output>
    }
}

/// The stop under the pointer, or the one whose middle is nearest.
fn nearest(stops: &[Area], x: f64, y: f64) -> Option<usize> {
    let inside = |a: &Area| a.x0 <= x && x <= a.x1 && a.y0 <= y && y <= a.y1;
    stops.iter().position(inside).or_else(|| {
        let far = |a: &Area| {
            let (dx, dy) = ((a.x0 + a.x1) / 2.0 - x, (a.y0 + a.y1) / 2.0 - y);
            dx * dx + dy * dy
        };
        let least = |(_, a): &(usize, &Area), (_, b): &(usize, &Area)| far(a).total_cmp(&far(b));
        stops.iter().enumerate().min_by(least).map(|(at, _)| at)
    })
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
                formatted(state.style(), |formats| {
                    let head = table
                        .header
                        .iter()
                        .map(|name| view! { <th scope="col">{name.clone()}</th> })
                        .collect_view();
                    let rows = table
                        .rows
                        .iter()
                        .map(|row| {
                            let cells = row
                                .iter()
                                .map(|cell| view! { <td>{cell.text(formats)}</td> })
                                .collect_view();
                            view! { <tr>{cells}</tr> }
                        })
                        .collect_view();
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
