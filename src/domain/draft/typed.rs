//! From the values of a draft to the types that hold them: a `serde` reader over what was read.

use super::mismatch::Mismatch;
use super::value::FieldValue;
use super::value_node::ValueNode;
use rust_decimal::prelude::ToPrimitive;
use serde::Deserialize;
use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use std::collections::btree_map;

/// What the values at and below a node make.
///
/// # Errors
/// The name of a field that is not there, or what is not of the kind the type needs.
pub(super) fn read<'de, T: Deserialize<'de>>(node: Option<&'de ValueNode>) -> Result<T, Mismatch> {
    T::deserialize(TypedNode(node.ok_or(Mismatch("a group"))?))
}

/// The rows of a list that make a `T`; for `#[serde(deserialize_with)]`. What is wrong with the others is told at
/// their fields.
pub(in crate::domain) fn readable_rows<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    deserializer.deserialize_seq(ReadableRows(std::marker::PhantomData))
}

/// A word, `none` standing for nothing; for `#[serde(deserialize_with)]`.
pub(in crate::domain) fn none_or<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    match <&str>::deserialize(deserializer)? {
        "none" => Ok(None),
        word => T::deserialize(StrDeserializer::new(word)).map(Some),
    }
}

struct ReadableRows<T>(std::marker::PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ReadableRows<T> {
    type Value = Vec<T>;

    fn expecting(&self, text: &mut std::fmt::Formatter) -> std::fmt::Result {
        text.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
        let mut rows = Vec::new();
        for _ in 0..list.size_hint().unwrap_or_default() {
            if let Ok(Some(row)) = list.next_element() {
                rows.push(row);
            }
        }
        Ok(rows)
    }
}

/// The fields of a group whose word says which other fields it has.
const TAGS: [&str; 2] = ["on", "kind"];

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
        let word = match self.0 {
            ValueNode::Group(fields) => TAGS.iter().find_map(|tag| fields.get(*tag)),
            word => Some(word),
        };
        match word {
            Some(ValueNode::Read(FieldValue::Text(word))) => {
                visitor.visit_enum(Chosen { word, node: self.0 })
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

/// A word chosen, alone or in the group whose fields it decides on.
struct Chosen<'de> {
    word: &'de str,
    node: &'de ValueNode,
}

impl<'de> EnumAccess<'de> for Chosen<'de> {
    type Error = Mismatch;
    type Variant = TypedNode<'de>;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, TypedNode<'de>), Mismatch> {
        let variant = seed.deserialize(StrDeserializer::new(self.word))?;
        Ok((variant, TypedNode(self.node)))
    }
}

impl<'de> VariantAccess<'de> for TypedNode<'de> {
    type Error = Mismatch;

    fn unit_variant(self) -> Result<(), Mismatch> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Mismatch> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Mismatch> {
        Err(Mismatch("a choice of several values"))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.deserialize_struct("a choice", fields, visitor)
    }
}
