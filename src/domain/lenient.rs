//! Helpers for `#[serde(deserialize_with)]` where a part that cannot be read must not cost the rest.

use serde::Deserialize;
use serde::de::{Deserializer, Error, IntoDeserializer, SeqAccess, Visitor};
use std::marker::PhantomData;

/// The rows of a list that make a `T`; for `#[serde(deserialize_with)]`. What is wrong with the others is told at
/// their fields.
pub fn readable_rows<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    deserializer.deserialize_seq(ReadableRows(PhantomData))
}

/// A word, `none` standing for nothing; for `#[serde(deserialize_with)]`.
pub fn none_or<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    match Option::<String>::deserialize(deserializer)?.as_deref() {
        None | Some("none") => Ok(None),
        Some(word) => T::deserialize(word.into_deserializer()).map(Some),
    }
}

/// A text, an empty one standing for nothing; for `#[serde(deserialize_with)]`.
pub fn none_if_empty<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<String>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    Ok(text.filter(|text| !text.is_empty()))
}

/// A number of a part that is told from others by a tag: read from text it comes as its digits, not as a float.
pub fn tagged_number<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: TryFrom<f64>,
{
    let number = serde_json::Number::deserialize(deserializer)?.as_f64();
    let read = number.and_then(|number| T::try_from(number).ok());
    read.ok_or_else(|| D::Error::custom("a number out of its range"))
}

struct ReadableRows<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ReadableRows<T> {
    type Value = Vec<T>;

    fn expecting(&self, text: &mut std::fmt::Formatter) -> std::fmt::Result {
        text.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
        let mut rows = Vec::new();
        // A text's list, read on after a row that is none, would never end.
        let Some(count) = list.size_hint() else {
            while let Some(row) = list.next_element()? {
                rows.push(row);
            }
            return Ok(rows);
        };
        for _ in 0..count {
            if let Ok(Some(row)) = list.next_element() {
                rows.push(row);
            }
        }
        Ok(rows)
    }
}
