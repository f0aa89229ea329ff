//! What a number may be when it is not known: a distribution, by its quantiles.
//!
//! Everything is worked out from quantiles: a point between 0 and 1 becomes a value. Logarithms and exponentials are the
//! libm crate's, so that a seed gives the same digits natively and in the browser.

mod beta;
mod beta_fit;
mod normal;
mod percentile;

pub use beta::BetaCurve;
pub use normal::{normal_below, normal_quantile};
pub use percentile::Percentile;

use beta_fit::fitted;
use serde::{Deserialize, Serialize};

/// What a number may be.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Spread {
    /// Known after all.
    Fixed(f64),
    /// Anything between two ends alike.
    Uniform {
        /// Least.
        low: f64,
        /// Most.
        high: f64,
    },
    /// Between two ends, rising in a straight line to the likeliest and falling from it.
    Triangular {
        /// Least.
        low: f64,
        /// Likeliest.
        mode: f64,
        /// Most.
        high: f64,
    },
    /// A beta curve between two ends with mean `(low + 4 mode + high) / 6`.
    Pert {
        /// Least.
        low: f64,
        /// Most.
        high: f64,
        /// Of the part of the way from the least to the most.
        curve: BetaCurve,
    },
    /// Above zero, its logarithm normal.
    LogNormal {
        /// Mean of the logarithm.
        mean_log: f64,
        /// Standard deviation of the logarithm.
        sd_log: f64,
    },
    /// A fraction.
    Beta(BetaCurve),
}

impl Spread {
    /// Anything between two ends alike.
    pub fn uniform(low: f64, high: f64) -> Self {
        if low < high { Self::Uniform { low, high } } else { Self::Fixed(low) }
    }

    /// A triangle. The ends are the least and the most; `low <= mode <= high`.
    pub fn triangular(low: f64, mode: f64, high: f64) -> Self {
        if low < high { Self::Triangular { low, mode, high } } else { Self::Fixed(low) }
    }

    /// A PERT curve; `low <= mode <= high`.
    pub fn pert(low: f64, mode: f64, high: f64) -> Self {
        if low >= high {
            return Self::Fixed(low);
        }
        let way = (mode - low) / (high - low);
        Self::Pert { low, high, curve: BetaCurve::new(1.0 + 4.0 * way, 5.0 - 4.0 * way) }
    }

    /// The lognormal with two percentiles, both above zero, the first the lower.
    pub fn log_normal(lower: Percentile, upper: Percentile) -> Self {
        if lower.value >= upper.value {
            return Self::Fixed(lower.value);
        }
        let (a, b) = (normal_quantile(lower.chance), normal_quantile(upper.chance));
        let (low, high) = (libm::log(lower.value), libm::log(upper.value));
        let sd_log = (high - low) / (b - a);
        Self::LogNormal { mean_log: low - a * sd_log, sd_log }
    }

    /// The beta with two percentiles, both between 0 and 1, the first the lower; `None` where no beta has them.
    pub fn beta(lower: Percentile, upper: Percentile) -> Option<Self> {
        if lower.value >= upper.value {
            return Some(Self::Fixed(lower.value));
        }
        fitted(lower, upper).map(Self::Beta)
    }

    /// What so many cases leave open of a probability seen in them: the beta with that mean and the weight of the cases.
    pub fn seen(probability: f64, cases: f64) -> Self {
        if probability <= 0.0 || probability >= 1.0 {
            return Self::Fixed(probability);
        }
        Self::Beta(BetaCurve::new(probability * cases, (1.0 - probability) * cases))
    }

    /// The value below which the number is with a chance; the chance between 0 and 1.
    pub fn quantile(&self, chance: f64) -> f64 {
        match self {
            Self::Fixed(value) => *value,
            Self::Uniform { low, high } => low + (high - low) * chance,
            Self::Triangular { low, mode, high } => triangle(*low, *mode, *high, chance),
            Self::Pert { low, high, curve } => low + (high - low) * curve.quantile(chance),
            Self::LogNormal { mean_log, sd_log } => {
                libm::exp(mean_log + sd_log * normal_quantile(chance))
            }
            Self::Beta(curve) => curve.quantile(chance),
        }
    }

    /// Its mean.
    pub fn mean(&self) -> f64 {
        match self {
            Self::Fixed(value) => *value,
            Self::Uniform { low, high } => 0.5 * (low + high),
            Self::Triangular { low, mode, high } => (low + mode + high) / 3.0,
            Self::Pert { low, high, curve } => low + (high - low) * curve.mean(),
            Self::LogNormal { mean_log, sd_log } => libm::exp(mean_log + 0.5 * sd_log * sd_log),
            Self::Beta(curve) => curve.mean(),
        }
    }

    /// The likeliest, where it is typed: of a triangle and of a PERT curve.
    pub fn mode(&self) -> Option<f64> {
        match self {
            Self::Triangular { mode, .. } => Some(*mode),
            Self::Pert { low, high, curve } => {
                Some(low + (high - low) * 0.25 * (curve.weights().0 - 1.0))
            }
            Self::Fixed(_) | Self::Uniform { .. } | Self::LogNormal { .. } | Self::Beta(_) => None,
        }
    }

    /// The least and the most it may be; a lognormal has no most.
    pub fn ends(&self) -> (f64, f64) {
        match self {
            Self::Fixed(value) => (*value, *value),
            Self::Uniform { low, high }
            | Self::Triangular { low, high, .. }
            | Self::Pert { low, high, .. } => (*low, *high),
            Self::LogNormal { .. } => (0.0, f64::INFINITY),
            Self::Beta(_) => (0.0, 1.0),
        }
    }

    /// Whether nothing is open.
    pub fn is_fixed(&self) -> bool {
        matches!(self, Self::Fixed(_))
    }
}

fn triangle(low: f64, mode: f64, high: f64, chance: f64) -> f64 {
    let whole = high - low;
    let rising = (mode - low) / whole;
    if chance < rising {
        low + (chance * whole * (mode - low)).sqrt()
    } else {
        high - ((1.0 - chance) * whole * (high - mode)).sqrt()
    }
}
