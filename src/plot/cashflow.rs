//! One party's cash by calendar year: what comes up, what goes down, and where that leaves it.

use super::Case;
use super::ink::Ink;
use super::spec::{
    Band, Layer, Line, Measure, Panel, PlotSpec, Point, Points, Rule, Series, Shape,
};
use super::words::{Formats, Words, fill};
use super::years::{Years, slot_position};
use crate::domain::deal::{Deal, Party};
use crate::domain::valuation::{Flow, Item, Valuation};
use chrono::Datelike;

/// Cash of `party` by year, after tax, by kind; below it the running total. The time before the
/// valuation date, which has no present value, is shaded.
pub fn cashflow(
    valuation: &Valuation,
    deal: &Deal,
    party: Party,
    case: Case,
    words: &Words,
    formats: &Formats,
) -> PlotSpec {
    let flows = &case.of(valuation).flows;
    let flows = match party {
        Party::Licensor => &flows.licensor,
        Party::Licensee => &flows.licensee,
    };
    let years = Years::covering(flows.iter().map(|flow| flow.on.year()));
    let years = years.unwrap_or(Years::NONE);
    let series = series_of(flows, party, years, words);
    let total = running_total(flows, years);
    let marks = milestone_marks(flows, deal, &series, years);
    let marks = Points {
        label: words.milestone.clone(),
        ink: Ink::Ink,
        shape: Shape::Diamond,
        points: marks,
    };
    let mut layers = sunk(deal, flows, years, words);
    layers.extend([Layer::Bars(series), Layer::Points(marks)]);
    let description = sentence(&total, deal, party, words, formats);
    let panels = vec![
        Panel { weight: 0.7, ..Panel::of_values("", Measure::Amount, &words.unit, layers) },
        Panel { weight: 0.3, ..running_panel(total, words, formats) },
    ];
    years.figure(&words.cashflow_title, description, words, panels)
}

/// The running total, with its last value.
fn running_panel(total: Vec<(f64, f64)>, words: &Words, formats: &Formats) -> Panel {
    let line = Line {
        label: words.cumulative.clone(),
        note: total.last().map_or(String::new(), |point| (formats.amount)(point.1)),
        ink: Ink::Ink,
        points: total,
        stepped: false,
    };
    Panel::of_values(&words.cumulative, Measure::Amount, "", vec![Layer::Line(line)])
}

/// The kinds of cash of a party from the bottom up: (name, role).
fn kinds(party: Party, words: &Words) -> Vec<(&str, Ink)> {
    match party {
        Party::Licensor => vec![
            (&words.upfront, Ink::Ink),
            (&words.milestones, Ink::Licensor),
            (&words.royalties, Ink::LicensorSoft),
            (&words.development, Ink::Soft),
            (&words.tech_transfer, Ink::Faint),
        ],
        Party::Licensee => vec![
            (&words.sales_margin, Ink::Licensee),
            (&words.payments_to_licensor, Ink::Licensor),
            (&words.development, Ink::LicenseeSoft),
            (&words.launch, Ink::Soft),
            (&words.tech_transfer, Ink::Faint),
        ],
    }
}

/// The index of a flow's kind in [`kinds`].
fn kind_of(item: Item, party: Party) -> usize {
    match (party, item) {
        (Party::Licensor, Item::Upfront(_)) => 0,
        (Party::Licensor, Item::Milestone(_)) => 1,
        (Party::Licensor, Item::Royalty | Item::Sales | Item::LaunchCost(_)) => 2,
        (Party::Licensor, Item::StageCost(_)) => 3,
        (Party::Licensee, Item::Sales) => 0,
        (Party::Licensee, Item::Upfront(_) | Item::Milestone(_) | Item::Royalty) => 1,
        (Party::Licensee, Item::StageCost(_)) => 2,
        (Party::Licensee, Item::LaunchCost(_)) => 3,
        (_, Item::TechTransfer) => 4,
    }
}

fn series_of(flows: &[Flow], party: Party, years: Years, words: &Words) -> Vec<Series> {
    let kinds = kinds(party, words).into_iter();
    let mut series: Vec<Series> = kinds
        .map(|(label, ink)| Series {
            label: label.to_owned(),
            ink,
            values: vec![0.0; years.count()],
        })
        .collect();
    for flow in flows {
        if let Some(series) = series.get_mut(kind_of(flow.item, party)) {
            years.add(&mut series.values, flow.on.year(), flow.after_tax());
        }
    }
    series.retain(Series::has_values);
    series
}

fn running_total(flows: &[Flow], years: Years) -> Vec<(f64, f64)> {
    let mut by_year = vec![0.0; years.count()];
    flows.iter().for_each(|flow| years.add(&mut by_year, flow.on.year(), flow.after_tax()));
    let mut total = 0.0;
    let sums = years.iter().zip(by_year).map(|(year, value)| {
        total += value;
        (f64::from(year), total)
    });
    sums.collect()
}

/// One mark for each milestone, in the year that carries most of it, at the end of that year's bar.
fn milestone_marks(flows: &[Flow], deal: &Deal, series: &[Series], years: Years) -> Vec<Point> {
    let mut marks: Vec<Point> = Vec::new();
    for (index, milestone) in deal.terms.milestones.iter().enumerate() {
        let own = flows.iter().filter(|flow| flow.item == Item::Milestone(index));
        let most = own.max_by(|a, b| a.after_tax().abs().total_cmp(&b.after_tax().abs()));
        let Some(flow) = most.filter(|flow| flow.after_tax() != 0.0) else {
            continue;
        };
        let year = flow.on.year().min(years.last);
        let x = f64::from(year);
        match marks.iter_mut().find(|mark| mark.x == x) {
            Some(mark) => mark.label.extend([" · ", &milestone.label]),
            None => {
                let y = bar_end(series, years, year, flow.after_tax() < 0.0);
                marks.push(Point { x, y, label: milestone.label.clone() });
            }
        }
    }
    marks
}

fn bar_end(series: &[Series], years: Years, year: i32, below: bool) -> f64 {
    let slot = usize::try_from(year - years.first).unwrap_or(0);
    let values = series.iter().filter_map(|series| series.values.get(slot));
    values.filter(|value| (**value < 0.0) == below).sum()
}

fn sunk(deal: &Deal, flows: &[Flow], years: Years, words: &Words) -> Vec<Layer> {
    let on = deal.assumptions.valuation_on;
    if flows.iter().all(|flow| flow.on >= on) {
        return Vec::new();
    }
    let to = slot_position(on);
    let band = Band { from: f64::from(years.first) - 0.5, to, label: words.sunk.clone() };
    let rule = Rule { x: to, label: words.valuation_date.clone(), ink: Ink::Faint };
    vec![Layer::Band(band), Layer::Rules(vec![rule])]
}

fn sentence(
    total: &[(f64, f64)],
    deal: &Deal,
    party: Party,
    words: &Words,
    formats: &Formats,
) -> String {
    let Some(((first, _), (last, sum))) = total.first().zip(total.last()) else {
        return words.no_data.clone();
    };
    let lowest = total.iter().min_by(|a, b| a.1.total_cmp(&b.1));
    let (low_year, low) = lowest.copied().unwrap_or((*last, *sum));
    let party = match party {
        Party::Licensor => &deal.terms.parties.licensor.name,
        Party::Licensee => &deal.terms.parties.licensee.name,
    };
    let values = [
        ("party", party.as_str()),
        ("total", &(formats.amount)(*sum)),
        ("first", &first.to_string()),
        ("last", &last.to_string()),
        ("low", &(formats.amount)(low)),
        ("low_year", &low_year.to_string()),
    ];
    fill(&words.cashflow_sentence, &values)
}
