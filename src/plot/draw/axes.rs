//! Grid, ticks, rows and rules.

use super::area::{Area, Side, Text};
use super::layout::{Size, View};
use super::margins::row_indent;
use super::measure::tick_text;
use super::metrics;
use super::pen::Pen;
use super::rules;
use super::scale::{YearLabels, ticks};
use crate::domain::date::Date;
use crate::plot::ink::Ink;
use crate::plot::spec::{Measure, PlotSpec, Row, XAxis, YAxis};
use crate::plot::words::Formats;
use crate::plot::years::fraction;

/// Up to this many years an axis of dates shows months.
const MONTHS_UP_TO: f64 = 2.0;

/// Grid, tick labels, rows. The first panel's heading is part of the legend.
pub fn grid(pen: &mut Pen, view: &View, heading: bool, font: f64) {
    let Area { x0, x1, y0, .. } = view.frame;
    if heading {
        let rise = rules::height(&view.rules, font) + font * 1.3;
        let (y, text) = (y0 - rise, view.panel.heading());
        pen.write(&Text { x: 0.0, y, side: Side::Start, ink: Ink::Soft, text });
    }
    for (value, label) in &view.ticks {
        let y = view.y.at(*value);
        pen.across(x0, x1, y, Ink::Rule);
        let text = metrics::fit(label, font, x0 - font * 0.7);
        pen.write(&Text { x: x0 - font * 0.7, y, side: Side::End, ink: Ink::Soft, text });
    }
    if let YAxis::Rows(rows) = &view.panel.y {
        pen.across(0.0, x1, y0, Ink::Rule);
        for (index, row) in rows.iter().enumerate() {
            named_row(pen, view, index as f64, row, font);
        }
    }
}

fn named_row(pen: &mut Pen, view: &View, index: f64, row: &Row, font: f64) {
    pen.across(0.0, view.frame.x1, view.y.at(index + 0.5), Ink::Rule);
    let x = row_indent(row, font);
    let text = metrics::fit(&row.label, font, view.frame.x0 - x - font * 0.5);
    pen.write(&Text { x, y: view.y.at(index), side: Side::Start, ink: Ink::Ink, text });
}

/// Vertical rules with their labels.
pub fn rules(pen: &mut Pen, view: &View, font: f64) {
    for rule in &view.rules {
        let rise = rule.rise as f64 * font * metrics::LINE;
        pen.down(rule.x, view.frame.y0 - rise, view.frame.y1, rule.ink);
        if let Some(label) = &rule.label {
            pen.write(&Text { y: label.y + view.frame.y0, ..label.clone() });
        }
    }
}

/// The line of zero.
pub fn zero(pen: &Pen, spec: &PlotSpec, view: &View) {
    match (&view.panel.y, &spec.x) {
        (YAxis::Values { .. }, _) if view.y.shows(0.0) => {
            pen.across(view.frame.x0, view.frame.x1, view.y.at(0.0), Ink::Ink);
        }
        (YAxis::Rows(_), XAxis::Values { .. }) => {
            pen.down(view.x.at(0.0), view.frame.y0, view.frame.y1, Ink::Ink);
        }
        _ => {}
    }
}

/// Paper below labels that would stand on the upright line of zero.
pub fn clear_zero(pen: &Pen, view: &View, text: &Text, font: f64) {
    let (area, zero) = (text.area(font), view.x.at(0.0));
    if area.x0 <= zero + 1.0 && zero <= area.x1 {
        pen.rect(&Area { x0: area.x0 - 1.0, ..area }, Ink::Paper);
    }
}

/// Ticks below the last panel.
pub fn foot(pen: &mut Pen, spec: &PlotSpec, formats: &Formats, view: &View, size: Size) {
    let font = size.font;
    let y = view.frame.y1 + font;
    match &spec.x {
        XAxis::Years { first, last } => years(pen, view, (*first, *last), y, size),
        XAxis::Dates { from, to } if to - from <= MONTHS_UP_TO => {
            months(pen, view, (*from, *to), y, font);
        }
        XAxis::Dates { from, to } => {
            years(pen, view, (from.ceil() as i32, to.floor() as i32), y, size);
        }
        XAxis::Values { measure, name } => {
            values(pen, view, *measure, formats, y, font);
            let x = view.frame.x1;
            let text = metrics::fit(name, font, x);
            pen.write(&Text { x, y: y + font * 1.35, side: Side::End, ink: Ink::Soft, text });
        }
    }
}

fn years(pen: &mut Pen, view: &View, (first, last): (i32, i32), y: f64, size: Size) {
    let font = size.font;
    let labels = YearLabels::for_unit(view.x.unit(), metrics::width("0", font));
    let mut free = 0.0;
    for year in first..=last {
        let Some(text) = labels.label(year, first) else {
            continue;
        };
        let x = view.x.at(f64::from(year));
        let text = Text { x, y, side: Side::Middle, ink: Ink::Soft, text };
        let area = text.area(font);
        if area.x0 >= free && area.x1 <= f64::from(size.width) {
            free = area.x1 + font * 0.3;
            pen.write(&text);
        }
    }
}

/// The first day of each month, as `2027-03`; as many as there is room for.
fn months(pen: &mut Pen, view: &View, (from, to): (f64, f64), y: f64, font: f64) {
    let mut free = 0.0;
    for year in from.floor() as i32..=to.floor() as i32 {
        for month in 1..=12 {
            let Some(first) = Date::from_ymd_opt(year, month, 1).map(fraction) else { continue };
            if !(from..=to).contains(&first) {
                continue;
            }
            let text = format!("{year}-{month:02}");
            let text = Text { x: view.x.at(first), y, side: Side::Start, ink: Ink::Soft, text };
            let area = text.area(font);
            pen.down(text.x, view.frame.y1, view.frame.y1 + 4.0, Ink::Rule);
            if area.x0 >= free && area.x1 <= view.frame.x1 + font {
                free = area.x1 + font * 0.6;
                pen.write(&text);
            }
        }
    }
}

fn values(pen: &mut Pen, view: &View, measure: Measure, formats: &Formats, y: f64, font: f64) {
    let (low, high) = view.x.domain();
    let limit = (view.frame.width() / (font * 7.0)) as usize;
    let mut free = 0.0;
    for value in ticks(low, high, limit.clamp(2, 8)) {
        let text = tick_text(measure, value, formats);
        let text = Text { x: view.x.at(value), y, side: Side::Middle, ink: Ink::Soft, text };
        let area = text.area(font);
        if area.x0 >= free && area.x1 <= view.frame.x1 + font {
            free = area.x1 + font * 0.6;
            pen.down(text.x, view.frame.y1, view.frame.y1 + 4.0, Ink::Rule);
            pen.write(&text);
        }
    }
}
