//! The pure core: no web, no clock, no randomness, no order that depends on a hash.
//!
//! - [`deal`]: a licence as the contract and one side's assumptions state it, checked;
//! - [`schema`], [`draft`]: what each leaf may hold; the same document as text typed, with everything that is wrong
//!   with it; [`history`]: its edits;
//! - [`valuation`]: what a deal pays, when, and what that is worth to each side;
//! - [`spread`], [`uncertainty`]: what a number may be; what the deal might be worth for it;
//! - [`calendar`], [`cash_path`]: open and closed days; each payment from its trigger to usable cash;
//! - [`term_sheet`]: the paper, in both languages; [`diligence`]: what must be known before closing;
//! - [`negotiation`]: the offers made, compared, and terms traded against each other;
//! - [`examples`], [`scenario`]: deals to start from and to compare with; what-ifs;
//! - [`refdata`]: dated outside facts; [`currency`], [`date`], [`number`], [`rate`], [`region`], [`format`], [`issue`], [`lang`], [`month_start`], [`sort`], [`text`]: the small words.

pub mod audience;
pub mod bounded_json;
pub mod calendar;
pub mod cash_path;
pub mod currency;
pub mod date;
pub mod deal;
pub mod diligence;
pub mod draft;
pub mod examples;
pub mod file_name;
pub mod format;
pub mod hex;
pub mod history;
pub mod issue;
pub mod lang;
mod lenient;
pub mod month_start;
pub mod negotiation;
pub mod notes;
pub mod number;
pub mod rate;
pub mod refdata;
pub mod region;
pub mod scenario;
pub mod schema;
pub mod sort;
pub mod spread;
pub mod term_sheet;
pub mod text;
pub mod uncertainty;
pub mod usual_name;
pub mod valuation;
pub(crate) mod word_enum;
pub mod words;
