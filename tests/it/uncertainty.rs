//! What a deal might be worth: ranges read, points drawn, bands against what is known of them otherwise.

mod bands;
mod cash_fan;
mod deal_bands;
mod drivers;
mod outcomes;
mod points;
mod ranges;
mod responses;
mod simulation;
mod usual;
