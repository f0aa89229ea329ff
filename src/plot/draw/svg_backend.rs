//! A drawing backend of plotters that writes SVG with colours as roles.
//!
//! A fill or a stroke is the custom property of the role that a colour carries, so the page's style sheet
//! colours the figure. The room a text takes is answered from [`metrics`], never asked of the document.
//!
//! Plotters counts in whole numbers. Here they are tenths of a pixel, so that lines do not wobble and discs
//! are round; the SVG is written in pixels. A level or upright line of whole pixels lies on whole pixels,
//! where it stays sharp. Texts are level; other directions are not drawn.

use super::area::{Area, PlacedText, Size, TextAnchor};
use super::metrics;
use crate::plot::role;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use std::convert::Infallible;
use std::fmt::{Display, Formatter, Write};

/// Units of plotters in a pixel.
const UNITS: f64 = 10.0;

/// Pixels in units, to the nearest.
pub fn units(px: f64) -> i32 {
    (px * UNITS).round() as i32
}

/// Units in pixels.
pub fn pixels(units: i32) -> f64 {
    f64::from(units) / UNITS
}

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

    /// Writes an element, unless nothing would be seen of it.
    fn element<S: BackendStyle>(&mut self, shape: impl Display, style: &S, fill: bool) -> Written {
        if style.color().alpha > 0.0 {
            write!(self.svg, "<{shape}{}/>", Paint::of(style, fill)).ok();
        }
        Ok(())
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

    fn draw_pixel(
        &mut self,
        point: BackendCoord,
        color: plotters_backend::BackendColor,
    ) -> Written {
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
        self.element(rect, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Written {
        let points: Vec<BackendCoord> = path.into_iter().map(|at| self.inside(at)).collect();
        match points.as_slice() {
            [(x0, y0), (x1, y1)] if y0 == y1 => {
                let line =
                    format_args!("path d=\"M{} {}H{}\"", Px(*x0), on_pixels(*y0, style), Px(*x1));
                self.element(line, style, false)
            }
            [(x0, y0), (x1, y1)] if x0 == x1 => {
                let line =
                    format_args!("path d=\"M{} {}V{}\"", on_pixels(*x0, style), Px(*y0), Px(*y1));
                self.element(line, style, false)
            }
            points => {
                self.element(format_args!("polyline points=\"{}\"", Points(points)), style, false)
            }
        }
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Written {
        let (x, y) = self.inside(center);
        let radius = Px(i32::try_from(radius).unwrap_or(i32::MAX));
        let circle = format_args!("circle cx=\"{}\" cy=\"{}\" r=\"{radius}\"", Px(x), Px(y));
        self.element(circle, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Written {
        let points: Vec<BackendCoord> = vert.into_iter().map(|at| self.inside(at)).collect();
        self.element(format_args!("polygon points=\"{}\"", Points(&points)), style, true)
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
        let half = font * metrics::LINE / 2.0;
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
        let size = if font == self.size.font { None } else { Some(font) };
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
        let width = metrics::width(text, style.size()).ceil();
        let height = (metrics::LINE * style.size()).ceil();
        Ok((width as u32, height as u32))
    }
}

/// The middle of a level or upright line across its direction: on whole pixels where its width is whole.
fn on_pixels<S: BackendStyle>(at: i32, style: &S) -> Px {
    let width = pixels(i32::try_from(style.stroke_width()).unwrap_or(i32::MAX));
    if width.fract() != 0.0 {
        return Px(at);
    }
    Px(units(pixels(at).round() + if width % 2.0 == 0.0 { 0.0 } else { 0.5 }))
}

/// A length in units, written in pixels.
#[derive(Clone, Copy)]
struct Px(i32);

impl Display for Px {
    fn fmt(&self, out: &mut Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}", pixels(self.0))
    }
}

/// Points, written in pixels.
struct Points<'a>(&'a [BackendCoord]);

impl Display for Points<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> std::fmt::Result {
        for (index, (x, y)) in self.0.iter().enumerate() {
            let gap = if index > 0 { " " } else { "" };
            write!(out, "{gap}{},{}", Px(*x), Px(*y))?;
        }
        Ok(())
    }
}

/// The attributes of a colour: the role's property, how it is laid on, what shines through.
struct Paint {
    property: &'static str,
    alpha: f64,
    /// Of a stroke; `None` of a fill.
    width: Option<u32>,
}

impl Paint {
    fn of<S: BackendStyle>(style: &S, fill: bool) -> Self {
        let color = style.color();
        let width = (!fill).then(|| style.stroke_width());
        Self { property: role::property(color), alpha: color.alpha, width }
    }
}

impl Display for Paint {
    fn fmt(&self, out: &mut Formatter<'_>) -> std::fmt::Result {
        let property = self.property;
        match self.width {
            None => write!(out, " fill=\"var({property})\"")?,
            Some(width) => {
                write!(out, " fill=\"none\" stroke=\"var({property})\"")?;
                let width = Px(i32::try_from(width).unwrap_or(i32::MAX));
                if pixels(width.0) != 1.0 {
                    write!(out, " stroke-width=\"{width}\"")?;
                }
            }
        }
        if self.alpha < 1.0 { write!(out, " opacity=\"{}\"", self.alpha) } else { Ok(()) }
    }
}

/// A text with what SVG reads as markup escaped.
struct Escaped<'a>(&'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> std::fmt::Result {
        for c in self.0.chars() {
            match c {
                '<' => out.write_str("&lt;")?,
                '>' => out.write_str("&gt;")?,
                '&' => out.write_str("&amp;")?,
                '"' => out.write_str("&quot;")?,
                '\'' => out.write_str("&apos;")?,
                c if c.is_control() => out.write_char(' ')?,
                c => out.write_char(c)?,
            }
        }
        Ok(())
    }
}

fn printable(text: &str) -> String {
    text.replace(char::is_control, " ")
}
