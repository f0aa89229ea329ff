//! Every number of the worked deals, bit for bit, as text: what must be the same on any machine.

use super::ranged_deal::{ranged_draft, uncertain};
use parley::domain::deal::PaymentKind;
use parley::domain::draft::read_deal;
use parley::domain::uncertainty::AuditRun;
use parley::domain::valuation::{CaseResult, Valuation, value};
use std::fmt::Write as _;

const CASES: [(&str, &str); 16] = [
    ("akeso_summit", include_str!("../../fixtures/deals/akeso_summit.json")),
    ("events_and_dates", include_str!("../../fixtures/deals/events_and_dates.json")),
    ("flat_royalty", include_str!("../../fixtures/deals/flat_royalty.json")),
    ("innovent_takeda", include_str!("../../fixtures/deals/innovent_takeda.json")),
    (
        "ivonescimab_two_indications",
        include_str!("../../fixtures/deals/ivonescimab_two_indications.json"),
    ),
    ("month_end", include_str!("../../fixtures/deals/month_end.json")),
    ("newco_financed", include_str!("../../fixtures/deals/newco_financed.json")),
    ("newco_three_regions", include_str!("../../fixtures/deals/newco_three_regions.json")),
    ("option_by_probability", include_str!("../../fixtures/deals/option_by_probability.json")),
    ("option_by_value", include_str!("../../fixtures/deals/option_by_value.json")),
    ("profit_and_loss", include_str!("../../fixtures/deals/profit_and_loss.json")),
    ("shares_both_ways", include_str!("../../fixtures/deals/shares_both_ways.json")),
    ("stacking_grossup", include_str!("../../fixtures/deals/stacking_grossup.json")),
    ("tiers_two_regions", include_str!("../../fixtures/deals/tiers_two_regions.json")),
    ("two_indications", include_str!("../../fixtures/deals/two_indications.json")),
    ("two_products", include_str!("../../fixtures/deals/two_products.json")),
];

/// The digits of a test build as recorded: `UPDATE_DIGITS=1 cargo test --test it same_digits` records anew.
pub const RECORDED: &str = include_str!("../../fixtures/digits.txt");

/// A worked deal's file.
pub fn file(name: &str) -> String {
    let (_, text) = CASES.into_iter().find(|(case, _)| *case == name).unwrap();
    let case: serde_json::Value = serde_json::from_str(text).unwrap();
    case["deal"].to_string()
}

/// The digits of all worked deals, and of an audit run.
pub fn digits() -> String {
    let deals = CASES.iter().fold(String::new(), |mut text, (name, _)| {
        let valuation = value(&read_deal(&file(name)).unwrap());
        writeln!(text, "{name} {}", headline(&valuation)).unwrap();
        writeln!(text, "  expected {:016x}", sum(&valuation.expected)).unwrap();
        writeln!(text, "  success {:016x}", sum(&valuation.success)).unwrap();
        text
    });
    deals + &audit()
}

/// Both sides' figures of two thousand paths of the largest worked licence with twelve ranges.
fn audit() -> String {
    let deal = uncertain(&ranged_draft(&file("akeso_summit")));
    let mut run = AuditRun::new(deal, 2000, 1);
    while run.go_on(500) {}
    let figures = run.result().sides.into_iter().flat_map(|side| {
        [side.mean, side.standard_error, side.low, side.middle, side.high, side.loses]
    });
    let figures: Vec<String> = figures.map(|x| format!("{:016x}", x.to_bits())).collect();
    format!("audit {}\n", figures.join(" "))
}

fn headline(v: &Valuation) -> String {
    let numbers = [
        v.project,
        v.own.licensor,
        v.own.licensee,
        v.common.licensor,
        v.common.licensee,
        v.equity.unwrap_or_default(),
        v.funding.irr.unwrap_or_default(),
        v.funding.peak_need,
        v.expected_payments.of(PaymentKind::Royalty),
    ];
    numbers.map(|x| format!("{:016x}", x.to_bits())).join(" ")
}

/// A check sum over the bits of every flow and every year.
fn sum(case: &CaseResult) -> u64 {
    let flows = [&case.flows.licensor, &case.flows.licensee, &case.flows.project];
    let flows = flows.into_iter().flatten().flat_map(|flow| [flow.before_tax, flow.factor]);
    let years = case.years.iter().flat_map(|year| [year.due(), year.total_sales()]);
    flows.chain(years).fold(0xcbf2_9ce4_8422_2325, |sum, x| {
        (sum ^ x.to_bits()).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
