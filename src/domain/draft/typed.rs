//! From the values of a draft to the types that hold them: a `serde` reader over what was read.

use super::field_value::FieldValue;
use super::mismatch::Mismatch;
use super::value_tree::ValueNode;
use rust_decimal::prelude::ToPrimitive;
use serde::Deserialize;
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use std::collections::btree_map;

/// What the values at and below a node make.
///
/// # Errors
/// The name of a field that is not there, or what is not of the kind the type needs.
pub(super) fn read<'de, T: Deserialize<'de>>(node: Option<&'de ValueNode>) -> Result<T, Mismatch> {
    T::deserialize(TypedNode(node.ok_or(Mismatch("a group"))?))
}

/// A place in the draft: a value, an object or a list.
struct TypedNode<'de>(&'de ValueNode);

impl<'de> Deserializer<'de> for TypedNode<'de> {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        let value = match self.0 {
            ValueNode::Read(value) => value,
            ValueNode::Unread(_) => return Err(Mismatch("a field that cannot be read")),
            ValueNode::Group(fields) => {
                return visitor.visit_map(Fields { fields: fields.iter(), next: None });
            }
            ValueNode::List(rows) => return visitor.visit_seq(Rows(rows.iter())),
        };
        match value {
            FieldValue::Text(text) => visitor.visit_borrowed_str(text),
            FieldValue::Flag(flag) => visitor.visit_bool(*flag),
            // By its digits: none is lost on the way.
            FieldValue::Exact(amount) => visitor.visit_str(&amount.to_string()),
            FieldValue::Real(number) => {
                visitor.visit_f64(number.to_f64().ok_or(Mismatch("no finite number"))?)
            }
            FieldValue::Range(range) => match range.whole() {
                Some(months) => visitor.visit_u32(months),
                None => visitor.visit_f64(range.mean),
            },
            FieldValue::Whole(number) => visitor.visit_u32(*number),
            FieldValue::Shift(number) => visitor.visit_i32(*number),
            FieldValue::Date(date) => visitor.visit_str(&date.to_string()),
            FieldValue::Nothing => visitor.visit_unit(),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.0 {
            ValueNode::Read(FieldValue::Nothing) => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        match self.0 {
            ValueNode::Read(FieldValue::Text(word)) => {
                visitor.visit_enum(StrDeserializer::new(word))
            }
            _ => Err(Mismatch(name)),
        }
    }

    /// Apart from any other value: each visitor of a type would else be compiled once more to read a list.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        match self.0 {
            ValueNode::Group(fields) => {
                visitor.visit_map(Fields { fields: fields.iter(), next: None })
            }
            _ => Err(Mismatch(name)),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.0 {
            ValueNode::List(rows) => visitor.visit_seq(Rows(rows.iter())),
            _ => Err(Mismatch("a list")),
        }
    }

    /// What no type asks for is not looked into.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct tuple tuple_struct map identifier
    }
}

struct Rows<'de>(std::slice::Iter<'de, ValueNode>);

impl<'de> SeqAccess<'de> for Rows<'de> {
    type Error = Mismatch;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Mismatch> {
        self.0.next().map(|row| seed.deserialize(TypedNode(row))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

/// The fields of an object that were read, and its groups.
struct Fields<'de> {
    fields: btree_map::Iter<'de, String, ValueNode>,
    next: Option<&'de ValueNode>,
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = Mismatch;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Mismatch> {
        let mut read =
            self.fields.by_ref().filter(|(_, node)| !matches!(node, ValueNode::Unread(_)));
        let Some((name, node)) = read.next() else { return Ok(None) };
        self.next = Some(node);
        seed.deserialize(StrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Mismatch> {
        let node = self.next.take().ok_or(Mismatch("a value before its name"))?;
        seed.deserialize(TypedNode(node))
    }
}
