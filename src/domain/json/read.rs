//! Text to tree, in one pass, within bounds.

use super::{Map, Number, Value};

/// Lists and objects inside each other; a deal file has six.
const MOST_DEPTH: u32 = 64;

/// Where a text stops being JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Broken {
    /// Line, from 1.
    pub line: usize,
}

/// Reads a JSON text (RFC 8259). Of two fields with one name the later counts.
///
/// # Errors
/// The line at which the text is not JSON, or is nested more than 64 deep.
pub fn parse(text: &str) -> Result<Value, Broken> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(0).filter(|_| reader.peek().is_none());
    value.ok_or_else(|| {
        let read = text.as_bytes().get(..reader.at).unwrap_or_default();
        Broken { line: 1 + read.iter().filter(|byte| **byte == b'\n').count() }
    })
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no space.
    fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    fn take(&mut self, byte: u8) -> bool {
        let here = self.peek() == Some(byte);
        self.at += usize::from(here);
        here
    }

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        self.text.get(self.at..)?.starts_with(word).then(|| {
            self.at += word.len();
            value
        })
    }

    fn value(&mut self, depth: u32) -> Option<Value> {
        if depth > MOST_DEPTH {
            return None;
        }
        match self.peek()? {
            b'{' => self.object(depth),
            b'[' => self.array(depth),
            b'"' => self.string().map(Value::String),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'n' => self.word("null", Value::Null),
            _ => self.number(),
        }
    }

    fn object(&mut self, depth: u32) -> Option<Value> {
        self.at += 1;
        let mut fields = Map::new();
        if self.take(b'}') {
            return Some(Value::Object(fields));
        }
        loop {
            let name = (self.peek()? == b'"').then(|| self.string())??;
            if !self.take(b':') {
                return None;
            }
            fields.insert(name, self.value(depth + 1)?);
            if self.take(b'}') {
                return Some(Value::Object(fields));
            }
            if !self.take(b',') {
                return None;
            }
        }
    }

    fn array(&mut self, depth: u32) -> Option<Value> {
        self.at += 1;
        let mut rows = Vec::new();
        if self.take(b']') {
            return Some(Value::Array(rows));
        }
        loop {
            rows.push(self.value(depth + 1)?);
            if self.take(b']') {
                return Some(Value::Array(rows));
            }
            if !self.take(b',') {
                return None;
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let rest = self.text.get(self.at..)?;
            let plain = rest.find(|c: char| matches!(c, '"' | '\\') || c < ' ')?;
            text.push_str(rest.get(..plain)?);
            self.at += plain + 1;
            match rest.as_bytes().get(plain)? {
                b'"' => return Some(text),
                b'\\' => text.push(self.escape()?),
                _ => return None,
            }
        }
    }

    fn escape(&mut self) -> Option<char> {
        let sign = self.byte()?;
        self.at += 1;
        Some(match sign {
            b'"' | b'\\' | b'/' => char::from(sign),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.code_point(),
            _ => return None,
        })
    }

    /// `\uXXXX`, or two of them for a character beyond the first plane.
    fn code_point(&mut self) -> Option<char> {
        let high = self.four_digits()?;
        if !(0xd800..0xdc00).contains(&high) {
            return char::from_u32(high);
        }
        let low = self.text.get(self.at..)?.starts_with("\\u").then(|| {
            self.at += 2;
            self.four_digits()
        })??;
        let low = low.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
        char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + low)
    }

    fn four_digits(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        let plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        self.at += 4;
        u32::from_str_radix(digits, 16).ok().filter(|_| plain)
    }

    fn number(&mut self) -> Option<Value> {
        let start = self.at;
        self.at += usize::from(self.byte() == Some(b'-'));
        let whole = self.digits()?;
        let leading_zero = self.text.as_bytes().get(self.at - whole) == Some(&b'0') && whole > 1;
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            self.at += usize::from(matches!(self.byte(), Some(b'+' | b'-')));
            self.digits()?;
        }
        let digits = self.text.get(start..self.at).filter(|_| !leading_zero)?;
        Some(Value::Number(Number(digits.to_owned())))
    }

    /// How many digits there are; at least one.
    fn digits(&mut self) -> Option<usize> {
        let start = self.at;
        while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        Some(self.at - start).filter(|count| *count > 0)
    }
}
