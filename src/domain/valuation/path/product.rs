//! A product on one path: its programmes, then what it sells and what is paid on that.

use super::account::Account;
use super::line_sales::{LineSales, SalesTerm, region};
use super::programme::ProgrammePath;
use super::royalties::{QuarterDays, SalesPayments};
use crate::domain::date::add_days;
use crate::domain::deal::{Deal, Programme};
use crate::domain::valuation::milestones::MilestoneInstance;
use crate::domain::valuation::sales::{SalesGrid, import_duty, margin};
use crate::domain::valuation::scope::{ProductScope, ProgrammeRegion, SalesShare};
use crate::domain::valuation::{HALF_CENT, Item};
use chrono::Datelike;

/// What of a product stays on every path, with lists used again and again.
pub struct ProductPath {
    scope: ProductScope,
    programmes: Vec<ProgrammePath>,
    /// `[region of the scope][line]`.
    lines: Vec<Vec<LineSales>>,
    payments: SalesPayments,
    days: QuarterDays,
    /// `[region]`: the programmes approved there, as bits.
    approved: Vec<u64>,
    /// By quarter: what is left of the sales after what selling costs.
    left: Vec<f64>,
    /// By quarter: net sales of one region whose profit is shared.
    shared: Vec<f64>,
}

impl ProductPath {
    /// Of a product by its scope.
    pub fn of(deal: &Deal, scope: ProductScope, instances: &[MilestoneInstance]) -> Self {
        let places = 0..scope.programmes.len();
        let programmes =
            places.filter_map(|place| ProgrammePath::of(deal, &scope, place, instances));
        let lines = scope.regions.iter().map(|region| {
            let lines = region.lines.iter();
            lines.map(|line| LineSales::of(deal, *line, region.share)).collect()
        });
        Self {
            programmes: programmes.collect(),
            lines: lines.collect(),
            payments: SalesPayments::of(deal, &scope, instances),
            days: QuarterDays::of(deal, &scope),
            approved: vec![0; scope.regions.len()],
            left: Vec::new(),
            shared: Vec::new(),
            scope,
        }
    }

    /// Adds what becomes of it.
    pub fn add(&mut self, deal: &Deal, account: &mut Account, chance: &mut impl FnMut() -> f64) {
        self.approved.fill(0);
        for programme in &self.programmes {
            programme.add(deal, account, chance, &mut self.approved);
        }
        if self.approved.iter().all(|lines| *lines == 0) {
            return;
        }
        let quarters = self.days.grid.quarters;
        self.left.clear();
        self.left.resize(quarters, 0.0);
        self.payments.clear(quarters);
        for place in 0..self.approved.len() {
            self.sell(place, deal, account);
        }
        self.payments.pay(deal, &self.days, account);
        let worth = &account.worth()[1];
        let sold = self.left.iter().zip(&self.days.last);
        let sold = sold.map(|(left, day)| left * worth.at(*day)).sum::<f64>();
        account.licensee += sold * account.licensee_keeps();
    }

    /// Adds the sales of a region.
    fn sell(&mut self, place: usize, deal: &Deal, account: &mut Account) {
        let lines = self.approved.get(place).copied().unwrap_or(0);
        let (Some(scoped), Some(sold)) = (self.scope.regions.get(place), self.lines.get_mut(place))
        else {
            return;
        };
        let is_shared = matches!(scoped.share, SalesShare::Profit(_));
        let left = margin(deal) - import_duty(deal, &scoped.name);
        self.shared.clear();
        self.shared.resize(if is_shared { self.days.grid.quarters } else { 0 }, 0.0);
        let alone = scoped.lines.len() == 1;
        let approved = |line: &ProgrammeRegion| {
            let bit = scoped.lines.iter().position(|known| known == line);
            bit.is_some_and(|bit| lines >> bit & 1 == 1)
        };
        let ends = || {
            let approved: Vec<_> = scoped.lines.iter().copied().filter(approved).collect();
            self.scope.royalty_end(deal, place, &approved)
        };
        for line in sold.iter_mut() {
            if !approved(&line.line()) {
                continue;
            }
            let at = line.line();
            let Some(programme) = deal.assumptions.programmes.get(at.programme) else { continue };
            let Some(assumed) = region(deal, at) else { continue };
            let peak = assumed.peak_net_sales;
            let launch = launch(programme, at.region);
            let term = SalesTerm { launch, ends, alone };
            let Some(unit) = line.at(deal, self.days.grid, &term) else { continue };
            let year = launch_year(programme, launch, self.days.grid);
            self.payments.sell(place, year, peak, unit.first, &unit.quarters);
            add(&mut self.left, unit.first, left * peak, &unit.quarters);
            add(&mut self.shared, unit.first, peak, &unit.quarters);
        }
        if let SalesShare::Profit(row) = scoped.share {
            self.share(row, left, deal, account);
        }
    }

    /// Pays the licensor its part of a region's profit, or has it bear its part of the loss; below half a cent neither.
    fn share(&self, row: usize, left: f64, deal: &Deal, account: &mut Account) {
        let Some(share) = deal.terms.profit_share.get(row) else { return };
        let part = share.licensor_share.get() * left;
        let [licensor, licensee] = account.worth();
        let mut sums = [0.0; 2];
        for (net, day) in self.shared.iter().zip(&self.days.due) {
            let profit = part * net;
            if profit.abs() >= HALF_CENT {
                sums[0] += profit * licensor.at(*day);
                sums[1] += profit * licensee.at(*day);
            }
        }
        let [received, paid] = account.parts(Item::ProfitShare(row), part < 0.0);
        account.licensor += received * sums[0];
        account.licensee -= paid * sums[1];
    }
}

fn add(
    sums: &mut [f64],
    first: usize,
    factor: f64,
    unit: &[crate::domain::valuation::sales::QuarterSales],
) {
    for (sum, unit) in sums.iter_mut().skip(first).zip(unit) {
        *sum += factor * unit.net;
    }
}

/// Months from a programme's start to its launch in a region.
fn launch(programme: &Programme, region: usize) -> u32 {
    let filing = programme.stages.iter().fold(0_u32, |sum, stage| sum.saturating_add(stage.months));
    programme.regions.get(region).map_or(filing, |region| {
        filing.saturating_add(region.review_months).saturating_add(region.launch_lag_months)
    })
}

/// The year of a launch, counted from the grid's first.
fn launch_year(programme: &Programme, launch: u32, grid: SalesGrid) -> usize {
    let start = programme.start_on;
    let years = (start.year() - grid.first_year).unsigned_abs();
    (years + start.month0().saturating_add(launch) / 12) as usize
}

impl QuarterDays {
    fn of(deal: &Deal, scope: &ProductScope) -> Self {
        let assumptions = &deal.assumptions;
        let starts = scope.programmes.iter().filter_map(|row| assumptions.programmes.get(*row));
        let horizon = assumptions.horizon_on.year();
        let first_year = starts.map(|it| it.start_on.year()).min().unwrap_or(horizon);
        let years = usize::try_from(horizon - first_year + 1).unwrap_or(0);
        let grid = SalesGrid { first_year, quarters: 4 * years };
        let day = |quarter: usize, after: u32| {
            let on = add_days(grid.quarter(quarter).last_day(), after);
            i32::try_from((on - assumptions.valuation_on).num_days()).unwrap_or(i32::MAX)
        };
        let after = deal.terms.payment.after_quarter();
        Self {
            last: (0..grid.quarters).map(|quarter| day(quarter, 0)).collect(),
            due: (0..grid.quarters).map(|quarter| day(quarter, after)).collect(),
            grid,
        }
    }
}
