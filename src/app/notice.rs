//! What is said to the user, and what opens above the page.

use crate::domain::deal::Party;
use crate::domain::draft::{PasteCount, PastedBlock};
use crate::domain::issue::Issue;

/// Something said to the user, until the next thing is said or it is dismissed.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// A deal was deleted and can be brought back.
    Deleted {
        /// Its title.
        title: String,
    },
    /// A file or a pasted block was refused, for these reasons.
    Refused {
        /// What was refused: a file's name; empty for a paste.
        what: String,
        /// Why.
        issues: Vec<Issue>,
    },
    /// A block would be pasted, with this effect.
    Paste {
        /// The block and where it goes.
        block: PastedBlock,
        /// What it does.
        count: PasteCount,
    },
    /// A region is no longer licensed, and milestones went with it.
    KeptBack {
        /// Which, in words.
        region: String,
        /// How many.
        milestones: usize,
    },
    /// A part of the page cannot be fetched.
    NotLoaded,
    /// The deal was given the assumptions of a template.
    TemplateValues,
    /// A sentence made where it was said: what a paper is to the agreed text, why a picture holds no offer.
    Said(String),
    /// What came with a link is read, not changed.
    ReadOnly,
    /// An edit was taken back, or done again.
    Stepped {
        /// Of what.
        path: String,
        /// Whether it was taken back.
        back: bool,
    },
    /// The edit to be taken back or done again is private, and both parties look.
    PrivateStep,
    /// The step to be taken back signed an offer, or took one in.
    SignedStep,
    /// The sheet was saved as an offer.
    RoundSaved {
        /// Whose.
        side: Party,
        /// Which, from 1.
        number: usize,
        /// Whether the other side does not know it yet.
        kept: bool,
    },
    /// The paper of the offer of this number was laid on the table again.
    RoundLaid(usize),
    /// The offer of this number was taken out.
    RoundRemoved(usize),
}

impl Notice {
    /// Whether it goes by itself: what went wrong, or can be taken back, stays until it is closed.
    pub fn passes(&self) -> bool {
        match self {
            Self::Stepped { .. }
            | Self::RoundSaved { .. }
            | Self::RoundLaid(_)
            | Self::PrivateStep
            | Self::SignedStep => true,
            Self::Deleted { .. }
            | Self::KeptBack { .. }
            | Self::NotLoaded
            | Self::Paste { .. }
            | Self::ReadOnly
            | Self::Refused { .. }
            | Self::RoundRemoved(_)
            | Self::Said(_)
            | Self::TemplateValues => false,
        }
    }
}

/// What opens above the tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// Finds any field or command.
    Palette,
    /// Lists the keys.
    Keys,
    /// Sends the paper to the other side as an offer.
    Send,
    /// Answers the other side's offer.
    Answer,
    /// Makes a link to the paper, to be read.
    Link,
    /// Lists what has to be acted on.
    Issues,
    /// Keeps the whole deal outside this browser.
    Backup,
    /// Opens the link in the address.
    Opened,
}

/// The two sheets compared: instants of offers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoundPair {
    /// The older; empty: none, nothing is compared.
    pub from: String,
    /// The newer; empty: the sheet as it is now.
    pub to: String,
}
