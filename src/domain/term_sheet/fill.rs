//! Stretches of text that state what the deal says, or a marked blank where it says nothing.

use super::model::{DraftBlank, Run, RunKind};
use super::values::{face, is_least, value};
use crate::domain::deal::PaymentKind;
use crate::domain::draft::FieldValues;
use crate::domain::format::money;
use crate::domain::lang::Lang;

/// A leaf of the deal, a list of words (`list[]`) or a computed name.
pub(super) fn field(values: &FieldValues, name: &str, lang: Lang) -> Run {
    let path = path_of(values, name);
    match text_of(values, name, path, lang) {
        Some(text) => Run::new(text, RunKind::Value(path.to_owned())),
        None => missing(path, lang),
    }
}

/// The same, with words where the deal says nothing.
pub(super) fn field_or(values: &FieldValues, name: &str, otherwise: &str, lang: Lang) -> Run {
    let path = path_of(values, name);
    let text = text_of(values, name, path, lang).unwrap_or_else(|| otherwise.to_owned());
    Run::new(text, RunKind::Value(path.to_owned()))
}

/// Where in the deal a name leads.
fn path_of<'a>(values: &FieldValues, name: &'a str) -> &'a str {
    match name {
        "licensor" => "terms.parties.licensor.name",
        "licensee" => "terms.parties.licensee.name",
        "asset" | "any_asset" if values.rows("terms.products") > 1 => "terms.products",
        "asset" | "any_asset" => "terms.products.0.name",
        "currency" => "terms.currency",
        "total_upfront" => "terms.upfront",
        "total_fees" => "terms.options",
        "total_milestones" | "headline" => "terms.milestones",
        "licensed" => "terms.territory.licensed",
        "retained" => "terms.territory.retained",
        path => path.strip_suffix("[]").unwrap_or(path),
    }
}

fn text_of(values: &FieldValues, name: &str, path: &str, lang: Lang) -> Option<String> {
    match name {
        "total_upfront" => Some(total(values, &[PaymentKind::Upfront], lang)),
        "total_fees" => Some(total(values, &[PaymentKind::Option], lang)),
        "total_milestones" => Some(total(values, &[PaymentKind::Milestone], lang)),
        "headline" => Some(total(values, &PaymentKind::ALL, lang)),
        "asset" => either(&told(values, "terms.products[].name", lang), (" and ", "和"), lang),
        "any_asset" => either(&told(values, "terms.products[].name", lang), (" or ", "或"), lang),
        "licensed" => licensed(values, lang),
        "retained" => listed(values, path, lang),
        list if list.ends_with("[]") => listed(values, path, lang),
        _ => value(values, path, lang),
    }
}

/// What payments come to, at least where the paper does not count them all.
fn total(values: &FieldValues, kinds: &[PaymentKind], lang: Lang) -> String {
    let sum = money(face(values, kinds), values.text("terms.currency"), lang);
    match (is_least(values, kinds), lang) {
        (false, _) => sum,
        (true, Lang::En) => format!("at least {sum}"),
        (true, Lang::Zh) => format!("不少于{sum}"),
    }
}

/// The regions licensed; after them those of each product that has its own.
fn licensed(values: &FieldValues, lang: Lang) -> Option<String> {
    let own = |row: usize| {
        let territory = listed(values, &format!("terms.products.{row}.territory"), lang)?;
        let name = value(values, &format!("terms.products.{row}.name"), lang)?;
        Some(match lang {
            Lang::En => format!("{name}: {territory}"),
            Lang::Zh => format!("{name}：{territory}"),
        })
    };
    let all = listed(values, "terms.territory.licensed", lang);
    let own = (0..values.rows("terms.products")).filter_map(own);
    let texts: Vec<String> = all.into_iter().chain(own).collect();
    let between = if lang == Lang::En { "; " } else { "；" };
    Some(texts.join(between)).filter(|text| !text.is_empty())
}

/// The words of a list in a row; `None` where there are none.
pub(super) fn listed(values: &FieldValues, list: &str, lang: Lang) -> Option<String> {
    let words = told(values, &format!("{list}[]"), lang);
    let between = if lang == Lang::En { ", " } else { "、" };
    Some(words.join(between)).filter(|text| !text.is_empty())
}

fn told(values: &FieldValues, pattern: &str, lang: Lang) -> Vec<String> {
    values.expand(pattern).iter().filter_map(|path| value(values, path, lang)).collect()
}

/// Words in a row, the last one joined by a word; `None` where there are none.
fn either(words: &[String], (en, zh): (&str, &str), lang: Lang) -> Option<String> {
    let (last, before) = words.split_last()?;
    let (between, joint) = if lang == Lang::En { (", ", en) } else { ("、", zh) };
    match before {
        [] => Some(last.clone()),
        before => Some(format!("{}{joint}{last}", before.join(between))),
    }
}

/// A marked blank; never an invented number.
fn missing(path: &str, lang: Lang) -> Run {
    let text = if lang == Lang::En { "[to be completed]" } else { "[待填]" };
    Run::new(text, RunKind::Blank(path.to_owned()))
}

/// A blank of the draft: what the parties filled in, else what belongs there.
pub(super) fn draft_blank(blank: DraftBlank, what: &str, filled: &str, lang: Lang) -> Run {
    if filled.is_empty() {
        return Run::new(format!("[{what}]"), RunKind::ToFill(blank));
    }
    Run::new(blank.said(filled, lang), RunKind::Filled(blank))
}
