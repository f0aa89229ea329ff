//! Many series told apart: the largest by name, the others together.

use crate::domain::sort::sort_by;
use crate::plot::role::{RAMP, Role};
use crate::plot::spec::BarSeries;
use crate::plot::words::{PlotText, PlotWords};

/// The series that have values, in their order; beyond the steps of the ramp the smaller ones are added up.
pub fn largest(series: Vec<BarSeries>, words: &PlotWords) -> Vec<BarSeries> {
    let mut series: Vec<BarSeries> = series.into_iter().filter(BarSeries::has_values).collect();
    let shown = usize::from(RAMP);
    if series.len() > shown {
        let kept = places_of_largest(&series, shown - 1);
        let (named, others): (Vec<_>, Vec<_>) =
            series.into_iter().enumerate().partition(|(place, _)| kept.contains(place));
        series = named.into_iter().map(|(_, one)| one).collect();
        series.push(together(others.into_iter().map(|(_, one)| one).collect(), words));
    }
    let count = series.len();
    let roles = (0..count).map(|place| Role::series(place, count));
    series.into_iter().zip(roles).map(|(one, role)| BarSeries { role, ..one }).collect()
}

/// The places of so many with the greatest sums.
fn places_of_largest(series: &[BarSeries], count: usize) -> Vec<usize> {
    let sum = |one: &BarSeries| one.values.iter().map(|value| value.abs()).sum::<f64>();
    let mut sums: Vec<(usize, f64)> = series.iter().map(sum).enumerate().collect();
    sort_by(&mut sums, |a, b| b.1.total_cmp(&a.1));
    sums.into_iter().take(count).map(|(place, _)| place).collect()
}

fn together(others: Vec<BarSeries>, words: &PlotWords) -> BarSeries {
    let label = words.filled(PlotText::Others, &[("count", others.len().to_string())]);
    let mut values: Vec<f64> = Vec::new();
    for one in others {
        values.resize(values.len().max(one.values.len()), 0.0);
        values.iter_mut().zip(one.values).for_each(|(total, value)| *total += value);
    }
    BarSeries { label, role: Role::Soft, values }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::lang::Lang;

    #[test]
    fn twelve_series_are_five_and_the_others_and_nothing_is_lost() {
        let series = |n: u32| BarSeries {
            label: n.to_string(),
            role: Role::Ink,
            values: vec![f64::from(n), 1.0],
        };
        let words = PlotWords { unit: "", lang: Lang::En, look_up: &|_| "{count} others" };
        let drawn = largest((1..=12).map(series).collect(), &words);
        let names: Vec<&str> = drawn.iter().map(|one| one.label.as_str()).collect();
        assert_eq!(names, ["8", "9", "10", "11", "12", "7 others"]);
        let total: f64 = drawn.iter().flat_map(|one| &one.values).sum();
        assert_eq!(total, 78.0 + 12.0);
        let few = largest((1..=6).map(series).collect(), &words);
        assert_eq!(few.len(), 6);
    }
}
