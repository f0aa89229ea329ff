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
    formatted(state.style(), &state.currency(), |formats| render(spec, formats, size, id))
}

/// A figure being read out: the pointer or the arrow keys choose a stop.
#[derive(Clone, Copy)]
struct Reading {
    spec: Memo<Option<PlotSpec>>,
    drawing: Memo<Option<Drawing>>,
    pick: StoredValue<Option<Pick>>,
    /// The stop chosen.
    at: RwSignal<Option<usize>>,
}

impl Reading {
    /// Moves what is moved along the figure to the stop chosen.
    fn picked(self) {
        let positions = self.spec.with_untracked(|spec| spec.as_ref().map(PlotSpec::positions));
        let place = self.at.get_untracked().and_then(|at| positions?.get(at).copied());
        if let Some(place) = place {
            self.pick.with_value(|pick| pick.iter().for_each(|pick| (pick.to)(place)));
        }
    }

    /// The stop at which it stands: steps begin there.
    fn stand(self) -> Option<usize> {
        let place = self.pick.with_value(|pick| (pick.as_ref()?.at)())?;
        let positions = self.spec.with_untracked(|spec| spec.as_ref().map(PlotSpec::positions))?;
        let far = |(_, a): &(usize, &f64), (_, b): &(usize, &f64)| {
            (*a - place).abs().total_cmp(&(*b - place).abs())
        };
        positions.iter().enumerate().min_by(far).map(|(at, _)| at)
    }

    fn step(self, by: isize) {
        let stops = self.drawing.with(|drawing| drawing.as_ref().map_or(0, |it| it.stops.len()));
        let last = stops.saturating_sub(1);
        self.at.update(|at| {
            let from = at.or_else(|| self.stand());
            let first = if by > 0 { 0 } else { last };
            *at = Some(from.map_or(first, |at| at.saturating_add_signed(by).min(last)));
        });
    }

    fn on_key(self, event: &web_sys::KeyboardEvent) {
        let by = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => 1,
            "ArrowLeft" | "ArrowUp" => -1,
            _ => return,
        };
        event.prevent_default();
        self.step(by);
        self.picked();
    }

    fn on_pointer(self, event: &web_sys::PointerEvent) {
        let (x, y) = (f64::from(event.offset_x()), f64::from(event.offset_y()));
        self.at.set(self.drawing.with_untracked(|it| nearest(&it.as_ref()?.stops, x, y)));
        if event.buttons() == 1 {
            self.picked();
        }
    }

    /// Where the stop chosen is drawn.
    fn area(self) -> Option<Area> {
        self.drawing.with(|it| it.as_ref()?.stops.get(self.at.get()?).copied())
    }

    /// One side of that area, as a length of style.
    fn side(self, read: fn(&Area) -> f64) -> Signal<String> {
        live(move || self.area().map(|it| format!("{:.0}px", read(&it))).unwrap_or_default())
    }

    /// What the figure says there: name and value.
    fn lines(self, state: AppState) -> Option<AnyView> {
        let row = self.at.get()?;
        let lines = self.spec.with(|spec| {
            let table = spec.as_ref()?.table();
            Some(formatted(state.style(), &state.currency(), |formats| table.readout(row, formats)))
        })?;
        let line = |(name, value)| view! { <span>{name} <b>{value}</b></span> };
        Some(lines.into_iter().map(line).collect_view().into_any())
    }
}

/// The layer over a figure that reads it out.
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
    let reading = Reading { spec, drawing, pick, at: RwSignal::new(None) };
    let name = live(move || format!("{}. {}", title_of(spec), tr!(state, plot.readout)));
    view! {
        <div
            class="plot__reader"
            id=format!("{id}-reader")
            tabindex="0"
            role="group"
            aria-label=name
            on:keydown=pressed(move |event| reading.on_key(&event))
            on:pointerdown=move |event| reading.on_pointer(&event)
            on:pointermove=move |event| reading.on_pointer(&event)
            on:pointerleave=move |_| reading.at.set(None)
            on:blur=move |_| reading.at.set(None)
        ></div>
        <div
            class="plot__cursor"
            hidden=flag(move || reading.area().is_none())
            style:left=reading.side(|area| area.x0)
            style:top=reading.side(|area| area.y0)
            style:width=reading.side(Area::width)
            style:height=reading.side(Area::height)
        ></div>
        <output class="plot__readout" for=format!("{id}-reader")>
            {block(move || reading.lines(state))}
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
                formatted(state.style(), &state.currency(), |formats| {
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
