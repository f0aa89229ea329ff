//! The smallest pieces of text that are kept, added or taken out: words, Chinese characters, whole values.

use super::model::{Run, RunKind};

/// A piece of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// What is read.
    pub text: &'a str,
    /// The run it is of, by its place.
    pub run: usize,
}

impl Token<'_> {
    /// Whether it only parts others.
    pub fn is_space(&self) -> bool {
        !self.text.is_empty() && self.text.chars().all(char::is_whitespace)
    }
}

/// The pieces of a text. Together they are the text, run by run; an empty run is one empty piece.
pub(super) fn tokens<'a>(runs: impl IntoIterator<Item = &'a Run>) -> Vec<Token<'a>> {
    let of = |(at, run)| pieces(run).into_iter().map(move |text| Token { text, run: at });
    runs.into_iter().enumerate().flat_map(of).collect()
}

/// What the deal says, a blank and a reference are read as one.
fn pieces(run: &Run) -> Vec<&str> {
    match run.mark {
        RunKind::Plain | RunKind::Free if !run.text.is_empty() => split(&run.text),
        _ => vec![&run.text],
    }
}

fn split(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut last) = (0, None);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        if last.is_some_and(|last| !joined(last, c, next)) {
            pieces.push(text.get(start..at).unwrap_or_default());
            start = at;
        }
        last = Some(c);
    }
    pieces.push(text.get(start..).unwrap_or_default());
    pieces
}

/// Whether a character continues the piece that ends with the last one. A number is one piece with its point
/// and commas.
fn joined(last: char, c: char, next: Option<char>) -> bool {
    let point = |c| matches!(c, '.' | ',');
    let digit = |c: char| c.is_ascii_digit();
    (word(last) && word(c))
        || (last.is_whitespace() && c.is_whitespace())
        || (digit(last) && point(c) && next.is_some_and(digit))
        || (point(last) && digit(c))
        || joins(c)
        || last == JOINER
}

/// Makes one sign of two.
const JOINER: char = '\u{200d}';

/// Changes the sign before it: accents, variants of a sign, colours of a face.
fn joins(c: char) -> bool {
    matches!(c, JOINER | '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

fn word(c: char) -> bool {
    (c.is_alphanumeric() && !chinese(c)) || joins(c)
}

/// Of a script written without spaces.
fn chinese(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// What a text says, for finding the text most like it: words, values, and pairs of Chinese characters, since
/// single ones recur in any text.
pub(super) fn words(runs: &[&Run]) -> Vec<String> {
    let tokens = tokens(runs.iter().copied());
    let mut next = tokens.iter().skip(1);
    let mut words = Vec::new();
    for token in &tokens {
        let next = next.next().map_or("", |next| next.text);
        if !token.text.contains(char::is_alphanumeric) {
            continue;
        }
        let pair = token.text.starts_with(chinese) && next.starts_with(chinese);
        words.push(if pair { format!("{}{next}", token.text) } else { token.text.to_owned() });
    }
    words
}
