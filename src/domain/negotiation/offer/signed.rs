//! An offer as it is signed.

use super::key::is_signed;
use super::refusal::OfferRefusal;
use super::words::sha256;
use crate::domain::deal::Party;
use crate::domain::hex::hex;
use serde_json::Value;

/// The version of the method (docs/METHOD.md) that the sender's page works with.
pub const METHOD: u32 = 2;
/// Longest message, characters.
pub const LONGEST_MESSAGE: usize = 2_000;
/// Longest title and longest instant, characters: an honest page writes shorter ones.
pub(super) const LONGEST_LINE: usize = 300;

/// A paper as one side offers it. Nothing in it is private.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The deal, by the random identity it was given.
    pub deal: [u8; 16],
    /// Which offer of the deal, from 1: one more than the one it answers.
    pub number: u32,
    /// Whose.
    pub side: Party,
    /// When it was made: an ISO instant.
    pub at: String,
    /// What the deal is called.
    pub title: String,
    /// What is said with it.
    pub message: String,
    /// Until when it stands: an ISO day; empty: until it is withdrawn.
    pub until: String,
    /// The hash of the offer it answers; `None` for the first.
    pub answers: Option<[u8; 32]>,
    /// The version of the method its sender works with.
    pub method: u32,
    /// The public key of its sender for this deal.
    pub key: [u8; 32],
    /// [`canonical`] text of the paper.
    pub paper: String,
    /// Ed25519 over [`Offer::statement`].
    pub signature: [u8; 64],
}

impl Offer {
    /// What is signed: a line each, what was typed as JSON text, the paper last.
    pub fn statement(&self) -> String {
        let typed = |text: &str| Value::from(text).to_string();
        let answers = self.answers.map_or("-".to_owned(), |hash| hex(&hash));
        let lines = [
            "parley offer 1".to_owned(),
            hex(&self.deal),
            self.number.to_string(),
            self.side.word().to_owned(),
            typed(&self.at),
            typed(&self.title),
            typed(&self.message),
            typed(&self.until),
            answers,
            self.method.to_string(),
            hex(&self.key),
        ];
        lines.join("\n") + "\n" + &self.paper
    }

    /// What names the offer: the SHA-256 of what is signed.
    pub fn hash(&self) -> [u8; 32] {
        sha256(&[self.statement().as_bytes()])
    }

    /// Whether it is as its sender signed it, and within bounds.
    ///
    /// # Errors
    /// [`OfferRefusal::Forged`] or [`OfferRefusal::TooLong`].
    pub fn verified(self) -> Result<Self, OfferRefusal> {
        if self.message.chars().count() > LONGEST_MESSAGE {
            return Err(OfferRefusal::TooLong { most: LONGEST_MESSAGE });
        }
        let lines = [&self.title, &self.at, &self.until];
        let short = lines.iter().all(|line| line.chars().count() <= LONGEST_LINE);
        // A row of the rounds is known by its instant, where `+` tells two of one second apart.
        let plain = !self.at.is_empty() && !self.at.ends_with('+');
        if short && plain && is_signed(&self.key, &self.statement(), &self.signature) {
            Ok(self)
        } else {
            Err(OfferRefusal::Forged)
        }
    }
}
