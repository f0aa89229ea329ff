//! Offers and trade-offs.

mod rounds;
mod tradeoff;
