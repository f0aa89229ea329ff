//! Amounts in Chinese numerals or in several units: 五亿, 三千五百万, 5亿2000万.

use super::digits::digits;
use rust_decimal::Decimal;

/// Units that close a part of an amount, with their power of ten, the longer word first.
const UNITS: [(&str, u32); 3] = [("万亿", 12), ("亿", 8), ("万", 4)];

/// The number at the head of a text, its unit, and what follows. `None` where it is written as a number in digits with
/// one unit, or cannot be read: `三百二` is short for 320 to some.
pub(super) fn compound(body: &str) -> Option<(Decimal, &'static str, &str)> {
    let mut total = Decimal::ZERO;
    let mut last: Option<(&str, u32)> = None;
    let mut parts = 0;
    let mut rest = body;
    loop {
        let (number, after) = part(rest)?;
        let after = after.trim_start();
        let Some((unit, power)) = UNITS.iter().find(|(unit, _)| after.starts_with(unit)) else {
            let alone = parts == 0 && !starts_with_digit(rest) && number < Decimal::ONE_HUNDRED;
            return alone.then_some((number, "", after));
        };
        if last.is_some_and(|(_, before)| before <= *power) {
            return None;
        }
        total += number.checked_mul(Decimal::from(10_u64.pow(*power)))?;
        last = Some((unit, *power));
        parts += 1;
        let following = after.strip_prefix(unit)?.trim_start();
        if parts > 1 || !starts_with_digit(body) {
            if !starts_with_number(following) {
                let (unit, power) = last?;
                return Some((total / Decimal::from(10_u64.pow(power)), unit, following));
            }
        } else if !starts_with_number(following) {
            return None;
        }
        rest = following.trim_start_matches('零');
    }
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

fn starts_with_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || numeral_digit(c).is_some() || c == '十')
}

/// A number below ten thousand before its unit: in digits, also with 千 or 百 after them, or in numerals.
fn part(text: &str) -> Option<(Decimal, &str)> {
    if !starts_with_digit(text) {
        let (number, rest) = numeral(text)?;
        return Some((Decimal::from(number), rest));
    }
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')));
    let (number, rest) = text.split_at(end.unwrap_or(text.len()));
    let number = digits(number, text).ok()?;
    let scale = rest.chars().next().and_then(place);
    match (scale, rest.chars().next()) {
        (Some(scale), Some(word)) => {
            Some((number * Decimal::from(scale), rest.strip_prefix(word)?))
        }
        _ => Some((number, rest)),
    }
}

/// A number below ten thousand in numerals, and what follows.
pub(super) fn numeral(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| numeral_digit(c).is_none() && place(c).is_none());
    let (numeral, rest) = text.split_at(end.unwrap_or(text.len()));
    let (mut total, mut digit, mut least, mut after_zero) = (0, None, 10_000, false);
    for c in numeral.chars() {
        match (numeral_digit(c), place(c)) {
            (Some(0), _) => after_zero = true,
            (Some(next), _) if digit.is_none() => digit = Some(next),
            (None, Some(scale)) if scale < least => {
                total += digit.take().unwrap_or(1) * scale;
                (least, after_zero) = (scale, false);
            }
            _ => return None,
        }
    }
    // A digit after 百 or 千 is taken by some for the next place.
    let short = digit.is_some() && (100..10_000).contains(&least) && !after_zero;
    let read = !numeral.is_empty() && !short;
    read.then_some((total + digit.unwrap_or(0), rest))
}

fn numeral_digit(c: char) -> Option<u32> {
    let place = "零一二三四五六七八九".chars().position(|digit| digit == c);
    match c {
        '〇' => Some(0),
        '两' => Some(2),
        _ => place.and_then(|place| u32::try_from(place).ok()),
    }
}

fn place(c: char) -> Option<u32> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1_000),
        _ => None,
    }
}
