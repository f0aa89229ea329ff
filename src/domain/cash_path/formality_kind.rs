//! The kinds of formality, and what the user knows of one.

use crate::domain::date::Date;
use crate::domain::lang::Lang;
use crate::domain::words;
use serde::{Deserialize, Serialize};

/// The field that names one.
const FORMALITY: &str = "payments.formalities[].formality";

/// A formality that someone must complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormalityKind {
    /// Technology-export contract registration.
    Registration,
    /// Amendment of it after a royalty base amount has formed.
    Amendment,
    /// Registration of the mainland's transfer to its Hong Kong vehicle.
    HkTransfer,
    /// Letter of intent for restricted technology.
    LetterOfIntent,
    /// Export licence for restricted technology.
    ExportLicence,
    /// Tax residence certificate of the payee.
    ResidenceCertificate,
    /// Payer-side treaty form.
    TreatyForm,
    /// The payer's certificate of the tax it withheld.
    WithholdingCertificate,
    /// Balance-of-payments declaration.
    Bop,
    /// US antitrust waiting period.
    Hsr,
    /// NDRC filing of the equity.
    OdiNdrc,
    /// MOFCOM certificate of the equity.
    OdiMofcom,
    /// Registration of the equity at the bank.
    OdiBank,
    /// Tax record filing of a payment out of China.
    TaxFiling,
}

/// What the user knows of a formality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnteredFormality {
    /// Which.
    pub formality: FormalityKind,
    /// The payment's id in schedules, for a formality of one payment; empty: the deal's.
    pub id: String,
    /// The payment's due date, where several share the id (royalties).
    pub due_on: Option<Date>,
    /// When it was or will be asked for; `None`: as early as the contract allows.
    pub requested_on: Option<Date>,
    /// The real or expected day; replaces the computed one.
    pub on: Option<Date>,
    /// Whether it is done.
    pub done: bool,
}

impl FormalityKind {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Registration,
        Self::Amendment,
        Self::HkTransfer,
        Self::LetterOfIntent,
        Self::ExportLicence,
        Self::ResidenceCertificate,
        Self::TreatyForm,
        Self::WithholdingCertificate,
        Self::Bop,
        Self::Hsr,
        Self::OdiNdrc,
        Self::OdiMofcom,
        Self::OdiBank,
        Self::TaxFiling,
    ];

    /// By its word in the deal file.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The word the deal file uses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::Amendment => "amendment",
            Self::HkTransfer => "hk_transfer",
            Self::LetterOfIntent => "letter_of_intent",
            Self::ExportLicence => "export_licence",
            Self::ResidenceCertificate => "residence_certificate",
            Self::TreatyForm => "treaty_form",
            Self::WithholdingCertificate => "withholding_certificate",
            Self::Bop => "bop",
            Self::Hsr => "hsr",
            Self::OdiNdrc => "odi_ndrc",
            Self::OdiMofcom => "odi_mofcom",
            Self::OdiBank => "odi_bank",
            Self::TaxFiling => "tax_filing",
        }
    }

    /// The formality in words.
    pub fn name(self, lang: Lang) -> &'static str {
        words::choice(FORMALITY, self.word(), lang).unwrap_or_else(|| self.word())
    }
}
