//! The unit of a range of amounts: it stands once, behind the last of the range's numbers.

use super::amount::{AmountSize, written_amount};
use super::normal::half_width;
use super::range_text::{ABOUT, RangeText, range_text};

/// A range of amounts, cut where its unit stands: `8 to 14亿` behind 14, `10亿 ± 20%` behind 10.
pub(super) struct RangeUnit<'a> {
    /// To its last number, with that number's own unit.
    head: &'a str,
    /// What is behind: how far from it.
    tail: &'a str,
    /// The size each number names, the last apart.
    others: Vec<AmountSize>,
    last: AmountSize,
}

impl<'a> RangeUnit<'a> {
    /// Of a text; `None` where it is no range of amounts.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        let range = range_text(text)?;
        let end = match range {
            RangeText::About(..) => before_sign(text)?,
            RangeText::Seen(..) => return None,
            RangeText::Between(..)
            | RangeText::Percentiles(_)
            | RangeText::Pert(_)
            | RangeText::Triangle(_) => text,
        };
        let (head, tail) = text.split_at_checked(end.trim_end().len())?;
        let sizes =
            range.numbers().into_iter().map(|number| Some(written_amount(number).ok()?.size));
        let mut others = sizes.collect::<Option<Vec<_>>>()?;
        let last = others.pop()?;
        Some(Self { head, tail, others, last })
    }

    /// Whether no unit stands behind the last number.
    pub(super) fn is_bare(&self) -> bool {
        self.last == AmountSize::Bare
    }

    /// With a unit behind the last number.
    pub(super) fn with(&self, unit: &str) -> String {
        format!("{}{unit}{}", self.head, self.tail)
    }

    /// Without its unit, where that is this one and the only one.
    pub(super) fn without(&self, unit: &str) -> Option<String> {
        let bare = self.head.strip_suffix(unit)?;
        let only = self.others.iter().all(|size| *size == AmountSize::Bare);
        let is_number = bare.ends_with(|c: char| half_width(c).is_ascii_digit());
        (only && is_number).then(|| format!("{bare}{}", self.tail))
    }
}

/// What stands before the sign of a range around a number.
fn before_sign(text: &str) -> Option<&str> {
    let plain: String = text.chars().map(half_width).collect();
    let at = ABOUT.iter().find_map(|sign| plain.find(sign))?;
    let letters = plain.get(..at)?.chars().count();
    text.get(..text.char_indices().nth(letters)?.0)
}
