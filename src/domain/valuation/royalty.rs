//! The royalty of one outcome, quarter by quarter: tiers, cut after loss of exclusivity, stacking
//! credit with its floor, annual minimum.

use super::sales::QuarterSales;
use crate::domain::deal::{RoyaltySchedule, RoyaltyTier};
use crate::domain::number::modelled;

/// The royalty clause, ready to be computed with.
pub(super) struct RoyaltyRule {
    tiers: Vec<Tier>,
    after_exclusivity_reduction: f64,
    /// Deductible third-party royalty, fraction of net sales.
    credit_rate: f64,
    credit_carry_forward: bool,
    floor: f64,
    minimum_annual: f64,
}

/// A marginal tier: `rate` on the calendar year's sales between `from` and `to`, millions.
struct Tier {
    from: f64,
    to: f64,
    rate: f64,
    /// Royalty of all tiers below it, each in full.
    below: f64,
}

/// A quarter's royalty, millions. The four parts add up to what is due.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct QuarterRoyalty {
    /// By tiers, before reductions.
    pub base: f64,
    /// Cut after loss of exclusivity, negative or zero.
    pub exclusivity_cut: f64,
    /// Third-party royalties deducted, negative or zero.
    pub stacking_cut: f64,
    /// Top-up to the annual minimum, on 31 December.
    pub minimum_top_up: f64,
}

impl QuarterRoyalty {
    pub fn due(&self) -> f64 {
        self.base + self.exclusivity_cut + self.stacking_cut + self.minimum_top_up
    }
}

/// What a quarter leaves to the next.
#[derive(Default)]
struct Carried {
    /// Royalty-bearing sales of the calendar year so far.
    sales: f64,
    /// Their royalty by tiers.
    tiered: f64,
    /// Unused stacking credit; outlives the year.
    credit: f64,
}

impl RoyaltyRule {
    /// `third_party_royalty`: what the licensee owes others, fraction of net sales.
    pub fn of(clause: &RoyaltySchedule, third_party_royalty: f64) -> Self {
        Self {
            tiers: tiers(&clause.tiers).collect(),
            after_exclusivity_reduction: clause.after_exclusivity_reduction.get(),
            credit_rate: clause.stacking_credit.get() * third_party_royalty,
            credit_carry_forward: clause.credit_carry_forward,
            floor: clause.floor.get(),
            minimum_annual: modelled(clause.minimum_annual),
        }
    }

    /// Puts the royalty of every quarter of the `territory`, whose quarters begin in a January, into a list that is used
    /// again and again. `launch_year` is the year of the outcome's first launch, counted from the first quarter's.
    pub fn fill(
        &self,
        territory: &[QuarterSales],
        launch_year: usize,
        royalties: &mut Vec<QuarterRoyalty>,
    ) {
        royalties.clear();
        let mut carried = Carried::default();
        for (index, sales) in territory.iter().enumerate() {
            if index.is_multiple_of(4) {
                carried = Carried { credit: carried.credit, ..Carried::default() };
            }
            royalties.push(self.quarter(sales, &mut carried));
        }
        self.top_up(royalties, territory, launch_year);
    }

    /// A year's royalty by tier before reductions, for its royalty-bearing sales, up to the tier these end in.
    pub fn by_tier(&self, annual_sales: f64) -> impl Iterator<Item = f64> {
        let reached = self.tiers.iter().take_while(move |tier| tier.from < annual_sales);
        reached.map(move |tier| tier.royalty(annual_sales))
    }

    /// The royalty of a year's sales before reductions.
    fn tiered(&self, annual_sales: f64) -> f64 {
        let reached = self.tiers.partition_point(|tier| tier.from < annual_sales);
        let last = reached.checked_sub(1).and_then(|last| self.tiers.get(last));
        last.map_or(0.0, |tier| tier.below + tier.royalty(annual_sales))
    }

    pub fn tier_count(&self) -> usize {
        self.tiers.len()
    }

    fn quarter(&self, sales: &QuarterSales, carried: &mut Carried) -> QuarterRoyalty {
        if sales.royalty_bearing <= 0.0 {
            return QuarterRoyalty::default();
        }
        let base = self.marginal(sales.royalty_bearing, carried);
        let lost = match sales.after_exclusivity > 0.0 {
            true => sales.after_exclusivity / sales.royalty_bearing,
            false => 0.0,
        };
        let after = base * (1.0 - self.after_exclusivity_reduction * lost);
        let least = self.floor * base;
        let used = self.use_credit(sales.royalty_bearing, (after - least).max(0.0), carried);
        QuarterRoyalty {
            base,
            // The floor also stops the cut after loss of exclusivity.
            exclusivity_cut: after.max(least) - base,
            stacking_cut: -used,
            minimum_top_up: 0.0,
        }
    }

    /// Royalty by tiers on the year to date, less that of the quarters before.
    fn marginal(&self, sales: f64, carried: &mut Carried) -> f64 {
        carried.sales += sales;
        let before = carried.tiered;
        carried.tiered = self.tiered(carried.sales);
        carried.tiered - before
    }

    /// The credit deducted, at most `room`; the rest waits or lapses.
    fn use_credit(&self, sales: f64, room: f64, carried: &mut Carried) -> f64 {
        let available = self.credit_rate * sales + carried.credit;
        let used = available.min(room);
        carried.credit = if self.credit_carry_forward { available - used } else { 0.0 };
        used
    }

    /// Lifts every year after the launch's, up to the last with royalty-bearing sales, to the minimum.
    fn top_up(
        &self,
        royalties: &mut [QuarterRoyalty],
        territory: &[QuarterSales],
        launch_year: usize,
    ) {
        if self.minimum_annual <= 0.0 {
            return;
        }
        let last = territory.iter().rposition(|quarter| quarter.royalty_bearing > 0.0);
        let years = last.map_or(0, |quarter| quarter / 4 + 1);
        for year in royalties.chunks_mut(4).take(years).skip(launch_year + 1) {
            let due: f64 = year.iter().map(QuarterRoyalty::due).sum();
            if let Some(december) = year.last_mut() {
                december.minimum_top_up = (self.minimum_annual - due).max(0.0);
            }
        }
    }
}

impl Tier {
    fn royalty(&self, annual_sales: f64) -> f64 {
        self.rate * (annual_sales.min(self.to) - self.from).max(0.0)
    }
}

/// Each tier ends where the next begins.
fn tiers(clause: &[RoyaltyTier]) -> impl Iterator<Item = Tier> {
    let bounds = clause.iter().map(|tier| modelled(tier.above));
    let ends = bounds.clone().skip(1).chain([f64::INFINITY]);
    let tiers = clause.iter().zip(bounds.zip(ends));
    tiers.scan(0.0, |below, (tier, (from, to))| {
        let tier = Tier { from, to, rate: tier.rate.get(), below: *below };
        *below += tier.royalty(to);
        Some(tier)
    })
}

/// The rate a calendar year's net sales, millions, bear on the whole: the tiers' royalty, before reductions,
/// over the sales; a fraction. At no sales it is the first tier's rate.
///
/// ```
/// use parley::domain::deal::RoyaltyTier;
/// use parley::domain::rate::RoyaltyRate;
/// use parley::domain::valuation::effective_rate;
///
/// let tiers = [(0, 0.10), (2000, 0.125)];
/// let tier = |(above, rate): (i32, f64)| {
///     Some(RoyaltyTier { above: above.into(), rate: RoyaltyRate::new(rate)? })
/// };
/// let tiers: Vec<RoyaltyTier> = tiers.into_iter().filter_map(tier).collect();
/// // 10 % of 2 000 and 12.5 % of 2 000: 450.
/// assert_eq!(effective_rate(&tiers, 4000.0), 450.0 / 4000.0);
/// ```
pub fn effective_rate(clause: &[RoyaltyTier], annual_sales: f64) -> f64 {
    if annual_sales <= 0.0 {
        return clause.first().map_or(0.0, |tier| tier.rate.get());
    }
    let royalty: f64 = tiers(clause).map(|tier| tier.royalty(annual_sales)).sum();
    royalty / annual_sales
}

/// The rate of the tier in which the next unit of a calendar year's net sales falls; a fraction.
pub fn marginal_rate(clause: &[RoyaltyTier], annual_sales: f64) -> f64 {
    let reached = tiers(clause).filter(|tier| tier.from <= annual_sales).last();
    reached.map_or(0.0, |tier| tier.rate)
}
