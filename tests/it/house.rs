//! Rules of the house.

mod imports;
mod names;
mod sources;
mod tidy;
