//! The royalty of one schedule, averaged over the outcomes.

use super::HALF_CENT;
use super::RoyaltyYear;
use super::royalty::{QuarterRoyalty, RoyaltyRule};
use super::sales::QuarterSales;

/// A schedule's royalty.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RoyaltyTally {
    /// Paid for each quarter, millions.
    pub quarters: Vec<f64>,
    /// By calendar year; empty where only what is paid is worked out.
    pub years: Vec<RoyaltyYear>,
}

/// The royalty of some sales, and the probability of the outcomes, one after the other, that had them.
#[derive(Default)]
pub(super) struct MetRoyalty {
    pub probability: f64,
    quarters: Vec<QuarterRoyalty>,
    /// Royalty-bearing sales by calendar year.
    bearing: Vec<f64>,
}

impl MetRoyalty {
    /// Turns to other sales, met with no probability yet; without a year of a launch nothing is due.
    pub fn turn_to(
        &mut self,
        rule: &RoyaltyRule,
        sales: &[QuarterSales],
        launch_year: Option<usize>,
    ) {
        self.probability = 0.0;
        self.quarters.clear();
        self.bearing.clear();
        let Some(launch_year) = launch_year else { return };
        rule.fill(sales, launch_year, &mut self.quarters);
        let bearing = |year: &[QuarterSales]| year.iter().map(|it| it.royalty_bearing).sum::<f64>();
        self.bearing.extend(sales.chunks(4).map(bearing));
    }
}

impl RoyaltyTally {
    /// Adds what some sales paid, with the probability of their outcomes.
    pub fn add(&mut self, rule: &RoyaltyRule, met: &MetRoyalty) {
        let probability = met.probability;
        // A royalty below half a cent is not paid.
        for (paid, royalty) in self.quarters.iter_mut().zip(&met.quarters) {
            let due = royalty.due();
            if due >= HALF_CENT {
                *paid += probability * due;
            }
        }
        if self.years.is_empty() {
            return;
        }
        let years = met.bearing.iter().zip(met.quarters.chunks(4));
        for (year, (bearing, royalties)) in self.years.iter_mut().zip(years) {
            year.royalty_bearing += probability * bearing;
            for (total, tier) in year.by_tier.iter_mut().zip(rule.by_tier(*bearing)) {
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
