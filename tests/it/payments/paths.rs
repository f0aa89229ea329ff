//! The published cases, every branch of the path, and planning backwards.

use crate::support::payment_setup::{d, due, entered, plain};
use crate::support::{country, currency};
use parley::domain::calendar::Status;
use parley::domain::cash_path::{
    DayRange, NoPlan, Path, PaymentSetup, Review, Route, Scheduled, StepDurations, ThreePoint,
    WhtBasis, moved, paths, plan, report,
};
use parley::domain::date::{Date, add_days};
use parley::domain::deal::{
    BusinessDayConvention, FormalityKind, Onward, Party, PathStep, PaymentKind, UpfrontForm,
    Vehicle,
};
use parley::domain::lang::Lang;
use parley::domain::refdata::instrument;
use proptest::prelude::*;
use serde_json::{Value, json};

fn path(setup: &PaymentSetup, index: usize) -> Path {
    *paths(setup).routes[index].inward().unwrap()
}

fn dates(three: ThreePoint<Date>) -> [String; 3] {
    three.to_array().map(|date| date.to_string())
}

fn case_setup(file: &Value) -> PaymentSetup {
    let case = &file["case"];
    let word = |field: &str| case[field].as_str().unwrap();
    let mut steps = StepDurations::default();
    for (key, span) in file["steps"].as_object().unwrap() {
        let days = |index: usize| span[index].as_u64().unwrap() as u32;
        let span = DayRange { min: days(0), likely: days(1), max: days(2) };
        assert_eq!(steps.span(PathStep::from_word(key).unwrap()), span, "the table's own {key}");
        assert!(steps.set(PathStep::from_word(key).unwrap(), span));
    }
    let registered = case.get("registered_on").map(|on| on.as_str().unwrap());
    let rows = case["payments"].as_array().unwrap();
    PaymentSetup {
        vehicle: Vehicle::from_word(word("vehicle")).unwrap(),
        payer: country(word("payer")),
        currency: currency(word("currency")),
        convention: BusinessDayConvention::from_word(word("business_day")).unwrap(),
        effective_on: d(word("effective_on")),
        formalities: registered
            .map(|on| entered(FormalityKind::Registration, Some(on), true))
            .into_iter()
            .collect(),
        scheduled: rows
            .iter()
            .map(|row| due(row["due_on"].as_str().unwrap(), row["amount"].as_f64().unwrap()))
            .collect(),
        steps,
        ..plain()
    }
}

#[test]
fn the_cases_come_out_exactly() {
    for text in [
        include_str!("../../fixtures/payments/mainland_us_spring_festival.json"),
        include_str!("../../fixtures/payments/mainland_de_eur_golden_week.json"),
        include_str!("../../fixtures/payments/hongkong_us_easter.json"),
    ] {
        let file: Value = serde_json::from_str(text).unwrap();
        let setup = case_setup(&file);
        let paths = paths(&setup);
        let rows = paths.inward().map(|(index, path)| {
            json!({
                "due_on": setup.scheduled[index].due_on.to_string(), "pay_on": path.pay_on.to_string(),
                "credited": dates(path.credited), "cleared": dates(path.cleared),
                "usable": dates(path.usable),
            })
        });
        let found = json!({
            "registration": paths.registration.map(dates),
            "payments": rows.collect::<Vec<_>>(),
        });
        assert_eq!(found, file["expected"]);
    }
}

/// Due Tuesday 19 May, wire 1/2/4 (Monday 25 May is Memorial Day), review 2/4/10, conversion 0/1/3.
#[test]
fn a_plain_receipt_takes_its_steps() {
    let path = path(&plain(), 0);
    assert_eq!(path.pay_on, d("2026-05-19"));
    assert_eq!(dates(path.credited), ["2026-05-20", "2026-05-21", "2026-05-26"]);
    assert_eq!(dates(path.cleared), ["2026-05-22", "2026-05-27", "2026-06-09"]);
    assert_eq!(dates(path.usable), ["2026-05-22", "2026-05-28", "2026-06-12"]);
    assert_eq!((path.review, path.status, path.paid), (Review::First, Status::Rule, false));
}

#[test]
fn what_is_kept_or_already_renminbi_is_not_converted() {
    let kept = PaymentSetup { retains_fx: true, ..plain() };
    let yuan = PaymentSetup { currency: currency("CNY"), usd_rate: Some(0.14), ..plain() };
    for setup in [kept, yuan] {
        let path = path(&setup, 0);
        assert_eq!(path.usable, path.cleared);
    }
}

/// Above USD 50,000 of contract amount; exactly that is not above.
#[test]
fn small_receipts_are_not_reviewed() {
    let review = |amount: f64, code: &str, usd_rate: Option<f64>| {
        let scheduled = vec![due("2026-05-19", amount)];
        let setup = PaymentSetup { scheduled, currency: currency(code), usd_rate, ..plain() };
        path(&setup, 0).review
    };
    assert_eq!(review(0.05, "USD", None), Review::NotOwed);
    assert_eq!(review(0.050001, "USD", None), Review::First);
    assert_eq!(review(0.04, "EUR", None), Review::First, "no rate: owed");
    assert_eq!(review(0.04, "EUR", Some(1.1)), Review::NotOwed);
    assert_eq!(review(0.04, "EUR", Some(1.3)), Review::First);
    assert_eq!(review(0.04, "EUR", Some(0.0)), Review::First, "a rate that cannot be is none");
}

/// Not reviewed: no gate either, and what is credited is cleared.
#[test]
fn registration_does_not_hold_what_is_not_reviewed() {
    let scheduled = vec![due("2026-01-06", 0.01), due("2026-01-06", 10.0)];
    let setup = PaymentSetup { scheduled, ..plain() };
    let small = path(&setup, 0);
    assert_eq!(small.cleared, small.credited);
    let large = path(&setup, 1);
    assert_eq!(large.review, Review::First);
    assert!(large.cleared.likely > paths(&setup).registration.unwrap().likely);
}

/// First by pay date, not by due date; ties in schedule order; the user's paid dates count.
#[test]
fn the_first_receipt_is_the_first_paid() {
    let scheduled = vec![due("2026-05-19", 1.0), due("2026-05-19", 2.0), due("2026-05-18", 3.0)];
    let mut setup = PaymentSetup { scheduled, ..plain() };
    let first = |setup: &PaymentSetup| paths(setup).first_reviewed;
    assert_eq!(first(&setup), Some(2));
    setup.scheduled[2].paid_on = Some(d("2026-06-30"));
    assert_eq!(first(&setup), Some(0));
    setup.scheduled[1].paid_on = Some(d("2026-05-01"));
    assert_eq!(first(&setup), Some(1));
    assert_eq!(path(&setup, 0).review, Review::Repeat);
    assert!(path(&setup, 1).paid && path(&setup, 1).pay_on == d("2026-05-01"));
}

#[test]
fn hong_kong_looks_at_any_amount_and_may_pass_it_on() {
    let scheduled = vec![due("2026-05-19", 0.01)];
    let setup = PaymentSetup { vehicle: Vehicle::HongKong, scheduled, ..plain() };
    let (plain_path, all) = (path(&setup, 0), paths(&setup));
    assert_eq!(
        (plain_path.review, all.registration, plain_path.onshore),
        (Review::HongKong, None, None)
    );
    assert!(plain_path.cleared.likely > plain_path.credited.likely);
    for (onward, step) in
        [(Onward::Fee, PathStep::OnwardFee), (Onward::Dividend, PathStep::OnwardDividend)]
    {
        let setup = PaymentSetup { onward: Some(onward), ..setup.clone() };
        let onshore = path(&setup, 0).onshore.unwrap();
        assert!(onshore.is_ordered() && onshore.likely > plain_path.usable.likely);
        let mut longer = setup.clone();
        assert!(longer.steps.set(step, DayRange::same(400)));
        assert!(path(&longer, 0).onshore.unwrap().likely > onshore.likely);
    }
    let mainland = PaymentSetup { onward: Some(Onward::Fee), ..plain() };
    assert_eq!(path(&mainland, 0).onshore, None);
}

/// No calendar for the payer: the currency's centre alone; with neither, weekends only and said so.
#[test]
fn a_payer_without_a_calendar_uses_the_currencys_centre() {
    let on = |payer: &str, code: &str| {
        let scheduled = vec![due("2026-12-25", 1.0)];
        let setup =
            PaymentSetup { payer: country(payer), currency: currency(code), scheduled, ..plain() };
        let path = path(&setup, 0);
        (path.pay_on, path.status)
    };
    assert_eq!(on("BR", "USD"), (d("2026-12-28"), Status::Projected));
    assert_eq!(on("BR", "SEK"), (d("2026-12-25"), Status::Missing));
    assert_eq!(on("KY", "USD").0, d("2026-12-28"));
    // Easter Monday: a German payer's banks are closed, an American's are not.
    let easter = |payer: &str| {
        let scheduled = vec![due("2026-04-06", 1.0)];
        path(&PaymentSetup { payer: country(payer), scheduled, ..plain() }, 0).pay_on
    };
    assert_eq!((easter("US"), easter("DE")), (d("2026-04-06"), d("2026-04-07")));
}

#[test]
fn shares_have_no_path() {
    let mut setup = plain();
    setup.scheduled[0].form = UpfrontForm::PayerShares;
    let found = report(&setup);
    assert_eq!(found.paths.routes, [Route::Shares]);
    let kinds: Vec<_> = found.formalities.iter().map(|it| it.kind).collect();
    assert_eq!(
        kinds,
        [
            FormalityKind::Registration,
            FormalityKind::OdiNdrc,
            FormalityKind::OdiMofcom,
            FormalityKind::OdiBank,
        ]
    );
    assert_eq!(found.totals.gross, 0.0);
}

fn reimbursement(amount: f64) -> Scheduled {
    Scheduled {
        kind: PaymentKind::TechTransfer,
        payer: Party::Licensor,
        ..due("2026-03-02", amount)
    }
}

/// Triggered Saturday 31 January: filed 2 February (likely one day), taxed five days later, reviewed four
/// days after that with the Spring Festival in between, then wired.
#[test]
fn money_out_of_china_waits_for_its_papers() {
    let setup = PaymentSetup { scheduled: vec![reimbursement(5.0)], ..plain() };
    let Route::Outward(path) = paths(&setup).routes[0] else { panic!("outward") };
    assert!(path.filing_owed);
    assert_eq!(path.filed.likely, d("2026-02-02"));
    assert_eq!(path.taxed.likely, d("2026-02-09"));
    assert_eq!(path.reviewed.likely, d("2026-02-13"));
    assert_eq!(path.pay_on.likely, d("2026-03-02"), "not before it is due");
    assert_eq!(path.credited.likely, d("2026-03-04"));
    let kinds: Vec<_> = report(&setup).formalities.iter().map(|it| it.kind).collect();
    assert!(kinds.contains(&FormalityKind::TaxFiling));
    let tax = report(&setup).taxes[0].unwrap();
    assert_eq!((tax.basis, tax.withheld), (WhtBasis::Chinese, 0.5));
}

#[test]
fn the_record_is_filed_once_and_only_above_the_threshold() {
    let owed = |setup: &PaymentSetup| -> Vec<bool> {
        let routes = paths(setup).routes;
        routes
            .iter()
            .filter_map(|it| match it {
                Route::Outward(path) => Some(path.filing_owed),
                _ => None,
            })
            .collect()
    };
    let scheduled = vec![reimbursement(0.04), reimbursement(5.0), reimbursement(6.0)];
    let mut setup = PaymentSetup { scheduled, ..plain() };
    assert_eq!(owed(&setup), [false, true, false]);
    setup.vehicle = Vehicle::HongKong;
    assert_eq!(owed(&setup), [false, false, false], "nothing to file in Hong Kong");
}

#[test]
fn a_plan_is_the_last_day_that_works() {
    let setup = plain();
    let found = plan(&setup, 0, d("2026-12-31")).unwrap();
    for (latest, read) in [
        (found.likely, (|path: &Path| path.usable.likely) as fn(&Path) -> Date),
        (found.max, |path: &Path| path.usable.max),
    ] {
        let at = |trigger: Date| read(&path(&moved(&setup, 0, trigger), 0));
        assert!(at(latest.unwrap()) <= d("2026-12-31"));
        assert!(at(add_days(latest.unwrap(), 1)) > d("2026-12-31"));
    }
    assert!(found.max < found.likely);
}

#[test]
fn some_targets_cannot_be_planned_for() {
    let setup = plain();
    assert_eq!(plan(&setup, 0, d("2026-01-04")), Err(NoPlan::TargetPast));
    let none = plan(&setup, 0, d("2026-02-01")).unwrap();
    assert_eq!((none.likely, none.max), (None, None), "thirty days' notice alone is longer");
    let mut paid = plain();
    paid.scheduled[0].paid_on = Some(d("2026-05-19"));
    assert_eq!(plan(&paid, 0, d("2026-12-31")), Err(NoPlan::AlreadyPaid));
    let mut shares = plain();
    shares.scheduled[0].form = UpfrontForm::PayerShares;
    assert_eq!(plan(&shares, 0, d("2026-12-31")), Err(NoPlan::NotAReceipt));
    assert_eq!(plan(&plain(), 7, d("2026-12-31")), Err(NoPlan::NotAReceipt));
}

/// Day by day from the signing: the last one before the first that fails.
fn slowly(
    setup: &PaymentSetup,
    index: usize,
    target: Date,
    read: fn(&Path) -> Date,
) -> Option<Date> {
    let fails = |day: &Date| read(&path(&moved(setup, index, *day), index)) > target;
    let failure = setup.signed_on.iter_days().find(fails).unwrap();
    failure.pred_opt().filter(|day| *day >= setup.signed_on)
}

fn span() -> impl Strategy<Value = DayRange> {
    (0_u32..6, 0_u32..6, 0_u32..9).prop_map(|(min, more, most)| DayRange {
        min,
        likely: min + more,
        max: min + more + most,
    })
}

prop_compose! {
    fn payment()(days in 0_u32..1_500, amount in prop_oneof![Just(0.04), 0.06..90.0], notice in 0_u32..60, kind in 0_u8..3) -> Scheduled {
        let due_on = add_days(d("2025-06-01"), days + notice);
        let kind = [PaymentKind::Upfront, PaymentKind::Milestone, PaymentKind::Royalty][kind as usize];
        Scheduled { kind, trigger_on: add_days(d("2025-06-01"), days), due_on, ..due("2026-05-19", amount) }
    }
}

prop_compose! {
    fn setups()(
        (payer, code) in prop_oneof![
            Just(("US", "USD")), Just(("DE", "EUR")), Just(("JP", "JPY")), Just(("GB", "GBP")),
            Just(("CH", "USD")), Just(("BR", "SEK")), Just(("HK", "HKD")), Just(("US", "CNY")),
        ],
        vehicle in prop_oneof![Just(Vehicle::Mainland), Just(Vehicle::HongKong)],
        convention in prop_oneof![
            Just(BusinessDayConvention::Following),
            Just(BusinessDayConvention::ModifiedFollowing),
            Just(BusinessDayConvention::Preceding),
        ],
        effective in 0_u32..400,
        retains_fx in any::<bool>(),
        onward in prop_oneof![Just(None), Just(Some(Onward::Fee)), Just(Some(Onward::Dividend))],
        spans in prop::collection::vec(span(), 6),
        usd_rate in prop_oneof![Just(None), Just(Some(1.2))],
        gross_up in any::<bool>(),
        sourced in 0.0..1.0,
        scheduled in prop::collection::vec(payment(), 1..7),
    ) -> PaymentSetup {
        let mut steps = StepDurations::default();
        let own = [PathStep::Wire, PathStep::First, PathStep::Repeat, PathStep::Conversion, PathStep::Prepare, PathStep::HkReceipt];
        for (step, span) in own.into_iter().zip(spans) {
            assert!(steps.set(step, span));
        }
        PaymentSetup {
            payer: country(payer), currency: currency(code), vehicle, convention, retains_fx, onward, usd_rate,
            gross_up, wht_sourced: sourced, steps, scheduled,
            signed_on: d("2025-06-01"), effective_on: add_days(d("2025-06-01"), effective),
            today: d("2025-06-01"),
            ..plain()
        }
    }
}

proptest! {
    #[test]
    fn every_step_keeps_the_order_of_the_paths(setup in setups()) {
        let found = paths(&setup);
        prop_assert!(found.registration.is_none_or(ThreePoint::is_ordered));
        for (_, path) in found.inward() {
            let stages = [Some(path.credited), Some(path.cleared), Some(path.usable), path.onshore];
            let mut before = ThreePoint::same(path.pay_on);
            for stage in stages.into_iter().flatten() {
                prop_assert!(stage.is_ordered());
                prop_assert!(before.zip(stage, |a, b| a <= b).to_array().into_iter().all(|later| later));
                before = stage;
            }
        }
    }

    #[test]
    fn gross_up_then_withholding_returns_the_amount(setup in setups()) {
        let found = report(&PaymentSetup { gross_up: true, ..setup });
        for tax in found.taxes.iter().flatten() {
            prop_assert!((tax.gross - tax.withheld - tax.received).abs() < 1e-9);
        }
        let setup = PaymentSetup { scheduled: vec![due("2026-05-19", 33.0)], gross_up: true, ..plain() };
        let tax = report(&setup).taxes[0].unwrap();
        prop_assert!((tax.received - 33.0).abs() < 1e-9);
    }

    #[test]
    fn a_report_never_fails_and_lists_match(setup in setups()) {
        let found = report(&setup);
        let count = setup.scheduled.len();
        prop_assert_eq!(found.paths.routes.len(), count);
        prop_assert_eq!(found.taxes.len(), count);
        prop_assert_eq!(found.homes.len(), count);
        prop_assert!(found.issues.is_sorted_by_key(|issue| issue.severity));
        for issue in &found.issues {
            for lang in [Lang::En, Lang::Zh] {
                prop_assert!(!issue.message(lang).is_empty() && !issue.fix(lang).is_empty());
            }
            prop_assert!(issue.sources().iter().all(|key| instrument(key).is_some()));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Against the search day by day, which knows nothing of first and later receipts.
    #[test]
    fn plans_equal_the_slow_search(setup in setups(), days in 20_u32..500, index in 0_usize..7) {
        let index = index % setup.scheduled.len();
        let target = add_days(setup.signed_on, days);
        let found = plan(&setup, index, target).unwrap();
        prop_assert_eq!(found.likely, slowly(&setup, index, target, |path| path.usable.likely));
        prop_assert_eq!(found.max, slowly(&setup, index, target, |path| path.usable.max));
    }
}
