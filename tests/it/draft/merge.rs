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

/// A tab as the page keeps it: it writes only in the place of what it knows, and is asked where that is gone.
struct Writer {
    tab: Tab,
    deaf: bool,
    gone: bool,
}

impl Writer {
    /// Writes into the store as the page does; what it finds there instead it hears first.
    fn write(&mut self, store: &mut Option<StoredVersion>) {
        while self.tab.asked.is_empty() && !self.gone {
            let before = self.tab.copy.clone();
            let Some(version) = self.tab.save() else { return };
            match store {
                Some(found) if !before.knows(&found.is) => {
                    self.tab.copy.forget(&version.is);
                    self.tab.hear(found.clone());
                }
                None if !before.is_new() => {
                    self.tab.copy.forget(&version.is);
                    self.gone = true;
                }
                _ => *store = Some(version),
            }
        }
    }

    /// Hears how the store is now.
    fn hear(&mut self, store: &Option<StoredVersion>) {
        match store {
            Some(found) if self.tab.asked.is_empty() => self.tab.hear(found.clone()),
            Some(_) => {}
            None => self.gone |= !self.tab.copy.is_new(),
        }
    }

    /// Keeps what is here, whatever is asked.
    fn answer(&mut self) {
        if std::mem::take(&mut self.gone) {
            self.tab.copy = Replica::default();
        }
        for theirs in std::mem::take(&mut self.tab.asked) {
            self.tab.copy.settle(theirs);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    /// Two tabs type into the same four fields, write, hear or not, delete the deal and answer what they are asked:
    /// no word is replaced by one that did not know it unless its own tab was asked, and a deal deleted comes back
    /// only by an answer.
    #[test]
    fn nothing_of_two_tabs_is_lost_unasked(
        steps in prop::collection::vec((0..12_u32, 0..2_usize, 0..4_usize), 1..60)
    ) {
        let first = kept(&akeso());
        let fields = ["title", "terms.upfront.0.amount", "terms.products.0.name", "assumptions.licensee.cogs"];
        let mut store = Some(first.clone());
        let mut tabs = ['a', 'b'].map(|name| Writer { tab: Tab::open(name, &first), deaf: false, gone: false });
        let mut count = 0;
        // What each tab typed and has not written yet, by field.
        let mut typed: [[Option<String>; 4]; 2] = Default::default();
        for (what, at, field) in steps {
            let (writer, before) = (&mut tabs[at], store.clone());
            match what {
                0..=3 => {
                    count += 1;
                    // Nothing that stands there already.
                    let text = format!("9{at}{count:03}");
                    writer.tab.draft.set(fields[field], &text);
                    typed[at][field] = Some(text);
                    continue;
                }
                4..=6 => writer.write(&mut store),
                7..=8 => if !writer.deaf { writer.hear(&store) },
                9 => writer.deaf = !writer.deaf,
                10 => {
                    writer.answer();
                    continue;
                }
                _ if field == 0 => {
                    store = None;
                    writer.tab.copy = Replica::default();
                    continue;
                }
                _ => continue,
            }
            // What was typed here and not yet written stands as it was typed, or is asked about.
            for (path, typed) in fields.iter().zip(&typed[at]) {
                prop_assert!(typed.as_ref().is_none_or(|typed| writer.tab.draft.text(path) == typed), "{path}: {typed:?}");
            }
            if writer.tab.copy.is_last(&writer.tab.draft) {
                typed[at] = Default::default();
            }
            // What lay in the store is in the one after it, but where this tab typed something newer.
            if let (Some(before), Some(after)) = (&before, &store) {
                let (before, after) = (Draft::from_text(&before.text).unwrap(), Draft::from_text(&after.text).unwrap());
                for path in fields {
                    let theirs = before.text(path);
                    prop_assert!(after.text(path) == theirs || after.text(path) == writer.tab.draft.text(path));
                }
            }
            prop_assert!(before.is_some() || store.is_none() || writer.tab.copy.last().is_some_and(|last| last.of.is_empty()));
        }
        // Answered, both end with one text.
        for _ in 0..4 {
            for writer in &mut tabs {
                writer.hear(&store);
                writer.answer();
                writer.write(&mut store);
            }
        }
        for writer in &mut tabs {
            writer.hear(&store);
        }
        prop_assert!(tabs[0].tab.draft == tabs[1].tab.draft);
        prop_assert!(store.map(|store| store.text) == Some(tabs[0].tab.draft.to_text()));
    }

    /// A field typed into by both since they last heard of each other is always asked about.
    #[test]
    fn one_field_typed_into_by_both_is_asked_about(field in 0..4_usize, turns in 0..4_usize, a in 0..50_u32, b in 50..99_u32) {
        let fields = ["title", "terms.upfront.0.amount", "terms.products.0.name", "assumptions.licensee.cogs"];
        let first = kept(&akeso());
        let mut store = Some(first.clone());
        let mut tabs = ['a', 'b'].map(|name| Writer { tab: Tab::open(name, &first), deaf: false, gone: false });
        for (turn, path) in fields.iter().enumerate().take(turns) {
            let [a, b] = &mut tabs;
            a.tab.draft.set(path, &format!("{turn} {turn}"));
            a.write(&mut store);
            b.hear(&store);
        }
        tabs[0].tab.draft.set(fields[field], &format!("a{a}"));
        tabs[1].tab.draft.set(fields[field], &format!("b{b}"));
        tabs[0].write(&mut store);
        tabs[1].write(&mut store);
        prop_assert_eq!(tabs[1].tab.asked.len(), 1);
        let typed = format!("b{b}");
        prop_assert_eq!(tabs[1].tab.draft.text(fields[field]), typed.as_str());
    }
}
