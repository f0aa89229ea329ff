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

    /// From one amount to another in the unit of the larger, which stands once: `USD 30.0 – 80.0 m`, `3000 – 8000万美元`.
    /// `more` follows the larger.
    pub fn range(self, low: f64, high: f64, more: &str, currency: &str) -> String {
        let style = self.of_sentence(high);
        let [low, high] = [low, high].map(|end| style.written(end, Self::amount));
        style.named(&format!("{low} – {high}{more}"), currency)
    }

    /// As [`NumberStyle::money`], with as many digits as it has, `places` of a million at most.
    pub fn money_to(self, millions: f64, places: usize, currency: &str) -> String {
        let scale = 10_f64.powi(places as i32);
        let millions = (millions * scale).round() / scale;
        self.with_unit(millions, currency, |style, size| style.digits(size, 4))
    }

    fn with_unit(self, millions: f64, currency: &str, write: fn(Self, f64) -> String) -> String {
        let style = self.of_sentence(millions);
        style.named(&style.written(millions, write), currency)
    }

    /// Below 1 亿 a sentence counts in 万, as the contract has it.
    fn of_sentence(self, millions: f64) -> Self {
        let small =
            self.unit == AmountUnit::Yi && millions != 0.0 && is_below_one(self.in_unit(millions));
        if small { Self { unit: AmountUnit::Wan, ..self } } else { self }
    }

    /// With a minus sign: parentheses would read as an aside. Chinese groups no four digits.
    fn written(self, millions: f64, write: fn(Self, f64) -> String) -> String {
        let mut size = write(self, millions.abs());
        if self.lang == Lang::Zh && size.chars().filter(char::is_ascii_digit).count() <= 4 {
            size.retain(|c| c != THIN);
        }
        let sign = if millions < 0.0 && size != NOTHING { "−" } else { "" };
        format!("{sign}{size}")
    }

    /// An amount with the unit around it.
    fn named(self, amount: &str, currency: &str) -> String {
        let unit = self.unit_name(currency);
        match (self.lang, unit.strip_prefix(currency)) {
            (Lang::En, Some(size)) => format!("{currency} {amount}{size}"),
            _ => format!("{amount}{unit}"),
        }
    }

    /// An amount of millions with the digits a reader needs: 2 160, 25.1, 1.25 亿. Below 1 亿 there are two to four
    /// decimals: with two alone, the tax on a small royalty would read as none.
    pub fn amount(self, millions: f64) -> String {
        let shown = millions * per_million(self.unit);
        let places = match self.unit {
            AmountUnit::Yi if is_below_one(shown) => decimals(shown),
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
        signed(shown, (0..=most).find(|places| has_no_more(shown, *places)).unwrap_or(most))
    }

    /// A fraction in percent: `42.7 %`, `42.7%`.
    pub fn percent(self, fraction: f64) -> String {
        self.in_percent(signed(fraction * 100.0, 1))
    }

    /// A fraction in percent with as few digits as it has, `most` after the point: `8 %`, `8.25 %`.
    pub fn percent_to(self, fraction: f64, most: usize) -> String {
        self.in_percent(format::shortest(fraction * 100.0, most))
    }

    /// A number with the sign of percent: a space before it in English alone.
    pub fn in_percent(self, number: String) -> String {
        match self.lang {
            Lang::En => format!("{number}{THIN}%"),
            Lang::Zh => number + "%",
        }
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

/// Two to four, without zeros at the end of what is shown.
fn decimals(yi: f64) -> usize {
    let shown = (yi * 1e4).round() / 1e4;
    (2..4).find(|places| has_no_more(shown, *places)).unwrap_or(4)
}

/// Whether a number has no more digits than these after the point.
fn has_no_more(x: f64, places: usize) -> bool {
    let scale = 10_f64.powi(places as i32);
    ((x * scale).round() / scale - x).abs() < 1e-9 * x.abs().max(1.0)
}

fn per_million(unit: AmountUnit) -> f64 {
    10_f64.powi(-unit.power())
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
        assert_eq!([5.0, 0.5, -20.0, 0.0].map(|x| yi.amount(x)), ["0.05", "0.005", "(0.20)", "0"]);
        let wan = NumberStyle { lang: Lang::Zh, unit: AmountUnit::Wan };
        assert_eq!(wan.amount(125.0), "12\u{202f}500");
    }

    #[test]
    fn an_amount_in_a_sentence_has_its_unit() {
        let yi = NumberStyle { lang: Lang::Zh, unit: AmountUnit::Yi };
        assert_eq!(NumberStyle::default().money(84.775, "USD"), "USD 84.8 m");
        assert_eq!(yi.money(2431.72, "USD"), "24.32亿美元");
        assert_eq!(yi.money(25.1, "USD"), "2510万美元");
        assert_eq!(yi.money(-228.0, "USD"), "−2.28亿美元");
        assert_eq!(yi.money(0.0, "USD"), "0亿美元");
        assert_eq!(yi.money_to(47.5, 1, "USD"), "4750万美元");
        assert_eq!(NumberStyle::default().money(-14.26, "USD"), "USD −14.3 m");
        assert_eq!(yi.unit_name("SEK"), "亿 SEK");
        assert_eq!(yi.range(30.0, 80.0, "", "USD"), "3000 – 8000万美元");
        assert_eq!(yi.range(7.5, 800.0, "+", "USD"), "0.075 – 8.00+亿美元");
        assert_eq!(NumberStyle::default().range(30.0, 80.0, "", "USD"), "USD 30.0 – 80.0 m");
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
