//! Rules of the house.

mod imports;
mod names;
mod problems;
pub mod sources;
mod tidy;
mod words;
