//! Deals to start from: an empty one and one for each shape, stage, modality and disease area.
//!
//! A template fills every field, and says beside each one where the value came from. Any object of the
//! document may hold `"basis": {"<field>": "<mark>"}`; a mark is one of
//!
//! - `published <url>`: what the parties made public; `published <words>, read as <range> <url>` where they made
//!   public words only;
//! - `source <citation>`: a figure of a study, with what it was measured on;
//! - `illustrative <template id>`: a term within the usual ranges, chosen here;
//! - `assumption`, and why: a belief chosen here, a plain round number.
//!
//! The choices stand in `refdata/templates.csv`, the study of the phases in `refdata/phases.csv`, their sources in
//! `refdata/sources.csv`.
//!
//! Probabilities are the phase transition rates of one study (BIO/QLS/Informa 2011-2020), phase by phase: of the
//! disease area's and the modality's own rate the one counted over fewer transitions, which says more of this drug,
//! if it counted at least 30. Rates that follow one path from phase to phase (Wong, Siah and Lo 2019) are
//! conditioned differently and are not mixed in. Approval rates are for US filings; other regions' are assumptions.

mod build;
mod dates;
mod document;
mod figure;
mod figures;
mod frame;
mod kinds;
mod milestones;
mod paper;
mod phases;
mod programme;
mod tax;

pub(super) use build::build;
pub(super) use document::DealFileBuilder;
pub(super) use frame::{ProductFrame, TemplateFrame};
pub use frame::{TemplateChoice, TemplateKind};
pub(super) use kinds::cost_share;
pub use paper::with_assumptions;
pub use tax::{TaxDefaults, tax_defaults};

use crate::domain::date::Date;
use crate::domain::deal::{Modality, Stage};
use crate::domain::draft::Draft;
use crate::domain::lang::Lang;
use crate::domain::term_sheet::{NAMED, usual_label, usual_title};
use serde_json::Value;

/// The licensed regions of a template; mainland China, Hong Kong, Macau and Taiwan are retained.
pub(super) const REGIONS: [&str; 3] = ["US", "EU", "JP"];

/// The least that is a deal: one region, no payments, no programme. Signed `today`.
pub fn blank(today: Date) -> Value {
    let mut document = DealFileBuilder::blank("blank");
    dates::dates(&mut document, today);
    let last = dates::year_end(today, 15);
    document.put("assumptions.programmes.0.regions.0.exclusivity_until", last.to_string());
    document.put("assumptions.horizon_on", dates::year_end(today, 20).to_string());
    document.finish()
}

/// A whole deal for a single asset of this stage and modality, for the usual area of the modality, signed `today`.
pub fn template(stage: Stage, modality: Modality, today: Date) -> Value {
    template_of(TemplateChoice::single(stage, modality), today)
}

/// The id of [`template`].
pub fn id(stage: Stage, modality: Modality) -> String {
    TemplateChoice::single(stage, modality).id()
}

/// A whole deal of the shape, stage, modality and area chosen, signed `today`: US, EU and Japan licensed, Greater
/// China retained.
pub fn template_of(choice: TemplateChoice, today: Date) -> Value {
    let frame = TemplateFrame {
        id: choice.id(),
        kind: choice.kind,
        today,
        country: "US".to_owned(),
        regions: REGIONS.map(str::to_owned).to_vec(),
        products: products(choice),
    };
    build(&frame).finish()
}

/// As [`template_of`], its title and the names of its rows in the language it is begun in.
pub fn template_in(choice: TemplateChoice, today: Date, lang: Lang) -> Value {
    let mut file = template_of(choice, today);
    if lang == Lang::En {
        return file;
    }
    if let Some(title) = file.get_mut("title") {
        *title = usual_title(title.as_str().unwrap_or_default(), lang).into();
    }
    rename(&mut file, &NAMED, |name| usual_label(name, lang));
    file
}

/// Gives what stands in some fields of a deal file other names.
pub(super) fn rename(file: &mut Value, fields: &[&str], said: impl Fn(&str) -> String) {
    let names = Draft::from_tree(file.clone());
    for path in fields.iter().flat_map(|pattern| names.expand(pattern)) {
        if let Some(name) = file.pointer_mut(&format!("/{}", path.replace('.', "/"))) {
            *name = said(names.text(&path)).into();
        }
    }
}

/// The lead drug, and those under option: not yet in the clinic, to be taken after phase 1.
fn products(choice: TemplateChoice) -> Vec<ProductFrame> {
    let options = match choice.kind {
        TemplateKind::Platform => choice.options.clamp(1, TemplateChoice::MOST_OPTIONS),
        TemplateKind::SingleAsset | TemplateKind::CoDevelopment | TemplateKind::NewCo => 0,
    };
    let drug = |id: &str, programme: &str, name: &str, stage: Stage| ProductFrame {
        id: id.to_owned(),
        programme: programme.to_owned(),
        name: name.to_owned(),
        modality: choice.modality,
        area: choice.area,
        stage,
        territory: Vec::new(),
        option_after: None,
    };
    let mut products = vec![drug("product", "main", "Asset", choice.stage)];
    products.extend((1..=options).map(|row| ProductFrame {
        option_after: Some("phase1".to_owned()),
        ..drug(
            &format!("option_{row}"),
            &format!("option_{row}"),
            &format!("Asset under option {row}"),
            Stage::Preclinical,
        )
    }));
    products
}
