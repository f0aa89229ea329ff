//! Reads a figure out: a pointer, a finger or the arrow keys choose a place, and the figure says all it shows
//! there. Dragging, or a key at each end, chooses the years shown.

use crate::app::components::signals::{block, flag, live, pressed};
use crate::app::field_names::said_of;
use crate::app::plot_words::formatted;
use crate::app::state::{AppState, state};
use crate::plot::{Area, Drawing, PlotSpec};
use crate::tr;
use leptos::prelude::*;

/// What can be moved along a figure.
pub struct Pick {
    /// Where it stands on the horizontal axis.
    pub at: Box<dyn Fn() -> Option<f64> + Send + Sync>,
    /// Moves it.
    pub to: Box<dyn Fn(f64) + Send + Sync>,
}

fn title_of(spec: Memo<Option<PlotSpec>>) -> String {
    spec.with(|spec| spec.as_ref().map(PlotSpec::full_title).unwrap_or_default())
}

/// A figure being read out: the pointer or the arrow keys choose a stop.
#[derive(Clone, Copy)]
struct Reading {
    spec: Memo<Option<PlotSpec>>,
    drawing: Memo<Option<Drawing>>,
    pick: StoredValue<Option<Pick>>,
    /// The stop chosen.
    at: RwSignal<Option<usize>>,
    /// The stop at which a stretch of years began to be drawn.
    begun: RwSignal<Option<usize>>,
    /// The years shown, where not all are.
    focus: RwSignal<Option<(i32, i32)>>,
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
        match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => self.step(1),
            "ArrowLeft" | "ArrowUp" => self.step(-1),
            "[" | "【" => return self.edge(true),
            "]" | "】" => return self.edge(false),
            "Escape" if self.focus.get_untracked().is_some() => return self.show(None),
            _ => return,
        }
        event.prevent_default();
        self.picked();
    }

    /// First and last year shown.
    fn years(self) -> Option<(i32, i32)> {
        self.spec.with_untracked(|spec| spec.as_ref()?.years())
    }

    /// Makes the year read the first, or the last, that is shown.
    fn edge(self, first: bool) {
        let (Some((from, to)), Some(at)) = (self.years(), self.at.get_untracked()) else { return };
        let year = from + i32::try_from(at).unwrap_or(0);
        self.show(Some(if first { (year, to) } else { (from, year) }));
    }

    fn show(self, years: Option<(i32, i32)>) {
        self.at.set(None);
        self.focus.set(years);
    }

    fn stop_under(self, event: &web_sys::PointerEvent) -> Option<usize> {
        let (x, y) = (f64::from(event.offset_x()), f64::from(event.offset_y()));
        self.drawing.with_untracked(|it| nearest(&it.as_ref()?.stops, x, y))
    }

    fn on_pointer(self, event: &web_sys::PointerEvent) {
        self.at.set(self.stop_under(event));
        if event.buttons() == 1 {
            self.picked();
        }
    }

    /// A finger reads; a pointer that is dragged over years chooses them.
    fn on_down(self, event: &web_sys::PointerEvent) {
        self.on_pointer(event);
        if self.years().is_some() && event.pointer_type() != "touch" {
            self.begun.set(self.at.get_untracked());
        }
    }

    fn on_up(self, event: &web_sys::PointerEvent) {
        let begun = self.begun.get_untracked();
        self.begun.set(None);
        let (Some(a), Some(b), Some((from, _))) = (begun, self.stop_under(event), self.years())
        else {
            return;
        };
        let year = |at: usize| from + i32::try_from(at).unwrap_or(0);
        if a != b {
            self.show(Some((year(a.min(b)), year(a.max(b)))));
        }
    }

    fn leave(self) {
        self.at.set(None);
        self.begun.set(None);
    }

    /// Where the stop chosen is drawn, or all from the one where a stretch began.
    fn area(self) -> Option<Area> {
        let (at, begun) = (self.at.get()?, self.begun.get());
        self.drawing.with(|it| {
            let stops = &it.as_ref()?.stops;
            let here = *stops.get(at)?;
            let from = begun.and_then(|begun| stops.get(begun)).copied().unwrap_or(here);
            Some(Area { x0: here.x0.min(from.x0), x1: here.x1.max(from.x1), ..here })
        })
    }

    /// Whether the stop is a position on the horizontal axis, where a line is drawn, not a row.
    fn is_upright(self) -> bool {
        self.begun.get().is_none() && self.area().is_some_and(|it| it.height() > it.width())
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
        let line = |(name, value)| {
            view! {
                <span>{name} " " <b>{value}</b></span>
                " "
            }
        };
        Some(lines.into_iter().map(line).collect_view().into_any())
    }
}

/// The layer over a figure that reads it out.
#[component]
pub fn Reader(
    /// Id of the figure.
    id: &'static str,
    /// The figure.
    spec: Memo<Option<PlotSpec>>,
    /// The figure drawn.
    drawing: Memo<Option<Drawing>>,
    /// What is moved along it.
    pick: StoredValue<Option<Pick>>,
    /// The years shown, where not all are.
    focus: RwSignal<Option<(i32, i32)>>,
) -> impl IntoView {
    let state = state();
    let (at, begun) = (RwSignal::new(None), RwSignal::new(None));
    let reading = Reading { spec, drawing, pick, at, begun, focus };
    let name = live(move || said_of(state, &title_of(spec), tr!(state, plot.readout)));
    view! {
        <div
            class="plot__reader"
            id=format!("{id}-reader")
            tabindex="0"
            role="group"
            aria-label=name
            on:keydown=pressed(move |event| reading.on_key(&event))
            on:pointerdown=move |event| reading.on_down(&event)
            on:pointermove=move |event| reading.on_pointer(&event)
            on:pointerup=move |event| reading.on_up(&event)
            on:pointerleave=move |_| reading.leave()
            on:blur=move |_| reading.leave()
        ></div>
        <div
            class="plot__cursor"
            class:plot__cursor--line=flag(move || reading.is_upright())
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
