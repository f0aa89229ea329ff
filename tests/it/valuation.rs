//! What a deal is worth: worked and published cases, laws, a second model.

mod laws;
mod paths;
mod published;
mod random_deals;
mod same_digits;
mod scenarios;
mod second_model;
mod worked_deals;
