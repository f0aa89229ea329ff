//! What the paper says: the term sheet as sections drafted in both languages, filled in from the deal.
//!
//! ```text
//! en/NN_id.txt, zh/NN_id.txt -> source::Section
//! Section + Draft (values, choices, what the parties added) -> Document -> page, Markdown, .docx
//! ```
//!
//! A value the deal does not hold prints as a marked blank; nothing is invented. Every stretch of text knows
//! the field it came from.

mod catalogue;
mod document;
mod place;
mod source;
mod tables;
mod values;
mod words;

pub use catalogue::{definitions, sections};
pub use document::{Block, Clause, Document, Mark, Run, clause_row, document};
pub use place::{section_of, section_title};
pub use source::{Alternative, Condition, Content, Line, Part, Section, Test};
pub use values::{money, percent, sum, value};
