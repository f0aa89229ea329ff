//! What holds for any text whatever, taken for a link or for a deal file.

pub mod forged;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use forged::forged;
use parley::domain::draft::{Draft, FieldValues, from_file, to_file, validate};
use parley::domain::lang::Lang;
use parley::domain::negotiation::offer::{begin, receive};
use parley::domain::term_sheet::document;
use parley::domain::valuation::value;
use parley::export::link::{
    Link, LinkScope, LinkVersion, Opened, encode_offer, offer_file, open, open_offer, pack, seal,
    unpack,
};

/// Bytes taken for a link's text, and for what a link with a right checksum holds.
pub fn link(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        opened(text);
    }
    opened(&forged(bytes));
}

fn opened(text: &str) {
    match open(text) {
        Ok(Opened::Plain(link)) => held(&link),
        Ok(Opened::Sealed(sealed)) => {
            // Those longer than any we make are still read.
            if let Ok(link) = seal(&sealed) {
                assert_eq!(link, text.trim());
            }
        }
        Err(issues) => {
            assert!(!issues.is_empty());
            let said = |lang| issues.iter().all(|issue| issue.message(lang).chars().count() > 4);
            assert!(said(Lang::En) && said(Lang::Zh));
        }
    }
}

/// What was opened can be sent on.
fn held(link: &Link) {
    let what = if link.whole { LinkScope::Whole } else { LinkScope::Paper };
    sent(&link.draft, what);
}

/// Bytes taken for an offer's text, and for what an offer's link holds.
pub fn offer(bytes: &[u8]) {
    let link = format!("o1.{}", URL_SAFE_NO_PAD.encode(bytes));
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    for text in [text, &link] {
        match open_offer(text) {
            Err(refusal) => assert_ne!(refusal.message(Lang::En), refusal.message(Lang::Zh)),
            Ok(offer) => {
                // What opens is signed: it opens again as it is, and belongs to no deal that does not know it.
                assert_eq!(open_offer(&offer_file(&offer)), Ok(offer.clone()));
                if let Ok(link) = encode_offer(&offer) {
                    assert_eq!(open_offer(&link), Ok(offer.clone()));
                }
                assert!(receive(&Draft::default(), &offer).is_err());
                if let Ok(deal) = begin(&offer, offer.side.other()) {
                    assert!(receive(&deal, &offer).is_err(), "it is there already");
                }
            }
        }
    }
}

/// A text taken for a deal file.
pub fn file(text: &str) {
    let Ok(draft) = from_file(text) else { return };
    if let Some(deal) = validate(&draft).deal {
        value(&deal);
    }
    for lang in [Lang::En, Lang::Zh] {
        document(&FieldValues::of(&draft), lang);
    }
    let again = reread(&draft);
    assert_eq!(to_file(&again), to_file(&draft));
    assert_eq!(reread(&again), again);
    sent(&draft, LinkScope::Whole);
    sent(&draft, LinkScope::Paper);
}

fn reread(draft: &Draft) -> Draft {
    from_file(&to_file(draft).to_string()).expect("what is written can be read")
}

/// A link says what the file would have said.
fn sent(draft: &Draft, what: LinkScope) {
    let Ok(packed) = pack(draft, what) else { return };
    match unpack(LinkVersion::NEWEST, &packed) {
        Ok(link) if what == LinkScope::Whole => assert_eq!(link.draft, reread(draft)),
        Ok(link) => assert_eq!(link.draft, reread(&draft.paper())),
        Err(issues) => assert_eq!(issues[0].code(), "link_too_large"),
    }
}
