//! A template put together from its figures.

use super::document::DealFileBuilder;
use super::figures::{TemplateFigure, TemplateFigures};
use crate::domain::date::{Date, add_months};
use crate::domain::deal::{Modality, Stage};
use chrono::Datelike;
use serde_json::{Value, json};

/// What a template is for.
pub struct TemplateFrame<'a> {
    /// Stage at signing.
    pub stage: Stage,
    /// What the drug is made of.
    pub modality: Modality,
    /// Day of signing and valuation.
    pub today: Date,
    /// Licensed regions.
    pub regions: &'a [&'a str],
    /// Whether the parties said that all royalty rates are below ten percent.
    pub single_digit: bool,
    /// Whether the licensee is a new company in which the licensor takes shares.
    pub newco: bool,
}

/// From signing to the contract's effect: antitrust review.
const MONTHS_TO_EFFECT: u32 = 2;

/// Fills a blank document.
pub fn build(frame: &TemplateFrame) -> DealFileBuilder {
    let figures = TemplateFigures::of(frame.stage, frame.modality);
    let mut document = DealFileBuilder::blank(&id(frame.stage, frame.modality));
    document.put("title", title(frame));
    document.put("terms.products.0.modality", frame.modality.word());
    document.put("terms.products.0.stage", frame.stage.word());
    document.put("terms.territory.licensed", frame.regions.to_vec());
    dates(&mut document, frame.today);
    for prefix in ["terms.", "assumptions."] {
        for (rest, figure) in figures.under(prefix) {
            put(&mut document, &format!("{prefix}{rest}"), figure);
        }
    }
    if frame.newco {
        document.put("terms.structure.kind", "newco");
        for (field, figure) in figures.under("newco.") {
            put(&mut document, &format!("terms.structure.{field}"), figure);
        }
    }
    milestones(&mut document, &figures, frame);
    tiers(&mut document, &figures, frame);
    stages(&mut document, &figures, frame);
    regions(&mut document, &figures, frame);
    document
}

fn title(frame: &TemplateFrame) -> String {
    format!("{} at {}", words(frame.modality.word()), words(frame.stage.word()))
}

fn words(code: &str) -> String {
    code.replace('_', " ").replace("phase", "phase ")
}

/// Signature and valuation `today`; the programme starts on the first of the month after the effective date.
pub fn dates(document: &mut DealFileBuilder, today: Date) {
    let effective_on = add_months(today, MONTHS_TO_EFFECT);
    let start_on = add_months(effective_on, 1).with_day(1).unwrap_or(effective_on);
    document.put("terms.signed_on", today.to_string());
    document.put("terms.effective_on", effective_on.to_string());
    document.put("assumptions.valuation_on", today.to_string());
    document.put("assumptions.programmes.0.start_on", start_on.to_string());
}

/// The last day of the year `years` after `today`'s.
pub fn year_end(today: Date, years: i32) -> Date {
    Date::from_ymd_opt(today.year() + years, 12, 31).unwrap_or(today)
}

fn put(document: &mut DealFileBuilder, path: &str, figure: &TemplateFigure) {
    document.put(path, figure.value());
    if let Some(mark) = &figure.mark {
        document.mark(path, mark);
    }
}

/// Milestones of what is still ahead. A stage that starts at signing is paid for by the upfront.
fn milestones(document: &mut DealFileBuilder, figures: &TemplateFigures, frame: &TemplateFrame) {
    let mut steps = 0;
    for (event, figure) in figures.under("milestone.") {
        let (on, what) = event.split_once(':').unwrap_or((event, ""));
        let (id, label, trigger) = match on {
            "start" if !frame.stage.ahead().iter().skip(1).any(|stage| *stage == what) => {
                continue;
            }
            "approval" if !frame.regions.contains(&what) => continue,
            "start" => (
                format!("start_{what}"),
                format!("{} start", words(what)),
                json!({"on": on, "stage": what}),
            ),
            "approval" => (
                format!("approval_{}", what.to_ascii_lowercase()),
                format!("{what} approval"),
                json!({"on": on, "region": what}),
            ),
            "annual_sales" => {
                steps += 1;
                let threshold = what.parse().map_or(Value::Null, Value::Number);
                let label = format!("annual net sales, step {steps}");
                (format!("sales_{steps}"), label, json!({"on": on, "threshold": threshold}))
            }
            _ => (on.to_owned(), on.to_owned(), json!({"on": on})),
        };
        let row = json!({"id": id, "label": label, "amount": figure.value(), "trigger": trigger});
        document.push("terms.milestones", row);
    }
}

fn tiers(document: &mut DealFileBuilder, figures: &TemplateFigures, frame: &TemplateFrame) {
    let prefix = if frame.single_digit { "low_tier." } else { "tier." };
    document.put("terms.royalties.0.tiers", Vec::<Value>::new());
    for (row, (above, figure)) in figures.under(prefix).enumerate() {
        let above = above.parse().map_or(Value::Null, Value::Number);
        document.push("terms.royalties.0.tiers", json!({"above": above}));
        put(document, &format!("terms.royalties.0.tiers.{row}.rate"), figure);
    }
}

fn stages(document: &mut DealFileBuilder, figures: &TemplateFigures, frame: &TemplateFrame) {
    for (row, stage) in frame.stage.ahead().iter().enumerate() {
        let path = format!("assumptions.programmes.0.stages.{row}");
        document
            .push("assumptions.programmes.0.stages", json!({"stage": stage, "licensee_share": 1}));
        for (field, figure) in figures.under(&format!("stage.{stage}.")) {
            put(document, &format!("{path}.{field}"), figure);
        }
    }
}

fn regions(document: &mut DealFileBuilder, figures: &TemplateFigures, frame: &TemplateFrame) {
    let years = |path: &str| figures.at(path).map_or(0, TemplateFigure::whole);
    let exclusivity_until = year_end(frame.today, years("exclusive_for"));
    document.put(
        "assumptions.horizon_on",
        year_end(exclusivity_until, years("horizon_after")).to_string(),
    );
    document.put("assumptions.programmes.0.regions", Vec::<Value>::new());
    for (row, region) in frame.regions.iter().enumerate() {
        let path = format!("assumptions.programmes.0.regions.{row}");
        let until = exclusivity_until.to_string();
        document.push(
            "assumptions.programmes.0.regions",
            json!({"region": region, "exclusivity_until": until}),
        );
        // A market without figures of its own is taken for one like the last of those that have them.
        let own = |region: &str| figures.under(&format!("region.{region}.")).next().is_some();
        let like = if own(region) { region } else { "JP" };
        for (field, figure) in figures.under(&format!("region.{like}.")) {
            put(document, &format!("{path}.{field}"), figure);
        }
        for curve in ["uptake", "retention"] {
            if let Some(figure) = figures.at(curve) {
                put(document, &format!("{path}.{curve}"), figure);
            }
        }
    }
}

/// A template's id: `phase2-adc`.
pub fn id(stage: Stage, modality: Modality) -> String {
    format!("{}-{}", stage.word(), modality.word())
}
