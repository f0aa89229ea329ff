//! The offers made and what changed between them ([`rounds`]); offers signed to travel ([`offer`]); one term moved
//! against another so that a value stays ([`tradeoff`]); which side is ours, and where each walks away ([`our_side`],
//! [`walk_away`]); offers that are equal to us ([`packages`]) and those better for both sides ([`better_for_both`]),
//! seen through two models ([`two_models`]); what each side gave ([`concessions`]).

pub mod better_for_both;
pub mod concessions;
pub mod offer;
pub mod packages;
pub mod rounds;
mod stance;
pub mod tradeoff;
pub mod two_models;

pub use stance::{our_side, walk_away};
