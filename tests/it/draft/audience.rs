//! Views of a draft: what is private is not in the tree that both parties see, and nothing typed is lost.

use crate::support::guarded::{akeso, guarded};
use parley::domain::bounded_json::parse;
use parley::domain::deal::Party;
use parley::domain::draft::{Audience, Draft, FieldValues, changes, from_file, to_file, validate};
use parley::domain::lang::Lang;
use parley::domain::negotiation::rounds::{KeptBack, keep_back, make, rounds, save};
use parley::domain::term_sheet::document;
use serde_json::Value;

#[test]
fn the_paper_alone_makes_the_same_document() {
    for draft in [akeso(), guarded()] {
        for lang in [Lang::En, Lang::Zh] {
            let values = |sheet: parley::domain::term_sheet::Document| {
                let clauses = sheet.clauses.into_iter();
                clauses.map(|clause| format!("{:?} {clause:?}", clause.number)).collect::<Vec<_>>()
            };
            // A finding leads to its row, which is another one when those of no term are gone.
            let plain = |text: String| text.replace("items.1.becomes", "items.0.becomes");
            let whole: Vec<String> =
                values(document(&FieldValues::of(&draft), lang)).into_iter().map(plain).collect();
            assert_eq!(whole, values(document(&FieldValues::of(&draft.paper()), lang)));
            assert_eq!(
                whole,
                values(document(&FieldValues::of(&draft.through(Audience::Shared)), lang))
            );
        }
    }
}

#[test]
fn nothing_private_is_in_what_both_see_or_in_the_paper() {
    let draft = guarded();
    assert_eq!(draft.to_text().matches("707").count(), 15);
    let shared = draft.through(Audience::Shared);
    for seen in [shared.tree().to_string(), to_file(&draft.paper()).to_string()] {
        assert!(!seen.contains("707"), "{seen}");
        assert!(seen.contains("274.9"));
    }
}

#[test]
fn what_is_typed_in_front_of_both_is_carried_back() {
    let draft = guarded();
    assert_eq!(draft.through(Audience::Shared).to_text(), draft.to_text());
    let mut shared = draft.through(Audience::Shared);
    shared.set("terms.upfront.0.amount", "300");
    shared.remove_row("terms.milestones", 0);
    let new = r#"{"side":"licensee","at":"2026-11-22T10:00:00Z","note":"","paper":"{}"}"#;
    shared.insert_row("rounds", 1, parse(new).unwrap());
    let own = shared.own();
    assert_eq!(own.text("terms.upfront.0.amount"), "300");
    assert_eq!(own.rows("terms.milestones"), draft.rows("terms.milestones") - 1);
    assert_eq!(own.text("rounds.0.note"), "70706");
    assert_eq!(own.text("rounds.1.paper"), "70715");
    assert_eq!(own.text("rounds.2.at"), "2026-11-22T10:00:00Z");
    assert_eq!(own.text("assumptions.programmes.0.regions.0.peak_net_sales"), "70701");
    let changed = changes(&draft, &shared);
    let paths: Vec<&str> = changed.iter().map(|change| change.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "rounds",
            "terms.milestones",
            "terms.upfront.0.amount",
            "terms.upfront.0.basis.amount", // the amount is the user's now
        ]
    );
    // The sources of the other terms still stand.
    assert_eq!(own.basis("terms.currency"), Some("assumption 70705"));
}

/// An offer prepared is ours alone: it is in nothing that both see or that leaves, and it stays where it was.
#[test]
fn an_offer_kept_back_is_not_shown_and_not_lost() {
    let mut draft = akeso();
    save(&mut draft, Party::Licensor, "", "2026-11-20T09:00:00Z");
    draft.set("terms.upfront.0.amount", "70708");
    keep_back(&mut draft, KeptBack::Package, "front", "2026-11-21T09:00:00Z");
    keep_back(&mut draft, KeptBack::Sheet, "", "2026-11-21T10:00:00Z");
    draft.set("terms.upfront.0.amount", "300");
    let numbers = |draft: &Draft| rounds(draft).iter().map(|it| it.number).collect::<Vec<_>>();
    assert_eq!(numbers(&draft), [1, 2, 2]);
    let mut shared = draft.through(Audience::Shared);
    for seen in [shared.tree().to_string(), to_file(&draft.public()).to_string()] {
        assert!(!seen.contains("70708"), "{seen}");
    }
    assert_eq!(shared.rows("rounds"), 1);
    assert_eq!(shared.to_text(), draft.to_text());
    // One saved in front of both comes after all that is there.
    save(&mut shared, Party::Licensee, "", "2026-11-22T09:00:00Z");
    assert_eq!(numbers(&shared), [1, 2]);
    let own = shared.own();
    assert_eq!(numbers(&own), [1, 2, 2, 2]);
    assert_eq!(own.text("rounds.1.note"), "front");
    assert_eq!(own.text("rounds.3.at"), "2026-11-22T09:00:00Z");
    // What they offer answers the sheet kept back, which is made by that; a package stays ours alone.
    save(&mut draft, Party::Licensor, "", "2026-11-23T09:00:00Z");
    assert_eq!(numbers(&draft), [1, 2, 2, 3]);
    assert_eq!(draft.through(Audience::Shared).rows("rounds"), 3);
    make(&mut draft, 1);
    assert_eq!(draft.through(Audience::Shared).rows("rounds"), 4);
}

#[test]
fn the_second_set_stands_in_the_place_of_the_first_and_goes_back() {
    let draft = guarded();
    let mut other = draft.through(Audience::Other);
    assert_eq!(other.text("assumptions.programmes.0.regions.0.peak_net_sales"), "70702");
    assert_eq!(other.to_text(), draft.to_text());
    other.set("assumptions.programmes.0.regions.0.peak_net_sales", "1");
    assert_eq!(other.own().text("other.programmes.0.regions.0.peak_net_sales"), "1");
    assert_eq!(other.own().text("assumptions.programmes.0.regions.0.peak_net_sales"), "70701");
    assert_eq!(other.through(Audience::Own), *other.own());
    assert_eq!(akeso().through(Audience::Other).view(), Audience::Own);
}

#[test]
fn a_file_holds_the_second_set_as_it_holds_the_first() {
    let draft = guarded();
    let file = to_file(&draft);
    let rate = |set: &str| {
        file.get(set).unwrap().get("licensee").unwrap().get("tax_rate").unwrap().clone()
    };
    assert_eq!(rate("assumptions"), rate("other"));
    assert!(matches!(rate("other"), Value::Number(_)));
    let back = from_file(&file.to_string()).unwrap();
    assert_eq!(back.to_text(), draft.to_text());
}

#[test]
fn what_is_wrong_with_the_assumptions_is_not_told_in_front_of_both() {
    let mut draft = akeso();
    draft.remove_row("assumptions.programmes.0.regions", 0);
    draft.remove_row("assumptions.programmes.0.stages", 0);
    draft.set("terms.upfront.0.amount", "many");
    assert!(validate(&draft).issues.len() > 1);
    let told = validate(&draft.through(Audience::Shared));
    let paths: Vec<&str> = told.issues.iter().map(|issue| issue.path.as_str()).collect();
    assert_eq!(paths, ["terms.upfront.0.amount"]);
    assert_eq!(told.deal, None);
}

#[test]
fn findings_answered_in_front_of_both_are_known_by_their_question() {
    let mut draft = akeso();
    let finding = |question: &str, becomes: &str| {
        parse(&format!(
            r#"{{"question":"{question}","evidence":"of {question}","becomes":"{becomes}"}}"#
        ))
        .unwrap()
    };
    draft.insert_row("diligence.items", 0, finding("gcp", "none"));
    draft.insert_row("diligence.items", 1, finding("hgrac", "condition"));
    let mut shared = draft.through(Audience::Shared);
    assert_eq!(shared.text("diligence.items.0.question"), "hgrac");
    shared.answer_finding("hgrac", "none");
    shared.answer_finding("new", "warranty");
    let own = shared.own();
    let items = (0..own.rows("diligence.items")).map(|row| {
        ["question", "evidence", "becomes"]
            .map(|field| own.text(&format!("diligence.items.{row}.{field}")).to_owned())
    });
    assert_eq!(
        items.collect::<Vec<_>>(),
        [["gcp", "of gcp", "none"], ["hgrac", "of hgrac", "none"], ["new", "", "warranty"]]
    );
}

/// What the owner assumes of a deal is not told by what is refused in front of both.
#[test]
fn nothing_assumed_is_told_by_a_refusal() {
    let mut draft = akeso();
    draft.add_product();
    draft.set("terms.milestones.0.trigger.programme", "another");
    draft.set("terms.milestones.1.trigger.on", "event");
    draft.set("terms.milestones.1.trigger.event", "data delivered");
    draft.set("assumptions.programmes.1.product", "nobody's");
    let told = |view: Audience| {
        let issues = validate(&draft.through(view)).issues.into_iter();
        issues.map(|issue| format!("{} {}", issue.path, issue.code())).collect::<Vec<_>>()
    };
    for private in ["programme unknown_id", "event unknown_event", "id no_programme"] {
        assert!(told(Audience::Own).iter().any(|issue| issue.ends_with(private)), "{private}");
        assert!(!told(Audience::Shared).iter().any(|issue| issue.ends_with(private)), "{private}");
    }
}
