//! Every issue: when it is raised, how bad it is, what it says and where it leads.

use crate::support::payment_setup::{d, due, entered, plain};
use crate::support::{country, currency};
use parley::domain::cash_path::{
    Counts, DayRange, PaymentIssue, PaymentSetup, Scheduled, distinct, report,
};
use parley::domain::deal::{
    FormalityKind, Party, PathStep, PaymentKind, TechnologyStatus, Vehicle,
};
use parley::domain::issue::Severity;
use parley::domain::lang::Lang;

fn found(setup: &PaymentSetup, code: &str) -> Vec<PaymentIssue> {
    report(setup).issues.into_iter().filter(|issue| issue.code() == code).collect()
}

#[track_caller]
fn one(setup: &PaymentSetup, code: &str, severity: Severity) -> PaymentIssue {
    let issues = found(setup, code);
    assert_eq!(issues.len(), 1, "{code}: {:?}", report(setup).issues);
    assert_eq!(issues[0].severity, severity, "{code}");
    for lang in [Lang::En, Lang::Zh] {
        assert!(issues[0].message(lang).chars().count() > 6);
        assert!(issues[0].fix(lang).chars().count() > 4);
    }
    issues[0].clone()
}

#[track_caller]
fn none(setup: &PaymentSetup, code: &str) {
    assert_eq!(found(setup, code), [], "{code}");
}

fn on(date: &str) -> PaymentSetup {
    PaymentSetup { scheduled: vec![due(date, 50.0)], ..plain() }
}

/// A payment in May with all papers in order: nothing but the bank's documents.
#[test]
fn a_plain_payment_has_no_issue_but_the_documents() {
    let codes: Vec<_> = report(&plain()).issues.iter().map(PaymentIssue::code).collect();
    assert_eq!(codes, ["documents_over_50k"]);
    assert_eq!(one(&plain(), "documents_over_50k", Severity::Note).payment, Some(0));
    let small = PaymentSetup { scheduled: vec![due("2026-05-19", 0.05)], ..plain() };
    none(&small, "documents_over_50k");
}

#[test]
fn a_due_date_in_the_spring_festival_is_red_and_named() {
    let issue = one(&on("2026-02-17"), "closure_overlap", Severity::Red);
    assert!(issue.message(Lang::En).contains("Spring Festival"));
    assert!(issue.message(Lang::Zh).contains("春节"));
    assert_eq!(issue.dates, Some((d("2026-02-15"), d("2026-02-23"))));
    assert_eq!((issue.payment, issue.path.as_str()), (Some(0), "terms.payment.upfront_days"));
    none(&on("2026-02-17"), "closure_near");
}

/// The fix holds: due by the day it names, the payment is usable before the closure.
#[test]
fn the_fix_of_an_overlap_is_the_last_day_that_works() {
    let fix = one(&on("2026-02-17"), "closure_overlap", Severity::Red).fix(Lang::En);
    assert_eq!(fix, "Let it fall due by 2026-02-04, or from 2026-02-24 on.");
    none(&on("2026-02-04"), "closure_overlap");
    none(&on("2026-02-24"), "closure_overlap");
    assert_eq!(found(&on("2026-02-05"), "closure_overlap").len(), 1, "spanned");
}

/// Registration holds the money whatever the due date: there is no earlier day to name.
#[test]
fn an_overlap_that_no_earlier_day_mends_names_none() {
    let setup = PaymentSetup { effective_on: d("2026-02-02"), ..on("2026-02-12") };
    let fix = one(&setup, "closure_overlap", Severity::Red).fix(Lang::En);
    assert_eq!(fix, "Let it fall due from 2026-02-24 on.");
}

#[test]
fn only_the_longest_path_spanning_a_closure_is_amber() {
    let issue = one(&on("2026-02-03"), "closure_near", Severity::Amber);
    assert!(issue.message(Lang::En).contains("longest path"));
    let formalities = vec![entered(FormalityKind::Registration, Some("2026-01-05"), true)];
    none(&PaymentSetup { formalities, ..on("2026-01-06") }, "closure_near");
}

/// Two business days before, one after; the closure ends on Monday 23 February.
#[test]
fn next_to_a_closure_is_amber() {
    let quick = |date: &str| {
        let mut setup = on(date);
        for step in [PathStep::Wire, PathStep::First, PathStep::Repeat, PathStep::Conversion] {
            assert!(setup.steps.set(step, DayRange::same(0)));
        }
        setup.formalities = vec![entered(FormalityKind::Registration, Some("2026-01-05"), true)];
        setup
    };
    for date in ["2026-02-12", "2026-02-13", "2026-02-24"] {
        let issue = one(&quick(date), "closure_near", Severity::Amber);
        assert!(issue.message(Lang::En).contains("next to"), "{date}");
    }
    for date in ["2026-02-11", "2026-02-25"] {
        none(&quick(date), "closure_near");
        none(&quick(date), "closure_overlap");
    }
}

/// Hong Kong's payee looks at Hong Kong's closures: Easter is one, the Golden Week is none.
#[test]
fn each_payee_has_its_own_closures() {
    let hong_kong = |date: &str| PaymentSetup { vehicle: Vehicle::HongKong, ..on(date) };
    let easter = one(&hong_kong("2026-04-03"), "closure_overlap", Severity::Red);
    assert!(easter.message(Lang::En).contains("Hong Kong"));
    none(&hong_kong("2026-10-02"), "closure_overlap");
    assert_eq!(found(&on("2026-10-02"), "closure_overlap").len(), 1);
}

#[test]
fn registration_after_the_first_receipt_is_red() {
    let early = on("2026-01-09");
    let issue = one(&early, "registration_late", Severity::Red);
    assert_eq!(issue.dates, Some((d("2026-01-13"), d("2026-01-22"))));
    assert!(issue.message(Lang::En).contains("2026-01-22"));
    let mut registered = early.clone();
    registered.formalities = vec![entered(FormalityKind::Registration, Some("2026-01-13"), true)];
    none(&registered, "registration_late");
    // Nothing is gated in Hong Kong, nor below the threshold.
    none(&PaymentSetup { vehicle: Vehicle::HongKong, ..early.clone() }, "registration_late");
    none(&PaymentSetup { scheduled: vec![due("2026-01-09", 0.01)], ..early }, "registration_late");
}

/// In force on 5 January: the limit is 6 March; near from 19 February on.
#[test]
fn the_registrations_limit_comes_near_and_passes() {
    let today = |date: &str| PaymentSetup { today: d(date), ..plain() };
    none(&today("2026-02-18"), "registration_deadline");
    one(&today("2026-02-19"), "registration_deadline", Severity::Amber);
    one(&today("2026-03-06"), "registration_deadline", Severity::Amber);
    one(&today("2026-03-07"), "registration_deadline", Severity::Red);
    let registered = |date: &str| {
        let formalities = vec![entered(FormalityKind::Registration, Some(date), true)];
        PaymentSetup { formalities, ..today("2026-06-01") }
    };
    none(&registered("2026-03-06"), "registration_deadline");
    // Too late, and done: nothing is left to do.
    one(&registered("2026-03-07"), "registration_deadline", Severity::Note);
    none(
        &PaymentSetup { vehicle: Vehicle::HongKong, ..today("2026-06-01") },
        "registration_deadline",
    );
    // Expected so late that it is near, or past, whatever today is.
    let mut slow = plain();
    assert!(slow.steps.set(PathStep::Prepare, DayRange::same(33)));
    one(&slow, "registration_deadline", Severity::Amber);
    assert!(slow.steps.set(PathStep::Prepare, DayRange::same(60)));
    one(&slow, "registration_deadline", Severity::Red);
}

#[test]
fn missing_treaty_papers_show_the_money_at_stake() {
    let setup =
        PaymentSetup { signed_on: d("2026-05-15"), effective_on: d("2026-05-15"), ..plain() };
    let issue = one(&setup, "treaty_form_missing", Severity::Red);
    assert!(
        issue.message(Lang::En).contains("30 % is withheld instead of 10 %, USD 10 million more")
    );
    assert_eq!(issue.path, "payments.formalities");
    none(&PaymentSetup { wht: Some(0.1), ..setup.clone() }, "treaty_form_missing");
    none(&PaymentSetup { vehicle: Vehicle::HongKong, ..setup }, "treaty_form_missing");
}

#[test]
fn a_german_payer_needs_its_certificate() {
    let german = PaymentSetup { payer: country("DE"), ..plain() };
    let issue = one(&german, "de_certificate", Severity::Red);
    assert!(issue.message(Lang::En).contains("15.825 %"));
    assert!(issue.message(Lang::En).contains("USD 2.9 million"), "{}", issue.message(Lang::En));
    one(&german, "treaty_form_missing", Severity::Red);
    let formalities = vec![entered(FormalityKind::TreatyForm, None, true)];
    let done = PaymentSetup { formalities, ..german.clone() };
    none(&done, "de_certificate");
    none(&done, "treaty_form_missing");
    none(&PaymentSetup { vehicle: Vehicle::HongKong, ..german }, "de_certificate");
}

#[test]
fn restricted_technology_needs_its_letter() {
    let marked = PaymentSetup { technology: TechnologyStatus::Restricted, ..plain() };
    let issue = one(&marked, "restricted_technology", Severity::Red);
    assert!(issue.sources().contains(&"tier"));
    let formalities = vec![entered(FormalityKind::LetterOfIntent, Some("2025-12-01"), true)];
    none(&PaymentSetup { formalities, ..marked }, "restricted_technology");
    none(&plain(), "restricted_technology");
}

/// Regulations on the Administration of Technology Import and Export, Art 32 and 33: prohibited technology may not be
/// exported; a letter of intent belongs to restricted technology only. What nobody assessed is asked of a product of a
/// kind the catalogue lists.
#[test]
fn prohibited_technology_bars_and_unassessed_technology_is_asked() {
    let of =
        |technology, technology_asked| PaymentSetup { technology, technology_asked, ..plain() };
    let barred =
        one(&of(TechnologyStatus::Prohibited, true), "prohibited_technology", Severity::Red);
    assert_eq!(barred.path, "payments.technology");
    // No letter lifts it, and none is among the formalities.
    let formalities = vec![entered(FormalityKind::LetterOfIntent, Some("2025-12-01"), true)];
    let with_letter = PaymentSetup { formalities, ..of(TechnologyStatus::Prohibited, true) };
    one(&with_letter, "prohibited_technology", Severity::Red);
    let asks = |setup: &PaymentSetup| {
        let kinds = [FormalityKind::LetterOfIntent, FormalityKind::ExportLicence];
        report(setup).formalities.iter().any(|it| kinds.contains(&it.kind))
    };
    assert!(!asks(&with_letter) && asks(&of(TechnologyStatus::Restricted, false)));
    let asked =
        one(&of(TechnologyStatus::NotAssessed, true), "technology_not_assessed", Severity::Red);
    assert_eq!(asked.path, "payments.technology");
    none(&of(TechnologyStatus::NotAssessed, false), "technology_not_assessed");
    for status in [TechnologyStatus::Free, TechnologyStatus::Restricted] {
        none(&of(status, true), "technology_not_assessed");
    }
    for (modality, is_asked) in [
        ("cell_therapy", true),
        ("gene_therapy", true),
        ("vaccine", true),
        ("tcm", true),
        ("adc", false),
        ("", false),
    ] {
        assert_eq!(TechnologyStatus::is_asked_of(modality), is_asked, "{modality}");
    }
}

#[test]
fn a_hong_kong_vehicle_loses_treaties_and_relief() {
    let hong_kong =
        |payer: &str| PaymentSetup { vehicle: Vehicle::HongKong, payer: country(payer), ..plain() };
    for payer in ["US", "DE", "DK", "SE", "SG", "AU"] {
        let issue = one(&hong_kong(payer), "hk_no_treaty", Severity::Amber);
        assert_eq!(issue.path, "terms.parties.licensor.vehicle");
    }
    // Countries and currencies are said by name.
    let said = |lang| one(&hong_kong("US"), "hk_no_treaty", Severity::Amber).message(lang);
    assert!(said(Lang::En).contains("no income-tax treaty with the United States: 30 %"));
    assert!(said(Lang::Zh).starts_with("香港与美国没有所得税协定：对香港公司按 30%"));
    let unrated = PaymentSetup { currency: currency("EUR"), usd_rate: None, ..on("2026-05-19") };
    let said = one(&unrated, "documents_over_50k", Severity::Note).message(Lang::Zh);
    assert!(said.starts_with("缺少欧元兑美元汇率"), "{said}");
    for payer in ["GB", "JP", "KY", "CH"] {
        none(&hong_kong(payer), "hk_no_treaty");
    }
    one(&hong_kong("GB"), "hk_affiliate_relief", Severity::Amber);
    none(&plain(), "hk_affiliate_relief");
}

#[test]
fn a_projected_year_is_a_note_and_says_projected() {
    let issue = one(&on("2027-03-02"), "calendar_projected", Severity::Note);
    assert!(issue.message(Lang::En).contains("2027 calendar of mainland China, not yet published"));
    none(&on("2026-05-19"), "calendar_projected");
}

#[test]
fn no_data_is_red_never_silently_open() {
    let soon = PaymentSetup { today: d("2040-06-04"), ..on("2041-06-04") };
    let beyond = one(&soon, "calendar_missing", Severity::Red);
    one(&on("2041-06-04"), "calendar_missing", Severity::Note);
    assert!(beyond.message(Lang::En).contains("beyond the calendar data of mainland China"));
    let nowhere = PaymentSetup { payer: country("BR"), currency: currency("SEK"), ..plain() };
    let issue = one(&nowhere, "calendar_missing", Severity::Red);
    assert!(issue.message(Lang::En).contains("no bank calendar for BR and SEK"));
    assert!(issue.message(Lang::Zh).contains("没有BR与SEK的银行日历"));
    let sterling = PaymentSetup {
        payer: country("GB"),
        currency: currency("GBP"),
        today: d("2028-06-04"),
        ..on("2029-06-04")
    };
    assert!(one(&sterling, "calendar_missing", Severity::Red).message(Lang::Zh).contains("英国"));
}

#[test]
fn a_new_companys_shares_wait_for_their_filings() {
    let newco = PaymentSetup { newco: true, ..plain() };
    let issue = one(&newco, "odi_pending", Severity::Amber);
    assert!(issue.message(Lang::En).contains("expected on 2026-"));
    let odi = [FormalityKind::OdiNdrc, FormalityKind::OdiMofcom, FormalityKind::OdiBank];
    let formalities = odi.map(|kind| entered(kind, Some("2026-02-02"), true)).to_vec();
    none(&PaymentSetup { formalities, ..newco }, "odi_pending");
    none(&plain(), "odi_pending");
}

/// 50 × 10 % × 30/365 for thirty days; in time on the day the convention moves a closed due date to.
#[test]
fn lateness_bears_simple_interest() {
    let late = |paid_on: Option<&str>, today: &str| {
        let mut setup = PaymentSetup { late_interest: 0.10, today: d(today), ..plain() };
        setup.formalities = vec![entered(FormalityKind::Registration, Some("2026-01-20"), true)];
        setup.scheduled[0].paid_on = paid_on.map(d);
        setup
    };
    let issue = one(&late(Some("2026-06-18"), "2026-07-01"), "late", Severity::Amber);
    assert!(issue.message(Lang::En).starts_with("Paid on 2026-06-18, 30 days"));
    assert!(issue.message(Lang::En).contains("USD 0.411 million"), "{}", issue.message(Lang::En));
    let unpaid = one(&late(None, "2026-06-18"), "late", Severity::Red);
    assert!(unpaid.message(Lang::En).starts_with("Not recorded as paid by 2026-06-18"));
    assert_eq!(unpaid.path, "payments.actual");
    none(&late(None, "2026-05-19"), "late");
    none(&late(Some("2026-05-19"), "2026-07-01"), "late");
    let mut excused = late(Some("2026-06-18"), "2026-07-01");
    excused.scheduled[0].payee_caused = true;
    assert!(one(&excused, "late", Severity::Note).message(Lang::En).contains("USD 0"));
    // Due on Saturday: Monday is in time, Tuesday is three days late.
    let saturday = |paid_on: &str| {
        let mut setup = late(None, "2026-07-01");
        setup.scheduled = vec![Scheduled { paid_on: Some(d(paid_on)), ..due("2026-05-16", 50.0) }];
        setup
    };
    none(&saturday("2026-05-18"), "late");
    assert!(
        one(&saturday("2026-05-19"), "late", Severity::Amber).message(Lang::En).contains("3 days")
    );
}

#[test]
fn money_out_of_china_is_warned_of_when_its_papers_are_late() {
    let on_trigger = Scheduled {
        kind: PaymentKind::TechTransfer,
        payer: Party::Licensor,
        trigger_on: d("2026-05-19"),
        ..due("2026-05-19", 5.0)
    };
    let setup = PaymentSetup { scheduled: vec![on_trigger], ..plain() };
    let issue = one(&setup, "papers_late", Severity::Amber);
    assert!(issue.sources().contains(&"announcement_40_2013"));
    let later = Scheduled {
        kind: PaymentKind::TechTransfer,
        payer: Party::Licensor,
        ..due("2026-05-19", 5.0)
    };
    none(&PaymentSetup { scheduled: vec![later], ..plain() }, "papers_late");
}

#[test]
fn inputs_that_cannot_be_used_are_said_and_the_rest_computed() {
    let unknown = PaymentSetup { payer: country("BR"), ..plain() };
    assert_eq!(one(&unknown, "wht_unknown", Severity::Red).path, "assumptions.wht");
    none(&PaymentSetup { wht: Some(0.15), ..unknown }, "wht_unknown");
    for rate in [1.0, 1.5, -0.1, f64::NAN] {
        one(&PaymentSetup { wht: Some(rate), ..plain() }, "wht_refused", Severity::Red);
    }
    for spot in [0.0, -7.0, f64::NAN] {
        let mut setup = plain();
        setup.fx.spot = spot;
        one(&setup, "spot_refused", Severity::Red);
        assert_eq!(report(&setup).homes, [None]);
        assert!(report(&setup).paths.routes[0].inward().is_some());
    }
    none(&PaymentSetup { wht: Some(0.1), ..plain() }, "wht_differs");
    let hong_kong = PaymentSetup { wht: Some(0.1), vehicle: Vehicle::HongKong, ..plain() };
    let issue = one(&hong_kong, "wht_differs", Severity::Amber);
    assert!(issue.message(Lang::En).contains("is 10 %, the table's for this payer and payee 30 %"));
    assert!(issue.message(Lang::Zh).contains("相差 1000万美元"));
    let steps = PaymentSetup { refused_steps: vec![(2, PathStep::Wire)], ..plain() };
    let issue = one(&steps, "step_order", Severity::Red);
    assert_eq!(issue.path, "payments.steps.2.min");
    assert!(issue.message(Lang::En).contains("Cross-border wire"));
}

#[test]
fn dates_out_of_order_are_allowed_and_said() {
    let before = PaymentSetup { effective_on: d("2026-06-01"), ..plain() };
    let issue = one(&before, "due_before_effective", Severity::Amber);
    assert_eq!((issue.payment, issue.path.as_str()), (Some(0), "terms.upfront.0"));
    none(&plain(), "due_before_effective");
    let early = PaymentSetup { signed_on: d("2026-02-01"), ..plain() };
    assert_eq!(one(&early, "effective_before_signed", Severity::Amber).path, "terms.effective_on");
}

/// Worst first; at one severity the deal's own before the payments', in schedule order.
#[test]
fn issues_are_sorted() {
    let mut setup =
        PaymentSetup { technology: TechnologyStatus::Restricted, newco: true, ..plain() };
    setup.scheduled = vec![due("2026-10-02", 5.0), due("2026-02-17", 5.0), due("2027-05-18", 5.0)];
    let keys: Vec<_> = report(&setup).issues.iter().map(|it| (it.severity, it.payment)).collect();
    assert!(keys.is_sorted());
    assert_eq!(keys[0], (Severity::Red, None));
}

/// What is said of several payments is one problem; two red ones are two where they say different things.
#[test]
fn problems_are_counted_not_their_payments() {
    let mut setup = plain();
    setup.scheduled = vec![due("2026-03-10", 5.0), due("2026-04-14", 5.0), due("2026-06-09", 5.0)];
    let documents = found(&setup, "documents_over_50k");
    assert_eq!(documents.len(), 3);
    let alike = distinct(&documents);
    assert_eq!(alike.iter().map(|group| group.all().count()).collect::<Vec<_>>(), [3]);
    let dates = ["2026-01-06", "2026-02-17", "2026-02-17", "2026-10-02"];
    setup.scheduled = dates.map(|on| due(on, 5.0)).to_vec();
    let closures = found(&setup, "closure_overlap");
    assert_eq!(closures.len(), 3);
    let groups = distinct(&closures);
    assert_eq!(groups.iter().map(|group| group.all().count()).collect::<Vec<_>>(), [2, 1]);
    let counts = Counts::of(&closures);
    assert_eq!((counts, counts.to_act()), (Counts { red: 2, amber: 0, note: 0 }, 2));
}

/// In fifteen months red, in twenty a note; an issue of a closure that is over is one as well.
#[test]
fn what_is_far_off_or_over_is_for_the_record() {
    let on_day = |due_on: &str, today: &str| PaymentSetup { today: d(today), ..on(due_on) };
    one(&on_day("2026-02-17", "2024-11-20"), "closure_overlap", Severity::Red);
    one(&on_day("2026-02-17", "2024-06-20"), "closure_overlap", Severity::Note);
    one(&on_day("2026-02-17", "2026-02-23"), "closure_overlap", Severity::Red);
    one(&on_day("2026-02-17", "2026-02-24"), "closure_overlap", Severity::Note);
    let owed = PaymentSetup { today: d("2031-01-06"), ..plain() };
    one(&owed, "late", Severity::Red);
}

/// Royalties beyond the calendars are one line, a note, with nothing to do and no field to go to.
#[test]
fn royalties_of_a_far_year_are_one_note() {
    let royalty = |on: &str| Scheduled { kind: PaymentKind::Royalty, ..due(on, 5.0) };
    let days = ["2041-02-14", "2041-05-15", "2041-08-14"];
    let setup = PaymentSetup { scheduled: days.map(royalty).to_vec(), ..plain() };
    let issues = report(&setup).issues;
    let groups = distinct(&issues);
    let far = groups.iter().find(|group| group.first.code() == "calendar_missing").unwrap();
    assert_eq!(
        (far.severity(), far.all().count(), far.fix(Lang::En), far.path()),
        (Severity::Note, 3, None, None)
    );
    let said = far.message(Lang::En);
    assert!(said.starts_with("3 royalty payments from 2041 Q1: dates to about a day"), "{said}");
    assert!(far.message(Lang::Zh).starts_with("自 2041 年第 1 季度 起 3 笔特许权使用费"));
    assert_eq!(Counts::of(&issues).to_act(), 0);
}

/// Whatever the deal, no two lines shown say the same, and none is empty.
#[test]
fn no_two_lines_say_the_same() {
    for vehicle in Vehicle::ALL {
        for today in ["2026-01-05", "2027-01-05", "2033-01-05"] {
            let mut setup = PaymentSetup {
                vehicle,
                newco: true,
                payer: country("DE"),
                technology: TechnologyStatus::Restricted,
                late_interest: 0.1,
                today: d(today),
                ..plain()
            };
            let days = (0..40).map(|month| d("2025-12-20") + chrono::Days::new(month * 47));
            setup.scheduled = days.map(|on| due(&on.to_string(), 5.0)).collect();
            let issues = report(&setup).issues;
            for lang in [Lang::En, Lang::Zh] {
                let lines: Vec<String> =
                    distinct(&issues).iter().map(|group| group.message(lang)).collect();
                let different: std::collections::BTreeSet<&String> = lines.iter().collect();
                assert_eq!(different.len(), lines.len(), "{lines:#?}");
                assert!(lines.iter().all(|line| line.chars().count() > 8), "{lines:#?}");
                let blank = |line: &&String| line.contains('{');
                assert_eq!(lines.iter().find(blank), None);
            }
        }
    }
}

/// Of a record nothing is late, nothing is to be filed, and what fell due was paid on its day.
#[test]
fn a_record_was_paid_as_scheduled() {
    let setup =
        PaymentSetup { record: true, late_interest: 0.1, today: d("2027-01-05"), ..plain() };
    let paid = report(&setup);
    assert_eq!(paid.formalities, []);
    assert_eq!(paid.paths.registration.map(|on| on.likely), Some(d("2026-01-05")));
    assert_eq!(Counts::of(&paid.issues).to_act(), 0, "{:?}", paid.issues);
    let live = report(&PaymentSetup { record: false, ..setup });
    assert!(Counts::of(&live.issues).red > 0);
}
