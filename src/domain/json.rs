//! The little of JSON a deal file needs: a tree, its text, and its reading within bounds.
//!
//! Numbers keep their digits, so `1e400` or an exact amount reaches its field as written. The usual
//! library would cost a tenth of the page's first load, half of it tables for floats that a tree of text
//! never uses; the tests hold this reader to that library.

mod read;
mod write;

use std::collections::BTreeMap;

pub use read::{Broken, parse};

/// An object's fields, in the order of their names.
pub type Map = BTreeMap<String, Value>;

/// A JSON value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Value {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, by its digits.
    Number(Number),
    /// A string.
    String(String),
    /// A list.
    Array(Vec<Value>),
    /// An object.
    Object(Map),
}

/// The digits of a JSON number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number(String);

impl std::str::FromStr for Number {
    type Err = Broken;

    /// Takes exactly what JSON calls a number: no sign in front but `-`, no leading zeros, no bare point.
    fn from_str(text: &str) -> Result<Self, Broken> {
        match parse(text) {
            Ok(Value::Number(number)) if number.0.len() == text.len() => Ok(number),
            _ => Err(Broken { line: 1 }),
        }
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl Value {
    /// A field of an object.
    pub fn get(&self, field: &str) -> Option<&Self> {
        self.as_object()?.get(field)
    }

    /// A field of an object, to be changed.
    pub fn get_mut(&mut self, field: &str) -> Option<&mut Self> {
        self.as_object_mut()?.get_mut(field)
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    /// A number that is whole, not negative and written plainly.
    pub fn as_u64(&self) -> Option<u64> {
        if let Self::Number(Number(digits)) = self { digits.parse().ok() } else { None }
    }

    /// The rows of a list.
    pub fn as_array(&self) -> Option<&Vec<Self>> {
        if let Self::Array(rows) = self { Some(rows) } else { None }
    }

    /// The fields of an object.
    pub fn as_object(&self) -> Option<&Map> {
        if let Self::Object(fields) = self { Some(fields) } else { None }
    }

    /// The fields of an object, to be changed.
    pub fn as_object_mut(&mut self) -> Option<&mut Map> {
        if let Self::Object(fields) = self { Some(fields) } else { None }
    }

    /// Whether it is an object.
    pub fn is_object(&self) -> bool {
        self.as_object().is_some()
    }

    /// Whether it is a list.
    pub fn is_array(&self) -> bool {
        self.as_array().is_some()
    }

    /// Whether it is `null`.
    pub fn is_null(&self) -> bool {
        *self == Self::Null
    }

    /// Whether it is a number.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Number(_))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Bool(flag)
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Number(Number(number.to_string()))
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        u64::from(number).into()
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Self::Number(Number(number.to_string()))
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(rows: Vec<T>) -> Self {
        Self::Array(rows.into_iter().map(Into::into).collect())
    }
}

/// An object with these fields.
pub fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let mut map = Map::new();
    for (name, value) in fields {
        map.insert(name.to_owned(), value);
    }
    Value::Object(map)
}
