//! Rules of the house.

mod chinese;
mod imports;
mod names;
mod problems;
pub mod sources;
mod tidy;
mod words;
