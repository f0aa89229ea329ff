//! Time to value the largest worked deal: four regions, sixteen outcomes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a bench fails by panicking"
)]

use criterion::{Criterion, criterion_group, criterion_main};
use parley::domain::deal::Party;
use parley::domain::draft::read_deal;
use parley::domain::engine::{Basis, Figure, Outlook, explain, value, worths};
use std::hint::black_box;

const CASE: &str = include_str!("../tests/fixtures/deals/akeso_summit.json");

fn valuation(criterion: &mut Criterion) {
    let case: serde_json::Value = serde_json::from_str(CASE).expect("the case is JSON");
    let deal = read_deal(&case["deal"].to_string()).expect("the case's deal is right");
    criterion.bench_function("value akeso_summit", |bench| bench.iter(|| value(black_box(&deal))));
    criterion
        .bench_function("worths akeso_summit", |bench| bench.iter(|| worths(black_box(&deal))));
    let mut outlook = Outlook::of(&deal);
    criterion.bench_function("worths akeso_summit outlook", |bench| {
        bench.iter(|| outlook.worths(black_box(&deal)))
    });
    criterion.bench_function("clone", |bench| bench.iter(|| black_box(&deal).clone()));
    let valued = value(&deal);
    let figure = Figure::Worth(Party::Licensor, Basis::Own);
    criterion.bench_function("explain akeso_summit", |bench| {
        bench.iter(|| explain(black_box(&deal), black_box(&valued), figure));
    });
}

criterion_group!(benches, valuation);
criterion_main!(benches);
