//! Deals at the edge of what is worked out while people talk, made of the largest worked one.

use parley::domain::deal::Deal;
use parley::domain::draft::{Draft, validate};
use serde_json::Value;

const REGIONS: &str = "assumptions.programmes.0.regions";
const LICENSED: &str = "terms.territory.licensed";

/// A platform: the deal's product and others like it, in three regions.
pub fn platform(deal: &Draft, products: usize) -> Deal {
    let mut draft = deal.clone();
    if let Some(row) = draft.texts(LICENSED).iter().position(|region| *region == "CA") {
        draft.remove_row(LICENSED, row);
    }
    assert_eq!(draft.rows(LICENSED), 3);
    (1..products).for_each(|_| draft.add_product());
    checked(&draft)
}

/// One product whose approval is open in so many regions: two outcomes each.
pub fn uncertain(deal: &Draft, regions: usize) -> Deal {
    let mut draft = deal.clone();
    let model = draft.node(&format!("{REGIONS}.0")).cloned().unwrap_or_default();
    let names: Vec<String> = (0..regions).map(|n| format!("R{n}")).collect();
    draft.put(REGIONS, Value::Array(vec![model; regions]));
    draft.put(LICENSED, Value::Array(names.iter().map(|name| name.as_str().into()).collect()));
    for (row, name) in names.iter().enumerate() {
        draft.set(&format!("{REGIONS}.{row}.region"), name);
        draft.set(&format!("{REGIONS}.{row}.pos"), "90");
    }
    for row in 0..draft.rows("terms.milestones") {
        let region = format!("terms.milestones.{row}.trigger.region");
        if !draft.text(&region).is_empty() {
            draft.set(&region, "R0");
        }
    }
    checked(&draft)
}

fn checked(draft: &Draft) -> Deal {
    let checked = validate(draft);
    checked.deal.unwrap_or_else(|| panic!("{:?}", checked.issues))
}
