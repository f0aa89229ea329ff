//! The deal file's group `payments`: words, defaults, what is refused, and the way into a setup.

use crate::support::{country, fraction};
use parley::domain::cash_path::{DayRange, PaymentSetup, distinct, report, step_table};
use parley::domain::date::parse;
use parley::domain::deal::{
    FormalityKind, FxFixing, HsrWaiting, Modality, Onward, PathStep, PaymentFields, Stage,
    TechnologyStatus,
};
use parley::domain::draft::{FieldValues, from_file, to_file, validate};
use parley::domain::examples::public_deals;
use parley::domain::examples::templates::template;
use parley::domain::issue::Severity;
use parley::domain::lang::Lang;
use parley::domain::refdata::RefData;
use parley::domain::schema::{FIELDS, FieldKind};
use parley::domain::valuation::value;
use serde_json::Value;

const CASE: &str = include_str!("../../fixtures/deals/akeso_summit.json");

fn draft() -> parley::domain::draft::Draft {
    let case = parley::domain::bounded_json::parse(CASE).unwrap();
    from_file(&case.get("deal").unwrap().to_string()).unwrap()
}

fn words(path: &str) -> Vec<&'static str> {
    let field = FIELDS.iter().find(|field| field.path == path).unwrap();
    let FieldKind::Choice(words) = field.kind else { panic!("{path} is no choice") };
    words.to_vec()
}

#[test]
fn the_words_to_choose_from_are_those_of_the_tables() {
    let steps: Vec<&str> = step_table().iter().map(|info| info.key.as_str()).collect();
    assert_eq!(words("payments.steps[].step"), steps);
    let kinds: Vec<&str> = FormalityKind::ALL.iter().map(|kind| kind.word()).collect();
    assert_eq!(words("payments.formalities[].formality"), kinds);
}

#[test]
fn a_file_without_the_group_has_its_defaults() {
    let fields = PaymentFields::of(&FieldValues::of(&draft()));
    let expected = PaymentFields {
        newco_country: Some(country("KY")),
        outward_wht: Some(fraction(0.1)),
        ..PaymentFields::default()
    };
    assert_eq!(fields, expected);
}

#[test]
fn every_field_is_read_and_written() {
    let mut draft = draft();
    for (path, text) in [
        ("terms.payment.fx_fixing", "quarter_average"),
        ("payments.usd_per_deal", "0.14"),
        ("payments.retains_fx", "true"),
        ("payments.onward", "dividend"),
        ("payments.hsr", "does_not_apply"),
        ("payments.technology", "restricted"),
        ("payments.newco_country", "US"),
        ("payments.outward_wht", "7"),
    ] {
        draft.set(path, text);
    }
    draft.insert_row("payments.shocks", 0, Value::from("-5"));
    let row = |list: &str| parley::domain::schema::blank_row(list);
    draft.insert_row("payments.steps", 0, row("payments.steps"));
    for (field, text) in [("step", "first"), ("min", "1"), ("likely", "2"), ("max", "30")] {
        draft.set(&format!("payments.steps.0.{field}"), text);
    }
    draft.insert_row("payments.formalities", 0, row("payments.formalities"));
    draft.set("payments.formalities.0.formality", "registration");
    draft.set("payments.formalities.0.on", "2023-02-01");
    draft.set("payments.formalities.0.done", "true");
    draft.insert_row("payments.actual", 0, row("payments.actual"));
    draft.set("payments.actual.0.id", "second tranche");
    draft.set("payments.actual.0.paid_on", "2023-03-06");
    let checked = validate(&draft);
    assert!(checked.deal.is_some(), "{:?}", checked.issues);
    // Through the file and back: what is read stays the same.
    let again = from_file(&to_file(&draft).to_string()).unwrap();
    for draft in [&draft, &again] {
        let fields = PaymentFields::of(&FieldValues::of(draft));
        let deal = validate(draft).deal.unwrap();
        assert_eq!(deal.terms.payment.fx_fixing, FxFixing::QuarterAverage);
        assert_eq!(fields.usd_per_deal, Some(0.14));
        assert!(fields.retains_fx && fields.technology == TechnologyStatus::Restricted);
        assert_eq!((fields.onward, fields.hsr), (Some(Onward::Dividend), HsrWaiting::DoesNotApply));
        assert_eq!(fields.newco_country, Some(country("US")));
        assert_eq!(fields.outward_wht, Some(fraction(0.07)));
        assert_eq!(fields.shocks, [-0.05]);
        let [step] = fields.steps.as_slice() else { panic!() };
        let span = DayRange { min: step.min, likely: step.likely, max: step.max };
        assert_eq!((step.step, span), (PathStep::First, DayRange { min: 1, likely: 2, max: 30 }));
        let [entered] = fields.formalities.as_slice() else { panic!() };
        assert!(entered.done && entered.on.is_some() && entered.requested_on.is_none());
        let [actual] = fields.actual.as_slice() else { panic!() };
        assert_eq!(actual.id, "second tranche");
    }
}

#[test]
fn a_wrong_note_is_named_and_the_deal_is_still_valued() {
    let mut draft = draft();
    for (path, text) in [
        ("payments.usd_per_deal", "0"),
        ("payments.usd_per_deal", "-1"),
        ("payments.outward_wht", "100"),
        ("payments.newco_country", "Cayman"),
        ("payments.hsr", "perhaps"),
        ("terms.payment.fx_fixing", "whenever"),
    ] {
        let before = draft.text(path).to_owned();
        draft.set(path, text);
        let checked = validate(&draft);
        assert_eq!(checked.issues_at(path).count(), 1, "{path} = {text}");
        assert_eq!(checked.deal.is_some(), path.starts_with("payments"), "{path}");
        draft.set(path, &before);
    }
}

#[test]
fn one_unreadable_note_of_a_row_does_not_cost_the_row() {
    let mut draft = draft();
    for (list, leaves) in [
        (
            "payments.formalities",
            &[("formality", "hsr"), ("on", "2023-02-01"), ("done", "perhaps")][..],
        ),
        ("payments.actual", &[("id", "x"), ("paid_on", "2023-03-06"), ("payee_caused", "perhaps")]),
    ] {
        draft.insert_row(list, 0, parley::domain::schema::blank_row(list));
        leaves.iter().for_each(|(leaf, text)| draft.set(&format!("{list}.0.{leaf}"), text));
    }
    // A row that does not say what it is about is left out, the one beside it is not.
    draft.insert_row(
        "payments.formalities",
        0,
        parley::domain::schema::blank_row("payments.formalities"),
    );
    let fields = PaymentFields::of(&FieldValues::of(&draft));
    let [entered] = fields.formalities.as_slice() else { panic!("{:?}", fields.formalities) };
    assert!(entered.on.is_some() && !entered.done);
    let [actual] = fields.actual.as_slice() else { panic!("{:?}", fields.actual) };
    assert!(!actual.payee_caused);
}

/// What somebody has to act on in a deal file, on a day.
fn to_act(file: &Value, today: &str) -> Vec<String> {
    let draft = from_file(&file.to_string()).unwrap();
    let checked = validate(&draft);
    let deal = checked.deal.unwrap();
    let fields = PaymentFields::of(&checked.values);
    let payments = value(&deal).success.payments;
    let setup =
        PaymentSetup::of(&deal, &fields, &payments, RefData::shipped(), parse(today).unwrap());
    let issues = report(&setup).issues;
    let groups = distinct(&issues);
    let open = groups.iter().filter(|group| group.severity() < Severity::Note);
    open.map(|group| group.message(Lang::En)).collect()
}

/// A deal just started from a template asks for nothing: no line is red or amber.
#[test]
fn a_clean_template_has_nothing_to_act_on() {
    let today = "2026-11-24";
    for stage in [Stage::Phase1, Stage::Phase2, Stage::Phase3] {
        let file = template(stage, Modality::Adc, parse(today).unwrap());
        assert_eq!(to_act(&file, today), Vec::<String>::new(), "{stage:?}");
    }
}

/// A public deal is a record: nobody is accused of anything.
#[test]
fn public_deals_have_nothing_to_act_on() {
    let today = "2026-11-24";
    for public in public_deals::all() {
        let file = public_deals::deal(public, parse(today).unwrap());
        assert_eq!(file["payments"]["record"], true);
        assert_eq!(to_act(&file, today), Vec::<String>::new(), "{}", public.reading.id);
    }
}
