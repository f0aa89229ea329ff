//! A figure that comes from points, and how far off it may be.

use serde::{Deserialize, Serialize};

/// A figure and its error.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The figure.
    pub value: f64,
    /// Half the width of the interval that holds the true figure in 95 of 100 cases.
    pub error: f64,
}

/// So many of its own standard errors a mean of so many independent answers lies off in 95 of 100 cases: Student's
/// distribution with one degree of freedom less.
fn student(answers: usize) -> f64 {
    match answers {
        0..=8 => 2.365,
        9..=16 => 2.131,
        _ => 1.96,
    }
}

/// The mean of independent answers, eight at least, with the error that their scatter tells.
pub(super) fn of_answers(answers: &[f64]) -> Estimate {
    let count = answers.len() as f64;
    let mean = answers.iter().sum::<f64>() / count;
    let square: f64 = answers.iter().map(|answer| (answer - mean) * (answer - mean)).sum();
    let standard_error = (square / (count - 1.0) / count).sqrt();
    Estimate { value: mean, error: student(answers.len()) * standard_error }
}

/// A figure of all points with the error that the scatter over the scrambles tells.
pub(super) fn of_scrambles<'a>(
    value: f64,
    parts: impl Iterator<Item = &'a Vec<f64>>,
    read: impl Fn(&[f64]) -> f64,
) -> Estimate {
    let answers: Vec<f64> = parts.map(|part| read(part)).collect();
    Estimate { value, ..of_answers(&answers) }
}
