//! One way of writing a text that is written in several.

use super::error::NumberError;

/// Longest text looked at, in bytes; no number or date is longer.
const MAX_BYTES: usize = 200;

/// Lower case, half width, simplified characters, one kind of space and minus; invisible characters at the ends dropped.
pub(super) fn normalised(text: &str) -> Result<String, NumberError> {
    let invisible = |c: char| {
        c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
    };
    let trimmed = text.trim_matches(invisible);
    match trimmed.len() {
        0 => Err(NumberError::Empty),
        1..=MAX_BYTES => {
            Ok(trimmed.chars().map(half_width).collect::<String>().to_ascii_lowercase())
        }
        _ => Err(NumberError::not_a_number(trimmed)),
    }
}

/// A character in half width, simplified; one for one.
pub(super) fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{2212}' => '-',
        '\u{FFE5}' => '¥',
        '\u{FFE1}' => '£',
        '億' => '亿',
        '萬' => '万',
        '圓' => '元',
        '兩' => '两',
        '個' => '个',
        '點' => '点',
        '幣' => '币',
        '歐' => '欧',
        '鎊' => '镑',
        '\t' | '\n' | '\r' => c,
        _ if c.is_whitespace() => ' ',
        _ => c,
    }
}
