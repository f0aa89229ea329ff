//! Ids without a colon.

use serde_json::{Map, Value};

/// Lists of payments' notes whose `id` names a line of the schedule.
const NOTES: [&str; 2] = ["actual", "formalities"];

/// Writes a milestone's id with `-` where it held a colon, and with more of them where another has that id.
pub(super) fn without_colons(groups: &mut Map<String, Value>) {
    let milestones = groups.get_mut("terms").and_then(|terms| terms.get_mut("milestones"));
    let mut renamed = Vec::new();
    if let Some(Value::Array(milestones)) = milestones {
        let mut taken: Vec<String> = milestones.iter().filter_map(id).collect();
        for milestone in milestones {
            let Some(old) = id(milestone).filter(|old| old.contains(':')) else { continue };
            let mut new = old.replace(':', "-");
            while taken.contains(&new) {
                new.push('-');
            }
            taken.push(new.clone());
            put(milestone, &new);
            renamed.push((old, new));
        }
    }
    let notes = groups.get_mut("payments").and_then(Value::as_object_mut);
    for (name, rows) in notes.into_iter().flatten() {
        if !NOTES.contains(&name.as_str()) {
            continue;
        }
        for row in rows.as_array_mut().into_iter().flatten() {
            let named = id(row);
            if let Some((_, new)) = renamed.iter().find(|(old, _)| named.as_ref() == Some(old)) {
                put(row, new);
            }
        }
    }
}

fn id(row: &Value) -> Option<String> {
    row.get("id")?.as_str().map(str::to_owned)
}

fn put(row: &mut Value, id: &str) {
    if let Value::Object(fields) = row {
        fields.insert("id".to_owned(), id.into());
    }
}
