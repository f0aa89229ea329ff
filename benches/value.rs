//! Time to value the largest worked deal, four regions and sixteen outcomes; to trade its terms; and to compare
//! two of its sheets whose free text, 50,000 characters each, has nothing in common.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a bench fails by panicking"
)]

#[path = "../tests/it/support/large_deals.rs"]
mod large_deals;

use criterion::{Criterion, criterion_group, criterion_main};
use large_deals::{platform, uncertain};
use parley::domain::deal::Party;
use parley::domain::draft::{Draft, FieldValues, from_file, read_deal};
use parley::domain::lang::Lang;
use parley::domain::negotiation::tradeoff::{
    HeldValue, Lever, LeverPair, PartySide, Quantity, frontier, solve,
};
use parley::domain::schema::blank_row;
use parley::domain::term_sheet::{document, marked};
use parley::domain::valuation::{Figure, RateBasis, explain, party_values, value};
use std::hint::black_box;

const CASE: &str = include_str!("../tests/fixtures/deals/akeso_summit.json");

fn valuation(criterion: &mut Criterion) {
    let case: serde_json::Value = serde_json::from_str(CASE).expect("the case is JSON");
    let deal = read_deal(&case["deal"].to_string()).expect("the case's deal is right");
    criterion.bench_function("value akeso_summit", |bench| bench.iter(|| value(black_box(&deal))));
    criterion.bench_function("worths akeso_summit", |bench| {
        bench.iter(|| party_values(black_box(&deal)));
    });
    let valued = value(&deal);
    let figure = Figure::Rnpv(Party::Licensor, RateBasis::Own);
    criterion.bench_function("explain akeso_summit", |bench| {
        bench.iter(|| explain(black_box(&deal), black_box(&valued), figure));
    });
}

/// Many products, and ever more outcomes of one.
fn growth(criterion: &mut Criterion) {
    let case: serde_json::Value = serde_json::from_str(CASE).expect("the case is JSON");
    let draft = from_file(&case["deal"].to_string()).expect("the case's deal is right");
    let platform = platform(&draft, 12);
    criterion.bench_function("value 12 products, 3 regions", |bench| {
        bench.iter(|| value(black_box(&platform)));
    });
    for regions in [4, 8, 12] {
        let deal = uncertain(&draft, regions);
        criterion.bench_function(&format!("value {} outcomes", 1 << regions), |bench| {
            bench.iter(|| value(black_box(&deal)));
        });
    }
}

/// Tens of millions more upfront, and what gives way for the licensor's value to stay.
fn trade(criterion: &mut Criterion) {
    let case: serde_json::Value = serde_json::from_str(CASE).expect("the case is JSON");
    let deal = read_deal(&case["deal"].to_string()).expect("the case's deal is right");
    let held = HeldValue { what: Quantity::Licensor, basis: RateBasis::Own };
    let target = held.read(&party_values(&deal)).expect("a value");
    let more = Lever::Tranche(0).set(&deal, 300.0);
    for (name, lever) in [("rates", Lever::RatePoints), ("tranche", Lever::Tranche(2))] {
        criterion.bench_function(&format!("solve akeso_summit, {name}"), |bench| {
            bench.iter(|| solve(black_box(&more), lever, held, target).expect("an answer"));
        });
    }
    let side = PartySide { deal: &deal, walk_away: 0.0 };
    let tranche = Lever::Tranche(0);
    let linear = LeverPair { x: Lever::RatePoints, y: tranche };
    let bent = LeverPair { x: rate(0), y: rate(1) };
    for (name, pair) in [("frontier 50", linear), ("frontier 50, two rates,", bent)] {
        criterion.bench_function(&format!("{name} akeso_summit"), |bench| {
            bench.iter(|| frontier(pair, black_box(side), side, 50));
        });
    }
}

fn rate(tier: usize) -> Lever {
    Lever::TierRate { schedule: 0, tier }
}

fn comparison(criterion: &mut Criterion) {
    let case: serde_json::Value = serde_json::from_str(CASE).expect("the case is JSON");
    let deal = from_file(&case["deal"].to_string()).expect("the case's deal is right");
    let sheet = |line: &str| {
        let mut draft: Draft = deal.clone();
        draft.insert_row("clauses", 0, blank_row("clauses"));
        draft.set("clauses.0.section", "warranties");
        let text: String = line.chars().cycle().take(50_000).collect();
        draft.set("clauses.0.text", &text);
        document(&FieldValues::of(&draft), Lang::En)
    };
    for words in [1, 250, 25_000] {
        let line = |word: &str| format!("{}\n", word.repeat(words));
        let (before, after) = (sheet(&line("a ")), sheet(&line("b,")));
        criterion.bench_function(&format!("compare lines of {words} words"), |bench| {
            bench.iter(|| marked(black_box(&before), black_box(&after)));
        });
    }
}

criterion_group!(benches, valuation, growth, trade, comparison);
criterion_main!(benches);
