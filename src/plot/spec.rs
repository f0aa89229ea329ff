//! What a figure shows, as plain data: no pixels, no colours, no markup.

use super::words::{PlotText, PlotWords};

pub use super::layer::{
    Band, BarSeries, BarSpan, DataPoint, Layer, LineLayer, MarkShape, PointLayer, ReferenceLine,
    Ribbon, SpanLayer, Whisker, WhiskerLayer, Zone,
};

/// A figure.
#[derive(Debug, Clone, PartialEq)]
pub struct PlotSpec {
    /// Its name.
    pub title: String,
    /// Case and basis: risk-adjusted or not, whose rate, unit. Nothing where no number is modelled.
    pub basis: Vec<String>,
    /// Its message in one sentence with numbers, for those who do not see it.
    pub description: String,
    /// Shown in place of the marks when there are none.
    pub no_data: String,
    /// Headings of the data table's leading columns.
    pub lead: Vec<String>,
    /// The horizontal axis, shared by all panels.
    pub x: XAxis,
    /// One or more plots above each other.
    pub panels: Vec<PlotPanel>,
}

/// The horizontal axis.
#[derive(Debug, Clone, PartialEq)]
pub enum XAxis {
    /// A slot for each calendar year, `first` to `last`; positions are years, a slot reaches half a
    /// year to either side.
    Years {
        /// First year.
        first: i32,
        /// Last year.
        last: i32,
    },
    /// Dates as fractional years: 1 July 2030 is about 2030.5.
    Dates {
        /// Left end.
        from: f64,
        /// Right end.
        to: f64,
    },
    /// Numbers.
    Values {
        /// What they are.
        measure: Measure,
        /// Their name and unit.
        name: String,
        /// Whether zero stands on it wherever they lie.
        zero: bool,
    },
}

/// What a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Money, millions of the deal currency.
    Amount,
    /// A fraction.
    Percent,
    /// A count or a factor.
    Number,
}

/// One plot of a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct PlotPanel {
    /// Heading, before the unit; nothing where the figure's title says it.
    pub title: String,
    /// The vertical axis.
    pub y: YAxis,
    /// What is drawn, from back to front.
    pub layers: Vec<Layer>,
    /// Its part of the height.
    pub weight: f64,
}

/// The vertical axis.
#[derive(Debug, Clone, PartialEq)]
pub enum YAxis {
    /// Numbers.
    Values {
        /// What they are.
        measure: Measure,
        /// Unit, above the axis.
        unit: String,
    },
    /// Named rows, the first on top; the position of a row is its index.
    Rows(Vec<PlotRow>),
}

/// A named row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlotRow {
    /// Name.
    pub label: String,
    /// Part of the row above.
    pub nested: bool,
}

impl PlotPanel {
    /// A panel with an axis of values.
    pub fn of_values(title: &str, measure: Measure, unit: &str, layers: Vec<Layer>) -> Self {
        let y = YAxis::Values { measure, unit: unit.to_owned() };
        Self { title: title.to_owned(), y, layers, weight: 1.0 }
    }

    /// A panel with an axis of rows.
    pub fn of_rows(rows: Vec<PlotRow>, layers: Vec<Layer>) -> Self {
        Self { title: String::new(), y: YAxis::Rows(rows), layers, weight: 1.0 }
    }

    /// Its horizontal bars, kind by kind.
    pub fn spans(&self) -> impl Iterator<Item = &SpanLayer> {
        self.layers.iter().filter_map(|layer| match layer {
            Layer::Spans(kind) => Some(kind),
            _ => None,
        })
    }

    /// Its lines.
    pub fn lines(&self) -> impl Iterator<Item = &LineLayer> + Clone {
        self.layers.iter().filter_map(|layer| match layer {
            Layer::Line(line) => Some(line),
            _ => None,
        })
    }

    /// Its stacked bars.
    pub fn bars(&self) -> impl Iterator<Item = &Vec<BarSeries>> {
        self.layers.iter().filter_map(|layer| match layer {
            Layer::Bars(bars) => Some(bars),
            _ => None,
        })
    }

    /// Its marks, kind by kind.
    pub fn point_layers(&self) -> impl Iterator<Item = &PointLayer> + Clone {
        self.layers.iter().filter_map(|layer| match layer {
            Layer::Points(kind) => Some(kind),
            _ => None,
        })
    }

    /// All its marks.
    pub fn points(&self) -> impl Iterator<Item = &DataPoint> + Clone {
        self.point_layers().flat_map(|kind| &kind.points)
    }

    /// All its reference lines.
    pub fn reference_lines(&self) -> impl Iterator<Item = &ReferenceLine> {
        let lines = self.layers.iter().filter_map(|layer| match layer {
            Layer::ReferenceLines(lines) => Some(lines),
            _ => None,
        });
        lines.flatten()
    }

    /// What stands above it: heading and unit.
    pub fn heading(&self) -> String {
        let unit = match &self.y {
            YAxis::Values { unit, .. } => unit.as_str(),
            YAxis::Rows(_) => "",
        };
        let gap = if self.title.is_empty() || unit.is_empty() { "" } else { " · " };
        format!("{}{gap}{unit}", self.title)
    }
}

impl PlotSpec {
    /// A figure of nothing.
    pub fn empty(words: &PlotWords) -> Self {
        let no_data = words.get(PlotText::NoData);
        Self {
            title: String::new(),
            basis: Vec::new(),
            description: no_data.to_owned(),
            no_data: no_data.to_owned(),
            lead: Vec::new(),
            x: XAxis::Dates { from: 0.0, to: 1.0 },
            panels: vec![PlotPanel::of_rows(Vec::new(), Vec::new())],
        }
    }

    /// The same figure with its case and basis.
    pub fn on(self, basis: Vec<String>) -> Self {
        Self { basis, ..self }
    }

    /// Case and basis as one line.
    pub fn basis_line(&self) -> String {
        self.basis.join(" · ")
    }

    /// Name, case and basis, for those who do not see them.
    pub fn full_title(&self) -> String {
        let gap = if self.title.is_empty() || self.basis.is_empty() { "" } else { " · " };
        format!("{}{gap}{}", self.title, self.basis_line())
    }

    /// The unit of its amounts, where a panel names it.
    pub fn money_unit(&self) -> Option<&str> {
        let units = self.panels.iter().filter_map(|panel| match &panel.y {
            YAxis::Values { measure: Measure::Amount, unit } => Some(unit.as_str()),
            YAxis::Values { .. } | YAxis::Rows(_) => None,
        });
        units.into_iter().find(|unit| !unit.is_empty())
    }

    /// The heading of a leading column of the data table.
    pub fn lead_at(&self, index: usize) -> String {
        self.lead.get(index).cloned().unwrap_or_default()
    }

    /// All layers of all panels.
    pub fn layers(&self) -> impl Iterator<Item = &Layer> {
        self.panels.iter().flat_map(|panel| &panel.layers)
    }
}
