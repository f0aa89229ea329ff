//! The offers made and what changed between them ([`rounds`]); offers signed to travel ([`offer`]); one term moved against another so that a value
//! stays ([`tradeoff`]); which side is ours, and where each walks away ([`our_side`], [`walk_away`]).

pub mod offer;
pub mod rounds;
mod stance;
pub mod tradeoff;

pub use stance::{our_side, walk_away};
