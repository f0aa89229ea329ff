//! What the dollar did in renminbi: month ends, and the moves across Chinese closures.

use super::table::rows;
use crate::domain::currency::Currency;
use crate::domain::date::{Date, parse};
use rust_decimal::Decimal;

/// USD/CNY at a month's last business day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MonthEnd {
    /// The day.
    pub on: Date,
    /// CNY per USD.
    pub cny_per_usd: f64,
}

/// USD/CNY before and after a closure of the mainland.
#[derive(Debug, Clone, PartialEq)]
pub struct HolidayMove {
    /// Which (`Golden Week 2024`).
    pub window: String,
    /// Last day before.
    pub before: MonthEnd,
    /// First day after.
    pub after: MonthEnd,
}

impl HolidayMove {
    /// Relative move of the rate, signed fraction.
    pub fn relative(&self) -> f64 {
        self.after.cny_per_usd / self.before.cny_per_usd - 1.0
    }
}

fn rate(on: &str, rate: &str) -> Option<MonthEnd> {
    Some(MonthEnd { on: parse(on)?, cny_per_usd: rate.parse().ok()? })
}

/// December 2020 to November 2025. Source: Federal Reserve H.10 (FRED DEXCHUS).
pub fn month_ends() -> Vec<MonthEnd> {
    let rows = rows(include_str!("../../refdata/usdcny_month_end.csv"));
    rows.filter_map(|[on, cny_per_usd]| rate(&on, &cny_per_usd)).collect()
}

/// A rate between two currencies, as it multiplies and as it is quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuotedRate {
    /// One of the two is 1; `counter / base` of the one for one of the other.
    pub counter: Decimal,
    /// As [`QuotedRate::counter`].
    pub base: Decimal,
    /// As the source quotes it.
    pub quoted: Decimal,
}

/// The last rate known that turns an amount `from` one currency `to` another, and its day. Only USD/CNY is known.
/// Source: Federal Reserve H.10 (FRED DEXCHUS).
pub fn last_rate(from: Currency, to: Currency) -> Option<(QuotedRate, Date)> {
    let text = include_str!("../../refdata/usdcny_month_end.csv");
    let (on, quoted) = text.lines().next_back()?.split_once(',')?;
    let quoted: Decimal = quoted.parse().ok()?;
    let (counter, base) = match (from, to) {
        (Currency::USD, Currency::CNY) => (quoted, Decimal::ONE),
        (Currency::CNY, Currency::USD) => (Decimal::ONE, quoted),
        _ => return None,
    };
    Some((QuotedRate { counter, base, quoted }, parse(on)?))
}

/// Fifteen closures, 2021 to 2025. Source: Federal Reserve H.10 (FRED DEXCHUS).
pub fn holiday_moves() -> Vec<HolidayMove> {
    let rows = rows(include_str!("../../refdata/holiday_moves.csv"));
    let read = |[window, on, before, after_on, after]: [String; 5]| {
        let (before, after) = (rate(&on, &before)?, rate(&after_on, &after)?);
        Some(HolidayMove { window, before, after })
    };
    rows.filter_map(read).collect()
}

/// Annual volatility of month-end rates: the sample deviation of monthly log changes times √12, fraction.
/// `None` with fewer than three rates.
pub fn realised_volatility(rates: &[MonthEnd]) -> Option<f64> {
    let change = |pair: &[MonthEnd]| match pair {
        [a, b] => libm::log(b.cny_per_usd / a.cny_per_usd),
        _ => 0.0,
    };
    let changes: Vec<f64> = rates.windows(2).map(change).collect();
    let count = changes.len() as f64;
    if count < 2.0 {
        return None;
    }
    let mean = changes.iter().sum::<f64>() / count;
    let squares: f64 = changes.iter().map(|change| (change - mean) * (change - mean)).sum();
    Some(libm::sqrt(squares / (count - 1.0)) * libm::sqrt(12.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 4.98 % a year over December 2020 to November 2025, as read off the same series elsewhere.
    #[test]
    fn the_dollar_moved_five_percent_a_year() {
        let volatility = realised_volatility(&month_ends()).unwrap();
        assert!((volatility - 0.0498).abs() < 0.0002, "{volatility}");
        assert_eq!(month_ends().len(), 60);
    }

    #[test]
    fn no_closure_moved_the_rate_by_one_percent() {
        let moves = holiday_moves();
        assert_eq!(moves.len(), 15);
        let largest = moves.iter().map(|it| it.relative().abs()).fold(0.0, f64::max);
        assert!((largest - 0.00745).abs() < 0.0001, "{largest}");
    }
}
