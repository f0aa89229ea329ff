//! The agreed text: one paper under both signatures.

use super::canonical::{canonical, text_hash};
use super::receive::readable;
use super::row::offers;
use super::signed::Offer;
use super::words::words;
use crate::domain::draft::Draft;
use crate::domain::lang::Lang;
use crate::domain::negotiation::rounds::compare;

/// Words that name a text.
const WORDS: usize = 8;

/// A paper that both sides signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// The number of the offer that accepted it.
    pub number: u32,
    /// When it was accepted: an ISO instant.
    pub at: String,
    /// Its hash in eight words.
    pub words: String,
    /// In how many terms the paper as it is now differs from it; 0 where it is that text.
    pub differs: usize,
}

impl Agreed {
    /// A paper against that of the offer that accepted.
    fn of(accepts: &Offer, paper: &Draft) -> Self {
        Self {
            number: accepts.number,
            at: accepts.at.clone(),
            words: words(&text_hash(&accepts.paper), WORDS),
            differs: differs(accepts, paper),
        }
    }

    /// What is said of it on the document, in the document's language.
    pub fn sentence(&self, lang: Lang) -> String {
        let Self { number, at, words, differs } = self;
        let day: String = at.chars().take(10).collect();
        match (lang, differs) {
            (Lang::En, 0) => format!(
                "This is the agreed text of offer {number}, {day}, sealed with the keys of both sides, which is no signature: {words}."
            ),
            (Lang::Zh, 0) => {
                format!(
                    "本文本即第 {number} 轮报价（{day}）的约定文本，经双方密钥封存，但不构成签署：{words}。"
                )
            }
            (Lang::En, 1) => {
                format!("Differs in 1 term from the agreed text of offer {number}, {day}: {words}.")
            }
            (Lang::En, terms) => format!(
                "Differs in {terms} terms from the agreed text of offer {number}, {day}: {words}."
            ),
            (Lang::Zh, terms) => {
                format!("与第 {number} 轮报价（{day}）的约定文本有 {terms} 项条款不同：{words}。")
            }
        }
    }
}

/// The text agreed last, if there is one.
pub fn agreed(draft: &Draft) -> Option<Agreed> {
    Some(Agreed::of(&accepting(draft)?, draft))
}

/// The offer that accepted last. Rows may come with a file that anybody wrote: both signatures are looked at.
fn accepting(draft: &Draft) -> Option<Offer> {
    let offers: Vec<Offer> = offers(draft).into_iter().map(|(_, offer)| offer).collect();
    let signed = |offer: &Offer| offer.clone().verified().is_ok();
    let accepts = offers.iter().rev().find(|offer| {
        let first = |first: &&Offer| {
            first.side != offer.side
                && first.key != offer.key
                && first.paper == offer.paper
                && offer.answers == Some(first.hash())
        };
        offers.iter().find(first).is_some_and(|first| signed(first) && signed(offer))
    });
    accepts.cloned()
}

/// In how many terms a paper differs from that of an offer.
fn differs(offer: &Offer, paper: &Draft) -> usize {
    let agreed = readable(offer).unwrap_or_default();
    // An earlier version of the page wrote some terms otherwise: read again they are the same.
    if [&offer.paper, &canonical(&agreed)].contains(&&canonical(paper)) {
        return 0;
    }
    compare(&agreed, &paper.paper()).len().max(1)
}

/// The hash of any paper in eight words: two papers with the same words say the same.
pub fn paper_words(paper: &Draft) -> String {
    words(&text_hash(&canonical(paper)), WORDS)
}

/// What a paper is to the texts agreed here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperCheck {
    /// The deal whose agreed text it is, or was compared with.
    pub title: String,
    /// That text.
    pub agreed: Agreed,
}

/// Compares a paper that was opened with the texts agreed in deals here: the one it is, else the one of a deal with
/// its title.
pub fn check_paper(paper: &Draft, deals: impl Iterator<Item = Draft>) -> Option<PaperCheck> {
    let checks = deals.filter_map(|deal| {
        let agreed = Agreed::of(&accepting(&deal)?, paper);
        let title = deal.text("title").to_owned();
        let namesake = title == paper.text("title");
        (agreed.differs == 0 || namesake).then_some(PaperCheck { title, agreed })
    });
    checks.min_by_key(|check| check.agreed.differs)
}
