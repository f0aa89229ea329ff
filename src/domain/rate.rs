//! Fractions by what they are: a probability, a share, a rate. None can be built outside its range, which the table
//! of fields refuses with a sentence and these types refuse again.

use super::number::Range;
use serde::{Deserialize, Serialize};
use std::ops::Bound;

/// Writes such a type: its meaning and its range.
macro_rules! fraction {
    ($(#[$meta:meta])* $name:ident, $low:ident($from:literal), $high:ident($to:literal)) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default, Serialize, Deserialize)]
        #[serde(try_from = "f64", into = "f64")]
        pub struct $name(f64);

        impl $name {
            /// What it may be.
            pub const RANGE: Range = Range { low: Bound::$low($from), high: Bound::$high($to) };
            /// Nothing.
            pub const ZERO: Self = Self(0.0);

            /// A fraction of 1; `None` outside the range.
            pub fn new(fraction: f64) -> Option<Self> {
                Self::RANGE.contains(fraction).then_some(Self(fraction))
            }

            /// The fraction of 1.
            pub fn get(self) -> f64 {
                self.0
            }
        }

        impl TryFrom<f64> for $name {
            type Error = &'static str;

            fn try_from(fraction: f64) -> Result<Self, Self::Error> {
                Self::new(fraction).ok_or("a fraction out of its range")
            }
        }

        impl From<$name> for f64 {
            fn from(fraction: $name) -> Self {
                fraction.0
            }
        }
    };
}

fraction! {
    /// The probability of success of a stage or of an approval.
    ///
    /// ```
    /// use parley::domain::rate::Probability;
    ///
    /// assert_eq!(Probability::new(0.6).map(Probability::get), Some(0.6));
    /// assert_eq!(Probability::new(1.2), None);
    /// assert_eq!(Probability::new(f64::NAN), None);
    /// ```
    Probability, Included(0.0), Included(1.0)
}
fraction! {
    /// A part of a whole.
    Share, Included(0.0), Included(1.0)
}
fraction! {
    /// A royalty, of net sales.
    RoyaltyRate, Included(0.0), Included(1.0)
}
fraction! {
    /// A profit or withholding tax: at 1 nothing could be grossed up.
    TaxRate, Included(0.0), Excluded(1.0)
}
fraction! {
    /// A rate a year: at -1 there is nothing to discount.
    AnnualRate, Excluded(-1.0), Included(100.0)
}
fraction! {
    /// A multiple: of peak sales, of net sales, of a rate.
    Multiple, Included(0.0), Included(10.0)
}

/// Of each; of those that do not hold an end, a hair within it.
macro_rules! nearest {
    ($($name:ident: $low:literal to $high:literal,)+) => {$(
        impl $name {
            /// The nearest there is: a factor can push a probability past 1, which then means certainty.
            pub fn nearest(fraction: f64) -> Self {
                Self(fraction.clamp($low, $high))
            }
        }
    )+};
}

nearest! {
    Probability: 0.0 to 1.0,
    Share: 0.0 to 1.0,
    RoyaltyRate: 0.0 to 1.0,
    Multiple: 0.0 to 10.0,
    TaxRate: 0.0 to 0.999_999_999,
    AnnualRate: -0.999_999_999 to 100.0,
}

impl Share {
    /// The whole.
    pub const WHOLE: Self = Self(1.0);
}
