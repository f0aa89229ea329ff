//! Offers and trade-offs.

mod offers;
mod rounds;
mod tradeoff;
