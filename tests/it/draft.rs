//! The deal as typed: reading, checking, undo, merging, who sees it.

mod audience;
mod bounded_json;
mod fields;
mod hostile_files;
mod merge;
mod numbers;
mod public_deals;
mod refusals;
mod schema;
mod templates;
mod undo;
mod version_1;
