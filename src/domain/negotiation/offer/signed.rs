//! An offer as it is signed.

use super::canonical::canonical;
use super::key::{Seed, is_signed};
use super::refusal::Refusal;
use super::row::{IDENTITY, last_signed};
use super::words::sha256;
use crate::domain::deal::Party;
use crate::domain::draft::Draft;
use crate::domain::hex::{hex, unhex};
use serde_json::Value;

/// The version of the method (docs/METHOD.md) that the sender's page works with.
pub const METHOD: u32 = 2;
/// Longest message, characters.
pub const LONGEST_MESSAGE: usize = 2_000;
/// Longest title and longest instant, characters: an honest page writes shorter ones.
const LONGEST_LINE: usize = 300;

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
    /// [`Refusal::Forged`] or [`Refusal::TooLong`].
    pub fn verified(self) -> Result<Self, Refusal> {
        if self.message.chars().count() > LONGEST_MESSAGE {
            return Err(Refusal::TooLong { most: LONGEST_MESSAGE });
        }
        let lines = [&self.title, &self.at, &self.until];
        let short = lines.iter().all(|line| line.chars().count() <= LONGEST_LINE);
        // A row of the rounds is known by its instant, where `+` tells two of one second apart.
        let plain = !self.at.is_empty() && !self.at.ends_with('+');
        if short && plain && is_signed(&self.key, &self.statement(), &self.signature) {
            Ok(self)
        } else {
            Err(Refusal::Forged)
        }
    }
}

/// What its sender says with an offer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OfferNote {
    /// The message.
    pub message: String,
    /// Until when it stands; empty: until it is withdrawn.
    pub until: String,
}

/// The number of the next offer and the hash of the one it answers.
pub fn next(draft: &Draft) -> (u32, Option<[u8; 32]>) {
    match last_signed(draft) {
        Some(last) => (last.number.saturating_add(1), Some(last.hash())),
        None => (1, None),
    }
}

/// Signs the paper of a draft as an offer of a side, made at an ISO instant. The deal must have its identity.
///
/// # Errors
/// [`Refusal::TooLong`]; [`Refusal::NotAnOffer`] where the deal has no identity.
pub fn sign(
    draft: &Draft,
    seed: &Seed,
    side: Party,
    note: &OfferNote,
    at: &str,
) -> Result<Offer, Refusal> {
    let own = draft.own();
    let deal = unhex::<16>(own.text(IDENTITY)).ok_or(Refusal::NotAnOffer)?;
    let (number, answers) = next(&own);
    let mut offer = Offer {
        deal,
        number,
        side,
        at: at.to_owned(),
        title: own.text("title").chars().take(LONGEST_LINE).collect(),
        message: note.message.trim().to_owned(),
        until: note.until.trim().to_owned(),
        answers,
        method: METHOD,
        key: seed.public(&deal),
        paper: canonical(&own),
        signature: [0; 64],
    };
    offer.signature = seed.sign(&deal, &offer.statement());
    offer.verified()
}
