//! The published total divided among a deal's milestones.

use super::PublicDeal;
use crate::domain::deal::EACH;
use crate::domain::examples::templates::DealFileBuilder;
use crate::domain::number::{amount_text, sum};
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::{Value, json};

const MILESTONES: &str = "terms.milestones";

/// A milestone of the template.
struct Part {
    row: usize,
    /// The template's amount: its weight.
    weight: Decimal,
    /// How often it is counted: once for each programme or product it is of.
    count: Decimal,
    on_sales: bool,
}

/// Divides what is `left` of the published total once all else is paid: the sales milestones apart where they were
/// published apart, in the template's proportions, the same for every programme.
pub fn divide(document: &mut DealFileBuilder, public: &PublicDeal, left: Decimal) {
    let parts = parts(document);
    let reading = &public.reading;
    let sales = reading.sales.or_else(|| Some(sum([left, -reading.development?])));
    let Some(sales) = sales else { return split(document, public, &parts, left) };
    let (on_sales, development): (Vec<Part>, Vec<Part>) =
        parts.into_iter().partition(|part| part.on_sales);
    split(document, public, &development, sum([left, -sales]));
    split(document, public, &on_sales, sales);
}

fn parts(document: &DealFileBuilder) -> Vec<Part> {
    (0..document.draft().rows(MILESTONES))
        .map(|row| Part {
            row,
            weight: document.decimal(&format!("{MILESTONES}.{row}.amount")),
            count: count(document, row).into(),
            on_sales: document.draft().text(&format!("{MILESTONES}.{row}.trigger.on"))
                == "annual_sales",
        })
        .collect()
}

/// How many programmes or products a milestone is of.
fn count(document: &DealFileBuilder, row: usize) -> usize {
    let draft = document.draft();
    let text = |field: &str| draft.text(&format!("{MILESTONES}.{row}.trigger.{field}"));
    if text("product") == EACH {
        return draft.rows("terms.products");
    }
    if text("programme") != EACH {
        return 1;
    }
    let with = |pattern: &str, word: &str| {
        draft.expand(pattern).iter().filter(|path| draft.text(path) == word).count()
    };
    match text("on") {
        "start" => with("assumptions.programmes[].stages[].stage", text("stage")),
        "approval" => with("assumptions.programmes[].regions[].region", text("region")),
        _ => draft.rows("assumptions.programmes"),
    }
}

/// Spreads `whole` over milestones by their weights, in whole millions; what is left over joins the last of them, and
/// what cannot be divided evenly falls due once, with the lead's.
fn split(document: &mut DealFileBuilder, public: &PublicDeal, parts: &[Part], whole: Decimal) {
    let weights = sum(parts.iter().map(|part| part.weight * part.count));
    let mut left = whole;
    for (place, part) in parts.iter().enumerate() {
        let share = (whole * part.weight).checked_div(weights).unwrap_or_default();
        let last = place + 1 == parts.len();
        let each = if last { left.checked_div(part.count).unwrap_or_default() } else { share };
        let digits = if last || each < Decimal::ONE { 2 } else { 0 };
        let amount = each.round_dp_with_strategy(digits, RoundingStrategy::ToZero);
        left = sum([left, -(amount * part.count)]);
        let path = format!("{MILESTONES}.{}.amount", part.row);
        document.put_marked(&path, number(amount), &mark(public, whole));
    }
    if let (Some(part), true) = (parts.last(), left > Decimal::ZERO) {
        rest(document, public, part, left);
    }
}

fn mark(public: &PublicDeal, whole: Decimal) -> String {
    format!("illustrative {}, a part of the published {}", public.reading.id, amount_text(whole))
}

/// A row for the cents that do not divide among the programmes.
fn rest(document: &mut DealFileBuilder, public: &PublicDeal, like: &Part, left: Decimal) {
    let path = format!("{MILESTONES}.{}.trigger", like.row);
    let Some(mut trigger) = document.draft().node(&path).cloned() else { return };
    let lead = |list: &str| document.draft().text(&format!("{list}.0.id")).to_owned();
    let (programme, product) = (lead("assumptions.programmes"), lead("terms.products"));
    for (owner, id) in [("programme", programme), ("product", product)] {
        if let Some(word) = trigger.get_mut(owner) {
            *word = id.into();
        }
    }
    let name = if like.on_sales { "sales_rest" } else { "rest" };
    let row = document.draft().rows(MILESTONES);
    let label = "what does not divide evenly";
    document.push(
        MILESTONES,
        json!({"id": name, "label": label, "amount": number(left), "trigger": trigger}),
    );
    document.mark(&format!("{MILESTONES}.{row}.amount"), &mark(public, left));
}

/// An amount as the deal file holds it.
pub fn number(amount: Decimal) -> Value {
    amount_text(amount.normalize()).parse().map_or(Value::Null, Value::Number)
}
