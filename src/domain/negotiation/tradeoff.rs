//! Trading one term against another: what a term must be for a value to stay, and the lines along which
//! two terms may move together.
//!
//! - [`Lever`]: a term that can be moved; [`levers`] lists a deal's;
//! - [`solve`]: where a lever must stand for a side's value, or the licensor's share, to be as asked;
//! - [`frontier`]: for two levers at once, where each side keeps what it has and where it walks away.
//!
//! The search rounds nothing but whole days. What is written into the draft is a number people trade: [`tradeable`]
//! rounds to the [`TradingSteps`] in one side's favour, [`Lever::writes`] gives the texts.
//!
//! ```text
//! lever -> course (one lever's way through its range) -> solve, frontier -> tradeable -> texts for the draft
//! ```

mod cross_section;
mod frontier;
mod lever;
mod lever_edits;
mod no_answer_text;
mod range;
mod root_search;
mod samples;
mod seen_from;
mod side;
mod solve;
mod target;
mod tradeable;
mod trading_steps;

pub use frontier::{
    Axis, Frontier, FrontierSearch, LeverPair, Lines, frontier, on_line, tradeable_on_line,
};
pub use lever::{Lever, LeverUnit, PaymentDays, levers};
pub use side::PartySide;
pub use solve::{Answer, NoAnswer, level_of, solve};
pub use target::{HeldValue, Quantity};
pub use tradeable::{Tradeable, TradeableChoice, at_nearest_step, half_way, tradeable};
pub use trading_steps::TradingSteps;
