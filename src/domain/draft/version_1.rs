//! Deals of version 1, which knew one product and one programme, as deals of version 2 (METHOD 12).
//!
//! Where a value moves, the mark of where it came from (`basis`) moves along. In version 2 an id holds no colon: one in
//! a milestone's id becomes `-`, and so does that of a payment's note that names it.

mod ids;
mod kept;
mod shares;

pub(super) use kept::{carried_node, carried_path};

use super::tree::BASIS;
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

/// Whether a tree of fields is of version 1: it says so, or says nothing and has fields that only that had.
pub(super) fn is_earlier(tree: &Value) -> bool {
    const ONLY: [(&str, &str); 4] = [
        ("terms", "asset"),
        ("terms", "royalty"),
        ("assumptions", "programme"),
        ("assumptions", "regions"),
    ];
    match tree.get("version").and_then(Value::as_u64) {
        Some(version) => version < NEXT,
        None => ONLY
            .iter()
            .any(|(group, field)| tree.get(group).is_some_and(|group| group.get(field).is_some())),
    }
}

/// Carries a tree over, whether its leaves are a file's values or typed texts. What is of version 2 already stays.
pub(super) fn upgrade(tree: &mut Value) {
    let Value::Object(groups) = tree else { return };
    if pays_in_shares(groups) {
        groups.insert(CARRIED_OVER.to_owned(), true.into());
    }
    let terms = groups.get_mut("terms").and_then(Value::as_object_mut);
    let discounts = terms.and_then(|terms| {
        // Ids of version 2 that are not right yet stay as they are typed.
        let old = !terms.contains_key("products");
        upgrade_terms(terms);
        let discounts = take_discounts(terms);
        old.then_some(discounts)
    });
    if discounts.is_some() {
        ids::without_colons(groups);
    }
    let discounts = discounts.flatten();
    if discounts.is_some() {
        groups.entry("assumptions").or_insert_with(|| json!({}));
    }
    for set in ["other", "assumptions"] {
        let Some(Value::Object(assumptions)) = groups.get_mut(set) else { continue };
        let shared = upgrade_assumptions(assumptions);
        if let Some(discounts) = &discounts {
            assumptions.entry("newco").or_insert_with(|| discounts.clone());
        }
        // The contract holds them now: once, as the deal's owner had them.
        if set == "assumptions" && !shared.is_empty() {
            shares::put(groups, shared);
        }
    }
    groups.insert("version".to_owned(), NEXT.into());
}

fn upgrade_terms(terms: &mut Map<String, Value>) {
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
        if let Some(mark) = terms.get(BASIS).and_then(|marks| marks.get("signed_on")).cloned() {
            put_mark(terms, "sheet_on", mark);
        }
    }
    if let Some(upfront) = terms.get_mut("upfront") {
        upgrade_upfront(upfront);
    }
}

/// Whether a deal of version 1 pays in the payer's shares: it is worth something else by method 2.
fn pays_in_shares(groups: &Map<String, Value>) -> bool {
    let upfront = groups.get("terms").and_then(|terms| terms.get("upfront"));
    let mut tranches = upfront.and_then(Value::as_array).into_iter().flatten();
    tranches.any(|tranche| tranche.get("form").is_some_and(|form| *form == "shares"))
}

fn upgrade_upfront(upfront: &mut Value) {
    for tranche in upfront.as_array_mut().into_iter().flatten() {
        if let Some(form) = tranche.get_mut("form") {
            upgrade_form(form);
        }
    }
}

fn upgrade_form(form: &mut Value) {
    if *form == "shares" {
        *form = "payer_shares".into();
    }
}

/// An object with an id; anything else as it is, to be refused at its place.
fn named(mut object: Value, id: &str) -> Value {
    if let Value::Object(fields) = &mut object {
        fields.entry("id").or_insert_with(|| id.into());
    }
    object
}

/// Takes the mark of a field out of its owner's.
fn take_mark(owner: &mut Map<String, Value>, field: &str) -> Option<Value> {
    owner.get_mut(BASIS)?.as_object_mut()?.remove(field)
}

fn put_mark(owner: &mut Map<String, Value>, field: &str, mark: Value) {
    if let Value::Object(marks) = owner.entry(BASIS).or_insert_with(|| json!({})) {
        marks.insert(field.to_owned(), mark);
    }
}

/// What a stake loses was part of the contract's structure, though only one side's belief.
fn take_discounts(terms: &mut Map<String, Value>) -> Option<Value> {
    let structure = terms.get_mut("structure")?.as_object_mut()?;
    let mut discounts = Map::new();
    for field in ["haircut", "future_dilution"] {
        let mark = take_mark(structure, field);
        if let Some(value) = structure.remove(field) {
            discounts.insert(field.to_owned(), value);
            mark.into_iter().for_each(|mark| put_mark(&mut discounts, field, mark));
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
        if let Some(mark) = take_mark(assumptions, "regions") {
            put_mark(fields, "regions", mark);
        }
        fields.insert("regions".to_owned(), assumptions.remove("regions").unwrap_or(json!([])));
        shared = fields.get_mut("stages").map(shares::take).unwrap_or_default();
    }
    assumptions.insert("programmes".to_owned(), Value::Array(vec![programme]));
    shared
}

/// Where a field of version 1 stands in version 2: for edits kept by their paths.
pub fn upgraded_path(path: &str) -> String {
    const MOVED: [(&str, &str); 12] = [
        ("payments.restricted_technology", "payments.technology"),
        ("terms.asset", "terms.products.0"),
        ("terms.royalty", "terms.royalties.0"),
        ("terms.structure.haircut", "assumptions.newco.haircut"),
        ("terms.structure.basis.haircut", "assumptions.newco.basis.haircut"),
        ("terms.structure.future_dilution", "assumptions.newco.future_dilution"),
        ("terms.structure.basis.future_dilution", "assumptions.newco.basis.future_dilution"),
        ("assumptions.programme", "assumptions.programmes.0"),
        ("assumptions.regions", "assumptions.programmes.0.regions"),
        ("assumptions.basis.regions", "assumptions.programmes.0.basis.regions"),
        ("other.programme", "other.programmes.0"),
        ("other.regions", "other.programmes.0.regions"),
    ];
    let moved = MOVED.iter().find_map(|(old, new)| {
        let rest = path.strip_prefix(old)?;
        (rest.is_empty() || rest.starts_with('.')).then(|| format!("{new}{rest}"))
    });
    moved.unwrap_or_else(|| path.to_owned())
}
