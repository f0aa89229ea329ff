//! Plain numbers as the ranges that are usual for them, from dated sources: `refdata/usual_ranges.csv`.
//!
//! What a field counts as stays: only the spread is the source's. A number for which no source says how far it spreads
//! stays a number.

use crate::domain::date::Date;
use crate::domain::draft::{Draft, FieldValues, range_at};
use crate::domain::number::{AmountUnit, amount_text, percent_text};
use crate::domain::refdata::{FactReview, rows};
use crate::domain::word_enum::word_enum;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

const TABLE: &str = include_str!("../../refdata/usual_ranges.csv");
/// How far the mean of a curve may be off by rounding, as a part of it.
const ROUNDING: f64 = 1e-12;

word_enum! {
    /// What tells how far a number spreads.
    pub enum UsualForm {
        /// How far forecasts were off: a PERT curve from nothing. The parameter is its likeliest number, as a part of its
        /// mean; the source's chance of being off by so much is what it was taken from.
        ForecastError = "forecast_error",
        /// The number of cases in which the probability was seen, which the field's own source says.
        Cases = "cases",
    }
}

/// A number that may be taken as a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsualRange {
    /// Path of its field.
    pub path: String,
    /// What tells its spread.
    pub form: UsualForm,
    /// The range, as one would type it.
    pub text: String,
    /// Where it came from, as a mark of the deal file.
    pub mark: String,
}

/// A row of the table.
struct UsualRow {
    pattern: String,
    form: UsualForm,
    parameter: String,
    mark: String,
    review: FactReview,
}

impl UsualRow {
    fn from_cells(
        [pattern, form, parameter, source, note, checked_on, review_by]: [String; 7],
    ) -> Option<Self> {
        let form = UsualForm::from_word(&form)?;
        let review = FactReview::of_cells(&checked_on, &review_by)?;
        Some(Self { pattern, form, parameter, mark: format!("source {source} ({note})"), review })
    }
}

/// The numbers of a draft for which a source that counts today knows a range; amounts written in a unit. What is a range
/// already, or no number above zero, is left.
pub fn usual_ranges(
    draft: &Draft,
    values: &FieldValues,
    today: Date,
    unit: AmountUnit,
) -> Vec<UsualRange> {
    let known = rows(TABLE).filter_map(UsualRow::from_cells);
    let known = known.filter(|row| row.review.unknown_since(today).is_none());
    let mut found = Vec::new();
    for row in known {
        for path in draft.expand(&row.pattern) {
            let number = values.decimal(&path).filter(|number| *number > Decimal::ZERO);
            if range_at(&path, draft.text(&path)).is_none() {
                found.extend(number.and_then(|number| row.range(draft, path, number, unit)));
            }
        }
    }
    found
}

impl UsualRow {
    /// The range of a number; `None` where nothing is known, or it would not count as the number.
    fn range(
        &self,
        draft: &Draft,
        path: String,
        number: Decimal,
        unit: AmountUnit,
    ) -> Option<UsualRange> {
        let (text, mark) = match self.form {
            UsualForm::ForecastError => (self.around(number, unit)?, self.mark.clone()),
            UsualForm::Cases => {
                let mark = draft.basis(&path).unwrap_or_default();
                (format!("{}% n {}", percent_text(number), cases(mark)?), mark.to_owned())
            }
        };
        let range = range_at(&path, &text)?;
        let counts_as = |number: f64| (range.mean - number).abs() <= ROUNDING * number;
        let same = number.to_f64().is_some_and(counts_as);
        same.then_some(UsualRange { path, form: self.form, text, mark })
    }

    /// A PERT curve from nothing with a number of millions as its mean.
    fn around(&self, mean: Decimal, unit: AmountUnit) -> Option<String> {
        let shown: Decimal = unit.shown(&amount_text(mean)).text.parse().ok()?;
        let mode = shown.checked_mul(self.parameter.parse().ok()?)?;
        let four = Decimal::from(4).checked_mul(mode)?;
        let high = Decimal::from(6).checked_mul(shown)?.checked_sub(four)?;
        let text = format!("0..{}..{}", amount_text(mode), amount_text(high));
        Some(unit.kept(&text))
    }
}

/// In how many cases a rate was seen, by the end of its mark: `…, n=1628)`.
fn cases(mark: &str) -> Option<u32> {
    let (_, cases) = mark.strip_prefix("source ")?.strip_suffix(')')?.rsplit_once("n=")?;
    cases.parse().ok().filter(|cases| *cases > 0)
}
