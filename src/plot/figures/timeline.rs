//! The programme as a Gantt chart: contract, stages, and each region from review to the end of
//! its royalty, with milestones where they are triggered.

use super::timeline_rows::TimelineRows;
use crate::domain::date::Date;
use crate::domain::deal::Deal;
use crate::domain::valuation::{Item, RegionDates, Valuation};
use crate::plot::calendar_axis::fraction;
use crate::plot::formats::Formats;
use crate::plot::role::Role;
use crate::plot::spec::{
    BarSpan, DataPoint, Layer, MarkShape, PlotPanel, PlotSpec, PointLayer, ReferenceLine,
    SpanLayer, XAxis,
};
use crate::plot::words::{PlotText, PlotWords};

/// The timeline of a deal.
pub fn timeline(
    valuation: &Valuation,
    deal: &Deal,
    words: &PlotWords,
    formats: &Formats,
) -> PlotSpec {
    let rows = TimelineRows { valuation, deal };
    let mut layers = vec![Layer::ReferenceLines(vec![ReferenceLine {
        x: fraction(deal.assumptions.valuation_on),
        label: words.get(PlotText::ValuationDate).to_owned(),
        role: Role::Faint,
    }])];
    layers.extend(
        rows.spans(words).into_iter().filter(|kind| !kind.spans.is_empty()).map(Layer::Spans),
    );
    layers.push(Layer::Points(rows.exclusivity(words)));
    layers.push(Layer::Points(rows.upfront(words)));
    layers.push(Layer::Points(rows.milestones(words)));
    let (from, to) = rows.reach();
    PlotSpec {
        title: words.get(PlotText::TimelineTitle).to_owned(),
        description: rows.sentence(words, formats),
        no_data: words.get(PlotText::NoData).to_owned(),
        lead: words.headings([PlotText::Item, PlotText::Events, PlotText::From, PlotText::To]),
        x: XAxis::Dates { from, to },
        panels: vec![PlotPanel::of_rows(rows.names(words), layers)],
    }
}

impl TimelineRows<'_> {
    fn spans(&self, words: &PlotWords) -> [SpanLayer; 5] {
        let terms = &self.deal.terms;
        let timeline = &self.valuation.timeline;
        let closing = (terms.signed_on, terms.effective_on);
        let closing = BarSpan::of_days(Self::CONTRACT, closing, Role::Ink);
        let closing = Some(closing).filter(|span| span.to > span.from);
        let stages = timeline.stages.iter().enumerate().map(|(i, dates)| {
            BarSpan::of_days(Self::stage(i), (dates.start_on, dates.end_on), Role::Soft)
        });
        let each = |dates: fn(&RegionDates, &Self) -> (Date, Date), role: Role| {
            let regions = timeline.regions.iter().enumerate();
            let spans = regions
                .map(|(i, region)| BarSpan::of_days(self.region(i), dates(region, self), role));
            spans.filter(|span| span.to > span.from).collect::<Vec<_>>()
        };
        let layer = |kind: PlotText, spans: Vec<BarSpan>, thin: bool| SpanLayer {
            label: words.get(kind).to_owned(),
            spans,
            connected: false,
            thin,
        };
        let review =
            each(|r, rows| (rows.valuation.timeline.filing_on, r.approval_on), Role::Faint);
        let royalty =
            each(|r, rows| (r.launch_on, r.royalty_ends_on.min(rows.horizon())), Role::Licensor);
        let after = each(
            |r, rows| (r.royalty_ends_on.max(r.launch_on), rows.horizon()),
            Role::LicenseeSoft,
        );
        [
            layer(PlotText::Closing, closing.into_iter().collect(), false),
            layer(PlotText::Stage, stages.collect(), false),
            layer(PlotText::Review, review, false),
            layer(PlotText::RoyaltyTerm, royalty, false),
            layer(PlotText::AfterRoyalty, after, true),
        ]
    }

    fn horizon(&self) -> Date {
        self.deal.assumptions.horizon_on
    }

    fn exclusivity(&self, words: &PlotWords) -> PointLayer {
        let regions = self.valuation.timeline.regions.iter().enumerate();
        let points = regions.map(|(i, dates)| DataPoint {
            x: fraction(dates.exclusivity_until),
            y: self.region(i) as f64,
            label: String::new(),
        });
        let points = points.filter(|point| point.x <= self.reach().1).collect();
        marks(words.get(PlotText::ExclusivityEnds), MarkShape::Tick, points)
    }

    fn upfront(&self, words: &PlotWords) -> PointLayer {
        let due = self.valuation.success.payments.iter().filter_map(|payment| {
            let Item::Upfront(index) = payment.item else { return None };
            Some((self.deal.terms.upfront.get(index)?, payment.due_on))
        });
        let points = due.map(|(upfront, on)| DataPoint {
            x: fraction(on),
            y: Self::CONTRACT as f64,
            label: upfront.label.clone(),
        });
        marks(words.get(PlotText::Upfront), MarkShape::Dot, points.collect())
    }

    /// One mark for each milestone that is reached if all succeeds, on the row of its event.
    fn milestones(&self, words: &PlotWords) -> PointLayer {
        let points = self.valuation.success.payments.iter().filter_map(|payment| {
            let Item::Milestone(index) = payment.item else { return None };
            let milestone = self.deal.terms.milestones.get(index)?;
            let of_row = self.row_of(milestone).map(|row| (row, milestone.label.clone()));
            let (row, label) =
                of_row.or_else(|| self.lone_row(index).map(|row| (row, String::new())))?;
            Some(DataPoint { x: fraction(payment.trigger_on), y: row as f64, label })
        });
        marks(words.get(PlotText::Milestone), MarkShape::Diamond, points.collect())
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

    fn sentence(&self, words: &PlotWords, formats: &Formats) -> String {
        let timeline = &self.valuation.timeline;
        let day = |date: Option<Date>| {
            date.map_or_else(|| words.get(PlotText::NoData).to_owned(), formats.date)
        };
        let values = [
            ("filing", (formats.date)(timeline.filing_on)),
            ("first_launch", day(timeline.regions.iter().map(|region| region.launch_on).min())),
            (
                "last_royalty",
                day(timeline.regions.iter().map(|region| region.royalty_ends_on).max()),
            ),
        ];
        words.filled(PlotText::TimelineSentence, &values)
    }
}

fn marks(label: &str, shape: MarkShape, points: Vec<DataPoint>) -> PointLayer {
    PointLayer { label: label.to_owned(), role: Role::Ink, shape, points }
}
