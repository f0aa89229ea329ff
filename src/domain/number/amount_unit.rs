//! The unit amounts are shown in, and what a bare number means that is typed while it is.

use super::amount::{AmountSize, written_amount};
use super::amount_text;
use super::range_unit::RangeUnit;
use super::shift::shifted;
use crate::domain::word_enum::word_enum;

word_enum! {
    /// The unit amounts are shown and typed in; the deal file holds millions whatever it is.
    #[derive(Default)]
    pub enum AmountUnit {
        /// Millions, 百万.
        #[default]
        Million = "million",
        /// 万: ten thousands.
        Wan = "wan",
        /// 亿: hundred millions.
        Yi = "yi",
    }
}

/// An amount as a field shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownAmount {
    /// What stands in the box.
    pub text: String,
    /// Whether it is a bare number, so that the unit on view stands after it.
    pub is_bare: bool,
}

impl AmountUnit {
    /// The power of ten that turns a number of it into millions.
    pub const fn power(self) -> i32 {
        match self {
            Self::Million => 0,
            Self::Wan => -2,
            Self::Yi => 2,
        }
    }

    /// Its Chinese word.
    pub const fn in_chinese(self) -> &'static str {
        match self {
            Self::Million => "百万",
            Self::Wan => "万",
            Self::Yi => "亿",
        }
    }

    /// What a deal keeps of a text typed while amounts are in this unit: a bare number is given the unit, so that it
    /// means the same in the other language; of a range its last one. Any other text is kept as typed.
    ///
    /// ```
    /// use parley::domain::number::AmountUnit;
    ///
    /// assert_eq!(AmountUnit::Yi.kept("5"), "5亿");
    /// assert_eq!(AmountUnit::Yi.kept("8 to 14"), "8 to 14亿");
    /// assert_eq!(AmountUnit::Yi.kept("10 ± 20%"), "10亿 ± 20%");
    /// assert_eq!(AmountUnit::Yi.kept("3000万"), "3000万");
    /// assert_eq!(AmountUnit::Million.kept("5"), "5");
    /// ```
    pub fn kept(self, text: &str) -> String {
        if self == Self::Million {
            return text.to_owned();
        }
        match (written_amount(text), RangeUnit::of(text)) {
            (Ok(amount), _) if amount.size == AmountSize::Bare => {
                format!("{}{}", text.trim_end(), self.in_chinese())
            }
            (Err(_), Some(range)) if range.is_bare() => range.with(self.in_chinese()),
            _ => text.to_owned(),
        }
    }

    /// What a field shows of a text the deal keeps: the number in this unit, in the digits typed where they say it in
    /// this unit. A range stands as typed, with its unit where that is another. A text that is no amount stands as it is.
    ///
    /// ```
    /// use parley::domain::number::AmountUnit;
    ///
    /// assert_eq!(AmountUnit::Yi.shown("5亿").text, "5");
    /// assert_eq!(AmountUnit::Million.shown("5亿").text, "500");
    /// assert_eq!(AmountUnit::Yi.shown("274.9").text, "2.749");
    /// assert_eq!(AmountUnit::Yi.shown("8 to 14亿").text, "8 to 14");
    /// assert_eq!(AmountUnit::Yi.shown("800 to 1400").text, "800 to 1400百万");
    /// ```
    pub fn shown(self, text: &str) -> ShownAmount {
        if let Some(digits) = self.own_digits(text) {
            return ShownAmount { text: digits.to_owned(), is_bare: true };
        }
        let Ok(amount) = written_amount(text) else {
            return self.shown_range(text);
        };
        match shifted(amount.millions, -self.power()) {
            Ok(number) => ShownAmount { text: amount_text(number), is_bare: true },
            // More digits than can be moved: they stand with the unit they are in.
            Err(_) => {
                let text =
                    format!("{}{}", amount_text(amount.millions), Self::Million.in_chinese());
                ShownAmount { text, is_bare: false }
            }
        }
    }

    fn shown_range(self, text: &str) -> ShownAmount {
        let stands = || ShownAmount { text: text.to_owned(), is_bare: false };
        let Some(range) = RangeUnit::of(text) else { return stands() };
        match (range.is_bare(), self) {
            (true, Self::Million) => ShownAmount { is_bare: true, ..stands() },
            (true, Self::Wan | Self::Yi) => {
                ShownAmount { text: range.with(Self::Million.in_chinese()), is_bare: false }
            }
            (false, _) => range
                .without(self.in_chinese())
                .map_or_else(stands, |text| ShownAmount { text, is_bare: true }),
        }
    }

    /// The digits of a text that is a bare number of this unit, as typed; in 5个亿 a
    /// counting word stands behind them.
    fn own_digits(self, text: &str) -> Option<&str> {
        let digits = match self {
            Self::Million => text,
            Self::Wan | Self::Yi => text.strip_suffix(self.in_chinese())?,
        };
        let amount = written_amount(digits).ok()?;
        let is_number = !digits.trim_end().ends_with(['个', '個']);
        let bare = amount.size == AmountSize::Bare && amount.currencies.is_empty() && is_number;
        bare.then_some(digits)
    }
}
