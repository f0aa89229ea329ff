//! The milestones of a template: of what is still ahead, for each of several drugs.

use super::document::DealFileBuilder;
use super::figures::TemplateFigures;
use super::frame::TemplateFrame;
use crate::domain::deal::EACH;
use crate::domain::lang::Lang;
use crate::domain::words;
use serde_json::{Map, Value, json};

/// Adds them. A stage that starts at signing is paid for by the upfront, so none is due at its start.
pub fn milestones(
    document: &mut DealFileBuilder,
    figures: &TemplateFigures,
    frame: &TemplateFrame,
) {
    let mut step = 0;
    for (event, figure) in figures.under("milestone.") {
        let (on, what) = event.split_once(':').unwrap_or((event, ""));
        if !is_due(frame, on, what) {
            continue;
        }
        step += usize::from(on == "annual_sales");
        let (id, label) = named(on, what, step);
        let trigger = trigger(frame, on, what);
        let row = json!({"id": id, "label": label, "amount": figure.value(), "trigger": trigger});
        document.push("terms.milestones", row);
    }
}

/// Whether a step is ahead of every drug that has it, and its region licensed.
fn is_due(frame: &TemplateFrame, on: &str, what: &str) -> bool {
    let products = &frame.products;
    let licensed = || {
        products.iter().any(|product| product.regions(&frame.regions).iter().any(|it| it == what))
    };
    let ahead = || {
        let mut places = products
            .iter()
            .filter(|product| !product.is_part(&frame.regions))
            .filter_map(|product| product.stage.ahead().iter().position(|stage| *stage == what))
            .peekable();
        places.peek().is_some() && places.all(|place| place > 0)
    };
    match on {
        "start" => ahead(),
        "approval" => licensed(),
        _ => true,
    }
}

fn named(on: &str, what: &str, step: usize) -> (String, String) {
    match on {
        "start" => (format!("start_{what}"), format!("{} start", words::stage(what, Lang::En))),
        "approval" => {
            (format!("approval_{}", what.to_ascii_lowercase()), format!("{what} approval"))
        }
        "annual_sales" => (format!("sales_{step}"), format!("annual net sales, step {step}")),
        _ => {
            let name = words::choice("terms.milestones[].trigger.on", on, Lang::En).unwrap_or(on);
            (on.to_owned(), name.to_owned())
        }
    }
}

/// The event, of each drug where there are several.
fn trigger(frame: &TemplateFrame, on: &str, what: &str) -> Value {
    let mut fields = Map::from_iter([("on".to_owned(), Value::from(on))]);
    let (key, owner) = match on {
        "start" => (Some("stage"), "programme"),
        "approval" => (Some("region"), "programme"),
        "annual_sales" => (Some("threshold"), "product"),
        _ => (None, "programme"),
    };
    if let Some(key) = key {
        let number = what.parse().ok().map(Value::Number);
        fields.insert(key.to_owned(), number.unwrap_or_else(|| what.into()));
    }
    if let Some(whose) = whose(frame, owner) {
        fields.insert(owner.to_owned(), whose.into());
    }
    Value::Object(fields)
}

/// Whose milestone it is, where it must be said.
fn whose<'a>(frame: &'a TemplateFrame, owner: &str) -> Option<&'a str> {
    let (lead, others) = frame.products.split_first()?;
    if others.is_empty() {
        return None;
    }
    let part = others.iter().any(|product| product.is_part(&frame.regions));
    Some(match owner {
        _ if !part => EACH,
        "product" => &lead.id,
        _ => &lead.programme,
    })
}
