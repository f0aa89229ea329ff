//! Reads a text as a range of what its field holds.

use super::doubt::PLAUSIBLE;
use super::range_value::RangeValue;
use super::read_single::read_number;
use crate::domain::issue::Problem;
use crate::domain::number::{self, AmountSize, RangeText, range_text, written_amount};
use crate::domain::schema::FieldKind;
use crate::domain::spread::{Percentile, Spread};
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

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
    fn read(&self, range: &RangeText) -> Result<(Spread, Decimal), Problem> {
        match range {
            RangeText::Between(..) => {
                let [low, high] = self.ascending(range)?;
                let mean = number::sum([low, high]) / Decimal::TWO;
                Ok((Spread::uniform(real(low), real(high)), mean))
            }
            RangeText::About(middle, by) => self.about(middle, by),
            RangeText::Pert(_) => {
                let [low, mode, high] = self.ascending(range)?;
                let mean = number::sum([low, mode, mode, mode, mode, high]) / Decimal::from(6);
                Ok((Spread::pert(real(low), real(mode), real(high)), mean))
            }
            RangeText::Triangle(_) => {
                let [low, mode, high] = self.ascending(range)?;
                let mean = number::sum([low, mode, high]) / Decimal::from(3);
                Ok((Spread::triangular(real(low), real(mode), real(high)), mean))
            }
            RangeText::Percentiles(pair) => self.percentiles(range, pair),
            RangeText::Seen(_, cases) => self.seen(range, cases),
        }
    }

    /// The numbers of a range, each at least the one before it. A unit behind the last is meant for those without.
    fn ascending<const N: usize>(&self, range: &RangeText) -> Result<[Decimal; N], Problem> {
        let texts = range.numbers();
        let unit = texts.last().and_then(|last| self.unit_of(last)).unwrap_or_default();
        let read = texts.into_iter().map(|text| self.number(text, unit));
        let numbers: Vec<Decimal> = read.collect::<Result<_, _>>()?;
        if numbers.windows(2).any(|pair| pair.first() > pair.last()) {
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

    fn number(&self, text: &str, unit: &str) -> Result<Decimal, Problem> {
        if !self.kind.is_amount() {
            return read_number(self.kind, text);
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
        Ok(millions)
    }

    /// A triangle around the likeliest number: by a part of it, or by so much.
    fn about(&self, middle: &str, by: &str) -> Result<(Spread, Decimal), Problem> {
        let middle_is = self.number(middle, "")?;
        let unit = self.unit_of(middle).unwrap_or_default();
        let in_percent = by.ends_with('%');
        let rate = matches!(self.kind, FieldKind::Percent(_) | FieldKind::OptionalPercent(_));
        let by = match (in_percent, rate) {
            // Of the rate, or points of it? Not guessed.
            (true, true) => return Err(Problem::RangeOfRate),
            (true, false) => middle_is * number::percent(by)?,
            (false, _) => self.number(by, unit)?,
        };
        let (low, high) = (middle_is - by, middle_is + by);
        if by < Decimal::ZERO {
            return Err(Problem::RangeReversed);
        }
        self.within(low)?;
        self.within(high)?;
        Ok((Spread::triangular(real(low), real(middle_is), real(high)), middle_is))
    }

    /// Whether the field may hold a number.
    fn within(&self, number: Decimal) -> Result<Decimal, Problem> {
        let text = match self.kind {
            FieldKind::Percent(_) | FieldKind::OptionalPercent(_) => number::percent_text(number),
            FieldKind::Whole(most) if number <= Decimal::from(most) && number >= Decimal::ZERO => {
                return Ok(number);
            }
            _ => number::amount_text(number),
        };
        read_number(self.kind, &text)
    }

    fn percentiles(
        &self,
        range: &RangeText,
        [(low_percent, _), (high_percent, _)]: &[(u32, String); 2],
    ) -> Result<(Spread, Decimal), Problem> {
        let values: [Decimal; 2] = self.ascending(range)?;
        let chances = [*low_percent, *high_percent];
        let in_order = chances.is_sorted() && chances.iter().all(|p| (1..=99).contains(p));
        if !in_order || low_percent == high_percent {
            return Err(Problem::RangePercentiles);
        }
        let at = |place: usize| Percentile {
            chance: f64::from(chances.get(place).copied().unwrap_or(50)) / 100.0,
            value: values.get(place).copied().map_or(0.0, real),
        };
        let (lower, upper) = (at(0), at(1));
        if lower.value <= 0.0 {
            return Err(Problem::RangeTouchesZero);
        }
        let spread = if self.is_part() {
            if upper.value >= 1.0 {
                return Err(Problem::RangeTouchesOne);
            }
            Spread::beta(lower, upper).ok_or(Problem::RangePercentiles)?
        } else {
            Spread::log_normal(lower, upper)
        };
        Ok((spread, digits(spread.mean())?))
    }

    fn seen(&self, range: &RangeText, cases: &str) -> Result<(Spread, Decimal), Problem> {
        let [probability]: [Decimal; 1] = self.ascending(range)?;
        let cases = number::whole(cases)?;
        if !self.is_part() || cases == 0 {
            return Err(Problem::RangeNotTaken);
        }
        Ok((Spread::seen(real(probability), f64::from(cases)), probability))
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

/// A modelled mean as a decimal, to twelve digits: a longer one says nothing more.
fn digits(mean: f64) -> Result<Decimal, Problem> {
    let number = Decimal::from_f64(mean).and_then(|mean| mean.round_sf(12));
    number.map(|mean| mean.normalize()).ok_or(Problem::RangePercentiles)
}
