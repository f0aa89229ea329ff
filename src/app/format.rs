//! Numbers and dates as the page shows them. The only place that rounds for display.

use crate::domain::date::Date;
use crate::domain::format::{self, MonthName};
use crate::domain::lang::Lang;
use crate::domain::word_enum::word_enum;

/// Between groups of three digits, and between a number and its unit: narrow and never broken.
const THIN: char = '\u{202f}';

word_enum! {
    /// The unit amounts are shown in; they are typed and stored in millions whatever it is.
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

impl AmountUnit {
    fn per_million(self) -> f64 {
        match self {
            Self::Million => 1.0,
            Self::Wan => 100.0,
            Self::Yi => 0.01,
        }
    }
}

/// How numbers are written: language and unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NumberStyle {
    /// Language of months and units.
    pub lang: Lang,
    /// Unit of amounts.
    pub unit: AmountUnit,
}

impl NumberStyle {
    /// The unit with its currency: `USD m`, `亿 USD`.
    pub fn unit_name(self, currency: &str) -> String {
        match (self.unit, self.lang) {
            (AmountUnit::Million, Lang::En) => format!("{currency} m"),
            (AmountUnit::Million, Lang::Zh) => format!("百万 {currency}"),
            (AmountUnit::Wan, _) => format!("万 {currency}"),
            (AmountUnit::Yi, _) => format!("亿 {currency}"),
        }
    }

    /// The unit amounts are typed in, with the currency: millions, whatever they are shown in.
    pub fn typed_unit_name(self, currency: &str) -> String {
        Self { unit: AmountUnit::Million, ..self }.unit_name(currency)
    }

    /// An amount of millions with the digits a reader needs: 2 160, 25.1, 1.25 亿.
    pub fn amount(self, millions: f64) -> String {
        let shown = millions * self.unit.per_million();
        let places = match self.unit {
            AmountUnit::Yi => 2,
            AmountUnit::Million if shown.abs() < 99.95 => 1,
            _ => 0,
        };
        signed(shown, places)
    }

    /// An amount that is added: with a plus where it is one.
    pub fn signed(self, millions: f64) -> String {
        let text = self.amount(millions);
        let nothing = text.chars().all(|c| matches!(c, '0' | '.'));
        if millions > 0.0 && !nothing { format!("+{text}") } else { text }
    }

    /// What an amount is more or less by, with its sign: parentheses would read as an amount.
    pub fn gained(self, millions: f64) -> String {
        let size = self.amount(millions.abs());
        let nothing = size.chars().all(|c| matches!(c, '0' | '.'));
        match millions < 0.0 {
            _ if nothing => format!("±{size}"),
            true => format!("−{size}"),
            false => format!("+{size}"),
        }
    }

    /// An amount on an axis: as few digits as it has.
    pub fn tick(self, millions: f64) -> String {
        let shown = millions * self.unit.per_million();
        let places = (0..3).find(|places| {
            let scale = 10_f64.powi(*places);
            ((shown * scale).round() / scale - shown).abs() < 1e-9 * shown.abs().max(1.0)
        });
        signed(shown, places.unwrap_or(2) as usize)
    }

    /// A date: 3 Mar 2023, 2023年3月3日.
    pub fn date(self, date: Date) -> String {
        format::day(date, MonthName::Short, self.lang)
    }
}

/// A fraction in percent: 42.7 %.
pub fn percent(fraction: f64) -> String {
    format!("{}{THIN}%", signed(fraction * 100.0, 1))
}

/// A plain number: `places` decimals, groups of three.
pub fn number(x: f64, places: usize) -> String {
    signed(x, places)
}

/// Groups of three; a negative number in parentheses. What rounds to zero has no sign.
fn signed(x: f64, places: usize) -> String {
    if !x.is_finite() {
        return "–".into();
    }
    let digits = format!("{:.*}", places, x.abs());
    let grouped = format::grouped(&digits, THIN);
    let zero = digits.chars().all(|c| c == '0' || c == '.');
    if x < 0.0 && !zero { format!("({grouped})") } else { grouped }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_grouped_and_scaled() {
        let million = NumberStyle::default();
        assert_eq!(million.amount(2160.163), "2\u{202f}160");
        assert_eq!(million.amount(25.14), "25.1");
        assert_eq!(million.amount(-61.0), "(61.0)");
        assert_eq!(million.amount(-0.01), "0.0");
        let yi = NumberStyle { lang: Lang::Zh, unit: AmountUnit::Yi };
        assert_eq!(yi.amount(125.0), "1.25");
        let wan = NumberStyle { lang: Lang::Zh, unit: AmountUnit::Wan };
        assert_eq!(wan.amount(125.0), "12\u{202f}500");
    }

    #[test]
    fn dates_are_written_out() {
        let date = Date::from_ymd_opt(2023, 3, 3).unwrap();
        assert_eq!(NumberStyle::default().date(date), "3 Mar 2023");
        assert_eq!(NumberStyle { lang: Lang::Zh, unit: AmountUnit::Yi }.date(date), "2023年3月3日");
    }
}
