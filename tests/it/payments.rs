//! The way of the money from trigger to usable cash.

mod fields;
mod issues;
mod kinds;
mod paths;
mod tax_and_fx;
