//! Offers and trade-offs.

mod bad_offers;
mod better_for_both;
mod concessions;
mod offers;
mod packages;
mod rounds;
mod table;
mod tradeoff;
