//! Offers that no honest page would send, each refused by name and changing nothing; and what an offer never holds.

use crate::support::signed_offers::{LICENSEE, LICENSOR, UPFRONT, offered, ours, said};
use ed25519_dalek::{Signer, SigningKey};
use parley::domain::deal::Party;
use parley::domain::draft::{Draft, from_file, to_file};
use parley::domain::history::{Incoming, Replica, StoredVersion};
use parley::domain::lang::Lang;
use parley::domain::negotiation::offer::{
    Offer, OfferNote, OfferRefusal, Reason, Seed, Standing, add, agreed, answer, begin,
    check_paper, offers, paper_words, put, receive, sign, trusting,
};
use parley::domain::negotiation::rounds::{rounds, save};
use parley::domain::schema::{FIELDS, FieldKind, LISTS, blank_row};
use parley::domain::term_sheet::{Document, document};
use parley::export::link::{encode_offer, offer_file, open_offer};
use parley::export::markdown::markdown;
use std::collections::BTreeSet;

/// Our deal with our offer, theirs with it too.
fn both() -> (Draft, Draft) {
    let mut licensee = ours();
    let first = offered(&mut licensee, &LICENSEE, &said("first"));
    let licensor = begin(&first, Party::Licensor).unwrap();
    (licensee, licensor)
}

/// Anything under a right signature, as whoever holds a key can make it.
fn signed_anew(mut offer: Offer, change: impl FnOnce(&mut Offer)) -> Offer {
    let key = SigningKey::from_bytes(&[7; 32]);
    change(&mut offer);
    offer.key = key.verifying_key().to_bytes();
    offer.signature = key.sign(offer.statement().as_bytes()).to_bytes();
    offer
}

#[test]
fn every_offer_opens_again_as_it_was_from_link_and_file_and_from_a_kept_deal() {
    let (mut licensee, mut licensor) = both();
    licensor.set(UPFRONT, "281");
    let note = OfferNote {
        message: format!("两行\nof text, \"quoted\" <b>{}</b>", "长".repeat(1_900)),
        until: "2026-12-24".into(),
        reasons: vec![
            Reason { path: UPFRONT.into(), text: "Two bidders pay more ".into() },
            Reason { path: "terms.payment.royalty_days".into(), text: "  ".into() },
        ],
    };
    let offer = offered(&mut licensor, &LICENSOR, &note);
    assert_eq!(offer.reasons.len(), 1, "what is not said is left out");
    assert_eq!(open_offer(&encode_offer(&offer).unwrap()).unwrap(), offer);
    assert_eq!(open_offer(&offer_file(&offer)).unwrap(), offer);
    assert_eq!(add(&mut licensee, &offer), Ok(Standing::Answer));
    // Kept, and read again.
    let again = from_file(&to_file(&licensee).to_string()).unwrap();
    assert_eq!(offers(&again), offers(&licensee));
    assert_eq!(answer(&again).unwrap().offer, offer);
}

#[test]
fn what_nobody_sees_is_no_part_of_an_offer() {
    let mut draft = ours();
    draft.set("title", "Our\u{202e} deal");
    draft.set("terms.parties.licensor.name", "A\u{2066}keso");
    let offer = offered(&mut draft, &LICENSEE, &said("\u{202e}right\u{202c} to left"));
    assert_eq!((offer.message.as_str(), offer.title.as_str()), ("right to left", "Our deal"));
    assert!(!offer.statement().contains(['\u{202e}', '\u{2066}', '\u{202c}']));
    let turned = signed_anew(offer, |offer| offer.message.push('\u{202e}'));
    assert_eq!(turned.verified(), Err(OfferRefusal::Hidden));
}

#[test]
fn whatever_is_signed_and_still_wrong_is_refused_by_name() {
    let (licensee, licensor) = both();
    let mut maker = licensor.clone();
    maker.set(UPFRONT, "281");
    let good = offered(&mut maker, &LICENSOR, &OfferNote::default());
    let later = signed_anew(good.clone(), |it| {
        it.paper = it.paper.replace("\"version\":2", "\"version\":3");
    });
    assert_eq!(receive(&licensee, &later.verified().unwrap()), Err(OfferRefusal::NewerPaper));
    let none = signed_anew(good.clone(), |it| it.paper = "{}".into());
    assert_eq!(receive(&licensee, &none.verified().unwrap()), Err(OfferRefusal::BadPaper));
    assert_eq!(
        begin(&signed_anew(good.clone(), |it| it.paper = "{}".into()), Party::Licensee),
        Err(OfferRefusal::BadPaper)
    );
    let markup = signed_anew(good.clone(), |it| it.message = "<b>x</b>".repeat(625));
    assert_eq!(markup.verified(), Err(OfferRefusal::TooLong { most: 2_000 }));
    let back = signed_anew(good.clone(), |it| it.number = 1);
    assert_eq!(receive(&licensee, &back), Err(OfferRefusal::Misnumbered { number: 1 }));
    let alien = signed_anew(good.clone(), |it| it.deal = [9; 16]);
    assert_eq!(alien.title, good.title);
    assert_eq!(receive(&licensee, &alien), Err(OfferRefusal::OtherDeal));
    let reason = Reason { path: UPFRONT.into(), text: "x".repeat(301) };
    let long = signed_anew(good.clone(), |it| it.reasons = vec![reason]);
    assert_eq!(long.verified(), Err(OfferRefusal::Forged));
    // A reason is signed: taken out or put in, the offer is another.
    let bare = Offer { reasons: vec![Reason { path: UPFRONT.into(), text: "so".into() }], ..good };
    assert_eq!(bare.verified(), Err(OfferRefusal::Forged));
}

#[test]
fn a_full_deal_takes_no_more_and_says_so() {
    let (mut licensee, mut licensor) = both();
    licensor.set(UPFRONT, "281");
    let offer = offered(&mut licensor, &LICENSOR, &OfferNote::default());
    while licensee.rows("rounds") < 100 {
        let at = licensee.rows("rounds");
        licensee.insert_row("rounds", at, blank_row("rounds"));
    }
    let before = licensee.clone();
    assert_eq!(add(&mut licensee, &offer), Err(OfferRefusal::NoRoom));
    assert_eq!(licensee, before);
}

#[test]
fn a_new_key_is_taken_once_its_words_were_compared_and_the_old_one_no_more() {
    let (mut licensee, mut licensor) = both();
    licensor.set(UPFRONT, "281");
    let old = offered(&mut licensor, &LICENSOR, &OfferNote::default());
    assert_eq!(add(&mut licensee, &old), Ok(Standing::Answer));
    licensor.set(UPFRONT, "282");
    let new = offered(&mut licensor.clone(), &Seed([3; 32]), &OfferNote::default());
    let refused = OfferRefusal::KeyChanged { was: old.key, is: new.key };
    assert_eq!(receive(&licensee, &new), Err(refused));
    let mut trusting = trusting(&licensee, &new.key);
    assert_eq!(add(&mut trusting, &new), Ok(Standing::Answer));
    let late = offered(&mut licensor, &LICENSOR, &OfferNote::default());
    assert!(matches!(receive(&trusting, &late), Err(OfferRefusal::KeyChanged { .. })));
}

#[test]
fn two_tabs_that_receive_one_offer_hold_it_once() {
    let (licensee, mut licensor) = both();
    licensor.set(UPFRONT, "281");
    let offer = offered(&mut licensor, &LICENSOR, &OfferNote::default());
    let store = StoredVersion { is: "0".into(), of: String::new(), text: licensee.to_text() };
    let (mut one, mut other) = (licensee.clone(), licensee);
    let (mut first, mut second) = (Replica::of(store.clone()), Replica::of(store));
    add(&mut one, &offer).unwrap();
    add(&mut other, &offer).unwrap();
    // The other tab typed besides.
    other.set("terms.payment.royalty_days", "61");
    let written = first.write(&one, "a1".into()).unwrap();
    first.settle(written.clone());
    let Incoming::Both(both) = second.receive(written, &other) else { panic!("put together") };
    assert_eq!(offers(&both).len(), 2);
    assert_eq!(both.text("terms.payment.royalty_days"), "61");
}

#[test]
fn an_offer_signed_after_unsigned_ones_carries_the_number_the_table_shows() {
    let mut draft = ours();
    save(&mut draft, Party::Licensor, "", "2026-11-20T15:00:00Z");
    save(&mut draft, Party::Licensee, "", "2026-11-21T15:00:00Z");
    let first = offered(&mut draft, &LICENSEE, &OfferNote::default());
    assert_eq!(first.number, 3);
    let mut licensor = begin(&first, Party::Licensor).unwrap();
    let numbers = |draft: &Draft| rounds(draft).iter().map(|it| it.number).collect::<Vec<_>>();
    assert_eq!(numbers(&licensor), [3]);
    licensor.set(UPFRONT, "281");
    let second = offered(&mut licensor, &LICENSOR, &OfferNote::default());
    assert_eq!(add(&mut draft, &second), Ok(Standing::Answer));
    assert_eq!((numbers(&draft), numbers(&licensor)), (vec![1, 2, 3, 4], vec![3, 4]));
}

/// Both sides' deals under one agreed text.
fn agreed_deals() -> (Draft, Draft) {
    let (mut licensee, mut licensor) = both();
    let accepts = offered(&mut licensor, &LICENSOR, &OfferNote::default());
    assert_eq!(add(&mut licensee, &accepts), Ok(Standing::Acceptance));
    assert!(answer(&licensee).unwrap().accepts);
    (licensee, licensor)
}

#[test]
fn the_agreed_text_is_named_on_the_paper_and_told_from_any_other() {
    let (licensee, licensor) = agreed_deals();
    let agreed = agreed(&licensee).unwrap();
    assert_eq!(agreed.words, paper_words(&licensor));
    for (lang, says) in [(Lang::En, "This is the agreed text"), (Lang::Zh, "本文本即第")] {
        let sentence = agreed.sentence(lang);
        assert!(sentence.contains(says) && sentence.contains(&agreed.words), "{sentence}");
        let values = parley::domain::draft::FieldValues::of(&licensee);
        let sheet = Document { agreed: Some(sentence.clone()), ..document(&values, lang) };
        assert!(markdown(&sheet).contains(&sentence));
    }
    // Another copy of the page, given the paper alone, and one a term away.
    let mut paper = licensor.paper();
    let check = |paper: &Draft| check_paper(paper, [ours(), licensee.clone()].into_iter());
    assert_eq!(check(&paper).unwrap().agreed, agreed);
    paper.set("title", "Under another name");
    assert_eq!(check(&paper).unwrap().agreed.differs, 0);
    paper.set("title", licensee.text("title"));
    paper.set(UPFRONT, "1");
    paper.set("terms.payment.royalty_days", "61");
    let other = check(&paper).unwrap().agreed;
    assert_eq!((other.differs, &other.words), (2, &agreed.words));
    assert!(other.sentence(Lang::En).starts_with("Differs in 2 terms"));
    assert_eq!(check_paper(&paper, [ours()].into_iter()), None);
}

#[test]
fn a_text_signed_twice_by_one_key_is_not_agreed_and_a_later_key_takes_nothing_back() {
    let (licensee, _) = agreed_deals();
    assert!(agreed(&trusting(&licensee, &[9; 32])).is_some());
    // Whoever holds one key plays both sides in a file he hands out.
    let (mut alone, mut mirror) = both();
    let own = offered(&mut mirror, &LICENSEE, &OfferNote::default());
    assert!(put(&mut alone, &own));
    assert_eq!(agreed(&alone), None);
}

/// Every private field filled with a text of its own: none is in an offer, as link, as file or as signed.
#[test]
fn nothing_private_is_ever_in_an_offer() {
    const ON_PAPER: [&str; 4] = ["terms.", "clauses[]", "title", "identity"];
    let mut draft = ours();
    draft.begin_other();
    for list in LISTS.iter().map(|list| list.path.replace("[]", ".0")) {
        if draft.rows(&list) == 0 {
            draft.insert_row(&list, 0, blank_row(&list));
        }
    }
    let mut planted = BTreeSet::new();
    for (at, field) in FIELDS.iter().enumerate() {
        let open = ON_PAPER.iter().any(|group| field.path.starts_with(group))
            || field.path.starts_with("payments.")
            || field.path.starts_with("rounds[]")
            || ["diligence.federal_money", "diligence.eu_filing", "diligence.pathway"]
                .contains(&field.path)
            || ["diligence.items[].question", "diligence.items[].becomes"].contains(&field.path);
        if open && field.path != "rounds[].note" {
            continue;
        }
        let path = field.path.replace("[]", ".0");
        let secret = match field.kind {
            FieldKind::Text { .. } => format!("secret-{at}-secret"),
            _ => format!("77{at:04}99"),
        };
        draft.set_with_basis(&path, &secret, &format!("because-{at}-because"));
        planted.extend([secret, format!("because-{at}-because")]);
    }
    assert!(planted.len() > 60, "{}", planted.len());
    let kept = to_file(&draft).to_string();
    let offer =
        sign(&draft, &LICENSEE, Party::Licensee, &said("hello"), "2026-11-24T15:00:00Z").unwrap();
    let link = encode_offer(&offer).unwrap();
    let texts =
        [offer_file(&offer), offer.statement(), format!("{:?}", open_offer(&link).unwrap())];
    let seen = planted.iter().filter(|secret| kept.contains(secret.as_str())).count();
    assert!(seen > 60, "{seen} of the secrets are in the owner's own file");
    for secret in &planted {
        for text in &texts {
            assert!(!text.contains(secret), "{secret}");
        }
    }
}

#[test]
fn every_refusal_is_a_sentence_in_both_languages() {
    let key = [1; 32];
    let all = [
        OfferRefusal::NotAnOffer,
        OfferRefusal::Broken,
        OfferRefusal::Newer,
        OfferRefusal::NewerPaper,
        OfferRefusal::BadPaper,
        OfferRefusal::Forged,
        OfferRefusal::Hidden,
        OfferRefusal::TooLong { most: 1 },
        OfferRefusal::OtherDeal,
        OfferRefusal::OwnOffer { number: 1 },
        OfferRefusal::OurSide { number: 1 },
        OfferRefusal::Replayed { number: 1 },
        OfferRefusal::Missing { number: 1 },
        OfferRefusal::Misnumbered { number: 1 },
        OfferRefusal::Late { number: 1 },
        OfferRefusal::KeyChanged { was: key, is: [2; 32] },
        OfferRefusal::NoRoom,
    ];
    for refusal in all {
        assert!(refusal.message(Lang::En).ends_with('.'), "{refusal:?}");
        assert!(refusal.message(Lang::Zh).ends_with('。'), "{refusal:?}");
    }
}
