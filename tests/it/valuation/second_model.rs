//! The method once more, slowly: month by month, outcome by outcome, written from its text alone and sharing no code
//! with the engine but the deal. On random deals both find the same.

mod flows;
mod market;
mod sharing;

use crate::support::random_deal::deals;
use chrono::NaiveDate;
use flows::{Flows, Moves, Reached};
use market::{Course, HALF_CENT, Market, Quarters, f};
use parley::domain::deal::{Deal, PaymentKind, Structure};
use parley::domain::draft::{from_file, validate};
use parley::domain::examples::public_deals;
use parley::domain::rate::AnnualRate;
use parley::domain::valuation::{CaseResult, Item, value};
use proptest::prelude::*;
use std::collections::BTreeMap;

struct Slow<'a> {
    deal: &'a Deal,
    quarters: Quarters,
    courses: Vec<Course<'a>>,
}

impl<'a> Slow<'a> {
    fn new(deal: &'a Deal) -> Self {
        let programmes = 0..deal.assumptions.programmes.len();
        let courses = programmes.map(|row| Course::of(deal, row)).collect();
        Slow { deal, quarters: Quarters::of(deal), courses }
    }

    fn programmes_of(&self, product: usize) -> Vec<usize> {
        let id = &self.deal.terms.products[product].id;
        let own = |row: &usize| self.courses[*row].programme.product == *id;
        (0..self.courses.len()).filter(own).collect()
    }

    /// Where an option is decided: programme and stage.
    fn decided(&self, option: usize) -> (usize, usize) {
        let option = &self.deal.terms.options[option];
        let programme = self.programmes_of(self.product_named(Some(&option.product)))[0];
        let mut stages = self.courses[programme].programme.stages.iter();
        (programme, stages.position(|it| it.stage == option.stage).unwrap())
    }

    /// The probability that a market is approved.
    fn approved(&self, market: &Market, filed: f64) -> f64 {
        let course = &self.courses[market.programme];
        let at = course.markets.iter().position(|it| it.row == market.row).unwrap();
        let outcomes = course.outcomes(filed).into_iter();
        outcomes.filter(|(_, set)| set.contains(&at)).map(|(probability, _)| probability).sum()
    }

    /// Every outcome of a product: one of each of its programmes.
    fn outcomes(
        &self,
        product: usize,
        reached: &Reached,
        success: bool,
    ) -> Vec<(f64, Vec<&Market<'a>>)> {
        let mut outcomes: Vec<(f64, Vec<&Market>)> = vec![(1.0, Vec::new())];
        for programme in self.programmes_of(product) {
            let course = &self.courses[programme];
            let own = match success {
                true => vec![(1.0, (0..course.markets.len()).collect())],
                false => course.outcomes(*reached[programme].last().unwrap()),
            };
            let mut both = Vec::new();
            for (probability, approved) in &outcomes {
                for (own, set) in &own {
                    let markets = set.iter().map(|market| &course.markets[*market]);
                    let approved = approved.iter().copied().chain(markets).collect();
                    both.push((probability * own, approved));
                }
            }
            outcomes = both;
        }
        outcomes
    }

    /// The probabilities of every stage where options are exercised so.
    fn reached(&self, exercise: &[f64], success: bool) -> Reached {
        let mut reached: Reached = Vec::new();
        for (programme, course) in self.courses.iter().enumerate() {
            let mut chances = vec![1.0];
            for (k, stage) in course.programme.stages.iter().enumerate() {
                let options = (0..exercise.len()).filter(|it| self.decided(*it) == (programme, k));
                let taken: f64 = options.map(|option| exercise[option]).product();
                let passed = if success { 1.0 } else { stage.pos.get() * taken };
                chances.push(chances[k] * passed);
            }
            reached.push(chances);
        }
        reached
    }

    /// What the exercise of an option is worth to the licensee once its stage has succeeded: the product's flows with
    /// no stage up to it.
    fn continuation(&self, option: usize) -> f64 {
        let (programme, stage) = self.decided(option);
        let mut reached = self.reached(&vec![0.0; self.deal.terms.options.len()], false);
        let mut chance = 0.0;
        for (k, reached) in reached[programme].iter_mut().enumerate() {
            *reached = chance;
            let passed = self.courses[programme].programme.stages.get(k).map(|it| it.pos.get());
            chance = if k == stage { 1.0 } else { chance * passed.unwrap_or(0.0) };
        }
        let product = self.product_named(Some(&self.deal.terms.options[option].product));
        let moves = self.flows_of(product, &reached, false).licensee;
        self.rnpv(&moves, self.deal.assumptions.licensee.discount_rate)
    }

    /// Probability and continuation value of every option.
    fn exercise(&self) -> Vec<(f64, f64)> {
        let options = self.deal.terms.options.iter().enumerate();
        let decided = options.map(|(row, option)| {
            let mut rows = self.deal.assumptions.exercise.iter();
            let given = rows.find(|it| it.option == option.id).map(|it| it.probability.get());
            let worth = self.continuation(row);
            (given.unwrap_or(if worth >= -HALF_CENT { 1.0 } else { 0.0 }), worth)
        });
        decided.collect()
    }

    fn flows(&self, success: bool) -> Flows {
        let exercise: Vec<f64> = self.exercise().into_iter().map(|(q, _)| q).collect();
        let reached = self.reached(&exercise, success);
        let mut flows = self.flows_of_deal(success);
        for product in 0..self.deal.terms.products.len() {
            let own = self.flows_of(product, &reached, success);
            flows.paid.extend(own.paid);
            flows.project.extend(own.project);
            flows.licensor.extend(own.licensor);
            flows.licensee.extend(own.licensee);
        }
        flows
    }

    fn worth(&self, on: NaiveDate, amount: f64, rate: AnnualRate) -> f64 {
        let days = (on - self.deal.assumptions.valuation_on).num_days() as f64;
        if days < 0.0 { 0.0 } else { amount * (1.0 + rate.get()).powf(-days / 365.0) }
    }

    fn rnpv(&self, moves: &Moves, rate: AnnualRate) -> f64 {
        moves.iter().map(|(on, amount)| self.worth(*on, *amount, rate)).sum()
    }
}

#[track_caller]
fn same(found: f64, slow: f64, what: &str) -> Result<(), TestCaseError> {
    let close = (found - slow).abs() <= 1e-9 * (1.0 + slow.abs());
    prop_assert!(close, "{what}: engine {found}, second model {slow}");
    Ok(())
}

fn values_alike(deal: &Deal) -> Result<(), TestCaseError> {
    let (found, slow) = (value(deal), Slow::new(deal));
    let (a, flows) = (&deal.assumptions, slow.flows(false));
    let (rate, own) = (a.licensee.discount_rate, a.licensor.discount_rate);
    let investors = slow.rnpv(&flows.licensee, rate);
    let equity = match deal.terms.structure {
        Structure::License => 0.0,
        Structure::NewCo(it) => {
            let on = deal.terms.effective_on.max(a.valuation_on);
            let financing = slow.worth(on, f(it.committed_financing), rate);
            let stake = it.licensor_equity.get() * (1.0 - a.newco.haircut.get());
            stake * (investors + financing).max(0.0)
        }
    };
    same(found.project, slow.rnpv(&flows.project, rate), "project")?;
    same(found.own.licensor, slow.rnpv(&flows.licensor, own) + equity, "licensor")?;
    same(found.own.licensee, investors - equity, "licensee")?;
    same(found.common.licensor, slow.rnpv(&flows.licensor, rate) + equity, "common licensor")?;
    same(found.common.licensee, investors - equity, "common licensee")?;
    same(found.equity.unwrap_or(0.0), equity, "equity")?;
    for kind in PaymentKind::ALL {
        let paid = flows.paid.iter().filter(|paid| paid.item.payment_kind() == Some(kind));
        let slow = paid.map(|paid| paid.amount).sum();
        same(found.expected_payments.of(kind), slow, kind.word())?;
    }
    for (decision, (exercise, continuation)) in found.exercise.iter().zip(slow.exercise()) {
        same(decision.exercise, exercise, "exercise")?;
        same(decision.continuation, continuation, "continuation")?;
    }
    prop_assert_eq!(found.exercise.len(), deal.terms.options.len());
    Ok(())
}

/// Sums by line and due date.
fn by_line(payments: impl Iterator<Item = (Item, NaiveDate, f64)>) -> BTreeMap<Line, f64> {
    let mut lines = BTreeMap::new();
    payments.for_each(|(item, on, amount)| *lines.entry((item, on)).or_default() += amount);
    lines
}

type Line = (Item, NaiveDate);

fn pay_alike(case: &CaseResult, slow: &Flows) -> Result<(), TestCaseError> {
    let found = case.payments.iter().map(|it| (it.item, it.due_on, it.amount));
    let (found, slow) =
        (by_line(found), by_line(slow.paid.iter().map(|it| (it.item, it.due_on, it.amount))));
    for line in found.keys().chain(slow.keys()) {
        let amount = |lines: &BTreeMap<Line, f64>| lines.get(line).copied().unwrap_or(0.0);
        same(amount(&found), amount(&slow), &format!("{line:?}"))?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_models_value_alike(deal in deals()) {
        values_alike(&deal)?;
    }

    #[test]
    fn both_models_pay_alike(deal in deals()) {
        let (found, slow) = (value(&deal), Slow::new(&deal));
        pay_alike(&found.expected, &slow.flows(false))?;
        pay_alike(&found.success, &slow.flows(true))?;
    }
}

/// Every public deal, and Innovent–Takeda with five points more of the American profit for the licensor.
#[test]
fn both_models_value_the_public_deals_alike() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
    for public in public_deals::all() {
        let file = public_deals::deal(public, today).to_string();
        let mut draft = from_file(&file).unwrap();
        for edited in [false, true] {
            if edited && draft.rows("terms.profit_share") > 0 {
                draft.set("terms.profit_share.0.licensor_share", "45");
            } else if edited {
                break;
            }
            let deal = validate(&draft).deal.unwrap();
            let alike = values_alike(&deal);
            assert!(alike.is_ok(), "{} {}: {alike:?}", public.licensor, public.asset);
        }
    }
}
