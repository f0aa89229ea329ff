//! A template put together from its figures.

use super::dates::dates;
use super::document::DealFileBuilder;
use super::figures::TemplateFigures;
use super::frame::{ProductFrame, TemplateFrame, TemplateKind};
use super::tax::put_defaults;
use super::{kinds, milestones, programme};
use crate::domain::deal::Vehicle;
use crate::domain::lang::Lang;
use crate::domain::words;
use serde_json::{Value, json};

/// Fills a blank document; the lead drug's figures where the deal has only one.
pub fn build(frame: &TemplateFrame) -> DealFileBuilder {
    let mut document = DealFileBuilder::blank(&frame.id);
    let Some(lead) = frame.products.first() else { return document };
    let figures = TemplateFigures::of(lead.stage, lead.modality, lead.area);
    document.put("title", title(frame.kind, lead));
    document.put("terms.territory.licensed", frame.regions.clone());
    document.put("terms.parties.licensee.country", frame.country.as_str());
    dates(&mut document, frame.today);
    put_all(&mut document, &figures, "terms.");
    put_all(&mut document, &figures, "assumptions.");
    products(&mut document, frame);
    milestones::milestones(&mut document, &figures, frame);
    tiers(&mut document, &figures);
    programme::horizon(&mut document, frame);
    kinds::shape(&mut document, &figures, frame);
    put_defaults(&mut document, &frame.country, Vehicle::Mainland);
    document
}

fn title(kind: TemplateKind, lead: &ProductFrame) -> String {
    let drug = format!(
        "{} at {}",
        named("terms.products[].modality", lead.modality.word()),
        named("terms.products[].stage", lead.stage.word())
    );
    match kind {
        TemplateKind::SingleAsset => drug,
        TemplateKind::Platform => format!("{drug}, platform with options"),
        TemplateKind::CoDevelopment => format!("{drug}, co-development"),
        TemplateKind::NewCo => format!("{drug}, new company"),
    }
}

/// A word by its name.
fn named<'a>(field: &str, word: &'a str) -> &'a str {
    words::choice(field, word, Lang::En).unwrap_or(word)
}

fn put_all(document: &mut DealFileBuilder, figures: &TemplateFigures, prefix: &str) {
    for (rest, figure) in figures.under(prefix) {
        document.put_figure(&format!("{prefix}{rest}"), figure);
    }
}

/// The drugs, each with its programme.
fn products(document: &mut DealFileBuilder, frame: &TemplateFrame) {
    document.put("terms.products", Vec::<Value>::new());
    document.put("assumptions.programmes", Vec::<Value>::new());
    for product in &frame.products {
        let mut row = json!({
            "id": product.id,
            "name": product.name,
            "modality": product.modality.word(),
            "area": product.area.word(),
            "stage": product.stage.word(),
        });
        if !product.territory.is_empty()
            && let Value::Object(fields) = &mut row
        {
            fields.insert("territory".to_owned(), product.territory.clone().into());
        }
        document.push("terms.products", row);
        programme::programme(document, product, frame);
    }
}

fn tiers(document: &mut DealFileBuilder, figures: &TemplateFigures) {
    document.put("terms.royalties.0.tiers", Vec::<Value>::new());
    for (row, (above, figure)) in figures.under("tier.").enumerate() {
        let above = above.parse().map_or(Value::Null, Value::Number);
        document.push("terms.royalties.0.tiers", json!({"above": above}));
        document.put_figure(&format!("terms.royalties.0.tiers.{row}.rate"), figure);
    }
}
