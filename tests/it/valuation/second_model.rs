//! The method once more, slowly: month by month, outcome by outcome, sharing no code with the engine
//! but the deal. On random deals both find the same.

use crate::support::random_deal::deals;
use chrono::{Datelike, Days, NaiveDate};
use parley::domain::deal::{Deal, Party, PaymentKind, Structure, Trigger, UpfrontForm};
use parley::domain::rate::AnnualRate;
use parley::domain::valuation::value;
use proptest::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeMap;

const HALF_CENT: f64 = 0.000000005;

fn f(amount: Decimal) -> f64 {
    amount.to_f64().unwrap()
}

fn month_later(from: NaiveDate, months: u32) -> NaiveDate {
    let month0 = from.month0() + months;
    let (year, month) = (from.year() + (month0 / 12) as i32, month0 % 12 + 1);
    (1..=from.day()).rev().find_map(|day| NaiveDate::from_ymd_opt(year, month, day)).unwrap()
}

fn quarter_end(date: NaiveDate) -> NaiveDate {
    let next = date.month0() / 3 * 3 + 3;
    let (year, month) = (date.year() + (next / 12) as i32, next % 12 + 1);
    NaiveDate::from_ymd_opt(year, month, 1).unwrap() - Days::new(1)
}

/// Sales of one quarter, by its last day.
#[derive(Clone, Copy, Default)]
struct Sold {
    net: f64,
    bearing: f64,
    lost: f64,
}

struct Market {
    name: String,
    pos: f64,
    approval: NaiveDate,
    launch: NaiveDate,
    launch_cost: f64,
    quarters: BTreeMap<NaiveDate, Sold>,
}

/// A contract payment: kind, index, due date, amount.
type Due = (PaymentKind, usize, NaiveDate, f64);

struct Slow<'a> {
    deal: &'a Deal,
    starts: Vec<u32>,
    filing: u32,
    markets: Vec<Market>,
}

impl<'a> Slow<'a> {
    fn new(deal: &'a Deal) -> Self {
        let stages = &deal.assumptions.programmes.0.stages;
        let starts = (0..stages.len()).map(|k| stages[..k].iter().map(|s| s.months).sum());
        let mut slow = Slow {
            deal,
            starts: starts.collect(),
            filing: stages.iter().map(|stage| stage.months).sum(),
            markets: Vec::new(),
        };
        for (index, region) in deal.assumptions.regions.iter().enumerate() {
            if deal.terms.territory.licensed.contains(&region.region) {
                let market = slow.market(index);
                slow.markets.push(market);
            }
        }
        slow
    }

    fn on(&self, months: u32) -> NaiveDate {
        month_later(self.deal.assumptions.programmes.0.start_on, months)
    }

    fn market(&self, index: usize) -> Market {
        let region = &self.deal.assumptions.regions[index];
        let approval = self.filing + region.review_months;
        let launch = approval + region.launch_lag_months;
        let years = self.deal.terms.royalties.0.years_from_first_sale;
        let term = self.on(launch + (years * 12.0) as u32).max(region.exclusivity_until);
        let mut quarters: BTreeMap<NaiveDate, Sold> = BTreeMap::new();
        let mut first_lost = None;
        for month in 0.. {
            let start = self.on(launch + month);
            if start >= self.deal.assumptions.horizon_on {
                break;
            }
            let year = (month as usize / 12).min(region.uptake.len() - 1);
            let mut net = region.peak_net_sales * region.uptake[year].get() / 12.0;
            let lost = start >= region.exclusivity_until;
            if lost {
                let since = (month - *first_lost.get_or_insert(month)) as usize / 12;
                net *= region.retention[since.min(region.retention.len() - 1)].get();
            }
            let sold = quarters.entry(quarter_end(start)).or_default();
            sold.net += net;
            sold.bearing += if start < term { net } else { 0.0 };
            sold.lost += if start < term && lost { net } else { 0.0 };
        }
        Market {
            name: region.region.to_string(),
            pos: region.pos.get(),
            approval: self.on(approval),
            launch: self.on(launch),
            launch_cost: region.launch_cost,
            quarters,
        }
    }

    fn tiered(&self, sales: f64) -> f64 {
        let tiers = &self.deal.terms.royalties.0.tiers;
        let mut royalty = 0.0;
        for (index, tier) in tiers.iter().enumerate() {
            let top = tiers.get(index + 1).map_or(f64::MAX, |next| f(next.above)).min(sales);
            royalty +=
                tier.rate.get() * if top > f(tier.above) { top - f(tier.above) } else { 0.0 };
        }
        royalty
    }

    /// Section 5: what is due for each quarter.
    fn royalties(&self, sold: &BTreeMap<NaiveDate, Sold>, launch: i32) -> BTreeMap<NaiveDate, f64> {
        let clause = &self.deal.terms.royalty;
        let mut due: BTreeMap<NaiveDate, f64> = BTreeMap::new();
        let mut carried = 0.0;
        for (end, quarter) in sold.iter().filter(|(_, quarter)| quarter.bearing > 0.0) {
            let earlier = sold.iter().filter(|(day, _)| day.year() == end.year() && *day < end);
            let before: f64 = earlier.map(|(_, quarter)| quarter.bearing).sum();
            let base = self.tiered(before + quarter.bearing) - self.tiered(before);
            let cut = clause.after_exclusivity_reduction.get() * quarter.lost / quarter.bearing;
            let after = base * (1.0 - cut);
            let third_party = self.deal.assumptions.third_party_royalty.get() * quarter.bearing;
            let available = clause.stacking_credit.get() * third_party + carried;
            let owed = (after - available).max(clause.floor.get() * base);
            carried = match clause.credit_carry_forward {
                true => available - (after - owed).max(0.0),
                false => 0.0,
            };
            due.insert(*end, owed);
        }
        let last = sold
            .iter()
            .filter(|(_, quarter)| quarter.bearing > 0.0)
            .map(|(end, _)| end.year())
            .max();
        for year in launch + 1..=last.unwrap_or(launch) {
            let paid: f64 = due.iter().filter(|(end, _)| end.year() == year).map(|(_, x)| x).sum();
            let december = NaiveDate::from_ymd_opt(year, 12, 31).unwrap();
            *due.entry(december).or_default() += (f(clause.minimum_annual) - paid).max(0.0);
        }
        due
    }

    /// Section 6: the end of the quarter in which sales reach the threshold.
    fn reached(
        sold: &BTreeMap<NaiveDate, Sold>,
        threshold: f64,
        annual: bool,
    ) -> Option<NaiveDate> {
        let to_date = |end: &NaiveDate| -> f64 {
            let counted = |day: &NaiveDate| day <= end && (!annual || day.year() == end.year());
            sold.iter().filter(|(day, _)| counted(day)).map(|(_, quarter)| quarter.net).sum()
        };
        sold.keys().find(|end| to_date(end) >= threshold - HALF_CENT).copied()
    }

    fn payments(&self, success: bool) -> Vec<Due> {
        let (deal, terms) = (self.deal, &self.deal.terms);
        let pos = |pos: f64| if success { 1.0 } else { pos };
        let entered: Vec<f64> = (0..=self.starts.len())
            .map(|k| {
                deal.assumptions.programmes.0.stages[..k].iter().map(|s| pos(s.pos.get())).product()
            })
            .collect();
        let filing = *entered.last().unwrap();
        let clause = &terms.payment;
        let milestone_days = clause.milestone_notice_days + clause.milestone_days;
        let mut payments: Vec<Due> = Vec::new();
        for (index, upfront) in terms.upfront.iter().enumerate() {
            let days = upfront.days_after_effective + clause.upfront_days;
            payments.push((
                PaymentKind::Upfront,
                index,
                later(terms.effective_on, days),
                f(upfront.amount),
            ));
        }
        let mut milestone = |index: usize, on, probability: f64| {
            let amount = probability * f(terms.milestones[index].amount);
            payments.push((PaymentKind::Milestone, index, later(on, milestone_days), amount));
        };
        for (index, terms) in terms.milestones.iter().enumerate() {
            match &terms.trigger {
                Trigger::Start { stage } => {
                    let stages = &deal.assumptions.programmes.0.stages;
                    let k = stages.iter().position(|listed| listed.stage == *stage).unwrap();
                    milestone(index, self.on(self.starts[k]), entered[k]);
                }
                Trigger::Filing => milestone(index, self.on(self.filing), filing),
                Trigger::Approval { region } => {
                    let market =
                        self.markets.iter().find(|market| market.name == region.as_str()).unwrap();
                    milestone(index, market.approval, filing * pos(market.pos));
                }
                Trigger::Date { date } => milestone(index, *date, 1.0),
                _ => (),
            }
        }
        for outcome in 0..1_u32 << self.markets.len() {
            let approved = |r: usize| outcome >> r & 1 == 1;
            let mut probability = filing;
            let mut sold: BTreeMap<NaiveDate, Sold> = BTreeMap::new();
            let mut launch = i32::MAX;
            for (r, market) in self.markets.iter().enumerate() {
                if !approved(r) {
                    probability *= 1.0 - pos(market.pos);
                    continue;
                }
                probability *= pos(market.pos);
                launch = launch.min(market.launch.year());
                for (end, quarter) in &market.quarters {
                    let total = sold.entry(*end).or_default();
                    total.net += quarter.net;
                    total.bearing += quarter.bearing;
                    total.lost += quarter.lost;
                }
            }
            if outcome == 0 || probability == 0.0 {
                continue;
            }
            for (index, terms) in terms.milestones.iter().enumerate() {
                let on = match &terms.trigger {
                    Trigger::AnnualSales { threshold } => Self::reached(&sold, f(*threshold), true),
                    Trigger::CumulativeSales { threshold } => {
                        Self::reached(&sold, f(*threshold), false)
                    }
                    _ => None,
                };
                if let Some(on) = on {
                    let amount = probability * f(terms.amount);
                    payments.push((
                        PaymentKind::Milestone,
                        index,
                        later(on, milestone_days),
                        amount,
                    ));
                }
            }
            for (end, due) in self.royalties(&sold, launch) {
                if due >= HALF_CENT {
                    let amount = probability * due;
                    payments.push((
                        PaymentKind::Royalty,
                        0,
                        later(end, clause.royalty_days),
                        amount,
                    ));
                }
            }
        }
        payments
    }

    /// Section 8, as lists of dated amounts: project, licensor, licensee.
    fn flows(&self) -> [Vec<(NaiveDate, f64)>; 3] {
        let (a, terms) = (&self.deal.assumptions, &self.deal.terms);
        let (mut project, mut licensor, mut licensee) = (Vec::new(), Vec::new(), Vec::new());
        let stays = 1.0 - a.licensee.tax_rate.get();
        let tax = a.licensor.tax_rate.get();
        let mut entered = 1.0;
        for (stage, start) in a.programme.stages.iter().zip(&self.starts) {
            let months = if stage.months == 0 { vec![0] } else { (1..=stage.months).collect() };
            for month in &months {
                let on = self.on(start + month);
                let cost = entered * stage.cost / months.len() as f64;
                project.push((on, -cost * stays));
                let share = stage.licensee_share.get();
                licensee.push((on, -cost * share * stays));
                licensor.push((on, -cost * (1.0 - share) * (1.0 - tax)));
            }
            entered *= stage.pos.get();
        }
        let margin =
            1.0 - a.licensee.cogs.get() - a.licensee.opex.get() - a.third_party_royalty.get();
        for market in &self.markets {
            let probability = entered * market.pos;
            let mut own = vec![(market.launch, -market.launch_cost * probability * stays)];
            own.extend(
                market
                    .quarters
                    .iter()
                    .map(|(end, sold)| (*end, sold.net * margin * probability * stays)),
            );
            project.extend(&own);
            licensee.extend(own);
        }
        let transfer_on = later(terms.effective_on, terms.tech_transfer.days_after_effective);
        let transfer = f(terms.tech_transfer.cost);
        project.push((transfer_on, -transfer * stays));
        match terms.tech_transfer.payer {
            Party::Licensee => licensee.push((transfer_on, -transfer * stays)),
            Party::Licensor => licensor.push((transfer_on, -transfer * (1.0 - tax))),
        }
        let w = a.wht.unwrap().get() * a.wht_sourced.get();
        for (kind, index, on, amount) in self.payments(false) {
            let shares =
                kind == PaymentKind::Upfront && terms.upfront[index].form == UpfrontForm::Shares;
            let gross = if terms.payment.gross_up && !shares { amount / (1.0 - w) } else { amount };
            licensee.push((on, -gross * if shares { 1.0 } else { stays }));
            let kept = if shares { amount * (1.0 - tax) } else { gross * (1.0 - w.max(tax)) };
            licensor.push((on, kept * (1.0 - a.licensor.upstream_share.get())));
        }
        [project, licensor, licensee]
    }
}

fn later(from: NaiveDate, days: u32) -> NaiveDate {
    from + Days::new(days.into())
}

fn rnpv(flows: &[(NaiveDate, f64)], rate: f64, valuation_on: NaiveDate) -> f64 {
    let ahead = flows.iter().filter(|(on, _)| *on >= valuation_on);
    ahead
        .map(|(on, x)| x * (1.0 + rate).powf(-((*on - valuation_on).num_days() as f64) / 365.0))
        .sum()
}

#[track_caller]
fn same(found: f64, slow: f64, what: &str) -> Result<(), TestCaseError> {
    let close = (found - slow).abs() <= 1e-9 * (1.0 + slow.abs());
    prop_assert!(close, "{what}: engine {found}, second model {slow}");
    Ok(())
}

/// Sums by kind, index and due date.
fn by_line(
    payments: impl IntoIterator<Item = Due>,
) -> BTreeMap<(PaymentKind, usize, NaiveDate), f64> {
    let mut lines = BTreeMap::new();
    for (kind, index, on, amount) in payments {
        *lines.entry((kind, index, on)).or_default() += amount;
    }
    lines.retain(|_, amount| *amount > 0.0);
    lines
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_models_value_alike(deal in deals()) {
        let found = value(&deal);
        let a = &deal.assumptions;
        let [project, licensor, licensee] = Slow::new(&deal).flows();
        let at = |flows: &[_], rate: AnnualRate| rnpv(flows, rate.get(), a.valuation_on);
        let investors = at(&licensee, a.licensee.discount_rate);
        let equity = match deal.terms.structure {
            Structure::License => 0.0,
            Structure::NewCo(it) => {
                it.licensor_equity.get() * (1.0 - it.haircut.get()) * investors.max(0.0)
            }
        };
        same(found.project, at(&project, a.licensee.discount_rate), "project")?;
        same(found.own.licensor, at(&licensor, a.licensor.discount_rate) + equity, "licensor")?;
        same(found.common.licensor, at(&licensor, a.licensee.discount_rate) + equity, "common")?;
        same(found.own.licensee, investors - equity, "licensee")?;
        same(found.equity.unwrap_or(0.0), equity, "equity")?;
    }

    #[test]
    fn both_models_pay_alike(deal in deals()) {
        let found = value(&deal);
        let slow = Slow::new(&deal);
        for (case, success) in [(found.expected, false), (found.success, true)] {
            let engine = by_line(case.payments.iter().map(|payment| {
                use parley::domain::valuation::Item::{Milestone, Upfront};
                let index = match payment.item {
                    Upfront(index) | Milestone(index) => index,
                    _ => 0,
                };
                (payment.item.payment_kind().unwrap(), index, payment.due_on, payment.amount)
            }));
            let slow = by_line(slow.payments(success));
            prop_assert_eq!(engine.keys().collect::<Vec<_>>(), slow.keys().collect::<Vec<_>>());
            for (line, amount) in &engine {
                same(*amount, slow[line], &format!("{line:?}"))?;
            }
        }
    }
}
