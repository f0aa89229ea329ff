//! A leaf of the deal as a contract writes it.

use super::usual_names::{NAMED, usual_label};
use crate::domain::deal::{EACH, PaymentKind, TechnologyStatus};
use crate::domain::draft::{FieldValue, FieldValues};
use crate::domain::format::{MonthName, day, money, percent};
use crate::domain::lang::Lang;
use crate::domain::number;
use crate::domain::schema::{FieldKind, field_at};
use crate::domain::words;
use rust_decimal::Decimal;

/// What a leaf says in a language; `None` when it says nothing that can be used.
pub fn value(values: &FieldValues, path: &str, lang: Lang) -> Option<String> {
    let field = field_at(path)?;
    if let Some((_, letter)) = NUMBERED.iter().find(|(id, _)| *id == field.path) {
        return Some(numbered(letter, path));
    }
    let print =
        |word: &str| words::choice_in_print(field.path, word, lang).unwrap_or(word).to_owned();
    Some(match values.value(path)? {
        FieldValue::Nothing => return None,
        FieldValue::Text(text) if text.is_empty() => return None,
        // Nobody has said: a blank to fill.
        FieldValue::Text(word) if word == TechnologyStatus::NotAssessed.word() => return None,
        FieldValue::Text(word) if matches!(field.kind, FieldKind::Choice(_)) => print(word),
        FieldValue::Text(id) if PRODUCTS.contains(&field.path) => product(values, id, lang),
        FieldValue::Text(id) if PROGRAMMES.contains(&field.path) => programme(values, id, lang),
        FieldValue::Text(name) if NAMED.contains(&field.path) => usual_label(name, lang),
        // A usual word is said in the language of the sheet; any other stays as the parties wrote it.
        FieldValue::Text(word) => words::usual_in_print(field.path, word, lang).to_owned(),
        FieldValue::Flag(flag) => print(if *flag { "true" } else { "false" }),
        FieldValue::Exact(amount) => money(*amount, values.text("terms.currency"), lang),
        FieldValue::Real(number) => match field.kind {
            FieldKind::Modelled => money(*number, values.text("terms.currency"), lang),
            FieldKind::Percent(_) | FieldKind::OptionalPercent(_) => percent(*number, lang),
            _ => number.normalize().to_string(),
        },
        // The contract has none.
        FieldValue::Range(range) => range.text.clone(),
        FieldValue::Whole(number) => number.to_string(),
        FieldValue::Shift(number) => number.to_string(),
        FieldValue::Date(date) => day(*date, MonthName::Full, lang),
    })
}

/// Lists whose rows the sheet numbers, and the letter before the number: their ids are the file's.
const NUMBERED: [(&str, &str); 4] = [
    ("terms.products[].id", "P"),
    ("terms.options[].id", "O"),
    ("terms.milestones[].id", "M"),
    ("terms.royalties[].id", ""),
];

/// The number of a row in the sheet: M1, M2, …
fn numbered(letter: &str, path: &str) -> String {
    let row = path.split('.').find_map(|step| step.parse::<usize>().ok());
    format!("{letter}{}", row.unwrap_or_default() + 1)
}

/// Fields that name a product by its id.
const PRODUCTS: [&str; 4] = [
    "terms.options[].product",
    "terms.milestones[].trigger.product",
    "terms.royalties[].products[]",
    "terms.profit_share[].product",
];

/// Fields that name a programme by its id.
const PROGRAMMES: [&str; 2] =
    ["terms.milestones[].trigger.programme", "terms.cost_share[].programme"];

/// A product by its name; by its id where it has none or is none of the deal's.
fn product(values: &FieldValues, id: &str, lang: Lang) -> String {
    if id == EACH {
        return if lang == Lang::En { "each Product" } else { "每个产品" }.to_owned();
    }
    let mut rows = (0..values.rows("terms.products")).map(|row| format!("terms.products.{row}"));
    let row = rows.find(|row| values.text(&format!("{row}.id")) == id);
    let name = row.as_ref().and_then(|row| values.word(&format!("{row}.name")));
    name.map_or_else(|| id.to_owned(), |name| usual_label(name, lang))
}

/// A programme by its id, for the paper knows no other name of it; one that is called as a product by the product's
/// name, and the one a deal is begun with in the language of the sheet.
fn programme(values: &FieldValues, id: &str, lang: Lang) -> String {
    match (id, lang) {
        (EACH, Lang::En) => "each programme".to_owned(),
        (EACH, Lang::Zh) => "每个研发项目".to_owned(),
        (MAIN, Lang::Zh) => "主项目".to_owned(),
        _ => product(values, id, lang),
    }
}

/// The programme that a deal is begun with.
const MAIN: &str = "main";

/// The face of some kinds of payment together, millions: of all kinds, the headline. Amounts that cannot be read
/// are left out. A milestone of each product counts once a product. How many programmes there are is no term of
/// the paper: a milestone of each programme counts once, and the face is then a least one ([`is_least`]).
pub fn face(values: &FieldValues, kinds: &[PaymentKind]) -> Decimal {
    let paths = kinds.iter().filter_map(|kind| kind.face_path());
    let paths = paths.flat_map(|path| values.expand(path));
    number::sum(paths.filter_map(|path| Some(values.decimal(&path)? * times(values, &path))))
}

/// Whether the face of some kinds of payment is at least that much: a milestone among them is paid for each
/// programme.
pub fn is_least(values: &FieldValues, kinds: &[PaymentKind]) -> bool {
    let each = || values.words("terms.milestones[].trigger.programme").contains(&EACH);
    kinds.contains(&PaymentKind::Milestone) && each()
}

/// How often the amount at a path is paid, as far as the paper tells.
fn times(values: &FieldValues, amount: &str) -> Decimal {
    let row = amount.strip_suffix(".amount").filter(|_| amount.starts_with("terms.milestones."));
    let each = row.is_some_and(|row| values.text(&format!("{row}.trigger.product")) == EACH);
    if each { values.rows("terms.products").into() } else { Decimal::ONE }
}
