//! What [`super::value`] returns.

use super::{CashFlows, Flow, Payment, RateBasis};
use crate::domain::date::Date;
use crate::domain::deal::{Party, PaymentKind};
use crate::domain::region::RegionName;

/// The programmes' dates, from the deal alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// One per programme.
    pub programmes: Vec<ProgrammeDates>,
}

/// The dates of a programme.
#[derive(Debug, Clone, PartialEq)]
pub struct ProgrammeDates {
    /// One per stage.
    pub stages: Vec<StageDates>,
    /// End of the last stage.
    pub filing_on: Date,
    /// One per licensed region, in the programme's order.
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
    /// Row of the programme's regions.
    pub index: usize,
    /// Approval.
    pub approval_on: Date,
    /// First sale.
    pub launch_on: Date,
    /// Loss of exclusivity.
    pub exclusivity_until: Date,
    /// Sales months that start on or after this date bear no royalty, once all the product's programmes are approved
    /// there; `None` where no royalty is due.
    pub royalty_ends_on: Option<Date>,
}

/// A product in a region, as sales are counted.
#[derive(Debug, Clone, PartialEq)]
pub struct SalesLine {
    /// Row of `terms.products`.
    pub product: usize,
    /// The region.
    pub region: RegionName,
}

/// A royalty schedule applied to a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoyaltyLine {
    /// Row of `terms.royalties`.
    pub schedule: usize,
    /// Row of `terms.products`.
    pub product: usize,
}

/// One calendar year of sales and royalty, millions.
#[derive(Debug, Clone, PartialEq)]
pub struct SalesYear {
    /// Calendar year.
    pub year: i32,
    /// Net sales, in the order of [`Valuation::sales_lines`].
    pub net_sales: Vec<f64>,
    /// Royalties, in the order of [`Valuation::royalty_lines`].
    pub royalties: Vec<RoyaltyYear>,
    /// Profit paid to the licensor, in the order of `terms.profit_share`; negative where it bears a loss.
    pub profit_shares: Vec<f64>,
}

/// One calendar year of a royalty, millions.
#[derive(Debug, Clone, PartialEq)]
pub struct RoyaltyYear {
    /// Calendar year.
    pub year: i32,
    /// The part of net sales that bears it.
    pub royalty_bearing: f64,
    /// By tier before reductions.
    pub by_tier: Vec<f64>,
    /// Cut after loss of exclusivity (negative or zero).
    pub exclusivity_cut: f64,
    /// Third-party royalties deducted (negative or zero).
    pub stacking_cut: f64,
    /// Top-up to the annual minimum.
    pub minimum_top_up: f64,
    /// Due: tiers, cuts and top-up together.
    pub due: f64,
}

impl RoyaltyYear {
    /// A year without sales.
    pub(super) fn empty(year: i32, tiers: usize) -> Self {
        Self {
            year,
            royalty_bearing: 0.0,
            by_tier: vec![0.0; tiers],
            exclusivity_cut: 0.0,
            stacking_cut: 0.0,
            minimum_top_up: 0.0,
            due: 0.0,
        }
    }

    /// All of it times a factor.
    pub(super) fn scale(&mut self, factor: f64) {
        let parts = [
            &mut self.royalty_bearing,
            &mut self.exclusivity_cut,
            &mut self.stacking_cut,
            &mut self.minimum_top_up,
            &mut self.due,
        ];
        parts.into_iter().chain(&mut self.by_tier).for_each(|part| *part *= factor);
    }
}

impl SalesYear {
    /// Net sales of all products and regions.
    pub fn total_sales(&self) -> f64 {
        self.net_sales.iter().sum()
    }

    /// The part of net sales that bears a royalty.
    pub fn royalty_bearing(&self) -> f64 {
        self.royalties.iter().map(|royalty| royalty.royalty_bearing).sum()
    }

    /// Royalty due: of all schedules and products.
    pub fn due(&self) -> f64 {
        self.royalties.iter().map(|royalty| royalty.due).sum()
    }

    /// Royalty due over royalty-bearing net sales; `None` without such sales.
    pub fn effective_rate(&self) -> Option<f64> {
        let bearing = self.royalty_bearing();
        (bearing > 0.0).then(|| self.due() / bearing)
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
        let bearing = self.years.iter().filter(|year| year.royalty_bearing() > 0.0);
        bearing.rev().max_by(|a, b| a.royalty_bearing().total_cmp(&b.royalty_bearing()))
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

impl RnpvSplit {
    /// A side's value, millions.
    pub const fn of(self, party: Party) -> f64 {
        match party {
            Party::Licensor => self.licensor,
            Party::Licensee => self.licensee,
        }
    }
}

/// What a deal is worth to both sides, and no more.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PartyValues {
    /// Licensee's rNPV before any equity is given away, millions.
    pub investors: f64,
    /// Present value of the money that comes in with a new company's shares, millions; 0 for a licence.
    pub financing: f64,
    /// Value of the licensor's shares in a new company; `None` for a licence.
    pub equity: Option<f64>,
    /// Each side at its own discount rate.
    pub own: RnpvSplit,
    /// Both at the licensee's rate.
    pub common: RnpvSplit,
    /// Options that are exercised, a bit a row of `terms.options`: where one lapses the values jump.
    pub taken: u64,
}

impl PartyValues {
    /// Both values on a basis.
    pub const fn at(&self, basis: RateBasis) -> RnpvSplit {
        match basis {
            RateBasis::Own => self.own,
            RateBasis::Common => self.common,
        }
    }
}

impl Valuation {
    /// Both values on a basis.
    pub const fn at(&self, basis: RateBasis) -> RnpvSplit {
        match basis {
            RateBasis::Own => self.own,
            RateBasis::Common => self.common,
        }
    }
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

/// Whether the licensee takes a product under option, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct OptionDecision {
    /// Row of `terms.options`.
    pub option: usize,
    /// The end of its stage.
    pub on: Date,
    /// Probability that the choice is put: the stage is entered and succeeds.
    pub choice: f64,
    /// Probability of the exercise, given that; 0 where it is not worth it.
    pub exercise: f64,
    /// What the exercise is worth to the licensee once the choice is put, at the valuation date, millions.
    pub continuation: f64,
    /// The fee at which it would be worth nothing, millions; below 0 where it is not worth it for nothing, `None` where
    /// the fee's day is past.
    pub most_fee: Option<f64>,
    /// The licensee's flows that follow from it, each with its probability given the exercise.
    pub flows: Vec<Flow>,
}

impl OptionDecision {
    /// The options that are exercised, a bit a row.
    pub(super) fn taken(decisions: &[Self]) -> u64 {
        let exercised = decisions.iter().filter(|decision| decision.exercise > 0.0);
        exercised.fold(0, |taken, decision| taken | (1 << (decision.option % 64)))
    }
}

/// Everything [`super::value`] finds.
#[derive(Debug, Clone, PartialEq)]
pub struct Valuation {
    /// The programmes' dates.
    pub timeline: Timeline,
    /// What [`SalesYear::net_sales`] counts.
    pub sales_lines: Vec<SalesLine>,
    /// What [`SalesYear::royalties`] counts.
    pub royalty_lines: Vec<RoyaltyLine>,
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
    /// Present value of the money that comes in with those shares; 0 for a licence.
    pub financing: f64,
    /// All upfronts, exercise fees and milestones at face.
    pub headline: f64,
    /// Expected nominal payments.
    pub expected_payments: ExpectedPayments,
    /// Technical probability of filing, by programme: options stand apart.
    pub pos_filing: Vec<f64>,
    /// What becomes of each option, in the contract's order.
    pub exercise: Vec<OptionDecision>,
    /// The licensee's funding.
    pub funding: Funding,
    /// Probability-weighted case.
    pub expected: CaseResult,
    /// Every stage succeeds, every option is exercised, every region approves, every event happens.
    pub success: CaseResult,
}
