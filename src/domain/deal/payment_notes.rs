//! What one side notes of the payments, the deal file's group `payments`.

use super::{ForeignTax, TechnologyStatus};
use crate::domain::currency::Country;
use crate::domain::date::{self, Date};
use crate::domain::lang::Lang;
use crate::domain::lenient::{none_or, readable_rows};
use crate::domain::rate::TaxRate;
use crate::domain::word_enum::word_enum;
use crate::domain::words;
use serde::{Deserialize, Serialize};

/// One side's private notes on payments, the deal file's group `payments`. What cannot be read is told at its field
/// and left out here.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PaymentFields {
    /// US dollars per unit of the deal currency.
    pub usd_per_deal: Option<f64>,
    /// Whether the payee keeps the foreign currency.
    pub retains_fx: bool,
    /// How a Hong Kong vehicle passes the money on, if it does.
    #[serde(deserialize_with = "none_or")]
    pub onward: Option<Onward>,
    /// Whether the US antitrust waiting period applies.
    pub hsr: HsrWaiting,
    /// Whether the deal is a public one, kept as a record: paid as scheduled, formalities done.
    pub record: bool,
    /// How the technology stands to Chinese export control.
    pub technology: TechnologyStatus,
    /// Country of the new company to compare with, ISO 3166; `None`: KY.
    pub newco_country: Option<Country>,
    /// Chinese tax withheld from payments out of China, fraction; `None`: 10 %.
    pub outward_wht: Option<TaxRate>,
    /// How each structure is taxed that is compared with the deal's own.
    pub compared: ComparedTaxes,
    /// Relative moves of the exchange rate to show, signed fractions.
    #[serde(deserialize_with = "readable_rows")]
    pub shocks: Vec<f64>,
    /// Durations that replace the table's.
    #[serde(deserialize_with = "readable_rows")]
    pub steps: Vec<StepOverride>,
    /// What is known of formalities.
    #[serde(deserialize_with = "readable_rows")]
    pub formalities: Vec<EnteredFormality>,
    /// What was really paid.
    #[serde(deserialize_with = "readable_rows")]
    pub actual: Vec<Actual>,
}

/// How the receiving company of each structure is taxed at home; the deal's own structure takes its tax from the
/// assumptions.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs, reason = "the names say it")]
pub struct ComparedTaxes {
    pub mainland: ColumnTax,
    pub hong_kong: ColumnTax,
    pub newco: ColumnTax,
}

/// The tax of one structure's receiving company.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ColumnTax {
    /// Its rate, fraction; `None`: the law's.
    pub tax_rate: Option<TaxRate>,
    /// What it does with tax withheld abroad; `None`: what the law does.
    #[serde(deserialize_with = "none_or")]
    pub foreign_tax: Option<ForeignTax>,
}

word_enum! {
    /// Whether the US antitrust waiting period applies.
    #[derive(Default)]
    pub enum HsrWaiting {
        /// When the US is licensed.
        #[default]
        ByTerritory = "by_territory",
        /// It does.
        Applies = "applies",
        /// It does not.
        DoesNotApply = "does_not_apply",
    }
}

impl HsrWaiting {
    /// Whether it applies to a deal in which the US is, or is not, licensed.
    pub fn applies(self, us_licensed: bool) -> bool {
        match self {
            Self::ByTerritory => us_licensed,
            Self::Applies => true,
            Self::DoesNotApply => false,
        }
    }
}

/// A duration of the deal's own, in the step's unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "a step and its three durations")]
pub struct StepOverride {
    pub step: PathStep,
    pub min: u32,
    pub likely: u32,
    pub max: u32,
}

/// A payment that was really made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actual {
    /// The payment's id in schedules.
    pub id: String,
    /// Its due date, where several share the id (royalties).
    #[serde(default, deserialize_with = "date::read_optional")]
    pub due_on: Option<Date>,
    /// The day it was paid.
    #[serde(deserialize_with = "date::read")]
    pub paid_on: Date,
    /// The payee caused the delay: no interest.
    #[serde(default)]
    pub payee_caused: bool,
}

word_enum! {
    /// How a Hong Kong vehicle passes the money on to the mainland.
    pub enum Onward {
        /// As licence fee or cost share.
        Fee = "fee",
        /// As dividend.
        Dividend = "dividend",
    }
}

word_enum! {
    /// A step between a payment's trigger and usable cash, or of a formality. Names are the table's keys.
    #[derive(PartialOrd, Ord)]
    #[allow(missing_docs, reason = "each step is named in both languages in refdata/steps.csv")]
    pub enum PathStep {
        Wire = "wire",
        First = "first",
        Repeat = "repeat",
        Conversion = "conversion",
        HkReceipt = "hk_receipt",
        Prepare = "prepare",
        Authority = "authority",
        OnwardFee = "onward_fee",
        OnwardDividend = "onward_dividend",
        Bop = "bop",
        CnResidence = "cn_residence",
        HkResidence = "hk_residence",
        FormUs = "form_us",
        FormDe = "form_de",
        FormJp = "form_jp",
        FormFr = "form_fr",
        FormGb = "form_gb",
        FormOther = "form_other",
        LetterOfIntent = "letter_of_intent",
        ExportLicence = "export_licence",
        Hsr = "hsr",
        OdiNdrc = "odi_ndrc",
        OdiMofcom = "odi_mofcom",
        OdiBank = "odi_bank",
        HkTransfer = "hk_transfer",
        TaxFiling = "tax_filing",
        TaxPayment = "tax_payment",
        OutwardReview = "outward_review",
        VatRecord = "vat_record",
    }
}

/// The field that names one.
const FORMALITY: &str = "payments.formalities[].formality";

word_enum! {
    /// A formality that someone must complete.
    #[derive(PartialOrd, Ord)]
    pub enum FormalityKind {
        /// Technology-export contract registration.
        Registration = "registration",
        /// Amendment of it after a royalty base amount has formed.
        Amendment = "amendment",
        /// Registration of the mainland's transfer to its Hong Kong vehicle.
        HkTransfer = "hk_transfer",
        /// Letter of intent for restricted technology.
        LetterOfIntent = "letter_of_intent",
        /// Export licence for restricted technology.
        ExportLicence = "export_licence",
        /// Tax residence certificate of the payee.
        ResidenceCertificate = "residence_certificate",
        /// Payer-side treaty form.
        TreatyForm = "treaty_form",
        /// The payer's certificate of the tax it withheld.
        WithholdingCertificate = "withholding_certificate",
        /// Balance-of-payments declaration.
        Bop = "bop",
        /// US antitrust waiting period.
        Hsr = "hsr",
        /// NDRC filing of the equity.
        OdiNdrc = "odi_ndrc",
        /// MOFCOM certificate of the equity.
        OdiMofcom = "odi_mofcom",
        /// Registration of the equity at the bank.
        OdiBank = "odi_bank",
        /// Tax record filing of a payment out of China.
        TaxFiling = "tax_filing",
        /// Record for the zero rate of, or exemption from, Chinese VAT on technology transferred abroad.
        VatRecord = "vat_record",
    }
}

/// What the user knows of a formality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnteredFormality {
    /// Which.
    pub formality: FormalityKind,
    /// The payment's id in schedules, for a formality of one payment; empty: the deal's.
    #[serde(default)]
    pub id: String,
    /// The payment's due date, where several share the id (royalties).
    #[serde(default, deserialize_with = "date::read_optional")]
    pub due_on: Option<Date>,
    /// When it was or will be asked for; `None`: as early as the contract allows.
    #[serde(default, deserialize_with = "date::read_optional")]
    pub requested_on: Option<Date>,
    /// The real or expected day; replaces the computed one.
    #[serde(default, deserialize_with = "date::read_optional")]
    pub on: Option<Date>,
    /// Whether it is done.
    #[serde(default)]
    pub done: bool,
}

impl FormalityKind {
    /// The formality in words.
    pub fn name(self, lang: Lang) -> &'static str {
        words::choice(FORMALITY, self.word(), lang).unwrap_or_else(|| self.word())
    }
}
