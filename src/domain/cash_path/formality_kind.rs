//! The kinds of formality, and what the user knows of one.

use crate::domain::date::Date;
use crate::domain::lang::Lang;

/// A formality that someone must complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
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
        self.words().0
    }

    /// The formality in words.
    pub fn name(self, lang: Lang) -> &'static str {
        let (_, en, zh) = self.words();
        if lang == Lang::En { en } else { zh }
    }

    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Registration => {
                ("registration", "technology-export contract registration", "技术出口合同登记")
            }
            Self::Amendment => {
                ("amendment", "amendment of the registration", "技术出口合同变更登记")
            }
            Self::HkTransfer => (
                "hk_transfer",
                "registration of the transfer to the Hong Kong vehicle",
                "向香港公司转让的技术出口登记",
            ),
            Self::LetterOfIntent => (
                "letter_of_intent",
                "letter of intent for restricted technology",
                "限制出口技术意向书",
            ),
            Self::ExportLicence => {
                ("export_licence", "export licence for restricted technology", "限制出口技术许可证")
            }
            Self::ResidenceCertificate => {
                ("residence_certificate", "tax residence certificate", "税收居民身份证明")
            }
            Self::TreatyForm => ("treaty_form", "payer-side treaty form", "付款方协定表格"),
            Self::WithholdingCertificate => {
                ("withholding_certificate", "payer's withholding certificate", "付款方完税证明")
            }
            Self::Bop => ("bop", "balance-of-payments declaration", "国际收支申报"),
            Self::Hsr => ("hsr", "HSR waiting period", "HSR 等待期"),
            Self::OdiNdrc => ("odi_ndrc", "NDRC outbound-investment filing", "发改委境外投资备案"),
            Self::OdiMofcom => {
                ("odi_mofcom", "MOFCOM outbound-investment certificate", "商务部境外投资证书")
            }
            Self::OdiBank => (
                "odi_bank",
                "outbound-investment registration at the bank",
                "银行境外直接投资外汇登记",
            ),
            Self::TaxFiling => ("tax_filing", "tax record filing", "对外支付税务备案"),
        }
    }
}
