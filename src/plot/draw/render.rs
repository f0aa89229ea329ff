//! Draws a figure.

use super::area::{Area, PlacedText, Size, TextAnchor};
use super::axes;
use super::canvas::{Canvas, Drawn, hairline};
use super::extent;
use super::labels::{self, Labels};
use super::layout::Layout;
use super::legend::{self, LegendKey};
use super::panel_view::PanelView;
use super::shapes;
use super::text_width;
use crate::domain::sort::sort_by_key;
use crate::plot::data_table::rows_of_spans;
use crate::plot::formats::Formats;
use crate::plot::role::Role;
use crate::plot::spec::{PlotPanel, PlotSpec, XAxis, YAxis};

/// A figure drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// The SVG element.
    pub svg: String,
    /// Where hover and focus can stop, px: one for each row of the figure's table.
    pub stops: Vec<Area>,
    /// The texts on it, with the room they take.
    pub texts: Vec<(Area, String)>,
    /// Where its marks stand, px, with their labels, written or not.
    pub marks: Vec<((f64, f64), String)>,
    /// The corners of the hairlines from marks to labels that stand off.
    pub leaders: Vec<Vec<(f64, f64)>>,
}

/// Draws `spec`. The ids of title and description begin with `id`, which is to be unique on the page.
pub fn render(spec: &PlotSpec, formats: &Formats, size: Size, id: &str) -> Drawing {
    let size = Size {
        width: size.width.clamp(40, 8000),
        height: size.height.clamp(30, 8000),
        font: sound(size.font),
    };
    let canvas = Canvas::new(size, id, &spec.full_title(), &spec.description);
    let places = if extent::has_marks(spec) {
        draw(&canvas, spec, formats, size)
    } else {
        write_no_data(&canvas, spec, size).map(|()| Places::default())
    };
    let (svg, texts) = canvas.finish();
    // An error cannot be (see `Drawn`); the figure would end where it came.
    let Places { stops, marks, leaders } = places.unwrap_or_default();
    Drawing { svg, stops, texts, marks, leaders }
}

/// The height at which a figure reads well: rows have a natural height, plots a natural shape.
pub fn natural_height(spec: &PlotSpec, width: u32, font: f64) -> u32 {
    let rows = spec.panels.iter().map(|panel| match &panel.y {
        YAxis::Rows(rows) => rows.len(),
        YAxis::Values { .. } => 0,
    });
    let rows: usize = rows.sum();
    if rows > 0 {
        return (rows as f64 * font * 2.1 + font * 7.0) as u32;
    }
    let panels = spec.panels.len().max(1) as f64;
    // Where marks are named the names need lines of their own.
    let named = spec.panels.iter().flat_map(PlotPanel::points).any(|mark| !mark.label.is_empty());
    let least = if named { 19.0 } else { 15.0 };
    let plot = (f64::from(width) * 0.36).clamp(font * least, font * 26.0);
    (plot * (0.7 + 0.3 * panels)) as u32
}

fn sound(font: f64) -> f64 {
    if font.is_finite() { font.clamp(5.0, 60.0) } else { 12.0 }
}

fn write_no_data(canvas: &Canvas, spec: &PlotSpec, size: Size) -> Drawn {
    let room = f64::from(size.width);
    let text = text_width::fit(&spec.no_data, size.font, room);
    let (x, y) = (room / 2.0, f64::from(size.height) / 2.0);
    canvas.write(&PlacedText { x, y, anchor: TextAnchor::Middle, role: Role::Soft, text })
}

/// What is known of a figure once it is drawn.
#[derive(Default)]
struct Places {
    stops: Vec<Area>,
    marks: Vec<((f64, f64), String)>,
    leaders: Vec<Vec<(f64, f64)>>,
}

fn draw(canvas: &Canvas, spec: &PlotSpec, formats: &Formats, size: Size) -> Drawn<Places> {
    let font = size.font;
    let first = match spec.x {
        XAxis::Years { first, .. } => f64::from(first),
        XAxis::Dates { .. } | XAxis::Values { .. } => 0.0,
    };
    let (mut layout, labels) = settle(spec, formats, size, canvas, first)?;
    layout.legend.draw(canvas, font)?;
    for (index, view) in layout.views.iter_mut().enumerate() {
        axes::grid(canvas, view, index > 0, font)?;
    }
    if let Some(last) = layout.views.last_mut() {
        axes::foot(canvas, spec, last, font)?;
    }
    for (view, labels) in layout.views.iter().zip(&labels) {
        axes::reference_lines(canvas, view, font)?;
        shapes::draw(canvas, view, first, font)?;
        axes::zero(spec, view)?;
        write_labels(canvas, spec, view, labels, font)?;
    }
    let marks = layout.views.iter().flat_map(|view| labels::marks_of(view, font));
    let marks = marks.map(|(at, label)| (at, label.to_owned())).collect();
    let leaders = labels.into_iter().flat_map(|labels| labels.leaders).collect();
    Ok(Places { stops: stops(spec, &layout), marks, leaders })
}

fn write_labels(
    canvas: &Canvas,
    spec: &PlotSpec,
    view: &PanelView,
    labels: &Labels,
    font: f64,
) -> Drawn {
    for leader in &labels.leaders {
        canvas.line(leader, hairline(Role::Soft))?;
    }
    let upright = matches!((&view.panel.y, &spec.x), (YAxis::Rows(_), XAxis::Values { .. }));
    for text in &labels.texts {
        if upright {
            axes::clear_zero(canvas, view, text, font)?;
        }
        canvas.write(text)?;
    }
    Ok(())
}

/// More lines of labels at the marks than this leave too little of the plot.
const MOST_LINES: u8 = 2;

/// Lays out and labels: first with more and more lines for the labels of marks, then until the legend holds all that
/// found no place. Each round only adds to the legend, and three are enough: bars, lines, and what their legend
/// displaced.
fn settle<'a>(
    spec: &'a PlotSpec,
    formats: &Formats,
    size: Size,
    canvas: &Canvas,
    first: f64,
) -> Drawn<(Layout<'a>, Vec<Labels>)> {
    let mut keys = legend::always(spec);
    let (mut rounds, mut lines) = (0, 0);
    loop {
        let layout = Layout::new(spec, formats, size, canvas, keys.clone(), lines)?;
        let width = f64::from(size.width);
        let place = |view: &PanelView| labels::place(view, &keys, first, width, size.font);
        let labels: Vec<Labels> = layout.views.iter().map(place).collect();
        let failed: Vec<_> = labels.iter().flat_map(|labels| labels.failed.clone()).collect();
        if lines < MOST_LINES && labels.iter().any(|labels| labels.dropped) {
            lines += 1;
            continue;
        }
        rounds += 1;
        if failed.is_empty() || rounds == 4 {
            return Ok((layout, labels));
        }
        for key in failed {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        sort_by_key(&mut keys, LegendKey::rank);
    }
}

/// A column for each position along the axis, or a strip for each row of the table.
fn stops(spec: &PlotSpec, layout: &Layout) -> Vec<Area> {
    let (Some(top), Some(bottom)) = (layout.views.first(), layout.views.last()) else {
        return Vec::new();
    };
    if let YAxis::Rows(rows) = &top.panel.y {
        return row_stops(spec, top, rows.len());
    }
    let half = top.x_unit() / 2.0;
    let column = |x: f64| {
        let x = top.x_at(x);
        Area { x0: x - half, y0: top.frame.y0, x1: x + half, y1: bottom.frame.y1 }
    };
    let columns: Vec<Area> = spec.positions().into_iter().map(column).collect();
    match spec.x {
        XAxis::Years { .. } => columns,
        XAxis::Dates { .. } | XAxis::Values { .. } => between(&columns, &top.frame),
    }
}

/// Columns that meet halfway.
fn between(columns: &[Area], frame: &Area) -> Vec<Area> {
    let centres: Vec<f64> = columns.iter().map(|area| (area.x0 + area.x1) / 2.0).collect();
    let halves: Vec<f64> = centres.windows(2).map(|pair| pair.iter().sum::<f64>() / 2.0).collect();
    let from = std::iter::once(frame.x0).chain(halves.iter().copied());
    let to = halves.iter().copied().chain(std::iter::once(frame.x1));
    let ends = from.zip(to).zip(columns);
    ends.map(|((x0, x1), column)| Area { x0, x1, ..*column }).collect()
}

fn row_stops(spec: &PlotSpec, view: &PanelView, rows: usize) -> Vec<Area> {
    let indices = match spec.x {
        XAxis::Dates { .. } => rows_of_spans(view.panel),
        XAxis::Years { .. } | XAxis::Values { .. } => (0..rows).collect(),
    };
    let strip = |row: usize| {
        let (y0, y1) = (view.y_at(row as f64 - 0.5), view.y_at(row as f64 + 0.5));
        Area { y0, y1, ..view.frame }
    };
    indices.into_iter().map(strip).collect()
}
