//! Each payment's way from due to usable, a row each, over the closures it may run into.

use crate::domain::calendar::{HolidayCalendar, closures_between};
use crate::domain::cash_path::{PaymentSetup, Report, Route, ThreePoint};
use crate::domain::date::Date;
use crate::domain::issue::Severity;
use crate::domain::lang::Lang;
use crate::domain::text::fill;
use crate::plot::calendar_axis::{day_at_least, fraction};
use crate::plot::formats::Formats;
use crate::plot::role::Role;
use crate::plot::spec::{
    Band, BarSpan, DataPoint, Layer, MarkShape, PlotPanel, PlotRow, PlotSpec, PointLayer,
    ReferenceLine, SpanLayer, XAxis,
};
use crate::plot::words::{PlotText, PlotWords};

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
    words: &PlotWords,
    formats: &Formats,
) -> PlotSpec {
    let figure = PathFigure { setup, report, view, words: path_words };
    let (from, to) = figure.reach();
    let closures = figure.closures(from, to);
    let mut lines = figure.reference_lines(from, to);
    // Named in a short stretch, where there is room.
    if view.span.is_some() {
        lines.extend(closures.iter().map(|band| ReferenceLine {
            x: band.from,
            label: band.label.clone(),
            role: Role::Rule,
        }));
    }
    let mut layers: Vec<Layer> = closures.into_iter().map(Layer::Band).collect();
    layers.extend(figure.spans());
    layers.extend(figure.points());
    layers.push(Layer::ReferenceLines(lines));
    let rows = view.rows.iter().map(|(_, name)| PlotRow { label: name.clone(), nested: false });
    PlotSpec {
        title: path_words.title.clone(),
        basis: words.basis([PlotText::IfAllSucceeds], &[]),
        description: figure.sentence(words, formats),
        no_data: words.get(PlotText::NoData).to_owned(),
        lead: words.headings([PlotText::Item, PlotText::Events, PlotText::From, PlotText::To]),
        x: XAxis::Dates { from: fraction(from), to: fraction(to) },
        panels: vec![PlotPanel::of_rows(rows.collect(), layers)],
    }
}

struct PathFigure<'a> {
    setup: &'a PaymentSetup,
    report: &'a Report,
    view: &'a PathView,
    words: &'a PathWords,
}

/// The day money arrives by a route.
fn arrival(route: &Route) -> Option<ThreePoint<Date>> {
    match route {
        Route::Inward(path) => Some(path.onshore.unwrap_or(path.usable)),
        Route::Outward(path) => Some(path.credited),
        Route::Shares => None,
    }
}

impl PathFigure<'_> {
    /// Row, due date and route of every payment shown.
    fn payments(&self) -> impl Iterator<Item = (usize, usize, Date, ThreePoint<Date>)> {
        self.view.rows.iter().enumerate().filter_map(|(row, (index, _))| {
            let due = self.setup.scheduled.get(*index)?.due_on;
            let arrival = arrival(self.report.paths.routes.get(*index)?)?;
            Some((row, *index, due, arrival))
        })
    }

    fn reach(&self) -> (Date, Date) {
        if let Some(span) = self.view.span {
            return span;
        }
        let first = self.payments().map(|(_, _, due, _)| due).min();
        let last = self.payments().map(|(_, _, _, arrival)| arrival.max).max();
        let effective = self.setup.effective_on;
        (first.unwrap_or(effective), last.unwrap_or(effective))
    }

    /// The long closures of both ends, as shaded bands.
    fn closures(&self, from: Date, to: Date) -> Vec<Band> {
        let payee = self.setup.payee();
        let payer = HolidayCalendar::of_country(self.setup.payer);
        let mut calendars = vec![payee];
        calendars.extend(payer.filter(|payer| *payer != payee));
        let all = calendars.into_iter().flat_map(|calendar| closures_between(calendar, from, to));
        all.map(|closure| {
            let to = closure.to.succ_opt().unwrap_or(closure.to);
            let (name, closed) = (closure.name.text(self.view.lang), &self.words.closure);
            let label = match self.view.lang {
                Lang::En => [name, " (", closed, ")"].concat(),
                Lang::Zh => [name, "（", closed, "）"].concat(),
            };
            Band { from: fraction(closure.from), to: fraction(to), label }
        })
        .collect()
    }

    fn spans(&self) -> [Layer; 2] {
        let role = |index: usize| {
            let at_risk = self.report.issues.iter().any(|issue| {
                issue.payment == Some(index)
                    && matches!(issue.severity, Severity::Red | Severity::Refused)
            });
            if at_risk { Role::Trouble } else { Role::Licensor }
        };
        let likely = self.payments().map(|(row, index, due, at)| {
            let days = day_at_least((due.min(at.likely), at.likely.max(due)));
            BarSpan::of_days(row, days, role(index))
        });
        let longest = self.payments().filter(|(_, _, _, at)| at.max > at.likely);
        let longest =
            longest.map(|(row, _, _, at)| BarSpan::of_days(row, (at.likely, at.max), Role::Soft));
        let layer = |label: &str, spans: Vec<BarSpan>, thin: bool| {
            Layer::Spans(SpanLayer { label: label.to_owned(), spans, connected: false, thin })
        };
        [
            layer(&self.words.longest, longest.collect(), true),
            layer(&self.words.path, likely.collect(), false),
        ]
    }

    fn points(&self) -> [Layer; 2] {
        let layer = |label: &str, shape: MarkShape, points: Vec<DataPoint>| {
            Layer::Points(PointLayer { label: label.to_owned(), role: Role::Ink, shape, points })
        };
        let point = |row: usize, on: Date| DataPoint {
            x: fraction(on),
            y: row as f64,
            label: String::new(),
        };
        let due = self.payments().map(|(row, _, due, _)| point(row, due));
        let usable = self.payments().map(|(row, _, _, at)| point(row, at.likely));
        [
            layer(&self.words.due, MarkShape::Dot, due.collect()),
            layer(&self.words.usable, MarkShape::Diamond, usable.collect()),
        ]
    }

    /// The law's last day for the registration, and the day to be met.
    fn reference_lines(&self, from: Date, to: Date) -> Vec<ReferenceLine> {
        let limits = self
            .report
            .formalities
            .iter()
            .filter(|formality| formality.payment.is_none() && !formality.done);
        let limits = limits.filter_map(|formality| formality.legal_limit).take(1);
        let limits = limits.map(|on| (on, &self.words.deadline, Role::Trouble));
        let target = self.view.target.map(|on| (on, &self.words.target, Role::Ink));
        let all = limits.chain(target).filter(|(on, ..)| (from..=to).contains(on));
        all.map(|(on, label, role)| ReferenceLine { x: fraction(on), label: label.clone(), role })
            .collect()
    }

    fn sentence(&self, words: &PlotWords, formats: &Formats) -> String {
        let Some(first) = self.payments().map(|(_, _, _, arrival)| arrival.likely).min() else {
            return words.get(PlotText::NoData).to_owned();
        };
        let wrong = self.report.issues.iter().filter(|issue| issue.severity == Severity::Red);
        let values = [
            ("count", self.payments().count().to_string()),
            ("first", (formats.date)(first)),
            ("wrong", wrong.count().to_string()),
        ];
        fill(&self.words.sentence, &values)
    }
}
