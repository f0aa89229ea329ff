//! What a drug is meant to treat, as the studies of success rates divide medicine.

use super::Modality;
use crate::domain::word_enum::word_enum;

word_enum! {
    /// A disease area of the BIO/QLS/Informa study.
    #[derive(PartialOrd, Ord)]
    pub enum DiseaseArea {
        /// Cancer.
        Oncology = "oncology",
        /// The body against itself.
        Autoimmune = "autoimmune",
        /// Heart and vessels.
        Cardiovascular = "cardiovascular",
        /// Obesity, lipids and the like.
        Metabolic = "metabolic",
        /// Hormones, diabetes.
        Endocrine = "endocrine",
        /// Blood, cancer apart.
        Hematology = "hematology",
        /// Infections.
        Infectious = "infectious",
        /// Nerves.
        Neurology = "neurology",
        /// Eyes.
        Ophthalmology = "ophthalmology",
        /// Lungs.
        Respiratory = "respiratory",
        /// Stomach and bowel.
        Gastroenterology = "gastroenterology",
        /// Mind.
        Psychiatry = "psychiatry",
        /// Urinary tract.
        Urology = "urology",
        /// Allergies.
        Allergy = "allergy",
        /// Everything else.
        Others = "others",
    }
}

impl DiseaseArea {
    /// The area most drugs of a modality are for, among the licences out of China.
    pub const fn usual(modality: Modality) -> Self {
        match modality {
            Modality::Bispecific | Modality::Adc | Modality::CellTherapy => Self::Oncology,
            Modality::Antibody => Self::Autoimmune,
            Modality::Sirna => Self::Cardiovascular,
            Modality::SmallMolecule | Modality::Peptide => Self::Metabolic,
        }
    }
}
