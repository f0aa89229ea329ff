//! The contract as it states itself.

use super::Party;
use crate::domain::date::{self, Date};
use rust_decimal::Decimal;
use serde::Deserialize;

/// What both sides see.
#[derive(Debug, Clone, PartialEq, Deserialize)]
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
    pub currency: String,
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
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Parties {
    /// The payee.
    pub licensor: Licensor,
    /// The payer.
    pub licensee: Licensee,
}

/// The payee.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Licensor {
    /// Name.
    pub name: String,
    /// Where the receiving company sits.
    pub vehicle: Vehicle,
}

/// The payer.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Licensee {
    /// Name.
    pub name: String,
    /// ISO 3166 two-letter country; for a new company its own (KY, US).
    pub country: String,
}

/// Where the licensor's receiving company sits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Vehicle {
    /// A mainland Chinese company.
    Mainland,
    /// A Hong Kong company.
    HongKong,
}

impl Vehicle {
    /// By its word in the deal file.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "mainland" => Some(Self::Mainland),
            "hong_kong" => Some(Self::HongKong),
            _ => None,
        }
    }
}

/// The drug.
#[derive(Debug, Clone, PartialEq, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Structure {
    /// A licence.
    License,
    /// A new company in which the licensor takes shares.
    NewCo(Equity),
}

/// The licensor's shares in a new company. Fractions of 1.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub struct Equity {
    /// Licensor's part at closing.
    pub licensor_equity: f64,
    /// Dilution by later rounds at fair value: ownership shown, no effect on value.
    pub future_dilution: f64,
    /// Discount for financing below fair value and for preferences.
    pub haircut: f64,
}

/// Licensed and retained regions, by code (`US`, `EU`, `CN`, …).
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Territory {
    /// Where the licensee has the rights.
    pub licensed: Vec<String>,
    /// Where the licensor keeps them.
    pub retained: Vec<String>,
}

/// One upfront tranche.
#[derive(Debug, Clone, PartialEq, Deserialize)]
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

/// What an upfront tranche is paid in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UpfrontForm {
    /// Money.
    Cash,
    /// The payer's shares, at face: no withholding, not deductible.
    Shares,
}

impl UpfrontForm {
    /// By its word in the deal file.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "cash" => Some(Self::Cash),
            "shares" => Some(Self::Shares),
            _ => None,
        }
    }
}

/// A contingent payment.
#[derive(Debug, Clone, PartialEq, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
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
        region: String,
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
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Royalty {
    /// Marginal tiers on calendar-year net sales, ascending, the first above 0.
    pub tiers: Vec<RoyaltyTier>,
    /// Royalty term per region: this long after its first sale, or until exclusivity ends if later.
    pub years_from_first_sale: f64,
    /// Cut of the rate once exclusivity is lost, fraction.
    pub after_exclusivity_reduction: f64,
    /// Part of third-party royalties that may be deducted, fraction.
    pub stacking_credit: f64,
    /// Whether unused credit carries to later quarters.
    pub credit_carry_forward: bool,
    /// Reductions never cut a quarter's royalty below this fraction of the unreduced one.
    pub floor: f64,
    /// Minimum per calendar year after the first launch year, millions.
    pub minimum_annual: Decimal,
}

/// A marginal royalty tier.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub struct RoyaltyTier {
    /// Lower bound, millions of calendar-year net sales.
    pub above: Decimal,
    /// Rate on sales above it, fraction.
    pub rate: f64,
}

/// Cost of moving manufacture.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub struct TechTransfer {
    /// Millions.
    pub cost: Decimal,
    /// Who bears it.
    pub payer: Party,
    /// Calendar days after `effective_on`.
    pub days_after_effective: u32,
}

/// Payment clause. Day counts are calendar days.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
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
    pub late_interest: f64,
    /// How a due date on a closed day moves.
    pub business_day: BusinessDayConvention,
    /// The day whose exchange rate fixes a payment.
    pub fx_fixing: FxFixing,
}

/// How a due date on a closed day moves (ISDA names).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BusinessDayConvention {
    /// To the next open day.
    Following,
    /// To the next open day, or back when that leaves the month.
    ModifiedFollowing,
    /// To the previous open day.
    Preceding,
}

impl BusinessDayConvention {
    /// By its word in the deal file.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "following" => Some(Self::Following),
            "modified_following" => Some(Self::ModifiedFollowing),
            "preceding" => Some(Self::Preceding),
            _ => None,
        }
    }
}

/// The day whose exchange rate fixes a payment; from it on the licensor carries the currency risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FxFixing {
    /// The due date.
    #[default]
    DueDate,
    /// The average of the trigger's calendar quarter; counted from the quarter's last day.
    QuarterAverage,
    /// The day it is paid.
    PaymentDate,
}

impl FxFixing {
    /// By its word in the deal file.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "due_date" => Some(Self::DueDate),
            "quarter_average" => Some(Self::QuarterAverage),
            "payment_date" => Some(Self::PaymentDate),
            _ => None,
        }
    }
}
