//! What a deal pays, when, and what that is worth to each side.
//!
//! [`resolve`] turns a deal into dates, [`value`] turns both into cash flows and present values,
//! [`party_values`] gives the two sides' alone, [`explain`] says what a value is made of. Everything is exact
//! expectation over the outcomes of the regions' reviews; nothing is simulated.
//!
//! ```text
//! timeline -> sales -> tally (each of the outcomes: royalty, milestones) -> payments -> cashflows
//!                                                            present_value -> value -> explain
//! ```

mod by_kind;
mod cashflows;
mod contract;
mod expected;
mod explain;
mod flows;
mod funding;
mod licensor_tax;
mod milestones;
mod payments;
mod prepared;
mod present_value;
mod probabilities;
mod results;
mod royalty;
mod sales;
mod timeline;
mod value;

pub use by_kind::{KindTotals, kind_totals, licensor_present_value};
pub use contract::{
    contract_id, contract_name, contract_path, face, face_payments, headline, is_in_shares,
};
pub use explain::{Detail, FIGURES, Factors, Figure, Label, RateBasis, Rule, Trace, explain};
pub use flows::{CashFlows, Flow, FlowKind, Item, Payment};
pub use licensor_tax::LicensorTax;
pub use prepared::PreparedValuation;
pub use present_value::{Discounting, xirr, xnpv};
pub use results::{
    CaseResult, ExpectedPayments, Funding, PartyValues, RegionDates, RnpvSplit, SalesYear,
    StageDates, Timeline, Valuation,
};
pub use royalty::{effective_rate, marginal_rate};
pub use timeline::resolve;
pub use value::{party_values, value};

/// Half a cent in millions: a modelled payment below it is no payment, a threshold is reached this much early.
const HALF_CENT: f64 = 0.000_000_005;
