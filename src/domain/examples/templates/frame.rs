//! What a template is made for.

use crate::domain::date::Date;
use crate::domain::deal::{DiseaseArea, Modality, Stage};
use crate::domain::word_enum::word_enum;

word_enum! {
    /// The shape of a deal.
    #[derive(Default)]
    pub enum TemplateKind {
        /// One drug under licence.
        #[default]
        SingleAsset = "single_asset",
        /// A lead drug under licence and others under option.
        Platform = "platform",
        /// One drug, its US profit and its costs shared.
        CoDevelopment = "co_development",
        /// One drug, licensed to a new company in which the licensor takes shares.
        NewCo = "newco",
    }
}

/// What a user chooses a template by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TemplateChoice {
    /// The shape of the deal.
    pub kind: TemplateKind,
    /// Stage of the (lead) drug at signing.
    pub stage: Stage,
    /// What it is made of.
    pub modality: Modality,
    /// What it is for.
    pub area: DiseaseArea,
    /// Drugs under option, of a platform; elsewhere ignored.
    pub options: usize,
}

impl TemplateChoice {
    /// Drugs under option where nothing else is said.
    pub const OPTIONS: usize = 3;
    /// Most drugs under option.
    pub const MOST_OPTIONS: usize = 20;

    /// A single asset for the usual area of its modality.
    pub const fn single(stage: Stage, modality: Modality) -> Self {
        let (kind, area) = (TemplateKind::SingleAsset, DiseaseArea::usual(modality));
        Self { kind, stage, modality, area, options: Self::OPTIONS }
    }

    /// Its id: `phase2-adc`, and what differs from the usual behind it.
    pub fn id(&self) -> String {
        let mut id = format!("{}-{}", self.stage.word(), self.modality.word());
        if self.area != DiseaseArea::usual(self.modality) {
            id = format!("{id}-{}", self.area.word());
        }
        if self.kind != TemplateKind::SingleAsset {
            id = format!("{id}-{}", self.kind.word());
        }
        id
    }
}

/// A drug of a template.
#[derive(Debug, Clone, PartialEq)]
pub struct ProductFrame {
    /// Its id.
    pub id: String,
    /// Its programme's id.
    pub programme: String,
    /// Its name.
    pub name: String,
    /// What it is made of.
    pub modality: Modality,
    /// What it is for.
    pub area: DiseaseArea,
    /// Stage at signing.
    pub stage: Stage,
    /// Its own regions, where they are not the deal's.
    pub territory: Vec<String>,
    /// The stage after which it may be taken, where it is under option.
    pub option_after: Option<String>,
}

impl ProductFrame {
    /// The regions it is licensed for.
    pub fn regions<'a>(&'a self, deal: &'a [String]) -> &'a [String] {
        if self.territory.is_empty() { deal } else { &self.territory }
    }

    /// Whether it is another drug of the deal in a region of its own: it has no milestones.
    pub fn is_part(&self, deal: &[String]) -> bool {
        let regions = self.regions(deal);
        !regions.is_empty() && !regions.iter().any(|region| deal.contains(region))
    }
}

/// What a document is filled for.
pub struct TemplateFrame {
    /// What is chosen here is marked with it.
    pub id: String,
    /// The shape of the deal.
    pub kind: TemplateKind,
    /// Day of signing and valuation.
    pub today: Date,
    /// The payer's country.
    pub country: String,
    /// Licensed regions.
    pub regions: Vec<String>,
    /// The drugs, the lead first.
    pub products: Vec<ProductFrame>,
}
