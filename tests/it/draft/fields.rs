//! The draft: files in and out, everything wrong at once, nothing typed lost.

use parley::domain::draft::{Draft, from_file, read_deal, to_file, validate, validate_with};
use parley::domain::refdata::RefData;
use parley::domain::schema::{FIELDS, FieldKind, blank_row};
use parley::domain::valuation::value;

const AKESO: &str = include_str!("../../fixtures/deals/akeso_summit.json");

fn akeso() -> Draft {
    let case: serde_json::Value = serde_json::from_str(AKESO).unwrap();
    from_file(&case["deal"].to_string()).unwrap()
}

#[test]
fn a_right_file_becomes_a_deal() {
    let checked = validate(&akeso());
    assert_eq!(checked.issues, []);
    let deal = checked.deal.unwrap();
    assert_eq!(deal.terms.upfront[0].amount.to_string(), "274.9");
    assert_eq!(deal.terms.royalties[0].tiers[1].rate.get(), 0.125);
}

/// Groups of fields came with later versions: what an earlier one kept in the browser must still be a deal.
#[test]
fn a_draft_kept_before_a_field_was_known_is_still_a_deal() {
    let mut old = akeso();
    for path in ["terms.payment.fx_fixing", "payments", "diligence", "clauses"] {
        old.remove(path);
    }
    let kept = Draft::from_text(&old.to_text()).unwrap();
    let checked = validate(&kept);
    assert_eq!(checked.issues, []);
    assert_eq!(checked.deal, validate(&akeso()).deal);
    assert_eq!(kept.text("payments.hsr"), "by_territory");
    assert_eq!(Draft::from_text(&kept.to_text()), Some(kept));
}

#[test]
fn file_and_draft_are_inverse() {
    let draft = akeso();
    let again = from_file(&to_file(&draft).to_string()).unwrap();
    assert_eq!(draft, again);
    let case: serde_json::Value = serde_json::from_str(AKESO).unwrap();
    assert_eq!(
        read_deal(&to_file(&draft).to_string()).unwrap(),
        read_deal(&case["deal"].to_string()).unwrap()
    );
}

#[test]
fn text_that_cannot_be_read_survives_the_file() {
    let mut draft = akeso();
    draft.set("terms.upfront.0.amount", "12,5o");
    let again = from_file(&to_file(&draft).to_string()).unwrap();
    assert_eq!(again.text("terms.upfront.0.amount"), "12,5o");
    assert!(validate(&again).deal.is_none());
}

#[test]
fn a_field_emptied_is_not_at_its_default_again_after_the_file() {
    let mut draft = akeso();
    draft.set("terms.structure.kind", "newco");
    draft.set("terms.structure.licensor_equity", "10");
    assert_eq!(validate(&draft).issues, []);
    draft.set("assumptions.newco.haircut", "");
    let again = from_file(&to_file(&draft).to_string()).unwrap();
    assert_eq!(again.text("assumptions.newco.haircut"), "");
    assert!(validate(&again).deal.is_none());
}

/// Blanks name nothing: the file leaves the reference out, as it does when it is written again.
#[test]
fn a_reference_of_blanks_is_none() {
    let mut draft = akeso();
    draft.set("terms.milestones.0.trigger.programme", " \u{2000}");
    let file = to_file(&draft);
    assert_eq!(file["terms"]["milestones"][0]["trigger"].get("programme"), None);
    assert_eq!(to_file(&from_file(&file.to_string()).unwrap()), file);
}

/// A list of rows in a new row begins with one row, a selection with none.
#[test]
fn a_blank_row_holds_lists_of_rows() {
    let royalty = blank_row("terms.royalties");
    assert_eq!(royalty["tiers"], serde_json::json!([{"above": "", "rate": ""}]));
    assert_eq!(royalty.get("regions"), None);
    let programme = blank_row("assumptions.programmes");
    assert_eq!(programme["regions"][0]["uptake"], serde_json::json!([""]));
    assert_eq!(programme["regions"][0]["price_cut"], "0");
    assert_eq!(programme["stages"][0]["pos"], "");
}

#[test]
fn everything_wrong_is_reported_at_once() {
    let mut draft = akeso();
    for (path, text) in [
        ("terms.upfront.0.amount", "-3"),
        ("terms.royalties.0.tiers.0.above", "5"),
        ("terms.royalties.0.tiers.1.rate", "120"),
        ("terms.milestones.1.trigger.region", "CN"),
        ("terms.milestones.2.id", "fda"),
        ("assumptions.wht", "100"),
        ("assumptions.programmes.0.regions.0.pos", "1e400"),
        ("terms.signed_on", "2022-02-30"),
        ("terms.parties.licensor.vehicle", "macau"),
    ] {
        draft.set(path, text);
    }
    let checked = validate(&draft);
    assert!(checked.deal.is_none());
    let found: Vec<(&str, &str)> =
        checked.issues.iter().map(|issue| (issue.path.as_str(), issue.code())).collect();
    for expected in [
        ("terms.upfront.0.amount", "negative"),
        ("terms.royalties.0.tiers.0.above", "tiers_start_above_zero"),
        ("terms.royalties.0.tiers.1.rate", "out_of_range"),
        ("terms.milestones.1.trigger.region", "not_licensed"),
        ("terms.milestones.2.id", "duplicate"),
        ("assumptions.wht", "out_of_range"),
        ("assumptions.programmes.0.regions.0.pos", "unreadable"),
        ("terms.signed_on", "unreadable"),
        ("terms.parties.licensor.vehicle", "unknown_word"),
    ] {
        assert!(found.contains(&expected), "{expected:?} not in {found:?}");
    }
    assert_eq!(found.len(), 9, "{found:?}");
}

#[test]
fn a_file_without_fields_names_every_one_of_them() {
    let issues = read_deal(r#"{"format":"parley-deal","version":1,"terms":{}}"#).unwrap_err();
    let asked = FIELDS.iter().filter(|field| {
        let optional = matches!(field.kind, FieldKind::Text { required: false });
        !field.path.contains("[]") && field.default.is_none() && field.when.is_none() && !optional
    });
    let asked = asked.count();
    assert_eq!(issues.len(), asked + 1, "{issues:#?}"); // and the empty list of tiers
}

#[test]
fn files_that_are_no_deal_are_refused_with_a_reason() {
    for (text, code) in [
        ("", "not_json"),
        ("PK\u{3}\u{4}\0word/document.xml", "other_file"),
        ("\u{fffd}PNG\r\n", "other_file"),
        ("%PDF-1.7", "other_file"),
        ("{\"format\":\"parley-deal\",\"ver", "not_json"),
        ("[]", "foreign_file"),
        (r#"{"format":"other","version":1}"#, "foreign_file"),
        (r#"{"format":"parley-deal","version":3}"#, "newer_file"),
        (r#"{"format":"parley-deal","version":2}"#, "not_a_group"),
        (r#"{"format":"parley-deal","version":2,"terms":null}"#, "not_a_group"),
        (r#"{"format":"parley-deal","version":1,"terms":[]}"#, "not_a_group"),
        (r#"{"format":"parley-deal","version":2,"terms":[]}"#, "not_a_group"),
        (r#"{"format":"parley-deal","version":2,"terms":{"products":{}}}"#, "not_a_list"),
        (r#"{"format":"parley-deal","version":1,"terms":{"royalty":[]}}"#, "not_a_group"),
        (
            r#"{"format":"parley-deal","version":1,"terms":{},"assumptions":{"programme":7}}"#,
            "not_a_group",
        ),
        (r#"{"format":"parley-deal","version":1,"terms":{"upfront":{}}}"#, "not_a_list"),
        (r#"{"format":"parley-deal","version":1,"terms":{"currency":{}}}"#, "wrong_type"),
        (
            r#"{"format":"parley-deal","version":1,"terms":{},"assumptions":{"wht":"0.1"}}"#,
            "wrong_type",
        ),
    ] {
        let issues = from_file(text).unwrap_err();
        assert_eq!(issues[0].code(), code, "{text}");
    }
    let rows = vec!["{}"; 10_000].join(",");
    let many = format!(r#"{{"format":"parley-deal","version":1,"terms":{{"upfront":[{rows}]}}}}"#);
    assert_eq!(from_file(&many).unwrap_err()[0].code(), "too_many_rows");
}

#[test]
fn a_number_too_large_for_any_machine_is_a_problem_at_its_field() {
    let file = to_file(&akeso()).to_string().replace("274.9", "1e400");
    let issues = read_deal(&file).unwrap_err();
    assert_eq!((issues[0].path.as_str(), issues.len()), ("terms.upfront.0.amount", 1));
}

#[test]
fn an_edit_makes_a_field_the_users_own() {
    let mut file: serde_json::Value = serde_json::from_str(&to_file(&akeso()).to_string()).unwrap();
    file["terms"]["milestones"][0]["basis"] = serde_json::json!({"amount": "illustrative phase3"});
    file["assumptions"]["programmes"][0]["regions"][0]["basis"] =
        serde_json::json!({"uptake": "assumption"});
    let mut draft = from_file(&file.to_string()).unwrap();
    assert_eq!(draft.basis("terms.milestones.0.amount"), Some("illustrative phase3"));
    assert_eq!(draft.basis("assumptions.programmes.0.regions.0.uptake.2"), Some("assumption"));
    draft.move_row("terms.milestones", 0, 1);
    assert_eq!(draft.basis("terms.milestones.1.amount"), Some("illustrative phase3"));
    draft.set("terms.milestones.1.amount", "160");
    draft.set("assumptions.programmes.0.regions.0.uptake.2", "55");
    assert_eq!(draft.basis("terms.milestones.1.amount"), None);
    assert_eq!(draft.basis("assumptions.programmes.0.regions.0.uptake.2"), None);
}

/// Numbers rest on the tables handed in, not on those that come with the page.
#[test]
fn another_withholding_table_is_another_deal() {
    let table = "country,iso2,domestic,cn,hk,checked,review\nUnited States,US,30,25,n/a,,\n";
    let mut draft = akeso();
    draft.set("assumptions.wht", "");
    let other = validate_with(&draft, &RefData::of_tables(table)).deal.unwrap();
    let shipped = validate(&draft).deal.unwrap();
    assert_eq!((shipped.wht().get(), other.wht().get()), (0.10, 0.25));
    assert!(value(&other).common.licensor < value(&shipped).common.licensor);

    // A country without a row is asked for, unless the deal says its rate.
    let nowhere = RefData::of_tables("country,iso2,domestic,cn,hk,checked,review\n");
    assert!(validate_with(&draft, &nowhere).deal.is_none());
    draft.set("assumptions.wht", "12");
    assert_eq!(validate_with(&draft, &nowhere).deal.map(|deal| deal.wht().get()), Some(0.12));
}
