//! Everything that is not linear in a product's sales (tiers, floors, minimums, thresholds), worked out in every
//! outcome and averaged: exact expectations, not simulated ones.

use super::HALF_CENT;
use super::RoyaltyYear;
use super::milestones::{MilestoneInstance, SalesTargets};
use super::outcomes::Outcomes;
use super::probabilities::ProgrammeChances;
use super::royalty::{QuarterRoyalty, RoyaltyRule};
use super::sales::{QuarterSales, RegionForecast, SalesForecast, SalesGrid, margin};
use super::scope::{ProductScope, SalesShare};
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

/// A schedule's royalty.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RoyaltyTally {
    /// Paid for each quarter, millions.
    pub quarters: Vec<f64>,
    /// By calendar year.
    pub years: Vec<RoyaltyYear>,
}

impl ProductTally {
    /// Of a product under the chances of its programmes, in the scope's order.
    pub fn of(
        deal: &Deal,
        scope: &ProductScope,
        forecast: &SalesForecast,
        instances: &[MilestoneInstance],
        chances: &[ProgrammeChances],
    ) -> Self {
        let regions = forecast.products.get(scope.product).map_or(&[][..], Vec::as_slice);
        let mut work = TallyWork {
            deal,
            scope,
            regions,
            grid: forecast.grid,
            rules: scope.schedules.iter().filter_map(|row| rule(deal, *row)).collect(),
            targets: SalesTargets::of(&deal.terms, scope, instances),
            combined: regions.iter().map(|_| CombinedSales::default()).collect(),
        };
        let mut tally = work.empty();
        Outcomes::of(scope, chances).for_each(|probability, lines| {
            work.add(probability, lines, &mut tally);
        });
        tally
    }

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

/// Sales of sets of programmes, as bits, ascending.
#[derive(Default)]
struct CombinedSales(Vec<(u64, Vec<QuarterSales>)>);

impl CombinedSales {
    fn get(&self, lines: u64) -> Option<&Vec<QuarterSales>> {
        let place = self.0.binary_search_by_key(&lines, |(known, _)| *known).ok()?;
        self.0.get(place).map(|(_, sales)| sales)
    }

    fn insert(&mut self, lines: u64, sales: impl FnOnce() -> Vec<QuarterSales>) {
        if let Err(place) = self.0.binary_search_by_key(&lines, |(known, _)| *known) {
            self.0.insert(place, (lines, sales()));
        }
    }
}

/// What every outcome needs.
struct TallyWork<'a> {
    deal: &'a Deal,
    scope: &'a ProductScope,
    regions: &'a [RegionForecast],
    grid: SalesGrid,
    /// One for each of the scope's schedules.
    rules: Vec<RoyaltyRule>,
    targets: SalesTargets,
    /// `[region]`: sales by the set of programmes approved there, as they are met.
    combined: Vec<CombinedSales>,
}

impl TallyWork<'_> {
    fn empty(&self) -> ProductTally {
        let quarters = self.grid.quarters;
        let years = (self.grid.first_year..).take(quarters / 4);
        let royalties = self.rules.iter().map(|rule| RoyaltyTally {
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
        self.combine(lines);
        for (place, schedule) in self.scope.schedules.iter().enumerate() {
            let share = SalesShare::Royalty(*schedule);
            if let (Some(rule), Some(total)) =
                (self.rules.get(place), tally.royalties.get_mut(place))
            {
                let territory = self.sales_of(lines, |region| self.share(region) == Some(share));
                let Some(launch_year) = self.launch_year(lines, share) else { continue };
                let royalties = rule.quarters(&territory, launch_year);
                total.add(probability, rule, &territory, &royalties);
            }
        }
        self.add_profits(probability, lines, tally);
        if !self.targets.is_empty() {
            let quarters = self.grid.quarters;
            self.targets.for_each_reached(
                |counted| {
                    let sales = self.sales_of(lines, |region| counted.contains(&region));
                    sales.into_iter().map(|quarter| quarter.net).collect()
                },
                |milestone, quarter| tally.add_reached(probability, milestone, quarter, quarters),
            );
        }
    }

    /// Works out the sales of sets of programmes not met before.
    fn combine(&mut self, lines: &[u64]) {
        for (region, lines) in lines.iter().enumerate().filter(|(_, lines)| **lines != 0) {
            let (Some(forecast), Some(known)) =
                (self.regions.get(region), self.combined.get_mut(region))
            else {
                continue;
            };
            known.insert(*lines, || {
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

    /// Sales of the approved regions that are wanted, together.
    fn sales_of(&self, lines: &[u64], wanted: impl Fn(usize) -> bool) -> Vec<QuarterSales> {
        let mut total = vec![QuarterSales::default(); self.grid.quarters];
        for (region, lines) in lines.iter().enumerate().filter(|(region, _)| wanted(*region)) {
            let sales = self.combined.get(region).and_then(|known| known.get(*lines));
            for (total, quarter) in total.iter_mut().zip(sales.into_iter().flatten()) {
                *total += *quarter;
            }
        }
        total
    }

    /// The year of the first launch in a schedule's regions; `None` where nothing is approved there.
    fn launch_year(&self, lines: &[u64], share: SalesShare) -> Option<usize> {
        let regions = lines.iter().zip(self.regions).enumerate();
        let own = regions.filter(|(region, _)| self.share(*region) == Some(share));
        own.filter_map(|(_, (lines, forecast))| forecast.launch_year(*lines)).min()
    }

    /// The licensor's part of the profit; below half a cent it is not paid.
    fn add_profits(&self, probability: f64, lines: &[u64], tally: &mut ProductTally) {
        for (region, lines) in lines.iter().enumerate() {
            let Some(SalesShare::Profit(row)) = self.share(region) else { continue };
            let terms = self.deal.terms.profit_share.get(row);
            let part = terms.map_or(0.0, |terms| terms.licensor_share.get()) * margin(self.deal);
            let sales = self.combined.get(region).and_then(|known| known.get(*lines));
            let Some(paid) = tally.profits.get_mut(region) else { continue };
            paid.resize(self.grid.quarters, 0.0);
            for (paid, quarter) in paid.iter_mut().zip(sales.into_iter().flatten()) {
                let profit = part * quarter.net;
                if profit.abs() >= HALF_CENT {
                    *paid += probability * profit;
                }
            }
        }
    }
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

impl RoyaltyTally {
    fn add(
        &mut self,
        probability: f64,
        rule: &RoyaltyRule,
        territory: &[QuarterSales],
        royalties: &[QuarterRoyalty],
    ) {
        // A royalty below half a cent is not paid.
        for (paid, royalty) in self.quarters.iter_mut().zip(royalties) {
            let due = royalty.due();
            if due >= HALF_CENT {
                *paid += probability * due;
            }
        }
        let quarters = territory.chunks(4).zip(royalties.chunks(4));
        for (year, (sales, royalties)) in self.years.iter_mut().zip(quarters) {
            let bearing: f64 = sales.iter().map(|quarter| quarter.royalty_bearing).sum();
            year.royalty_bearing += probability * bearing;
            for (total, tier) in year.by_tier.iter_mut().zip(rule.by_tier(bearing)) {
                *total += probability * tier;
            }
            for royalty in royalties {
                year.exclusivity_cut += probability * royalty.exclusivity_cut;
                year.stacking_cut += probability * royalty.stacking_cut;
                year.minimum_top_up += probability * royalty.minimum_top_up;
                year.due += probability * royalty.due();
            }
        }
    }
}
