//! What the paper says: the term sheet as sections drafted in both languages, filled in from the deal.
//!
//! ```text
//! en/NN_id.txt, zh/NN_id.txt -> source::Section
//! Section + FieldValues (values, choices, what the parties added) -> Document -> page, Markdown, .docx
//! ```
//!
//! Two sheets compared are the later one with what was added and taken out (`marked`).
//!
//! A value the deal does not hold prints as a marked blank; nothing is invented. Every stretch of text knows
//! the field it came from.

mod align;
mod blanks;
mod catalogue;
mod decision;
mod document;
mod edit;
mod events;
mod fill;
mod model;
mod not_public;
mod notes;
mod open_points;
mod redline;
mod section_of;
mod signatures;
mod source;
mod standing;
mod stands;
mod tables;
mod tokens;
mod traditional;
mod usual_names;
mod values;
mod word_diff;

pub use blanks::{BlankChoice, blank_of, blanks};
pub use catalogue::{definitions, sections};
pub use decision::Decision;
pub use document::document;
pub use edit::edit_of;
pub use events::event;
pub use model::{
    Absence, Block, Clause, Document, DraftBlank, Edit, ItemLetter, Run, RunKind, Script,
};
pub use not_public::NotPublic;
pub use notes::{clause_row, decide, fill, filled, unless_noted};
pub use open_points::{OpenPoints, points_open};
pub use redline::marked;
pub use section_of::{section_of, section_of_term, section_title};
pub use source::{
    Alternative, Condition, Content, Definition, Section, SourceLine, Test, TextPart, placed,
};
pub use traditional::{in_traditional, traditional};
pub use usual_names::{
    NAMED, PUBLIC, SHAPES, option_label, template_title, usual_label, usual_title,
};
pub use values::{face, is_least, value};
