//! A drawing backend of plotters that writes SVG with colours as roles.
//!
//! A fill or a stroke is the custom property of the role that a colour carries, so the page's style sheet
//! colours the figure. The room a text takes is answered from [`metrics`], never asked of the document.
//!
//! Plotters counts in whole numbers. Here they are tenths of a pixel, so that lines do not wobble and discs
//! are round; the SVG is written in pixels. A level or upright line of whole pixels lies on whole pixels,
//! where it stays sharp. Texts are level; other directions are not drawn.

use super::area::{Area, PlacedText, Size, TextAnchor};
use super::svg_text::{
    Escaped, Paint, Points, Px, UNITS, length, on_pixels, pixels, printable, units,
};
use super::text_width;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use std::convert::Infallible;
use std::fmt::{Arguments, Write};

/// How far below its middle a line of figures and capitals stands, over the font size.
const BASELINE: f64 = 0.35;

/// Writing to a string cannot fail.
type Written = Result<(), DrawingErrorKind<Infallible>>;

/// An SVG being written.
pub struct SvgBackend {
    svg: String,
    size: Size,
    texts: Vec<(Area, String)>,
}

impl SvgBackend {
    /// An image of a size, with a name and a description for those who do not see it. Their ids begin
    /// with `id`, which is to be unique on the page.
    pub fn new(size: Size, id: &str, title: &str, description: &str) -> Self {
        let Size { width, height, font } = size;
        let (id, title, description) = (Escaped(id), Escaped(title), Escaped(description));
        let mut svg = String::with_capacity(24_000);
        let head = write!(
            svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" font-size=\"{font}\" role=\"img\" \
             aria-labelledby=\"{id}-title {id}-desc\"><title id=\"{id}-title\">{title}</title>\
             <desc id=\"{id}-desc\">{description}</desc>"
        );
        head.ok();
        Self { svg, size, texts: Vec::new() }
    }

    /// The SVG and the texts on it with the room they take; the backend is empty afterwards.
    pub fn finish(&mut self) -> (String, Vec<(Area, String)>) {
        self.svg.push_str("</svg>");
        (std::mem::take(&mut self.svg), std::mem::take(&mut self.texts))
    }

    /// A point of a shape; what lies beyond the image stops at its edge.
    fn inside(&self, (x, y): BackendCoord) -> BackendCoord {
        let (width, height) = (f64::from(self.size.width), f64::from(self.size.height));
        (x.clamp(0, units(width)), y.clamp(0, units(height)))
    }

    /// Points of a shape.
    fn all_inside(&self, points: impl IntoIterator<Item = BackendCoord>) -> Vec<BackendCoord> {
        points.into_iter().map(|point| self.inside(point)).collect()
    }

    /// Writes an element, unless nothing would be seen of it.
    fn element(&mut self, shape: Arguments, paint: &Paint) -> Written {
        if paint.alpha > 0.0 {
            write!(self.svg, "<{shape}{paint}/>").ok();
        }
        Ok(())
    }

    /// A line; level and upright ones on whole pixels.
    fn line(&mut self, points: &[BackendCoord], paint: &Paint) -> Written {
        match points {
            [(x0, y0), (x1, y1)] if y0 == y1 => {
                let (from, y, to) = (Px(*x0), on_pixels(*y0, paint.width()), Px(*x1));
                self.element(format_args!("path d=\"M{from} {y}H{to}\""), paint)
            }
            [(x0, y0), (x1, y1)] if x0 == x1 => {
                let (x, from, to) = (on_pixels(*x0, paint.width()), Px(*y0), Px(*y1));
                self.element(format_args!("path d=\"M{x} {from}V{to}\""), paint)
            }
            points => self.element(format_args!("polyline points=\"{}\"", Points(points)), paint),
        }
    }
}

impl DrawingBackend for SvgBackend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        let in_units = |px: u32| px.saturating_mul(UNITS as u32);
        (in_units(self.size.width), in_units(self.size.height))
    }

    fn ensure_prepared(&mut self) -> Written {
        Ok(())
    }

    fn present(&mut self) -> Written {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Written {
        self.draw_rect(point, (point.0 + 1, point.1 + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Written {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Written {
        let (x0, y0) = self.inside(upper_left);
        let (x1, y1) = self.inside(bottom_right);
        let (x, y, width, height) = (Px(x0), Px(y0), Px(x1 - x0), Px(y1 - y0));
        let rect = format_args!("rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"");
        self.element(rect, &Paint::of(style, fill))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Written {
        let points = self.all_inside(path);
        self.line(&points, &Paint::of(style, false))
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Written {
        let (x, y) = self.inside(center);
        let circle =
            format_args!("circle cx=\"{}\" cy=\"{}\" r=\"{}\"", Px(x), Px(y), length(radius));
        self.element(circle, &Paint::of(style, fill))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Written {
        let points = self.all_inside(vert);
        self.element(
            format_args!("polygon points=\"{}\"", Points(&points)),
            &Paint::of(style, true),
        )
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Written {
        let color = style.color();
        if text.is_empty() || color.alpha <= 0.0 {
            return Ok(());
        }
        let font = style.size() / UNITS;
        let half = font * text_width::LINE / 2.0;
        let middle = match style.anchor().v_pos {
            VPos::Top => pixels(y) + half,
            VPos::Center => pixels(y),
            VPos::Bottom => pixels(y) - half,
        };
        let (anchor, attribute) = match style.anchor().h_pos {
            HPos::Left => (TextAnchor::Start, ""),
            HPos::Center => (TextAnchor::Middle, " text-anchor=\"middle\""),
            HPos::Right => (TextAnchor::End, " text-anchor=\"end\""),
        };
        let size = Some(font).filter(|font| *font != self.size.font);
        let size = size.map_or(String::new(), |font| format!(" font-size=\"{font}\""));
        let (base, paint) = (Px(units(middle + BASELINE * font)), Paint::of(&color, true));
        let (x, shown) = (Px(x), Escaped(text));
        write!(self.svg, "<text x=\"{x}\" y=\"{base}\"{attribute}{size}{paint}>{shown}</text>")
            .ok();
        let area = PlacedText::area_at((pixels(x.0), middle), anchor, text, font);
        self.texts.push((area, printable(text)));
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let width = text_width::width(text, style.size()).ceil();
        let height = (text_width::LINE * style.size()).ceil();
        Ok((width as u32, height as u32))
    }
}
