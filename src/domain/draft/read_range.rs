//! Reads a text as a range of what its field holds.

use super::doubt::PLAUSIBLE;
use super::range_value::RangeValue;
use super::read_single::read_number;
use crate::domain::issue::Problem;
use crate::domain::number::{self, AmountSize, RangeText, range_text, written_amount};
use crate::domain::schema::FieldKind;
use crate::domain::spread::{Percentile, Spread};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Reads a text as a range; `None` where it does not look like one.
pub(super) fn read_range(kind: FieldKind, text: &str) -> Option<Result<RangeValue, Problem>> {
    let takes = match kind {
        FieldKind::Modelled
        | FieldKind::Percent(_)
        | FieldKind::OptionalPercent(_)
        | FieldKind::Whole(_) => true,
        FieldKind::Amount
        | FieldKind::OptionalAmount
        | FieldKind::Threshold
        | FieldKind::OptionalWhole(_)
        | FieldKind::Shift(_)
        | FieldKind::Plain(_)
        | FieldKind::OptionalPlain(_) => false,
        FieldKind::Text { .. }
        | FieldKind::Letters(_)
        | FieldKind::Choice(_)
        | FieldKind::Flag
        | FieldKind::Date
        | FieldKind::OptionalDate => return None,
    };
    let range = range_text(text)?;
    if !takes {
        return Some(Err(Problem::RangeNotTaken));
    }
    Some(RangeReader { kind }.read(&range).map(|(spread, mean)| {
        let in_months = matches!(kind, FieldKind::Whole(_));
        let mean = if in_months { mean.round() } else { mean };
        RangeValue { text: text.trim().to_owned(), spread, mean, in_months }
    }))
}

/// Reads the numbers of a range in a field.
struct RangeReader {
    kind: FieldKind,
}

impl RangeReader {
    /// What a number may be, and its mean.
    fn read(&self, range: &RangeText) -> Result<(Spread, f64), Problem> {
        let spread = match range {
            RangeText::Between(..) => {
                let [low, high] = self.ascending(range)?;
                Spread::uniform(low, high)
            }
            // The number in the middle is kept to its last digit.
            RangeText::About(middle, by) => return self.about(middle, by),
            RangeText::Pert(_) => {
                let [low, mode, high] = self.ascending(range)?;
                Spread::pert(low, mode, high)
            }
            RangeText::Triangle(_) => {
                let [low, mode, high] = self.ascending(range)?;
                Spread::triangular(low, mode, high)
            }
            RangeText::Percentiles(pair) => self.percentiles(range, pair)?,
            RangeText::Seen(_, cases) => return self.seen(range, cases),
        };
        Ok((spread, spread.mean()))
    }

    /// The numbers of a range, each at least the one before it. A unit behind the last is meant for those without.
    fn ascending<const N: usize>(&self, range: &RangeText) -> Result<[f64; N], Problem> {
        let texts = range.numbers();
        let unit = texts.last().and_then(|last| self.unit_of(last)).unwrap_or_default();
        let read = texts.into_iter().map(|text| self.number(text, unit));
        let numbers: Vec<f64> = read.collect::<Result<_, _>>()?;
        if !numbers.is_sorted() {
            return Err(Problem::RangeReversed);
        }
        numbers.try_into().map_err(|_| Problem::RangeNotTaken)
    }

    /// The words behind an amount's digits.
    fn unit_of<'a>(&self, text: &'a str) -> Option<&'a str> {
        let written = written_amount(text).ok().filter(|_| self.kind.is_amount())?;
        let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
        (written.size != AmountSize::Bare).then(|| text.get(end..)).flatten()
    }

    fn number(&self, text: &str, unit: &str) -> Result<f64, Problem> {
        if !self.kind.is_amount() {
            return read_number(self.kind, text).map(real);
        }
        let written = written_amount(text)?;
        if !written.currencies.is_empty() {
            return Err(Problem::RangeWithCurrency);
        }
        let unit = if written.size == AmountSize::Bare { unit } else { "" };
        let millions = read_number(self.kind, &format!("{text}{unit}"))?;
        // Nobody is asked about a number of a range: what would be asked about elsewhere is refused.
        if millions > Decimal::from(PLAUSIBLE) {
            return Err(Problem::RangeTooLarge);
        }
        Ok(real(millions))
    }

    /// A triangle around the likeliest number: by a part of it, or by so much.
    fn about(&self, middle: &str, by: &str) -> Result<(Spread, f64), Problem> {
        let unit = self.unit_of(middle).unwrap_or_default();
        let middle = self.number(middle, "")?;
        let by = match (by.ends_with('%'), self.is_rate()) {
            // Of the rate, or points of it? Not guessed.
            (true, true) => return Err(Problem::RangeOfRate),
            (true, false) => middle * real(number::percent(by)?),
            (false, _) => self.number(by, unit)?,
        };
        if by < 0.0 {
            return Err(Problem::RangeReversed);
        }
        let (low, high) = (middle - by, middle + by);
        self.within(low)?;
        self.within(high)?;
        Ok((Spread::triangular(low, middle, high), middle))
    }

    /// Whether the field may hold a number.
    fn within(&self, number: f64) -> Result<(), Problem> {
        match self.kind {
            FieldKind::Percent(range) | FieldKind::OptionalPercent(range) => {
                let out = || Problem::OutOfRange { range, percent: true };
                range.contains(number).then_some(()).ok_or_else(out)
            }
            FieldKind::Whole(most) if number > f64::from(most) => Err(Problem::TooMany { most }),
            _ if number < 0.0 => Err(Problem::Negative),
            _ => Ok(()),
        }
    }

    fn percentiles(
        &self,
        range: &RangeText,
        [(low_percent, _), (high_percent, _)]: &[(u32, String); 2],
    ) -> Result<Spread, Problem> {
        let [low, high] = self.ascending(range)?;
        let chances = 1..=99;
        let known = chances.contains(low_percent) && chances.contains(high_percent);
        if !known || low_percent >= high_percent {
            return Err(Problem::RangePercentiles);
        }
        if low <= 0.0 {
            return Err(Problem::RangeTouchesZero);
        }
        let at = |percent: u32, value| Percentile { chance: f64::from(percent) / 100.0, value };
        let (lower, upper) = (at(*low_percent, low), at(*high_percent, high));
        match self.is_part() {
            true if high >= 1.0 => Err(Problem::RangeTouchesOne),
            true => Spread::beta(lower, upper).ok_or(Problem::RangePercentiles),
            false => Ok(Spread::log_normal(lower, upper)),
        }
    }

    fn seen(&self, range: &RangeText, cases: &str) -> Result<(Spread, f64), Problem> {
        let [probability] = self.ascending(range)?;
        let cases = number::whole(cases)?;
        if !self.is_part() || cases == 0 {
            return Err(Problem::RangeNotTaken);
        }
        Ok((Spread::seen(probability, f64::from(cases)), probability))
    }

    fn is_rate(&self) -> bool {
        matches!(self.kind, FieldKind::Percent(_) | FieldKind::OptionalPercent(_))
    }

    /// Whether the field holds a part of a whole: there a curve ends at 1.
    fn is_part(&self) -> bool {
        match self.kind {
            FieldKind::Percent(range) | FieldKind::OptionalPercent(range) => !range.contains(1.5),
            _ => false,
        }
    }
}

fn real(number: Decimal) -> f64 {
    number.to_f64().unwrap_or_default()
}
