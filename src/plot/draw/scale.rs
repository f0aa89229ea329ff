//! From values to pixels, and the round numbers in between.

/// A linear scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    domain: (f64, f64),
    range: (f64, f64),
}

impl Scale {
    /// Maps `domain` to `range`, px. An empty domain maps to the middle of the range.
    pub fn new(domain: (f64, f64), range: (f64, f64)) -> Self {
        Self { domain, range }
    }

    /// The pixel of `value`; values outside the domain stop a little beyond its ends.
    pub fn at(&self, value: f64) -> f64 {
        let span = self.domain.1 - self.domain.0;
        let part = if span > 0.0 { (value - self.domain.0) / span } else { 0.5 };
        let part = if part.is_finite() { part.clamp(-0.5, 1.5) } else { 0.5 };
        self.range.0 + part * (self.range.1 - self.range.0)
    }

    /// Pixels a unit of the domain takes.
    pub fn unit(&self) -> f64 {
        let span = self.domain.1 - self.domain.0;
        if span > 0.0 { ((self.range.1 - self.range.0) / span).abs() } else { 0.0 }
    }

    /// Whether `value` lies in the domain.
    pub fn shows(&self, value: f64) -> bool {
        (self.domain.0..=self.domain.1).contains(&value)
    }

    /// The domain.
    pub fn domain(&self) -> (f64, f64) {
        self.domain
    }
}

/// At most `limit` round numbers from `low` to `high`, as many as 1, 2 and 5 steps allow.
pub fn ticks(low: f64, high: f64, limit: usize) -> Vec<f64> {
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

/// How years are written along an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearLabels {
    /// Every so many years.
    pub step: i32,
    /// Two digits, four at every fifth year and the first.
    pub short: bool,
}

impl YearLabels {
    /// The densest labelling in which neighbours keep a gap, for years `unit` px apart.
    pub fn for_unit(unit: f64, digit: f64) -> Self {
        let gap = 1.4 * digit;
        if unit >= 4.0 * digit + gap {
            return Self { step: 1, short: false };
        }
        if unit >= 3.0 * digit + gap {
            return Self { step: 1, short: true };
        }
        let fits = |step: &i32| f64::from(*step) * unit >= 4.0 * digit + gap;
        let step = [2, 5, 10, 20, 50, 100, 200].into_iter().find(fits).unwrap_or(500);
        Self { step, short: false }
    }

    /// The label of `year`, if it has one.
    pub fn label(self, year: i32, first: i32) -> Option<String> {
        if year.rem_euclid(self.step) != 0 {
            return None;
        }
        let long = !self.short || year == first || year % 5 == 0;
        Some(if long { year.to_string() } else { format!("{:02}", year.rem_euclid(100)) })
    }
}
