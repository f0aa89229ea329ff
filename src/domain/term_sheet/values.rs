//! A leaf of the deal as a contract writes it.

use crate::domain::date::Date;
use crate::domain::deal::PaymentKind;
use crate::domain::draft::{Draft, FieldKind, field_at};
use crate::domain::lang::Lang;
use crate::domain::number;
use crate::domain::words;
use chrono::Datelike;
use rust_decimal::Decimal;

/// What a leaf says in a language; `None` when it says nothing that can be used.
pub fn value(draft: &Draft, path: &str, lang: Lang) -> Option<String> {
    let text = draft.text(path).trim();
    if text.is_empty() {
        return None;
    }
    let field = field_at(path)?;
    match field.kind {
        FieldKind::Text { .. } | FieldKind::Letters(_) => Some(text.to_owned()),
        FieldKind::Choice(_) | FieldKind::Flag => {
            let printed = words::choice_in_print(field.path, text, lang);
            Some(printed.unwrap_or(text).to_owned())
        }
        FieldKind::Amount | FieldKind::Threshold | FieldKind::Modelled => {
            let amount = number::amount(text).ok()?;
            Some(money(amount, draft.text("terms.currency"), lang))
        }
        FieldKind::Percent(_) | FieldKind::OptionalPercent(_) => {
            let fraction = number::percent(text).ok()?;
            Some(percent(fraction, lang))
        }
        FieldKind::Whole(_) | FieldKind::Shift(_) => {
            Some(number::plain(text).ok()?.normalize().to_string())
        }
        FieldKind::Plain(_) | FieldKind::OptionalPlain(_) => {
            Some(number::plain(text).ok()?.normalize().to_string())
        }
        FieldKind::Date | FieldKind::OptionalDate => Some(date(draft.date_at(path)?, lang)),
    }
}

/// An amount in millions with its currency: `USD 274.9 million`, `2.749亿美元`. Exact.
pub fn money(millions: Decimal, currency: &str, lang: Lang) -> String {
    let millions = millions.normalize();
    if lang == Lang::En {
        return format!("{currency} {} million", grouped(&millions.to_string()));
    }
    let name = words::currency_in_chinese(currency);
    let hundred = Decimal::ONE_HUNDRED;
    if millions.is_zero() {
        format!("0{name}")
    } else if millions >= hundred {
        format!("{}亿{name}", (millions / hundred).normalize())
    } else {
        format!("{}万{name}", (millions * hundred).normalize())
    }
}

/// Commas between groups of three digits of the whole part.
fn grouped(digits: &str) -> String {
    let whole = digits.find('.').unwrap_or(digits.len());
    let comma = |at: usize| at > 0 && at < whole && (whole - at).is_multiple_of(3);
    digits.chars().enumerate().fold(String::new(), |mut text, (at, digit)| {
        if comma(at) {
            text.push(',');
        }
        text.push(digit);
        text
    })
}

/// A fraction in percent: `12.5 %`, `12.5%`.
pub fn percent(fraction: Decimal, lang: Lang) -> String {
    let percent = (fraction * Decimal::ONE_HUNDRED).normalize();
    if lang == Lang::En { format!("{percent} %") } else { format!("{percent}%") }
}

/// A day in full: `17 January 2023`, `2023年1月17日`.
pub fn date(date: Date, lang: Lang) -> String {
    match lang {
        Lang::En => {
            let month = MONTHS.get(date.month0() as usize).copied().unwrap_or_default();
            format!("{} {month} {}", date.day(), date.year())
        }
        Lang::Zh => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The face of some kinds of payment together, millions: of all kinds, the headline. Amounts that cannot be read
/// are left out.
pub fn face(draft: &Draft, kinds: &[PaymentKind]) -> Decimal {
    let lists = kinds.iter().filter_map(|kind| kind.face_list());
    let paths = lists.flat_map(|list| draft.expand(&format!("{list}[].amount")));
    number::sum(paths.filter_map(|path| number::amount(draft.text(&path)).ok()))
}
