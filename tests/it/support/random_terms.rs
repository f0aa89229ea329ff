//! The contract of a random deal.

use super::draws::Draws;
use super::random_deal::{EVENTS, Outline, Programme, stage_name};
use serde_json::{Value, json};

pub fn terms(draws: &mut Draws, outline: &Outline) -> Value {
    let products = outline.products.iter().map(|product| {
        let mut row =
            json!({"id": product.id, "name": "", "modality": "", "area": "", "stage": ""});
        if !product.own.is_empty() {
            row["territory"] = json!(product.own);
        }
        row
    });
    let rows = draws.count(0, 3);
    let upfront: Vec<Value> = (0..rows).map(|row| upfront(draws, row)).collect();
    let rows = draws.count(0, 7);
    let milestones: Vec<Value> = (0..rows).map(|row| milestone(draws, outline, row)).collect();
    json!({
        "parties": {
            "licensor": {"name": "Licensor", "vehicle": "mainland"},
            "licensee": {"name": "Licensee", "country": "US"},
        },
        "products": products.collect::<Vec<_>>(),
        "structure": structure(draws),
        "territory": {"licensed": outline.licensed, "retained": ["CN"]},
        "currency": "USD", "sheet_on": "2024-11-01", "signed_on": "2025-01-01",
        "effective_on": draws.date(2025, 2027),
        "upfront": upfront, "milestones": milestones,
        "options": options(draws, outline),
        "royalties": royalties(draws, outline),
        "profit_share": profit_shares(draws, outline),
        "cost_share": cost_shares(draws, outline),
        "tech_transfer": {
            "cost": draws.millions(30), "payer": draws.one(&["licensor", "licensee"]),
            "days_after_effective": draws.below(400),
        },
        "payment": {
            "upfront_days": draws.below(90), "milestone_notice_days": draws.below(30),
            "milestone_days": draws.below(90), "royalty_days": draws.below(90),
            "gross_up": draws.chance(6), "late_interest": 0.08, "business_day": "following",
            "invoice_days": draws.chance(3).then(|| draws.below(120)),
        },
    })
}

fn structure(draws: &mut Draws) -> Value {
    if !draws.chance(5) {
        return json!({"kind": "license"});
    }
    let mut newco = json!({"kind": "newco", "licensor_equity": draws.up_to(900)});
    let financing = draws.millions(400);
    draws.perhaps(&mut newco, "committed_financing", financing);
    newco
}

fn upfront(draws: &mut Draws, row: usize) -> Value {
    let forms = ["cash", "cash", "payer_shares", "licensor_shares"];
    let mut upfront = json!({
        "label": format!("tranche{row}"), "amount": draws.millions(300),
        "days_after_effective": draws.below(400), "form": draws.one(&forms),
    });
    let premium = draws.up_to(1000);
    draws.perhaps(&mut upfront, "premium", premium);
    upfront
}

fn options(draws: &mut Draws, outline: &Outline) -> Vec<Value> {
    let options = outline.options.iter().map(|option| {
        let id = &outline.products[option.product].id;
        json!({
            "id": format!("option on {id}"), "label": "", "product": id,
            "stage": stage_name(option.stage), "exercise_fee": draws.millions(120),
        })
    });
    options.collect()
}

fn milestone(draws: &mut Draws, outline: &Outline, row: usize) -> Value {
    let trigger = match draws.below(9) {
        0 => json!({"on": "date", "date": draws.date(2024, 2039)}),
        1 => json!({"on": "event", "event": draws.one(&EVENTS)}),
        2 | 3 => development(draws, outline, "approval"),
        4 => development(draws, outline, "filing"),
        5 => development(draws, outline, "start"),
        6 | 7 => sales(draws, outline, "annual_sales"),
        _ => sales(draws, outline, "cumulative_sales"),
    };
    let amount = draws.millions(500);
    json!({"id": format!("milestone{row}"), "label": "", "amount": amount, "trigger": trigger})
}

/// On a programme that has what is named, or on each that has.
fn development(draws: &mut Draws, outline: &Outline, on: &str) -> Value {
    let programme = draws.count(0, outline.programmes.len() - 1);
    let own = &outline.programmes[programme];
    let mut trigger = match on {
        "approval" => json!({"on": on, "region": draws.one(&licensed(outline, own))}),
        "start" if own.stages > 0 => {
            json!({"on": on, "stage": stage_name(draws.count(0, own.stages - 1))})
        }
        _ => json!({"on": "filing"}),
    };
    if draws.chance(4) {
        trigger["programme"] = json!("each");
    } else {
        outline.name_programme(draws, &mut trigger, programme);
    }
    trigger
}

fn licensed(outline: &Outline, programme: &Programme) -> Vec<&'static str> {
    let licensed = &outline.products[programme.product].licensed;
    programme.regions.iter().copied().filter(|region| licensed.contains(region)).collect()
}

fn sales(draws: &mut Draws, outline: &Outline, on: &str) -> Value {
    let product = draws.count(0, outline.products.len() - 1);
    let mut trigger = json!({"on": on, "threshold": draws.within(1, 2500)});
    if draws.chance(4) {
        trigger["product"] = json!("each");
    } else {
        outline.name_product(draws, &mut trigger, product);
    }
    if draws.chance(4) {
        trigger["regions"] = json!(draws.some(&outline.products[product].licensed));
    }
    trigger
}

fn profit_shares(draws: &mut Draws, outline: &Outline) -> Vec<Value> {
    let rows = outline.shared.iter().map(|(product, region)| {
        let mut row = json!({"region": region, "licensor_share": draws.fraction()});
        outline.name_product(draws, &mut row, *product);
        row
    });
    rows.collect()
}

fn cost_shares(draws: &mut Draws, outline: &Outline) -> Vec<Value> {
    let mut rows = Vec::new();
    for (programme, own) in outline.programmes.iter().enumerate() {
        for stage in (0..own.stages).filter(|_| draws.chance(4)).collect::<Vec<_>>() {
            let share = draws.fraction();
            let mut row = json!({"stage": stage_name(stage), "licensee_share": share});
            outline.name_programme(draws, &mut row, programme);
            rows.push(row);
        }
    }
    rows
}

/// Schedules that name their regions, no product in a region twice and none under profit share; then some for the
/// rest, no product twice.
fn royalties(draws: &mut Draws, outline: &Outline) -> Vec<Value> {
    let mut schedules = Vec::new();
    let mut taken = outline.shared.clone();
    let products: Vec<usize> = (0..outline.products.len()).collect();
    for _ in 0..draws.count(0, 2) {
        let own = draws.some(&products);
        let licensed = |region: &&str| {
            let mut own = own.iter();
            own.any(|product| outline.products[*product].licensed.contains(region))
        };
        let clash = |region: &&str| own.iter().any(|product| taken.contains(&(*product, *region)));
        let free: Vec<&'static str> = ["US", "EU", "JP", "CA"]
            .into_iter()
            .filter(|region| licensed(region) && !clash(region))
            .collect();
        if !free.is_empty() {
            let regions = draws.some(&free);
            let pairs = regions.iter().flat_map(|region| own.iter().map(|row| (*row, *region)));
            taken.extend(pairs.collect::<Vec<_>>());
            schedules.push(schedule(draws, outline, &own, &regions));
        }
    }
    let mut left = products;
    while !left.is_empty() && draws.chance(10) {
        let own = draws.some(&left);
        left.retain(|product| !own.contains(product));
        schedules.push(schedule(draws, outline, &own, &[]));
    }
    for (row, schedule) in schedules.iter_mut().enumerate() {
        schedule["id"] = json!(format!("royalty{row}"));
    }
    schedules
}

fn schedule(draws: &mut Draws, outline: &Outline, products: &[usize], regions: &[&str]) -> Value {
    let mut above = 0;
    let tiers = (0..draws.count(1, 4)).map(|index| {
        above += if index == 0 { 0 } else { draws.within(1, 1200) };
        json!({"above": above, "rate": draws.up_to(300)})
    });
    let tiers: Vec<Value> = tiers.collect();
    let mut schedule = json!({
        "tiers": tiers, "years_from_first_sale": draws.quarter_years(15),
        "after_exclusivity_reduction": draws.up_to(1000), "stacking_credit": draws.up_to(1000),
        "credit_carry_forward": draws.chance(6), "floor": draws.up_to(1000),
        "minimum_annual": draws.millions(40),
    });
    if draws.chance(4) {
        schedule["generic_share"] = json!(draws.fraction());
    }
    if !regions.is_empty() {
        schedule["regions"] = json!(regions);
    }
    if products.len() < outline.products.len() || draws.chance(6) {
        let ids = products.iter().map(|row| outline.products[*row].id.as_str());
        schedule["products"] = json!(ids.collect::<Vec<_>>());
    }
    schedule
}
