//! One deal open in two places: whatever the order in which they write and hear of each other, no edit is lost
//! without a question.

use parley::domain::draft::{Draft, from_file};
use parley::domain::examples::first_deal::example;
use parley::domain::history::{Incoming, Replica, StoredVersion};
use proptest::prelude::*;
use std::collections::VecDeque;

fn akeso() -> Draft {
    from_file(example()).unwrap()
}

/// A tab: its draft, what it knows of the store, and the versions it has not yet heard of.
struct Tab {
    name: char,
    draft: Draft,
    copy: Replica,
    writes: u32,
    inbox: VecDeque<StoredVersion>,
    asked: Vec<StoredVersion>,
}

impl Tab {
    fn open(name: char, store: &StoredVersion) -> Self {
        let draft = Draft::from_text(&store.text).unwrap();
        let copy = Replica::of(store.clone());
        Self { name, draft, copy, writes: 0, inbox: VecDeque::new(), asked: Vec::new() }
    }

    fn save(&mut self) -> Option<StoredVersion> {
        // Nothing is written while a question is open.
        if !self.asked.is_empty() {
            return None;
        }
        self.writes += 1;
        let version = self.copy.write(&self.draft, format!("{}{}", self.name, self.writes))?;
        self.copy.settle(version.clone());
        Some(version)
    }

    fn hear(&mut self, theirs: StoredVersion) {
        match self.copy.receive(theirs, &self.draft) {
            Incoming::Nothing => {}
            Incoming::Both(both) => self.draft = both,
            Incoming::Ask(theirs) => self.asked.push(theirs),
        }
    }
}

fn kept(draft: &Draft) -> StoredVersion {
    StoredVersion { is: "0".into(), of: String::new(), text: draft.to_text() }
}

#[test]
fn a_deal_kept_before_versions_were_named_is_read() {
    let old = akeso().to_text();
    let read = StoredVersion::from_text(&old);
    assert_eq!((read.is.as_str(), read.text.as_str()), ("", old.as_str()));
    let new = StoredVersion { is: "a1".into(), of: "0".into(), text: old };
    assert_eq!(StoredVersion::from_text(&new.to_text()), new);
}

/// As the page kept it: the line that names the version, then the deal.
#[test]
fn a_version_once_kept_is_read() {
    let text = r#"{"terms":{"milestone":"\"new\"\n","note":1.10,"upfront":[{"amount":"300,5o"}]},"title":"a"}"#;
    for (of, mark) in [("a1b2.2+c3d4.7", "a1b2.3 a1b2.2+c3d4.7"), ("", "a1b2.3 ")] {
        let kept = format!("{mark}\n{text}");
        let read = StoredVersion::from_text(&kept);
        let version = StoredVersion { is: "a1b2.3".into(), of: of.into(), text: text.into() };
        assert_eq!((read.to_text(), read), (kept, version));
        let draft = Draft::from_text(text).unwrap();
        assert_eq!(draft.text("terms.upfront.0.amount"), "300,5o");
        assert_eq!(draft.node("terms.note").unwrap().to_string(), "1.10");
    }
}

#[test]
fn what_is_no_version_is_no_deal() {
    for text in
        ["", "\n", "x", "x y\n", "x\n{}", "x y\n[]", &format!("x y\n{}", "[".repeat(10_000))]
    {
        assert_eq!(Draft::from_text(&StoredVersion::from_text(text).text), None, "{text:.60}");
    }
}

#[test]
fn edits_in_turn_reach_the_other_place() {
    let store = kept(&akeso());
    let (mut a, mut b) = (Tab::open('a', &store), Tab::open('b', &store));
    a.draft.set("terms.upfront.0.amount", "300");
    b.hear(a.save().unwrap());
    assert_eq!(b.draft.text("terms.upfront.0.amount"), "300");
    b.draft.set("terms.upfront.0.amount", "310");
    a.hear(b.save().unwrap());
    assert_eq!(a.draft, b.draft);
    assert!(a.save().is_none() && b.save().is_none());
}

#[test]
fn edits_at_once_are_put_together_or_asked_about() {
    let store = kept(&akeso());
    let (mut a, mut b) = (Tab::open('a', &store), Tab::open('b', &store));
    a.draft.set("terms.upfront.0.amount", "300");
    b.draft.set("title", "b was here");
    let (of_a, of_b) = (a.save().unwrap(), b.save().unwrap());
    a.hear(of_b);
    b.hear(of_a);
    for tab in [&a, &b] {
        assert_eq!(tab.draft.text("terms.upfront.0.amount"), "300");
        assert_eq!(tab.draft.text("title"), "b was here");
        assert!(tab.asked.is_empty());
    }
    a.draft.set("title", "a");
    b.draft.set("title", "b");
    let (of_a, of_b) = (a.save().unwrap(), b.save().unwrap());
    a.hear(of_b);
    b.hear(of_a);
    assert_eq!((a.asked.len(), b.asked.len()), (1, 1));
    assert_eq!((a.draft.text("title"), b.draft.text("title")), ("a", "b"));
}

/// Each place had taken up an older version of the other when one of them took a word back to what it was.
#[test]
fn a_word_taken_back_is_an_edit() {
    let store = kept(&akeso());
    let (mut a, mut b) = (Tab::open('a', &store), Tab::open('b', &store));
    a.draft.set("terms.products.0.name", "26");
    b.hear(a.save().unwrap());
    b.draft.set("terms.upfront.1.amount", "0");
    a.draft.set("terms.products.0.name", "0");
    let (of_a, of_b) = (a.save().unwrap(), b.save().unwrap());
    b.hear(of_a);
    a.hear(of_b);
    a.draft.set("terms.products.0.name", "26");
    b.hear(a.save().unwrap());
    for tab in [&a, &b] {
        assert_eq!(tab.draft.text("terms.products.0.name"), "26");
        assert_eq!(tab.draft.text("terms.upfront.1.amount"), "0");
        assert!(tab.asked.is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Each place types into its own fields, both write into the same store, and hear of it late and in any
    /// order among each other: in the end both hold all edits of both.
    #[test]
    fn no_edit_is_lost_without_a_question(steps in prop::collection::vec((0..6_usize, 0..4_usize, 0..100_u32), 1..40)) {
        let store = kept(&akeso());
        let mut tabs = [Tab::open('a', &store), Tab::open('b', &store)];
        let fields = [
            ["terms.upfront.0.amount", "title", "terms.products.0.name", "assumptions.licensee.cogs"],
            ["terms.upfront.1.amount", "terms.royalties.0.floor", "terms.products.0.area", "assumptions.fx.spot"],
        ];
        let mut typed: [Vec<(usize, String)>; 2] = [Vec::new(), Vec::new()];
        let settle = [(2, 0, 0), (3, 0, 0), (4, 0, 0), (5, 0, 0)].repeat(3);
        for (what, field, number) in steps.into_iter().chain(settle) {
            let at = what % 2;
            match what / 2 {
                0 => {
                    tabs[at].draft.set(fields[at][field], &number.to_string());
                    typed[at].retain(|(known, _)| *known != field);
                    typed[at].push((field, number.to_string()));
                }
                1 => if let Some(version) = tabs[at].save() {
                    tabs[1 - at].inbox.push_back(version);
                },
                _ => while let Some(version) = tabs[at].inbox.pop_front() {
                    tabs[at].hear(version);
                },
            }
        }
        for tab in &tabs {
            // The fields of the two are different: there is nothing to ask about.
            prop_assert!(tab.asked.is_empty());
            for (at, typed) in typed.iter().enumerate() {
                for (field, text) in typed {
                    prop_assert_eq!(tab.draft.text(fields[at][*field]), text);
                }
            }
        }
    }
}
