//! Parley: the table at which a cross-border drug licence is negotiated.
//!
//! # How a value flows
//!
//! ```text
//! text typed -> Draft -> validate -> Deal -> resolve -> value -> plot data -> SVG
//!              (domain::draft)       (domain::deal)  (domain::engine)  (plot)
//!                                                        |
//!                                                     explain
//! ```

#[cfg(feature = "ui")]
pub mod app;
pub mod domain;
pub mod export;
pub mod plot;
