//! What the parties note of a section of the term sheet, a row of the deal file's `clauses`.

use super::Party;
use crate::domain::lenient::none_or;
use crate::domain::word_enum::word_enum;
use serde::{Deserialize, Serialize};

word_enum! {
    /// How far the parties are with a section.
    #[derive(Default)]
    pub enum ClauseStatus {
        /// Not decided.
        #[default]
        Open = "open",
        /// One side proposes it.
        Proposed = "proposed",
        /// Both agree.
        Agreed = "agreed",
    }
}

word_enum! {
    /// Whether a section binds before the contract.
    #[derive(Default)]
    pub enum LegalEffect {
        /// As its draft says.
        #[default]
        AsDrafted = "as_drafted",
        /// It does.
        Binds = "binding",
        /// It does not.
        DoesNotBind = "non_binding",
    }
}

/// What the parties note of a section.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ClauseNote {
    /// The section's word.
    pub section: String,
    /// The way of saying it that was chosen; empty: the first.
    pub choice: String,
    /// How far the parties are.
    pub status: ClauseStatus,
    /// Who proposed it.
    #[serde(deserialize_with = "none_or")]
    pub by: Option<Party>,
    /// Whether it binds before the contract.
    pub binding: LegalEffect,
    /// Whether it is left out.
    pub removed: bool,
    /// What they added, a paragraph a line.
    pub text: String,
    /// The blanks of its draft that they filled in.
    pub blanks: Vec<FilledBlank>,
}

/// A blank of a section's draft, filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FilledBlank {
    /// The blank's word within its section, the same in both languages and in every wording.
    pub id: String,
    /// What the parties agreed; empty: nothing yet.
    pub text: String,
}
