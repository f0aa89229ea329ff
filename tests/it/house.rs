//! Rules of the house.

mod chinese;
mod imports;
mod names;
mod problems;
mod reference_data;
pub mod sources;
mod tidy;
mod words;
