//! Due diligence as part of the deal: what must be asked, what each open answer becomes on paper, and what
//! it costs in months and money.
//!
//! - [`Question`], [`Item`], [`readiness`], [`findings`]: three pillars, five factors, and the terms that
//!   answer what is open;
//! - [`biosecure()`], [`glp()`], [`hsr()`]: rules of law and practice, applied; [`policy_watch`] what else to watch;
//! - [`Pathway`], [`change`]: the regulatory pathway and its visible, reversible effect on the programme;
//! - [`compared`], [`peers`]: what is usual, beside what is on the table;
//! - [`closing()`]: the way from today to closing, with its critical path.
//!
//! Everything said of the world stands in `refdata/diligence/*.csv` in both languages, with its source ([`source`]) and
//! the day after which it counts as unknown. It is decision support, not legal advice. Not here: what a clause says in full.

mod biosecure;
mod closing;
mod deltas;
mod entities;
mod facts;
mod glp;
mod hsr;
mod pathway;
mod pathway_table;
mod peers;
mod policy_watch;
mod programme;
mod questions;
mod ranges;
mod readiness;
mod sentences;
mod sources;
mod task_table;
mod tasks;

pub use biosecure::{EffectDays, Exposure, Verdict, biosecure, effect_days};
pub use closing::{Closing, Task, closing};
pub use deltas::{Deltas, Refusal};
pub use entities::{Entity, Listing, entities};
pub use facts::DealFacts;
pub use glp::{Glp, GlpVerdict, glp};
pub use hsr::{Hsr, HsrVerdict, hsr};
pub use pathway::{Fit, chosen, defaults, fit, fit_sentence};
pub use pathway_table::{PathwayInfo, pathways};
pub use peers::{Peers, peers};
pub use policy_watch::{PolicyRow, PolicyStatus, policy_watch};
pub use programme::{ProgrammeEdit, apply, change};
pub use questions::{Question, Topic, question, questions, term_section};
pub use ranges::{MarketRange, RangeCheck, RangePosition, compared, market_ranges};
pub use readiness::{DiligenceItem, Finding, Readiness, findings, items, readiness};
pub use sources::source;
pub use task_table::Gate;
