//! What if it goes worse or better: one change of a deal's assumptions under a name.
//!
//! A scenario never touches the contract. The deal file keeps them in its root list `scenarios`.

use super::date::Date;
use super::deal::{Deal, Region, TooManyOutcomes};
use super::rate::{Multiple, Probability};
use chrono::Months;
use serde::{Deserialize, Serialize};

/// A change of the assumptions. `1` and `0` leave things as they are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scenario {
    /// What it is called.
    pub name: String,
    /// Factor on every region's peak net sales.
    pub peak_sales: f64,
    /// Added to every region's lag from approval to launch; earlier than approval is not possible.
    pub launch_delay_months: i32,
    /// Factor on the probability of every stage and approval; no probability passes 1.
    pub probability: f64,
    /// Shift of every loss of exclusivity, calendar months.
    pub exclusivity_months: i32,
    /// Factor on the part of sales kept after loss of exclusivity; no part passes 1.
    pub erosion: f64,
}

impl Scenario {
    /// The assumptions as they are.
    pub fn base() -> Self {
        Self {
            name: "base".into(),
            peak_sales: 1.0,
            launch_delay_months: 0,
            probability: 1.0,
            exclusivity_months: 0,
            erosion: 1.0,
        }
    }

    /// Illustrative: sales a third lower, launch a year late, odds a fifth lower, a year less exclusivity,
    /// steeper erosion.
    pub fn downside() -> Self {
        Self {
            name: "downside".into(),
            peak_sales: 0.67,
            launch_delay_months: 12,
            probability: 0.8,
            exclusivity_months: -12,
            erosion: 0.75,
        }
    }

    /// Illustrative: sales a third higher, odds a tenth higher, a year more exclusivity, gentler erosion.
    /// The launch stays: plans are rarely beaten on time.
    pub fn upside() -> Self {
        Self {
            name: "upside".into(),
            peak_sales: 1.33,
            launch_delay_months: 0,
            probability: 1.1,
            exclusivity_months: 12,
            erosion: 1.25,
        }
    }

    /// The three a deal starts with.
    pub fn presets() -> Vec<Self> {
        vec![Self::downside(), Self::base(), Self::upside()]
    }

    /// The deal under this scenario.
    ///
    /// # Errors
    /// [`TooManyOutcomes`] where what was certain no longer is, and more can come of a product than is enumerated.
    pub fn apply(&self, deal: &Deal) -> Result<Deal, TooManyOutcomes> {
        let mut deal = deal.clone();
        for programme in &mut deal.assumptions.programmes {
            for stage in &mut programme.stages {
                stage.pos = Probability::nearest(stage.pos.get() * self.probability);
            }
            programme.regions.iter_mut().for_each(|region| self.apply_to(region));
        }
        let uncountable = deal.too_many_outcomes().next();
        uncountable.map_or(Ok(deal), Err)
    }

    fn apply_to(&self, region: &mut Region) {
        region.pos = Probability::nearest(region.pos.get() * self.probability);
        region.peak_net_sales *= self.peak_sales;
        let delay = self.launch_delay_months;
        region.launch_lag_months = region.launch_lag_months.saturating_add_signed(delay);
        region.exclusivity_until = shifted(region.exclusivity_until, self.exclusivity_months);
        for kept in &mut region.retention {
            // A file may hold a part above 1; leaving things as they are must leave it too.
            let part = kept.get();
            *kept = Multiple::nearest((part * self.erosion).min(part.max(1.0)));
        }
    }
}

fn shifted(date: Date, months: i32) -> Date {
    let by = Months::new(months.unsigned_abs());
    let moved = if months < 0 { date.checked_sub_months(by) } else { date.checked_add_months(by) };
    moved.unwrap_or(date)
}
