//! Draws shapes and texts with plotters, in pixels.
//!
//! Plotters counts in whole numbers; we let it count in tenths of a pixel so that lines do not
//! wobble, and draw hairlines as filled rectangles on whole pixels so that they stay sharp. Shapes go
//! straight to plotters' SVG backend: its drawing areas and elements would add kilobytes. Nothing
//! here asks plotters how wide a text is: on the web it would measure that in the document.
//! Writing to a string cannot fail, so results of drawing are dropped.

use super::area::{Area, Side, Text};
use crate::plot::ink::Ink;
use plotters::prelude::{DrawingBackend, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, ShapeStyle, TextStyle};
use std::cell::RefCell;

/// Units of the drawing in a pixel.
pub const FINE: f64 = 10.0;

/// Plotters divides font sizes by this on the way to the SVG.
const PLOTTERS_FONT: f64 = 1.24;

/// Draws on a sheet.
pub struct Pen<'a> {
    sheet: RefCell<SVGBackend<'a>>,
    size: (i32, i32),
    font: f64,
    /// The texts written, with the room they take.
    pub texts: Vec<(Area, String)>,
}

impl<'a> Pen<'a> {
    /// A pen over `svg`, for a sheet of `width` x `height` px.
    pub fn new(svg: &'a mut String, width: u32, height: u32, font: f64) -> Self {
        let size = (width.saturating_mul(FINE as u32), height.saturating_mul(FINE as u32));
        let sheet = RefCell::new(SVGBackend::with_string(svg, size));
        let size = (size.0 as i32, size.1 as i32);
        Self { sheet, size, font, texts: Vec::new() }
    }

    /// A filled rectangle.
    pub fn rect(&self, area: &Area, ink: Ink) {
        self.wash(area, ink, 1.0);
    }

    /// A filled rectangle, partly opaque.
    pub fn wash(&self, area: &Area, ink: Ink, opacity: f64) {
        let (from, to) = (self.on_sheet((area.x0, area.y0)), self.on_sheet((area.x1, area.y1)));
        self.sheet.borrow_mut().draw_rect(from, to, &filled(ink, opacity), true).ok();
    }

    /// A horizontal line one pixel thick, on whole pixels.
    pub fn across(&self, x0: f64, x1: f64, y: f64, ink: Ink) {
        let y0 = y.round();
        self.rect(&Area { x0, y0, x1, y1: y0 + 1.0 }, ink);
    }

    /// A vertical line one pixel thick, on whole pixels.
    pub fn down(&self, x: f64, y0: f64, y1: f64, ink: Ink) {
        let x0 = x.round();
        self.rect(&Area { x0, y0, x1: x0 + 1.0, y1 }, ink);
    }

    /// A line through `points`.
    pub fn line(&self, points: &[(f64, f64)], ink: Ink, width: f64) {
        let style = ShapeStyle { stroke_width: (width * FINE) as u32, ..filled(ink, 1.0) };
        let points = points.iter().map(|point| self.on_sheet(*point));
        self.sheet.borrow_mut().draw_path(points, &style).ok();
    }

    /// A disc.
    pub fn dot(&self, centre: (f64, f64), radius: f64, ink: Ink) {
        let (centre, radius) = (self.on_sheet(centre), (radius * FINE) as u32);
        self.sheet.borrow_mut().draw_circle(centre, radius, &filled(ink, 1.0), true).ok();
    }

    /// A square on its corner.
    pub fn diamond(&self, (x, y): (f64, f64), half: f64, ink: Ink) {
        let corners = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)];
        let corners = corners.map(|corner| self.on_sheet(corner));
        self.sheet
            .borrow_mut()
            .fill_polygon(corners, &filled(ink, 1.0).color.to_backend_color())
            .ok();
    }

    /// A filled outline, partly opaque.
    pub fn polygon(&self, outline: &[(f64, f64)], ink: Ink, opacity: f64) {
        let outline: Vec<(i32, i32)> = outline.iter().map(|at| self.on_sheet(*at)).collect();
        let colour = filled(ink, opacity).color.to_backend_color();
        self.sheet.borrow_mut().fill_polygon(outline, &colour).ok();
    }

    /// A text.
    pub fn write(&mut self, text: &Text) {
        if text.text.is_empty() {
            return;
        }
        let h_pos = match text.side {
            Side::Start => HPos::Left,
            Side::Middle => HPos::Center,
            Side::End => HPos::Right,
        };
        let size = self.font * FINE * PLOTTERS_FONT;
        let style = TextStyle {
            // Not read from a text: that would lower its case with all of Unicode's tables.
            font: FontDesc::new(FontFamily::Name("inherit"), size, FontStyle::Normal),
            color: text.ink.stand_in().to_backend_color(),
            pos: Pos::new(h_pos, VPos::Center),
        };
        // Plotters centres on lower-case letters; figures and capitals stand a little higher.
        let at = point((text.x, text.y + 0.08 * self.font));
        let printable = text.text.replace(char::is_control, " ");
        self.sheet.get_mut().draw_text(&printable, &style, at).ok();
        self.texts.push((text.area(self.font), printable));
    }

    /// Closes the drawing and returns the texts on it.
    pub fn finish(self) -> Vec<(Area, String)> {
        self.sheet.into_inner().present().ok();
        self.texts
    }

    /// A point of a shape; what lies beyond the sheet stops at its edge.
    fn on_sheet(&self, at: (f64, f64)) -> (i32, i32) {
        let (x, y) = point(at);
        (x.clamp(0, self.size.0), y.clamp(0, self.size.1))
    }
}

fn filled(ink: Ink, opacity: f64) -> ShapeStyle {
    ShapeStyle { color: ink.stand_in().mix(opacity), filled: true, stroke_width: 0 }
}

fn point((x, y): (f64, f64)) -> (i32, i32) {
    ((x * FINE).round() as i32, (y * FINE).round() as i32)
}
