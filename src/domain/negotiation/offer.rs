//! Offers that travel: a paper signed by one side, which the other side's copy of the page knows again.
//!
//! ```text
//! Draft -> canonical paper -> offer -> sign -> row of the rounds -> link, code, file
//! link, file -> offer -> verify, receive (or a named refusal) -> add: a row of the rounds
//! ```
//!
//! Every offer holds the hash of the one it answers, so the offers of a deal are a chain: one that was changed, left
//! out, repeated or made for another deal does not fit. Two signatures over one paper are the agreed text, which
//! eight words name ([`words`]).

mod agreed;
mod answer;
mod canonical;
mod key;
mod reasons;
mod receive;
mod refusal;
mod row;
mod sign;
mod signed;
mod words;

pub use agreed::{Agreed, PaperCheck, agreed, check_paper, paper_words};
pub use answer::{TheirOffer, answer, together};
pub use canonical::{canonical, text_hash};
pub use key::{Seed, fingerprint};
pub use reasons::{LONGEST_REASON, Reason, read_reasons, reasons_text};
pub use receive::{CONFIRMED, Standing, add, begin, receive, trusting};
pub use refusal::OfferRefusal;
pub use row::{IDENTITY, last_signed, offer_at, offers, put};
pub use sign::{OfferNote, next, sign};
pub use signed::{LONGEST_MESSAGE, METHOD, Offer};
pub use words::{WORDS, words};
