//! Rules of the house.

mod tidy;
