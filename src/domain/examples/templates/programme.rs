//! A drug's programme: its stages still ahead and its regions.

use super::dates::{start_on, year_end};
use super::document::DealFileBuilder;
use super::figure::TemplateFigure;
use super::figures::TemplateFigures;
use super::frame::{ProductFrame, TemplateFrame};
use serde_json::{Value, json};

const PROGRAMMES: &str = "assumptions.programmes";

/// Adds the programme of a drug.
pub fn programme(document: &mut DealFileBuilder, product: &ProductFrame, frame: &TemplateFrame) {
    let figures = TemplateFigures::of(product.stage, product.modality, product.area);
    let row = document.draft().rows(PROGRAMMES);
    let start_on = start_on(frame.today).to_string();
    document.push(
        PROGRAMMES,
        json!({
            "id": product.programme,
            "product": product.id,
            "start_on": start_on,
            "stages": [],
            "regions": [],
        }),
    );
    let path = format!("{PROGRAMMES}.{row}");
    stages(document, &figures, product, &path);
    for region in product.regions(&frame.regions) {
        let until = exclusivity_until(&figures, frame);
        add_region(document, &figures, &path, region, &until);
    }
}

fn stages(
    document: &mut DealFileBuilder,
    figures: &TemplateFigures,
    product: &ProductFrame,
    programme: &str,
) {
    for (row, stage) in product.stage.ahead().iter().enumerate() {
        let list = format!("{programme}.stages");
        document.push(&list, json!({"stage": stage}));
        for (field, figure) in figures.under(&format!("stage.{stage}.")) {
            document.put_figure(&format!("{list}.{row}.{field}"), figure);
        }
    }
}

fn add_region(
    document: &mut DealFileBuilder,
    figures: &TemplateFigures,
    programme: &str,
    region: &str,
    exclusivity_until: &str,
) {
    let list = format!("{programme}.regions");
    let path = format!("{list}.{}", document.draft().rows(&list));
    document.push(&list, json!({"region": region, "exclusivity_until": exclusivity_until}));
    // A market without figures of its own is taken for one like the last of those that have them.
    let own = |region: &str| figures.at(&format!("region.{region}.peak_net_sales")).is_some();
    let like = if own(region) { region } else { "JP" };
    for (field, figure) in figures.under(&format!("region.{like}.")) {
        document.put_figure(&format!("{path}.{field}"), figure);
    }
    for curve in ["uptake", "retention"] {
        if let Some(figure) = figures.at(curve) {
            document.put_figure(&format!("{path}.{curve}"), figure);
        }
    }
}

fn exclusivity_until(figures: &TemplateFigures, frame: &TemplateFrame) -> String {
    year_end(frame.today, years(figures, "exclusive_for")).to_string()
}

fn years(figures: &TemplateFigures, path: &str) -> i32 {
    figures.at(path).map_or(0, TemplateFigure::whole)
}

/// The horizon: some years after the last drug loses its exclusivity.
pub fn horizon(document: &mut DealFileBuilder, frame: &TemplateFrame) {
    let ends = frame.products.iter().map(|product| {
        let figures = TemplateFigures::of(product.stage, product.modality, product.area);
        years(&figures, "exclusive_for") + years(&figures, "horizon_after")
    });
    let last = year_end(frame.today, ends.max().unwrap_or_default());
    document.put("assumptions.horizon_on", Value::from(last.to_string()));
}
