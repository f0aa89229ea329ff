//! What a random deal's side believes.

use super::draws::Draws;
use super::random_deal::{EVENTS, Outline, Programme, stage_name};
use serde_json::{Value, json};

pub fn assumptions(draws: &mut Draws, outline: &Outline) -> Value {
    let rows = outline.programmes.iter();
    let programmes: Vec<Value> = rows.map(|own| programme(draws, outline, own)).collect();
    let mut assumptions = json!({
        "valuation_on": draws.date(2025, 2027),
        "programmes": programmes,
        "exercise": exercise(draws, outline),
        "events": EVENTS.map(|event| {
            json!({"event": event, "on": draws.date(2025, 2032), "probability": draws.fraction()})
        }),
        "horizon_on": draws.date(2034, 2049),
        "third_party_royalty": draws.up_to(150),
        "licensee": {
            "discount_rate": draws.rate(), "cogs": draws.up_to(700), "opex": draws.up_to(900),
            "tax_rate": draws.up_to(400),
        },
        "licensor": {
            "discount_rate": draws.rate(), "tax_rate": draws.up_to(400),
            "upstream_share": draws.up_to(600),
        },
        "wht": draws.up_to(350), "wht_sourced": draws.fraction(),
        "fx": {
            "pair": "USD/CNY", "spot": 7.1, "spot_on": "2026-01-15", "deal_rate": 0.04,
            "home_rate": 0.018, "volatility": 0.04,
        },
    });
    let newco = json!({"haircut": draws.up_to(500), "future_dilution": draws.up_to(500)});
    draws.perhaps(&mut assumptions, "newco", newco);
    let years = draws.within(0, 6);
    draws.perhaps(&mut assumptions["licensee"], "relief_years", years);
    let duty = draws.up_to(1500);
    draws.perhaps(&mut assumptions["licensee"], "us_duty", duty);
    let foreign_tax = *draws.one(&["credit", "deduction", "exempt"]);
    draws.perhaps(&mut assumptions["licensor"], "foreign_tax", foreign_tax);
    assumptions
}

/// Half of the options by a probability, the others by what they are worth.
fn exercise(draws: &mut Draws, outline: &Outline) -> Vec<Value> {
    let chosen = outline.options.iter().filter(|_| draws.chance(6)).collect::<Vec<_>>();
    let rows = chosen.into_iter().map(|option| {
        let id = format!("option on {}", outline.products[option.product].id);
        json!({"option": id, "probability": draws.fraction()})
    });
    rows.collect()
}

fn programme(draws: &mut Draws, outline: &Outline, own: &Programme) -> Value {
    let stages: Vec<Value> = (0..own.stages)
        .map(|stage| {
            let months = if draws.chance(3) { draws.below(2) } else { draws.within(2, 40) };
            json!({
                "stage": stage_name(stage), "months": months, "cost": draws.millions(200),
                "pos": draws.fraction(),
            })
        })
        .collect();
    let regions: Vec<Value> = own.regions.iter().map(|name| region(draws, name)).collect();
    let mut programme = json!({
        "id": own.id, "product": outline.products[own.product].id,
        "start_on": draws.date(2024, 2027), "stages": stages, "regions": regions,
    });
    let dependence = draws.fraction();
    draws.perhaps(&mut programme, "approval_dependence", dependence);
    programme
}

fn region(draws: &mut Draws, name: &str) -> Value {
    let years = draws.count(1, 5);
    let uptake: Vec<f64> = (0..years).map(|_| draws.fraction()).collect();
    let years = draws.count(1, 3);
    let retention: Vec<f64> = (0..years).map(|_| draws.fraction()).collect();
    let mut region = json!({
        "region": name, "review_months": draws.below(20), "pos": draws.fraction(),
        "launch_lag_months": draws.below(14), "launch_cost": draws.millions(100),
        "peak_net_sales": draws.millions(3000), "uptake": uptake,
        "exclusivity_until": draws.date(2027, 2045), "retention": retention,
    });
    let cut = draws.fraction();
    draws.perhaps(&mut region, "price_cut", cut);
    let after = draws.quarter_years(8);
    draws.perhaps(&mut region, "price_cut_after_years", after);
    region
}
