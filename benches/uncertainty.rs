//! Time to value one point of Akeso–Summit with twelve ranges, and how its bands settle.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a bench fails by panicking"
)]

#[path = "../tests/it/support/ranged_deal.rs"]
mod ranged_deal;

use criterion::{Criterion, criterion_group, criterion_main};
use parley::domain::uncertainty::BandPoints;
use ranged_deal::{ranged_draft, uncertain};
use std::hint::black_box;

const CASE: &str = include_str!("../tests/fixtures/deals/akeso_summit.json");

fn points(criterion: &mut Criterion) {
    let case: serde_json::Value = serde_json::from_str(CASE).expect("the case is JSON");
    let deal = uncertain(&ranged_draft(&case["deal"].to_string()));
    let mut drawn = BandPoints::new(deal.clone(), 1);
    criterion.bench_function("point akeso_summit, 12 ranges", |bench| {
        bench.iter(|| black_box(&mut drawn).add());
    });
    criterion.bench_function("first bands akeso_summit, 512 points", |bench| {
        bench.iter(|| {
            let mut drawn = BandPoints::new(deal.clone(), 1);
            (0..512).for_each(|_| drawn.add());
            drawn.bands()
        });
    });
}

criterion_group!(benches, points);
criterion_main!(benches);
