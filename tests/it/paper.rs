//! The term sheet and what diligence writes into it.

mod clauses;
mod diligence;
mod hant;
mod lists;
mod not_public;
mod reading;
mod redline;
mod rules;
mod word_file;
mod wording;
