//! Deals for tests: a plain one to change, as a deal file's JSON.

use parley::domain::deal::Deal;
use parley::domain::draft::read_deal;
use serde_json::{Value, json};

/// Reads a deal file through the same door as the page.
#[track_caller]
pub fn deal(file: &Value) -> Deal {
    read_deal(&file.to_string()).unwrap_or_else(|issues| panic!("{issues:?}\n{file:#}"))
}

/// A certain drug sold in one region for one year, 2026, from its first day; no payment, cost, tax or
/// discounting at all.
pub fn plain() -> Value {
    json!({
        "format": "parley-deal", "version": 2, "title": "plain",
        "terms": {
            "parties": {
                "licensor": {"name": "Licensor", "vehicle": "mainland"},
                "licensee": {"name": "Licensee", "country": "US"}
            },
            "products": [{
                "id": "product", "name": "asset", "modality": "adc", "area": "oncology", "stage": "phase2"
            }],
            "structure": {"kind": "license"},
            "territory": {"licensed": ["US"], "retained": ["CN"]},
            "currency": "USD", "sheet_on": "2026-01-01", "signed_on": "2026-01-01", "effective_on": "2026-01-01",
            "upfront": [], "milestones": [],
            "royalties": [{
                "id": "royalty", "tiers": [{"above": 0, "rate": 0}], "years_from_first_sale": 10,
                "after_exclusivity_reduction": 0, "stacking_credit": 0,
                "credit_carry_forward": false, "floor": 0, "minimum_annual": 0
            }],
            "tech_transfer": {"cost": 0, "payer": "licensee", "days_after_effective": 0},
            "payment": {
                "upfront_days": 0, "milestone_notice_days": 0, "milestone_days": 0,
                "royalty_days": 0, "gross_up": false, "late_interest": 0,
                "business_day": "following"
            }
        },
        "assumptions": {
            "valuation_on": "2026-01-01",
            "programmes": [{
                "id": "main", "product": "product", "start_on": "2026-01-01", "stages": [],
                "regions": [region("US", 1.0, 0.0)]
            }],
            "horizon_on": "2027-01-01", "third_party_royalty": 0,
            "licensee": {"discount_rate": 0, "cogs": 0, "opex": 0, "tax_rate": 0},
            "licensor": {"discount_rate": 0, "tax_rate": 0, "upstream_share": 0},
            "wht": 0, "wht_sourced": 1,
            "fx": {
                "pair": "USD/CNY", "spot": 7.1, "spot_on": "2026-01-01",
                "deal_rate": 0.04, "home_rate": 0.018, "volatility": 0.04
            }
        }
    })
}

/// A region that launches at filing and sells `peak` millions a year.
pub fn region(region: &str, pos: f64, peak: f64) -> Value {
    json!({
        "region": region, "review_months": 0, "pos": pos, "launch_lag_months": 0,
        "launch_cost": 0, "peak_net_sales": peak, "uptake": [1],
        "exclusivity_until": "2060-01-01", "retention": [1]
    })
}

/// A stage without months, so that all its cost is paid at its start.
pub fn stage(stage: &str, cost: f64, pos: f64) -> Value {
    json!({"stage": stage, "months": 0, "cost": cost, "pos": pos})
}
