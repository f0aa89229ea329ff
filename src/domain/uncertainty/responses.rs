//! How both sides' values answer to one range, or to two, while all others stand at their means.

use super::uncertain_deal::UncertainDeal;
use crate::domain::valuation::party_values;
use serde::{Deserialize, Serialize};

/// Steps of a curve, and of each side of a table.
pub const STEPS: usize = 21;
/// Where a curve begins and ends: so many chances below and above.
const ENDS: (f64, f64) = (0.01, 0.99);
/// Halvings of a step in which a value changes its sign: to a billionth of it.
const HALVINGS: usize = 30;

/// Both sides' values, each at its own rate, millions: the licensor's and the licensee's.
pub type SideValues = [f64; 2];

/// How both values answer to one range.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ValueCurve {
    /// The number and both values, in equal steps, [`STEPS`] at most.
    pub points: Vec<(f64, SideValues)>,
    /// Both values where the number has its lowest and highest twentieth: the swing of a tornado.
    pub swing: [SideValues; 2],
    /// The number at which each side's value is nothing, where the range has one: the lowest.
    pub break_even: [Option<f64>; 2],
}

/// How both values answer to two ranges.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ValueTable {
    /// Places of the two among the ranges.
    pub inputs: [usize; 2],
    /// The first's numbers, down the table.
    pub rows: Vec<f64>,
    /// The second's numbers, across the table.
    pub columns: Vec<f64>,
    /// Both values, row by row.
    pub values: Vec<SideValues>,
}

/// A deal at the means of its ranges.
#[derive(Debug, Clone)]
pub struct AtMeans {
    deal: UncertainDeal,
}

impl AtMeans {
    /// Of a deal that was not put to any point yet: it stands at its means.
    pub fn new(deal: UncertainDeal) -> Self {
        Self { deal }
    }

    /// The deal.
    pub fn deal(&self) -> &UncertainDeal {
        &self.deal
    }

    /// Both values with some ranges at given numbers.
    fn values(&self, at: &[(usize, f64)]) -> SideValues {
        let mut deal = self.deal.deal().clone();
        for (place, number) in at {
            if let Some(input) = self.deal.inputs().get(*place) {
                input.set(&mut deal, *number);
            }
        }
        let values = party_values(&deal);
        [values.own.licensor, values.own.licensee]
    }

    /// The numbers of a curve in equal steps; of months each whole one once.
    fn numbers(&self, place: usize) -> Vec<f64> {
        let Some(input) = self.deal.inputs().get(place) else { return Vec::new() };
        let (low, high) = (input.at(ENDS.0), input.at(ENDS.1));
        let step = (high - low) / (STEPS - 1) as f64;
        let numbers = (0..STEPS).map(|at| low + step * at as f64);
        if !input.is_whole() {
            return numbers.collect();
        }
        let mut months: Vec<f64> = numbers.map(f64::round).collect();
        months.dedup();
        months
    }

    /// How both values answer to a range.
    pub fn curve(&self, place: usize) -> ValueCurve {
        let numbers = self.numbers(place).into_iter();
        let points: Vec<(f64, SideValues)> =
            numbers.map(|number| (number, self.values(&[(place, number)]))).collect();
        let end = |chance: f64| {
            self.deal
                .inputs()
                .get(place)
                .map_or([f64::NAN; 2], |input| self.values(&[(place, input.at(chance))]))
        };
        ValueCurve {
            break_even: [0, 1].map(|side| self.break_even(place, side, &points)),
            swing: [end(0.05), end(0.95)],
            points,
        }
    }

    /// The lowest number between two steps at which a side's value is nothing.
    fn break_even(&self, place: usize, side: usize, points: &[(f64, SideValues)]) -> Option<f64> {
        let of = |pair: &SideValues| pair.get(side).copied().unwrap_or(f64::NAN);
        let mut steps = points.windows(2).filter_map(|step| Some((step.first()?, step.last()?)));
        let (from, to) = steps.find(|(from, to)| (of(&from.1) < 0.0) != (of(&to.1) < 0.0))?;
        let negative_first = of(&from.1) < 0.0;
        let (mut low, mut high) = (from.0, to.0);
        for _ in 0..HALVINGS {
            let middle = 0.5 * (low + high);
            let negative = of(&self.values(&[(place, middle)])) < 0.0;
            *(if negative == negative_first { &mut low } else { &mut high }) = middle;
        }
        Some(0.5 * (low + high))
    }

    /// How both values answer to two ranges.
    pub fn table(&self, inputs: [usize; 2]) -> ValueTable {
        let [first, second] = inputs;
        let (rows, columns) = (self.numbers(first), self.numbers(second));
        let cell = |row: f64, column: f64| self.values(&[(first, row), (second, column)]);
        let values =
            rows.iter().flat_map(|row| columns.iter().map(move |column| cell(*row, *column)));
        ValueTable { inputs, values: values.collect(), rows, columns }
    }
}
