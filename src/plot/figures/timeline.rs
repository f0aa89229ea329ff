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
    if !valuation.exercise.is_empty() {
        layers.push(Layer::Points(rows.decisions(words)));
    }
    let (from, to) = rows.reach();
    PlotSpec {
        title: words.get(PlotText::TimelineTitle).to_owned(),
        basis: words.basis([PlotText::IfAllSucceeds], &[]),
        description: rows.sentence(words, formats),
        no_data: words.get(PlotText::NoData).to_owned(),
        lead: words.headings([PlotText::Item, PlotText::Events, PlotText::From, PlotText::To]),
        x: XAxis::Dates { from, to },
        panels: vec![PlotPanel::of_rows(rows.names(words), layers)],
    }
}

/// From filing to the end of the royalty, of one region or of several.
struct MarketDates {
    approved: (Date, Date),
    launch_on: Date,
    royalty_ends_on: Option<Date>,
    exclusivity_until: Date,
}

impl MarketDates {
    fn of(filing_on: Date, region: &RegionDates) -> Self {
        Self {
            approved: (filing_on, region.approval_on),
            launch_on: region.launch_on,
            royalty_ends_on: region.royalty_ends_on,
            exclusivity_until: region.exclusivity_until,
        }
    }

    /// From the first of each to the last.
    fn widen(&mut self, other: &Self) {
        self.approved.1 = self.approved.1.min(other.approved.1);
        self.launch_on = self.launch_on.min(other.launch_on);
        self.royalty_ends_on = self.royalty_ends_on.max(other.royalty_ends_on);
        self.exclusivity_until = self.exclusivity_until.max(other.exclusivity_until);
    }

    /// The royalty's end, not before the launch nor after the horizon.
    fn royalty_end(&self, horizon: Date) -> Date {
        let end = self.royalty_ends_on.unwrap_or(self.launch_on);
        end.max(self.launch_on).min(horizon)
    }
}

impl TimelineRows<'_> {
    fn spans(&self, words: &PlotWords) -> [SpanLayer; 5] {
        let terms = &self.deal.terms;
        let closing = (terms.signed_on, terms.effective_on);
        let closing = BarSpan::of_days(Self::CONTRACT, closing, Role::Ink);
        let closing = Some(closing).filter(|span| span.to > span.from);
        let stages = self.programmes().enumerate().flat_map(|(row, (_, dates))| {
            let stages = dates.stages.iter().enumerate();
            stages.map(move |(i, dates)| {
                // On one row the stages are told apart by their shade.
                let shade = self.by_programme() && i % 2 == 1;
                let role = if shade { Role::Faint } else { Role::Soft };
                BarSpan::of_days(self.stage(row, i), (dates.start_on, dates.end_on), role)
            })
        });
        let layer = |kind: PlotText, spans: Vec<BarSpan>, thin: bool| SpanLayer {
            label: words.get(kind).to_owned(),
            spans,
            connected: false,
            thin,
        };
        let review = self.each(|region, _| (region.approved.0, region.approved.1), Role::Faint);
        let royalty = self.each(
            |region, horizon| (region.launch_on, region.royalty_end(horizon)),
            Role::Licensor,
        );
        let after =
            self.each(|region, horizon| (region.royalty_end(horizon), horizon), Role::LicenseeSoft);
        [
            layer(PlotText::Closing, closing.into_iter().collect(), false),
            layer(PlotText::Stage, stages.collect(), false),
            layer(PlotText::Review, review, false),
            layer(PlotText::RoyaltyTerm, royalty, false),
            layer(PlotText::AfterRoyalty, after, true),
        ]
    }

    /// A stretch of every region's, or, of several programmes, of all their regions together.
    fn each(&self, dates: impl Fn(&MarketDates, Date) -> (Date, Date), role: Role) -> Vec<BarSpan> {
        let spans = self
            .markets()
            .into_iter()
            .map(|(row, market)| BarSpan::of_days(row, dates(&market, self.horizon()), role));
        spans.filter(|span| span.to > span.from).collect()
    }

    /// The dates of each row that stands for a region or for all regions of a programme.
    fn markets(&self) -> Vec<(usize, MarketDates)> {
        let mut markets: Vec<(usize, MarketDates)> = Vec::new();
        for (programme, (_, dates)) in self.programmes().enumerate() {
            for (place, region) in dates.regions.iter().enumerate() {
                let row = self.region(programme, place);
                let market = MarketDates::of(dates.filing_on, region);
                match markets.iter_mut().find(|(known, _)| *known == row) {
                    Some((_, known)) => known.widen(&market),
                    None => markets.push((row, market)),
                }
            }
        }
        markets
    }

    fn horizon(&self) -> Date {
        self.deal.assumptions.horizon_on
    }

    fn exclusivity(&self, words: &PlotWords) -> PointLayer {
        let points = self.markets().into_iter().map(|(row, market)| DataPoint {
            x: fraction(market.exclusivity_until),
            y: row as f64,
            label: String::new(),
        });
        let points = points.filter(|point| point.x <= self.reach().1).collect();
        marks(words.get(PlotText::ExclusivityEnds), MarkShape::Tick, points)
    }

    /// Where the licensee decides to take a product or not.
    fn decisions(&self, words: &PlotWords) -> PointLayer {
        let points = self.valuation.exercise.iter().filter_map(|decision| {
            let option = self.deal.terms.options.get(decision.option)?;
            let product = self.deal.terms.product(Some(&option.product))?;
            let programme = self.deal.programmes_of(product).next()?;
            let stages = &self.deal.assumptions.programmes.get(programme)?.stages;
            let stage = stages.iter().position(|listed| listed.stage == option.stage)?;
            let y = self.stage(programme, stage) as f64;
            Some(DataPoint { x: fraction(decision.on), y, label: String::new() })
        });
        marks(words.get(PlotText::Decision), MarkShape::Ring, points.collect())
    }

    fn upfront(&self, words: &PlotWords) -> PointLayer {
        let due = self.valuation.success.payments.iter().filter_map(|payment| {
            let Item::Upfront(index) = payment.item else { return None };
            Some((self.deal.terms.upfront.get(index)?, payment.due_on))
        });
        let points = due.map(|(upfront, on)| DataPoint {
            x: fraction(on),
            y: Self::CONTRACT as f64,
            label: words.usual(&upfront.label),
        });
        marks(words.get(PlotText::Upfront), MarkShape::Dot, points.collect())
    }

    /// One mark for each milestone that is reached if all succeeds, on the row of its event.
    fn milestones(&self, words: &PlotWords) -> PointLayer {
        let points = self.valuation.success.payments.iter().filter_map(|payment| {
            let (row, label) = self.milestone(payment, words)?;
            Some(DataPoint { x: fraction(payment.trigger_on), y: row as f64, label })
        });
        marks(words.get(PlotText::Milestone), MarkShape::Diamond, points.collect())
    }

    /// The axis: a little more than all there is.
    fn reach(&self) -> (f64, f64) {
        let terms = &self.deal.terms;
        let programmes = || self.programmes().map(|(_, dates)| dates);
        let starts =
            programmes().filter_map(|dates| dates.stages.first()).map(|stage| stage.start_on);
        let from = starts.fold(terms.signed_on.min(self.deal.assumptions.valuation_on), Date::min);
        let launches = programmes().flat_map(|dates| &dates.regions).map(|region| region.launch_on);
        let filings = programmes().map(|dates| dates.filing_on);
        let to = launches.chain(filings).chain([terms.effective_on, self.horizon()]).max();
        let (from, to) = (fraction(from), fraction(to.unwrap_or(terms.effective_on)));
        let to = to.min(from + 400.0);
        // Room for the names of what comes first.
        (from - (0.04 * (to - from)).max(0.4), to + 0.4)
    }

    fn sentence(&self, words: &PlotWords, formats: &Formats) -> String {
        let programmes = || self.programmes().map(|(_, dates)| dates);
        let regions = || programmes().flat_map(|dates| &dates.regions);
        let day = |date: Option<Date>| {
            date.map_or_else(|| words.get(PlotText::NoData).to_owned(), formats.date)
        };
        let values = [
            ("filing", day(programmes().map(|dates| dates.filing_on).min())),
            ("first_launch", day(regions().map(|region| region.launch_on).min())),
            ("last_royalty", day(regions().filter_map(|region| region.royalty_ends_on).max())),
        ];
        words.filled(PlotText::TimelineSentence, &values)
    }
}

fn marks(label: &str, shape: MarkShape, points: Vec<DataPoint>) -> PointLayer {
    PointLayer { label: label.to_owned(), role: Role::Ink, shape, points }
}
