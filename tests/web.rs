//! The engine in the browser: the same digits as natively, and its time.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

#[path = "it/support/digits.rs"]
mod digits;
#[path = "it/support/large_deals.rs"]
mod large_deals;
#[path = "it/support/ranged_deal.rs"]
mod ranged_deal;

use large_deals::{platform, uncertain};
use parley::domain::cash_path::{PaymentSetup, Scheduled, paths, report};
use parley::domain::date::add_days;
use parley::domain::deal::{Deal, PaymentFields};
use parley::domain::draft::{Draft, from_file, read_deal, validate};
use parley::domain::negotiation::rounds::priced;
use parley::domain::negotiation::tradeoff::{
    HeldValue, Lever, LeverPair, PartySide, PaymentDays, Quantity, frontier, solve,
};
use parley::domain::refdata::RefData;
use parley::domain::valuation::{Payment, RateBasis, party_values, value};
use parley::export::link::{self, encode, open};
use std::hint::black_box;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_browser_computes_the_same_digits() {
    assert_eq!(digits::digits(), digits::RECORDED);
}

/// Prints and asserts nothing about time: `make bench` shows it.
#[wasm_bindgen_test]
fn timing() {
    let file = digits::file("akeso_summit");
    let deal = read_deal(&file).unwrap();
    let draft = from_file(&file).unwrap();
    time("value akeso_summit", || drop(black_box(value(black_box(&deal)))));
    time("worths akeso_summit", || {
        black_box(party_values(black_box(&deal)));
    });
    let large = platform(&draft, 12);
    time_of(RUNS / 20, "value 12 products, 3 regions", || {
        drop(black_box(value(black_box(&large))));
    });
    for regions in [4, 8, 12] {
        let deal = uncertain(&draft, regions);
        time_of(RUNS / 50, &format!("value {} outcomes", 1 << regions), || {
            drop(black_box(value(black_box(&deal))));
        });
    }
    let held = HeldValue { what: Quantity::Licensor, basis: RateBasis::Own };
    let target = held.read(&party_values(&deal)).unwrap();
    let more = Lever::Tranche(0).set(&deal, 300.0);
    let days = Lever::Days(PaymentDays::Royalty);
    let levers = [("rates", Lever::RatePoints), ("tranche", Lever::Tranche(2)), ("days", days)];
    for (name, lever) in levers {
        let target = if lever == days {
            held.read(&party_values(&days.set(&more, 90.0))).unwrap()
        } else {
            target
        };
        time_of(RUNS / 10, &format!("solve akeso_summit, {name}"), || {
            black_box(solve(black_box(&more), lever, held, target)).unwrap();
        });
    }
    let side = PartySide { deal: &deal, walk_away: 0.0 };
    let linear = LeverPair { x: Lever::RatePoints, y: Lever::Tranche(0) };
    let bent = LeverPair {
        x: Lever::TierRate { schedule: 0, tier: 0 },
        y: Lever::TierRate { schedule: 0, tier: 1 },
    };
    for (name, pair) in [("frontier 50", linear), ("frontier 50, two rates,", bent)] {
        time_of(RUNS / 20, &format!("{name} akeso_summit"), || {
            drop(black_box(frontier(pair, black_box(side), side, 50)));
        });
    }
    let valuation = value(&deal);
    let offer = offer(&draft);
    time_of(RUNS / 20, "compare two offers, 10 terms", || {
        drop(black_box(priced(&draft, &draft, black_box(&offer))));
    });
    time_of(RUNS / 20, "link made and opened", || {
        let link = encode(black_box(&draft), link::LinkScope::Paper).unwrap();
        drop(black_box(open(&link)));
    });
    let setup = two_hundred(&deal, &valuation.success.payments);
    time("paths of 200 payments", || drop(black_box(paths(black_box(&setup)))));
    time("report of 200 payments", || drop(black_box(report(black_box(&setup)))));
    time("validate akeso_summit", || drop(black_box(validate(black_box(&draft)))));
}

/// The deal with ten terms changed.
fn offer(draft: &Draft) -> Draft {
    let mut offer = draft.clone();
    for (path, text) in [
        ("terms.upfront.0.amount", "300"),
        ("terms.upfront.2.amount", "150"),
        ("terms.milestones.0.amount", "90"),
        ("terms.milestones.1.amount", "400"),
        ("terms.royalties.0.tiers.0.rate", "11"),
        ("terms.royalties.0.floor", "40"),
        ("terms.royalties.0.years_from_first_sale", "11"),
        ("terms.payment.royalty_days", "45"),
        ("terms.payment.gross_up", "true"),
        ("terms.tech_transfer.cost", "12"),
    ] {
        offer.set(path, text);
    }
    offer
}

/// The deal's payments again and again, a month later each time.
fn two_hundred(deal: &Deal, payments: &[Payment]) -> PaymentSetup {
    let today = add_days(deal.terms.effective_on, 0);
    let mut setup =
        PaymentSetup::of(deal, &PaymentFields::default(), payments, RefData::shipped(), today);
    let rows = setup.scheduled.iter().cycle().take(200).enumerate();
    setup.scheduled = rows
        .map(|(at, it)| Scheduled { due_on: add_days(it.due_on, at as u32), ..it.clone() })
        .collect();
    setup
}

const RUNS: u32 = if cfg!(debug_assertions) { 2 } else { 2000 };

fn time(name: &str, run: impl Fn()) {
    time_of(RUNS, name, run);
}

fn time_of(runs: u32, name: &str, run: impl Fn()) {
    let runs = runs.max(2);
    // The browser compiles code again, better, once it has run a while.
    (0..runs).for_each(|_| run());
    let start = js_sys::Date::now();
    (0..runs).for_each(|_| run());
    let each = (js_sys::Date::now() - start) / f64::from(runs);
    console_log!("{name}: {:.0} us in wasm", each * 1000.0);
    assert!(each.is_finite());
}
