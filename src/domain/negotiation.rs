//! The offers made and what changed between them ([`rounds`]); one term moved against another so that a value
//! stays ([`tradeoff`]).

pub mod rounds;
pub mod tradeoff;
