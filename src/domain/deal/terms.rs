//! The contract as it states itself.

use super::Party;
use crate::domain::currency::{Country, Currency};
use crate::domain::date::{self, Date};
use crate::domain::rate::{AnnualRate, RoyaltyRate, Share};
use crate::domain::region::RegionName;
use crate::domain::word_enum::word_enum;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What both sides see.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Terms {
    /// Payee and payer.
    pub parties: Parties,
    /// The drug.
    pub asset: Asset,
    /// Plain licence or a new company with equity.
    pub structure: Structure,
    /// Licensed and retained regions.
    pub territory: Territory,
    /// ISO 4217 code of all amounts.
    pub currency: Currency,
    /// Date of signature.
    #[serde(deserialize_with = "date::read")]
    pub signed_on: Date,
    /// Date the contract takes effect (conditions met).
    #[serde(deserialize_with = "date::read")]
    pub effective_on: Date,
    /// Upfront tranches.
    pub upfront: Vec<Upfront>,
    /// Contingent payments.
    pub milestones: Vec<Milestone>,
    /// Royalty clause.
    pub royalty: Royalty,
    /// Cost of moving manufacture.
    pub tech_transfer: TechTransfer,
    /// Payment clause.
    pub payment: PaymentClause,
}

/// Payee and payer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Parties {
    /// The payee.
    pub licensor: Licensor,
    /// The payer.
    pub licensee: Licensee,
}

/// The payee.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Licensor {
    /// Name.
    pub name: String,
    /// Where the receiving company sits.
    pub vehicle: Vehicle,
}

/// The payer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Licensee {
    /// Name.
    pub name: String,
    /// ISO 3166 two-letter country; for a new company its own (KY, US).
    pub country: Country,
}

word_enum! {
    /// Where the licensor's receiving company sits.
    pub enum Vehicle {
        /// A mainland Chinese company.
        Mainland = "mainland",
        /// A Hong Kong company.
        HongKong = "hong_kong",
    }
}

/// The drug.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Asset {
    /// Name.
    pub name: String,
    /// What it is made of (`adc`, `small_molecule`, …).
    pub modality: String,
    /// Disease area.
    pub area: String,
    /// Stage reached at signing.
    pub stage: String,
}

/// Plain licence or a new company with equity.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Structure {
    /// A licence.
    License,
    /// A new company in which the licensor takes shares.
    NewCo(Equity),
}

/// The licensor's shares in a new company. Fractions of 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Equity {
    /// Licensor's part at closing.
    pub licensor_equity: Share,
    /// Dilution by later rounds at fair value: ownership shown, no effect on value.
    pub future_dilution: Share,
    /// Discount for financing below fair value and for preferences.
    pub haircut: Share,
}

/// Licensed and retained regions, by code (`US`, `EU`, `CN`, …).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Territory {
    /// Where the licensee has the rights.
    pub licensed: Vec<RegionName>,
    /// Where the licensor keeps them.
    pub retained: Vec<RegionName>,
}

/// One upfront tranche.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Upfront {
    /// Name of the tranche; its id in schedules.
    pub label: String,
    /// Face amount, millions.
    pub amount: Decimal,
    /// Trigger: this many calendar days after `effective_on`.
    pub days_after_effective: u32,
    /// Cash, or shares valued at face.
    pub form: UpfrontForm,
}

word_enum! {
    /// What an upfront tranche is paid in.
    pub enum UpfrontForm {
        /// Money.
        Cash = "cash",
        /// The payer's shares, at face: no withholding, not deductible.
        Shares = "shares",
    }
}

/// A contingent payment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Milestone {
    /// Unique within the deal.
    pub id: String,
    /// Name.
    pub label: String,
    /// Face amount, millions.
    pub amount: Decimal,
    /// The event that makes it payable.
    pub trigger: Trigger,
}

/// The event that makes a milestone payable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "on", rename_all = "snake_case")]
pub enum Trigger {
    /// A clinical stage starts.
    Start {
        /// The stage, one of the programme's.
        stage: String,
    },
    /// The last clinical stage ends in a filing.
    Filing,
    /// A region approves.
    Approval {
        /// The region, a licensed one.
        region: RegionName,
    },
    /// A date, whatever happens.
    Date {
        /// The date.
        #[serde(deserialize_with = "date::read")]
        date: Date,
    },
    /// A calendar year's net sales reach the threshold, once.
    AnnualSales {
        /// Millions.
        threshold: Decimal,
    },
    /// Net sales since launch reach the threshold, once.
    CumulativeSales {
        /// Millions.
        threshold: Decimal,
    },
}

/// Royalty clause.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Royalty {
    /// Marginal tiers on calendar-year net sales, ascending, the first above 0.
    pub tiers: Vec<RoyaltyTier>,
    /// Royalty term per region: this long after its first sale, or until exclusivity ends if later.
    pub years_from_first_sale: f64,
    /// Cut of the rate once exclusivity is lost, fraction.
    pub after_exclusivity_reduction: Share,
    /// Part of third-party royalties that may be deducted, fraction.
    pub stacking_credit: Share,
    /// Whether unused credit carries to later quarters.
    pub credit_carry_forward: bool,
    /// Reductions never cut a quarter's royalty below this fraction of the unreduced one.
    pub floor: Share,
    /// Minimum per calendar year after the first launch year, millions.
    pub minimum_annual: Decimal,
}

/// A marginal royalty tier.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RoyaltyTier {
    /// Lower bound, millions of calendar-year net sales.
    pub above: Decimal,
    /// Rate on sales above it, fraction.
    pub rate: RoyaltyRate,
}

/// Cost of moving manufacture.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TechTransfer {
    /// Millions.
    pub cost: Decimal,
    /// Who bears it.
    pub payer: Party,
    /// Calendar days after `effective_on`.
    pub days_after_effective: u32,
}

/// Payment clause. Day counts are calendar days.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PaymentClause {
    /// From an upfront's trigger to its due date.
    pub upfront_days: u32,
    /// From a milestone's event to the notice.
    pub milestone_notice_days: u32,
    /// From the notice to the due date.
    pub milestone_days: u32,
    /// From quarter end to the royalty's due date.
    pub royalty_days: u32,
    /// Whether the licensee bears withholding tax.
    pub gross_up: bool,
    /// Simple annual rate on late payments, fraction.
    pub late_interest: AnnualRate,
    /// How a due date on a closed day moves.
    pub business_day: BusinessDayConvention,
    /// The day whose exchange rate fixes a payment.
    pub fx_fixing: FxFixing,
}

word_enum! {
    /// How a due date on a closed day moves (ISDA names).
    pub enum BusinessDayConvention {
        /// To the next open day.
        Following = "following",
        /// To the next open day, or back when that leaves the month.
        ModifiedFollowing = "modified_following",
        /// To the previous open day.
        Preceding = "preceding",
    }
}

word_enum! {
    /// The day whose exchange rate fixes a payment; from it on the licensor carries the currency risk.
    #[derive(Default)]
    pub enum FxFixing {
        /// The due date.
        #[default]
        DueDate = "due_date",
        /// The average of the trigger's calendar quarter; counted from the quarter's last day.
        QuarterAverage = "quarter_average",
        /// The day it is paid.
        PaymentDate = "payment_date",
    }
}
