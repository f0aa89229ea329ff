//! Deals of version 1 open for ever: as files, as drafts kept between visits, as offers inside them, as edits kept
//! and in two places at once.

use parley::domain::bounded_json;
use parley::domain::deal::{Deal, Structure, UpfrontForm};
use parley::domain::draft::{Draft, changes, from_file, to_file, upgraded_path, validate};
use parley::domain::history::{History, Incoming, Replica, StoredVersion};
use parley::domain::negotiation::rounds::{rounds, sheet};
use parley::domain::number::{amount_text, percent_text};
use parley::domain::schema::{FieldKind, field_at};
use parley::domain::valuation::{party_values, value};
use rust_decimal::Decimal;
use serde_json::{Value, json};

const NAMES: [&str; 6] = [
    "akeso_summit",
    "flat_royalty",
    "month_end",
    "newco_three_regions",
    "stacking_grossup",
    "tiers_two_regions",
];

/// A deal file of version 1.
fn file(name: &str) -> Value {
    let path = format!("{}/tests/fixtures/deals/version_1/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let case: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    case["deal"].clone()
}

/// As version 1 kept it between visits: text at every leaf.
fn texts(path: &str, node: &Value) -> Value {
    let below =
        |step: &str| if path.is_empty() { step.to_owned() } else { format!("{path}.{step}") };
    match node {
        Value::Object(fields) => {
            let fields =
                fields.iter().map(|(name, node)| (name.clone(), texts(&below(name), node)));
            Value::Object(fields.collect())
        }
        Value::Array(rows) => {
            let rows = rows.iter().enumerate();
            rows.map(|(row, node)| texts(&below(&row.to_string()), node)).collect()
        }
        Value::Number(_) if path == "version" => node.clone(),
        Value::Number(digits) => {
            let number: Decimal = digits.as_str().parse().unwrap();
            let kind = field_at(&upgraded_path(path)).map(|field| field.kind);
            let percent = match kind {
                Some(FieldKind::Percent(_) | FieldKind::OptionalPercent(_)) => true,
                Some(_) => false,
                None => path.ends_with("licensee_share"),
            };
            if percent { percent_text(number).into() } else { amount_text(number).into() }
        }
        Value::Bool(flag) => flag.to_string().into(),
        Value::Null => "".into(),
        Value::String(_) => node.clone(),
    }
}

fn kept(file: &Value) -> String {
    texts("", file).to_string()
}

#[track_caller]
fn deal(draft: &Draft) -> Deal {
    let checked = validate(draft);
    checked.deal.unwrap_or_else(|| panic!("{:?}", checked.issues))
}

/// One with something in every place that version 2 moved.
fn full() -> Value {
    let mut file = file("month_end");
    file["terms"]["structure"] = json!({
        "kind": "newco", "licensor_equity": 0.3, "haircut": 0.2, "future_dilution": 0.25,
        "basis": {"haircut": "assumption a", "kind": "source b"},
    });
    file["terms"]["upfront"] = json!([
        {"label": "cash", "amount": 30, "days_after_effective": 0, "form": "cash"},
        {"label": "stock", "amount": 20, "days_after_effective": 0, "form": "shares"},
    ]);
    file["terms"]["milestones"] = json!([
        {"id": "sales:first", "label": "", "amount": 5, "trigger": {"on": "annual_sales", "threshold": 50}},
        {"id": "sales-first", "label": "", "amount": 6, "trigger": {"on": "filing"}},
    ]);
    file["payments"] = json!({
        "actual": [{"id": "sales:first", "paid_on": "2030-01-01"}, {"id": "stock", "paid_on": "2030-01-02"}],
        "formalities": [{"formality": "tax_filing", "id": "sales:first"}],
    });
    file["terms"]["royalty"]["basis"] = json!({"floor": "source c"});
    file["terms"]["asset"]["basis"] = json!({"name": "source d"});
    file["terms"]["basis"] = json!({"signed_on": "source e"});
    file["assumptions"]["basis"] = json!({"regions": "source f", "wht": "source g"});
    file["assumptions"]["regions"][0]["basis"] = json!({"pos": "source h"});
    file["assumptions"]["programme"]["basis"] = json!({"start_on": "source i"});
    file["assumptions"]["programme"]["stages"][0]["licensee_share"] = json!(0.5);
    file["assumptions"]["programme"]["stages"][0]["basis"] = json!({"licensee_share": "source j"});
    file["other"] = file["assumptions"].clone();
    file["other"]["regions"][0]["peak_net_sales"] = json!(777);
    file
}

#[test]
fn every_field_is_where_version_2_has_it() {
    let draft = from_file(&full().to_string()).unwrap();
    for (path, text) in [
        ("terms.products.0.id", "product"),
        ("terms.products.0.name", "asset"),
        ("terms.royalties.0.id", "royalty"),
        ("terms.sheet_on", draft.text("terms.signed_on")),
        ("terms.upfront.1.form", "payer_shares"),
        ("terms.structure.committed_financing", "0"),
        ("terms.cost_share.0.programme", "main"),
        ("terms.cost_share.0.stage", draft.text("assumptions.programmes.0.stages.0.stage")),
        ("terms.cost_share.0.licensee_share", "50"),
        ("assumptions.newco.haircut", "20"),
        ("assumptions.newco.future_dilution", "25"),
        ("assumptions.programmes.0.id", "main"),
        ("assumptions.programmes.0.product", "product"),
        ("assumptions.programmes.0.approval_dependence", "0"),
        ("assumptions.licensor.foreign_tax", "credit"),
        ("other.newco.haircut", "20"),
        ("other.programmes.0.id", "main"),
        ("other.programmes.0.regions.0.peak_net_sales", "777"),
    ] {
        assert_eq!(draft.text(path), text, "{path}");
    }
    let gone = ["terms.asset", "terms.royalty", "assumptions.programme", "assumptions.regions"];
    let gone = gone.into_iter().chain(["other.programme", "other.regions"]);
    assert!(gone.into_iter().all(|path| draft.node(path).is_none()));
    let share = "assumptions.programmes.0.stages.0.licensee_share";
    assert_eq!((draft.node(share), draft.rows("terms.cost_share")), (None, 1));
    assert_eq!(draft.node("version"), Some(&json!(2)));
    assert_eq!(from_file(&to_file(&draft).to_string()).unwrap(), draft);
    let deal = deal(&draft);
    assert_eq!(deal.terms.upfront[1].form, UpfrontForm::PayerShares);
    assert!(matches!(deal.terms.structure, Structure::NewCo(_)));
}

#[test]
fn the_marks_of_where_a_value_came_from_move_along() {
    let draft = from_file(&full().to_string()).unwrap();
    for (path, mark) in [
        ("assumptions.newco.haircut", "assumption a"),
        ("terms.structure.kind", "source b"),
        ("terms.royalties.0.floor", "source c"),
        ("terms.products.0.name", "source d"),
        ("terms.signed_on", "source e"),
        ("terms.sheet_on", "source e"),
        ("assumptions.programmes.0.regions", "source f"),
        ("assumptions.wht", "source g"),
        ("assumptions.programmes.0.regions.0.pos", "source h"),
        ("assumptions.programmes.0.start_on", "source i"),
        ("terms.cost_share.0.licensee_share", "source j"),
        ("other.programmes.0.regions", "source f"),
    ] {
        assert_eq!(draft.basis(path), Some(mark), "{path}");
    }
    let structure = draft.node("terms.structure.basis").unwrap();
    assert_eq!(*structure, json!({"kind": "source b"}));
}

/// In version 2 an id holds no colon. Two milestones stay two.
#[test]
fn a_milestones_id_with_a_colon_still_opens() {
    let draft = from_file(&full().to_string()).unwrap();
    assert_eq!(draft.text("terms.milestones.0.id"), "sales-first-");
    assert_eq!(draft.text("terms.milestones.1.id"), "sales-first");
    assert_eq!(draft.text("payments.actual.0.id"), "sales-first-");
    assert_eq!(draft.text("payments.actual.1.id"), "stock");
    assert_eq!(draft.text("payments.formalities.0.id"), "sales-first-");
    // What is typed now is not changed behind its back, but refused at its field.
    let mut now = draft.clone();
    now.set("terms.milestones.1.id", "a:b");
    for again in [Draft::from_text(&now.to_text()), from_file(&to_file(&now).to_string()).ok()] {
        let issues = validate(&again.unwrap()).issues;
        let issue = issues.iter().find(|issue| issue.code() == "colon_in_id").unwrap();
        assert_eq!(issue.path, "terms.milestones.1.id");
    }
}

#[test]
fn a_draft_kept_is_the_deal_of_its_file() {
    let files = NAMES.iter().map(|name| file(name)).chain([full()]);
    for file in files {
        let of_file = from_file(&file.to_string()).unwrap();
        let of_kept = Draft::from_text(&kept(&file)).unwrap();
        assert_eq!(deal(&of_kept), deal(&of_file));
        assert_eq!(to_file(&of_kept)["terms"], to_file(&of_file)["terms"]);
        assert_eq!(party_values(&deal(&of_kept)), party_values(&deal(&of_file)));
        assert_eq!(Draft::from_text(&of_kept.to_text()), Some(of_kept));
    }
}

/// A paper held no assumption, so none of the parts of cost that the contract holds now.
fn with_round(file: &Value) -> Value {
    let (mut file, mut paper) = (file.clone(), file.clone());
    for group in ["assumptions", "other", "payments"] {
        paper.as_object_mut().unwrap().remove(group);
    }
    paper["terms"]["upfront"][0]["amount"] = json!(40);
    file["rounds"] = json!([
        {"side": "licensor", "at": "2026-11-22T09:00:00Z", "note": "opening", "paper": paper.to_string()}
    ]);
    file
}

#[test]
fn an_offer_is_worth_what_it_was() {
    for file in [full(), file("month_end"), file("akeso_summit")] {
        let mut dearer = file.clone();
        dearer["terms"]["upfront"][0]["amount"] = json!(40);
        let dearer = value(&deal(&from_file(&dearer.to_string()).unwrap()));
        let file = with_round(&file);
        for draft in
            [from_file(&file.to_string()).unwrap(), Draft::from_text(&kept(&file)).unwrap()]
        {
            assert_eq!(rounds(&draft)[0].note, "opening");
            let offered = value(&deal(&sheet(&draft, 0).unwrap()));
            assert_eq!((offered.own, offered.common), (dearer.own, dearer.common));
        }
    }
}

#[test]
fn a_paper_of_version_1_alone_keeps_what_a_stake_loses() {
    let mut paper = full();
    for group in ["assumptions", "other"] {
        paper.as_object_mut().unwrap().remove(group);
    }
    let draft = from_file(&paper.to_string()).unwrap();
    assert_eq!(draft.text("assumptions.newco.haircut"), "20");
    assert_eq!(draft.text("assumptions.valuation_on"), "");
}

/// An edit as version 1 kept it.
fn edit(path: &str, before: Value, after: Value) -> Value {
    json!([[path, [before], [after]]])
}

fn history(done: usize, steps: &[Value]) -> History {
    serde_json::from_value(json!([done, steps])).unwrap()
}

#[test]
fn edits_kept_are_taken_back_where_their_fields_went() {
    let file = full();
    let draft = Draft::from_text(&kept(&file)).unwrap();
    let old = texts("", &file);
    let mut shorter = old["assumptions"]["regions"].clone();
    shorter.as_array_mut().unwrap().remove(0);
    let mut fewer = old["terms"]["upfront"].clone();
    fewer.as_array_mut().unwrap().remove(1);
    let rate = old["terms"]["royalty"]["tiers"][0]["rate"].clone();
    let steps = [
        edit("terms.asset.name", "old".into(), old["terms"]["asset"]["name"].clone()),
        edit("terms.structure.haircut", "15".into(), "20".into()),
        edit(
            "assumptions.programme.start_on",
            "2025-01-31".into(),
            old["assumptions"]["programme"]["start_on"].clone(),
        ),
        edit("terms.upfront", fewer.clone(), old["terms"]["upfront"].clone()),
        edit("assumptions.regions", shorter, old["assumptions"]["regions"].clone()),
        edit("terms.royalty.tiers.0.rate", "3".into(), rate.clone()),
        edit("terms.upfront.1.form", "shares".into(), "cash".into()),
    ];
    let mut history = history(6, &steps);
    assert!(history.fits(&draft));
    let mut now = draft.clone();
    let mut taken_back = Vec::new();
    while let Some(path) = history.undo(&mut now) {
        taken_back.push(path);
    }
    assert_eq!(
        taken_back,
        [
            "terms.royalties.0.tiers.0.rate",
            "assumptions.programmes.0.regions",
            "terms.upfront",
            "assumptions.programmes.0.start_on",
            "assumptions.newco.haircut",
            "terms.products.0.name",
        ]
    );
    assert_eq!(now.text("terms.royalties.0.tiers.0.rate"), "3");
    assert_eq!(
        now.rows("assumptions.programmes.0.regions"),
        draft.rows("assumptions.programmes.0.regions") - 1
    );
    assert_eq!((now.rows("terms.upfront"), now.text("assumptions.newco.haircut")), (1, "15"));
    assert_eq!(
        (now.text("terms.products.0.name"), now.text("assumptions.programmes.0.start_on")),
        ("old", "2025-01-31")
    );
    while history.redo(&mut now).is_some() {}
    let mut as_redone = draft.clone();
    as_redone.put("terms.upfront.1.form", "cash".into());
    assert_eq!(now, as_redone);
    deal(&now);
}

/// A stage's part of the cost is another list's now: nothing is taken back through such an edit.
#[test]
fn edits_that_have_no_place_end_what_can_be_taken_back() {
    let stages = |share: &str| json!([{"stage": "phase2", "months": "1", "cost": "1", "pos": "50", "licensee_share": share}]);
    let nowhere = [
        edit("assumptions.programme.stages.0.licensee_share", "100".into(), "50".into()),
        edit("assumptions.programme.stages", stages("50"), json!([])),
        edit("terms.royalty", Value::Null, json!({"floor": "50"})),
        edit("", json!({"version": 1}), json!({"version": 1, "title": "a"})),
        edit("assumptions.programme", Value::Null, json!({})),
    ];
    let named = |text: &str| edit("title", "a".into(), text.into());
    for step in nowhere {
        let steps = [named("b"), step.clone(), named("c"), named("d"), step, named("e")];
        let mut history = history(4, &steps);
        let mut draft = Draft::from_text(&kept(&full())).unwrap();
        assert!(!history.can_redo(), "what was taken back needs it too");
        assert!(history.undo(&mut draft).is_some() && history.undo(&mut draft).is_some());
        assert!(!history.can_undo());
        deal(&draft);
    }
    // Alone a stage's list goes with its programme.
    let mut whole = history(1, &[edit("assumptions.programme.stages", stages("100"), json!([]))]);
    let mut draft = Draft::from_text(&kept(&full())).unwrap();
    assert_eq!(whole.undo(&mut draft).as_deref(), Some("assumptions.programmes.0.stages"));
    assert_eq!(draft.node("assumptions.programmes.0.stages.0.licensee_share"), None);
}

#[test]
fn edits_of_this_version_are_kept_as_they_are() {
    let mut draft = Draft::from_text(&kept(&full())).unwrap();
    let mut history = History::default();
    for (now, (path, text)) in
        [("terms.royalties.0.floor", "33"), ("terms.milestones.0.id", "a:b"), ("title", "t")]
            .into_iter()
            .enumerate()
    {
        history.push(draft.set_recorded(path, text), 10_000 * now as u64);
    }
    let before = draft.clone();
    draft.insert_row("terms.cost_share", 0, json!({"stage": "", "licensee_share": "7"}));
    history.push(changes(&before, &draft), 90_000);
    let text = serde_json::to_string(&history).unwrap();
    let again: History = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_string(&again).unwrap(), text);
}

/// A place still running the older version writes its kind of text; both edits are kept.
#[test]
fn versions_written_by_both_are_put_together() {
    let old = full();
    let mark = |is: &str, of: &str, text: &str| format!("{is} {of}\n{text}");
    let begun = StoredVersion::from_text(&mark("a.1", "", &kept(&old)));
    let mut here = Replica::of(begun.clone());
    let mut draft = Draft::from_text(&begun.text).unwrap();
    assert!(here.is_last(&draft), "nothing was edited");
    assert_eq!(here.write(&draft, "b.1".into()), None);
    draft.set("terms.royalties.0.floor", "44");
    let mut there = old;
    there["terms"]["royalty"]["tiers"][0]["rate"] = json!(0.17);
    let theirs = StoredVersion::from_text(&mark("a.2", "a.1", &kept(&there)));
    let Incoming::Both(both) = here.receive(theirs, &draft) else { panic!("put together") };
    assert_eq!(both.text("terms.royalties.0.floor"), "44");
    assert_eq!(both.text("terms.royalties.0.tiers.0.rate"), "17");
    deal(&both);
    // The same text again is no news, and the version it is kept in is this one's.
    let written = here.write(&both, "b.2".into()).unwrap();
    let tree = bounded_json::parse(&written.text).unwrap();
    assert_eq!(tree["version"], 2);
    assert_eq!(StoredVersion::from_text(&written.to_text()), written);
}
