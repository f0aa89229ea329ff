//! Deals for the tests of figures, and all figures of one.

use super::plot_words::Language;
use parley::domain::deal::{Deal, Party};
use parley::domain::draft::read_deal;
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

/// Two offers and the draft, each worth what a valuation says.
pub fn offers(valuations: &[&Valuation]) -> Vec<TrailMark> {
    let sides = [Some(Party::Licensor), Some(Party::Licensee), None];
    let marks = valuations.iter().zip(sides).enumerate();
    let mark = |(at, (valuation, side)): (usize, (&&Valuation, Option<Party>))| TrailMark {
        side,
        name: side.map_or("draft".to_owned(), |_| (at + 1).to_string()),
        worth: (valuation.common.licensor, valuation.common.licensee),
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
    }
}

fn scaled(deal: &Deal, factor: f64) -> Valuation {
    let mut deal = deal.clone();
    let programmes = deal.assumptions.programmes.iter_mut();
    let regions = programmes.flat_map(|programme| &mut programme.regions);
    regions.for_each(|region| region.peak_net_sales *= factor);
    value(&deal)
}
