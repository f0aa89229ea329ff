//! Rectangles and texts on the sheet, px.

use super::metrics;
use crate::plot::ink::Ink;

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
pub enum Side {
    /// It begins there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// A line of text; `y` is its middle.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Position.
    pub x: f64,
    /// Position.
    pub y: f64,
    /// Which part of it is at `x`.
    pub side: Side,
    /// Role.
    pub ink: Ink,
    /// The text.
    pub text: String,
}

impl Text {
    /// The room it takes.
    pub fn area(&self, font: f64) -> Area {
        let width = metrics::width(&self.text, font);
        let x0 = match self.side {
            Side::Start => self.x,
            Side::Middle => self.x - width / 2.0,
            Side::End => self.x - width,
        };
        let half = font * metrics::LINE / 2.0;
        Area { x0, y0: self.y - half, x1: x0 + width, y1: self.y + half }
    }
}
