//! A deal file made of what was published and, for the rest, of the stage's template.

use super::PublicDeal;
use crate::domain::bounded_json;
use crate::domain::date::Date;
use crate::domain::deal::{Modality, Stage};
use crate::domain::examples::first_deal::example;
use crate::domain::examples::templates::{DealFileBuilder, TemplateFrame, build};
use crate::domain::number::{amount_text, sum};
use rust_decimal::Decimal;
use serde_json::Value;

/// Money the template chose, in USD millions: it grows with the published total, so that a deal of twenty
/// programmes is not weighed against the sales of one.
const SCALED: &[&str] = &[
    "terms.milestones[].trigger.threshold",
    "terms.royalties[].tiers[].above",
    "terms.tech_transfer.cost",
    "assumptions.programmes[].stages[].cost",
    "assumptions.programmes[].regions[].launch_cost",
    "assumptions.programmes[].regions[].peak_net_sales",
];

const MILESTONES: &str = "terms.milestones[].amount";

/// A deal file for a public deal. Signed and valued on the day it was announced, or `today` where no day
/// was reported. Upfront and milestones add up to the published total exactly.
pub fn deal(public: &PublicDeal, today: Date) -> Value {
    let published = format!("published {}", public.source_url);
    if public.licensor == "Akeso" && public.licensee == "Summit Therapeutics" {
        // The one deal known in such detail that its file was written by hand.
        return bounded_json::parse(example()).unwrap_or_default();
    }
    let regions = licensed(public);
    let mut document = build(&TemplateFrame {
        stage: public.stage.unwrap_or(Stage::Phase1),
        modality: public.family.unwrap_or(Modality::SmallMolecule),
        today: public.day().unwrap_or(today),
        regions: &regions,
        single_digit: public.royalty.contains("single-digit") && !public.royalty.contains("double"),
        newco: public.newco,
    });
    scale(&mut document, public);
    parties(&mut document, public, &published);
    structure(&mut document, public, &published);
    amounts(&mut document, public, &published);
    document.finish()
}

/// The regions valued: the three large ones, China too in a worldwide licence, without those retained.
fn licensed(public: &PublicDeal) -> Vec<&'static str> {
    let kept = public.retained.as_deref();
    let worldwide = kept.is_some_and(<[String]>::is_empty);
    let regions = ["US", "EU", "JP"].into_iter().chain(worldwide.then_some("CN"));
    regions
        .filter(|region| kept.is_none_or(|kept| !kept.iter().any(|code| code == region)))
        .collect()
}

fn parties(document: &mut DealFileBuilder, public: &PublicDeal, published: &str) {
    let parties = format!("{} – {}", public.licensor, public.licensee);
    document.put("title", format!("{parties}, {} (public terms, illustrative rest)", public.asset));
    document.put_marked("terms.parties.licensor.name", public.licensor.as_str(), published);
    document.put_marked("terms.parties.licensee.name", public.licensee.as_str(), published);
    document.put_marked("terms.parties.licensee.country", public.country.as_str(), "assumption");
    document.mark("terms.parties.licensor.vehicle", "assumption");
    document.put_marked("terms.products.0.name", public.asset.as_str(), published);
    let known = |known: bool| if known { published } else { "assumption" };
    document.mark("terms.products.0.modality", known(public.family.is_some()));
    document.mark("terms.products.0.stage", known(public.stage.is_some()));
    document.mark("terms.products.0.area", "assumption");
    let dated = public.date.len() == "2023-12-20".len();
    document.mark("terms.signed_on", known(dated));
}

fn structure(document: &mut DealFileBuilder, public: &PublicDeal, published: &str) {
    if let Some(kept) = &public.retained {
        document.put_marked("terms.territory.retained", kept.clone(), published);
    }
    document.mark("terms.structure.kind", published);
}

/// Puts the published upfront and splits the rest of the published total as the template does: the sales
/// milestones apart where they were published apart.
fn amounts(document: &mut DealFileBuilder, public: &PublicDeal, published: &str) {
    document.mark("terms.currency", published);
    document.put_marked("terms.upfront.0.amount", number(public.upfront), published);
    let paths = document.draft().expand(MILESTONES);
    let (sales, development): (Vec<String>, Vec<String>) =
        paths.into_iter().partition(|path| on_sales(document, path));
    let all = sum([public.total.amount, -public.upfront]);
    match public.sales_milestones {
        Some(amount) => {
            split(document, &development, sum([all, -amount]));
            split(document, &sales, amount);
        }
        None => split(document, &[development, sales].concat(), all),
    }
}

fn on_sales(document: &DealFileBuilder, amount_path: &str) -> bool {
    let trigger = amount_path.replace(".amount", ".trigger.on");
    document.draft().text(&trigger) == "annual_sales"
}

/// Spreads `whole` over the amounts at `paths` in proportion to what stands there, in whole millions; the
/// last takes what is left.
fn split(document: &mut DealFileBuilder, paths: &[String], whole: Decimal) {
    let weights = sum(paths.iter().map(|path| read(document, path)));
    let mut left = whole;
    for (row, path) in paths.iter().enumerate() {
        let part = (whole * read(document, path)).checked_div(weights).unwrap_or_default().floor();
        let amount = if row + 1 == paths.len() { left } else { part };
        left = sum([left, -amount]);
        document.put(path, number(amount));
    }
}

/// Scales the template's money by the published total over the template's own, to two digits.
fn scale(document: &mut DealFileBuilder, public: &PublicDeal) {
    let upfront = read(document, "terms.upfront.0.amount");
    let milestones = document.draft().expand(MILESTONES);
    let own = sum(milestones.iter().map(|path| read(document, path)));
    let Some(factor) = public.total.amount.checked_div(sum([upfront, own])) else {
        return;
    };
    let written = |path: &String| document.draft().node(path).is_some_and(Value::is_number);
    let paths = SCALED.iter().flat_map(|pattern| document.draft().expand(pattern));
    for path in paths.filter(written).collect::<Vec<_>>() {
        let scaled = (read(document, &path) * factor).round_sf(2);
        document.put(&path, number(scaled.unwrap_or_default()));
    }
}

fn read(document: &DealFileBuilder, path: &str) -> Decimal {
    let node = document.draft().node(path);
    node.and_then(|node| node.to_string().parse().ok()).unwrap_or_default()
}

fn number(amount: Decimal) -> Value {
    amount_text(amount).parse().map_or(Value::Null, Value::Number)
}
