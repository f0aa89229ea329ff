//! The beta distribution: its chances by a continued fraction, its quantiles by steps kept in a bracket.

use super::normal::normal_quantile;
use serde::{Deserialize, Serialize};

/// A beta distribution.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct BetaCurve {
    a: f64,
    b: f64,
    /// Logarithm of the beta function.
    log_beta: f64,
}

impl BetaCurve {
    /// Of two weights above zero.
    pub fn new(a: f64, b: f64) -> Self {
        Self { a, b, log_beta: libm::lgamma(a) + libm::lgamma(b) - libm::lgamma(a + b) }
    }

    /// Its two weights.
    pub fn weights(&self) -> (f64, f64) {
        (self.a, self.b)
    }

    /// Its mean.
    pub fn mean(&self) -> f64 {
        self.a / (self.a + self.b)
    }

    /// How dense the chances lie at `x`, strictly between 0 and 1.
    pub fn density(&self, x: f64) -> f64 {
        libm::exp((self.a - 1.0) * libm::log(x) + (self.b - 1.0) * libm::log1p(-x) - self.log_beta)
    }

    /// The chance of being below `x`: the regularised incomplete beta function.
    ///
    /// ```
    /// use parley::domain::spread::BetaCurve;
    ///
    /// // Two draws: the larger is below a half with a chance of a quarter.
    /// assert!((BetaCurve::new(2.0, 1.0).below(0.5) - 0.25).abs() < 1e-15);
    /// ```
    pub fn below(&self, x: f64) -> f64 {
        if x <= 0.0 {
            return 0.0;
        }
        if x >= 1.0 {
            return 1.0;
        }
        let front = libm::exp(self.a * libm::log(x) + self.b * libm::log1p(-x) - self.log_beta);
        // The fraction converges fast on the near side of the mean.
        if x < (self.a + 1.0) / (self.a + self.b + 2.0) {
            front * fraction(self.a, self.b, x) / self.a
        } else {
            1.0 - front * fraction(self.b, self.a, 1.0 - x) / self.b
        }
    }

    /// The value that is above a chance, between 0 and 1, of all: Halley's steps, kept in a bracket.
    pub fn quantile(&self, chance: f64) -> f64 {
        let (mut low, mut high) = (0.0, 1.0);
        let mut x = self.guess(chance);
        for _ in 0..STEPS {
            let miss = self.below(x) - chance;
            *(if miss > 0.0 { &mut high } else { &mut low }) = x;
            let newton = miss / self.density(x);
            let bend = newton * ((self.a - 1.0) / x - (self.b - 1.0) / (1.0 - x));
            let halley = x - newton / (1.0 - 0.5 * bend.min(1.0));
            // What is missed after a step is about the third power of it.
            if (halley - x).abs() <= CUBE_ROOT_OF_PRECISION * x.min(1.0 - x) {
                return halley;
            }
            x = if low < halley && halley < high { halley } else { 0.5 * (low + high) };
        }
        x
    }

    /// The approximation by a normal (Abramowitz and Stegun 26.5.22) where both weights are above one half; else a power
    /// at either end, where few chances lie, or the mean.
    fn guess(&self, chance: f64) -> f64 {
        let (a, b) = (2.0 * self.a - 1.0, 2.0 * self.b - 1.0);
        if a > 0.5 && b > 0.5 {
            let z = -normal_quantile(chance);
            let (bend, h) = ((z * z - 3.0) / 6.0, 2.0 / (1.0 / a + 1.0 / b));
            let w = z * (bend + h).max(0.0).sqrt() / h
                - (1.0 / b - 1.0 / a) * (bend + 5.0 / 6.0 - 2.0 / (3.0 * h));
            return self.a / (self.a + self.b * libm::exp(2.0 * w));
        }
        let at_low = libm::exp((libm::log(chance * self.a) + self.log_beta) / self.a);
        let at_high =
            1.0 - libm::exp((libm::log((1.0 - chance) * self.b) + self.log_beta) / self.b);
        let mean = self.mean();
        if at_low < 0.5 * mean {
            at_low
        } else if at_high > 0.5 * (1.0 + mean) {
            at_high
        } else {
            mean
        }
    }
}

const STEPS: usize = 100;
/// Of the value itself, or of what is left to 1.
const CUBE_ROOT_OF_PRECISION: f64 = 1e-5;

/// The continued fraction of the incomplete beta function by the modified method of Lentz.
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    let away = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / away(1.0 - (a + b) * x / (a + 1.0));
    let mut total = d;
    for m in 1..=TERMS {
        let m = f64::from(m);
        let twice = a + 2.0 * m;
        let even = m * (b - m) * x / ((twice - 1.0) * twice);
        let odd = -(a + m) * (a + b + m) * x / (twice * (twice + 1.0));
        let mut last = 1.0;
        for term in [even, odd] {
            d = 1.0 / away(1.0 + term * d);
            c = away(1.0 + term / c);
            last = c * d;
            total *= last;
        }
        if (last - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    total
}

const TINY: f64 = 1e-300;
const TERMS: u32 = 10_000;
