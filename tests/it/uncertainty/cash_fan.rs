//! Cash by year in the end, against the flows the engine lists.

use super::outcomes::worked_deals;
use crate::support::random_deal::deals;
use crate::support::ranged_deal::{ranged_draft, uncertain};
use chrono::Datelike;
use parley::domain::deal::{Deal, Party};
use parley::domain::draft::{from_file, read_deal};
use parley::domain::uncertainty::{
    CashFan, EndPoints, FanYear, STUDY_SEED, Scramble, UncertainDeal,
};
use parley::domain::valuation::{CashByYear, fates, parts_and_cash, value};
use proptest::prelude::*;
use proptest::test_runner::Config;

const AKESO: &str = include_str!("../../fixtures/deals/akeso_summit.json");
const SALES: &str = "assumptions.programmes.0.regions.0.peak_net_sales";
const PARTIES: [Party; 2] = [Party::Licensor, Party::Licensee];

fn akeso() -> String {
    let case: serde_json::Value = serde_json::from_str(AKESO).unwrap();
    case["deal"].to_string()
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-7 * (1.0 + a.abs().max(b.abs()))
}

/// Flows after tax from the valuation date on, summed by year one by one.
fn listed(deal: &Deal, party: Party) -> Vec<f64> {
    let flows = value(deal).expected.flows;
    let flows = if party == Party::Licensor { flows.licensor } else { flows.licensee };
    let from = deal.assumptions.valuation_on;
    let mut years: Vec<f64> = Vec::new();
    for flow in flows.iter().filter(|flow| flow.on >= from) {
        let place = usize::try_from(flow.on.year() - from.year()).unwrap();
        years.resize(years.len().max(place + 1), 0.0);
        years[place] += flow.after_tax();
    }
    years
}

fn same_years(a: &[f64], b: &[f64]) -> bool {
    let at = |years: &[f64], place: usize| years.get(place).copied().unwrap_or(0.0);
    (0..a.len().max(b.len())).all(|place| close(at(a, place), at(b, place)))
}

fn is_listed_and_sums(deal: &Deal) -> Result<(), String> {
    let (_, whole) = parts_and_cash(deal);
    for party in PARTIES {
        if !same_years(whole.of(party), &listed(deal, party)) {
            return Err(format!("{party:?}: {:?}", whole.of(party)));
        }
    }
    for fates in fates(deal) {
        let given: Vec<(f64, CashByYear)> = fates
            .iter()
            .map(|fate| (fate.probability, parts_and_cash(&fate.certain_in(deal)).1))
            .collect();
        for party in PARTIES {
            let years = given.iter().map(|(_, cash)| cash.of(party).len()).max().unwrap_or(0);
            let sum = |year: usize| -> f64 {
                let of = |cash: &CashByYear| cash.of(party).get(year).copied().unwrap_or(0.0);
                given.iter().map(|(chance, cash)| chance * of(cash)).sum()
            };
            let sums: Vec<f64> = (0..years).map(sum).collect();
            if !same_years(&sums, whole.of(party)) {
                return Err(format!("{party:?}: {sums:?}, not {:?}", whole.of(party)));
            }
        }
    }
    Ok(())
}

#[test]
fn the_cash_of_every_fate_sums_to_the_listed_flows_of_each_worked_deal() {
    for (name, deal) in worked_deals() {
        is_listed_and_sums(&deal).unwrap_or_else(|why| panic!("{name}: {why}"));
    }
}

proptest! {
    #![proptest_config(Config { cases: 32, failure_persistence: None, ..Config::default() })]

    #[test]
    fn the_cash_of_every_fate_sums_to_the_listed_flows_of_a_random_deal(deal in deals()) {
        let most = fates(&deal).iter().map(Vec::len).max().unwrap_or(0);
        prop_assume!(most <= 100);
        let sums = is_listed_and_sums(&deal);
        prop_assert!(sums.is_ok(), "{:?}", sums);
    }
}

fn fan(deal: UncertainDeal) -> CashFan {
    let mut ends = EndPoints::new(deal, STUDY_SEED);
    while ends.add() {}
    let mut cash = ends.take_cash();
    while cash.go_on() {}
    cash.take_fan()
}

fn percentiles(year: &FanYear) -> Vec<f64> {
    year.percentiles.iter().map(|percentile| percentile.value).collect()
}

fn is_a_fan(fan: &CashFan) {
    let [licensor, licensee] = &fan.sides;
    assert_eq!(licensor.len(), licensee.len());
    for year in licensor.iter().chain(licensee) {
        assert!(percentiles(year).is_sorted(), "{year:?}");
        let figures = year.percentiles.iter().chain([&year.mean]);
        assert!(figures.clone().all(|it| it.value.is_finite() && it.error >= 0.0), "{year:?}");
    }
}

/// The mean over other points of the exact expected cash, all years together.
fn mean_cash(mut deal: UncertainDeal, party: Party) -> f64 {
    let scramble = Scramble::new(7, 0);
    let points = 512;
    let total = |point| {
        let draws: Vec<f64> = (0..deal.dimensions()).map(|at| scramble.at(point, at)).collect();
        parts_and_cash(deal.put(&draws)).1.of(party).iter().sum::<f64>()
    };
    (0..points).map(total).sum::<f64>() / f64::from(points)
}

fn ends_at_the_mean(deal: &UncertainDeal) {
    let fan = fan(deal.clone());
    is_a_fan(&fan);
    for party in PARTIES {
        let last = fan.of(party).last().unwrap().mean;
        let exact = mean_cash(deal.clone(), party);
        // 512 points of one scramble are off themselves by less than so much.
        let error = last.error + 0.002 * exact.abs();
        assert!((last.value - exact).abs() <= error, "{party:?} {last:?} {exact}");
    }
}

#[test]
fn the_fan_ends_at_the_mean_of_the_exact_cash() {
    ends_at_the_mean(&uncertain(&ranged_draft(&akeso())));
}

#[test]
fn of_several_products_the_fates_are_drawn_and_the_fan_still_ends_at_the_mean() {
    let mut draft = from_file(&akeso()).unwrap();
    draft.set(SALES, "p10 2000 p90 5200");
    (0..2).for_each(|_| draft.add_product());
    ends_at_the_mean(&uncertain(&draft));
}

/// Sales as good as known, near no threshold: what is left is success and failure.
#[test]
fn a_range_of_hardly_any_width_gives_the_exact_cash_of_each_year() {
    let mut draft = from_file(&akeso()).unwrap();
    draft.set(SALES, "3100 ± 0.0001");
    let fan = fan(uncertain(&draft));
    let mut exact = read_deal(&akeso()).unwrap();
    exact.assumptions.programmes[0].regions[0].peak_net_sales = 3100.0;
    assert_eq!(fan.first_year, exact.assumptions.valuation_on.year());
    for party in PARTIES {
        let (mut sum, years) = (0.0, listed(&exact, party));
        for (year, cash) in fan.of(party).iter().zip(years) {
            sum += cash;
            assert!((year.mean.value - sum).abs() < 1e-3, "{year:?} {sum}");
        }
    }
}
