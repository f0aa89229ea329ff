//! Time to value the largest worked deal: four regions, sixteen outcomes; and to compare two of its sheets whose
//! free text, 50,000 characters each, has nothing in common.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a bench fails by panicking"
)]

use criterion::{Criterion, criterion_group, criterion_main};
use parley::domain::clauses::{document, marked};
use parley::domain::deal::Party;
use parley::domain::draft::{Draft, blank_row, from_file, read_deal};
use parley::domain::engine::{Basis, Figure, explain, value};
use parley::domain::issue::Lang;
use std::hint::black_box;

const CASE: &str = include_str!("../tests/fixtures/deals/akeso_summit.json");

fn valuation(criterion: &mut Criterion) {
    let case: serde_json::Value = serde_json::from_str(CASE).expect("the case is JSON");
    let deal = read_deal(&case["deal"].to_string()).expect("the case's deal is right");
    criterion.bench_function("value akeso_summit", |bench| bench.iter(|| value(black_box(&deal))));
    let valued = value(&deal);
    let figure = Figure::Worth(Party::Licensor, Basis::Own);
    criterion.bench_function("explain akeso_summit", |bench| {
        bench.iter(|| explain(black_box(&deal), black_box(&valued), figure));
    });
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
        document(&draft, Lang::En)
    };
    for words in [1, 250, 25_000] {
        let line = |word: &str| format!("{}\n", word.repeat(words));
        let (before, after) = (sheet(&line("a ")), sheet(&line("b,")));
        criterion.bench_function(&format!("compare lines of {words} words"), |bench| {
            bench.iter(|| marked(black_box(&before), black_box(&after)));
        });
    }
}

criterion_group!(benches, valuation, comparison);
criterion_main!(benches);
