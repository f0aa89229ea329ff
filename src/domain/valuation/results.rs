//! What [`super::value`] returns.

use super::{CashFlows, Payment};
use crate::domain::date::Date;
use crate::domain::deal::PaymentKind;

/// The programme's dates, from the deal alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// One per stage.
    pub stages: Vec<StageDates>,
    /// End of the last stage.
    pub filing_on: Date,
    /// One per licensed region, in the order of `assumptions.regions`.
    pub regions: Vec<RegionDates>,
}

/// The dates of a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StageDates {
    /// First day.
    pub start_on: Date,
    /// End, the start of the next.
    pub end_on: Date,
}

/// The dates of a licensed region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RegionDates {
    /// Index in `assumptions.regions`.
    pub index: usize,
    /// Approval.
    pub approval_on: Date,
    /// First sale.
    pub launch_on: Date,
    /// Loss of exclusivity.
    pub exclusivity_until: Date,
    /// Sales months that start on or after this date bear no royalty.
    pub royalty_ends_on: Date,
}

/// One calendar year of sales and royalty, millions.
#[derive(Debug, Clone, PartialEq)]
pub struct SalesYear {
    /// Calendar year.
    pub year: i32,
    /// Net sales per licensed region, in the order of [`Timeline::regions`].
    pub net_sales: Vec<f64>,
    /// The part of all net sales that bears royalty.
    pub royalty_bearing: f64,
    /// Royalty by tier before reductions.
    pub by_tier: Vec<f64>,
    /// Cut after loss of exclusivity (negative or zero).
    pub exclusivity_cut: f64,
    /// Third-party royalties deducted (negative or zero).
    pub stacking_cut: f64,
    /// Top-up to the annual minimum.
    pub minimum_top_up: f64,
    /// Royalty due: tiers, cuts and top-up together.
    pub due: f64,
}

impl SalesYear {
    /// Net sales of all licensed regions.
    pub fn total_sales(&self) -> f64 {
        self.net_sales.iter().sum()
    }

    /// Royalty due over royalty-bearing net sales; `None` without such sales.
    pub fn effective_rate(&self) -> Option<f64> {
        (self.royalty_bearing > 0.0).then(|| self.due / self.royalty_bearing)
    }
}

/// Expected or success case.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseResult {
    /// Every party's cash.
    pub flows: CashFlows,
    /// The contract's payments by date; ordered by due date, kind and id as the deal file spells them.
    pub payments: Vec<Payment>,
    /// Sales and royalties by calendar year, without gaps.
    pub years: Vec<SalesYear>,
}

impl CaseResult {
    /// The calendar year with the highest royalty-bearing net sales; the first of equals.
    pub fn peak_year(&self) -> Option<&SalesYear> {
        let bearing = self.years.iter().filter(|year| year.royalty_bearing > 0.0);
        bearing.rev().max_by(|a, b| a.royalty_bearing.total_cmp(&b.royalty_bearing))
    }
}

/// Both sides' values and the licensor's part of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RnpvSplit {
    /// Licensor's rNPV, equity included, millions.
    pub licensor: f64,
    /// Licensee's rNPV, equity given away, millions.
    pub licensee: f64,
    /// `licensor / (licensor + licensee)`; `None` when either is negative or the sum is not positive.
    pub licensor_share: Option<f64>,
}

/// What a deal is worth to both sides, and no more.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PartyValues {
    /// Licensee's rNPV before any equity is given away, millions.
    pub investors: f64,
    /// Value of the licensor's shares in a new company; `None` for a licence.
    pub equity: Option<f64>,
    /// Each side at its own discount rate.
    pub own: RnpvSplit,
    /// Both at the licensee's rate.
    pub common: RnpvSplit,
}

/// How the licensee's money moves: of its expected flows from `valuation_on` on, before any equity transfer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Funding {
    /// XIRR; `None` when there is no single rate between -99 % and 1000 %.
    pub irr: Option<f64>,
    /// The day from which cumulative cash stays at or above zero; `None` when it ends below, or never
    /// falls below (then [`Self::peak_need`] is zero).
    pub payback_on: Option<Date>,
    /// Lowest point of cumulative cash, as a positive need; zero when it never falls below.
    pub peak_need: f64,
    /// The day of that lowest point.
    pub peak_need_on: Option<Date>,
}

/// Probability-weighted nominal payments to the licensor before gross-up, by kind, millions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExpectedPayments([f64; PaymentKind::ALL.len()]);

impl ExpectedPayments {
    /// Those of a schedule.
    pub(super) fn of_schedule(payments: &[Payment]) -> Self {
        Self(PaymentKind::ALL.map(|kind| {
            let own = payments.iter().filter(|payment| payment.item.payment_kind() == Some(kind));
            own.map(|payment| payment.amount).sum()
        }))
    }

    /// Those of a kind; none are expected by the licensor of what it pays itself.
    pub fn of(&self, kind: PaymentKind) -> f64 {
        self.0.get(kind as usize).copied().unwrap_or_default()
    }

    /// All of them.
    pub fn total(&self) -> f64 {
        self.0.iter().sum()
    }
}

/// Everything [`super::value`] finds.
#[derive(Debug, Clone, PartialEq)]
pub struct Valuation {
    /// The programme's dates.
    pub timeline: Timeline,
    /// The withholding rate used, looked up or entered, before `wht_sourced`.
    pub wht: f64,
    /// rNPV of the asset in the licensee's hands without any deal.
    pub project: f64,
    /// Each side at its own discount rate.
    pub own: RnpvSplit,
    /// Both at the licensee's rate: the split quoted at a table.
    pub common: RnpvSplit,
    /// Value of the licensor's shares in a new company; `None` for a licence.
    pub equity: Option<f64>,
    /// All upfront and milestones at face.
    pub headline: f64,
    /// Expected nominal payments.
    pub expected_payments: ExpectedPayments,
    /// Probability of filing.
    pub pos_filing: f64,
    /// The licensee's funding.
    pub funding: Funding,
    /// Probability-weighted case.
    pub expected: CaseResult,
    /// Every stage succeeds, every region approves.
    pub success: CaseResult,
}
