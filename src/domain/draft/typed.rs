//! From the values of a draft to the types that hold them: a `serde` reader over what was read.

use super::child;
use super::value::{FieldValue, FieldValues};
use rust_decimal::prelude::ToPrimitive;
use serde::Deserialize;
use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Value;

/// What the values at and below a path make; the empty path is the whole draft.
///
/// # Errors
/// The name of a field that is not there, or not of the kind the type needs.
pub(super) fn read<'de, T: Deserialize<'de>>(
    values: &'de FieldValues<'de>,
    path: &str,
) -> Result<T, Error> {
    T::deserialize(Node { values, path: path.to_owned() })
}

/// A place in the draft: a value, an object or a list.
struct Node<'de> {
    values: &'de FieldValues<'de>,
    path: String,
}

impl<'de> Node<'de> {
    fn below(&self, step: impl std::fmt::Display) -> Self {
        let path = if self.path.is_empty() { step.to_string() } else { child(&self.path, step) };
        Self { values: self.values, path }
    }

    fn value(&self) -> Option<&'de FieldValue> {
        self.values.leaf(&self.path)
    }

    /// The object or list that stands here.
    fn group(&self) -> Option<&'de Value> {
        let node = self.values.draft.node_at(&self.path);
        node.filter(|node| node.is_object() || node.is_array())
    }
}

impl<'de> Deserializer<'de> for Node<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match (self.value(), self.group()) {
            (Some(FieldValue::Text(text)), _) => visitor.visit_borrowed_str(text),
            (Some(FieldValue::Flag(flag)), _) => visitor.visit_bool(*flag),
            // By its digits: none is lost on the way.
            (Some(FieldValue::Exact(amount)), _) => visitor.visit_str(&amount.to_string()),
            (Some(FieldValue::Real(number)), _) => {
                visitor.visit_f64(number.to_f64().ok_or_else(|| Error::custom(&self.path))?)
            }
            (Some(FieldValue::Whole(number)), _) => visitor.visit_u32(*number),
            (Some(FieldValue::Shift(number)), _) => visitor.visit_i32(*number),
            (Some(FieldValue::Date(date)), _) => visitor.visit_str(&date.to_string()),
            (Some(FieldValue::Nothing), _) => visitor.visit_unit(),
            (None, Some(Value::Array(rows))) => {
                visitor.visit_seq(Rows { list: self, rows: 0..rows.len() })
            }
            (None, Some(Value::Object(fields))) => {
                visitor.visit_map(Fields { names: fields.keys(), object: self, next: None })
            }
            (None, _) => Err(Error::custom(&self.path)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value() {
            Some(FieldValue::Nothing) => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.value() {
            Some(FieldValue::Text(word)) => visitor.visit_enum(StrDeserializer::new(word)),
            _ => Err(Error::custom(&self.path)),
        }
    }

    /// What no type asks for is not looked into.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map struct identifier
    }
}

struct Rows<'de> {
    list: Node<'de>,
    rows: std::ops::Range<usize>,
}

impl<'de> SeqAccess<'de> for Rows<'de> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let row = self.rows.next();
        row.map(|row| seed.deserialize(self.list.below(row))).transpose()
    }
}

/// The fields of an object that were read, and its groups.
struct Fields<'de> {
    names: serde_json::map::Keys<'de>,
    object: Node<'de>,
    next: Option<Node<'de>>,
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        for name in self.names.by_ref() {
            let field = self.object.below(name);
            if field.value().is_some() || field.group().is_some() {
                self.next = Some(field);
                return seed.deserialize(StrDeserializer::new(name)).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let field = self.next.take().ok_or_else(|| Error::custom(&self.object.path))?;
        seed.deserialize(field)
    }
}
