//! Lengths, points, colours and texts as they stand in the SVG.

use crate::plot::role;
use plotters_backend::{BackendCoord, BackendStyle};
use std::fmt::{Display, Formatter, Write};

/// Units of plotters in a pixel.
pub const UNITS: f64 = 10.0;

/// Pixels in units, to the nearest.
pub fn units(px: f64) -> i32 {
    (px * UNITS).round() as i32
}

/// Units in pixels.
pub fn pixels(units: i32) -> f64 {
    f64::from(units) / UNITS
}

/// The middle of a level or upright line across its direction: on whole pixels where its width is whole.
pub fn on_pixels(at: i32, width: Px) -> Px {
    let width = pixels(width.0);
    if width.fract() != 0.0 {
        return Px(at);
    }
    Px(units(pixels(at).round() + if width % 2.0 == 0.0 { 0.0 } else { 0.5 }))
}

/// Units that a style gives.
pub fn length(units: u32) -> Px {
    Px(i32::try_from(units).unwrap_or(i32::MAX))
}

/// A length in units, written in pixels.
#[derive(Clone, Copy, PartialEq)]
pub struct Px(pub i32);

/// The width SVG gives a stroke that has none: one pixel.
const HAIRLINE: Px = Px(UNITS as i32);

impl Display for Px {
    fn fmt(&self, out: &mut Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}", pixels(self.0))
    }
}

/// Points, written in pixels.
pub struct Points<'a>(pub &'a [BackendCoord]);

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
pub struct Paint {
    property: &'static str,
    /// How much covers what is below, 0 to 1.
    pub alpha: f64,
    /// Of a stroke; `None` of a fill.
    stroke: Option<Px>,
}

impl Paint {
    /// Of a style, as a fill or as a stroke.
    pub fn of<S: BackendStyle>(style: &S, fill: bool) -> Self {
        let color = style.color();
        let stroke = (!fill).then(|| length(style.stroke_width()));
        Self { property: role::property(color), alpha: color.alpha, stroke }
    }

    /// The width of the stroke; nothing of a fill.
    pub fn width(&self) -> Px {
        self.stroke.unwrap_or(Px(0))
    }
}

impl Display for Paint {
    fn fmt(&self, out: &mut Formatter<'_>) -> std::fmt::Result {
        let property = self.property;
        match self.stroke {
            None => write!(out, " fill=\"var({property})\"")?,
            Some(width) => {
                write!(out, " fill=\"none\" stroke=\"var({property})\"")?;
                if width != HAIRLINE {
                    write!(out, " stroke-width=\"{width}\"")?;
                }
            }
        }
        if self.alpha < 1.0 { write!(out, " opacity=\"{}\"", self.alpha) } else { Ok(()) }
    }
}

/// A text with what SVG reads as markup escaped.
pub struct Escaped<'a>(pub &'a str);

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

/// A text without what cannot be printed.
pub fn printable(text: &str) -> String {
    text.replace(char::is_control, " ")
}
