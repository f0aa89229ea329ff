//! What one side notes of diligence, the deal file's group `diligence`: the words its fields are chosen from, and
//! its providers.

use crate::domain::date::{self, Date};
use crate::domain::word_enum::word_enum;
use serde::{Deserialize, Serialize};

word_enum! {
    /// Where an answer stands.
    #[derive(Default)]
    pub enum AnswerState {
        /// Not answered.
        #[default]
        Open = "open",
        /// Answered, nothing to worry about.
        Clear = "clear",
        /// Answered, and something is wrong.
        Problem = "problem",
    }
}

word_enum! {
    /// The kind of term that answers a question.
    #[derive(PartialOrd, Ord)]
    #[allow(missing_docs, reason = "the names say it")]
    pub enum TermKind {
        Condition = "condition",
        Covenant = "covenant",
        Warranty = "warranty",
        Indemnity = "indemnity",
        Price = "price",
    }
}

word_enum! {
    /// A regulatory pathway.
    pub enum Pathway {
        /// Multi-regional trial.
        Mrct = "mrct",
        /// Bridging study.
        Bridging = "bridging",
        /// An application that relies on studies of others.
        Section505b2 = "505b2",
        /// The pivotal programme repeated in the territory.
        FullLocal = "full_local",
    }
}

word_enum! {
    /// A fact that may not be known yet.
    #[derive(Default)]
    pub enum YesNo {
        /// Not known.
        #[default]
        Unknown = "unknown",
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
    }
}

word_enum! {
    /// Where the non-clinical studies were done.
    #[derive(Default)]
    pub enum StudyPlace {
        /// Not known.
        #[default]
        Unknown = "unknown",
        /// In the EU.
        Eu = "eu",
        /// In a country of the OECD's mutual acceptance of data.
        OecdMad = "oecd_mad",
        /// In another.
        Elsewhere = "elsewhere",
    }
}

word_enum! {
    /// What a provider does.
    #[derive(Default)]
    pub enum ProviderRole {
        /// Develops and makes.
        #[default]
        Cdmo = "cdmo",
        /// Runs studies.
        Cro = "cro",
        /// Sequences genes.
        Sequencing = "sequencing",
        /// Runs a laboratory.
        Laboratory = "laboratory",
        /// Something else.
        Other = "other",
    }
}

word_enum! {
    /// What the user found of a provider.
    #[derive(Default)]
    pub enum ProviderFinding {
        /// Nothing: the table decides.
        #[default]
        Unknown = "unknown",
        /// It is of concern.
        Concern = "concern",
        /// It is not.
        Clear = "clear",
    }
}

/// A provider of the deal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Provider {
    /// Its name.
    pub name: String,
    /// What it does.
    pub role: ProviderRole,
    /// The user's own finding.
    pub finding: ProviderFinding,
    /// Day of the contract with it.
    #[serde(default, deserialize_with = "date::read_optional")]
    pub contract_on: Option<Date>,
}
