//! What the paths of a deal's payments depend on.

use super::durations::StepDurations;
use super::scheduled::Scheduled;
use crate::domain::calendar::{HolidayCalendar, JointCalendar};
use crate::domain::currency::{Country, Currency};
use crate::domain::date::Date;
use crate::domain::deal::{
    BusinessDayConvention, ComparedTaxes, EnteredFormality, ForeignTax, FormalityKind, Fx,
    FxFixing, Onward, PathStep, TechnologyStatus, Vehicle,
};
use crate::domain::refdata::RefData;
use crate::domain::valuation::LicensorTax;

/// Above this many US dollars, in millions, the bank reviews a payment. Source: SAFE, 24 July 2013.
pub const REVIEWED_ABOVE: f64 = 0.05;

/// Everything the paths, taxes, formalities and issues of one deal's payments are worked out from.
#[derive(Debug, Clone, PartialEq)]
pub struct PaymentSetup {
    /// The outside facts its taxes rest on.
    pub refdata: &'static RefData,
    /// The payer's country, ISO 3166.
    pub payer: Country,
    /// Where the receiving company sits.
    pub vehicle: Vehicle,
    /// Whether the payer is a new company in which the licensor takes shares.
    pub newco: bool,
    /// Country of the new company the structures are compared with.
    pub newco_country: Country,
    /// ISO 4217 code of all amounts.
    pub currency: Currency,
    /// US dollars per unit of the currency; `None`: not known, then every receipt counts as reviewed.
    pub usd_rate: Option<f64>,
    /// How a due date on a closed day moves.
    pub convention: BusinessDayConvention,
    /// Date of signature.
    pub signed_on: Date,
    /// Date the contract takes effect.
    pub effective_on: Date,
    /// Whether the US antitrust waiting period applies (exclusive licence for the US).
    pub hsr: bool,
    /// How the technology stands to Chinese export control.
    pub technology: TechnologyStatus,
    /// Whether a product is of a kind of which the export catalogue has entries.
    pub technology_asked: bool,
    /// The durations.
    pub steps: StepDurations,
    /// Rows of `payments.steps` that were refused: not min ≤ likely ≤ max. The table's duration is used.
    pub refused_steps: Vec<(usize, PathStep)>,
    /// What the user knows of each formality.
    pub formalities: Vec<EnteredFormality>,
    /// Whether the payee keeps the foreign currency.
    pub retains_fx: bool,
    /// How a Hong Kong vehicle passes the money on, if it does.
    pub onward: Option<Onward>,
    /// From when the licensor carries currency risk.
    pub fixing: FxFixing,
    /// Relative moves of the exchange rate to show, signed fractions.
    pub shocks: Vec<f64>,
    /// Exchange rate inputs.
    pub fx: Fx,
    /// Whether the payer bears withholding tax.
    pub gross_up: bool,
    /// The user's own withholding rate, fraction; `None`: the table's.
    pub wht: Option<f64>,
    /// Part of the payments sourced in the payer's country, fraction.
    pub wht_sourced: f64,
    /// Chinese tax withheld from payments out of China, fraction.
    pub outward_wht: f64,
    /// The licensor's tax on receipts, fraction.
    pub tax_rate: f64,
    /// What its own tax does with tax withheld abroad.
    pub foreign_tax: ForeignTax,
    /// Part of what the licensor keeps that goes to its own licensors, fraction.
    pub upstream_share: f64,
    /// How the structures compared with the deal's own are taxed.
    pub compared: ComparedTaxes,
    /// Simple annual rate on late payments, fraction.
    pub late_interest: f64,
    /// The payments, in schedule order.
    pub scheduled: Vec<Scheduled>,
    /// Whether it is a deal made public, kept as a record: what fell due was paid as scheduled, every formality done.
    pub record: bool,
    /// The reader's date.
    pub today: Date,
}

impl Onward {
    pub(super) fn step(self) -> PathStep {
        match self {
            Self::Fee => PathStep::OnwardFee,
            Self::Dividend => PathStep::OnwardDividend,
        }
    }
}

impl PaymentSetup {
    /// What the user knows of a formality of the deal.
    pub fn entered(&self, kind: FormalityKind) -> Option<&EnteredFormality> {
        let mut rows = self.formalities.iter();
        rows.find(|entered| entered.formality == kind && entered.id.is_empty())
    }

    /// Whether the user marked a formality as done.
    pub fn is_done(&self, kind: FormalityKind) -> bool {
        self.record || self.entered(kind).is_some_and(|entered| entered.done)
    }

    /// US dollars per unit of the deal currency, where known.
    pub fn usd(&self) -> Option<f64> {
        self.currency.in_usd(self.usd_rate)
    }

    /// Whether a payment's contract amount is above [`REVIEWED_ABOVE`]; without a rate to the dollar it counts
    /// as above.
    pub fn is_over_threshold(&self, payment: &Scheduled) -> bool {
        self.usd().is_none_or(|usd| payment.contract_amount * usd > REVIEWED_ABOVE)
    }

    /// Whether the payee's bank reviews a payment on the mainland: a receipt above the threshold.
    pub(super) fn is_reviewed(&self, payment: &Scheduled) -> bool {
        payment.is_receipt() && self.is_over_threshold(payment)
    }

    /// The day a payment is paid: as entered, else the due date moved to an open day.
    pub fn pay_on(&self, payment: &Scheduled) -> Date {
        payment.paid_on.unwrap_or_else(|| self.adjusted(payment.due_on))
    }

    /// A due date moved, by the contract's convention, to an open day of the payer's banks.
    pub(super) fn adjusted(&self, due_on: Date) -> Date {
        self.payer_banks().adjust(due_on, self.convention)
    }

    /// The taxes on a receipt from which a rate is withheld.
    pub(super) fn licensor_tax(&self, rate: f64, payment: &Scheduled) -> LicensorTax {
        LicensorTax {
            withheld: rate * self.wht_sourced,
            // A payment in shares is never grossed up.
            gross_up: self.gross_up && !payment.is_in_shares(),
            tax_rate: self.tax_rate,
            foreign_tax: self.foreign_tax,
            upstream_share: self.upstream_share,
        }
    }

    /// The payer's banks and the currency's centre; without either it knows weekends only.
    pub(super) fn payer_banks(&self) -> JointCalendar {
        let payer = HolidayCalendar::of_country(self.payer);
        JointCalendar::banks(payer.into_iter().chain(HolidayCalendar::of_currency(self.currency)))
    }

    /// The payee's banks.
    pub fn payee(&self) -> HolidayCalendar {
        match self.vehicle {
            Vehicle::Mainland => HolidayCalendar::Cn,
            Vehicle::HongKong | Vehicle::Other => HolidayCalendar::Hk,
        }
    }
}
