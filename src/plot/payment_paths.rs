//! Each payment's way from due to usable, a row each, over the closures it may run into.

use super::ink::Ink;
use super::spec::{
    Band, Layer, Panel, PlotSpec, Point, Points, Row, Rule, Shape, Span, Spans, XAxis,
};
use super::words::{Formats, Words, fill};
use super::years::fraction;
use crate::domain::calendar::{HolidayCalendar, closures_between};
use crate::domain::cash_path::{PaymentSetup, Report, Route, ThreePoint};
use crate::domain::date::Date;
use crate::domain::deal::Vehicle;
use crate::domain::issue::Severity;
use crate::domain::lang::Lang;

/// The texts of the figure.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs, reason = "each is a name in the legend or the table")]
pub struct PathWords {
    pub title: String,
    pub path: String,
    pub longest: String,
    pub due: String,
    pub usable: String,
    pub closure: String,
    pub deadline: String,
    pub target: String,
    /// `{count}` payments, the first usable on `{first}`, `{wrong}` at risk.
    pub sentence: String,
}

/// What part of the schedule is shown.
#[derive(Debug, Clone, Default)]
pub struct PathView {
    /// Rows: index in the schedule and name.
    pub rows: Vec<(usize, String)>,
    /// First and last day shown; `None`: all there is.
    pub span: Option<(Date, Date)>,
    /// A day to be met.
    pub target: Option<Date>,
    /// Language of the closures' names.
    pub lang: Lang,
}

/// The paths of a schedule's payments.
pub fn payment_paths(
    setup: &PaymentSetup,
    report: &Report,
    view: &PathView,
    path_words: &PathWords,
    words: &Words,
    formats: &Formats,
) -> PlotSpec {
    let figure = Figure { setup, report, view, words: path_words };
    let (from, to) = figure.reach();
    let closures = figure.closures(from, to);
    let mut rules = figure.rules(from, to);
    // Named in a short stretch, where there is room.
    if view.span.is_some() {
        rules.extend(closures.iter().map(|band| Rule {
            x: band.from,
            label: band.label.clone(),
            ink: Ink::Rule,
        }));
    }
    let mut layers: Vec<Layer> = closures.into_iter().map(Layer::Band).collect();
    layers.extend(figure.spans());
    layers.extend(figure.points());
    layers.push(Layer::Rules(rules));
    let rows = view.rows.iter().map(|(_, name)| Row { label: name.clone(), nested: false });
    PlotSpec {
        title: path_words.title.clone(),
        description: figure.sentence(words, formats),
        no_data: words.no_data.clone(),
        lead: [&words.item, &words.events, &words.from, &words.to].map(Clone::clone).to_vec(),
        x: XAxis::Dates { from: fraction(from), to: fraction(to) },
        panels: vec![Panel::of_rows(rows.collect(), layers)],
    }
}

struct Figure<'a> {
    setup: &'a PaymentSetup,
    report: &'a Report,
    view: &'a PathView,
    words: &'a PathWords,
}

/// The days a route leads through: first, and arrival on each path.
fn ends(route: &Route) -> Option<(Date, ThreePoint<Date>)> {
    match route {
        Route::Inward(path) => Some((path.pay_on, path.onshore.unwrap_or(path.usable))),
        Route::Outward(path) => Some((path.pay_on.min, path.credited)),
        Route::Shares => None,
    }
}

impl Figure<'_> {
    /// Row, due date and route of every payment shown.
    fn shown(&self) -> impl Iterator<Item = (usize, usize, Date, ThreePoint<Date>)> {
        self.view.rows.iter().enumerate().filter_map(|(row, (index, _))| {
            let due = self.setup.scheduled.get(*index)?.due_on;
            let (_, arrival) = ends(self.report.paths.routes.get(*index)?)?;
            Some((row, *index, due, arrival))
        })
    }

    fn reach(&self) -> (Date, Date) {
        if let Some(span) = self.view.span {
            return span;
        }
        let first = self.shown().map(|(_, _, due, _)| due).min();
        let last = self.shown().map(|(_, _, _, arrival)| arrival.max).max();
        let effective = self.setup.effective_on;
        (first.unwrap_or(effective), last.unwrap_or(effective))
    }

    /// The long closures of both ends, as shaded bands.
    fn closures(&self, from: Date, to: Date) -> Vec<Band> {
        let payee = match self.setup.vehicle {
            Vehicle::Mainland => HolidayCalendar::Cn,
            Vehicle::HongKong => HolidayCalendar::Hk,
        };
        let payer = HolidayCalendar::of_country(&self.setup.payer);
        let mut calendars = vec![payee];
        calendars.extend(payer.filter(|payer| *payer != payee));
        let all = calendars.into_iter().flat_map(|calendar| closures_between(calendar, from, to));
        all.map(|closure| {
            let to = closure.to.succ_opt().unwrap_or(closure.to);
            let label = format!("{} ({})", closure.name.text(self.view.lang), self.words.closure);
            Band { from: fraction(closure.from), to: fraction(to), label }
        })
        .collect()
    }

    fn spans(&self) -> [Layer; 2] {
        let ink = |index: usize| {
            let at_risk = self.report.issues.iter().any(|issue| {
                issue.payment == Some(index)
                    && matches!(issue.severity, Severity::Red | Severity::Refused)
            });
            if at_risk { Ink::Trouble } else { Ink::Licensor }
        };
        let span = |row: usize, from: Date, to: Date, ink: Ink| {
            // A path within a day is still a mark of a day's width.
            let to = if to > from { to } else { from.succ_opt().unwrap_or(from) };
            Span { row, from: fraction(from), to: fraction(to), ink, label: String::new() }
        };
        let likely = self.shown().map(|(row, index, due, at)| {
            span(row, due.min(at.likely), at.likely.max(due), ink(index))
        });
        let longest = self.shown().filter(|(_, _, _, at)| at.max > at.likely);
        let longest = longest.map(|(row, _, _, at)| span(row, at.likely, at.max, Ink::Soft));
        let layer = |label: &str, spans: Vec<Span>, thin: bool| {
            Layer::Spans(Spans { label: label.to_owned(), spans, connected: false, thin })
        };
        [
            layer(&self.words.longest, longest.collect(), true),
            layer(&self.words.path, likely.collect(), false),
        ]
    }

    fn points(&self) -> [Layer; 2] {
        let layer = |label: &str, shape: Shape, points: Vec<Point>| {
            Layer::Points(Points { label: label.to_owned(), ink: Ink::Ink, shape, points })
        };
        let point =
            |row: usize, on: Date| Point { x: fraction(on), y: row as f64, label: String::new() };
        let due = self.shown().map(|(row, _, due, _)| point(row, due));
        let usable = self.shown().map(|(row, _, _, at)| point(row, at.likely));
        [
            layer(&self.words.due, Shape::Dot, due.collect()),
            layer(&self.words.usable, Shape::Diamond, usable.collect()),
        ]
    }

    /// The law's last day for the registration, and the day to be met.
    fn rules(&self, from: Date, to: Date) -> Vec<Rule> {
        let limits = self.report.formalities.iter().filter(|it| it.payment.is_none() && !it.done);
        let limits = limits.filter_map(|it| it.legal_limit).take(1);
        let limits = limits.map(|on| (on, &self.words.deadline, Ink::Trouble));
        let target = self.view.target.map(|on| (on, &self.words.target, Ink::Ink));
        let all = limits.chain(target).filter(|(on, ..)| (from..=to).contains(on));
        all.map(|(on, label, ink)| Rule { x: fraction(on), label: label.clone(), ink }).collect()
    }

    fn sentence(&self, words: &Words, formats: &Formats) -> String {
        let Some(first) = self.shown().map(|(_, _, _, arrival)| arrival.likely).min() else {
            return words.no_data.clone();
        };
        let wrong = self.report.issues.iter().filter(|issue| issue.severity == Severity::Red);
        let (count, wrong) = (self.shown().count().to_string(), wrong.count().to_string());
        let values =
            [("count", count.as_str()), ("first", &(formats.date)(first)), ("wrong", &wrong)];
        fill(&self.words.sentence, &values)
    }
}
