//! What is drawn in a panel, as plain data.

use super::Ink;

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Layer {
    /// A shaded stretch of the horizontal axis.
    Band(Band),
    /// A shaded stretch between two heights.
    Zone(Zone),
    /// Bars by year: positive values stack up, negative ones down.
    Bars(Vec<Series>),
    /// Horizontal bars in rows.
    Spans(Spans),
    /// A line.
    Line(Line),
    /// Marks.
    Points(Points),
    /// Vertical rules.
    Rules(Vec<Rule>),
}

/// A shaded stretch of the horizontal axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Left end.
    pub from: f64,
    /// Right end.
    pub to: f64,
    /// What it is.
    pub label: String,
}

/// A shaded stretch between two heights along the horizontal axis. It takes no room of its own: what lies
/// beyond the axes is cut off.
#[derive(Debug, Clone, PartialEq)]
pub struct Zone {
    /// What it is.
    pub label: String,
    /// Position, lower and upper height, from left to right; `None` between two stretches.
    pub edges: Vec<Option<(f64, f64, f64)>>,
}

/// One part of stacked bars.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Name.
    pub label: String,
    /// Role.
    pub ink: Ink,
    /// One per year of the axis.
    pub values: Vec<f64>,
}

/// Horizontal bars of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Spans {
    /// What they are.
    pub label: String,
    /// The bars.
    pub spans: Vec<Span>,
    /// Whether a hairline leads from the end of each to the next.
    pub connected: bool,
    /// Whether they are drawn as thin lines.
    pub thin: bool,
}

/// A horizontal bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// Index of its row.
    pub row: usize,
    /// Where it begins.
    pub from: f64,
    /// Where it ends; left of `from` for what is taken away.
    pub to: f64,
    /// Role.
    pub ink: Ink,
    /// Written beside it.
    pub label: String,
}

/// A line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Name. A line named like its panel carries only the note.
    pub label: String,
    /// Follows the name where it is written at the line: its last value, say.
    pub note: String,
    /// Role.
    pub ink: Ink,
    /// Points from left to right; a value that is not finite leaves a gap.
    pub points: Vec<(f64, f64)>,
    /// Steps instead of slopes: a value holds until the next point.
    pub stepped: bool,
}

/// Marks of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Points {
    /// What they are.
    pub label: String,
    /// Role.
    pub ink: Ink,
    /// Form.
    pub shape: Shape,
    /// The marks.
    pub points: Vec<Point>,
}

/// The form of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A disc.
    Dot,
    /// A diamond.
    Diamond,
    /// A short upright stroke.
    Tick,
}

/// A mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Where.
    pub x: f64,
    /// Where.
    pub y: f64,
    /// Written beside it.
    pub label: String,
}

/// A vertical rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Where.
    pub x: f64,
    /// Written above it.
    pub label: String,
    /// Role.
    pub ink: Ink,
}

impl Series {
    /// Whether any value is not zero.
    pub fn has_values(&self) -> bool {
        self.values.iter().any(|value| *value != 0.0)
    }
}

impl Line {
    /// What is written at the line in a panel of this title.
    pub fn direct_label(&self, panel: &str) -> String {
        match (self.label == panel, self.note.is_empty()) {
            (true, _) => self.note.clone(),
            (false, true) => self.label.clone(),
            (false, false) => format!("{} {}", self.label, self.note),
        }
    }
}
