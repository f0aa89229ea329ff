//! Tasks over time, a row each: the critical ones stand out.

use crate::domain::date::Date;
use crate::plot::calendar_axis::{day_at_least, fraction};
use crate::plot::role::Role;
use crate::plot::spec::{
    BarSpan, Layer, PlotPanel, PlotRow, PlotSpec, ReferenceLine, SpanLayer, XAxis,
};
use crate::plot::words::{PlotText, PlotWords};

/// A task as drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskBar {
    /// Its name.
    pub name: String,
    /// First and last day.
    pub days: (Date, Date),
    /// Whether the end of all waits for it.
    pub critical: bool,
}

/// The texts of the figure.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs, reason = "each is a name in the legend or the table")]
pub struct TaskWords {
    pub title: String,
    pub critical: String,
    pub other: String,
    pub end: String,
    pub sentence: String,
}

/// The tasks and the day the last that counts is done.
pub fn tasks(bars: &[TaskBar], end: Date, task_words: &TaskWords, words: &PlotWords) -> PlotSpec {
    let spans = |critical: bool, label: &str, role: Role| {
        let bars = bars.iter().enumerate().filter(|(_, bar)| bar.critical == critical);
        let spans = bars.map(|(row, bar)| BarSpan::of_days(row, day_at_least(bar.days), role));
        let spans = spans.collect();
        Layer::Spans(SpanLayer { label: label.to_owned(), spans, connected: false, thin: false })
    };
    let first = bars.iter().map(|bar| bar.days.0).min().unwrap_or(end);
    let last = bars.iter().map(|bar| bar.days.1).max().unwrap_or(end).max(end);
    let end = ReferenceLine { x: fraction(end), label: task_words.end.clone(), role: Role::Ink };
    let rows = bars.iter().map(|bar| PlotRow { label: bar.name.clone(), nested: false });
    let layers = vec![
        spans(true, &task_words.critical, Role::Ink),
        spans(false, &task_words.other, Role::Faint),
        Layer::ReferenceLines(vec![end]),
    ];
    PlotSpec {
        title: task_words.title.clone(),
        basis: Vec::new(),
        description: task_words.sentence.clone(),
        no_data: words.get(PlotText::NoData).to_owned(),
        lead: words.headings([PlotText::Item, PlotText::Events, PlotText::From, PlotText::To]),
        x: XAxis::Dates { from: fraction(first) - 0.02, to: fraction(last) + 0.04 },
        panels: vec![PlotPanel::of_rows(rows.collect(), layers)],
    }
}
