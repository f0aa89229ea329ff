//! What is paid on one path's sales: royalties, and milestones that sales reach.

use super::account::Account;
use crate::domain::date::{Date, add_days};
use crate::domain::deal::Deal;
use crate::domain::valuation::milestones::{MilestoneInstance, SalesTargets};
use crate::domain::valuation::payments::millions;
use crate::domain::valuation::royalty::{QuarterRoyalty, RoyaltyRule};
use crate::domain::valuation::sales::{QuarterSales, SalesGrid};
use crate::domain::valuation::scope::{ProductScope, SalesShare};
use crate::domain::valuation::{HALF_CENT, Item};

/// What is paid on a product's sales.
pub struct SalesPayments {
    product: usize,
    territories: Vec<SoldTogether>,
    schedules: Vec<SchedulePath>,
    targets: SalesTargets,
    each: Vec<(usize, Option<usize>)>,
    royalties: Vec<QuarterRoyalty>,
}

/// Regions whose sales count together.
struct SoldTogether {
    regions: Vec<usize>,
    sales: Vec<QuarterSales>,
    launch_year: usize,
}

/// A royalty clause.
struct SchedulePath {
    row: usize,
    territory: usize,
    third_party_royalty: f64,
    rule: RoyaltyRule,
}

/// The days of a grid's quarters.
pub struct QuarterDays {
    /// What is counted.
    pub grid: SalesGrid,
    /// Days after the valuation date of each quarter's last day.
    pub last: Vec<i32>,
    /// Of the day what is paid on its sales is due.
    pub due: Vec<i32>,
}

impl SalesPayments {
    /// Of a product.
    pub fn of(deal: &Deal, scope: &ProductScope, instances: &[MilestoneInstance]) -> Self {
        let mut territories = Vec::new();
        let third_party_royalty = deal.assumptions.third_party_royalty.get();
        let schedules = scope.schedules.iter().filter_map(|row| {
            let regions = 0..scope.regions.len();
            let paid = |region: &usize| {
                scope.regions.get(*region).map(|region| region.share)
                    == Some(SalesShare::Royalty(*row))
            };
            let territory = territory(&mut territories, &regions.filter(paid).collect::<Vec<_>>());
            let rule = RoyaltyRule::of(deal.terms.royalties.get(*row)?, third_party_royalty);
            Some(SchedulePath { row: *row, territory, third_party_royalty, rule })
        });
        let schedules = schedules.collect();
        let mut targets = SalesTargets::of(&deal.terms, scope, instances);
        targets.place(|regions| territory(&mut territories, regions));
        let each = instances.iter().map(|instance| (instance.row, instance.each_row()));
        let each = each.filter(|(_, each)| each.is_none_or(|each| each == scope.product)).collect();
        let product = scope.product;
        Self { product, territories, schedules, targets, each, royalties: Vec::new() }
    }

    /// Begins a path of so many quarters.
    pub fn clear(&mut self, quarters: usize) {
        for territory in &mut self.territories {
            territory.sales.clear();
            territory.sales.resize(quarters, QuarterSales::default());
            territory.launch_year = usize::MAX;
        }
    }

    /// Adds what a region sells from a quarter on, at so many times a unit.
    pub fn sell(
        &mut self,
        region: usize,
        launch_year: usize,
        peak: f64,
        first: usize,
        unit: &[QuarterSales],
    ) {
        let own = self.territories.iter_mut().filter(|known| known.regions.contains(&region));
        for territory in own {
            territory.launch_year = territory.launch_year.min(launch_year);
            for (sum, unit) in territory.sales.iter_mut().skip(first).zip(unit) {
                sum.net += peak * unit.net;
                sum.royalty_bearing += peak * unit.royalty_bearing;
                sum.after_exclusivity += peak * unit.after_exclusivity;
            }
        }
    }

    /// Pays for what was sold.
    pub fn pay(&mut self, deal: &Deal, days: &QuarterDays, account: &mut Account) {
        let third_party = deal.assumptions.third_party_royalty.get();
        for schedule in &mut self.schedules {
            schedule.turn_to(deal, third_party);
            let Some(territory) = self.territories.get(schedule.territory) else { continue };
            if territory.launch_year == usize::MAX {
                continue;
            }
            let item = Item::Royalty { schedule: schedule.row, product: self.product };
            let year = territory.launch_year.min(territory.sales.len() / 4);
            // Before the launch's year there are no sales.
            let sales = territory.sales.get(4 * year..).unwrap_or_default();
            schedule.rule.fill(sales, territory.launch_year - year, &mut self.royalties);
            let due = days.due.get(4 * year..).unwrap_or_default();
            pay_royalty(&self.royalties, due, item, account);
        }
        let territories = &self.territories;
        let sales = |place: usize| territories.get(place).map(|known| known.sales.as_slice());
        let each = &self.each;
        self.targets.look(sales, |row, quarter| {
            let each = each.iter().find(|(known, _)| *known == row).and_then(|(_, each)| *each);
            let amount = deal.terms.milestones.get(row).map_or(0.0, |it| millions(it.amount));
            let on: Date = days.grid.quarter(quarter).last_day();
            let due_on = add_days(on, deal.terms.payment.after_event());
            account.pay(Item::Milestone { row, each }, due_on, amount);
        });
    }
}

impl SchedulePath {
    fn turn_to(&mut self, deal: &Deal, third_party_royalty: f64) {
        let clause = deal.terms.royalties.get(self.row);
        let Some(clause) = clause.filter(|_| third_party_royalty != self.third_party_royalty)
        else {
            return;
        };
        self.third_party_royalty = third_party_royalty;
        self.rule = RoyaltyRule::of(clause, third_party_royalty);
    }
}

/// A royalty below half a cent is not paid.
fn pay_royalty(royalties: &[QuarterRoyalty], due_days: &[i32], item: Item, account: &mut Account) {
    let [licensor, licensee] = account.worth();
    let mut sums = [0.0; 2];
    for (royalty, day) in royalties.iter().zip(due_days) {
        let due = royalty.due();
        if due >= HALF_CENT {
            sums[0] += due * licensor.at(*day);
            sums[1] += due * licensee.at(*day);
        }
    }
    let [received, paid] = account.parts(item, false);
    account.licensor += received * sums[0];
    account.licensee -= paid * sums[1];
}

fn territory(known: &mut Vec<SoldTogether>, regions: &[usize]) -> usize {
    known.iter().position(|known| known.regions == regions).unwrap_or_else(|| {
        let regions = regions.to_vec();
        known.push(SoldTogether { regions, sales: Vec::new(), launch_year: usize::MAX });
        known.len() - 1
    })
}
