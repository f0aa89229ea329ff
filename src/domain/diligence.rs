//! Due diligence as part of the deal: what must be asked, what each open answer becomes on paper, and what
//! it costs in months and money.
//!
//! - [`Question`], [`Item`], [`readiness`], [`findings`]: three pillars, five factors, and the terms that
//!   answer what is open;
//! - [`biosecure()`], [`glp()`]: two rules of law and practice, applied;
//! - [`Pathway`], [`change`]: the regulatory pathway and its visible, reversible effect on the programme;
//! - [`compared`], [`peers`]: what is usual, beside what is on the table;
//! - [`closing()`]: the way from today to closing, with its critical path.
//!
//! Everything said of the world stands in `data/*.csv` in both languages, as of 2026-11-22, with its source
//! ([`source`]). It is decision support, not legal advice. Not here: what a clause says in full.

mod biosecure;
mod closing;
mod deltas;
mod entities;
mod glp;
mod pathway;
mod pathway_table;
mod peers;
mod programme;
mod questions;
mod ranges;
mod readiness;
mod sentences;
mod sources;
mod task_table;
mod tasks;

pub use biosecure::{Exposure, Verdict, biosecure};
pub use closing::{Closing, Task, closing};
pub use deltas::{Deltas, Refusal};
pub use entities::{Entity, Listing, entities};
pub use glp::{Glp, GlpVerdict, glp};
pub use pathway::{Fit, chosen, defaults, fit, fit_sentence};
pub use pathway_table::{PathwayInfo, pathways};
pub use peers::{Peers, peers};
pub use programme::{ProgrammeEdit, apply, change};
pub use questions::{Question, Topic, question, questions, term_section};
pub use ranges::{MarketRange, RangeCheck, RangePosition, compared, market_ranges};
pub use readiness::{DiligenceItem, Finding, Readiness, findings, items, readiness};
pub use sources::source;
pub use task_table::Gate;
