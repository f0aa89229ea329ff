//! The deal as typed: reading, checking, undo, merging, who sees it.

mod audience;
mod fields;
mod hostile_files;
mod json;
mod merge;
mod numbers;
mod templates;
mod undo;
