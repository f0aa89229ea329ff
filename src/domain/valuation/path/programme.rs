//! A programme on one path: stages paid and passed or not, an option taken or not, filing, reviews, launches.

use super::account::Account;
use super::day_worth::DayWorth;
use super::exercise::is_worth_it;
use super::month_days::MonthDays;
use crate::domain::date::add_days;
use crate::domain::deal::{Deal, Programme, ProgrammeStage, Trigger};
use crate::domain::valuation::Item;
use crate::domain::valuation::cashflows::licensee_share;
use crate::domain::valuation::milestones::{MilestoneInstance, Subject};
use crate::domain::valuation::payments::millions;
use crate::domain::valuation::scope::{ProductScope, SalesShare};

/// What of a programme stays on every path.
pub struct ProgrammePath {
    /// Row of `assumptions.programmes`.
    row: usize,
    months: MonthDays,
    /// By stage: the licensor's part of its cost.
    licensor_parts: Vec<f64>,
    milestones: Vec<(Happening, Item, f64)>,
    option: Option<OptionPath>,
    regions: Vec<RegionPath>,
}

/// What a milestone waits for: a stage's start, the filing, a region's approval, by their rows.
#[derive(PartialEq, Clone, Copy)]
enum Happening {
    Start(usize),
    Filing,
    Approval(usize),
}

/// The option at the end of a stage.
struct OptionPath {
    /// Row of `terms.options`.
    option: usize,
    stage: usize,
    fee: f64,
}

/// A licensed region.
struct RegionPath {
    /// Row of the programme's regions.
    row: usize,
    /// Place in the product's scope, and the programme's bit there.
    place: usize,
    bit: u64,
    /// The licensor's part of the launch's cost.
    licensor_part: f64,
}

impl ProgrammePath {
    /// The programme at a place of a product's scope.
    pub fn of(
        deal: &Deal,
        scope: &ProductScope,
        place: usize,
        instances: &[MilestoneInstance],
    ) -> Option<Self> {
        let row = *scope.programmes.get(place)?;
        let programme = deal.assumptions.programmes.get(row)?;
        let own = instances.iter().filter(|it| it.subject == Subject::Programme(row));
        let regions = regions(deal, scope, place);
        let milestones = own.filter_map(|instance| {
            let milestone = deal.terms.milestones.get(instance.row)?;
            let item = Item::Milestone { row: instance.row, each: instance.each_row() };
            let happening = happening(programme, &milestone.trigger)?;
            let is_licensed = match happening {
                Happening::Approval(row) => regions.iter().any(|region| region.row == row),
                Happening::Start(_) | Happening::Filing => true,
            };
            is_licensed.then(|| (happening, item, millions(milestone.amount)))
        });
        let part = |stage: &ProgrammeStage| 1.0 - licensee_share(deal, row, &stage.stage);
        Some(Self {
            row,
            months: MonthDays::of(programme.start_on, deal.assumptions.valuation_on),
            licensor_parts: programme.stages.iter().map(part).collect(),
            milestones: milestones.collect(),
            option: option(deal, scope, programme),
            regions,
        })
    }

    /// Adds what becomes of it, and marks the regions that approve.
    pub fn add(
        &self,
        deal: &Deal,
        account: &mut Account,
        chance: &mut impl FnMut() -> f64,
        approved: &mut [u64],
    ) {
        let Some(programme) = deal.assumptions.programmes.get(self.row) else { return };
        let mut month = 0_u32;
        for (place, stage) in programme.stages.iter().enumerate() {
            self.happens(Happening::Start(place), month, deal, account);
            self.spend(place, stage, month, deal, account);
            month = month.saturating_add(stage.months);
            let passed = chance() < stage.pos.get();
            if !passed || !self.is_taken(place, month, deal, account, chance) {
                return;
            }
        }
        self.happens(Happening::Filing, month, deal, account);
        self.review(programme, month, deal, account, chance, approved);
    }

    /// Pays the milestones that wait for something, in the month it happens.
    fn happens(&self, what: Happening, month: u32, deal: &Deal, account: &mut Account) {
        for (_, item, amount) in self.milestones.iter().filter(|(known, ..)| *known == what) {
            let days = deal.terms.payment.after_event();
            account.pay(*item, add_days(self.months.date(month), days), *amount);
        }
    }

    /// A stage entered is paid in full, in monthly instalments.
    fn spend(
        &self,
        place: usize,
        stage: &ProgrammeStage,
        start: u32,
        deal: &Deal,
        account: &mut Account,
    ) {
        let parts = stage.months.max(1);
        let first = stage.months.min(1);
        let valuation_on = deal.assumptions.valuation_on;
        let months = || (first..first + parts).map(|month| start.saturating_add(month));
        let sum = |worth: &DayWorth| -> f64 {
            months().map(|month| worth.at(self.months.day(month, valuation_on))).sum()
        };
        let licensor_part = self.licensor_parts.get(place).copied().unwrap_or(0.0);
        let [licensor, licensee] = account.worth();
        // Most stages are the licensee's alone.
        let of_licensor = if licensor_part > 0.0 { sum(licensor) } else { 0.0 };
        account.bear(stage.cost / f64::from(parts), licensor_part, [of_licensor, sum(licensee)]);
    }

    /// Whether the licensee goes on after a stage; where that takes an option, its fee is paid.
    fn is_taken(
        &self,
        stage: usize,
        month: u32,
        deal: &Deal,
        account: &mut Account,
        chance: &mut impl FnMut() -> f64,
    ) -> bool {
        let Some(option) = self.option.as_ref().filter(|option| option.stage == stage) else {
            return true;
        };
        let row = option.option;
        let id = deal.terms.options.get(row).map(|option| option.id.as_str());
        let mut given = deal.assumptions.exercise.iter();
        let given = given.find(|row| Some(row.option.as_str()) == id);
        let taken = match given {
            Some(row) => chance() < row.probability.get(),
            None => is_worth_it(deal, row),
        };
        if taken {
            let due_on = add_days(self.months.date(month), deal.terms.payment.after_event());
            account.pay(Item::Option(row), due_on, option.fee);
        }
        taken
    }

    /// Each region's review: one draw for all with the probability of their dependence, else one each.
    fn review(
        &self,
        programme: &Programme,
        filing: u32,
        deal: &Deal,
        account: &mut Account,
        chance: &mut impl FnMut() -> f64,
        approved: &mut [u64],
    ) {
        let dependence = programme.approval_dependence.get();
        let common = (dependence > 0.0 && chance() < dependence).then(&mut *chance);
        for region in &self.regions {
            let Some(assumed) = programme.regions.get(region.row) else { continue };
            let draw = common.unwrap_or_else(&mut *chance);
            if draw >= assumed.pos.get() {
                continue;
            }
            let approval = filing.saturating_add(assumed.review_months);
            self.happens(Happening::Approval(region.row), approval, deal, account);
            let launch = approval.saturating_add(assumed.launch_lag_months);
            let day = self.months.day(launch, deal.assumptions.valuation_on);
            let worth = account.worth().each_ref().map(|worth| worth.at(day));
            account.bear(assumed.launch_cost, region.licensor_part, worth);
            if let Some(lines) = approved.get_mut(region.place) {
                *lines |= region.bit;
            }
        }
    }
}

fn happening(programme: &Programme, trigger: &Trigger) -> Option<Happening> {
    match trigger {
        Trigger::Start { stage, .. } => {
            let row = programme.stages.iter().position(|listed| listed.stage == *stage)?;
            Some(Happening::Start(row))
        }
        Trigger::Filing { .. } => Some(Happening::Filing),
        Trigger::Approval { region, .. } => {
            let row = programme.regions.iter().position(|listed| listed.region == *region)?;
            Some(Happening::Approval(row))
        }
        Trigger::Date { .. }
        | Trigger::Event { .. }
        | Trigger::AnnualSales(_)
        | Trigger::CumulativeSales(_) => None,
    }
}

fn option(deal: &Deal, scope: &ProductScope, programme: &Programme) -> Option<OptionPath> {
    let option = scope.option?;
    let terms = deal.terms.options.get(option)?;
    let stage = programme.stages.iter().position(|listed| listed.stage == terms.stage)?;
    Some(OptionPath { option, stage, fee: millions(terms.exercise_fee) })
}

fn regions(deal: &Deal, scope: &ProductScope, programme: usize) -> Vec<RegionPath> {
    let regions = scope.regions.iter().enumerate().filter_map(|(place, region)| {
        let line = region.lines.iter().position(|line| line.place == programme)?;
        let shared = match region.share {
            SalesShare::Profit(row) => deal.terms.profit_share.get(row),
            SalesShare::Royalty(_) | SalesShare::Nothing => None,
        };
        Some(RegionPath {
            row: region.lines.get(line)?.region,
            place,
            bit: 1 << line,
            licensor_part: shared.map_or(0.0, |share| share.licensor_share.get()),
        })
    });
    regions.collect()
}
