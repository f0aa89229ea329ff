//! What each shape of deal adds to a single asset.

use super::document::DealFileBuilder;
use super::figure::TemplateFigure;
use super::figures::TemplateFigures;
use super::frame::{ProductFrame, TemplateFrame, TemplateKind};
use crate::domain::lang::Lang;
use crate::domain::number::amount_text;
use crate::domain::words;
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// Adds what the shape needs; drugs under option are in any.
pub fn shape(document: &mut DealFileBuilder, figures: &TemplateFigures, frame: &TemplateFrame) {
    for product in &frame.products {
        if let Some(stage) = &product.option_after {
            option(document, figures, product, stage);
        }
    }
    let prefix = format!("{}.put.", frame.kind.word());
    for (path, figure) in figures.under(&prefix) {
        document.put_figure(path, figure);
    }
    match frame.kind {
        TemplateKind::SingleAsset | TemplateKind::Platform => {}
        TemplateKind::CoDevelopment => co_development(document, figures, frame),
        TemplateKind::NewCo => newco(document, figures),
    }
}

/// An option on a drug: until it is exercised the licensor bears the cost.
fn option(
    document: &mut DealFileBuilder,
    figures: &TemplateFigures,
    product: &ProductFrame,
    stage: &str,
) {
    document.push(
        "terms.options",
        json!({
            "id": format!("option_{}", product.id),
            "label": format!("option on {} after {}", product.name, words::stage(stage, Lang::En)),
            "product": product.id,
            "stage": stage,
            "exercise_fee": value(figures.at("platform.exercise_fee")),
        }),
    );
    let share = value(figures.at("platform.cost_share"));
    let stages = product.stage.ahead();
    let last = stages.iter().position(|one| *one == stage).unwrap_or_default();
    for stage in stages.iter().take(last + 1) {
        cost_share(document, &product.programme, stage, share.clone());
    }
}

/// Adds a share of a stage's cost.
pub fn cost_share(document: &mut DealFileBuilder, programme: &str, stage: &str, share: Value) {
    let row = json!({"programme": programme, "stage": stage, "licensee_share": share});
    document.push("terms.cost_share", row);
}

/// The US profit and the cost of every stage are shared; elsewhere a royalty is paid.
fn co_development(
    document: &mut DealFileBuilder,
    figures: &TemplateFigures,
    frame: &TemplateFrame,
) {
    let Some(lead) = frame.products.first() else { return };
    let profit = value(figures.at("co_development.profit_share"));
    if lead.regions(&frame.regions).iter().any(|region| region == "US") {
        let row = json!({"product": lead.id, "region": "US", "licensor_share": profit});
        document.push("terms.profit_share", row);
    }
    for stage in lead.stage.ahead() {
        let share = value(figures.at("co_development.cost_share"));
        cost_share(document, &lead.programme, stage, share);
    }
}

/// A stake in the place of a part of the milestones and royalties.
fn newco(document: &mut DealFileBuilder, figures: &TemplateFigures) {
    document.put("terms.structure.kind", "newco");
    document.put("payments.newco_country", "US");
    let part = figures.at("newco.milestones").and_then(|figure| figure.text.parse().ok());
    for path in document.draft().expand("terms.milestones[].amount") {
        let amount = document.decimal(&path) * part.unwrap_or(Decimal::ONE);
        let text = amount_text(amount.normalize());
        document.put(&path, text.parse().map_or(Value::Null, Value::Number));
    }
    for (row, (_, figure)) in figures.under("newco.tier.").enumerate() {
        document.put_figure(&format!("terms.royalties.0.tiers.{row}.rate"), figure);
    }
}

fn value(figure: Option<&TemplateFigure>) -> Value {
    figure.map_or(Value::Null, TemplateFigure::value)
}
