//! JSON text (RFC 8259) to `serde_json`'s tree, within bounds.
//!
//! `serde_json` alone would accept deeper nesting, and take an object that imitates its private marker of a
//! number for a number. Numbers keep their digits, so `1e400` or an exact amount reaches its field as written;
//! of two fields with one name the later counts.

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor,
};
use serde::{Deserialize, Serialize};
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
    let Bounded(tree) = Bounded::deserialize(&mut reader)?;
    reader.end()?;
    Ok(tree)
}

/// A tree within a type of ours that `serde_json` reads from a text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bounded(pub Value);

impl<'de> Deserialize<'de> for Bounded {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        Node { depth: 0, made: None }.deserialize(reader).map(Self)
    }
}

/// A whole number within a type of ours, read as trees are: `serde_json`'s other reader of numbers is 4 KB of the
/// page's first load.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Whole(pub u64);

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let Bounded(number) = Bounded::deserialize(reader)?;
        number.as_u64().map(Self).ok_or_else(|| Error::custom("no whole number"))
    }
}

/// Reads a JSON text as a type of ours. What it skips may be nested 128 deep; its trees are to be [`Bounded`].
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
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
