//! Round numbers along an axis.
//!
//! Plotters' own (`coord::ranged1d`) are not used: they come of the system's powers and logarithms, whose last
//! digit differs between machines, where a figure is to be the same text everywhere; and an end that is not a
//! number makes them panic.

/// At most `limit` + 1 round numbers from `low` to `high`, as many as 1, 2 and 5 steps allow; one of them is
/// zero where zero lies between.
pub fn round_numbers(low: f64, high: f64, limit: usize) -> Vec<f64> {
    let span = high - low;
    let limit = limit.max(2);
    if !(span > 0.0 && span.is_finite()) {
        return vec![low];
    }
    let mut step = libm::pow(10.0, libm::log10(span / limit as f64).floor());
    for factor in [2.0, 2.5, 2.0, 2.0, 2.5] {
        let (first, last) = multiples(low, high, step);
        if last - first < limit as f64 {
            break;
        }
        step *= factor;
    }
    let (first, last) = multiples(low, high, step);
    let count = (last - first).clamp(0.0, limit as f64) as usize;
    (0..=count).map(|i| (first + i as f64) * step + 0.0).collect()
}

fn multiples(low: f64, high: f64, step: f64) -> (f64, f64) {
    ((low / step - 1e-9).ceil(), (high / step + 1e-9).floor())
}
