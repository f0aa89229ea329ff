//! Rules of the house.

mod imports;
mod tidy;
