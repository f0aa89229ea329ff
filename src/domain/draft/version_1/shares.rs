//! The licensee's part of a stage's cost: one side's assumption in version 1, the contract's in version 2.

use super::{PROGRAMME, put_mark, take_mark};
use crate::domain::bounded_json;
use crate::domain::number;
use rust_decimal::Decimal;
use serde_json::{Map, Number, Value, json};

/// Takes the part out of each stage; those whose cost the licensee did not bear alone.
pub(super) fn take(stages: &mut Value) -> Vec<Value> {
    stages.as_array_mut().into_iter().flatten().filter_map(of_stage).collect()
}

fn of_stage(stage: &mut Value) -> Option<Value> {
    let fields = stage.as_object_mut()?;
    let mark = take_mark(fields, "licensee_share");
    let share = fields.remove("licensee_share")?;
    let name = fields.get("stage").cloned().unwrap_or_default();
    let all = match &share {
        Value::Number(fraction) => fraction.as_f64() == Some(1.0),
        Value::String(percent) => {
            percent.is_empty() || number::percent(percent) == Ok(Decimal::ONE)
        }
        Value::Null => true,
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => false,
    };
    let mut row = Map::from_iter([
        ("programme".to_owned(), PROGRAMME.into()),
        ("stage".to_owned(), name),
        ("licensee_share".to_owned(), share),
    ]);
    mark.into_iter().for_each(|mark| put_mark(&mut row, "licensee_share", mark));
    (!all).then_some(Value::Object(row))
}

/// Writes the parts into the contract and into the papers of the offers made of it: an offer laid back leaves one's
/// own beliefs as they are, and these were beliefs.
pub(super) fn put(groups: &mut Map<String, Value>, shared: Vec<Value>) {
    let rounds = groups.get_mut("rounds").and_then(Value::as_array_mut);
    for paper in rounds.into_iter().flatten().filter_map(|round| round.get_mut("paper")) {
        if let Some(text) = paper.as_str().and_then(|paper| with_shares(paper, &shared)) {
            *paper = text.into();
        }
    }
    if let Some(Value::Object(terms)) = groups.get_mut("terms") {
        terms.entry("cost_share").or_insert_with(|| Value::Array(shared));
    }
}

/// A paper of version 1 with the parts in it; `None` for any other text.
fn with_shares(paper: &str, shared: &[Value]) -> Option<String> {
    let mut paper = bounded_json::parse(paper).ok()?;
    if paper.get("version") != Some(&json!(1)) {
        return None;
    }
    let rows = shared.iter().cloned().map(in_file).collect();
    let terms = paper.get_mut("terms")?.as_object_mut()?;
    terms.entry("cost_share").or_insert(Value::Array(rows));
    Some(paper.to_string())
}

/// A row as a file holds it: a part typed in percent as a fraction.
fn in_file(mut row: Value) -> Value {
    if let Some(share) = row.get_mut("licensee_share")
        && let Some(fraction) = share.as_str().and_then(|percent| number::percent(percent).ok())
        && let Ok(digits) = fraction.to_string().parse::<Number>()
    {
        *share = Value::Number(digits);
    }
    row
}
