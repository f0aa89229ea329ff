//! Paths a second of the audit run: Akeso–Summit with twelve ranges, and the toy licence that `numpy_paths.py` and
//! `squiggle_paths.mjs` simulate too.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench fails by panicking, and tells the time"
)]

#[path = "../tests/it/support/ranged_deal.rs"]
mod ranged_deal;

use parley::domain::deal::Party;
use parley::domain::draft::{Draft, from_file};
use parley::domain::uncertainty::{AuditRun, BandPoints, USUAL_PATHS};
use parley::domain::valuation::RateBasis;
use ranged_deal::{ranged_draft, uncertain};
use std::time::Instant;

const AKESO: &str = include_str!("../tests/fixtures/deals/akeso_summit.json");
const TOY: &str = include_str!("toy.json");
const POINTS: [u32; 3] = [1 << 12, 1 << 15, 1 << 18];

fn main() {
    let case: serde_json::Value = serde_json::from_str(AKESO).expect("the case is JSON");
    paths("akeso_summit, 12 ranges", &ranged_draft(&case["deal"].to_string()));
    let toy: serde_json::Value = serde_json::from_str(TOY).expect("the toy is JSON");
    let mut draft = from_file(&toy["deal"].to_string()).expect("a deal file");
    for range in toy["ranges"].as_array().expect("a list") {
        let path = range[0].as_str().expect("a path");
        draft.set(&format!("assumptions.{path}"), range[1].as_str().expect("a text"));
    }
    paths("toy licence", &draft);
}

/// Draws the usual paths and prints their time and means.
fn paths(name: &str, draft: &Draft) {
    let mut run = AuditRun::new(uncertain(draft), USUAL_PATHS, 1);
    let began = Instant::now();
    while run.go_on(10_000) {}
    let drawn = began.elapsed().as_secs_f64();
    let [licensor, licensee] = run.result().sides;
    let told = began.elapsed().as_secs_f64() - drawn;
    println!(
        "{:.0} ms natively: {USUAL_PATHS} paths of {name} (percentiles {:.0} ms); means {:.3} ± {:.3} and {:.3} ± {:.3}",
        1e3 * drawn,
        1e3 * told,
        licensor.mean,
        licensor.standard_error,
        licensee.mean,
        licensee.standard_error
    );
    let variance = f64::from(USUAL_PATHS) * licensor.standard_error.powi(2);
    POINTS.into_iter().for_each(|count| points(draft, variance, count));
}

/// Draws so many even points of the ranges and prints how many paths of a variance would know the licensor's mean as well:
/// within the same width in 95 of 100 cases, which is what a figure's error says.
fn points(draft: &Draft, variance: f64, points: u32) {
    let mut drawn = BandPoints::new(uncertain(draft), 1);
    let began = Instant::now();
    (0..points).for_each(|_| drawn.add());
    let took = 1e3 * began.elapsed().as_secs_f64();
    let mean = drawn.bands().of(RateBasis::Own, Party::Licensor).mean;
    let paths = 1.96_f64.powi(2) * variance / mean.error.powi(2);
    println!(
        "{took:.0} ms natively: {points} points of its ranges; mean {:.4} ± {:.4}: as {:.1} million paths",
        mean.value,
        mean.error,
        paths / 1e6
    );
}
