//! Rules of the house.

mod tidy;
mod words;
