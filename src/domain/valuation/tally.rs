//! Everything that is not linear in a product's sales (tiers, floors, minimums, thresholds), worked out in every
//! outcome and averaged: exact expectations, not simulated ones.

use super::HALF_CENT;
use super::RoyaltyYear;
use super::combined_sales::CombinedSales;
use super::milestones::{MilestoneInstance, SalesTargets};
use super::outcomes::Outcomes;
use super::probabilities::ProgrammeChances;
use super::royalty::RoyaltyRule;
use super::royalty_tally::{MetRoyalty, RoyaltyTally};
use super::sales::{RegionForecast, SalesForecast, SalesGrid, import_duty, margin};
use super::scope::{ProductScope, ProgrammeRegion, SalesShare};
use super::territory_sales::TerritorySales;
use crate::domain::deal::Deal;

/// Probability-weighted sums over the outcomes of one product. Quarters and years are those of the grid.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ProductTally {
    /// One for each of the scope's schedules.
    pub royalties: Vec<RoyaltyTally>,
    /// `[region of the scope][quarter]`: profit paid to the licensor, millions; negative: paid by it. Empty for a
    /// region whose profit is not shared.
    pub profits: Vec<Vec<f64>>,
    /// `[row of terms.milestones][quarter]`: the probability that sales trigger the milestone there. A row without
    /// quarters belongs to another product or trigger.
    pub reached: Vec<Vec<f64>>,
}

/// A product's tally, and what of it serves again when a clause or a share moves.
pub(super) struct PreparedTally {
    pub tally: ProductTally,
    /// `[region]`: what is sold there, where the profit is shared.
    combined: Vec<CombinedSales>,
}

/// How far a royalty is worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RoyaltyDetail {
    /// What is paid each quarter.
    Paid,
    /// And by what of a year's tiers and clauses it came.
    ByYear,
}

/// What a product is worked out from.
#[derive(Clone, Copy)]
pub(super) struct TallyInputs<'a> {
    pub deal: &'a Deal,
    pub scope: &'a ProductScope,
    pub forecast: &'a SalesForecast,
    /// Of its programmes, in the scope's order.
    pub chances: &'a [ProgrammeChances],
}

impl PreparedTally {
    /// Of a product with every milestone as often as it can be paid.
    pub fn of(inputs: TallyInputs, instances: &[MilestoneInstance], detail: RoyaltyDetail) -> Self {
        let TallyInputs { deal, scope, .. } = inputs;
        let targets = SalesTargets::of(&deal.terms, scope, instances);
        let mut work = TallyWork::of(inputs, &scope.schedules, targets);
        let mut tally = work.empty(detail);
        work.go_through(inputs, &mut tally);
        let mut prepared = Self { tally, combined: work.combined };
        prepared.share_profits(deal, scope, inputs.forecast.grid);
        for (region, combined) in scope.regions.iter().zip(&mut prepared.combined) {
            if !matches!(region.share, SalesShare::Profit(_)) {
                *combined = CombinedSales::default();
            }
        }
        prepared
    }

    /// Works out anew what is paid by some of the scope's schedules: what else a clause says than before changes no
    /// other's royalty, no shared profit, and nothing that sales trigger.
    pub fn work_out_royalties(&mut self, inputs: TallyInputs, rows: &[usize]) {
        let mut work = TallyWork::of(inputs, rows, SalesTargets::default());
        let mut tally = work.empty(RoyaltyDetail::Paid);
        work.go_through(inputs, &mut tally);
        for (row, royalty) in rows.iter().zip(tally.royalties) {
            let place = inputs.scope.schedules.iter().position(|known| known == row);
            if let Some(known) = place.and_then(|place| self.tally.royalties.get_mut(place)) {
                *known = royalty;
            }
        }
    }

    /// Works the licensor's part of the profits out anew; below half a cent it is not paid.
    pub fn share_profits(&mut self, deal: &Deal, scope: &ProductScope, grid: SalesGrid) {
        let regions = scope.regions.iter().zip(&self.combined).zip(&mut self.tally.profits);
        for ((region, combined), paid) in regions {
            let SalesShare::Profit(row) = region.share else { continue };
            let Some(terms) = deal.terms.profit_share.get(row) else { continue };
            let left = margin(deal) - import_duty(deal, &terms.region);
            let part = terms.licensor_share.get() * left;
            paid.clear();
            paid.resize(grid.quarters, 0.0);
            for set in combined.sets() {
                for (paid, quarter) in paid.iter_mut().zip(&set.sales) {
                    let profit = part * quarter.net;
                    if profit.abs() >= HALF_CENT {
                        *paid += set.probability * profit;
                    }
                }
            }
        }
    }
}

impl ProductTally {
    /// The same with every probability times a factor: of a product with one programme, given filing, whose filing
    /// has that probability.
    pub fn scaled(&self, factor: f64) -> Self {
        let mut tally = self.clone();
        let royalties = tally.royalties.iter_mut();
        let quarters = royalties.flat_map(|royalty| {
            royalty.years.iter_mut().for_each(|year| year.scale(factor));
            &mut royalty.quarters
        });
        let others = tally.profits.iter_mut().chain(&mut tally.reached).flatten();
        quarters.chain(others).for_each(|amount| *amount *= factor);
        tally
    }
}

fn rule(deal: &Deal, row: usize) -> Option<RoyaltyRule> {
    let schedule = deal.terms.royalties.get(row)?;
    Some(RoyaltyRule::of(schedule, deal.assumptions.third_party_royalty.get()))
}

/// What every outcome needs.
struct TallyWork<'a> {
    deal: &'a Deal,
    scope: &'a ProductScope,
    regions: &'a [RegionForecast],
    grid: SalesGrid,
    /// Those worked out.
    schedules: Vec<ScheduleWork>,
    targets: SalesTargets,
    /// What schedules and targets count sales over.
    territories: Vec<TerritorySales>,
    /// The scope's regions, those first in which every outcome with sales has the same approvals: what comes first is
    /// added up once.
    sure_first: Vec<usize>,
    /// `[region]`: sales by the set of programmes approved there, as they are met.
    combined: Vec<CombinedSales>,
    /// `[region]`: the set met last.
    last: Vec<u64>,
}

/// A schedule and its royalty in the outcome met last.
struct ScheduleWork {
    rule: RoyaltyRule,
    /// Place among the territories.
    territory: usize,
    met: MetRoyalty,
}

impl<'a> TallyWork<'a> {
    /// Of the schedules at some rows and some milestones.
    fn of(inputs: TallyInputs<'a>, rows: &[usize], targets: SalesTargets) -> Self {
        let TallyInputs { deal, scope, forecast, chances } = inputs;
        let regions = forecast.products.get(scope.product).map_or(&[][..], Vec::as_slice);
        let mut work = Self {
            deal,
            scope,
            regions,
            grid: forecast.grid,
            schedules: Vec::new(),
            targets,
            territories: Vec::new(),
            sure_first: sure_first(scope, chances),
            combined: regions.iter().map(|_| CombinedSales::default()).collect(),
            last: vec![0; regions.len()],
        };
        work.take_territories(rows);
        work
    }

    /// Adds every outcome.
    fn go_through(&mut self, inputs: TallyInputs, tally: &mut ProductTally) {
        Outcomes::of(inputs.scope, inputs.chances).for_each(|probability, lines| {
            self.add(probability, lines, tally);
        });
        for (schedule, total) in self.schedules.iter().zip(&mut tally.royalties) {
            total.add(&schedule.rule, &schedule.met);
        }
    }

    fn take_territories(&mut self, rows: &[usize]) {
        for row in rows {
            let Some(rule) = rule(self.deal, *row) else { continue };
            let share = SalesShare::Royalty(*row);
            let regions = self.sure_first.iter().copied();
            let regions = regions.filter(|at| self.share(*at) == Some(share)).collect();
            let territory = territory(&mut self.territories, regions, self.grid.quarters);
            self.schedules.push(ScheduleWork { rule, territory, met: MetRoyalty::default() });
        }
        let Self { targets, territories, sure_first, grid, .. } = self;
        targets.place(|regions| {
            let regions = sure_first.iter().copied().filter(|at| regions.contains(at)).collect();
            territory(territories, regions, grid.quarters)
        });
    }

    fn empty(&self, detail: RoyaltyDetail) -> ProductTally {
        let quarters = self.grid.quarters;
        let told = match detail {
            RoyaltyDetail::Paid => 0,
            RoyaltyDetail::ByYear => quarters / 4,
        };
        let years = (self.grid.first_year..).take(told);
        let royalties = self.schedules.iter().map(|ScheduleWork { rule, .. }| RoyaltyTally {
            quarters: vec![0.0; quarters],
            years: years.clone().map(|year| RoyaltyYear::empty(year, rule.tier_count())).collect(),
        });
        ProductTally {
            royalties: royalties.collect(),
            profits: vec![Vec::new(); self.scope.regions.len()],
            reached: vec![Vec::new(); self.deal.terms.milestones.len()],
        }
    }

    /// Adds an outcome: `lines[region]` are the programmes approved there, as bits.
    fn add(&mut self, probability: f64, lines: &[u64], tally: &mut ProductTally) {
        self.combine(probability, lines);
        for territory in &mut self.territories {
            territory.turn_to(lines, |region, lines| self.combined.get(region)?.get(lines));
        }
        for (schedule, total) in self.schedules.iter_mut().zip(&mut tally.royalties) {
            let Some(territory) = self.territories.get(schedule.territory) else { continue };
            if territory.changed {
                let launch_year = launch_year(self.regions, lines, territory);
                total.add(&schedule.rule, &schedule.met);
                schedule.met.turn_to(&schedule.rule, territory.total(), launch_year);
            }
            schedule.met.probability += probability;
        }
        let quarters = self.grid.quarters;
        self.targets.for_each_reached(&self.territories, |milestone, quarter| {
            tally.add_reached(probability, milestone, quarter, quarters);
        });
    }

    /// Works out the sales of sets of programmes not met before; how likely each is matters where profit is shared.
    fn combine(&mut self, probability: f64, lines: &[u64]) {
        for (region, lines) in lines.iter().enumerate().filter(|(_, lines)| **lines != 0) {
            let is_shared = matches!(self.share(region), Some(SalesShare::Profit(_)));
            let last = self.last.get_mut(region).map(|last| std::mem::replace(last, *lines));
            if last == Some(*lines) && !is_shared {
                continue;
            }
            let (Some(forecast), Some(known)) =
                (self.regions.get(region), self.combined.get_mut(region))
            else {
                continue;
            };
            known.meet(*lines, probability, || {
                let scoped = self.scope.regions.get(region).map_or(&[][..], |scoped| &scoped.lines);
                let bits = (0_u32..).zip(scoped).filter(|(bit, _)| lines >> bit & 1 == 1);
                let approved: Vec<_> = bits.map(|(_, line)| *line).collect();
                let end = self.scope.royalty_end(self.deal, region, &approved);
                forecast.combined(*lines, end, self.grid)
            });
        }
    }

    fn share(&self, region: usize) -> Option<SalesShare> {
        self.scope.regions.get(region).map(|region| region.share)
    }
}

/// The scope's regions, those first that are approved whenever their programmes are filed.
fn sure_first(scope: &ProductScope, chances: &[ProgrammeChances]) -> Vec<usize> {
    let is_sure = |region: &usize| {
        let lines = scope.regions.get(*region).map_or(&[][..], |region| &region.lines);
        let approved = |line: &ProgrammeRegion| {
            chances
                .get(line.place)?
                .approvals
                .get(line.region)
                .map(|probability| *probability >= 1.0)
        };
        lines.iter().all(|line| approved(line) == Some(true))
    };
    let (sure, open): (Vec<usize>, Vec<usize>) = (0..scope.regions.len()).partition(is_sure);
    [sure, open].concat()
}

/// The place of a territory among those known.
fn territory(known: &mut Vec<TerritorySales>, regions: Vec<usize>, quarters: usize) -> usize {
    let place = known.iter().position(|known| known.regions == regions);
    place.unwrap_or_else(|| {
        known.push(TerritorySales::of(regions, quarters));
        known.len() - 1
    })
}

/// The year of the first launch in a territory; `None` where nothing is approved there.
fn launch_year(
    regions: &[RegionForecast],
    lines: &[u64],
    territory: &TerritorySales,
) -> Option<usize> {
    let launch = |region: &usize| regions.get(*region)?.launch_year(*lines.get(*region)?);
    territory.regions.iter().filter_map(launch).min()
}

impl ProductTally {
    fn add_reached(&mut self, probability: f64, milestone: usize, quarter: usize, quarters: usize) {
        let Some(row) = self.reached.get_mut(milestone) else { return };
        row.resize(quarters, 0.0);
        if let Some(total) = row.get_mut(quarter) {
            *total += probability;
        }
    }
}
