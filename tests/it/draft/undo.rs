//! Undo and redo: whatever was edited comes back to the byte, in memory and as kept between visits.

use parley::domain::bounded_json;
use parley::domain::draft::{Audience, Change, Draft, changes, from_file, leaf_in_file, to_file};
use parley::domain::history::{History, STEPS};
use parley::domain::schema::{FIELDS as SCHEMA, blank_row};
use proptest::prelude::*;
use serde_json::json;

fn akeso() -> Draft {
    let case = bounded_json::parse(include_str!("../../fixtures/deals/akeso_summit.json")).unwrap();
    from_file(&case.get("deal").unwrap().to_string()).unwrap()
}

/// An edit as a person makes one.
#[derive(Debug, Clone)]
enum Edit {
    Type(usize, String),
    Add(usize),
    Remove(usize, usize),
    Move(usize, usize, usize),
    Replace(String),
}

const FIELDS: [&str; 6] = [
    "title",
    "terms.upfront.0.amount",
    "terms.milestones.2.trigger.on",
    "terms.royalties.0.tiers.0.rate",
    "assumptions.programmes.0.regions.1.uptake.3",
    "payments.hsr",
];
const LISTS: [&str; 5] =
    ["terms.upfront", "terms.milestones", "terms.royalties.0.tiers", "payments.actual", "clauses"];

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        4 => (0..FIELDS.len(), "[0-9.a-z\u{4e00}<\"]{0,8}").prop_map(|(at, text)| Edit::Type(at, text)),
        1 => (0..LISTS.len()).prop_map(Edit::Add),
        1 => (0..LISTS.len(), 0..4_usize).prop_map(|(list, at)| Edit::Remove(list, at)),
        1 => (0..LISTS.len(), 0..4_usize, 0..4_usize).prop_map(|(list, a, b)| Edit::Move(list, a, b)),
        1 => "[a-z]{1,6}".prop_map(Edit::Replace),
    ]
}

fn make(edit: &Edit, draft: &mut Draft) {
    match edit {
        Edit::Type(at, text) => draft.set(FIELDS[*at], text),
        Edit::Add(list) => draft.insert_row(LISTS[*list], 1, blank_row(LISTS[*list])),
        Edit::Remove(list, at) => draft.remove_row(LISTS[*list], *at),
        Edit::Move(list, from, to) => draft.move_row(LISTS[*list], *from, *to),
        Edit::Replace(title) => {
            *draft = akeso();
            draft.set("title", title);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    /// Every run of edits comes back to the bytes it began with, and forward again.
    #[test]
    fn a_thousand_edits_come_back(edits in prop::collection::vec(edit(), 1..1000)) {
        let start = akeso();
        let mut draft = start.clone();
        let mut history = History::default();
        let mut kept = vec![start.to_text()];
        for (at, edit) in edits.iter().enumerate() {
            let before = draft.clone();
            make(edit, &mut draft);
            let changed = changes(&before, &draft);
            if !changed.is_empty() {
                kept.push(draft.to_text());
            }
            history.push(changed, at as u64 * 10_000);
        }
        history = stored(&written(&history)).unwrap();
        let last = draft.to_text();
        let mut back = 0;
        while history.undo(&mut draft).is_some() {
            back += 1;
            prop_assert!(draft.to_text() == kept[kept.len() - 1 - back], "step {back} back");
        }
        prop_assert_eq!(back, (kept.len() - 1).min(500));
        while history.redo(&mut draft).is_some() {}
        prop_assert!(draft.to_text() == last, "all done again");
    }
}

#[test]
fn keys_typed_in_a_row_are_one_step() {
    let mut draft = akeso();
    let mut history = History::default();
    for (at, text) in ["3", "30", "300"].into_iter().enumerate() {
        let before = draft.clone();
        draft.set("terms.upfront.0.amount", text);
        history.push(changes(&before, &draft), at as u64 * 200);
    }
    assert_eq!(history.undo(&mut draft).as_deref(), Some("terms.upfront.0.amount"));
    assert_eq!(draft.text("terms.upfront.0.amount"), "274.9");
    assert!(!history.can_undo() && history.can_redo());
    history.redo(&mut draft);
    assert_eq!(draft.text("terms.upfront.0.amount"), "300");
}

#[test]
fn a_new_edit_forgets_what_was_taken_back() {
    let mut draft = akeso();
    let mut history = History::default();
    for (at, text) in ["one", "two"].into_iter().enumerate() {
        let before = draft.clone();
        draft.set("title", text);
        history.push(changes(&before, &draft), at as u64 * 10_000);
    }
    history.undo(&mut draft);
    let before = draft.clone();
    draft.set("title", "three");
    history.push(changes(&before, &draft), 90_000);
    assert!(!history.can_redo());
    history.undo(&mut draft);
    assert_eq!(draft.text("title"), "one");
}

#[test]
fn edits_of_another_state_do_not_fit() {
    let start = akeso();
    let (mut draft, mut history) = (start.clone(), History::default());
    assert!(history.fits(&draft), "no edits fit anything");
    draft.set("title", "one");
    history.push(changes(&start, &draft), 0);
    assert!(history.fits(&draft) && !history.fits(&start));
    history.undo(&mut draft);
    assert!(history.fits(&draft) && draft == start);
    draft.set("title", "typed after these edits were kept");
    assert!(!history.fits(&draft));
}

/// As it is written to and read from the browser's storage.
fn written(history: &History) -> String {
    serde_json::to_value(history).unwrap().to_string()
}

fn stored(text: &str) -> Option<History> {
    bounded_json::read(text)
}

/// Five edits as the page keeps them, the last one taken back: a text that became
/// another, a list that grew, a field that came, a `null` that went, a number and a text at once.
const ONCE_KEPT: &str = r#"[4,[[["terms.upfront.0.amount",["274.90"],["300,5o"]]],[["terms.upfront",[[{"amount":"300,5o"}]],[[{"amount":"300,5o"},{"amount":"0.1","n":1.2345678901234568e+28}]]]],[["terms.milestone",[],["\"new\"\n"]]],[["gone",[null],[]]],[["terms.note",[1.10],[]],["title",["a"],["b"]]]]]"#;
/// The deal they belong to, then; as it was before them, and after them.
const ONCE: &str = r#"{"terms":{"milestone":"\"new\"\n","note":1.10,"upfront":[{"amount":"300,5o"},{"amount":"0.1","n":1.2345678901234568e+28}]},"title":"a"}"#;
const BEFORE: &str =
    r#"{"gone":null,"terms":{"note":1.10,"upfront":[{"amount":"274.90"}]},"title":"a"}"#;
const AFTER: &str = r#"{"terms":{"milestone":"\"new\"\n","upfront":[{"amount":"300,5o"},{"amount":"0.1","n":1.2345678901234568e+28}]},"title":"b"}"#;

#[test]
fn edits_once_kept_are_taken_back_and_done_again() {
    let mut history = stored(ONCE_KEPT).unwrap();
    assert_eq!(written(&history), ONCE_KEPT);
    let mut draft = Draft::from_tree(bounded_json::parse(ONCE).unwrap());
    assert!(history.fits(&draft));
    assert_eq!(history.redo(&mut draft).as_deref(), Some("terms.note"));
    assert!(!history.can_redo());
    assert_eq!(draft.to_text(), AFTER);
    while history.undo(&mut draft).is_some() {}
    assert_eq!(draft.to_text(), BEFORE);
}

#[test]
fn what_is_kept_broken_is_not_read() {
    let step = r#"[["title",["a"],["b"]]]"#;
    let most = |steps: usize| format!("[0,[{}]]", vec![step; steps].join(","));
    assert!(stored(&most(STEPS)).is_some());
    let deep = |inner: &str| inner.replace("DEEP", &"[".repeat(10_000));
    let noise = [
        "",
        "[]",
        "[1,[]]",
        "[0]",
        "{}",
        "null",
        "x",
        "[0,[],[]]",
        "[-1,[]]",
        "[0.5,[]]",
        "[1e400,[]]",
        "[0,[[[1,2,3]]]]",
        "[0,[[\"x\"]]]",
        r#"[0,[[["title",["a"]]]]]"#,
        r#"[0,[[["title","a","b"]]]]"#,
        "[18446744073709551616,[]]",
        "[\"0\",[]]",
        r#"{"done":0,"steps":[]}"#,
        r#"[{"$serde_json::private::Number":"0"},[]]"#,
        &most(STEPS + 1),
        &deep("DEEP"),
        &deep("[0,DEEP"),
        &deep(r#"[0,[[["title",[DEEP"#),
        &deep("[DEEP"),
    ];
    for text in noise {
        assert_eq!(stored(text), None, "{text:.60}");
    }
    assert_eq!(stored("[0,[]]"), Some(History::default()));
}

/// A tree among the edits is read as one alone: bounded, its numbers by their digits, and no object for a number.
#[test]
fn a_tree_among_the_edits_comes_through_as_it_stands() {
    let around = |tree: &str| format!(r#"[1,[[["x",[],[{tree}]]]]]"#);
    let after = |tree: &str| {
        let mut draft = Draft::from_tree(serde_json::json!({"x": null}));
        let mut history = stored(&around(tree))?;
        assert_eq!(written(&history), around(tree));
        history.undo(&mut draft)?;
        history.redo(&mut draft)?;
        draft.node("x").map(ToString::to_string)
    };
    let marked = r#"{"$serde_json::private::Number":"5"}"#;
    for tree in ["1.50e+400", "-0.10", "null", "[]", r#"{"a":[1.0,"274.90"]}"#, marked] {
        assert_eq!(after(tree).as_deref(), Some(tree));
    }
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(after(&nested(65)).is_some() && after(&nested(66)).is_none());
}

/// What one key changes is known without comparing the deal before and after: the same changes in the same order,
/// with the mark of origin the field loses, and the same draft. With and without such marks, and seen with every
/// pair of eyes.
#[test]
fn a_recorded_text_changes_what_the_trees_say() {
    let mut own = akeso();
    let marked = "assumptions.licensor";
    own.put(&format!("{marked}.basis.discount_rate"), "assumption".into());
    own.put(&format!("{marked}.basis.tax_rate"), "assumption".into());
    own.begin_other();
    let views = [Audience::Own, Audience::Other, Audience::Shared].map(|view| own.through(view));
    let mut recorded = 0;
    for draft in views {
        let paths = SCHEMA.iter().flat_map(|field| draft.expand(field.path));
        // A programme's id takes what names it along: `rename` has its tests.
        for path in paths.filter(|path| path != "assumptions.programmes.0.id") {
            for text in [draft.text(&path).to_owned(), "7x".to_owned()] {
                let (mut set, mut seen) = (draft.clone(), draft.clone());
                set.set(&path, &text);
                let found = seen.set_recorded(&path, &text);
                assert_eq!(found, changes(&draft, &set), "{path}");
                assert_eq!(seen, set, "{path}");
                recorded += found.len();
            }
        }
    }
    assert!(recorded > 500, "{recorded}");
}

/// The text of a field as the crash notice leaves it is what the whole file holds there.
#[test]
fn a_field_left_alone_stands_in_the_file_as_with_the_whole() {
    let mut draft = akeso();
    for (path, text) in [
        ("terms.upfront.0.amount", "300"),
        ("terms.royalties.0.tiers.0.rate", "7.5"),
        ("terms.royalties.0.tiers.0.rate", "7,5x"),
        ("title", "300"),
        ("terms.signed_on", "2026-01-05"),
    ] {
        draft.set(path, text);
        let pointer = format!("/{}", path.replace('.', "/"));
        let file: serde_json::Value = serde_json::from_str(&to_file(&draft).to_string()).unwrap();
        let left: serde_json::Value =
            serde_json::from_str(&leaf_in_file(path, text).to_string()).unwrap();
        assert_eq!(file.pointer(&pointer), Some(&left), "{path}");
    }
    draft.begin_other();
    assert_eq!(leaf_in_file("other.licensor.discount_rate", "12").to_string(), "0.12");
}

/// Rows deleted in quick succession come back one by one; keys into one field are one step.
#[test]
fn every_row_deleted_is_a_step_of_its_own() {
    let mut draft = akeso();
    let mut history = History::default();
    let rows = draft.rows("terms.milestones");
    for at in 0..3 {
        let before = draft.clone();
        draft.remove_row("terms.milestones", 0);
        history.push(changes(&before, &draft), at);
    }
    for left in (rows - 2)..=rows {
        history.undo(&mut draft);
        assert_eq!(draft.rows("terms.milestones"), left);
    }
}

/// What both parties see of an edit decides whether it may be taken back in front of them.
#[test]
fn a_private_edit_is_told_from_one_of_the_paper() {
    let steps = [
        ("title", true),
        ("terms.upfront.0.amount", true),
        ("terms.upfront", true),
        ("assumptions.licensee.cogs", false),
        ("assumptions.programmes", false),
        ("stance.licensor", false),
        ("rounds.0.note", false),
        ("rounds.0.kept", false),
        ("scenarios.0.name", false),
        ("diligence.items.0.evidence", false),
        ("payments.formalities", false),
        ("terms.upfront.0.basis.amount", true),
        ("assumptions.basis.licensee", false),
    ];
    for (path, seen) in steps {
        let change = Change { path: path.into(), before: None, after: None };
        assert_eq!(change.is_seen_by_both(), seen, "{path}");
    }
    // Of a list of offers that grew both see what is made, not what is kept back.
    for (kept, seen) in [("", true), ("sheet", false), ("package", false)] {
        let after = json!([{"side": "licensee", "at": "2026-11-30", "kept": kept}]);
        let change = Change { path: "rounds".into(), before: None, after: Some(after) };
        assert_eq!(change.is_seen_by_both(), seen, "{kept}");
    }
}
