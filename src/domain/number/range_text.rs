//! A range as people type it, cut into its numbers: `800 to 1400`, `1000 ± 20%`, `p10 800 p90 1400`, `500..900..1500`,
//! `500 / 900 / 1500`, `60% n 40`.

use super::normal::normalised;

/// What stands between a number and how far from it a range goes.
pub(super) const ABOUT: [&str; 5] = ["±", "+/-", "+-", "上下", "正负"];

/// A range's numbers, as typed. None of them is read yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RangeText {
    /// Anything between two numbers: `800 to 1400`.
    Between(String, String),
    /// A likeliest number and how far from it: `1000 ± 20%`.
    About(String, String),
    /// Two percentiles, in percent, and their numbers: `p10 800 p90 1400`.
    Percentiles([(u32, String); 2]),
    /// Least, likeliest and most, as a PERT curve: `500..900..1500`.
    Pert([String; 3]),
    /// Least, likeliest and most, as a triangle: `500 / 900 / 1500`.
    Triangle([String; 3]),
    /// A probability and the number of cases it was seen in: `60% n 40`.
    Seen(String, String),
}

/// A text cut as a range; `None` where it does not look like one.
///
/// ```
/// use parley::domain::number::{RangeText, range_text};
///
/// let two = RangeText::Between("800".into(), "1400".into());
/// assert_eq!(range_text("800 to 1400"), Some(two));
/// assert_eq!(range_text("-5"), None);
/// ```
pub fn range_text(text: &str) -> Option<RangeText> {
    let clean = normalised(text).ok()?;
    if !clean.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    about(&clean)
        .or_else(|| percentiles(&clean))
        .or_else(|| three(&clean, "..").map(RangeText::Pert))
        .or_else(|| three(&clean, "/").map(RangeText::Triangle))
        .or_else(|| seen(&clean))
        .or_else(|| between(&clean))
}

fn about(text: &str) -> Option<RangeText> {
    let (middle, by) = ABOUT.iter().find_map(|sign| text.split_once(sign))?;
    Some(RangeText::About(trimmed(middle), trimmed(by)))
}

fn percentiles(text: &str) -> Option<RangeText> {
    let (first, second) = text.strip_prefix('p')?.split_once('p')?;
    Some(RangeText::Percentiles([percentile(first)?, percentile(second)?]))
}

fn percentile(text: &str) -> Option<(u32, String)> {
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    let (percent, value) = text.split_at_checked(end)?;
    let value = value.trim_matches(|c: char| c == ' ' || matches!(c, ',' | ';' | ':' | '='));
    Some((percent.parse().ok()?, value.to_owned()))
}

fn three(text: &str, sign: &str) -> Option<[String; 3]> {
    let parts: Vec<String> = text.split(sign).map(trimmed).collect();
    let parts: [String; 3] = parts.try_into().ok()?;
    parts.iter().all(|part| !part.is_empty()).then_some(parts)
}

fn seen(text: &str) -> Option<RangeText> {
    let (probability, cases) = text.split_once('n')?;
    let cases = cases.trim_start_matches([' ', '=']);
    let is_count = !cases.is_empty() && cases.bytes().all(|byte| byte.is_ascii_digit());
    is_count.then(|| RangeText::Seen(trimmed(probability), cases.to_owned()))
}

/// A minus is a sign at the beginning, a dash between two numbers elsewhere.
fn between(text: &str) -> Option<RangeText> {
    let signs = [" to ", "..", "至", "到", "~", "–", "—"];
    let dash = || {
        let at = text.char_indices().skip(1).find(|(_, c)| *c == '-')?.0;
        Some((text.get(..at)?, text.get(at + 1..)?))
    };
    let (low, high) = signs.iter().find_map(|sign| text.split_once(sign)).or_else(dash)?;
    let (low, high) = (trimmed(low), trimmed(high));
    let ends_in_digits = |part: &String| part.contains(|c: char| c.is_ascii_digit());
    (ends_in_digits(&low) && ends_in_digits(&high)).then_some(RangeText::Between(low, high))
}

fn trimmed(text: &str) -> String {
    text.trim().to_owned()
}

impl RangeText {
    /// The numbers that are in the field's own unit, in their order.
    pub fn numbers(&self) -> Vec<&str> {
        match self {
            Self::Between(low, high) => vec![low, high],
            Self::About(middle, _) | Self::Seen(middle, _) => vec![middle],
            Self::Percentiles([(_, lower), (_, upper)]) => vec![lower, upper],
            Self::Pert(three) | Self::Triangle(three) => three.iter().map(String::as_str).collect(),
        }
    }
}
