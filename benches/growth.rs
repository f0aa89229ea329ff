//! How the time to value a deal grows with what it has more of, each doubled until the most there may be: a column of
//! marks, four for each doubling, beside the time of one of them. In proportion is four marks more a line; fewer is better.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench fails by panicking, and tells the time"
)]

#[path = "../tests/it/support/large_deals.rs"]
mod large_deals;
#[path = "../tests/it/support/ranged_deal.rs"]
mod ranged_deal;

use chrono::Datelike;
use large_deals::{platform, uncertain as with_outcomes};
use parley::domain::deal::Deal;
use parley::domain::draft::{Draft, from_file, validate};
use parley::domain::uncertainty::BandPoints;
use parley::domain::valuation::{party_values, resolve};
use ranged_deal::{RANGES, ranged_draft, uncertain};
use std::hint::black_box;
use std::time::Instant;

const CASE: &str = include_str!("../tests/fixtures/deals/akeso_summit.json");
/// A measurement is repeated for so long, seconds, and the quickest counts.
const LONG: f64 = 0.3;

fn main() {
    let case: serde_json::Value = serde_json::from_str(CASE).expect("the case is JSON");
    let file = case["deal"].to_string();
    let draft = from_file(&file).expect("a deal file");
    grows(
        "outcomes",
        (2..=12).step_by(2).map(|regions| {
            let deal = with_outcomes(&draft, regions);
            (1 << regions, quickest(|| _ = black_box(party_values(black_box(&deal)))))
        }),
    );
    grows(
        "products",
        [1, 2, 4, 8, 12].into_iter().map(|products| {
            let deal = platform(&draft, products);
            (products, quickest(|| _ = black_box(party_values(black_box(&deal)))))
        }),
    );
    let first = launch_year(&draft);
    grows(
        "years of sales",
        [4, 8, 16, 32, 64].into_iter().map(|years| {
            let mut longer = draft.clone();
            longer.set("assumptions.horizon_on", &format!("{}-01-01", first + years));
            let deal = read(&longer);
            (years as usize, quickest(|| _ = black_box(party_values(black_box(&deal)))))
        }),
    );
    grows(
        "ranges",
        [1, 2, 4, 8, 12].into_iter().map(|ranges| {
            let mut ranged = ranged_draft(&file);
            for (path, _) in RANGES.iter().skip(ranges) {
                let path = format!("assumptions.{path}");
                ranged.set(&path, draft.text(&path));
            }
            let mut points = BandPoints::new(uncertain(&ranged), 1);
            (ranges, quickest(|| points.add()))
        }),
    );
}

fn read(draft: &Draft) -> Deal {
    validate(draft).deal.expect("the deal is right")
}

/// The year of the first launch.
fn launch_year(draft: &Draft) -> i32 {
    let timeline = resolve(&read(draft));
    let launches = timeline.programmes.iter().flat_map(|programme| &programme.regions);
    launches.map(|region| region.launch_on.year()).min().expect("a launch")
}

/// Microseconds of one call: of ten at a time, the quickest.
fn quickest(mut call: impl FnMut()) -> f64 {
    let began = Instant::now();
    let mut quickest = f64::INFINITY;
    while began.elapsed().as_secs_f64() < LONG {
        let ten = Instant::now();
        (0..10).for_each(|_| call());
        quickest = quickest.min(1e5 * ten.elapsed().as_secs_f64());
    }
    quickest
}

/// Prints the times by the number of something.
fn grows(what: &str, times: impl Iterator<Item = (usize, f64)>) {
    let mut first = None;
    for (count, time) in times {
        let first = *first.get_or_insert(time);
        let bar = "#".repeat(1 + (4.0 * (time / first).log2()).round().max(0.0) as usize);
        println!(
            "{count:>6} {what:<16} {time:>8.1} us {:>7.2} us each  {bar}",
            time / count as f64
        );
    }
}
