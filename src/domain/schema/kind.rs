//! What a leaf's text must say.

use crate::domain::number::Range;
use std::ops::Bound;

/// What a leaf's text must say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FieldKind {
    /// Free text; must it be there?
    Text {
        /// Whether an empty text is refused.
        required: bool,
    },
    /// Exactly this many capital letters (country, currency).
    Letters(usize),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// Millions of the deal currency, exact, whole cents, not negative.
    Amount,
    /// As [`Kind::Amount`]; empty means: not set.
    OptionalAmount,
    /// As [`Kind::Amount`], above zero.
    Threshold,
    /// Millions of the deal currency, modelled, not negative.
    Modelled,
    /// Typed in percent, a fraction in the file.
    Percent(Range),
    /// As [`Kind::Percent`]; empty means: look it up.
    OptionalPercent(Range),
    /// A whole number from 0 to this.
    Whole(u32),
    /// As [`Kind::Whole`]; empty means: not set.
    OptionalWhole(u32),
    /// A whole number from minus this to this.
    Shift(u32),
    /// A plain number within the range.
    Plain(Range),
    /// As [`Kind::Plain`]; empty means: not known.
    OptionalPlain(Range),
    /// A calendar date.
    Date,
    /// A calendar date; empty means: not known.
    OptionalDate,
}

impl FieldKind {
    /// Whether it is money: typed and shown in the unit on view.
    pub fn is_amount(self) -> bool {
        match self {
            Self::Amount | Self::OptionalAmount | Self::Threshold | Self::Modelled => true,
            Self::Text { .. }
            | Self::Letters(_)
            | Self::Choice(_)
            | Self::Flag
            | Self::Percent(_)
            | Self::OptionalPercent(_)
            | Self::Whole(_)
            | Self::OptionalWhole(_)
            | Self::Shift(_)
            | Self::Plain(_)
            | Self::OptionalPlain(_)
            | Self::Date
            | Self::OptionalDate => false,
        }
    }

    /// Whether it is a figure: an amount, a rate, a count or a day, and no word.
    pub fn is_figure(self) -> bool {
        match self {
            Self::Text { .. } | Self::Letters(_) | Self::Choice(_) | Self::Flag => false,
            Self::Amount
            | Self::OptionalAmount
            | Self::Threshold
            | Self::Modelled
            | Self::Percent(_)
            | Self::OptionalPercent(_)
            | Self::Whole(_)
            | Self::OptionalWhole(_)
            | Self::Shift(_)
            | Self::Plain(_)
            | Self::OptionalPlain(_)
            | Self::Date
            | Self::OptionalDate => true,
        }
    }
}

pub(super) const YEARS: Range = Range { low: Bound::Included(0.0), high: Bound::Included(100.0) };
/// A relative move of a rate: at -100 % nothing is left.
pub(super) const MOVE: Range = Range { low: Bound::Excluded(-1.0), high: Bound::Included(10.0) };
pub(super) const POSITIVE: Range = Range { low: Bound::Excluded(0.0), high: Bound::Included(1e9) };
/// What rates and shares are traded in: a step of nothing leads nowhere.
pub(super) const STEP: Range = Range { low: Bound::Excluded(0.0), high: Bound::Included(0.5) };
