//! A template put together from its figures.

use super::dates::dates;
use super::document::DealFileBuilder;
use super::figures::TemplateFigures;
use super::frame::{TemplateFrame, TemplateKind};
use super::tax::put_defaults;
use super::{kinds, milestones, programme};
use crate::domain::deal::{Modality, Stage, Vehicle};
use crate::domain::lang::Lang;
use crate::domain::term_sheet::{SHAPES, template_title};
use serde_json::{Value, json};

/// Fills a blank document; the lead drug's figures where the deal has only one.
pub fn build(frame: &TemplateFrame) -> DealFileBuilder {
    let mut document = DealFileBuilder::blank(&frame.id);
    let Some(lead) = frame.products.first() else { return document };
    let figures = TemplateFigures::of(lead.stage, lead.modality, lead.area);
    document.put("title", title(frame.kind, (lead.stage, lead.modality), Lang::En));
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

/// What a deal from a template is called.
pub(super) fn title(
    kind: TemplateKind,
    (stage, modality): (Stage, Modality),
    lang: Lang,
) -> String {
    let [plain, platform, shared, newco] = SHAPES;
    let shape = match kind {
        TemplateKind::SingleAsset => plain,
        TemplateKind::Platform => platform,
        TemplateKind::CoDevelopment => shared,
        TemplateKind::NewCo => newco,
    };
    template_title(stage.word(), modality.word(), shape, lang)
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
