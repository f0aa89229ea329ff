//! The payment clause.

use crate::domain::rate::AnnualRate;
use crate::domain::word_enum::word_enum;
use serde::{Deserialize, Serialize};

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
    /// No payment is due earlier than this many days after its invoice; `None`: an invoice moves no due date.
    #[serde(default)]
    pub invoice_days: Option<u32>,
    /// Whether the licensee bears withholding tax.
    pub gross_up: bool,
    /// Simple annual rate on late payments, fraction.
    pub late_interest: AnnualRate,
    /// How a due date on a closed day moves.
    pub business_day: BusinessDayConvention,
    /// The day whose exchange rate fixes a payment.
    pub fx_fixing: FxFixing,
}

impl PaymentClause {
    /// Days from an upfront's trigger to its due date.
    pub fn after_trigger(&self) -> u32 {
        self.after_invoice(self.upfront_days)
    }

    /// Days from a milestone's event, or an exercise, to the due date: the invoice follows the notice.
    pub fn after_event(&self) -> u32 {
        self.milestone_notice_days.saturating_add(self.after_invoice(self.milestone_days))
    }

    /// Days from a quarter's end to the due date of its royalty or profit share.
    pub fn after_quarter(&self) -> u32 {
        self.after_invoice(self.royalty_days)
    }

    /// The invoice is taken to arrive on the first day it can be written: where the clause's days begin.
    fn after_invoice(&self, days: u32) -> u32 {
        days.max(self.invoice_days.unwrap_or_default())
    }
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
