//! Values a deal file and prints the results as JSON:
//! `cargo run --release --no-default-features --example value -- FILE`.
//!
//! `FILE` is a deal file, or a test case that holds one under `deal`. What is wrong with a file is
//! listed on stderr, one `path: message` a line.

mod common;

use common::{part_of, print, refuse, text_of};
use parley::domain::deal::{Deal, PaymentKind};
use parley::domain::draft::read_deal;
use parley::domain::issue::Issue;
use parley::domain::lang::Lang;
use parley::domain::valuation::{CaseResult, Payment, RnpvSplit, Valuation, contract_id, value};
use serde_json::{Map, Value, json};
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        return refuse(&["usage: value FILE".to_owned()]);
    };
    let text = match text_of(&path) {
        Ok(text) => text,
        Err(why) => return refuse(&[why]),
    };
    match read_deal(&part_of(&text, "deal")) {
        Ok(deal) => print(&results(&deal)),
        Err(issues) => refuse(&issues.iter().map(|issue| line(issue, &path)).collect::<Vec<_>>()),
    }
}

/// A problem of the file as a whole stands under the file's name.
fn line(issue: &Issue, file: &str) -> String {
    let place = if issue.path.is_empty() { file } else { &issue.path };
    format!("{place}: {}", issue.message(Lang::En))
}

fn results(deal: &Deal) -> Value {
    let valuation = value(deal);
    let mut results = Map::new();
    results.insert("project".into(), json!(valuation.project));
    results.extend(split(&valuation.own));
    results.insert("common".into(), Value::Object(split(&valuation.common)));
    if let Some(equity) = valuation.equity {
        results.insert("equity".into(), json!(equity));
    }
    results.insert("headline".into(), json!(valuation.headline));
    results.insert("expected".into(), expected(&valuation));
    results.insert("pos_filing".into(), pos_filing(deal, &valuation));
    results.insert("exercise".into(), exercise(deal, &valuation));
    results.insert("success_schedule".into(), schedule(&valuation.success, deal));
    results.insert("success_net_sales".into(), net_sales(&valuation.success));
    results.insert("irr".into(), json!(valuation.funding.irr));
    results.insert(
        "payback_on".into(),
        json!(valuation.funding.payback_on.map(|date| date.to_string())),
    );
    results.insert("peak_funding".into(), json!(valuation.funding.peak_need));
    Value::Object(results)
}

fn split(split: &RnpvSplit) -> Map<String, Value> {
    Map::from_iter([
        ("licensor".to_owned(), json!(split.licensor)),
        ("licensee".to_owned(), json!(split.licensee)),
        ("licensor_share".to_owned(), json!(split.licensor_share)),
    ])
}

/// Expected nominal payments to the licensor by kind, always all of them.
fn expected(valuation: &Valuation) -> Value {
    let payments = &valuation.expected_payments;
    PaymentKind::to_licensor()
        .map(|kind| (kind.word().to_owned(), json!(payments.of(kind))))
        .collect()
}

fn pos_filing(deal: &Deal, valuation: &Valuation) -> Value {
    let programmes = deal.assumptions.programmes.iter().zip(&valuation.pos_filing);
    programmes.map(|(programme, pos)| (programme.id.clone(), json!(pos))).collect()
}

fn exercise(deal: &Deal, valuation: &Valuation) -> Value {
    let decisions = valuation.exercise.iter().filter_map(|decision| {
        let option = deal.terms.options.get(decision.option)?;
        let stated =
            json!({"probability": decision.exercise, "continuation": decision.continuation});
        Some((option.id.clone(), stated))
    });
    decisions.collect()
}

fn schedule(case: &CaseResult, deal: &Deal) -> Value {
    case.payments.iter().map(|payment| row(payment, deal)).collect()
}

fn row(payment: &Payment, deal: &Deal) -> Value {
    json!({
        "kind": payment.item.payment_kind().map(PaymentKind::word),
        "id": contract_id(payment.item, deal),
        "trigger_on": payment.trigger_on.to_string(),
        "due_on": payment.due_on.to_string(),
        "amount": payment.amount,
    })
}

fn net_sales(case: &CaseResult) -> Value {
    case.years.iter().map(|year| (year.year.to_string(), json!(year.total_sales()))).collect()
}
