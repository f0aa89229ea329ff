//! Tasks over time, a row each: the critical ones stand out.

use super::ink::Ink;
use super::spec::{Layer, Panel, PlotSpec, Row, Rule, Span, Spans, XAxis};
use super::words::Words;
use super::years::fraction;
use crate::domain::date::Date;

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
pub fn tasks(bars: &[TaskBar], end: Date, task_words: &TaskWords, words: &Words) -> PlotSpec {
    let spans = |critical: bool, label: &str, ink: Ink| {
        let own = bars.iter().enumerate().filter(|(_, bar)| bar.critical == critical);
        let spans = own.map(|(row, bar)| {
            let (from, to) = bar.days;
            let to = if to > from { to } else { from.succ_opt().unwrap_or(from) };
            Span { row, from: fraction(from), to: fraction(to), ink, label: String::new() }
        });
        let spans = spans.collect();
        Layer::Spans(Spans { label: label.to_owned(), spans, connected: false, thin: false })
    };
    let first = bars.iter().map(|bar| bar.days.0).min().unwrap_or(end);
    let last = bars.iter().map(|bar| bar.days.1).max().unwrap_or(end).max(end);
    let rule = Rule { x: fraction(end), label: task_words.end.clone(), ink: Ink::Ink };
    let rows = bars.iter().map(|bar| Row { label: bar.name.clone(), nested: false });
    let layers = vec![
        spans(true, &task_words.critical, Ink::Trouble),
        spans(false, &task_words.other, Ink::Faint),
        Layer::Rules(vec![rule]),
    ];
    PlotSpec {
        title: task_words.title.clone(),
        description: task_words.sentence.clone(),
        no_data: words.no_data.clone(),
        lead: [&words.item, &words.events, &words.from, &words.to].map(Clone::clone).to_vec(),
        x: XAxis::Dates { from: fraction(first) - 0.02, to: fraction(last) + 0.04 },
        panels: vec![Panel::of_rows(rows.collect(), layers)],
    }
}
