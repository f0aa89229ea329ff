//! The programme as a Gantt chart: contract, stages, and each region from review to the end of
//! its royalty, with milestones where they are triggered.

use super::ink::Ink;
use super::spec::{Layer, Panel, PlotSpec, Point, Points, Rule, Shape, Span, Spans, XAxis};
use super::timeline_rows::Rows;
use super::words::{Formats, Words, fill};
use super::years::fraction;
use crate::domain::date::Date;
use crate::domain::deal::Deal;
use crate::domain::valuation::{Item, RegionDates, Valuation};

/// The timeline of a deal.
pub fn timeline(valuation: &Valuation, deal: &Deal, words: &Words, formats: &Formats) -> PlotSpec {
    let rows = Rows { valuation, deal };
    let mut layers = vec![Layer::Rules(vec![Rule {
        x: fraction(deal.assumptions.valuation_on),
        label: words.valuation_date.clone(),
        ink: Ink::Faint,
    }])];
    layers.extend(
        rows.spans(words).into_iter().filter(|kind| !kind.spans.is_empty()).map(Layer::Spans),
    );
    layers.push(Layer::Points(rows.exclusivity(words)));
    layers.push(Layer::Points(rows.upfront(words)));
    layers.push(Layer::Points(rows.milestones(words)));
    let (from, to) = rows.reach();
    PlotSpec {
        title: words.timeline_title.clone(),
        description: rows.sentence(words, formats),
        no_data: words.no_data.clone(),
        lead: [&words.item, &words.events, &words.from, &words.to].map(Clone::clone).to_vec(),
        x: XAxis::Dates { from, to },
        panels: vec![Panel::of_rows(rows.names(words), layers)],
    }
}

impl Rows<'_> {
    fn spans(&self, words: &Words) -> [Spans; 5] {
        let terms = &self.deal.terms;
        let timeline = &self.valuation.timeline;
        let closing = span(Self::CONTRACT, terms.signed_on, terms.effective_on, Ink::Ink);
        let stages = timeline.stages.iter().enumerate();
        let stages =
            stages.map(|(i, dates)| span(Self::stage(i), dates.start_on, dates.end_on, Ink::Soft));
        let each = |dates: fn(&RegionDates, &Self) -> (Date, Date), ink: Ink| {
            let regions = timeline.regions.iter().enumerate();
            let spans = regions.map(|(i, region)| {
                let (from, to) = dates(region, self);
                span(self.region(i), from, to, ink)
            });
            spans.filter(|span| span.to > span.from).collect::<Vec<_>>()
        };
        let review = each(|r, rows| (rows.valuation.timeline.filing_on, r.approval_on), Ink::Faint);
        let royalty =
            each(|r, rows| (r.launch_on, r.royalty_ends_on.min(rows.horizon())), Ink::Licensor);
        let after =
            each(|r, rows| (r.royalty_ends_on.max(r.launch_on), rows.horizon()), Ink::LicenseeSoft);
        [
            kind(
                &words.closing,
                vec![closing].into_iter().filter(|s| s.to > s.from).collect(),
                false,
            ),
            kind(&words.stage, stages.collect(), false),
            kind(&words.review, review, false),
            kind(&words.royalty_term, royalty, false),
            kind(&words.after_royalty, after, true),
        ]
    }

    fn horizon(&self) -> Date {
        self.deal.assumptions.horizon_on
    }

    fn exclusivity(&self, words: &Words) -> Points {
        let regions = self.valuation.timeline.regions.iter().enumerate();
        let points = regions.map(|(i, dates)| Point {
            x: fraction(dates.exclusivity_until),
            y: self.region(i) as f64,
            label: String::new(),
        });
        let points = points.filter(|point| point.x <= self.reach().1).collect();
        Points { label: words.exclusivity_ends.clone(), ink: Ink::Ink, shape: Shape::Tick, points }
    }

    fn upfront(&self, words: &Words) -> Points {
        let due = self.valuation.success.payments.iter().filter_map(|payment| match payment.item {
            Item::Upfront(index) => Some((self.deal.terms.upfront.get(index)?, payment.due_on)),
            _ => None,
        });
        let points = due.map(|(upfront, on)| Point {
            x: fraction(on),
            y: Self::CONTRACT as f64,
            label: upfront.label.clone(),
        });
        Points {
            label: words.upfront.clone(),
            ink: Ink::Ink,
            shape: Shape::Dot,
            points: points.collect(),
        }
    }

    /// One mark for each milestone that is reached if all succeeds, on the row of its event.
    fn milestones(&self, words: &Words) -> Points {
        let reached =
            self.valuation.success.payments.iter().filter_map(|payment| match payment.item {
                Item::Milestone(index) => Some((index, payment.trigger_on)),
                _ => None,
            });
        let points = reached.filter_map(|(index, on)| {
            let milestone = self.deal.terms.milestones.get(index)?;
            let of_row = self.row_of(milestone).map(|row| (row, milestone.label.clone()));
            let (row, label) =
                of_row.or_else(|| self.lone_row(index).map(|row| (row, String::new())))?;
            Some(Point { x: fraction(on), y: row as f64, label })
        });
        Points {
            label: words.milestone.clone(),
            ink: Ink::Ink,
            shape: Shape::Diamond,
            points: points.collect(),
        }
    }

    /// The axis: a little more than all there is.
    fn reach(&self) -> (f64, f64) {
        let terms = &self.deal.terms;
        let timeline = &self.valuation.timeline;
        let starts = timeline.stages.first().map_or(terms.effective_on, |stage| stage.start_on);
        let from = terms.signed_on.min(starts).min(self.deal.assumptions.valuation_on);
        let launches = timeline.regions.iter().map(|region| region.launch_on);
        let to = launches.chain([timeline.filing_on, terms.effective_on, self.horizon()]).max();
        let (from, to) = (fraction(from), fraction(to.unwrap_or(terms.effective_on)));
        (from - 0.4, to.min(from + 400.0) + 0.4)
    }

    fn sentence(&self, words: &Words, formats: &Formats) -> String {
        let timeline = &self.valuation.timeline;
        let day =
            |date: Option<Date>| date.map_or(words.no_data.clone(), |date| (formats.date)(date));
        let filing = (formats.date)(timeline.filing_on);
        let launch = day(timeline.regions.iter().map(|region| region.launch_on).min());
        let royalty = day(timeline.regions.iter().map(|region| region.royalty_ends_on).max());
        let values =
            [("filing", filing.as_str()), ("first_launch", &launch), ("last_royalty", &royalty)];
        fill(&words.timeline_sentence, &values)
    }
}

fn span(row: usize, from: Date, to: Date, ink: Ink) -> Span {
    Span { row, from: fraction(from), to: fraction(to), ink, label: String::new() }
}

fn kind(label: &str, spans: Vec<Span>, thin: bool) -> Spans {
    Spans { label: label.to_owned(), spans, connected: false, thin }
}
