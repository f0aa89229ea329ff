//! The pure core: no web, no clock, no randomness, no order that depends on a hash.
//!
//! - [`deal`]: a licence as the contract and one side's beliefs state it, checked;
//! - [`draft`]: the same document as text typed, with everything that is wrong with it;
//! - [`engine`]: what a deal pays, when, and what that is worth to each side;
//! - [`calendar`], [`payments`]: open and closed days; each payment from its trigger to usable cash;
//! - [`diligence`]: what must be asked, what it becomes on paper, and the way to closing;
//! - [`clauses`]: what the paper says; [`rounds`]: the offers made, compared;
//! - [`trade`]: one term moved against another so that a value stays;
//! - [`templates`], [`public_deals`], [`scenario`]: deals to start from, deals to compare with, what if;
//! - [`example`]: the deal shown first;
//! - [`date`], [`number`], [`issue`]: the small words the rest is written in.

pub mod calendar;
pub mod cash_path;
pub mod date;
pub mod deal;
pub mod diligence;
pub mod draft;
pub mod first_deal;
pub mod issue;
pub mod json;
pub mod number;
pub mod public_deals;
pub mod refdata;
pub mod rounds;
pub mod scenario;
pub mod sort;
pub mod templates;
pub mod term_sheet;
pub mod tradeoff;
pub mod valuation;
