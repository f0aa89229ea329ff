//! The room a text takes, from the text alone: nothing is measured in a browser, so the page and the
//! tests draw the same bytes. Widths are on the generous side of the usual sans-serif faces.

/// Height of a line over the font size.
pub const LINE: f64 = 1.25;

/// Width of `text`, px, at a font size.
pub fn width(text: &str, font: f64) -> f64 {
    let dots = if text.chars().any(is_wide) { text.matches('·').count() } else { 0 };
    (text.chars().map(em).sum::<f64>() + dots as f64 * WIDE_DOT) * font
}

/// `text`, or its beginning and an ellipsis where it is wider than `room`.
pub fn fit(text: &str, font: f64, room: f64) -> String {
    if width(text, font) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = em('…');
    for c in text.chars() {
        used += em(c);
        if used * font > room {
            break;
        }
        kept.push(c);
    }
    if kept.is_empty() { kept } else { kept.trim_end().to_owned() + "…" }
}

/// `text` in two lines, broken at the space where the wider of them is narrowest; `None` where it has no space.
pub fn halves(text: &str, font: f64) -> Option<[&str; 2]> {
    let wider = |[first, rest]: &[&str; 2]| width(first, font).max(width(rest, font));
    let breaks = text.match_indices(' ').map(|(at, _)| text.split_at(at));
    let lines = breaks.map(|(first, rest)| [first.trim_end(), rest.trim_start()]);
    let whole = lines.filter(|[first, rest]| !first.is_empty() && !rest.is_empty());
    whole.min_by(|a, b| wider(a).total_cmp(&wider(b)))
}

/// A Chinese face has the dot between words as wide as a character.
const WIDE_DOT: f64 = 0.71;

fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..)
}

fn em(c: char) -> f64 {
    match c {
        '0'..='9' | '–' | '+' | '=' | '<' | '>' => 0.58,
        '\u{2009}' | '\u{202f}' => 0.2,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' => 0.0,
        ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | 'i' | 'l' | 'I' | 'j' | '!' | '·' => 0.29,
        'f' | 't' | 'r' | '(' | ')' | '-' | '/' | '[' | ']' => 0.36,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '…' | '—' => 0.92,
        'A'..='Z' => 0.7,
        _ if is_wide(c) => 1.0,
        _ => 0.56,
    }
}
