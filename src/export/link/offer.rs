//! A signed offer as the text after `#`, and as a file.
//!
//! `o1.` and in base64url: the deal (16 bytes), the key (32), the signature (64), the hash of the offer it answers
//! (32, zeros for none), then deflated as links are a line of JSON with what else is signed, and the paper. Nothing
//! after the signature can be changed: what is signed is made anew from it. Offers of version 1 open for ever.

use super::stream::{self, LinkVersion};
use super::{LONGEST, MOST_FILE, MOST_TEXT};
use crate::domain::bounded_json;
use crate::domain::deal::Party;
use crate::domain::hex::{hex, unhex};
use crate::domain::issue::{Issue, Problem};
use crate::domain::negotiation::offer::{Offer, OfferRefusal, read_reasons, reasons_text};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

const KIND: &str = "o1.";
/// What the stream of an offer of version 1 is taken to begin with, whatever links begin with by now.
const OPENING: LinkVersion = LinkVersion::Two;
/// The file's `format`.
const FORMAT: &str = "parley-offer";
const NONE: [u8; 32] = [0; 32];

/// Whether a text is meant as an offer, of this version or a later one.
pub fn is_offer(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim();
    let digits = text.strip_prefix('o').and_then(|rest| rest.split_once('.'));
    digits.is_some_and(|(version, _)| version.parse::<u32>().is_ok())
        || text.starts_with('{') && text.contains(FORMAT)
}

/// The link of an offer.
///
/// # Errors
/// [`Problem::LinkTooLong`] with the length it would have.
pub fn encode_offer(offer: &Offer) -> Result<String, Issue> {
    let mut head = json!([
        offer.number,
        offer.side.word(),
        offer.at,
        offer.title,
        offer.message,
        offer.until,
        offer.method
    ]);
    if let Some(head) = head.as_array_mut().filter(|_| !offer.reasons.is_empty()) {
        head.push(reasons_text(&offer.reasons).into());
    }
    let packed = stream::deflate(OPENING, &format!("{head}\n{}", offer.paper));
    let answers = offer.answers.unwrap_or(NONE);
    let bytes = [offer.deal.as_slice(), &offer.key, &offer.signature, &answers, &packed].concat();
    let link = format!("{KIND}{}", URL_SAFE_NO_PAD.encode(bytes));
    if link.len() > LONGEST {
        let problem = Problem::LinkTooLong { length: link.len(), most: LONGEST };
        return Err(Issue::refused("", problem));
    }
    Ok(link)
}

/// The file of an offer.
pub fn offer_file(offer: &Offer) -> String {
    let paper = bounded_json::parse(&offer.paper).unwrap_or_default();
    let file = json!({
        "format": FORMAT,
        "version": 1,
        "deal": hex(&offer.deal),
        "number": offer.number,
        "side": offer.side.word(),
        "at": offer.at,
        "title": offer.title,
        "message": offer.message,
        "until": offer.until,
        "reasons": reasons_text(&offer.reasons),
        "answers": offer.answers.map(|hash| hex(&hash)),
        "method": offer.method,
        "key": hex(&offer.key),
        "paper": paper,
        "signature": hex(&offer.signature),
    });
    format!("{file:#}")
}

/// Reads an offer, link or file, whose signature fits.
///
/// # Errors
/// That it is none, was cut short or changed, comes from a newer version, or is not as it was signed.
pub fn open_offer(text: &str) -> Result<Offer, OfferRefusal> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.len() > 2 * MOST_FILE {
        return Err(OfferRefusal::NotAnOffer);
    }
    let offer = if text.starts_with('{') { of_file(text) } else { of_link(text) }?;
    offer.verified()
}

fn of_link(text: &str) -> Result<Offer, OfferRefusal> {
    let Some(body) = text.strip_prefix(KIND) else {
        return Err(if is_offer(text) { OfferRefusal::Newer } else { OfferRefusal::NotAnOffer });
    };
    if body.len() > MOST_TEXT {
        return Err(OfferRefusal::NotAnOffer);
    }
    let bytes = URL_SAFE_NO_PAD.decode(body).map_err(|_| OfferRefusal::Broken)?;
    parts(&bytes).ok_or(OfferRefusal::Broken)
}

fn parts(bytes: &[u8]) -> Option<Offer> {
    let (deal, rest) = bytes.split_first_chunk()?;
    let (key, rest) = rest.split_first_chunk()?;
    let (signature, rest) = rest.split_first_chunk()?;
    let (answers, packed) = rest.split_first_chunk()?;
    let text = stream::inflate(OPENING, packed, MOST_FILE).ok()?;
    let (head, paper) = std::str::from_utf8(&text).ok()?.split_once('\n')?;
    let head = bounded_json::parse(head).ok()?;
    let word = |at: usize| head.get(at).and_then(Value::as_str).map(str::to_owned);
    let whole = |at: usize| u32::try_from(head.get(at)?.as_u64()?).ok();
    Some(Offer {
        deal: *deal,
        number: whole(0)?,
        side: Party::from_word(&word(1)?)?,
        at: word(2)?,
        title: word(3)?,
        message: word(4)?,
        until: word(5)?,
        reasons: read_reasons(&word(7).unwrap_or_default())?,
        answers: (*answers != NONE).then_some(*answers),
        method: whole(6)?,
        key: *key,
        paper: paper.to_owned(),
        signature: *signature,
    })
}

fn of_file(text: &str) -> Result<Offer, OfferRefusal> {
    let file = bounded_json::parse(text).map_err(|_| OfferRefusal::Broken)?;
    if file.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(OfferRefusal::NotAnOffer);
    }
    if file.get("version").and_then(Value::as_u64).is_some_and(|version| version > 1) {
        return Err(OfferRefusal::Newer);
    }
    fields(&file).ok_or(OfferRefusal::Broken)
}

fn fields(file: &Value) -> Option<Offer> {
    let word = |name: &str| file.get(name).and_then(Value::as_str).map(str::to_owned);
    let whole = |name: &str| u32::try_from(file.get(name)?.as_u64()?).ok();
    let answers = match file.get("answers") {
        None | Some(Value::Null) => None,
        Some(hash) => Some(unhex(hash.as_str()?)?),
    };
    Some(Offer {
        deal: unhex(&word("deal")?)?,
        number: whole("number")?,
        side: Party::from_word(&word("side")?)?,
        at: word("at")?,
        title: word("title")?,
        message: word("message")?,
        until: word("until")?,
        reasons: read_reasons(&word("reasons").unwrap_or_default())?,
        answers,
        method: whole("method")?,
        key: unhex(&word("key")?)?,
        paper: file.get("paper")?.to_string(),
        signature: unhex(&word("signature")?)?,
    })
}
