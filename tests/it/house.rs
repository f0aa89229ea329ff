//! Rules of the house.

mod imports;
mod names;
mod problems;
mod sources;
mod tidy;
mod words;
