//! The sentence of every problem: keys and values for `locales/problems.txt`, both languages side by side.

use super::Problem;
use crate::domain::format::money;
use crate::domain::lang::Lang;
use crate::domain::number::{NumberError, Range};
use crate::domain::words::{currency_in_chinese, sentence, values};
use rust_decimal::Decimal;
use std::ops::Bound;

/// The stable word of a problem.
pub(super) fn code(problem: &Problem) -> &'static str {
    match problem {
        Problem::Missing => "missing",
        Problem::Number(_) => "unreadable",
        Problem::Negative => "negative",
        Problem::NotPositive => "not_positive",
        Problem::OutOfRange { .. } => "out_of_range",
        Problem::TooMany { .. } => "too_many",
        Problem::NotLetters { .. } => "not_letters",
        Problem::UnknownWord { .. } => "unknown_word",
        Problem::RangeNotTaken => "range_not_taken",
        Problem::RangeReversed => "range_reversed",
        Problem::RangePercentiles => "range_percentiles",
        Problem::RangeTouchesZero => "range_touches_zero",
        Problem::RangeTouchesOne => "range_touches_one",
        Problem::RangeOfRate => "range_of_rate",
        Problem::RangeWithCurrency => "range_with_currency",
        Problem::RangeTooLarge => "range_too_large",
        Problem::RoundedToCents => "rounded_to_cents",
        Problem::ReadInFull { .. } => "read_in_full",
        Problem::Implausible { .. } => "implausible",
        Problem::ForeignCurrency { .. } => "foreign_currency",
        Problem::EmptyList => "empty_list",
        Problem::TooManyRows { .. } => "too_many_rows",
        Problem::TiersStartAboveZero => "tiers_start_above_zero",
        Problem::TiersNotAscending => "tiers_not_ascending",
        Problem::Duplicate { .. } => "duplicate",
        Problem::NoAssumptions { .. } => "no_assumptions",
        Problem::LicensedAndRetained { .. } => "licensed_and_retained",
        Problem::UnknownStage { .. } => "unknown_stage",
        Problem::NotLicensed { .. } => "not_licensed",
        Problem::NotWholeMonths => "not_whole_months",
        Problem::ColonInId => "colon_in_id",
        Problem::ReservedId { .. } => "reserved_id",
        Problem::UnknownId { .. } => "unknown_id",
        Problem::UnknownEvent { .. } => "unknown_event",
        Problem::SayWhich => "say_which",
        Problem::NoProgramme { .. } => "no_programme",
        Problem::TwoOptions { .. } => "two_options",
        Problem::OptionOnTwoProgrammes { .. } => "option_on_two_programmes",
        Problem::SharedTwice { .. } => "shared_twice",
        Problem::TwoRoyalties { .. } => "two_royalties",
        Problem::RoyaltyAndProfitShare { .. } => "royalty_and_profit_share",
        Problem::TooManyOutcomes { .. } => "too_many_outcomes",
        Problem::ProgrammeTooLong { .. } => "programme_too_long",
        Problem::StaleProgramme => "stale_programme",
        Problem::EffectiveBeforeSigned => "effective_before_signed",
        Problem::NoWithholdingRow { .. } => "no_withholding_row",
        Problem::FileTooLarge { .. } => "file_too_large",
        Problem::NotJson { .. } => "not_json",
        Problem::OtherFile { .. } => "other_file",
        Problem::ForeignFile => "foreign_file",
        Problem::NewerFile { .. } => "newer_file",
        Problem::NotALink => "not_a_link",
        Problem::LinkBroken => "link_broken",
        Problem::NewerLink { .. } => "newer_link",
        Problem::LinkTooLarge => "link_too_large",
        Problem::LinkTooLong { .. } => "link_too_long",
        Problem::TextTooLong { .. } => "text_too_long",
        Problem::NotAList => "not_a_list",
        Problem::NotAGroup => "not_a_group",
        Problem::WrongType => "wrong_type",
        Problem::NoSuchColumn { .. } => "no_such_column",
        Problem::Inconsistent { .. } => "inconsistent",
    }
}

/// One sentence: what is wrong and, where it is not plain from that, what to do.
pub(super) fn message(problem: &Problem, lang: Lang) -> String {
    match problem {
        Problem::Number(error) => number(error, lang),
        Problem::OutOfRange { range, percent } => out_of_range(range, *percent, lang),
        other => {
            let key = format!("deal.{}{}", code(other), case(other));
            sentence(&key, lang, &values_of(other, lang))
        }
    }
}

/// The case of a problem that has a sentence of its own.
fn case(problem: &Problem) -> &'static str {
    if let Problem::Implausible { meant: Some(_), .. } = problem { ".in_full" } else { "" }
}

/// What the sentence of a problem names.
fn values_of(problem: &Problem, lang: Lang) -> Vec<(&'static str, String)> {
    match problem {
        Problem::NotLetters { count } => values![count, example = letters_example(*count)],
        Problem::UnknownWord { text, known } => values![text, known],
        Problem::TooManyRows { rows, most } => values![rows, most],
        Problem::Duplicate { name } => values![name],
        Problem::NoAssumptions { region }
        | Problem::LicensedAndRetained { region }
        | Problem::SharedTwice { region }
        | Problem::NotLicensed { region } => values![region],
        Problem::UnknownStage { stage } => values![stage],
        Problem::TooMany { most } | Problem::ProgrammeTooLong { most } => values![most],
        Problem::ReservedId { id } | Problem::UnknownId { id } => values![id],
        Problem::UnknownEvent { event } => values![event],
        Problem::NoProgramme { product }
        | Problem::TwoOptions { product }
        | Problem::OptionOnTwoProgrammes { product } => values![product],
        Problem::TwoRoyalties { product, region }
        | Problem::RoyaltyAndProfitShare { product, region } => values![product, region],
        Problem::TooManyOutcomes { product, outcomes, most } => values![product, outcomes, most],
        Problem::FileTooLarge { most } => values![most],
        Problem::NoWithholdingRow { country } => values![country],
        Problem::NotJson { at } => values![at],
        Problem::OtherFile { kind } => values![kind = kind.name(lang)],
        Problem::NewerFile { version } | Problem::NewerLink { version } => values![version],
        Problem::LinkTooLong { length, most } | Problem::TextTooLong { length, most } => {
            values![length, most]
        }
        Problem::ReadInFull { read, currency } => values![read = money(*read, currency, lang)],
        Problem::Implausible { read, meant, currency } => {
            let shown = |amount: Decimal| money(amount, currency, lang);
            values![read = shown(*read), meant = meant.map_or_else(String::new, shown)]
        }
        Problem::ForeignCurrency { read, named, currency, .. } => {
            values![read = money(*read, named, lang), currency = money_name(currency, lang)]
        }
        Problem::NoSuchColumn { cell } => values![cell],
        Problem::Inconsistent { what } => values![what],
        Problem::Missing
        | Problem::Number(_)
        | Problem::Negative
        | Problem::NotPositive
        | Problem::OutOfRange { .. }
        | Problem::RangeNotTaken
        | Problem::RangeReversed
        | Problem::RangePercentiles
        | Problem::RangeTouchesZero
        | Problem::RangeTouchesOne
        | Problem::RangeOfRate
        | Problem::RangeWithCurrency
        | Problem::RangeTooLarge
        | Problem::RoundedToCents
        | Problem::EmptyList
        | Problem::TiersStartAboveZero
        | Problem::TiersNotAscending
        | Problem::NotWholeMonths
        | Problem::ColonInId
        | Problem::SayWhich
        | Problem::StaleProgramme
        | Problem::EffectiveBeforeSigned
        | Problem::ForeignFile
        | Problem::NotALink
        | Problem::LinkBroken
        | Problem::LinkTooLarge
        | Problem::NotAList
        | Problem::NotAGroup
        | Problem::WrongType => Vec::new(),
    }
}

/// A currency as a sentence names it.
fn money_name(code: &str, lang: Lang) -> &str {
    match lang {
        Lang::En => code,
        Lang::Zh => currency_in_chinese(code).trim_start_matches('元'),
    }
}

fn pick(lang: Lang, en: String, zh: String) -> String {
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}

fn letters_example(count: usize) -> &'static str {
    if count == 2 { "US" } else { "USD" }
}

fn out_of_range(range: &Range, percent: bool, lang: Lang) -> String {
    let low = bound(range.low, percent, lang, true);
    let high = bound(range.high, percent, lang, false);
    pick(lang, format!("The value must be {low} and {high}."), format!("数值必须{low}且{high}。"))
}

fn bound(bound: Bound<f64>, percent: bool, lang: Lang, low: bool) -> String {
    let shown = |x: &f64| if percent { format!("{} %", x * 100.0) } else { x.to_string() };
    let (words, x) = match (&bound, low) {
        (Bound::Included(x), true) => (["at least", "不低于"], x),
        (Bound::Excluded(x), true) => (["above", "高于"], x),
        (Bound::Included(x), false) => (["at most", "不高于"], x),
        (Bound::Excluded(x), false) => (["below", "低于"], x),
        (Bound::Unbounded, _) => return pick(lang, "any".into(), "任意".into()),
    };
    pick(lang, format!("{} {}", words[0], shown(x)), format!("{} {}", words[1], shown(x)))
}

fn number(error: &NumberError, lang: Lang) -> String {
    match lang {
        Lang::En => capitalised(&error.to_string()),
        Lang::Zh => number_in_chinese(error),
    }
}

fn capitalised(clause: &str) -> String {
    let mut sentence = clause.to_owned();
    sentence.push('.');
    // The clauses are ours: they begin with a letter of ASCII or a quotation mark.
    sentence.get_mut(..1).into_iter().for_each(str::make_ascii_uppercase);
    sentence
}

fn number_in_chinese(error: &NumberError) -> String {
    match error {
        NumberError::Empty => "尚未输入。".into(),
        NumberError::NotANumber { text } => format!("“{text}”不是数字。"),
        NumberError::AmbiguousGrouping { text } => {
            format!("“{text}”有两种读法：请按三位分组，小数用点号。")
        }
        NumberError::DecimalComma { text } => format!("“{text}”以逗号表示小数：小数请用点号。"),
        NumberError::UnexpectedPercent => "百分比不是金额。".into(),
        NumberError::UnknownUnit { unit } => format!("“{unit}”不是可识别的单位。"),
        NumberError::TwoCurrencies => "同时出现两种货币。".into(),
        NumberError::TooLarge => "数字过大。".into(),
        NumberError::TooManyDigits => "位数过多，无法精确保存。".into(),
        NumberError::NotWhole => "请输入整数。".into(),
        NumberError::Negative => "数字不能为负。".into(),
        NumberError::NotADate { text } => format!("“{text}”不是日期：请写作 2027-03-12。"),
        NumberError::AmbiguousDate { text } => format!("“{text}”无法判断月份：请写作 2027-03-12。"),
        NumberError::NoSuchDay { text } => format!("“{text}”在日历上不存在。"),
        NumberError::YearOutOfRange { text } => format!("“{text}”不在 1900 至 2200 年之间。"),
    }
}
