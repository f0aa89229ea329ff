//! Numbers and dates as the page shows them. The only place that rounds for display.

use crate::domain::date::Date;
use crate::domain::format::{self, MonthName};
use crate::domain::lang::Lang;
use crate::domain::number::AmountUnit;
use crate::domain::words::currency_in_chinese;

/// Between groups of three digits, and between a number and its unit: narrow and never broken.
const THIN: char = '\u{202f}';

/// How numbers are written: language and unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NumberStyle {
    /// Language of months and units.
    pub lang: Lang,
    /// Unit of amounts.
    pub unit: AmountUnit,
}

impl NumberStyle {
    /// The unit with its currency: `USD m`, `亿美元`.
    pub fn unit_name(self, currency: &str) -> String {
        match self.lang {
            Lang::En => format!("{currency} m"),
            Lang::Zh => match currency_in_chinese(currency) {
                // Without a Chinese name its code, set apart.
                code if code == currency => format!("{} {code}", self.unit.in_chinese()),
                name => format!("{}{name}", self.unit.in_chinese()),
            },
        }
    }

    /// An amount of millions with its unit, within a sentence: `USD 25.1 m`, `2510万美元`.
    pub fn money(self, millions: f64, currency: &str) -> String {
        self.with_unit(millions, currency, Self::amount)
    }

    /// As [`NumberStyle::money`], with as many digits as it has, `places` of a million at most.
    pub fn money_to(self, millions: f64, places: usize, currency: &str) -> String {
        let scale = 10_f64.powi(places as i32);
        let millions = (millions * scale).round() / scale;
        self.with_unit(millions, currency, |style, size| style.digits(size, 4))
    }

    /// With a minus sign: parentheses would read as an aside. Below 1 亿 in 万, as the contract has it.
    fn with_unit(self, millions: f64, currency: &str, write: fn(Self, f64) -> String) -> String {
        let small =
            self.unit == AmountUnit::Yi && millions != 0.0 && is_below_one(self.in_unit(millions));
        let style = if small { Self { unit: AmountUnit::Wan, ..self } } else { self };
        let size = write(style, millions.abs());
        let sign = if millions < 0.0 && size != NOTHING { "−" } else { "" };
        let amount = format!("{sign}{size}");
        let unit = style.unit_name(currency);
        match (self.lang, unit.strip_prefix(currency)) {
            (Lang::En, Some(size)) => format!("{currency} {amount}{size}"),
            _ => format!("{amount}{unit}"),
        }
    }

    /// An amount of millions with the digits a reader needs: 2 160, 25.1, 1.25 亿. Below 1 亿 there are four decimals:
    /// with two, the tax on a small royalty would read as none.
    pub fn amount(self, millions: f64) -> String {
        let shown = millions * per_million(self.unit);
        let places = match self.unit {
            AmountUnit::Yi if is_below_one(shown) => 4,
            AmountUnit::Yi => 2,
            AmountUnit::Million if shown.abs() < 99.95 => 1,
            AmountUnit::Million | AmountUnit::Wan => 0,
        };
        signed(shown, places)
    }

    /// An amount of millions in the page's unit, as a number of ten digits after the point at most.
    pub fn in_unit(self, millions: f64) -> f64 {
        (millions * per_million(self.unit) * 1e10).round() / 1e10
    }

    /// What an amount is more or less by, with its sign: parentheses would read as an amount.
    pub fn gained(self, millions: f64) -> String {
        with_sign(self.amount(millions.abs()), millions)
    }

    /// An amount on an axis: as few digits as it has.
    pub fn tick(self, millions: f64) -> String {
        self.digits(millions, 2)
    }

    /// As few digits as it has in the unit, `most` after the point.
    fn digits(self, millions: f64, most: usize) -> String {
        let shown = millions * per_million(self.unit);
        let has = |places: &usize| {
            let scale = 10_f64.powi(*places as i32);
            ((shown * scale).round() / scale - shown).abs() < 1e-9 * shown.abs().max(1.0)
        };
        signed(shown, (0..=most).find(has).unwrap_or(most))
    }

    /// A date: 3 Mar 2023, 2023年3月3日.
    pub fn date(self, date: Date) -> String {
        format::day(date, MonthName::Short, self.lang)
    }
}

/// Whether a number of 亿 is shown as less than one.
fn is_below_one(yi: f64) -> bool {
    yi.abs() < 0.99995
}

fn per_million(unit: AmountUnit) -> f64 {
    10_f64.powi(-unit.power())
}

/// A fraction in percent: 42.7 %.
pub fn percent(fraction: f64) -> String {
    format!("{}{THIN}%", signed(fraction * 100.0, 1))
}

/// A fraction in percent with as few digits as it has, `most` after the point: 8 %, 8.25 %.
pub fn percent_to(fraction: f64, most: usize) -> String {
    format!("{}{THIN}%", format::shortest(fraction * 100.0, most))
}

/// A plain number: `places` decimals, groups of three.
pub fn number(x: f64, places: usize) -> String {
    signed(x, places)
}

/// What a plain number is more or less by, with its sign.
pub fn gained(x: f64, places: usize) -> String {
    with_sign(signed(x.abs(), places), x)
}

/// As [`gained`], with as few digits as it has, `most` after the point.
pub fn gained_to(x: f64, most: usize) -> String {
    with_sign(format::shortest(x.abs(), most), x)
}

/// A size with the sign of a number; nothing has none.
fn with_sign(size: String, of: f64) -> String {
    match of < 0.0 {
        _ if size == NOTHING => size,
        true => format!("−{size}"),
        false => format!("+{size}"),
    }
}

/// How what rounds to nothing is written, in any unit.
const NOTHING: &str = "0";

/// Groups of three; a negative number in parentheses.
fn signed(x: f64, places: usize) -> String {
    if !x.is_finite() {
        return "–".into();
    }
    let digits = format!("{:.*}", places, x.abs());
    if digits.chars().all(|c| c == '0' || c == '.') {
        return NOTHING.to_owned();
    }
    let grouped = format::grouped(&digits, THIN);
    if x < 0.0 { format!("({grouped})") } else { grouped }
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
        assert_eq!(million.amount(-0.01), "0");
        let yi = NumberStyle { lang: Lang::Zh, unit: AmountUnit::Yi };
        assert_eq!(yi.amount(125.0), "1.25");
        assert_eq!(
            [5.0, 0.5, -20.0, 0.0].map(|x| yi.amount(x)),
            ["0.0500", "0.0050", "(0.2000)", "0"]
        );
        let wan = NumberStyle { lang: Lang::Zh, unit: AmountUnit::Wan };
        assert_eq!(wan.amount(125.0), "12\u{202f}500");
    }

    #[test]
    fn an_amount_in_a_sentence_has_its_unit() {
        let yi = NumberStyle { lang: Lang::Zh, unit: AmountUnit::Yi };
        assert_eq!(NumberStyle::default().money(84.775, "USD"), "USD 84.8 m");
        assert_eq!(yi.money(2431.72, "USD"), "24.32亿美元");
        assert_eq!(yi.money(25.1, "USD"), "2\u{202f}510万美元");
        assert_eq!(yi.money(-228.0, "USD"), "−2.28亿美元");
        assert_eq!(yi.money(0.0, "USD"), "0亿美元");
        assert_eq!(yi.money_to(47.5, 1, "USD"), "4\u{202f}750万美元");
        assert_eq!(NumberStyle::default().money(-14.26, "USD"), "USD −14.3 m");
        assert_eq!(yi.unit_name("SEK"), "亿 SEK");
    }

    #[test]
    fn what_is_gained_has_a_sign_and_nothing_has_none() {
        let million = NumberStyle::default();
        assert_eq!(
            [12.34, -7.1, 0.0, -0.01].map(|x| million.gained(x)),
            ["+12.3", "−7.1", "0", "0"]
        );
    }

    #[test]
    fn dates_are_written_out() {
        let date = Date::from_ymd_opt(2023, 3, 3).unwrap();
        assert_eq!(NumberStyle::default().date(date), "3 Mar 2023");
        assert_eq!(NumberStyle { lang: Lang::Zh, unit: AmountUnit::Yi }.date(date), "2023年3月3日");
    }
}
