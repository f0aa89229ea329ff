//! What a deal pays, when, and what that is worth to each side.
//!
//! [`resolve`] turns a deal into dates, [`value`] turns both into cash flows and present values,
//! [`party_values`] gives the two sides' alone, [`explain`] says what a value is made of. Everything is exact
//! expectation over the outcomes of each product's reviews; nothing is simulated.
//!
//! ```text
//! scope -> timeline -> sales -> tally (each outcome of a product: royalty, profit share, milestones)
//!       -> options (taken or not) -> payments -> cashflows -> present_value -> value -> explain
//! ```

mod by_kind;
mod carried_over;
mod cash_by_year;
mod cashflows;
mod combined_sales;
mod common_inputs;
mod contract;
mod explain;
mod fates;
mod flow_sink;
mod flows;
mod funding;
mod kind_values;
mod licensor_tax;
mod milestones;
mod options;
mod outcomes;
mod path;
mod payment_flows;
mod payments;
mod prepared;
mod present_value;
mod probabilities;
mod programme_months;
mod results;
mod royalty;
mod royalty_tally;
mod sales;
mod scope;
mod tally;
mod territory_sales;
mod timeline;
mod value;
mod years;

pub use by_kind::{KindTotals, kind_totals, licensor_present_value};
pub use carried_over::{MethodChange, method_change};
pub use cash_by_year::CashByYear;
pub use contract::{
    contract_id, contract_name, contract_path, face, face_payments, headline, payment_form, premium,
};
pub use explain::{
    DEAL_FIGURES, Detail, Factors, Figure, Label, RateBasis, Rule, Trace, explain, figures,
};
pub use fates::{ProductFate, ProgrammeFate, fates};
pub use flows::{CashFlows, Flow, FlowKind, FlowLeg, Item, Payment};
pub use kind_values::{KindValues, PartyParts};
pub use licensor_tax::LicensorTax;
pub use milestones::is_each;
pub use path::PathValuation;
pub use prepared::{PreparedValuation, parts_and_cash, party_parts};
pub use present_value::{Discounting, xirr, xnpv};
pub use results::{
    CaseResult, ExpectedPayments, Funding, OptionDecision, PartyValues, ProgrammeDates,
    RegionDates, RnpvSplit, RoyaltyLine, RoyaltyYear, SalesLine, SalesYear, StageDates, Timeline,
    Valuation,
};
pub use royalty::{effective_rate, marginal_rate};
pub use timeline::resolve;
pub use value::{party_values, value};

/// Half a cent in millions: a modelled payment below it is no payment, a threshold is reached this much early.
const HALF_CENT: f64 = 0.000_000_005;
