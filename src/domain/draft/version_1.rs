//! Deals of version 1, which knew one product and one programme, as deals of version 2 (METHOD 12).

use super::tree::BASIS;
use crate::domain::number;
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

/// The version a tree is carried over to.
const NEXT: u64 = 2;
/// The id a version 1 deal's product is given.
pub const PRODUCT: &str = "product";
/// The id its programme is given.
pub const PROGRAMME: &str = "main";
/// The id its royalty is given: the one its rows had in schedules.
pub const ROYALTY: &str = "royalty";

/// Stands in a deal whose values moved when it was carried over, until its reader was told.
pub const CARRIED_OVER: &str = "carried_over";

/// Carries a tree over, whether its leaves are a file's values or typed texts. What is of version 2 already stays.
pub(super) fn upgrade(tree: &mut Value) {
    let Value::Object(groups) = tree else { return };
    let moved = match groups.get_mut("terms") {
        Some(Value::Object(terms)) => upgrade_terms(terms),
        _ => false,
    };
    if moved {
        groups.insert(CARRIED_OVER.to_owned(), true.into());
    }
    let discounts = groups.get_mut("terms").and_then(take_discounts);
    for set in ["other", "assumptions"] {
        let Some(Value::Object(assumptions)) = groups.get_mut(set) else { continue };
        let shared = upgrade_assumptions(assumptions);
        if let Some(discounts) = &discounts {
            assumptions.entry("newco").or_insert_with(|| discounts.clone());
        }
        if set == "assumptions" && !shared.is_empty() {
            put_cost_share(groups, shared);
        }
    }
    groups.insert("version".to_owned(), NEXT.into());
}

/// Returns whether the deal is worth something else by method 2: it pays in the payer's shares.
fn upgrade_terms(terms: &mut Map<String, Value>) -> bool {
    if let Some(asset) = terms.remove("asset") {
        terms.insert("products".to_owned(), Value::Array(vec![named(asset, PRODUCT)]));
    }
    if let Some(royalty) = terms.remove("royalty") {
        terms.insert("royalties".to_owned(), Value::Array(vec![named(royalty, ROYALTY)]));
    }
    if !terms.contains_key("sheet_on")
        && let Some(signed_on) = terms.get("signed_on").cloned()
    {
        terms.insert("sheet_on".to_owned(), signed_on);
    }
    let upfront = terms.get_mut("upfront").and_then(Value::as_array_mut);
    let mut moved = false;
    for tranche in upfront.into_iter().flatten() {
        if let Some(form) = tranche.get_mut("form").filter(|form| **form == "shares") {
            *form = "payer_shares".into();
            moved = true;
        }
    }
    moved
}

/// An object with an id; anything else as it is, to be refused at its place.
fn named(mut object: Value, id: &str) -> Value {
    if let Value::Object(fields) = &mut object {
        fields.entry("id").or_insert_with(|| id.into());
    }
    object
}

/// What a stake loses was part of the contract's structure, though only one side's belief.
fn take_discounts(terms: &mut Value) -> Option<Value> {
    let structure = terms.get_mut("structure")?.as_object_mut()?;
    let mut discounts = Map::new();
    for field in ["haircut", "future_dilution"] {
        if let Some(value) = structure.remove(field) {
            discounts.insert(field.to_owned(), value);
        }
    }
    (!discounts.is_empty()).then_some(Value::Object(discounts))
}

/// The programme takes in the regions. Returns the stages whose cost the licensee did not bear alone.
fn upgrade_assumptions(assumptions: &mut Map<String, Value>) -> Vec<Value> {
    let known = assumptions.contains_key("programme") || assumptions.contains_key("regions");
    if !known {
        return Vec::new();
    }
    let programme = assumptions.remove("programme").unwrap_or_else(|| json!({}));
    let mut programme = named(programme, PROGRAMME);
    let mut shared = Vec::new();
    if let Value::Object(fields) = &mut programme {
        fields.entry("product").or_insert_with(|| PRODUCT.into());
        let marks = assumptions.get_mut(BASIS).and_then(Value::as_object_mut);
        if let Some(mark) = marks.and_then(|marks| marks.remove("regions")) {
            let marks = fields.entry(BASIS).or_insert_with(|| json!({}));
            if let Value::Object(marks) = marks {
                marks.insert("regions".to_owned(), mark);
            }
        }
        fields.insert("regions".to_owned(), assumptions.remove("regions").unwrap_or(json!([])));
        let stages = fields.get_mut("stages").and_then(Value::as_array_mut);
        shared.extend(stages.into_iter().flatten().filter_map(take_share));
    }
    assumptions.insert("programmes".to_owned(), Value::Array(vec![programme]));
    shared
}

fn take_share(stage: &mut Value) -> Option<Value> {
    let fields = stage.as_object_mut()?;
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
    (!all).then(|| json!({"stage": name, "licensee_share": share}))
}

fn put_cost_share(groups: &mut Map<String, Value>, shared: Vec<Value>) {
    if let Some(Value::Object(terms)) = groups.get_mut("terms") {
        terms.entry("cost_share").or_insert_with(|| Value::Array(shared));
    }
}

/// Where a field of version 1 stands in version 2: for edits kept by their paths.
pub fn upgraded_path(path: &str) -> String {
    const MOVED: [(&str, &str); 6] = [
        ("terms.asset", "terms.products.0"),
        ("terms.royalty", "terms.royalties.0"),
        ("assumptions.programme", "assumptions.programmes.0"),
        ("assumptions.regions", "assumptions.programmes.0.regions"),
        ("other.programme", "other.programmes.0"),
        ("other.regions", "other.programmes.0.regions"),
    ];
    let moved = MOVED.iter().find_map(|(old, new)| {
        let rest = path.strip_prefix(old)?;
        (rest.is_empty() || rest.starts_with('.')).then(|| format!("{new}{rest}"))
    });
    moved.unwrap_or_else(|| path.to_owned())
}
