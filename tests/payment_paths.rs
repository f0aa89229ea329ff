//! Paths, taxes, formalities, comparison, planning and exchange rates of payments.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "fixtures/payments/setup.rs"]
mod setup;

use parley::domain::calendar::Status;
use parley::domain::date::{Date, add_days};
use parley::domain::deal::{BusinessDayConvention, Vehicle};
use parley::domain::draft::read_deal;
use parley::domain::engine::value;
use parley::domain::issue::Lang;
use parley::domain::payments::{
    Actual, CashKind, Fixing, FormalityKind, NoPlan, Onward, Path, PayeeStructure, PaymentFields,
    PaymentSetup, RateBasis, Review, Route, Scheduled, Span, Step, StepOverride, Steps, Triple,
    compare, difference, forward, moved, paths, plan, report,
};
use parley::domain::refdata::instrument;
use proptest::prelude::*;
use serde_json::{Value, json};
use setup::{d, due, entered, plain};

fn close(a: f64, b: f64) {
    assert!((a - b).abs() <= 1e-9 * (1.0 + b.abs()), "{a} is not {b}");
}

fn path(setup: &PaymentSetup, index: usize) -> Path {
    *paths(setup).routes[index].inward().unwrap()
}

fn dates(three: Triple<Date>) -> [String; 3] {
    three.to_array().map(|date| date.to_string())
}

// --- the published cases ---------------------------------------------------------------------------

fn case_setup(file: &Value) -> PaymentSetup {
    let case = &file["case"];
    let word = |field: &str| case[field].as_str().unwrap();
    let mut steps = Steps::default();
    for (key, span) in file["steps"].as_object().unwrap() {
        let days = |index: usize| span[index].as_u64().unwrap() as u32;
        let span = Span { min: days(0), likely: days(1), max: days(2) };
        assert_eq!(steps.span(Step::of(key).unwrap()), span, "the table's own {key}");
        assert!(steps.set(Step::of(key).unwrap(), span));
    }
    let registered = case.get("registered_on").map(|on| on.as_str().unwrap());
    let rows = case["payments"].as_array().unwrap();
    PaymentSetup {
        vehicle: Vehicle::from_word(word("vehicle")).unwrap(),
        payer: word("payer").to_owned(),
        currency: word("currency").to_owned(),
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
        include_str!("fixtures/payments/mainland_us_spring_festival.json"),
        include_str!("fixtures/payments/mainland_de_eur_golden_week.json"),
        include_str!("fixtures/payments/hongkong_us_easter.json"),
    ] {
        let file: Value = serde_json::from_str(text).unwrap();
        let setup = case_setup(&file);
        let paths = paths(&setup);
        let rows = paths.inward().map(|(index, path)| {
            json!({
                "due_on": setup.scheduled[index].due_on, "pay_on": path.pay_on,
                "credited": path.credited.to_array(), "cleared": path.cleared.to_array(),
                "usable": path.usable.to_array(),
            })
        });
        let found = json!({
            "registration": paths.registration.map(Triple::to_array),
            "payments": rows.collect::<Vec<_>>(),
        });
        assert_eq!(found, file["expected"]);
    }
}

// --- branches of the path --------------------------------------------------------------------------

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
    let yuan = PaymentSetup { currency: "CNY".into(), usd_rate: Some(0.14), ..plain() };
    for setup in [kept, yuan] {
        let path = path(&setup, 0);
        assert_eq!(path.usable, path.cleared);
    }
}

/// Above USD 50,000 of contract amount; exactly that is not above.
#[test]
fn small_receipts_are_not_reviewed() {
    let review = |amount: f64, currency: &str, usd_rate: Option<f64>| {
        let scheduled = vec![due("2026-05-19", amount)];
        let setup = PaymentSetup { scheduled, currency: currency.into(), usd_rate, ..plain() };
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
    assert_eq!((plain_path.review, all.registration, plain_path.onshore), (Review::HongKong, None, None));
    assert!(plain_path.cleared.likely > plain_path.credited.likely);
    for (onward, step) in [(Onward::Fee, Step::OnwardFee), (Onward::Dividend, Step::OnwardDividend)] {
        let setup = PaymentSetup { onward: Some(onward), ..setup.clone() };
        let onshore = path(&setup, 0).onshore.unwrap();
        assert!(onshore.is_ordered() && onshore.likely > plain_path.usable.likely);
        let mut longer = setup.clone();
        assert!(longer.steps.set(step, Span::same(400)));
        assert!(path(&longer, 0).onshore.unwrap().likely > onshore.likely);
    }
    let mainland = PaymentSetup { onward: Some(Onward::Fee), ..plain() };
    assert_eq!(path(&mainland, 0).onshore, None);
}

/// No calendar for the payer: the currency's centre alone; with neither, weekends only and said so.
#[test]
fn a_payer_without_a_calendar_uses_the_currencys_centre() {
    let on = |payer: &str, currency: &str| {
        let scheduled = vec![due("2026-12-25", 1.0)];
        let setup = PaymentSetup { payer: payer.into(), currency: currency.into(), scheduled, ..plain() };
        let path = path(&setup, 0);
        (path.pay_on, path.status)
    };
    assert_eq!(on("BR", "USD"), (d("2026-12-28"), Status::Projected));
    assert_eq!(on("BR", "SEK"), (d("2026-12-25"), Status::Missing));
    assert_eq!(on("KY", "USD").0, d("2026-12-28"));
    // Easter Monday: a German payer's banks are closed, an American's are not.
    let easter = |payer: &str| {
        let scheduled = vec![due("2026-04-06", 1.0)];
        path(&PaymentSetup { payer: payer.into(), scheduled, ..plain() }, 0).pay_on
    };
    assert_eq!((easter("US"), easter("DE")), (d("2026-04-06"), d("2026-04-07")));
}

#[test]
fn shares_have_no_path() {
    let mut setup = plain();
    setup.scheduled[0].shares = true;
    let found = report(&setup);
    assert_eq!(found.paths.routes, [Route::Shares]);
    let kinds: Vec<_> = found.formalities.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [
        FormalityKind::Registration, FormalityKind::OdiNdrc, FormalityKind::OdiMofcom, FormalityKind::OdiBank,
    ]);
    assert_eq!(found.totals.gross, 0.0);
}

// --- payments out of China -------------------------------------------------------------------------

fn reimbursement(amount: f64) -> Scheduled {
    Scheduled { kind: CashKind::TechTransfer, ..due("2026-03-02", amount) }
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
    assert_eq!((tax.basis, tax.withheld), (RateBasis::Chinese, 0.5));
}

#[test]
fn the_record_is_filed_once_and_only_above_the_threshold() {
    let owed = |setup: &PaymentSetup| -> Vec<bool> {
        let routes = paths(setup).routes;
        routes.iter().filter_map(|it| match it {
            Route::Outward(path) => Some(path.filing_owed),
            _ => None,
        }).collect()
    };
    let scheduled = vec![reimbursement(0.04), reimbursement(5.0), reimbursement(6.0)];
    let mut setup = PaymentSetup { scheduled, ..plain() };
    assert_eq!(owed(&setup), [false, true, false]);
    setup.vehicle = Vehicle::HongKong;
    assert_eq!(owed(&setup), [false, false, false], "nothing to file in Hong Kong");
}

// --- tax -------------------------------------------------------------------------------------------

fn tax(change: impl Fn(&mut PaymentSetup)) -> parley::domain::payments::Tax {
    let mut setup = plain();
    change(&mut setup);
    report(&setup).taxes[0].unwrap()
}

#[test]
fn the_treaty_rate_needs_its_papers_on_the_pay_date() {
    let ready = tax(|_| {});
    assert_eq!((ready.rate, ready.basis, ready.at_stake), (0.10, RateBasis::Treaty, 0.0));
    let late = tax(|setup| setup.signed_on = d("2026-05-15"));
    assert_eq!((late.rate, late.basis), (0.30, RateBasis::FormMissing));
    close(late.at_stake, 10.0);
    close(late.received, 35.0);
    // Each paper alone, by the user's date, by a mark, by a request.
    for kind in [FormalityKind::ResidenceCertificate, FormalityKind::TreatyForm] {
        let by = |on: &str| tax(|setup| setup.formalities = vec![entered(kind, Some(on), false)]).basis;
        assert_eq!(by("2026-05-19"), RateBasis::Treaty);
        assert_eq!(by("2026-05-20"), RateBasis::FormMissing);
    }
    let marked = tax(|setup| {
        setup.signed_on = d("2026-05-15");
        setup.formalities = vec![
            entered(FormalityKind::ResidenceCertificate, None, true),
            entered(FormalityKind::TreatyForm, None, true),
        ];
    });
    assert_eq!(marked.basis, RateBasis::Treaty);
}

#[test]
fn japan_wants_its_form_the_day_before() {
    let by = |on: &str| {
        tax(|setup| {
            setup.payer = "JP".into();
            setup.formalities = vec![entered(FormalityKind::TreatyForm, Some(on), false)];
        })
    };
    assert_eq!(by("2026-05-18").basis, RateBasis::Treaty);
    assert_eq!(by("2026-05-19").basis, RateBasis::FormMissing);
    close(by("2026-05-19").at_stake, 50.0 * (0.2042 - 0.10));
}

#[test]
fn rates_come_from_the_table_or_the_user() {
    let hong_kong = tax(|setup| setup.vehicle = Vehicle::HongKong);
    assert_eq!((hong_kong.rate, hong_kong.basis), (0.30, RateBasis::Domestic));
    let swiss = tax(|setup| setup.payer = "CH".into());
    assert_eq!((swiss.rate, swiss.basis), (0.0, RateBasis::Domestic));
    let own = tax(|setup| setup.wht = Some(0.07));
    assert_eq!((own.rate, own.basis), (0.07, RateBasis::Entered));
    let half = tax(|setup| setup.wht_sourced = 0.5);
    close(half.withheld, 2.5);
    let grossed = tax(|setup| setup.gross_up = true);
    close(grossed.gross, 50.0 / 0.9);
    close(grossed.received, 50.0);
    let taxed = tax(|setup| (setup.tax_rate, setup.upstream_share) = (0.25, 0.1));
    close(taxed.kept, 50.0 * 0.75 * 0.9);
    // A country without a row, and a rate that cannot be: no tax is made up.
    for setup in [
        PaymentSetup { payer: "BR".into(), ..plain() },
        PaymentSetup { wht: Some(1.0), ..plain() },
    ] {
        assert_eq!(report(&setup).taxes, [None]);
    }
}

// --- formalities -----------------------------------------------------------------------------------

#[test]
fn formalities_carry_their_dates_and_instruments() {
    let mut setup = PaymentSetup { hsr: true, restricted_technology: true, newco: true, ..plain() };
    setup.scheduled.push(Scheduled { kind: CashKind::Royalty, ..due("2026-08-14", 3.0) });
    let found = report(&setup).formalities;
    for it in &found {
        assert!(!it.sources.is_empty() && it.sources.iter().all(|key| instrument(key).is_some()));
        assert!(it.expected.is_none_or(Triple::is_ordered), "{:?}", it.kind);
        assert!(it.needed_by.is_some(), "{:?}", it.kind);
    }
    let of = |kind| found.iter().filter(move |it| it.kind == kind).collect::<Vec<_>>();
    let registration = of(FormalityKind::Registration)[0];
    assert_eq!(registration.legal_limit, Some(d("2026-03-06")), "60 days after 5 January");
    assert_eq!(registration.needed_by, Some(d("2026-05-21")));
    // Ten working days after 5 January, then three: no holiday in between.
    assert_eq!(registration.expected.unwrap().likely, d("2026-01-22"));
    assert_eq!(of(FormalityKind::Amendment)[0].payment, Some(1));
    assert_eq!(of(FormalityKind::Amendment)[0].legal_limit, Some(d("2026-09-13")));
    assert_eq!(of(FormalityKind::Bop).len(), 2);
    assert_eq!(of(FormalityKind::Bop)[0].needed_by, Some(d("2026-05-28")));
    assert_eq!(of(FormalityKind::WithholdingCertificate)[0].expected, None);
    assert_eq!(of(FormalityKind::Hsr)[0].expected.unwrap().likely, d("2026-02-14"));
    assert!(of(FormalityKind::Hsr)[0].is_late() && of(FormalityKind::LetterOfIntent)[0].is_late());
    let odi = [FormalityKind::OdiNdrc, FormalityKind::OdiMofcom, FormalityKind::OdiBank];
    let ends = odi.map(|kind| of(kind)[0].expected.unwrap().likely);
    assert!(ends[0] < ends[1] && ends[1] < ends[2]);
    assert_eq!(of(FormalityKind::ExportLicence).len(), 1);
}

/// One entry stands for one payment's declaration, not for all.
#[test]
fn an_entry_of_one_payment_is_its_own() {
    let mut setup = plain();
    setup.scheduled.push(due("2026-08-14", 3.0));
    let mut declared = entered(FormalityKind::Bop, Some("2026-05-22"), true);
    declared.id = "2026-05-19".into();
    setup.formalities.push(declared);
    let found = report(&setup).formalities;
    let done: Vec<bool> =
        found.iter().filter(|it| it.kind == FormalityKind::Bop).map(|it| it.done).collect();
    assert_eq!(done, [true, false]);
}

#[test]
fn hong_kong_registers_the_transfer_instead() {
    let setup = PaymentSetup { vehicle: Vehicle::HongKong, ..plain() };
    let kinds: Vec<_> = report(&setup).formalities.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [FormalityKind::HkTransfer], "30 % whatever the papers, no declaration");
    let british = PaymentSetup { payer: "GB".into(), ..setup };
    let kinds: Vec<_> = report(&british).formalities.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [
        FormalityKind::HkTransfer, FormalityKind::ResidenceCertificate, FormalityKind::TreatyForm,
    ]);
}

#[test]
fn kinds_and_steps_are_found_by_their_words() {
    for kind in FormalityKind::ALL {
        assert_eq!(FormalityKind::from_word(kind.word()), Some(kind));
        assert!(!kind.name(Lang::En).is_empty() && !kind.name(Lang::Zh).is_empty());
    }
    assert_eq!(FormalityKind::from_word("nonsense"), None);
    for word in ["due_date", "quarter_average", "payment_date"] {
        assert!(Fixing::from_word(word).is_some());
    }
    assert_eq!(Fixing::from_word(""), None);
    assert_eq!((Onward::from_word("fee"), Onward::from_word("x")), (Some(Onward::Fee), None));
    assert_eq!(Step::of("nonsense"), None);
}

// --- structures ------------------------------------------------------------------------------------

/// USD 50 million: the mainland keeps 45, Hong Kong 35, a Cayman company withholds nothing.
#[test]
fn the_structures_differ_in_tax_and_days() {
    let columns = compare(&plain());
    let kept: Vec<f64> = columns.iter().map(|column| column.totals.kept).collect();
    assert_eq!(kept, [45.0, 35.0, 50.0]);
    let usable: Vec<_> = columns.iter().map(|it| it.first_usable.unwrap().likely).collect();
    assert_eq!(usable, [d("2026-05-28"), d("2026-05-22"), d("2026-05-28")]);
    assert!(columns.iter().all(|it| it.home_kept.is_some() && !it.rate_unknown));
    assert_eq!(
        difference(&columns[0], &columns[1], "USD", Lang::En),
        "Through Hong Kong the licensor keeps USD 10.00 million less than through the mainland; \
         the first money is usable 6 days sooner."
    );
    let later = difference(&columns[1], &columns[0], "USD", Lang::Zh);
    assert!(later.contains("多留存 USD 10.00") && later.contains("晚 6 天"), "{later}");
    assert!(difference(&columns[0], &columns[2], "USD", Lang::En).contains("on the same day"));
}

/// The user's own rate belongs to the deal's own structure.
#[test]
fn an_entered_rate_does_not_leak_into_other_structures() {
    let columns = compare(&PaymentSetup { wht: Some(0.02), ..plain() });
    let withheld: Vec<f64> = columns.iter().map(|column| column.totals.withheld).collect();
    assert_eq!(withheld, [1.0, 15.0, 0.0]);
    let newco = PaymentSetup { newco: true, payer: "US".into(), ..plain() };
    assert_eq!(PayeeStructure::of(&newco), PayeeStructure::NewCo);
    assert_eq!(compare(&newco)[2].totals.withheld, 5.0, "its own country, not the Cayman Islands");
    let unknown = compare(&PaymentSetup { payer: "BR".into(), ..plain() });
    assert!(unknown[0].rate_unknown && unknown[0].home_kept.is_none());
}

// --- planning backwards ----------------------------------------------------------------------------

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
    shares.scheduled[0].shares = true;
    assert_eq!(plan(&shares, 0, d("2026-12-31")), Err(NoPlan::NotAReceipt));
    assert_eq!(plan(&plain(), 7, d("2026-12-31")), Err(NoPlan::NotAReceipt));
}

/// Day by day from the signing: the last one before the first that fails.
fn slowly(setup: &PaymentSetup, index: usize, target: Date, read: fn(&Path) -> Date) -> Option<Date> {
    let fails = |day: &Date| read(&path(&moved(setup, index, *day), index)) > target;
    let failure = setup.signed_on.iter_days().find(fails).unwrap();
    failure.pred_opt().filter(|day| *day >= setup.signed_on)
}

// --- exchange rates --------------------------------------------------------------------------------

/// 7.1 × (1.018/1.04)^(143/365), 28 May being 143 days after 5 January.
#[test]
fn receipts_are_valued_at_the_forward() {
    let mut setup = PaymentSetup { shocks: vec![-0.05, 0.05], ..plain() };
    let found = report(&setup);
    let home = found.homes[0].as_ref().unwrap();
    let years: f64 = 143.0 / 365.0;
    let rate = 7.1 * (1.018_f64 / 1.04).powf(years);
    close(home.forward.rate, rate);
    close(home.forward.low, rate * (-0.04 * years.sqrt()).exp());
    close(home.forward.high, rate * (0.04 * years.sqrt()).exp());
    close(home.received, 45.0 * rate);
    close(home.shocked[0], 45.0 * rate * 0.95);
    close(home.band.1, 45.0 * home.forward.high);
    assert!(!home.forward.extrapolated);
    assert_eq!((home.fixing_on, home.exposed_days), (d("2026-05-19"), 9));
    close(home.exposure, 0.04 * (9.0_f64 / 365.0).sqrt());
    setup.fixing = Fixing::PaymentDate;
    assert_eq!(report(&setup).homes[0].as_ref().unwrap().fixing_on, d("2026-05-19"));
    setup.fixing = Fixing::QuarterAverage;
    let home = report(&setup).homes[0].clone().unwrap();
    assert_eq!(home.fixing_on, d("2026-06-30"), "the trigger's quarter is not over when it is usable");
    assert_eq!((home.exposed_days, home.exposure), (0, 0.0));
}

#[test]
fn forwards_need_inputs_of_the_deals_currency() {
    let on = d("2033-01-05");
    assert!(forward(&plain(), on).unwrap().extrapolated);
    assert_eq!(forward(&PaymentSetup { currency: "EUR".into(), ..plain() }, on), None);
    for spot in [0.0, -1.0, f64::NAN] {
        let mut setup = plain();
        setup.fx.spot = spot;
        assert_eq!(forward(&setup, on), None);
    }
    let mut setup = plain();
    setup.fx.pair = "USDCNY".into();
    assert_eq!(forward(&setup, on), None);
    let yuan = PaymentSetup { currency: "CNY".into(), ..plain() };
    assert_eq!(forward(&yuan, on).unwrap().rate, 1.0);
    assert_eq!(report(&yuan).homes[0].as_ref().unwrap().exposure, 0.0);
    // A date before the spot date has no time to run.
    close(forward(&plain(), d("2025-01-01")).unwrap().rate, 7.1);
}

#[test]
fn home_currency_is_summed_by_the_year_it_is_usable() {
    let scheduled = vec![due("2027-06-15", 1.0), due("2026-05-19", 2.0), due("2026-12-30", 4.0)];
    let setup = PaymentSetup { scheduled, shocks: vec![0.1], ..plain() };
    let found = report(&setup);
    let years: Vec<i32> = found.years.iter().map(|year| year.year).collect();
    assert_eq!(years, [2026, 2027]);
    let homes: Vec<f64> = found.homes.iter().flatten().map(|home| home.received).collect();
    close(found.years[0].received, homes[1]);
    close(found.years[1].received, homes[0] + homes[2]);
    close(found.years[1].shocked[0], 1.1 * found.years[1].received);
    close(found.years[0].kept, found.years[0].received);
}

// --- from a deal -----------------------------------------------------------------------------------

#[test]
fn a_deals_payments_become_a_setup() {
    let file: Value = serde_json::from_str(include_str!("fixtures/deals/akeso_summit.json")).unwrap();
    let deal = read_deal(&file["deal"].to_string()).unwrap();
    let valued = value(&deal);
    let today = deal.terms.signed_on;
    let fields = PaymentFields::default();
    let setup = PaymentSetup::of(&deal, &fields, &valued.success.payments, today);
    assert_eq!(setup.scheduled.len(), valued.success.payments.len());
    assert!(setup.scheduled.is_sorted_by_key(|it| it.due_on));
    let found = report(&setup);
    let tranches = setup.scheduled.iter().filter(|it| it.kind == CashKind::Upfront && !it.shares);
    assert_eq!(tranches.count(), 2);
    assert!(found.paths.inward().all(|(_, path)| path.usable.is_ordered()));
    // Expected amounts are weighted, thresholds are not.
    let expected = PaymentSetup::of(&deal, &fields, &valued.expected.payments, today);
    for it in expected.scheduled.iter().filter(|it| it.kind == CashKind::Milestone) {
        let same = setup.scheduled.iter().find(|other| other.id == it.id && other.due_on == it.due_on);
        if let Some(same) = same {
            close(it.contract_amount, same.amount);
        }
        assert!(it.amount <= it.contract_amount);
    }
}

#[test]
fn the_deals_own_fields_reach_the_setup() {
    let file: Value = serde_json::from_str(include_str!("fixtures/deals/akeso_summit.json")).unwrap();
    let deal = read_deal(&file["deal"].to_string()).unwrap();
    let valued = value(&deal);
    let first = PaymentSetup::of(&deal, &PaymentFields::default(), &valued.success.payments, d("2023-01-01"))
        .scheduled[0]
        .clone();
    let fields = PaymentFields {
        steps: vec![
            StepOverride { step: Step::Wire, min: 3, likely: 2, max: 4 },
            StepOverride { step: Step::First, min: 7, likely: 7, max: 7 },
        ],
        actual: vec![Actual {
            id: first.id.clone(),
            due_on: None,
            paid_on: Some(d("2023-02-01")),
            payee_caused: true,
        }],
        hsr: Some(false),
        ..PaymentFields::default()
    };
    let setup = PaymentSetup::of(&deal, &fields, &valued.success.payments, d("2023-01-01"));
    assert_eq!(setup.refused_steps, [(0, Step::Wire)]);
    assert_eq!(setup.steps.span(Step::Wire), Steps::default().span(Step::Wire));
    assert!(setup.steps.is_own(Step::First) && !setup.steps.is_own(Step::Wire));
    assert_eq!(setup.steps.span(Step::First), Span::same(7));
    let paid = setup.scheduled.iter().find(|it| it.id == first.id).unwrap();
    assert!(paid.payee_caused && paid.paid_on == Some(d("2023-02-01")));
    assert!(!setup.hsr);
}

// --- laws ------------------------------------------------------------------------------------------

fn span() -> impl Strategy<Value = Span> {
    (0_u32..6, 0_u32..6, 0_u32..9)
        .prop_map(|(min, more, most)| Span { min, likely: min + more, max: min + more + most })
}

prop_compose! {
    fn payment()(days in 0_u32..1_500, amount in prop_oneof![Just(0.04), 0.06..90.0], notice in 0_u32..60, kind in 0_u8..3) -> Scheduled {
        let due_on = add_days(d("2025-06-01"), days + notice);
        let kind = [CashKind::Upfront, CashKind::Milestone, CashKind::Royalty][kind as usize];
        Scheduled { kind, trigger_on: add_days(d("2025-06-01"), days), due_on, ..due("2026-05-19", amount) }
    }
}

prop_compose! {
    fn setups()(
        (payer, currency) in prop_oneof![
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
        let mut steps = Steps::default();
        let own = [Step::Wire, Step::First, Step::Repeat, Step::Conversion, Step::Prepare, Step::HkReceipt];
        for (step, span) in own.into_iter().zip(spans) {
            assert!(steps.set(step, span));
        }
        PaymentSetup {
            payer: payer.into(), currency: currency.into(), vehicle, convention, retains_fx, onward, usd_rate,
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
        prop_assert!(found.registration.is_none_or(Triple::is_ordered));
        for (_, path) in found.inward() {
            let stages = [Some(path.credited), Some(path.cleared), Some(path.usable), path.onshore];
            let mut before = Triple::same(path.pay_on);
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
    #![proptest_config(ProptestConfig::with_cases(60))]

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
