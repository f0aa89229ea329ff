//! Ranges drawn at random. Other ways than by quantiles, wherever there is one: what audits the bands' points shall not
//! share their mistakes.
//!
//! Normals: G. Marsaglia and T. A. Bray, "A convenient method for generating normal variables", SIAM Review 6 (1964).
//! Betas of weights above 1: R. C. H. Cheng, "Generating beta variates with nonintegral shape parameters", CACM 21 (1978),
//! his algorithm BB.

use super::uncertain_deal::UncertainDeal;
use crate::domain::deal::Deal;
use crate::domain::spread::{BetaCurve, Spread, normal_below};
use rand_pcg::Pcg32;
use rand_pcg::rand_core::RngCore;

/// Numbers at random, always the same of a seed.
#[derive(Debug, Clone)]
pub(super) struct Chances {
    generator: Pcg32,
    /// Normals come in pairs.
    spare: Option<f64>,
}

impl Chances {
    /// Of a seed.
    pub fn new(seed: u64) -> Self {
        Self { generator: Pcg32::new(seed, STREAM), spare: None }
    }

    /// Strictly between 0 and 1.
    pub fn chance(&mut self) -> f64 {
        (f64::from(self.generator.next_u32()) + 0.5) / 4_294_967_296.0
    }

    /// Of the standard normal distribution.
    pub fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let (x, y) = (2.0 * self.chance() - 1.0, 2.0 * self.chance() - 1.0);
            let square = x * x + y * y;
            if square < 1.0 && square > 0.0 {
                let factor = (-2.0 * libm::log(square) / square).sqrt();
                self.spare = Some(y * factor);
                return x * factor;
            }
        }
    }
}

/// One of the generator's independent sequences.
const STREAM: u64 = 20_261_130;

/// A range ready to be drawn from.
#[derive(Debug, Clone)]
enum RangeDraw {
    /// By its quantile: cheap, or without a better way.
    Quantile(Spread),
    LogNormal {
        mean_log: f64,
        sd_log: f64,
    },
    /// A beta between two ends.
    Beta {
        low: f64,
        width: f64,
        beta: ChengBeta,
    },
}

impl RangeDraw {
    fn of(spread: Spread) -> Self {
        match spread {
            Spread::LogNormal { mean_log, sd_log } => Self::LogNormal { mean_log, sd_log },
            Spread::Pert { low, high, curve } => Self::beta(spread, low, high - low, curve),
            Spread::Beta(curve) => Self::beta(spread, 0.0, 1.0, curve),
            Spread::Fixed(_) | Spread::Uniform { .. } | Spread::Triangular { .. } => {
                Self::Quantile(spread)
            }
        }
    }

    fn beta(spread: Spread, low: f64, width: f64, curve: BetaCurve) -> Self {
        let beta = ChengBeta::of(curve);
        beta.map_or(Self::Quantile(spread), |beta| Self::Beta { low, width, beta })
    }

    fn draw(&self, chances: &mut Chances) -> f64 {
        match self {
            Self::Quantile(spread) => spread.quantile(chances.chance()),
            Self::LogNormal { mean_log, sd_log } => libm::exp(mean_log + sd_log * chances.normal()),
            Self::Beta { low, width, beta } => low + width * beta.draw(chances),
        }
    }
}

/// Cheng's numbers of a beta distribution both of whose weights are above 1.
#[derive(Debug, Clone)]
struct ChengBeta {
    lesser: f64,
    greater: f64,
    /// Whether the first weight is the lesser.
    in_order: bool,
    sum: f64,
    scale: f64,
    shift: f64,
}

impl ChengBeta {
    fn of(curve: BetaCurve) -> Option<Self> {
        let (a, b) = curve.weights();
        let (lesser, greater, sum) = (a.min(b), a.max(b), a + b);
        let scale = ((sum - 2.0) / (2.0 * a * b - sum)).sqrt();
        let known = lesser > 1.0;
        let shift = lesser + 1.0 / scale;
        known.then_some(Self { lesser, greater, in_order: a <= b, sum, scale, shift })
    }

    fn draw(&self, chances: &mut Chances) -> f64 {
        loop {
            let (first, second) = (chances.chance(), chances.chance());
            let v = self.scale * libm::log(first / (1.0 - first));
            let w = self.lesser * libm::exp(v);
            let z = first * first * second;
            let r = self.shift * v - LOG_4;
            let s = self.lesser + r - w;
            // The first test accepts most draws without a logarithm.
            let accepted = s + ONE_AND_LOG_5 >= 5.0 * z || {
                let t = libm::log(z);
                s >= t || r + self.sum * libm::log(self.sum / (self.greater + w)) >= t
            };
            if accepted {
                let whole = self.greater + w;
                return if self.in_order { w / whole } else { self.greater / whole };
            }
        }
    }
}

const LOG_4: f64 = 1.386_294_361_119_890_6;
const ONE_AND_LOG_5: f64 = 2.609_437_912_434_100_3;

/// All ranges of a deal.
#[derive(Debug, Clone)]
pub(super) struct RangeDraws {
    drawn: Vec<RangeDraw>,
    /// What peak sales have in common, where they move together.
    correlation: Option<f64>,
}

impl RangeDraws {
    /// Of a deal's ranges.
    pub fn of(deal: &UncertainDeal) -> Self {
        let drawn = deal.inputs().iter().map(|input| RangeDraw::of(input.spread)).collect();
        let correlation = deal.common_place().map(|_| deal.sales_correlation());
        Self { drawn, correlation }
    }

    /// Puts a draw of every range into a deal.
    pub fn put(&self, uncertain: &UncertainDeal, deal: &mut Deal, chances: &mut Chances) {
        let common = self.correlation.map(|correlation| (correlation, chances.normal()));
        for (input, drawn) in uncertain.inputs().iter().zip(&self.drawn) {
            let value = match common.filter(|_| input.is_peak_sales()) {
                Some((correlation, common)) => {
                    let own = (1.0 - correlation).sqrt() * chances.normal();
                    together(&input.spread, own + correlation.sqrt() * common)
                }
                None => drawn.draw(chances),
            };
            input.set(deal, value);
        }
    }
}

/// The value of a range at a normal number.
fn together(spread: &Spread, normal: f64) -> f64 {
    match spread {
        Spread::LogNormal { mean_log, sd_log } => libm::exp(mean_log + sd_log * normal),
        Spread::Fixed(_)
        | Spread::Uniform { .. }
        | Spread::Triangular { .. }
        | Spread::Pert { .. }
        | Spread::Beta(_) => {
            spread.quantile(normal_below(normal).clamp(f64::EPSILON, 1.0 - f64::EPSILON))
        }
    }
}
