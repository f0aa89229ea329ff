//! One edit, and how often each stage then runs: once, and only when somebody reads what it makes.

use super::{Graph, Paid, Stages, WorkOut};
use crate::app::draft_signal::DraftSignal;
use crate::app::field_state::{changed_issues, field_state};
use crate::domain::cash_path::{PaymentSetup, report};
use crate::domain::date::Date;
use crate::domain::deal::{Deal, PaymentFields};
use crate::domain::draft::{Checked, Draft, FieldValues, from_file, validate};
use crate::domain::examples::first_deal;
use crate::domain::refdata::RefData;
use crate::domain::valuation::{Payment, Valuation, value};
use leptos::prelude::*;
use std::cell::Cell;

/// How often each stage ran.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Runs {
    validate: usize,
    value: usize,
    report: usize,
    figure: usize,
    upfronts: usize,
    rates: usize,
}

thread_local! {
    static RUNS: Cell<Runs> = Cell::default();
}

fn count(stage: fn(&mut Runs) -> &mut usize) {
    let mut runs = RUNS.get();
    *stage(&mut runs) += 1;
    RUNS.set(runs);
}

fn counted_validate(draft: &Draft) -> Checked {
    count(|runs| &mut runs.validate);
    validate(draft)
}

fn counted_value(deal: &Deal) -> Valuation {
    count(|runs| &mut runs.value);
    value(deal)
}

fn counted_report(deal: &Deal, values: &FieldValues, payments: &[Payment], today: Date) -> Paid {
    count(|runs| &mut runs.report);
    let setup =
        PaymentSetup::of(deal, &PaymentFields::of(values), payments, RefData::shipped(), today);
    let report = report(&setup);
    Paid::new(setup, report)
}

fn today() -> Date {
    Date::from_ymd_opt(2026, 1, 5).unwrap_or_default()
}

const STAGES: Stages = Stages { validate: counted_validate, value: counted_value, today };

fn example() -> Draft {
    from_file(first_deal::example()).unwrap_or_default()
}

fn type_into(draft: DraftSignal, path: &str, text: &str) {
    let changed = draft.update_untracked(|draft| draft.set_recorded(path, text));
    draft.notify_changes(&changed);
}

#[test]
fn each_stage_runs_once_per_edit_and_only_when_read() {
    let owner = Owner::new();
    owner.with(|| {
        let draft = DraftSignal::new(example());
        let work_out = Signal::stored(Some(counted_report as WorkOut));
        let graph = Graph::new(draft, Signal::stored("a".to_owned()), work_out, STAGES);
        let figure = Memo::new(move |_| {
            count(|runs| &mut runs.figure);
            graph.valued.with(|valued| Some(valued.as_ref()?.valuation.headline))
        });
        let upfronts = draft.follow(&["terms.upfront"], |draft| {
            count(|runs| &mut runs.upfronts);
            draft.text("terms.upfront.0.amount").to_owned()
        });
        let rates = draft.follow(&["terms.royalties.0.tiers"], |draft| {
            count(|runs| &mut runs.rates);
            draft.text("terms.royalties.0.tiers.0.rate").to_owned()
        });
        // Three readers of the value, two of the payments.
        let read = move || {
            let worth = graph.valued.with(|valued| valued.as_ref().map(|v| v.valuation.common));
            let seen = (figure.get(), graph.stale.get(), graph.to_act(), graph.next_usable());
            (worth.is_some(), seen.0.is_some(), upfronts.get(), rates.get())
        };
        assert_eq!(RUNS.get(), Runs::default(), "nothing runs before it is read");

        assert!(read().0);
        let once = Runs { validate: 1, value: 1, report: 1, figure: 1, upfronts: 1, rates: 1 };
        assert_eq!(RUNS.get(), once);
        read();
        assert_eq!(RUNS.get(), once, "reading again runs nothing");

        type_into(draft, "terms.upfront.0.amount", "123");
        assert_eq!(RUNS.get(), once, "an edit runs nothing by itself");
        assert_eq!(read().2, "123");
        let twice = Runs { validate: 2, value: 2, report: 2, figure: 2, upfronts: 2, rates: 1 };
        assert_eq!(RUNS.get(), twice, "an edit of an amount leaves the reader of the rates alone");

        // The same number in other digits: read, but nothing else is said.
        type_into(draft, "terms.upfront.0.amount", "123.0");
        read();
        let digits = Runs { validate: 3, upfronts: 3, ..twice };
        assert_eq!(RUNS.get(), digits);

        // Two edits between two readings are one.
        type_into(draft, "terms.royalties.0.tiers.0.rate", "7");
        type_into(draft, "terms.royalties.0.tiers.0.rate", "7.5");
        read();
        let both = Runs { validate: 4, value: 3, report: 3, figure: 3, upfronts: 3, rates: 2 };
        assert_eq!(RUNS.get(), both);

        // What cannot be read leaves the last value, marked as old.
        type_into(draft, "terms.upfront.0.amount", "12x");
        assert!(read().0 && graph.stale.get());
        assert_eq!(RUNS.get().value, 3);
    });
}

#[test]
fn a_field_hears_of_its_own_issue_wherever_the_edit_was() {
    let owner = Owner::new();
    owner.with(|| {
        let draft = DraftSignal::new(example());
        let graph = Graph::new(draft, Signal::stored("a".to_owned()), Signal::stored(None), STAGES);
        let effective = field_state(draft, graph.checked, "terms.effective_on".to_owned());
        assert!(effective.with(|field| field.issues.is_empty()));
        let before = graph.checked.get();

        // Signing after the effective date is said of the effective date.
        type_into(draft, "terms.signed_on", "2099-01-01");
        let now = graph.checked.get();
        let paths = changed_issues(&before.issues, &now.issues);
        assert!(paths.contains(&"terms.effective_on"), "{paths:?}");
        draft.notify_issues(&paths);
        assert_eq!(effective.with(|field| field.issues.len()), 1);
    });
}
