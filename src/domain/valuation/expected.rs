//! Everything that is not linear in sales (tiers, floors, minimums, thresholds), worked out in every
//! outcome and averaged: exact expectations, not simulated ones.

use super::HALF_CENT;
use super::SalesYear;
use super::milestones::SalesTargets;
use super::probabilities::Probabilities;
use super::royalty::{QuarterRoyalty, RoyaltyRule};
use super::sales::{QuarterSales, SalesForecast};
use crate::domain::deal::Deal;

/// Probability-weighted sums over the outcomes of one case. Quarters and years are those of the
/// forecast's grid.
pub(super) struct ExpectedRoyalty {
    /// Royalty paid for each quarter, millions.
    pub royalty: Vec<f64>,
    /// `[milestone][quarter]`: the probability that sales trigger the milestone there. A row without
    /// quarters belongs to a milestone with another trigger.
    pub reached: Vec<Vec<f64>>,
    /// Sales and royalty by year.
    pub years: Vec<SalesYear>,
}

impl ExpectedRoyalty {
    pub fn of(deal: &Deal, forecast: &SalesForecast, chances: &Probabilities) -> Self {
        let rule = RoyaltyRule::of(deal);
        let targets = SalesTargets::of(&deal.terms.milestones);
        let mut tally = Self::empty(deal, forecast, &rule);
        let mut territory = vec![QuarterSales::default(); forecast.quarter_count()];
        chances.for_each_outcome(|probability, approved| {
            forecast.add_up(approved, &mut territory);
            let royalties = rule.quarters(&territory, forecast.launch_year(approved));
            tally.add_royalties(probability, &royalties);
            tally.add_years(probability, &rule, &territory, &royalties);
            targets.for_each_reached(&territory, |milestone, quarter| {
                tally.add_reached(probability, milestone, quarter);
            });
        });
        tally.add_sales(forecast, chances);
        tally
    }

    fn empty(deal: &Deal, forecast: &SalesForecast, rule: &RoyaltyRule) -> Self {
        let quarters = forecast.quarter_count();
        let no_year = SalesYear {
            year: 0,
            net_sales: vec![0.0; forecast.regions.len()],
            royalty_bearing: 0.0,
            by_tier: vec![0.0; rule.tier_count()],
            exclusivity_cut: 0.0,
            stacking_cut: 0.0,
            minimum_top_up: 0.0,
            due: 0.0,
        };
        let calendar_years = (forecast.first_year..).take(quarters / 4);
        Self {
            royalty: vec![0.0; quarters],
            reached: vec![Vec::new(); deal.terms.milestones.len()],
            years: calendar_years.map(|year| SalesYear { year, ..no_year.clone() }).collect(),
        }
    }

    /// A royalty below half a cent is not paid.
    fn add_royalties(&mut self, probability: f64, royalties: &[QuarterRoyalty]) {
        for (paid, royalty) in self.royalty.iter_mut().zip(royalties) {
            let due = royalty.due();
            if due >= HALF_CENT {
                *paid += probability * due;
            }
        }
    }

    fn add_reached(&mut self, probability: f64, milestone: usize, quarter: usize) {
        let Some(row) = self.reached.get_mut(milestone) else {
            return;
        };
        row.resize(self.royalty.len(), 0.0);
        if let Some(total) = row.get_mut(quarter) {
            *total += probability;
        }
    }

    fn add_years(
        &mut self,
        probability: f64,
        rule: &RoyaltyRule,
        territory: &[QuarterSales],
        royalties: &[QuarterRoyalty],
    ) {
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

    /// Net sales are linear: the probability of the region's approval times its sales.
    fn add_sales(&mut self, forecast: &SalesForecast, chances: &Probabilities) {
        for (index, region) in forecast.regions.iter().enumerate() {
            let probability = chances.approval(index);
            for (year, quarters) in self.years.iter_mut().zip(region.quarters.chunks(4)) {
                let sales: f64 = quarters.iter().map(|quarter| quarter.net).sum();
                if let Some(total) = year.net_sales.get_mut(index) {
                    *total += probability * sales;
                }
            }
        }
    }
}
