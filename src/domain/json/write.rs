//! Tree to text.

use super::Value;
use std::fmt::{Display, Formatter, Result, Write};

impl Display for Value {
    /// Without spaces; `{:#}` gives a line to every field and row.
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let mut text = String::new();
        write(&mut text, self, f.alternate().then_some(0));
        f.write_str(&text)
    }
}

/// `depth` is that of the line the value stands in; none for a text without lines.
fn write(text: &mut String, value: &Value, depth: Option<usize>) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(flag) => text.push_str(if *flag { "true" } else { "false" }),
        Value::Number(number) => text.push_str(&number.0),
        Value::String(words) => quote(text, words),
        Value::Array(rows) => {
            text.push('[');
            for (at, row) in rows.iter().enumerate() {
                next(text, at, depth);
                write(text, row, depth.map(|depth| depth + 1));
            }
            end(text, ']', rows.is_empty(), depth);
        }
        Value::Object(fields) => {
            text.push('{');
            for (at, (name, field)) in fields.iter().enumerate() {
                next(text, at, depth);
                quote(text, name);
                text.push_str(if depth.is_some() { ": " } else { ":" });
                write(text, field, depth.map(|depth| depth + 1));
            }
            end(text, '}', fields.is_empty(), depth);
        }
    }
}

fn next(text: &mut String, at: usize, depth: Option<usize>) {
    if at > 0 {
        text.push(',');
    }
    if let Some(depth) = depth {
        line(text, depth + 1);
    }
}

fn end(text: &mut String, bracket: char, empty: bool, depth: Option<usize>) {
    if let Some(depth) = depth.filter(|_| !empty) {
        line(text, depth);
    }
    text.push(bracket);
}

fn line(text: &mut String, depth: usize) {
    text.push('\n');
    (0..depth).for_each(|_| text.push_str("  "));
}

fn quote(text: &mut String, words: &str) {
    text.push('"');
    for c in words.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            // Writing to a string cannot fail.
            c if c < ' ' => drop(write!(text, "\\u{:04x}", u32::from(c))),
            c => text.push(c),
        }
    }
    text.push('"');
}
