//! Reads every leaf of a draft and reports everything that is wrong at once.

use super::{Draft, FIELDS, Field, Kind, LISTS, file::from_file, rules};
use crate::domain::date::{self, Date};
use crate::domain::deal::Deal;
use crate::domain::issue::{Issue, Problem, Severity};
use crate::domain::number::{self, NumberError};
use crate::domain::scenario::Scenario;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Number, Value};

/// A draft, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The deal; `None` when anything was refused.
    pub deal: Option<Deal>,
    /// What-ifs, as far as they could be read.
    pub scenarios: Vec<Scenario>,
    /// Everything to be said about the draft, in the order of its fields.
    pub issues: Vec<Issue>,
}

/// Decimal places of a cent in millions: the smallest contract amount.
const CENT_PLACES: u32 = 8;

/// What a leaf says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Leaf {
    Text(String),
    Flag(bool),
    /// A contract amount, in whole cents.
    Exact(Decimal),
    /// A modelled number or a fraction.
    Real(Decimal),
    Whole(u32),
    Shift(i32),
    Date(Date),
    Nothing,
}

impl Leaf {
    /// As the deal file writes it.
    pub(super) fn to_file(&self) -> Value {
        match self {
            Self::Exact(number) | Self::Real(number) => exact_number(*number),
            other => other.to_typed(),
        }
    }

    /// As [`Deal`] reads it: exact numbers as text, modelled ones as `f64`.
    fn to_typed(&self) -> Value {
        match self {
            Self::Text(text) => Value::String(text.clone()),
            Self::Flag(flag) => Value::Bool(*flag),
            Self::Exact(number) => Value::String(number.to_string()),
            Self::Real(number) => {
                number.to_f64().and_then(Number::from_f64).map_or(Value::Null, Value::Number)
            }
            Self::Whole(number) => Value::from(*number),
            Self::Shift(number) => Value::from(*number),
            Self::Date(date) => Value::String(date.to_string()),
            Self::Nothing => Value::Null,
        }
    }

}

fn exact_number(number: Decimal) -> Value {
    serde_json::from_str(&number.normalize().to_string()).unwrap_or(Value::Null)
}

/// Reads a leaf's text.
pub(super) fn read_leaf(kind: Kind, text: &str) -> Result<Leaf, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return match kind {
            Kind::Text { required: false } | Kind::OptionalPercent(_) => Ok(Leaf::Nothing.or_text(kind)),
            _ => Err(Problem::Missing),
        };
    }
    match kind {
        Kind::Text { .. } => Ok(Leaf::Text(text.to_owned())),
        Kind::Letters(count) => letters(text, count),
        Kind::Choice(words) => choice(text, words),
        Kind::Flag => match text {
            "true" => Ok(Leaf::Flag(true)),
            "false" => Ok(Leaf::Flag(false)),
            _ => Err(Problem::UnknownWord { text: text.to_owned(), known: "true, false".into() }),
        },
        Kind::Amount => amount(text).map(Leaf::Exact),
        Kind::Threshold => match amount(text)? {
            zero if zero.is_zero() => Err(Problem::NotPositive),
            threshold => Ok(Leaf::Exact(threshold)),
        },
        Kind::Modelled => not_negative(number::amount(text)?).map(Leaf::Real),
        Kind::Percent(range) | Kind::OptionalPercent(range) => {
            let fraction = number::percent(text)?;
            match fraction.to_f64() {
                Some(x) if range.contains(x) => Ok(Leaf::Real(fraction)),
                _ => Err(Problem::OutOfRange { range, percent: true }),
            }
        }
        Kind::Plain(range) => {
            let plain = number::plain(text)?;
            match plain.to_f64() {
                Some(x) if range.contains(x) => Ok(Leaf::Real(plain)),
                _ => Err(Problem::OutOfRange { range, percent: false }),
            }
        }
        Kind::Whole(most) => match number::whole(text)? {
            n if n <= most => Ok(Leaf::Whole(n)),
            _ => Err(Problem::TooMany { most }),
        },
        Kind::Shift(most) => shift(number::plain(text)?, most),
        Kind::Date => match date::parse(text) {
            Some(date) => Ok(Leaf::Date(date)),
            None => number::date(text).map(Leaf::Date).map_err(Problem::from),
        },
    }
}

impl Leaf {
    fn or_text(self, kind: Kind) -> Self {
        if matches!(kind, Kind::Text { .. }) { Self::Text(String::new()) } else { self }
    }
}

fn letters(text: &str, count: usize) -> Result<Leaf, Problem> {
    let capitals = text.chars().all(|c| c.is_ascii_uppercase());
    if capitals && text.len() == count {
        Ok(Leaf::Text(text.to_owned()))
    } else {
        Err(Problem::NotLetters { count })
    }
}

fn choice(text: &str, words: &[&str]) -> Result<Leaf, Problem> {
    if words.contains(&text) {
        Ok(Leaf::Text(text.to_owned()))
    } else {
        Err(Problem::UnknownWord { text: text.to_owned(), known: words.join(", ") })
    }
}

fn shift(number: Decimal, most: u32) -> Result<Leaf, Problem> {
    match number.to_i32() {
        _ if !number.fract().is_zero() => Err(Problem::from(NumberError::NotWhole)),
        Some(months) if months.unsigned_abs() <= most => Ok(Leaf::Shift(months)),
        _ => Err(Problem::TooMany { most }),
    }
}

/// A contract amount; the one place where an amount is rounded.
fn amount(text: &str) -> Result<Decimal, Problem> {
    Ok(not_negative(number::amount(text)?)?.round_dp(CENT_PLACES).normalize())
}

fn not_negative(number: Decimal) -> Result<Decimal, Problem> {
    if number.is_sign_negative() && !number.is_zero() {
        Err(Problem::Negative)
    } else {
        Ok(number)
    }
}

/// The leaves of a draft that could be read, for the rules between them.
pub(super) struct Leaves<'a> {
    pub(super) draft: &'a Draft,
    typed: Draft,
}

impl Leaves<'_> {
    pub(super) fn number(&self, path: &str) -> Option<f64> {
        match self.typed.node(path)? {
            Value::String(exact) => exact.parse().ok(),
            other => other.as_f64(),
        }
    }

    pub(super) fn word(&self, path: &str) -> Option<&str> {
        self.typed.node(path).and_then(Value::as_str)
    }

    pub(super) fn date(&self, path: &str) -> Option<Date> {
        self.word(path).and_then(date::parse)
    }
}

/// Reads every leaf and applies every rule.
pub fn validate(draft: &Draft) -> Checked {
    let mut issues = list_lengths(draft);
    let mut leaves = Leaves { draft, typed: Draft::default() };
    for list in LISTS {
        for path in draft.expand(list.path) {
            let rows = draft.node(&path).and_then(Value::as_array).map_or(0, Vec::len);
            leaves.typed.put(&path, Value::Array(vec![Value::Null; rows]));
        }
    }
    for field in FIELDS {
        for path in draft.expand(field.path) {
            read_field(draft, field, &path, &mut leaves.typed, &mut issues);
        }
    }
    issues.extend(rules::check(&leaves));
    let scenarios = scenarios(&leaves);
    let deal = deal_of(leaves.typed, &mut issues);
    Checked { deal, scenarios, issues }
}

fn read_field(draft: &Draft, field: &Field, path: &str, typed: &mut Draft, issues: &mut Vec<Issue>) {
    if !asked_for(draft, field, path) {
        return;
    }
    match read_leaf(field.kind, draft.text(path)) {
        Ok(leaf) => {
            if rounded(field.kind, draft.text(path)) {
                issues.push(Issue::new(Severity::Note, path, Problem::RoundedToCents));
            }
            typed.put(path, leaf.to_typed());
        }
        Err(problem) => issues.push(Issue::refused(path, problem)),
    }
}

fn rounded(kind: Kind, text: &str) -> bool {
    matches!(kind, Kind::Amount | Kind::Threshold)
        && number::amount(text).is_ok_and(|exact| exact.normalize().scale() > CENT_PLACES)
}

/// Whether the sibling a field depends on holds one of the words that ask for it.
fn asked_for(draft: &Draft, field: &Field, path: &str) -> bool {
    let Some((sibling, words)) = field.when else { return true };
    let owner = path.rsplit_once('.').map_or("", |(owner, _)| owner);
    words.contains(&draft.text(&super::child(owner, sibling)))
}

fn list_lengths(draft: &Draft) -> Vec<Issue> {
    let lengths = LISTS.iter().flat_map(|list| {
        draft.expand(list.path).into_iter().filter_map(|path| {
            let rows = draft.rows(&path);
            if rows < list.at_least {
                Some(Issue::refused(&path, Problem::EmptyList))
            } else if rows > list.at_most {
                Some(Issue::refused(&path, Problem::TooManyRows { rows, most: list.at_most }))
            } else {
                None
            }
        })
    });
    lengths.collect()
}

fn scenarios(leaves: &Leaves) -> Vec<Scenario> {
    let read = |row: usize| {
        let at = |field: &str| format!("scenarios.{row}.{field}");
        let months = |field: &str| leaves.number(&at(field)).map(|months| months as i32);
        Some(Scenario {
            name: leaves.word(&at("name"))?.to_owned(),
            peak_sales: leaves.number(&at("peak_sales"))?,
            launch_delay_months: months("launch_delay_months")?,
            probability: leaves.number(&at("probability"))?,
            exclusivity_months: months("exclusivity_months")?,
            erosion: leaves.number(&at("erosion"))?,
        })
    };
    (0..leaves.draft.rows("scenarios")).filter_map(read).collect()
}

/// The deal, when nothing was refused. A tree that passes every check but is no deal would be our mistake;
/// it is reported like any other problem instead of being trusted.
fn deal_of(typed: Draft, issues: &mut Vec<Issue>) -> Option<Deal> {
    let refused = |issue: &Issue| issue.severity == Severity::Refused;
    // A what-if that cannot be read is left out; the deal itself stands.
    if issues.iter().any(|issue| refused(issue) && !issue.path.starts_with("scenarios")) {
        return None;
    }
    match serde_json::from_value(typed.tree().clone()) {
        Ok(deal) => Some(deal),
        Err(error) => {
            issues.push(Issue::refused("", Problem::Inconsistent { what: error.to_string() }));
            None
        }
    }
}

/// Reads a deal file's text straight into a deal.
///
/// # Errors
/// Everything that is refused, with its path.
pub fn read_deal(text: &str) -> Result<Deal, Vec<Issue>> {
    let checked = validate(&from_file(text)?);
    checked.deal.ok_or(checked.issues)
}
