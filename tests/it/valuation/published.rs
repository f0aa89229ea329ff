//! Results that others published, reproduced with whole deals.

use crate::support::fraction;
use crate::support::plain_deal::{deal, plain, region, stage};
use parley::domain::date::parse;
use parley::domain::deal::Deal;
use parley::domain::valuation::{Item, Valuation, value, xirr, xnpv};
use serde_json::{Value, json};

fn case(text: &str) -> (Value, Value) {
    let case: Value = serde_json::from_str(text).unwrap();
    (case["inputs"].clone(), case["expected"].clone())
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

fn dated(list: &Value) -> Vec<(parley::domain::date::Date, f64)> {
    let rows = list.as_array().unwrap().iter();
    rows.map(|row| (parse(row[0].as_str().unwrap()).unwrap(), row[1].as_f64().unwrap())).collect()
}

#[track_caller]
fn near(found: f64, expected: &Value, tolerance: f64) {
    let expected = expected.as_f64().unwrap();
    assert!((found - expected).abs() <= tolerance, "found {found}, published {expected}");
}

#[test]
fn boehringer_tiers_are_marginal_and_inclusive_at_the_top() {
    let (inputs, expected) = case(include_str!("../../fixtures/published/bi_tier_split.json"));
    let rates = [0.04, 0.06, 0.08, 0.10];
    let bounds = [vec![0.0], numbers(&inputs["tiers"])].concat();
    let tiers = bounds.iter().zip(rates).map(|(above, rate)| json!({"above": above, "rate": rate}));
    let mut file = plain();
    file["terms"]["royalties"][0]["tiers"] = tiers.collect();
    let allocated = |sales: f64| {
        let mut file = file.clone();
        file["assumptions"]["programmes"][0]["regions"] = json!([region("US", 1.0, sales)]);
        let year = value(&deal(&file)).success.years.remove(0).royalties.remove(0);
        let by_tier: f64 = year.by_tier.iter().sum();
        assert!((year.due - by_tier).abs() < 1e-9);
        year.by_tier.iter().zip(rates).map(|(royalty, rate)| royalty / rate).collect::<Vec<_>>()
    };

    // lawinsider.com/clause/net-sales-royalties: USD 750m is 500m in tier 1 and 250m in tier 2.
    let found = allocated(inputs["net_sales"].as_f64().unwrap());
    for (found, expected) in found.iter().zip(expected["allocation"].as_array().unwrap()) {
        near(*found, expected, 1e-9);
    }
    // The same clause: a bound belongs to the tier below it.
    let shares = [(500.0, [500.0, 0.0, 0.0, 0.0]), (501.0, [500.0, 1.0, 0.0, 0.0])];
    for (sales, expected) in shares {
        for (found, expected) in allocated(sales).iter().zip(expected) {
            assert!((found - expected).abs() < 1e-9, "{sales}: {found} in place of {expected}");
        }
    }
}

/// The probability that the approval milestone is paid, from the stage `transitions` begin with.
fn likelihood_of_approval(transitions: &[f64]) -> f64 {
    let (approval, stages) = transitions.split_last().unwrap();
    let mut file = plain();
    let rows = stages.iter().enumerate().map(|(row, pos)| stage(&format!("s{row}"), 0.0, *pos));
    file["assumptions"]["programmes"][0]["stages"] = rows.collect();
    file["assumptions"]["programmes"][0]["regions"] = json!([region("US", *approval, 0.0)]);
    let trigger = json!({"on": "approval", "region": "US"});
    file["terms"]["milestones"] =
        json!([{"id": "approval", "label": "", "amount": 1, "trigger": trigger}]);
    value(&deal(&file)).expected.payments[0].probability.unwrap()
}

#[test]
fn bio_transition_rates_multiply_to_the_published_likelihood_of_approval() {
    let (inputs, expected) = case(include_str!("../../fixtures/published/bio_qls_2021_loa.json"));
    // BIO/QLS/Informa, Clinical Development Success Rates 2011-2020, figures 1, 2 and 5b: printed to
    // 0.1 points, from unrounded counts.
    for (area, transitions) in inputs["transitions"].as_object().unwrap() {
        let transitions = numbers(transitions);
        for (phase, published) in expected[area].as_array().unwrap().iter().enumerate() {
            near(likelihood_of_approval(&transitions[phase..]), published, 0.0015);
        }
    }
}

#[test]
fn wong_path_by_path_rates_must_not_be_chained() {
    let (inputs, expected) =
        case(include_str!("../../fixtures/published/wong_path_by_path_trap.json"));
    // Wong, Siah, Lo, Biostatistics 20(2) 2019, table 2: overall 13.8 %, oncology 3.4 %. A programme's
    // stages multiply, so these columns, which are not conditional on each other, have no place there.
    for (area, columns) in inputs.as_object().unwrap() {
        let chained = likelihood_of_approval(&numbers(columns));
        assert!(chained > 1.3 * expected[area].as_f64().unwrap(), "{area}: {chained}");
    }
}

#[test]
fn vertex_cumulative_milestones_are_paid_once_each() {
    let (inputs, expected) =
        case(include_str!("../../fixtures/published/cfft_vertex_cumulative.json"));
    let mut file = plain();
    let amount = inputs["funding"].clone();
    let milestones = numbers(&inputs["thresholds"]).into_iter().map(|threshold| {
        let trigger = json!({"on": "cumulative_sales", "threshold": threshold});
        json!({"id": threshold.to_string(), "label": "", "amount": amount, "trigger": trigger})
    });
    file["terms"]["milestones"] = milestones.collect();
    file["terms"]["payment"]["milestone_days"] = inputs["due_days_after_quarter"].clone();
    file["assumptions"]["horizon_on"] = json!("2029-01-01");
    file["assumptions"]["programmes"][0]["regions"] = json!([region("US", 1.0, 120.0)]);
    let payments = value(&deal(&file)).success.payments;

    // lawinsider.com/clause/additional-royalty: one-time payments at cumulative 100m and 200m, within 30
    // days after the quarter. At 30m a quarter those are the 4th and the 7th.
    let dates: Vec<_> = payments.iter().map(|payment| payment.due_on.to_string()).collect();
    assert_eq!(dates, ["2027-01-30", "2027-10-30"]);
    for (payment, instalment) in payments.iter().zip(expected["instalments"].as_array().unwrap()) {
        near(payment.amount, instalment, 1e-9);
    }
    near(payments.iter().map(|payment| payment.amount).sum(), &expected["total"], 1e-9);
}

#[test]
fn a_threshold_met_exactly_is_reached() {
    let mut file = plain();
    let trigger = json!({"on": "annual_sales", "threshold": 100});
    file["terms"]["milestones"] =
        json!([{"id": "a", "label": "", "amount": 1, "trigger": trigger}]);
    // Three regions whose monthly twelfths do not add up to 100 in binary.
    file["terms"]["territory"]["licensed"] = json!(["A", "B", "C"]);
    file["assumptions"]["programmes"][0]["regions"] =
        json!([region("A", 1.0, 33.3), region("B", 1.0, 33.3), region("C", 1.0, 33.4)]);
    assert_eq!(value(&deal(&file)).success.payments[0].trigger_on.to_string(), "2026-12-31");
}

/// One way through Davanrik's tree as a deal: an indication with its third stage, launch and sales worth
/// `pv`. The costs of stages shared with other ways are counted in one of them only.
fn davanrik_way(
    inputs: &Value,
    shared: bool,
    second: &Value,
    third: (f64, f64),
    launch: &Value,
    pv: &Value,
) -> f64 {
    let costs = if shared { ["cost1", "cost2"] } else { ["", ""] };
    let [first_cost, second_cost] = costs.map(|name| inputs[name].as_f64().unwrap_or(0.0));
    let mut file = plain();
    file["assumptions"]["programmes"][0]["stages"] = json!([
        stage("phase1", first_cost, inputs["p1"].as_f64().unwrap()),
        stage("phase2", second_cost, second.as_f64().unwrap()),
        stage("phase3", third.0, third.1),
    ]);
    let mut market = region("US", 1.0, pv.as_f64().unwrap());
    market["launch_cost"] = launch.clone();
    file["assumptions"]["programmes"][0]["regions"] = json!([market]);
    value(&deal(&file)).project
}

#[test]
fn davanrik_expected_value() {
    let (inputs, expected) = case(include_str!("../../fixtures/published/davanrik_tree.json"));
    let number = |value: &Value| value.as_f64().unwrap();
    let (dep, wt, both) = (&inputs["dep"], &inputs["wt"], &inputs["both"]);
    let p2 = &inputs["p2"];
    // Merck's LAB/Davanrik case (pdfcoffee.com/calculations-2-pdf-free.html): expected value 13.98. The
    // second stage's indications exclude each other and share its cost. A single deal has no such fork,
    // since regions here are independent, so each way through the tree is a deal and the values add up.
    let ways = [
        davanrik_way(
            &inputs,
            true,
            &p2["dep"],
            (number(&dep["cost3"]), number(&dep["p"])),
            &dep["launch"],
            &dep["pv"],
        ),
        davanrik_way(
            &inputs,
            false,
            &p2["wt"],
            (number(&wt["cost3"]), number(&wt["p"])),
            &wt["launch"],
            &wt["pv"],
        ),
        davanrik_way(
            &inputs,
            false,
            &p2["both"],
            (number(&both["cost3"]), number(&both["p_both"])),
            &both["launch_both"],
            &both["pv_both"],
        ),
        davanrik_way(
            &inputs,
            false,
            &p2["both"],
            (0.0, number(&both["p_dep"])),
            &dep["launch"],
            &dep["pv"],
        ),
        davanrik_way(
            &inputs,
            false,
            &p2["both"],
            (0.0, number(&both["p_wt"])),
            &wt["launch"],
            &wt["pv"],
        ),
    ];
    near(ways.iter().sum(), &expected["ev"], 0.005);
}

#[test]
fn excel_xnpv_example() {
    let (inputs, expected) = case(include_str!("../../fixtures/published/excel_xnpv.json"));
    let flows = dated(&inputs["cashflows"]);
    // Microsoft's XNPV documentation: 2086.6476 at 9 %.
    near(
        xnpv(fraction(inputs["rate"].as_f64().unwrap()), flows[0].0, &flows),
        &expected["xnpv"],
        5e-5,
    );
}

#[test]
fn pyxirr_with_unordered_dates() {
    let (inputs, expected) = case(include_str!("../../fixtures/published/pyxirr_unordered.json"));
    let flows = dated(&inputs["cashflows"]);
    let earliest = flows.iter().map(|(on, _)| *on).min().unwrap();
    // github.com/Anexen/pyxirr, tests/test_scheduled.rs.
    near(xirr(&flows).unwrap(), &expected["xirr"], 1e-9);
    near(
        xnpv(fraction(inputs["rate"].as_f64().unwrap()), earliest, &flows),
        &expected["xnpv"],
        1e-7,
    );
}

#[test]
fn xirr_at_the_edges() {
    let on = |year: i32| parse(&format!("{year}-01-01")).unwrap();
    assert_eq!(xirr(&[]), None);
    assert_eq!(xirr(&[(on(2026), 10.0), (on(2027), 20.0)]), None);
    // In at 1 and out at 0.5 after a (365-day) year is a loss of half; nothing gained is a rate of 0.
    let rate = |back: f64| xirr(&[(on(2026), -1.0), (on(2027), back)]).unwrap();
    assert!((rate(0.5) + 0.5).abs() < 1e-12);
    assert!(rate(1.0).abs() < 1e-12);
    assert!((rate(10.9) - 9.9).abs() < 1e-11);
    // Two rates, 10 % and 20 %: neither is the answer.
    assert_eq!(xirr(&[(on(2025), -1.0), (on(2026), 2.3), (on(2027), -1.32)]), None);
    // A loss over two centuries, where powers overflow.
    let long = [(on(1990), -1e3), (on(2190), 1e-9)];
    assert!(xirr(&long).unwrap() < -0.1);
}

fn upfront_of_1000(gross_up: bool) -> Valuation {
    let mut file = plain();
    file["terms"]["upfront"] =
        json!([{"label": "u", "amount": 1000, "days_after_effective": 0, "form": "cash"}]);
    file["terms"]["payment"]["gross_up"] = json!(gross_up);
    file["assumptions"]["wht"] = json!(0.1);
    value(&deal(&file))
}

#[test]
fn gross_up_on_an_invoice_of_1000() {
    let (_, expected) = case(include_str!("../../fixtures/published/grossup_10pct.json"));
    // taxadvisorinturkey.blogspot.com, August 2014: base 1,111.11 with gross-up, 900 received without.
    let with = upfront_of_1000(true);
    near(-with.own.licensee, &expected["grossed_base"], 0.005);
    near(-with.own.licensee - with.own.licensor, &expected["grossed_tax"], 0.005);
    assert!((with.own.licensor - 1000.0).abs() < 1e-9);
    near(upfront_of_1000(false).own.licensor, &expected["net_paid_without_grossup"], 0.005);
}

/// The first component is the upfront, the others milestones.
fn headline_of(components: &[f64]) -> f64 {
    let mut file = plain();
    file["terms"]["upfront"] = json!([
        {"label": "u", "amount": components[0], "days_after_effective": 0, "form": "cash"}
    ]);
    let milestones = components[1..].iter().enumerate().map(|(row, amount)| {
        let trigger = json!({"on": "date", "date": "2026-06-30"});
        json!({"id": row.to_string(), "label": "", "amount": amount, "trigger": trigger})
    });
    file["terms"]["milestones"] = milestones.collect();
    // None of these is part of a headline.
    file["terms"]["royalties"][0]["tiers"] = json!([{"above": 0, "rate": 0.2}]);
    file["terms"]["royalties"][0]["minimum_annual"] = json!(50);
    file["terms"]["structure"] = json!({"kind": "newco", "licensor_equity": 0.199});
    file["assumptions"]["programmes"][0]["regions"] = json!([region("US", 1.0, 9e4)]);
    value(&deal(&file)).headline
}

#[test]
fn disclosed_headlines_are_upfront_and_milestones() {
    let (inputs, expected) = case(include_str!("../../fixtures/published/headline_totals.json"));
    // The companies' announcements. Harbour-AZ counts its 105m of shares, Innovent-Takeda does not add
    // them again: shares are in a headline exactly when they stand in the deal as an upfront.
    for (name, components) in inputs.as_object().unwrap() {
        near(headline_of(&numbers(components)), &expected[name], 1e-9);
    }
}

#[test]
fn stacking_stops_at_the_floor() {
    let (inputs, expected) =
        case(include_str!("../../fixtures/published/stacking_floor_12pct.json"));
    let effective_rate = |third_party: f64| {
        let mut file = plain();
        file["terms"]["royalties"][0]["tiers"] = json!([{"above": 0, "rate": inputs["gross"]}]);
        file["terms"]["royalties"][0]["stacking_credit"] = json!(1);
        file["terms"]["royalties"][0]["floor"] = inputs["floor"].clone();
        file["assumptions"]["third_party_royalty"] = json!(third_party);
        file["assumptions"]["programmes"][0]["regions"] = json!([region("US", 1.0, 1000.0)]);
        value(&deal(&file)).success.years[0].effective_rate().unwrap()
    };
    // github.com/ikildani/ambrosia-benchmarker-, lib/financial/royalty-stacking.ts: 12 % less 4 % and 2 %
    // with a floor of half leaves 6 %.
    near(effective_rate(numbers(&inputs["upstream"]).iter().sum()), &expected["net"], 1e-9);
    near(effective_rate(0.08), &expected["net"], 1e-9);
}

#[test]
fn ivonescimab_upfront_in_tranches() {
    let (inputs, expected) =
        case(include_str!("../../fixtures/published/summit_akeso_tranches.json"));
    let file: Value =
        serde_json::from_str(include_str!("../../fixtures/deals/akeso_summit.json")).unwrap();
    let worked: Deal = deal(&file["deal"]);
    let amount = |index: usize| {
        let payments = value(&worked).success.payments;
        payments.iter().find(|payment| payment.item == Item::Upfront(index)).unwrap().amount
    };
    // Akeso's and Summit's releases of December 2022 and January 2023: 500m, of which 300m first, partly
    // as ten million shares at 2.51.
    near(amount(0), &expected["cash_tranche1"], 1e-9);
    near(amount(1), &expected["share_value"], 1e-9);
    near(amount(2), &expected["tranche2"], 1e-9);

    // The second tranche was due on Sunday 5 March 2023, 90 days after signing: due dates are not rolled.
    let mut file = file["deal"].clone();
    file["terms"]["effective_on"] = inputs["signing"].clone();
    file["terms"]["upfront"][2]["days_after_effective"] =
        inputs["tranche2_days_after_signing"].clone();
    let payments = value(&deal(&file)).success.payments;
    let second = payments.iter().find(|payment| payment.item == Item::Upfront(2)).unwrap();
    assert_eq!(Some(second.due_on.to_string().as_str()), expected["tranche2_due"].as_str());
}
