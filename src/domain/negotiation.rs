//! The offers made and what changed between them ([`rounds`]); one term moved against another so that a value
//! stays ([`tradeoff`]); which side is ours, and where each walks away ([`our_side`], [`walk_away`]).

pub mod rounds;
mod stance;
pub mod tradeoff;

pub use stance::{our_side, walk_away};
