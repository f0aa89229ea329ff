//! Assumptions for a paper that came without any.

use super::build::build;
use super::frame::{ProductFrame, TemplateFrame, TemplateKind};
use super::tax::put_defaults;
use crate::domain::date::{Date, add_months, parse};
use crate::domain::deal::{DiseaseArea, EACH, Modality, Stage, Vehicle};
use crate::domain::draft::{Draft, from_value};
use serde_json::{Value, json};

/// From the effective date to an event the contract names.
const MONTHS_TO_EVENT: u32 = 12;
/// More regions of a product than this have too many outcomes, unless one draw decides all.
const MOST_REGIONS: usize = 12;
/// How likely an event is taken to be.
const EVENT_PROBABILITY: &str = "0.9";

/// A paper with assumptions, so that it can be valued: a programme for each of its products and for each that its
/// terms name, as the template nearest to the product has it (of an antibody in phase 2 where the paper does not
/// say), and each event a year after the effective date. What the paper names and no template has (a stage of its own)
/// is taken in as free and certain.
pub fn with_assumptions(paper: &Draft, today: Date) -> Draft {
    let regions = owned(paper.texts("terms.territory.licensed"));
    let frame = TemplateFrame {
        id: String::new(),
        kind: TemplateKind::SingleAsset,
        today,
        country: paper.text("terms.parties.licensee.country").to_owned(),
        regions,
        products: products(paper),
    };
    let mut document = build(&frame);
    let vehicle = Vehicle::from_word(paper.text("terms.parties.licensor.vehicle"));
    put_defaults(&mut document, &frame.country, vehicle.unwrap_or(Vehicle::Mainland));
    let mut filled = Draft::from_tree(document.finish());
    dependence(&mut filled);
    stages(&mut filled, paper);
    events(&mut filled, paper, today);
    let template = from_value(filled.tree().clone()).unwrap_or_default();
    let mut deal = paper.clone();
    for group in ["assumptions", "scenarios"] {
        if let Some(node) = template.node(group) {
            deal.put(group, node.clone());
        }
    }
    deal
}

fn owned(texts: Vec<&str>) -> Vec<String> {
    texts.into_iter().map(str::to_owned).collect()
}

/// The texts of a field in every row of a list, each once, without empty ones.
fn named(paper: &Draft, field: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for path in paper.expand(field) {
        let name = paper.text(&path);
        if !name.is_empty() && name != EACH && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// A frame for each programme: those the terms name go to the product of the same name, else to the product whose
/// name they start with, else to the first; a product without one has one of its own name.
fn products(paper: &Draft) -> Vec<ProductFrame> {
    let rows: Vec<String> = paper.expand("terms.products[].id");
    let ids: Vec<&str> = rows.iter().map(|path| paper.text(path)).collect();
    let mut programmes = named(paper, "terms.milestones[].trigger.programme");
    programmes.extend(named(paper, "terms.cost_share[].programme"));
    programmes.sort();
    programmes.dedup();
    let owner = |programme: &str| {
        let same = ids.iter().position(|id| *id == programme);
        let like = ids.iter().position(|id| !id.is_empty() && programme.starts_with(id));
        same.or(like).unwrap_or_default()
    };
    let mut frames = Vec::new();
    for (row, id) in ids.iter().enumerate() {
        let own: Vec<&String> = programmes.iter().filter(|it| owner(it) == row).collect();
        let alone = if ids.len() == 1 { "main" } else { id };
        let names = own.iter().map(|name| name.as_str());
        let names: Vec<&str> = names.chain(own.is_empty().then_some(alone)).collect();
        frames.extend(names.into_iter().map(|programme| frame(paper, row, id, programme)));
    }
    frames
}

fn frame(paper: &Draft, row: usize, id: &str, programme: &str) -> ProductFrame {
    let path = format!("terms.products.{row}");
    let text = |field: &str| paper.text(&format!("{path}.{field}")).to_owned();
    let modality = Modality::from_word(&text("modality")).unwrap_or(Modality::Antibody);
    ProductFrame {
        id: id.to_owned(),
        programme: programme.to_owned(),
        name: text("name"),
        modality,
        area: DiseaseArea::from_word(&text("area")).unwrap_or(DiseaseArea::usual(modality)),
        stage: Stage::from_word(&text("stage")).unwrap_or(Stage::Phase2),
        territory: owned(paper.texts(&format!("{path}.territory"))),
        option_after: None,
    }
}

/// Lets one draw decide all approvals of a product with very many regions.
fn dependence(filled: &mut Draft) {
    let programmes = filled.expand("assumptions.programmes[].product");
    for path in &programmes {
        let same = programmes.iter().filter(|other| filled.text(other) == filled.text(path));
        let regions = same.map(|other| filled.rows(&other.replace(".product", ".regions")));
        if regions.sum::<usize>() > MOST_REGIONS {
            filled.put(&path.replace(".product", ".approval_dependence"), 1.into());
        }
    }
}

/// Gives every programme the stages that the terms name for it.
fn stages(filled: &mut Draft, paper: &Draft) {
    for row in paper.expand("terms.milestones[].trigger") {
        if paper.text(&format!("{row}.on")) == "start" {
            let programme = paper.text(&format!("{row}.programme")).to_owned();
            add_stage(filled, &programme, paper.text(&format!("{row}.stage")));
        }
    }
    for path in paper.expand("terms.cost_share[].stage") {
        let programme = path.replace(".stage", ".programme");
        add_stage(filled, paper.text(&programme), paper.text(&path));
    }
    for path in paper.expand("terms.options[].stage") {
        let product = paper.text(&path.replace(".stage", ".product")).to_owned();
        for row in filled.expand("assumptions.programmes[].product") {
            if filled.text(&row) == product {
                let programme = filled.text(&row.replace(".product", ".id")).to_owned();
                add_stage(filled, &programme, paper.text(&path));
            }
        }
    }
}

/// A stage of no length, cost or risk, first in a programme that lacks it; where each or none is named, in the first
/// programme unless one has it.
fn add_stage(filled: &mut Draft, programme: &str, stage: &str) {
    let rows = filled.expand("assumptions.programmes[].stages");
    let has = |list: &String| {
        filled.expand(&format!("{list}[].stage")).iter().any(|path| filled.text(path) == stage)
    };
    let named = |list: &&String| {
        let id = list.replace(".stages", ".id");
        programme.is_empty() || programme == EACH || filled.text(&id) == programme
    };
    let lists: Vec<&String> = rows.iter().filter(named).collect();
    let Some(first) = lists.first().map(|list| (*list).clone()) else { return };
    if !stage.is_empty() && !lists.into_iter().any(has) {
        let row = json!({"stage": stage, "months": 0, "cost": 0, "pos": 1});
        filled.insert_row(&first, 0, row);
    }
}

/// Every event the terms name, a year after the effective date.
fn events(filled: &mut Draft, paper: &Draft, today: Date) {
    let effective_on = parse(paper.text("terms.effective_on")).unwrap_or(today);
    let on = add_months(effective_on, MONTHS_TO_EVENT).to_string();
    let probability = EVENT_PROBABILITY.parse().map_or(Value::Null, Value::Number);
    for event in named(paper, "terms.milestones[].trigger.event") {
        let row = json!({"event": event, "on": on, "probability": probability});
        filled.insert_row("assumptions.events", usize::MAX, row);
    }
}
