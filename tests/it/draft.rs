//! The deal as typed: reading, checking, undo, merging, who sees it.

mod amounts;
mod audience;
mod bounded_json;
mod doubts;
mod fields;
mod first_visit;
mod hostile_files;
mod merge;
mod numbers;
mod paste;
mod public_deals;
mod refusals;
mod schema;
pub mod templates;
mod undo;
mod version_1;
