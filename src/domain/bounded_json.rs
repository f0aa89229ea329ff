//! JSON text (RFC 8259) to `serde_json`'s tree, within bounds.
//!
//! `serde_json` alone would accept deeper nesting, and take an object that imitates its private marker of a
//! number for a number. Numbers keep their digits, so `1e400` or an exact amount reaches its field as written;
//! of two fields with one name the later counts.

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::cell::Cell;

/// Lists and objects inside each other; a deal file has six.
const MOST_DEPTH: u32 = 64;

/// The name under which `serde_json` hands over the digits of a number (its feature `arbitrary_precision`).
const NUMBER: &str = "$serde_json::private::Number";

/// Where a text stops being JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BrokenJson {
    /// Line, from 1.
    pub line: usize,
}

impl From<serde_json::Error> for BrokenJson {
    fn from(error: serde_json::Error) -> Self {
        // A line break in the wrong place belongs to the line it ends.
        let after_break = error.column() == 0 && !error.is_eof();
        Self { line: error.line().saturating_sub(usize::from(after_break)).max(1) }
    }
}

/// Reads a JSON text.
///
/// # Errors
/// The line at which the text is not JSON, or is nested more than 64 deep.
pub fn parse(text: &str) -> Result<Value, BrokenJson> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let tree = tree(&mut reader)?;
    reader.end()?;
    Ok(tree)
}

/// Reads a tree within a type of ours (`serde(deserialize_with)`), whose other texts `serde_json` reads.
///
/// # Errors
/// As [`parse`]; the reader must be `serde_json`'s of a text.
pub fn tree<'de, D: Deserializer<'de>>(reader: D) -> Result<Value, D::Error> {
    Node { depth: 0, made: None }.deserialize(reader)
}

/// A value below so many lists and objects.
#[derive(Clone, Copy)]
struct Node<'a> {
    depth: u32,
    /// Set where the value is a string that was made, not read: no text of the document comes so, only the digits
    /// of a number.
    made: Option<&'a Cell<bool>>,
}

impl Node<'_> {
    fn below(self) -> Self {
        Self { depth: self.depth + 1, made: None }
    }
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        // The digits of a number stand no deeper than the number.
        if self.depth > MOST_DEPTH && self.made.is_none() {
            return Err(too_deep());
        }
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Bool(flag))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        if let Some(made) = self.made {
            made.set(true);
        }
        Ok(Value::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(row) = rows.next_element_seed(self.below())? {
            list.push(row);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = fields.next_key::<String>()? {
            let made = Cell::new(false);
            let below = Node { made: (name == NUMBER).then_some(&made), ..self.below() };
            let value = fields.next_value_seed(below)?;
            match value {
                Value::String(digits) if made.get() => {
                    return digits.parse().map(Value::Number).map_err(Error::custom);
                }
                _ if below.depth > MOST_DEPTH => return Err(too_deep()),
                value => object.insert(name, value),
            };
        }
        Ok(Value::Object(object))
    }
}

fn too_deep<E: Error>() -> E {
    E::custom("nested too deep")
}
