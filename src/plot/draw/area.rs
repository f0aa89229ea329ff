//! Rectangles and texts on the image, px.

use super::text_width;
use crate::plot::role::Role;

/// Width, height and size of letters, px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
    /// Size of letters.
    pub font: f64,
}

/// A rectangle, px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Left.
    pub x0: f64,
    /// Top.
    pub y0: f64,
    /// Right.
    pub x1: f64,
    /// Bottom.
    pub y1: f64,
}

impl Area {
    /// Whether the two share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x0 < other.x1 && other.x0 < self.x1 && self.y0 < other.y1 && other.y0 < self.y1
    }

    /// Whether `other` lies inside.
    pub fn holds(&self, other: &Self) -> bool {
        self.x0 <= other.x0 && self.y0 <= other.y0 && self.x1 >= other.x1 && self.y1 >= other.y1
    }

    /// How far a point outside is from its edge; nothing inside.
    pub fn distance(&self, (x, y): (f64, f64)) -> f64 {
        let across = (self.x0 - x).max(x - self.x1).max(0.0);
        across.hypot((self.y0 - y).max(y - self.y1).max(0.0))
    }

    /// Width.
    pub fn width(&self) -> f64 {
        self.x1 - self.x0
    }

    /// Height.
    pub fn height(&self) -> f64 {
        self.y1 - self.y0
    }
}

/// Where a text stands to its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextAnchor {
    /// It begins there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// A line of text; `y` is its middle.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedText {
    /// Position.
    pub x: f64,
    /// Position.
    pub y: f64,
    /// Which part of it is at `x`.
    pub anchor: TextAnchor,
    /// Role.
    pub role: Role,
    /// The text.
    pub text: String,
}

impl PlacedText {
    /// The room it takes.
    pub fn area(&self, font: f64) -> Area {
        Self::area_at((self.x, self.y), self.anchor, &self.text, font)
    }

    /// The room a text takes whose anchor and middle are at `(x, y)`.
    pub fn area_at((x, y): (f64, f64), anchor: TextAnchor, text: &str, font: f64) -> Area {
        let width = text_width::width(text, font);
        let x0 = match anchor {
            TextAnchor::Start => x,
            TextAnchor::Middle => x - width / 2.0,
            TextAnchor::End => x - width,
        };
        let half = font * text_width::LINE / 2.0;
        Area { x0, y0: y - half, x1: x0 + width, y1: y + half }
    }
}
