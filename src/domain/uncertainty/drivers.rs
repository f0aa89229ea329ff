//! What drives the spread: how much of a figure's variance each range accounts for.
//!
//! Sobol's indices by two sets of points that differ in one number at a time. First order: by how much the variance would
//! fall on average if the number were known (A. Saltelli et al., Computer Physics Communications 181, 2010). Total: what
//! would be left if all others were known (M. Jansen, Computer Physics Communications 117, 1999). Several scrambles give
//! several answers; their scatter is the error.

use super::estimate::{Estimate, of_answers};
use super::sobol::Scramble;
use serde::{Deserialize, Serialize};

/// Independent answers.
const ANSWERS: u32 = 8;

/// What one number does to one figure.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct InputShare {
    /// The part of the variance that would go if the number were known, a fraction.
    pub alone: Estimate,
    /// The part that would stay if all others were known, a fraction: its own and what it does together with others.
    pub with_others: Estimate,
}

/// What drives a figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FigureDrivers {
    /// Standard deviation of the figure over the ranges.
    pub deviation: f64,
    /// One for each number of a point, in their order.
    pub shares: Vec<InputShare>,
}

/// Finds what drives some figures of a model, in pieces.
#[derive(Debug, Clone)]
pub struct DriverPoints<const FIGURES: usize> {
    dimensions: usize,
    /// Of each answer.
    points: u32,
    scrambles: Vec<Scramble>,
    sums: Vec<AnswerSums<FIGURES>>,
    /// The next answer and point.
    next: (usize, u32),
}

/// Sums over the points of an answer.
#[derive(Debug, Clone)]
struct AnswerSums<const FIGURES: usize> {
    /// Of a figure over both sets, less a value near all of them.
    sum: [f64; FIGURES],
    square: [f64; FIGURES],
    /// Around that value sums keep their digits.
    near: Option<[f64; FIGURES]>,
    /// `[dimension]`: of the other set's figure, less that value, times what the number alone changes.
    alone: Vec<[f64; FIGURES]>,
    /// Of what the number alone changes: its mean is nothing, its points' is not quite.
    drift: Vec<[f64; FIGURES]>,
    with_others: Vec<[f64; FIGURES]>,
}

impl<const FIGURES: usize> DriverPoints<FIGURES> {
    /// Of a model of so many numbers a point, with so many points an answer.
    pub fn new(dimensions: usize, points: u32, seed: u64) -> Self {
        let none = vec![[0.0; FIGURES]; dimensions];
        let sums = AnswerSums {
            sum: [0.0; FIGURES],
            square: [0.0; FIGURES],
            near: None,
            alone: none.clone(),
            drift: none.clone(),
            with_others: none,
        };
        Self {
            dimensions,
            points,
            // Other scrambles than the bands'.
            scrambles: (0..ANSWERS).map(|index| Scramble::new(!seed, index)).collect(),
            sums: vec![sums; ANSWERS as usize],
            next: (0, 0),
        }
    }

    /// Takes one more point, of which the model is asked once for both sets and once for each number; `false` when
    /// there was none left.
    pub fn add(&mut self, mut model: impl FnMut(&[f64]) -> [f64; FIGURES]) -> bool {
        let (answer, point) = self.next;
        let (Some(scramble), Some(sums)) = (self.scrambles.get(answer), self.sums.get_mut(answer))
        else {
            return false;
        };
        let draw = |first: usize| -> Vec<f64> {
            (first..first + self.dimensions).map(|at| scramble.at(point, at)).collect()
        };
        let (a, b) = (draw(0), draw(self.dimensions));
        let (of_a, of_b) = (model(&a), model(&b));
        sums.add_both(&of_a, &of_b);
        let mut mixed = a;
        for (dimension, other) in b.iter().enumerate() {
            let Some(place) = mixed.get_mut(dimension) else { continue };
            let own = std::mem::replace(place, *other);
            let of_mixed = model(&mixed);
            sums.add_mixed(dimension, &of_a, &of_b, &of_mixed);
            if let Some(place) = mixed.get_mut(dimension) {
                *place = own;
            }
        }
        let last = point + 1 == self.points;
        self.next = if last { (answer + 1, 0) } else { (answer, point + 1) };
        true
    }

    /// How far it is: points taken and all there are.
    pub fn progress(&self) -> (u32, u32) {
        let (answer, point) = self.next;
        (u32::try_from(answer).unwrap_or(ANSWERS) * self.points + point, ANSWERS * self.points)
    }

    /// What drives each figure, once every point is taken.
    pub fn drivers(&self) -> [FigureDrivers; FIGURES] {
        std::array::from_fn(|figure| {
            let variances: Vec<f64> =
                self.sums.iter().map(|sums| sums.variance(figure, self.points)).collect();
            let share = |read: &dyn Fn(&AnswerSums<FIGURES>) -> f64| {
                let answers = self.sums.iter().zip(&variances);
                let parts = answers
                    .map(|(sums, variance)| part(read(sums) / f64::from(self.points), *variance));
                of_answers(&parts.collect::<Vec<_>>())
            };
            let shares = (0..self.dimensions).map(|dimension| InputShare {
                alone: share(&|sums| sums.alone(dimension, figure, self.points)),
                with_others: share(&|sums| at(&sums.with_others, dimension, figure)),
            });
            let variance = variances.iter().sum::<f64>() / f64::from(ANSWERS);
            FigureDrivers { deviation: variance.sqrt(), shares: shares.collect() }
        })
    }
}

fn at<const FIGURES: usize>(sums: &[[f64; FIGURES]], dimension: usize, figure: usize) -> f64 {
    sums.get(dimension).and_then(|sums| sums.get(figure)).copied().unwrap_or(0.0)
}

/// Of nothing there are no parts.
fn part(of: f64, variance: f64) -> f64 {
    if variance > 0.0 { of / variance } else { 0.0 }
}

impl<const FIGURES: usize> AnswerSums<FIGURES> {
    fn add_both(&mut self, a: &[f64; FIGURES], b: &[f64; FIGURES]) {
        let near = *self.near.get_or_insert(*a);
        let sums = self.sum.iter_mut().zip(&mut self.square);
        for ((sum, square), ((a, b), near)) in sums.zip(a.iter().zip(b).zip(&near)) {
            for off in [a - near, b - near] {
                *sum += off;
                *square += off * off;
            }
        }
    }

    fn add_mixed(
        &mut self,
        dimension: usize,
        a: &[f64; FIGURES],
        b: &[f64; FIGURES],
        mixed: &[f64; FIGURES],
    ) {
        let near = self.near.unwrap_or(*a);
        let (Some(alone), Some(drift), Some(with_others)) = (
            self.alone.get_mut(dimension),
            self.drift.get_mut(dimension),
            self.with_others.get_mut(dimension),
        ) else {
            return;
        };
        let figures = a.iter().zip(b).zip(mixed).zip(&near);
        for (((alone, drift), with_others), (((a, b), mixed), near)) in
            alone.iter_mut().zip(drift).zip(with_others).zip(figures)
        {
            *alone += (b - near) * (mixed - a);
            *drift += mixed - a;
            *with_others += 0.5 * (a - mixed) * (a - mixed);
        }
    }

    /// The sum as if each figure had been taken less the mean of all.
    fn alone(&self, dimension: usize, figure: usize, points: u32) -> f64 {
        let mean = self.sum.get(figure).copied().unwrap_or(0.0) / (2.0 * f64::from(points));
        at(&self.alone, dimension, figure) - mean * at(&self.drift, dimension, figure)
    }

    fn variance(&self, figure: usize, points: u32) -> f64 {
        let count = 2.0 * f64::from(points);
        let at = |sums: &[f64; FIGURES]| sums.get(figure).copied().unwrap_or(0.0);
        let mean = at(&self.sum) / count;
        (at(&self.square) / count - mean * mean).max(0.0)
    }
}
