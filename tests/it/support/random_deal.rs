//! Random deals, rich in corners: month-end starts, stages without months, certain and impossible
//! events, events before the valuation date, regions that are not licensed.

use parley::domain::deal::Deal;
use parley::domain::draft::read_deal;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

const REGIONS: [&str; 4] = ["US", "EU", "JP", "CA"];

/// A checked deal.
#[allow(dead_code, reason = "a test may want the files alone")]
pub fn deals() -> impl Strategy<Value = Deal> {
    files().prop_map(|file| match read_deal(&file.to_string()) {
        Ok(deal) => deal,
        Err(issues) => panic!("{issues:?}\n{file:#}"),
    })
}

/// A deal file.
pub fn files() -> impl Strategy<Value = Value> {
    (1..=4_usize, 0..=4_usize).prop_flat_map(|(regions, stages)| {
        (terms(regions, stages), assumptions(regions, stages)).prop_map(|(terms, assumptions)| {
            json!({
                "format": "parley-deal", "version": 1, "title": "random",
                "terms": terms, "assumptions": assumptions,
            })
        })
    })
}

/// A fraction to one per mille, its ends included and frequent.
fn fraction() -> impl Strategy<Value = f64> {
    prop_oneof![1 => Just(0.0), 1 => Just(1.0), 4 => (1..1000_u32).prop_map(per_mille)]
}

/// A fraction up to a limit in per mille.
fn up_to(limit: u32) -> impl Strategy<Value = f64> {
    prop_oneof![1 => Just(0.0), 3 => (0..=limit).prop_map(per_mille)]
}

fn per_mille(n: u32) -> f64 {
    f64::from(n) / 1000.0
}

/// Millions in whole cents, now and then zero.
fn millions(limit: u32) -> impl Strategy<Value = f64> {
    let amount =
        (1..limit, 0..4_u32).prop_map(|(whole, quarters)| whole as f64 + quarters as f64 / 4.0);
    prop_oneof![1 => Just(0.0), 5 => amount]
}

fn date(years: std::ops::Range<i32>) -> impl Strategy<Value = String> {
    let month_end = prop_oneof![Just("01-31"), Just("08-31"), Just("02-28"), Just("12-31")];
    let day = (1..=12_u32, 1..=28_u32).prop_map(|(month, day)| format!("{month:02}-{day:02}"));
    let day = prop_oneof![month_end.prop_map(str::to_owned), day];
    (years, day).prop_map(|(year, day)| format!("{year}-{day}"))
}

fn terms(regions: usize, stages: usize) -> impl Strategy<Value = Value> {
    let parts = (
        structure(),
        vec(upfront(), 0..=3),
        vec(milestone(regions, stages), 0..=6),
        royalty(),
        (millions(30), prop_oneof![Just("licensor"), Just("licensee")], 0..400_u32),
        (0..90_u32, 0..30_u32, 0..90_u32, 0..90_u32, any::<bool>()),
        date(2025..2028),
    );
    parts.prop_map(move |(structure, upfront, milestones, royalty, transfer, days, effective_on)| {
        let upfront = numbered(upfront, "label");
        let milestones = numbered(milestones, "id");
        json!({
            "parties": {
                "licensor": {"name": "Licensor", "vehicle": "mainland"},
                "licensee": {"name": "Licensee", "country": "US"},
            },
            "asset": {"name": "", "modality": "", "area": "", "stage": ""},
            "structure": structure,
            "territory": {"licensed": REGIONS[..regions], "retained": ["CN"]},
            "currency": "USD", "signed_on": "2025-01-01", "effective_on": effective_on,
            "upfront": upfront, "milestones": milestones, "royalty": royalty,
            "tech_transfer": {
                "cost": transfer.0, "payer": transfer.1, "days_after_effective": transfer.2
            },
            "payment": {
                "upfront_days": days.0, "milestone_notice_days": days.1, "milestone_days": days.2,
                "royalty_days": days.3, "gross_up": days.4, "late_interest": 0.08,
                "business_day": "following",
            },
        })
    })
}

/// Gives every row a name of its own.
fn numbered(rows: Vec<Value>, key: &str) -> Vec<Value> {
    let named = rows.into_iter().enumerate().map(|(index, mut row)| {
        row[key] = json!(format!("{key}{index}"));
        row
    });
    named.collect()
}

fn structure() -> impl Strategy<Value = Value> {
    let newco = (up_to(900), up_to(500)).prop_map(|(licensor_equity, haircut)| {
        json!({"kind": "newco", "licensor_equity": licensor_equity, "haircut": haircut})
    });
    prop_oneof![2 => Just(json!({"kind": "license"})), 1 => newco]
}

fn upfront() -> impl Strategy<Value = Value> {
    let form = prop_oneof![3 => Just("cash"), 1 => Just("shares")];
    (millions(300), 0..400_u32, form).prop_map(|(amount, days_after_effective, form)| {
        json!({"amount": amount, "days_after_effective": days_after_effective, "form": form})
    })
}

fn milestone(regions: usize, stages: usize) -> impl Strategy<Value = Value> {
    let start = (0..stages.max(1)).prop_map(move |stage| match stages {
        0 => json!({"on": "filing"}),
        _ => json!({"on": "start", "stage": format!("stage{stage}")}),
    });
    let approval =
        (0..regions).prop_map(|region| json!({"on": "approval", "region": REGIONS[region]}));
    let threshold = 1..2500_u32;
    let trigger = prop_oneof![
        start,
        approval,
        Just(json!({"on": "filing"})),
        date(2024..2040).prop_map(|date| json!({"on": "date", "date": date})),
        threshold.clone().prop_map(|sales| json!({"on": "annual_sales", "threshold": sales})),
        threshold.prop_map(|sales| json!({"on": "cumulative_sales", "threshold": sales})),
    ];
    (millions(500), trigger)
        .prop_map(|(amount, trigger)| json!({"label": "", "amount": amount, "trigger": trigger}))
}

fn royalty() -> impl Strategy<Value = Value> {
    let tiers = vec((1..1200_u32, up_to(300)), 1..=4);
    let parts =
        (tiers, 0..=60_u32, up_to(1000), up_to(1000), any::<bool>(), up_to(1000), millions(40));
    parts.prop_map(|(tiers, quarter_years, reduction, credit, carry, floor, minimum)| {
        let mut above = 0;
        let tiers = tiers.into_iter().enumerate().map(|(index, (width, rate))| {
            above += if index == 0 { 0 } else { width };
            json!({"above": above, "rate": rate})
        });
        json!({
            "tiers": tiers.collect::<Vec<_>>(),
            "years_from_first_sale": f64::from(quarter_years) / 4.0,
            "after_exclusivity_reduction": reduction, "stacking_credit": credit,
            "credit_carry_forward": carry, "floor": floor, "minimum_annual": minimum,
        })
    })
}

fn assumptions(regions: usize, stages: usize) -> impl Strategy<Value = Value> {
    let parts = (
        (date(2025..2028), date(2024..2028), date(2034..2050)),
        vec(stage(), stages),
        vec(region(), regions + 1),
        up_to(150),
        (rate(), up_to(400), up_to(500), up_to(400)),
        (rate(), up_to(400), up_to(600)),
        (up_to(350), fraction()),
    );
    parts.prop_map(|(dates, stages, mut regions, third_party, licensee, licensor, wht)| {
        let names = REGIONS.iter().copied();
        let last = regions.len() - 1;
        for (region, name) in regions.iter_mut().zip(names) {
            region["region"] = json!(name);
        }
        // One more region than is licensed, first in the list: it must not matter.
        regions[last]["region"] = json!("CN");
        regions.rotate_right(1);
        let stages = stages.into_iter().enumerate().map(|(index, mut stage): (usize, Value)| {
            stage["stage"] = json!(format!("stage{index}"));
            stage
        });
        json!({
            "valuation_on": dates.0,
            "programme": {"start_on": dates.1, "stages": stages.collect::<Vec<_>>()},
            "regions": regions, "horizon_on": dates.2, "third_party_royalty": third_party,
            "licensee": {
                "discount_rate": licensee.0, "cogs": licensee.1, "opex": licensee.2,
                "tax_rate": licensee.3,
            },
            "licensor": {
                "discount_rate": licensor.0, "tax_rate": licensor.1, "upstream_share": licensor.2,
            },
            "wht": wht.0, "wht_sourced": wht.1,
            "fx": {
                "pair": "USD/CNY", "spot": 7.1, "spot_on": "2026-01-15", "deal_rate": 0.04,
                "home_rate": 0.018, "volatility": 0.04,
            },
        })
    })
}

/// A discount rate, seldom negative.
fn rate() -> impl Strategy<Value = f64> {
    prop_oneof![1 => Just(0.0), 1 => Just(-0.05), 6 => (1..250_u32).prop_map(per_mille)]
}

fn stage() -> impl Strategy<Value = Value> {
    let months = prop_oneof![1 => Just(0_u32), 1 => Just(1), 4 => 2..40_u32];
    (months, millions(200), fraction(), fraction()).prop_map(|(months, cost, pos, licensee_share)| {
        json!({"months": months, "cost": cost, "pos": pos, "licensee_share": licensee_share})
    })
}

fn region() -> impl Strategy<Value = Value> {
    let parts = (
        (0..20_u32, 0..14_u32),
        fraction(),
        millions(100),
        millions(3000),
        vec(fraction(), 1..6),
        date(2027..2046),
        vec(fraction(), 1..4),
    );
    parts.prop_map(|((review, lag), pos, cost, peak, uptake, exclusivity_until, retention)| {
        json!({
            "review_months": review, "pos": pos, "launch_lag_months": lag, "launch_cost": cost,
            "peak_net_sales": peak, "uptake": uptake, "exclusivity_until": exclusivity_until,
            "retention": retention,
        })
    })
}
