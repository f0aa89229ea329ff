//! Grid, ticks, rows and reference lines.
//!
//! The mesh of plotters draws grid and ticks. Names of rows are ours: plotters sets labels against the axis,
//! ours begin at the left edge, set in where a row is part of another.

use super::area::{Area, PlacedText, TextAnchor};
use super::canvas::{Canvas, Drawn, hairline, text_style};
use super::margins::row_indent;
use super::panel_view::PanelView;
use super::reference_lines;
use super::svg_text::units;
use super::text_width;
use super::ticks::MONTHS_UP_TO;
use super::vertical_scale::tick_gap;
use crate::plot::role::Role;
use crate::plot::spec::{PlotRow, PlotSpec, XAxis, YAxis};
use plotters::chart::LabelAreaPosition;
use plotters::element::PathElement;
use plotters::style::TRANSPARENT;

/// Grid, tick labels, rows. The first panel's heading is part of the legend.
pub fn grid(canvas: &Canvas, view: &mut PanelView, heading: bool, font: f64) -> Drawn {
    if heading {
        let rise = reference_lines::height(&view.reference_lines, font) + font * 1.3;
        let (y, text) = (view.frame.y0 - rise, view.panel.heading());
        canvas.write(&PlacedText {
            x: 0.0,
            y,
            anchor: TextAnchor::Start,
            role: Role::Soft,
            text,
        })?;
    }
    match &view.panel.y {
        // The labels stand twice a tick mark's length from the axis; the marks themselves are not seen.
        YAxis::Values { .. } => view
            .chart
            .configure_mesh()
            .disable_x_mesh()
            .disable_x_axis()
            .bold_line_style(hairline(Role::Rule))
            .axis_style(TRANSPARENT)
            .y_label_style(text_style(Role::Soft, font))
            .set_tick_mark_size(LabelAreaPosition::Left, units(tick_gap(font) / 2.0))
            .draw(),
        YAxis::Rows(rows) => {
            canvas.across(0.0, view.frame.x1, view.frame.y0, Role::Rule)?;
            let mut rows = rows.iter().enumerate();
            rows.try_for_each(|(index, row)| named_row(canvas, view, index as f64, row, font))
        }
    }
}

fn named_row(canvas: &Canvas, view: &PanelView, index: f64, row: &PlotRow, font: f64) -> Drawn {
    canvas.across(0.0, view.frame.x1, view.y_at(index + 0.5), Role::Rule)?;
    let x = row_indent(row, font);
    let text = text_width::fit(&row.label, font, view.frame.x0 - x - font * 0.5);
    let y = view.y_at(index);
    canvas.write(&PlacedText { x, y, anchor: TextAnchor::Start, role: Role::Ink, text })
}

/// Ticks below the last panel.
pub fn foot(canvas: &Canvas, spec: &PlotSpec, view: &mut PanelView, font: f64) -> Drawn {
    // A year is labelled at its slot; dates and numbers have a mark where they are.
    let axis = match &spec.x {
        XAxis::Years { .. } => TRANSPARENT.into(),
        XAxis::Dates { from, to } if to - from > MONTHS_UP_TO => TRANSPARENT.into(),
        XAxis::Dates { .. } | XAxis::Values { .. } => hairline(Role::Rule),
    };
    view.chart
        .configure_mesh()
        .disable_mesh()
        .disable_y_axis()
        .axis_style(axis)
        .x_label_style(text_style(Role::Soft, font))
        .set_tick_mark_size(LabelAreaPosition::Bottom, units(font * 0.19))
        .draw()?;
    let XAxis::Values { name, .. } = &spec.x else { return Ok(()) };
    let (x, y) = (view.frame.x1, view.frame.y1 + font * 2.35);
    let text = text_width::fit(name, font, x);
    canvas.write(&PlacedText { x, y, anchor: TextAnchor::End, role: Role::Soft, text })
}

/// Reference lines with their labels.
pub fn reference_lines(canvas: &Canvas, view: &PanelView, font: f64) -> Drawn {
    for line in &view.reference_lines {
        let rise = line.rise as f64 * font * text_width::LINE;
        canvas.down(line.x, view.frame.y0 - rise, view.frame.y1, line.role)?;
        if let Some(label) = &line.label {
            canvas.write(&PlacedText { y: label.y + view.frame.y0, ..label.clone() })?;
        }
    }
    Ok(())
}

/// The line of zero.
pub fn zero(spec: &PlotSpec, view: &PanelView) -> Drawn {
    let (x, y) = (view.chart.x_range(), view.chart.y_range());
    let line = match (&view.panel.y, &spec.x) {
        (YAxis::Values { .. }, _) if view.y_scale().shows(0.0) => [(x.start, 0.0), (x.end, 0.0)],
        (YAxis::Rows(_), XAxis::Values { .. }) => [(0.0, y.start), (0.0, y.end)],
        (YAxis::Values { .. }, _) | (YAxis::Rows(_), XAxis::Years { .. } | XAxis::Dates { .. }) => {
            return Ok(());
        }
    };
    view.chart.plotting_area().draw(&PathElement::new(line, hairline(Role::Ink)))
}

/// Paper below labels that would stand on the upright line of zero.
pub fn clear_zero(canvas: &Canvas, view: &PanelView, text: &PlacedText, font: f64) -> Drawn {
    let (area, zero) = (text.area(font), view.x_at(0.0));
    if area.x0 <= zero + 1.0 && zero <= area.x1 {
        canvas.rect(&Area { x0: area.x0 - 1.0, ..area }, Role::Paper)?;
    }
    Ok(())
}
