//! Dates, and the licensee's cash over time.

use super::*;
use crate::support::plain_deal::{deal, plain, region};
use crate::support::random_deal::deals;
use parley::domain::date::{Date, add_months};
use parley::domain::valuation::value;
use proptest::prelude::*;
use serde_json::{Value, json};

/// A clause of 10 days, and 30 after an invoice: 30 count. Of 60 days after the quarter nothing changes.
#[test]
fn no_payment_is_due_before_its_invoice_allows() {
    let mut file = plain();
    file["terms"]["upfront"] =
        json!([{"label": "u", "amount": 1, "days_after_effective": 4, "form": "cash"}]);
    let trigger = json!({"on": "date", "date": "2026-03-01"});
    file["terms"]["milestones"] =
        json!([{"id": "m", "label": "", "amount": 1, "trigger": trigger}]);
    file["terms"]["royalties"][0]["tiers"][0]["rate"] = json!(0.1);
    file["assumptions"]["programmes"][0]["regions"] = json!([region("US", 1.0, 12.0)]);
    for (field, days) in [
        ("upfront_days", 10),
        ("milestone_notice_days", 5),
        ("milestone_days", 10),
        ("royalty_days", 60),
    ] {
        file["terms"]["payment"][field] = json!(days);
    }
    let due = |file: &Value| {
        let payments = value(&deal(file)).success.payments;
        payments.iter().take(3).map(|payment| payment.due_on.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(due(&file), ["2026-01-15", "2026-03-16", "2026-05-30"]);
    file["terms"]["payment"]["invoice_days"] = json!(30);
    assert_eq!(due(&file), ["2026-02-04", "2026-04-05", "2026-05-30"]);
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn money_moves_in_order_of_time(deal in deals()) {
        let valuation = value(&deal);
        for case in [&valuation.expected, &valuation.success] {
            prop_assert!(case.payments.is_sorted_by_key(|payment| payment.due_on));
            prop_assert!(case.payments.iter().all(|payment| payment.trigger_on <= payment.due_on));
            for flows in [&case.flows.licensor, &case.flows.licensee, &case.flows.project] {
                prop_assert!(flows.is_sorted_by_key(|flow| (flow.on, flow.item)));
            }
            prop_assert!(case.years.windows(2).all(|pair| pair[0].year + 1 == pair[1].year));
        }
    }

    /// A short month on the way never shifts what comes after it.
    #[test]
    fn filing_is_all_stages_after_the_start(deal in deals()) {
        let timeline = value(&deal).timeline;
        for (programme, dates) in deal.assumptions.programmes.iter().zip(timeline.programmes) {
            let months = programme.stages.iter().map(|stage| stage.months).sum();
            prop_assert_eq!(dates.filing_on, add_months(programme.start_on, months));
        }
    }

    /// Cumulative cash is lowest on the day of the peak need and stays above water from the payback day on.
    #[test]
    fn funding_is_that_of_the_cash(deal in deals()) {
        let valuation = value(&deal);
        let ahead = |flow: &&Flow| flow.on >= deal.assumptions.valuation_on;
        let flows: Vec<_> = valuation.expected.flows.licensee.iter().filter(ahead).collect();
        let cash_on = |on: Date| -> f64 {
            flows.iter().filter(|flow| flow.on <= on).map(|flow| flow.after_tax()).sum()
        };
        let funding = valuation.funding;
        for flow in &flows {
            let cash = cash_on(flow.on);
            prop_assert!(cash >= -funding.peak_need - ROUNDING);
            if funding.payback_on.is_some_and(|payback_on| flow.on >= payback_on) {
                prop_assert!(cash >= -ROUNDING);
            }
        }
        if let Some(on) = funding.peak_need_on {
            prop_close!(cash_on(on), -funding.peak_need, "need");
        }
    }
}
