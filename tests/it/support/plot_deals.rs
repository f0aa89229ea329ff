//! Deals for the tests of figures, and all figures of one.

use super::plot_words::Language;
use chrono::Datelike;
use parley::domain::deal::{Deal, Party};
use parley::domain::draft::read_deal;
use parley::domain::uncertainty::{CashFan, Estimate, FanYear};
use parley::domain::valuation::{RateBasis, Valuation, value};
use parley::plot::*;
use serde_json::Value;

/// The deals of `tests/fixtures/deals`: one region and four, tiers, stacking, a new company.
pub const DEALS: [&str; 6] = [
    "akeso_summit",
    "flat_royalty",
    "month_end",
    "newco_three_regions",
    "stacking_grossup",
    "tiers_two_regions",
];

/// A deal with its valuation.
#[track_caller]
pub fn deal(name: &str) -> (Deal, Valuation) {
    let path = format!("{}/tests/fixtures/deals/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let case: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let deal = read_deal(&case["deal"].to_string()).unwrap();
    let valuation = value(&deal);
    (deal, valuation)
}

/// Every figure of a deal, named.
pub fn figures(
    deal: &Deal,
    valuation: &Valuation,
    language: &Language,
) -> Vec<(&'static str, PlotSpec)> {
    let Language { words: w, formats: f, names } = language;
    let mut figures = vec![
        ("waterfall", waterfall(valuation, deal, w, f)),
        ("timeline", timeline(valuation, deal, w, f)),
        ("rate_by_sales", effective_rate_by_sales(valuation, deal, w, f)),
    ];
    for case in [CashCase::Expected, CashCase::Success] {
        figures.extend([
            ("cash_licensor", cashflow(valuation, deal, Party::Licensor, case, w, f)),
            ("cash_licensee", cashflow(valuation, deal, Party::Licensee, case, w, f)),
            ("net_sales", net_sales(valuation, deal, case, w, f)),
            ("royalty", royalty_by_tier(valuation, deal, case, w, f)),
            ("rate_over_time", effective_rate_over_time(valuation, case, w, f)),
        ]);
    }
    let [down, up] = [0.5, 1.5].map(|factor| scaled(deal, factor));
    let valuations = [&down, valuation, &up];
    let named: Vec<NamedValuation> = names
        .iter()
        .zip(valuations)
        .map(|(name, valuation)| NamedValuation { name, valuation })
        .collect();
    figures.push(("scenarios", scenarios(&named, RateBasis::Common, w, f)));
    figures.push(("scenario_sales", scenario_sales(&named, w, f)));
    let (party, case) = (Party::Licensee, CashCase::Expected);
    let cash = cashflow(valuation, deal, party, case, w, f);
    figures.push(("cash_ghost", with_offer(cash, (&down, 2), party, case, w)));
    figures.push((
        "trail",
        trail(&offers(&[&down, &up, valuation]), (Some(50.0), Some(0.0)), &trail_words(w.unit), w),
    ));
    figures
}

/// The figures of what might be, whose basis the page gives.
pub fn spread_figures(valuation: &Valuation, language: &Language) -> Vec<(&'static str, PlotSpec)> {
    let words = &language.words;
    vec![
        ("cash_fan", cash_fan(&fan(valuation), &fan_words(), words)),
        ("chance_dots", chance_dots(&ladders(valuation), &dot_words(), words)),
    ]
}

/// Both sides' cash of the expected case, as a fan of half to twice of it.
pub fn fan(valuation: &Valuation) -> CashFan {
    let flows = &valuation.expected.flows;
    let years = flows.licensor.iter().chain(&flows.licensee).map(|flow| flow.on.year());
    let (Some(first), Some(last)) = (years.clone().min(), years.max()) else {
        return CashFan::default();
    };
    let exact = |value: f64| Estimate { value, error: 0.0 };
    let sides = [&flows.licensor, &flows.licensee].map(|flows| {
        let until = |year: i32| -> f64 {
            let flows = flows.iter().filter(|flow| flow.on.year() <= year);
            flows.map(|flow| flow.after_tax()).sum()
        };
        let year = |year: i32| {
            let mean = until(year);
            let mut percentiles = [0.5, 0.8, 1.0, 1.3, 2.0].map(|factor| factor * mean);
            percentiles.sort_by(f64::total_cmp);
            FanYear { mean: exact(1.1 * mean), percentiles: percentiles.map(exact) }
        };
        (first..=last).map(year).collect()
    });
    CashFan { first_year: first, sides }
}

/// Names for the fan.
pub fn fan_words() -> FanWords {
    FanWords {
        title: "Cash in all".into(),
        basis: vec!["after tax".into()],
        sentence: "From the start.".into(),
        sides: ["Licensor", "Licensee"].map(str::to_owned),
        percentiles: ["Worst", "Low", "As likely below as above", "High", "Best"]
            .map(str::to_owned),
        mean: "Mean".into(),
        nine_in_ten: "nine cases in ten".into(),
        one_in_two: "one case in two".into(),
    }
}

/// A hundred values of each side around what a valuation says.
pub fn ladders(valuation: &Valuation) -> [ValueLadder; 2] {
    let own = valuation.own;
    let sides =
        [("Licensor", own.licensor, Role::Licensor), ("Licensee", own.licensee, Role::Licensee)];
    sides.map(|(name, value, role)| {
        let step = |at: i32| value + (f64::from(at) - 49.5) * value.abs() / 40.0;
        ValueLadder { name: name.to_owned(), role, steps: (0..100).map(step).collect() }
    })
}

/// Names for the dots.
pub fn dot_words() -> DotWords {
    DotWords {
        title: "Fifty chances".into(),
        basis: vec!["over the ranges".into()],
        sentence: "Fifty dots.".into(),
        value: "Value about".into(),
        dots: "Dots".into(),
        below: "Dots below zero".into(),
    }
}

/// Two offers and the draft, each worth what a valuation says.
pub fn offers(valuations: &[&Valuation]) -> Vec<TrailMark> {
    let sides = [Some(Party::Licensor), Some(Party::Licensee), None];
    let marks = valuations.iter().zip(sides).enumerate();
    let mark = |(at, (valuation, side)): (usize, (&&Valuation, Option<Party>))| TrailMark {
        side,
        name: side.map_or("draft".to_owned(), |_| (at + 1).to_string()),
        worth: (valuation.common.licensor, valuation.common.licensee),
        reach: [None; 2],
    };
    marks.map(mark).collect()
}

/// Names for the figure of offers.
pub fn trail_words(unit: &str) -> TrailWords {
    TrailWords {
        title: "Offers".into(),
        sentence: "Two offers and a draft.".into(),
        licensor: format!("Worth to the licensor, {unit}"),
        licensee: format!("Worth to the licensee, {unit}"),
        licensor_walks: "Licensor walks away".into(),
        licensee_walks: "Licensee walks away".into(),
        zone: "Zone".into(),
        trail: "In order".into(),
        licensor_offers: "Licensor's offers".into(),
        licensor_last: "Licensor's last offer".into(),
        licensee_offers: "Licensee's offers".into(),
        licensee_last: "Licensee's last offer".into(),
        now: "draft".into(),
        reach: "nine in ten".into(),
        reach_ends: ["A", "B", "C", "D"].map(str::to_owned),
    }
}

fn scaled(deal: &Deal, factor: f64) -> Valuation {
    let mut deal = deal.clone();
    let programmes = deal.assumptions.programmes.iter_mut();
    let regions = programmes.flat_map(|programme| &mut programme.regions);
    regions.for_each(|region| region.peak_net_sales *= factor);
    value(&deal)
}
