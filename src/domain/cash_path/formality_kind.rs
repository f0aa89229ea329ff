//! The kinds of formality, and what the user knows of one.

use crate::domain::date::Date;
use crate::domain::lang::Lang;
use crate::domain::word_enum::word_enum;
use crate::domain::words;
use serde::{Deserialize, Serialize};

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
    }
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
    /// The formality in words.
    pub fn name(self, lang: Lang) -> &'static str {
        words::choice(FORMALITY, self.word(), lang).unwrap_or_else(|| self.word())
    }
}
