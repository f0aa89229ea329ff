//! The sections of the term sheet, in their order, and the definitions: our own drafting, a file each.

use super::source::{Definition, Section, definition, section};
use crate::domain::lang::Lang;
use std::sync::OnceLock;

/// Id, English file, Chinese file.
type SectionFile = (&'static str, &'static str, &'static str);

macro_rules! files {
    ($($name:literal $id:literal),* $(,)?) => {
        &[$((
            $id,
            include_str!(concat!("en/", $name, "_", $id, ".txt")),
            include_str!(concat!("zh/", $name, "_", $id, ".txt")),
        )),*]
    };
}

/// Every section, in the order of the sheet.
const FILES: &[SectionFile] = files![
    "01" "parties",
    "02" "definitions",
    "03" "asset",
    "04" "territory",
    "05" "licence",
    "06" "sublicensing",
    "07" "structure",
    "07b" "newco",
    "08" "upfront",
    "09" "milestones",
    "10" "royalties",
    "11" "royalty_terms",
    "11b" "price_relief",
    "12" "payment",
    "13" "fx",
    "14" "withholding",
    "15" "late_payment",
    "16" "permissions",
    "17" "development",
    "17b" "non_compete",
    "18" "governance",
    "19" "regulatory",
    "20" "data",
    "21" "manufacturing",
    "21b" "supply",
    "22" "biosecure",
    "23" "ip",
    "23b" "upstream",
    "23c" "generics",
    "24" "warranties",
    "24b" "compliance",
    "25" "indemnity",
    "26" "confidentiality",
    "26b" "announcements",
    "27" "exclusivity",
    "27b" "standstill",
    "28" "termination",
    "28b" "assignment",
    "28c" "wind_down",
    "28d" "force_majeure",
    "29" "conditions",
    "29b" "approvals",
    "29c" "investment_review",
    "30" "law",
    "31" "expiry",
    "32" "binding",
];

/// The sections as drafted.
pub fn sections(lang: Lang) -> &'static [Section] {
    static EN: OnceLock<Vec<Section>> = OnceLock::new();
    static ZH: OnceLock<Vec<Section>> = OnceLock::new();
    match lang {
        Lang::En => EN.get_or_init(|| FILES.iter().map(|(id, en, _)| section(id, en)).collect()),
        Lang::Zh => ZH.get_or_init(|| FILES.iter().map(|(id, _, zh)| section(id, zh)).collect()),
    }
}

/// The defined terms.
pub fn definitions(lang: Lang) -> Vec<Definition> {
    let file = match lang {
        Lang::En => include_str!("en/definitions.txt"),
        Lang::Zh => include_str!("zh/definitions.txt"),
    };
    file.lines().filter_map(definition).collect()
}

/// What stands on the sheet's face.
pub fn notice(lang: Lang) -> &'static str {
    match lang {
        Lang::En => {
            "Draft for discussion. Not legal advice, not an offer, and binding only where it says so."
        }
        Lang::Zh => "讨论稿。不构成法律意见，亦非要约；仅在明确载明之处具有约束力。",
    }
}

/// What a heading says of a section that binds.
pub fn binding_words(lang: Lang) -> &'static str {
    match lang {
        Lang::En => " (binding)",
        Lang::Zh => "（有约束力）",
    }
}
