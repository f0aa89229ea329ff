//! Where an axis is labelled, and how: as much as there is room for.

use super::area::{Area, PlacedText, Size, TextAnchor};
use super::axis::{AxisScale, AxisTick};
use super::text_width;
use crate::domain::date::Date;
use crate::plot::calendar_axis::fraction;
use crate::plot::formats::{Formats, plain_number};
use crate::plot::round_numbers::round_numbers;
use crate::plot::spec::{Measure, XAxis};

/// Up to this many years an axis of dates shows months.
pub const MONTHS_UP_TO: f64 = 2.0;

/// The text of a number at a tick.
pub fn tick_text(measure: Measure, value: f64, formats: &Formats) -> String {
    match measure {
        Measure::Amount => (formats.axis)(value),
        Measure::Percent => (formats.percent)(value),
        Measure::Number => plain_number(value),
    }
}

/// The ticks of the horizontal axis over `frame`, whose scale is `scale` and whose numbers reach from `low`
/// to `high`.
pub fn horizontal(
    axis: &XAxis,
    scale: &AxisScale,
    (low, high): (f64, f64),
    frame: &Area,
    size: Size,
    formats: &Formats,
) -> Vec<AxisTick> {
    let font = size.font;
    let row = LabelRow { scale, ends: (frame.x0, frame.x1), font };
    match axis {
        XAxis::Years { first, last } => {
            row.without_clashes(row.years(*first, *last), font * 0.3, f64::from(size.width))
        }
        XAxis::Dates { from, to } if to - from <= MONTHS_UP_TO => {
            // A month without room for its name keeps its tick.
            let months = months(*from, *to);
            let named = row.without_clashes(months.clone(), font * 0.6, frame.x1 + font);
            let nameless = |tick: AxisTick| {
                let named = named.contains(&tick);
                if named { tick } else { AxisTick { label: String::new(), ..tick } }
            };
            months.into_iter().map(nameless).collect()
        }
        XAxis::Dates { from, to } => {
            let years = row.years(from.ceil() as i32, to.floor() as i32);
            row.without_clashes(years, font * 0.3, f64::from(size.width))
        }
        XAxis::Values { measure, .. } => {
            let limit = (frame.width() / (font * 7.0)) as usize;
            // A single number says no scale.
            let numbers = |most| round_numbers(low, high, most);
            let enough = (limit.clamp(2, 8)..8).map(numbers).find(|found| found.len() > 1);
            let values = enough.unwrap_or_else(|| numbers(8)).into_iter();
            let values =
                values.map(|at| AxisTick { at, label: tick_text(*measure, at, formats) }).collect();
            row.without_clashes(values, font * 0.6, frame.x1 + font)
        }
    }
}

/// Labels below an axis.
struct LabelRow<'a> {
    scale: &'a AxisScale,
    ends: (f64, f64),
    font: f64,
}

impl LabelRow<'_> {
    /// The ticks, from left to right, whose labels keep `gap` to the one before and end before `limit`.
    fn without_clashes(&self, ticks: Vec<AxisTick>, gap: f64, limit: f64) -> Vec<AxisTick> {
        let mut free = 0.0;
        let fits = |tick: &AxisTick| {
            let at = (self.scale.at(tick.at, self.ends), 0.0);
            let area = PlacedText::area_at(at, TextAnchor::Middle, &tick.label, self.font);
            let fits = area.x0 >= free && area.x1 <= limit;
            if fits {
                free = area.x1 + gap;
            }
            fits
        };
        ticks.into_iter().filter(fits).collect()
    }

    fn years(&self, first: i32, last: i32) -> Vec<AxisTick> {
        let unit = self.scale.unit(self.ends.1 - self.ends.0);
        let labels = YearLabels::for_unit(unit, text_width::width("0", self.font));
        let years = (first..=last).filter_map(|year| {
            Some(AxisTick { at: f64::from(year), label: labels.label(year, first)? })
        });
        years.collect()
    }
}

/// The first day of each month, as `2027-03`.
fn months(from: f64, to: f64) -> Vec<AxisTick> {
    let years = from.floor() as i32..=to.floor() as i32;
    let months = years.flat_map(|year| (1..=12).map(move |month| (year, month)));
    let ticks = months.filter_map(|(year, month)| {
        let at = Date::from_ymd_opt(year, month, 1).map(fraction)?;
        (from..=to).contains(&at).then(|| AxisTick { at, label: format!("{year}-{month:02}") })
    });
    ticks.collect()
}

/// How years are written along an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct YearLabels {
    /// Every so many years.
    step: i32,
    /// Two digits, four at every fifth year and the first.
    short: bool,
}

impl YearLabels {
    /// The densest labelling in which neighbours keep a gap, for years `unit` px apart.
    fn for_unit(unit: f64, digit: f64) -> Self {
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
    fn label(self, year: i32, first: i32) -> Option<String> {
        if year.rem_euclid(self.step) != 0 {
            return None;
        }
        let long = !self.short || year == first || year % 5 == 0;
        Some(if long { year.to_string() } else { format!("{:02}", year.rem_euclid(100)) })
    }
}
