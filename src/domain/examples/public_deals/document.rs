//! A deal file made of what was published and, for the rest, of templates.

use super::{Filter, reading::ProductRow};
use super::{PublicDeal, all, amounts, comparables, medians, royalty, scale, terms};
use crate::domain::bounded_json;
use crate::domain::date::{Date, add_months};
use crate::domain::examples::first_deal::example;
use crate::domain::examples::templates::{
    DealFileBuilder, ProductFrame, REGIONS, TemplateFrame, TemplateKind, build,
};
use crate::domain::number::sum;
use rust_decimal::Decimal;
use serde_json::Value;

/// From the effective date to what a near-term payment hangs on.
const MONTHS_TO_EVENT: u32 = 12;

/// A deal file for a public deal. Signed and valued on the day it was announced, or `today` where no day
/// was reported. Upfront, fees and milestones add up to the published total exactly.
pub fn deal(public: &PublicDeal, today: Date) -> Value {
    if public.reading.id == "akeso-summit" {
        // The one deal known in such detail that its file was written by hand.
        return bounded_json::parse(example()).unwrap_or_default();
    }
    let (frame, rows) = frame(public, public.day().unwrap_or(today));
    let mut document = build(&frame);
    let drugs = frame.products.iter().filter(|it| !it.is_part(&frame.regions)).count();
    if let Some(factor) = factor(&document, public, drugs) {
        scale::scale(&mut document, factor);
    }
    terms::heads(&mut document, public);
    terms::products(&mut document, public, &rows);
    terms::structure(&mut document, public);
    money(&mut document, public);
    terms::shares(&mut document, public);
    royalty::put(&mut document, public);
    if public.reading.country == "CN" {
        // A Chinese payer withholds nothing from a mainland payee.
        document.put("assumptions.wht", 0);
    }
    // What fell due of a deal made public is taken as paid: nobody here is asked to act on it.
    document.put_marked("payments.record", true, &public.published());
    document.finish()
}

/// Puts tranches and fees, then what is left of the total, then the events, so that only the template's milestones
/// are divided.
fn money(document: &mut DealFileBuilder, public: &PublicDeal) {
    let face = face(public);
    let assumed = face.map(|face| (face * usual_part()).floor());
    let upfront = terms::upfront(document, public, assumed);
    let options = terms::options(document, public);
    let due: Decimal =
        sum(public.reading.paid("event").filter_map(|event| Some(event.amount?.value)));
    if let Some(face) = face {
        amounts::divide(document, public, sum([face, -upfront, -options, -due]));
    }
    let effective_on = crate::domain::date::parse(document.draft().text("terms.effective_on"));
    let on = effective_on.map(|day| add_months(day, MONTHS_TO_EVENT).to_string());
    terms::events(document, public, &on.unwrap_or_default());
}

/// Upfront, fees and milestones together, in the deal's currency.
fn face(public: &PublicDeal) -> Option<Decimal> {
    let reading = &public.reading;
    let parts = || {
        let tranches = reading.paid("upfront").filter_map(|tranche| Some(tranche.amount?.value));
        sum(tranches.chain(reading.development).chain(reading.sales))
    };
    let told = (reading.headline == "parts").then(parts);
    public.total.map(|total| total.amount).or(told)
}

/// The median part of the upfront among the deals that reported both.
fn usual_part() -> Decimal {
    let known = comparables(all(), Filter::default());
    medians(&known).map(|medians| medians.upfront_share).unwrap_or_default()
}

/// One drug's part of the published total over the template's own.
fn factor(document: &DealFileBuilder, public: &PublicDeal, drugs: usize) -> Option<Decimal> {
    let upfront = document.decimal("terms.upfront.0.amount");
    let milestones = document.draft().expand("terms.milestones[].amount");
    let own = sum(milestones.iter().map(|path| document.decimal(path)).chain([upfront]));
    face(public)?.checked_div(Decimal::from(drugs))?.checked_div(own)
}

/// The frame, and the reading's row of each drug.
fn frame(public: &PublicDeal, today: Date) -> (TemplateFrame, Vec<usize>) {
    let mut products = Vec::new();
    let mut rows = Vec::new();
    for (row, product) in public.reading.products.iter().enumerate() {
        for number in 1..=product.count.value {
            products.push(drug(public, product, number));
            rows.push(row);
        }
    }
    let frame = TemplateFrame {
        id: public.reading.id.clone(),
        kind: if public.newco { TemplateKind::NewCo } else { TemplateKind::SingleAsset },
        today,
        country: public.reading.country.clone(),
        regions: licensed(public),
        products,
    };
    (frame, rows)
}

fn drug(public: &PublicDeal, product: &ProductRow, number: usize) -> ProductFrame {
    let only = product.id.is_empty();
    let (id, name) = match product.count.value {
        _ if only => ("product".to_owned(), public.asset.clone()),
        1 => (product.id.clone(), product.name.clone()),
        _ => (format!("{}_{number}", product.id), format!("{} {number}", product.name)),
    };
    ProductFrame {
        programme: if only { "main".to_owned() } else { id.clone() },
        id,
        name,
        modality: product.modality.value,
        area: product.area.value,
        stage: product.stage.value,
        territory: product.territory.clone(),
        option_after: product.option_after.clone(),
    }
}

/// The regions valued: those the reading names, else the three large ones, China too in a worldwide licence, without
/// those retained.
fn licensed(public: &PublicDeal) -> Vec<String> {
    let reading = &public.reading;
    if !reading.licensed.is_empty() {
        return reading.licensed.clone();
    }
    let kept = reading.retained.as_deref();
    let worldwide = kept.is_some_and(<[String]>::is_empty);
    let regions = REGIONS.into_iter().chain(worldwide.then_some("CN"));
    regions
        .filter(|region| kept.is_none_or(|kept| !kept.iter().any(|code| code == region)))
        .map(str::to_owned)
        .collect()
}
