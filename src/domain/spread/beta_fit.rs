//! The beta distribution with two given percentiles.

use super::beta::BetaCurve;
use super::normal::normal_quantile;
use super::percentile::Percentile;

/// The beta with two percentiles between 0 and 1, the lower first: Newton's steps on the logarithms of both weights,
/// from the normal with the same spread. `None` where they lead nowhere.
pub(super) fn fitted(lower: Percentile, upper: Percentile) -> Option<BetaCurve> {
    let (mut log_a, mut log_b) = start(lower, upper);
    for _ in 0..STEPS {
        let miss = misses(log_a, log_b, lower, upper);
        if miss.iter().all(|miss| miss.abs() < PRECISION) {
            return Some(curve(log_a, log_b));
        }
        let by_a = misses(log_a + NUDGE, log_b, lower, upper);
        let by_b = misses(log_a, log_b + NUDGE, lower, upper);
        let slope = |moved: [f64; 2]| [(moved[0] - miss[0]) / NUDGE, (moved[1] - miss[1]) / NUDGE];
        let (a, b) = (slope(by_a), slope(by_b));
        let determinant = a[0] * b[1] - a[1] * b[0];
        let step_a = (miss[0] * b[1] - miss[1] * b[0]) / determinant;
        let step_b = (a[0] * miss[1] - a[1] * miss[0]) / determinant;
        if !step_a.is_finite() || !step_b.is_finite() {
            return None;
        }
        log_a = (log_a - step_a.clamp(-1.0, 1.0)).clamp(-LARGEST_LOG, LARGEST_LOG);
        log_b = (log_b - step_b.clamp(-1.0, 1.0)).clamp(-LARGEST_LOG, LARGEST_LOG);
    }
    None
}

fn curve(log_a: f64, log_b: f64) -> BetaCurve {
    BetaCurve::new(libm::exp(log_a), libm::exp(log_b))
}

/// By how much the chances below both values are missed.
fn misses(log_a: f64, log_b: f64, lower: Percentile, upper: Percentile) -> [f64; 2] {
    let curve = curve(log_a, log_b);
    [lower, upper].map(|wanted| curve.below(wanted.value) - wanted.chance)
}

/// The weights of the beta whose mean and deviation a normal with both percentiles would have.
fn start(lower: Percentile, upper: Percentile) -> (f64, f64) {
    let (a, b) = (normal_quantile(lower.chance), normal_quantile(upper.chance));
    let deviation = (upper.value - lower.value) / (b - a);
    let mean = (lower.value - a * deviation).clamp(0.02, 0.98);
    let cases = (mean * (1.0 - mean) / (deviation * deviation) - 1.0).max(0.5);
    (libm::log(mean * cases), libm::log((1.0 - mean) * cases))
}

const STEPS: usize = 60;
/// Of a chance.
const PRECISION: f64 = 1e-12;
const NUDGE: f64 = 1e-6;
/// Weights between a hundred-millionth and a hundred million.
const LARGEST_LOG: f64 = 18.5;
