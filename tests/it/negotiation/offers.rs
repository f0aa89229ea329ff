//! Offers that travel: what fits is taken and changes nothing else; whatever does not fit is refused by name.

use crate::support::signed_offers::{LICENSEE, LICENSOR, UPFRONT, offered, ours, said};
use parley::domain::deal::Party;
use parley::domain::draft::{Draft, from_file};
use parley::domain::lang::Lang;
use parley::domain::negotiation::offer::{
    CONFIRMED, IDENTITY, Offer, OfferNote, OfferRefusal, Seed, Standing, WORDS, add, agreed,
    answer, begin, canonical, fingerprint, put, receive, sign, together, words,
};
use parley::export::link::{encode_offer, offer_file, open_offer};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn at(minute: usize) -> String {
    format!("2026-11-24T15:{minute:02}:00Z")
}

/// Both sides' deals after so many offers, each changing the upfront, and the offers.
fn table(count: usize) -> (Draft, Draft, Vec<Offer>) {
    let mut licensee = ours();
    let first = offered(&mut licensee, &LICENSEE, &said("first"));
    let mut licensor = begin(&first, Party::Licensor).unwrap();
    let mut offers = vec![first];
    for number in 1..count {
        let (mover, seed, other) = if number % 2 == 1 {
            (&mut licensor, &LICENSOR, &mut licensee)
        } else {
            (&mut licensee, &LICENSEE, &mut licensor)
        };
        mover.set(UPFRONT, &(270 + number).to_string());
        let offer = offered(mover, seed, &said("next"));
        assert_eq!(add(other, &offer), Ok(Standing::Answer));
        offers.push(offer);
    }
    (licensee, licensor, offers)
}

#[test]
fn a_list_of_1024_words_none_like_another() {
    let list: Vec<&str> =
        include_str!("../../../src/domain/negotiation/offer/words.txt").lines().collect();
    assert_eq!(list.len(), WORDS);
    let all: BTreeSet<&str> = list.iter().copied().collect();
    assert_eq!(all.len(), WORDS);
    for word in &list {
        assert!((3..=9).contains(&word.len()) && word.chars().all(|c| c.is_ascii_lowercase()));
        for other in list.iter().filter(|other| *other != word) {
            assert!(!other.starts_with(word), "{word} begins {other}");
            let differ = word.len() == other.len()
                && word.chars().zip(other.chars()).filter(|(a, b)| a != b).count() < 2;
            assert!(!differ, "{word} and {other} differ in one letter");
        }
    }
    assert_eq!(words(b"parley", 8).split(' ').count(), 8);
    assert_eq!(
        words(b"parley", 4),
        words(b"parley", 8).split(' ').take(4).collect::<Vec<_>>().join(" ")
    );
    assert_ne!(words(b"parley", 8), words(b"parlez", 8));
}

#[test]
fn ten_offers_end_in_one_agreed_text_and_touch_no_model() {
    let (mut licensee, mut licensor, offers) = table(9);
    let model = |draft: &Draft| (draft.node("assumptions").cloned(), draft.node("stance").cloned());
    let before = model(&ours());
    assert_eq!(model(&licensee), before);
    // The last was the licensee's: the licensor lays that paper on the table and signs it.
    licensor.set(UPFRONT, licensee.text(UPFRONT));
    let accepts = offered(&mut licensor, &LICENSOR, &said(""));
    assert_eq!(accepts.paper, offers[8].paper);
    assert_eq!(add(&mut licensee, &accepts), Ok(Standing::Acceptance));
    let (a, b) = (agreed(&licensee).unwrap(), agreed(&licensor).unwrap());
    assert_eq!((&a.words, a.number, a.differs), (&b.words, 10, 0));
    assert_eq!(a.words.split(' ').count(), 8);
    licensee.set(UPFRONT, "1");
    assert_eq!(agreed(&licensee).unwrap().differs, 1);
    licensee.set(UPFRONT, "278.00");
    assert_eq!(agreed(&licensee).unwrap().differs, 0, "typed otherwise, it says the same");
    licensee.set("title", "Our name for it");
    assert_eq!(agreed(&licensee).unwrap().differs, 0, "what the deal is called is no term");
}

#[test]
fn a_row_that_nobody_signed_agrees_to_nothing() {
    let (mut licensee, _, offers) = table(2);
    let mut forged = Offer { paper: offers[1].paper.clone(), ..offers[0].clone() };
    forged.number = 3;
    forged.answers = Some(offers[1].hash());
    assert!(put(&mut licensee, &forged));
    assert_eq!(agreed(&licensee), None);
}

#[test]
fn the_canonical_text_reads_back_to_itself() {
    let draft = ours();
    let text = canonical(&draft);
    assert_eq!(canonical(&from_file(&text).unwrap()), text);
    assert!(!text.contains("assumptions") && !text.contains("title"));
}

#[test]
fn refusals_by_name() {
    let (licensee, _, offers) = table(4);
    let theirs = &offers[3];
    assert_eq!(receive(&licensee, theirs), Err(OfferRefusal::Replayed { number: 4 }));
    assert_eq!(receive(&licensee, &offers[2]), Err(OfferRefusal::OwnOffer { number: 3 }));
    let mut other = licensee.clone();
    other.set(IDENTITY, "ff0102030405060708090a0b0c0d0e0f");
    assert_eq!(receive(&other, theirs), Err(OfferRefusal::OtherDeal));
    // Offer 4 before offer 3, as one who has only the first sees it.
    let (mut early, ..) = table(1);
    assert_eq!(add(&mut early, theirs), Err(OfferRefusal::Missing { number: 4 }));
    let mut pinned = table(2).0;
    pinned.set(CONFIRMED, &"ab".repeat(32));
    let (_, mut licensor, _) = table(3);
    let next = offered(&mut licensor, &LICENSOR, &said(""));
    assert!(matches!(receive(&pinned, &next), Err(OfferRefusal::KeyChanged { .. })));
    let (third, mut stranger, _) = table(3);
    stranger.set(UPFRONT, "1");
    let next = offered(&mut stranger, &Seed([3; 32]), &said(""));
    let Err(OfferRefusal::KeyChanged { was, is }) = receive(&third, &next) else {
        panic!("a new key")
    };
    assert_ne!(fingerprint(&was), fingerprint(&is));
    let long = "<b>x</b>".repeat(625);
    let note = OfferNote { message: long, ..OfferNote::default() };
    let refused = sign(&ours(), &LICENSEE, Party::Licensee, &note, &at(0));
    assert_eq!(refused, Err(OfferRefusal::TooLong { most: 2_000 }));
    // From the mirror: whoever says he is on our side.
    let mut mirror = table(4).0;
    let forged = offered(&mut mirror, &Seed([9; 32]), &said(""));
    assert_eq!(receive(&licensee, &forged), Err(OfferRefusal::OurSide { number: 5 }));
    for refusal in [
        OfferRefusal::Forged,
        OfferRefusal::Hidden,
        OfferRefusal::Misnumbered { number: 2 },
        OfferRefusal::NoRoom,
        OfferRefusal::Late { number: 2 },
        OfferRefusal::NewerPaper,
    ] {
        assert_ne!(refusal.message(Lang::En), refusal.message(Lang::Zh));
    }
}

#[test]
fn both_moved_and_only_what_both_changed_is_left() {
    let (mut licensee, mut licensor, _) = table(2);
    licensee.set(UPFRONT, "300");
    licensee.set("terms.payment.royalty_days", "61");
    licensor.set(UPFRONT, "310");
    licensor.set("terms.payment.milestone_days", "62");
    offered(&mut licensee, &LICENSEE, &said(""));
    let crossing = offered(&mut licensor, &LICENSOR, &said(""));
    assert_eq!(add(&mut licensee, &crossing), Ok(Standing::Crossing));
    let asked = answer(&licensee).unwrap();
    together(&mut licensee, &asked);
    assert_eq!(licensee.text(UPFRONT), "300", "both changed it: it is asked about");
    assert_eq!(licensee.text("terms.payment.royalty_days"), "61");
    assert_eq!(licensee.text("terms.payment.milestone_days"), "62");
}

/// An offer of the first version: it opens for ever.
const GOLDEN: &str = include_str!("../../fixtures/links/offer_1.txt");

#[test]
fn an_offer_of_version_1_opens_for_ever_as_link_and_file() {
    let offer = offered(&mut ours(), &LICENSEE, &said("Northwind's first 首轮"));
    let link = encode_offer(&offer).unwrap();
    let file = offer_file(&offer);
    assert!(link.len() < 1_500, "{}", link.len());
    let both = format!("{link}\n{file}\n");
    if std::env::var_os("PARLEY_WRITE_OFFER").is_some() {
        std::fs::write("tests/fixtures/links/offer_1.txt", &both).unwrap();
    }
    let (golden_link, golden_file) = GOLDEN.split_once('\n').unwrap();
    for text in [golden_link, golden_file] {
        let opened = open_offer(text).unwrap();
        assert_eq!((opened.number, opened.side), (1, Party::Licensee));
        assert_eq!(opened.message, "Northwind's first 首轮");
        assert_eq!(opened.signature, open_offer(golden_link).unwrap().signature);
        let deal = begin(&opened, Party::Licensor).unwrap();
        assert_eq!(deal.text(UPFRONT), "274.9");
    }
}

#[test]
fn what_is_no_offer_or_a_later_one_is_said() {
    let link = encode_offer(&table(1).2[0]).unwrap();
    assert_eq!(open_offer("https://example.org/"), Err(OfferRefusal::NotAnOffer));
    assert_eq!(open_offer(&link.replacen("o1.", "o2.", 1)), Err(OfferRefusal::Newer));
    assert_eq!(open_offer(&link[..link.len() - 20]), Err(OfferRefusal::Broken));
    let file = offer_file(&table(1).2[0]);
    assert_eq!(
        open_offer(&file.replace("\"version\": 1", "\"version\": 2")),
        Err(OfferRefusal::Newer)
    );
    let mut later = table(1).2[0].clone();
    later.paper = later.paper.replace("\"version\":2", "\"version\":3");
    assert_eq!(later.clone().verified(), Err(OfferRefusal::Forged));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_500, ..ProptestConfig::default() })]

    /// Four each: 10,000 in all.
    #[test]
    fn whatever_is_forged_replayed_reordered_or_cut_is_refused(
        byte in any::<proptest::sample::Index>(),
        flip in 1_u8..=255,
        cut in any::<proptest::sample::Index>(),
        pick in 0_usize..4,
    ) {
        use base64::Engine;
        use base64::engine::general_purpose::URL_SAFE_NO_PAD;
        thread_local! {
            static TABLE: (Draft, Draft, Vec<Offer>) = table(6);
        }
        TABLE.with(|(licensee, _, offers)| {
            let offer = &offers[pick];
            let link = encode_offer(offer).unwrap();
            let mut bytes = URL_SAFE_NO_PAD.decode(&link[3..]).unwrap();
            let place = byte.index(bytes.len());
            bytes[place] ^= flip;
            let forged = format!("o1.{}", URL_SAFE_NO_PAD.encode(&bytes));
            // Bits that deflate does not read may be flipped: then it is the same offer, else it is refused.
            if let Ok(opened) = open_offer(&forged) {
                prop_assert_eq!(&opened, offer);
                prop_assert!(place >= 144, "what is signed or signs is never free");
            }
            prop_assert!(open_offer(&link[..cut.index(link.len())]).is_err());
            let mut deal = licensee.clone();
            prop_assert!(add(&mut deal, offer).is_err());
            prop_assert_eq!(&deal, licensee);
            // Another deal that has our title, and one that has not seen those before.
            let mut alien = ours();
            if pick > 0 {
                prop_assert!(add(&mut alien, offer).is_err());
                prop_assert_eq!(alien, ours());
            }
            Ok(())
        })?;
    }
}
