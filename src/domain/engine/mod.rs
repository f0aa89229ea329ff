//! What a deal pays, when, and what that is worth to each side.
//!
//! [`resolve`] turns a deal into dates, [`value`] turns both into cash flows and present values,
//! [`worths`] gives the two sides' alone, [`explain`] says what a value is made of. Everything is exact
//! expectation over the outcomes of the regions' reviews; nothing is simulated.
//!
//! ```text
//! timeline -> sales -> tally (each of the outcomes: royalty, milestones) -> payments -> cashflows
//!                                                            present_value -> value -> explain
//! ```

mod cashflows;
mod explain;
mod flows;
mod funding;
mod milestones;
mod outcomes;
mod outlook;
mod payments;
mod present_value;
mod results;
mod royalty;
mod sales;
mod tally;
mod timeline;
mod value;

pub use explain::{Basis, Detail, FIGURES, Factors, Figure, FlowKind, Label, Rule, Trace, explain};
pub use flows::{CashFlows, Flow, Item, Payment, PaymentKind};
pub use outlook::Outlook;
pub use payments::contract_id;
pub use present_value::{Discounting, xirr, xnpv};
pub use results::{
    CaseResult, ExpectedPayments, Funding, RegionDates, SalesYear, Split, StageDates, Timeline,
    Valuation, Worths,
};
pub use timeline::resolve;
pub use value::{value, worths};

/// Half a cent in millions: a modelled payment below it is no payment, a threshold is reached this much early.
const HALF_CENT: f64 = 0.000_000_005;
