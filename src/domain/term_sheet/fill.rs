//! Stretches of text that state what the deal says, or a marked blank where it says nothing.

use super::model::{Run, RunKind};
use super::values::{face, value};
use crate::domain::deal::PaymentKind;
use crate::domain::draft::FieldValues;
use crate::domain::format::money;
use crate::domain::lang::Lang;

/// A leaf of the deal or a computed name.
pub(super) fn field(values: &FieldValues, name: &str, lang: Lang) -> Run {
    let currency = values.text("terms.currency");
    let path = match name {
        "licensor" => "terms.parties.licensor.name",
        "licensee" => "terms.parties.licensee.name",
        "asset" => "terms.products.0.name",
        "currency" => "terms.currency",
        "total_upfront" => "terms.upfront",
        "total_milestones" | "headline" => "terms.milestones",
        "licensed" => "terms.territory.licensed",
        "retained" => "terms.territory.retained",
        path => path,
    };
    let total = |kinds: &[PaymentKind]| Some(money(face(values, kinds), currency, lang));
    let text = match name {
        "total_upfront" => total(&[PaymentKind::Upfront]),
        "total_milestones" => total(&[PaymentKind::Milestone]),
        "headline" => total(&PaymentKind::ALL),
        "licensed" | "retained" => {
            Some(values.words(&format!("{path}[]")).join(if lang == Lang::En {
                ", "
            } else {
                "、"
            }))
            .filter(|text| !text.is_empty())
        }
        _ => value(values, path, lang),
    };
    match text {
        Some(text) => Run::new(text, RunKind::Value(path.to_owned())),
        None => blank("", path, lang),
    }
}

/// A marked blank; never an invented number.
pub(super) fn blank(what: &str, path: &str, lang: Lang) -> Run {
    let text = match (what, lang) {
        ("", Lang::En) => "[to be completed]".to_owned(),
        ("", Lang::Zh) => "[待填]".to_owned(),
        (what, Lang::En) => format!("[{what}]"),
        (what, Lang::Zh) => format!("[{what}]"),
    };
    Run::new(text, RunKind::Blank(path.to_owned()))
}
