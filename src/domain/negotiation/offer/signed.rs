//! An offer as it is signed.

use super::key::is_signed;
use super::reasons::{LONGEST_REASON, MOST_REASONS, Reason, reasons_text};
use super::refusal::OfferRefusal;
use super::words::sha256;
use crate::domain::deal::Party;
use crate::domain::draft::seen;
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
    /// Which offer of the deal, from 1: more than the one it answers.
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
    /// Why terms were changed, where that is said.
    pub reasons: Vec<Reason>,
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
    /// What is signed: a line each, what was typed as JSON text, the paper last. Reasons are a line before it where
    /// there are any; no paper begins with that word.
    pub fn statement(&self) -> String {
        let typed = |text: &str| Value::from(text).to_string();
        let answers = self.answers.map_or("-".to_owned(), |hash| hex(&hash));
        let mut lines = vec![
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
        if !self.reasons.is_empty() {
            lines.push(format!("reasons {}", reasons_text(&self.reasons)));
        }
        lines.join("\n") + "\n" + &self.paper
    }

    /// What names the offer: the SHA-256 of what is signed.
    pub fn hash(&self) -> [u8; 32] {
        sha256(&[self.statement().as_bytes()])
    }

    /// Whether it is as its sender signed it, and within bounds.
    ///
    /// # Errors
    /// [`OfferRefusal::Forged`], [`OfferRefusal::TooLong`] or [`OfferRefusal::Hidden`].
    pub fn verified(self) -> Result<Self, OfferRefusal> {
        if self.message.chars().count() > LONGEST_MESSAGE {
            return Err(OfferRefusal::TooLong { most: LONGEST_MESSAGE });
        }
        // A row of the rounds is known by its instant, where `+` tells two of one second apart.
        let plain = !self.at.is_empty() && !self.at.ends_with('+');
        if !self.is_short() || !plain || !is_signed(&self.key, &self.statement(), &self.signature) {
            return Err(OfferRefusal::Forged);
        }
        // Kept in a deal file it would lose these letters, and no longer be what was signed.
        if self.texts().any(|text| seen(text) != text) {
            return Err(OfferRefusal::Hidden);
        }
        Ok(self)
    }

    /// Everything typed with the paper.
    fn texts(&self) -> impl Iterator<Item = &str> {
        let reasons = self.reasons.iter().flat_map(|reason| [&reason.path, &reason.text]);
        [&self.title, &self.at, &self.until, &self.message]
            .into_iter()
            .chain(reasons)
            .map(String::as_str)
    }

    fn is_short(&self) -> bool {
        let within = |text: &str, most: usize| text.chars().count() <= most;
        let lines = [&self.title, &self.at, &self.until];
        let short = |reason: &Reason| {
            within(&reason.path, LONGEST_LINE) && within(&reason.text, LONGEST_REASON)
        };
        lines.iter().all(|line| within(line, LONGEST_LINE))
            && self.reasons.len() <= MOST_REASONS
            && self.reasons.iter().all(short)
    }
}
