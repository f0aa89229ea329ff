//! What is drawn in a panel, as plain data.

use super::calendar_axis::fraction;
use super::role::Role;
use crate::domain::date::Date;

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Layer {
    /// A shaded stretch of the horizontal axis.
    Band(Band),
    /// A shaded stretch between two heights.
    Zone(Zone),
    /// A shaded stretch between two numbers, which stand in the table.
    Ribbon(Ribbon),
    /// Bars by year: positive values stack up, negative ones down.
    Bars(Vec<BarSeries>),
    /// Horizontal bars in rows.
    Spans(SpanLayer),
    /// A line.
    Line(LineLayer),
    /// How far marks may be off.
    Whiskers(WhiskerLayer),
    /// Marks.
    Points(PointLayer),
    /// Vertical lines at positions that matter.
    ReferenceLines(Vec<ReferenceLine>),
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

/// How far something spreads along the horizontal axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Ribbon {
    /// What part of the cases lies in it.
    pub label: String,
    /// Its lower and upper edge, by name.
    pub edges: [String; 2],
    /// Role.
    pub role: Role,
    /// Whether it lies within another: it is darker.
    pub inner: bool,
    /// Position, lower and upper number, from left to right.
    pub points: Vec<(f64, f64, f64)>,
}

/// One part of stacked bars.
#[derive(Debug, Clone, PartialEq)]
pub struct BarSeries {
    /// Name.
    pub label: String,
    /// Role.
    pub role: Role,
    /// One per year of the axis.
    pub values: Vec<f64>,
}

/// Horizontal bars of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct SpanLayer {
    /// What they are.
    pub label: String,
    /// The bars.
    pub spans: Vec<BarSpan>,
    /// Whether a hairline leads from the end of each to the next.
    pub connected: bool,
    /// Whether they are drawn as thin lines.
    pub thin: bool,
}

/// A horizontal bar.
#[derive(Debug, Clone, PartialEq)]
pub struct BarSpan {
    /// Index of its row.
    pub row: usize,
    /// Where it begins.
    pub from: f64,
    /// Where it ends; left of `from` for what is taken away.
    pub to: f64,
    /// Role.
    pub role: Role,
    /// Written beside it.
    pub label: String,
}

/// A line.
#[derive(Debug, Clone, PartialEq)]
pub struct LineLayer {
    /// Name. A line named like its panel carries only the note.
    pub label: String,
    /// Follows the name where it is written at the line: its last value, say.
    pub note: String,
    /// Role.
    pub role: Role,
    /// Positions from left to right with their values; `None` leaves a gap.
    pub points: Vec<(f64, Option<f64>)>,
    /// Steps instead of slopes: a value holds until the next point.
    pub stepped: bool,
    /// A former state of the same: thin and pale, named in the legend.
    pub ghost: bool,
}

/// Marks of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct PointLayer {
    /// What they are.
    pub label: String,
    /// Role.
    pub role: Role,
    /// Form.
    pub shape: MarkShape,
    /// The marks.
    pub points: Vec<DataPoint>,
}

/// The form of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkShape {
    /// A disc.
    Dot,
    /// A circle, open.
    Ring,
    /// A diamond.
    Diamond,
    /// A short upright stroke.
    Tick,
}

/// A mark.
#[derive(Debug, Clone, PartialEq)]
pub struct DataPoint {
    /// Where.
    pub x: f64,
    /// Where.
    pub y: f64,
    /// Written beside it.
    pub label: String,
}

/// How far marks may be off.
#[derive(Debug, Clone, PartialEq)]
pub struct WhiskerLayer {
    /// What that means.
    pub label: String,
    /// The ends by name: left and right, lower and upper.
    pub ends: [String; 4],
    /// One a mark.
    pub whiskers: Vec<Whisker>,
}

/// Hairlines through a mark, from end to end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Whisker {
    /// Where the mark is.
    pub x: f64,
    /// Where the mark is.
    pub y: f64,
    /// From where to where along the horizontal axis.
    pub across: Option<(f64, f64)>,
    /// From where to where along the vertical axis.
    pub up: Option<(f64, f64)>,
}

impl Whisker {
    /// An end: left and right, lower and upper.
    pub fn end(self, at: usize) -> Option<f64> {
        let of = |pair: Option<(f64, f64)>, second: bool| {
            pair.map(|(first, last)| if second { last } else { first })
        };
        if at < 2 { of(self.across, at == 1) } else { of(self.up, at == 3) }
    }

    /// Its hairlines.
    pub fn lines(self) -> impl Iterator<Item = [(f64, f64); 2]> {
        let across = self.across.map(|(low, high)| [(low, self.y), (high, self.y)]);
        let up = self.up.map(|(low, high)| [(self.x, low), (self.x, high)]);
        [across, up].into_iter().flatten()
    }
}

/// A vertical line at a position that matters: a date, a bound.
#[derive(Debug, Clone, PartialEq)]
pub struct ReferenceLine {
    /// Where.
    pub x: f64,
    /// Written above it.
    pub label: String,
    /// Role.
    pub role: Role,
}

impl DataPoint {
    /// The index of its row, on an axis of rows.
    pub fn row(&self) -> usize {
        self.y.max(0.0) as usize
    }
}

impl BarSpan {
    /// Days from `from` to `to`, on an axis of dates.
    pub fn of_days(row: usize, (from, to): (Date, Date), role: Role) -> Self {
        Self { row, from: fraction(from), to: fraction(to), role, label: String::new() }
    }
}

impl BarSeries {
    /// Whether any value is not zero.
    pub fn has_values(&self) -> bool {
        self.values.iter().any(|value| *value != 0.0)
    }
}

impl LineLayer {
    /// A line of slopes without a note.
    pub fn new(label: &str, role: Role, points: Vec<(f64, Option<f64>)>) -> Self {
        Self {
            label: label.to_owned(),
            note: String::new(),
            role,
            points,
            stepped: false,
            ghost: false,
        }
    }

    /// The points that can be drawn, run by run; gaps lie between.
    pub fn runs(&self) -> impl Iterator<Item = Vec<(f64, f64)>> {
        let finite = |(x, y): &(f64, Option<f64>)| {
            y.map(|y| (*x, y)).filter(|(x, y)| x.is_finite() && y.is_finite())
        };
        let gaps = self.points.split(move |point| finite(point).is_none());
        let runs = gaps.map(move |run| run.iter().filter_map(finite).collect::<Vec<_>>());
        runs.filter(|run| !run.is_empty())
    }

    /// What is written at the line in a panel of this title.
    pub fn direct_label(&self, panel: &str) -> String {
        match (self.label == panel, self.note.is_empty()) {
            (true, _) => self.note.clone(),
            (false, true) => self.label.clone(),
            (false, false) => format!("{} {}", self.label, self.note),
        }
    }
}
