//! The contract's own lines: the face amounts that make the headline, and each line's id, path and form.

use super::Item;
use super::milestones::instances;
use crate::domain::deal::{Deal, PaymentKind, ProfitShare, Terms, Trigger, Upfront, UpfrontForm};
use crate::domain::lang::Lang;
use crate::domain::number::sum;
use crate::domain::usual_name::said;
use crate::domain::words;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// Every payment of fixed amount, in the contract's order: the line and its face, millions. A milestone for each of
/// several programmes or products is as many lines.
pub fn face_payments(deal: &Deal) -> Vec<(Item, Decimal)> {
    let terms = &deal.terms;
    let upfronts = terms.upfront.iter().enumerate();
    let options = terms.options.iter().enumerate();
    let upfronts = upfronts.map(|(index, upfront)| (Item::Upfront(index), upfront.amount));
    let options = options.map(|(index, option)| (Item::Option(index), option.exercise_fee));
    let milestones = instances(deal).into_iter().filter_map(|instance| {
        let amount = terms.milestones.get(instance.row)?.amount;
        Some((Item::Milestone { row: instance.row, each: instance.each_row() }, amount))
    });
    upfronts.chain(options).chain(milestones).collect()
}

/// All of them together, millions.
pub fn headline(deal: &Deal) -> Decimal {
    sum(face_payments(deal).into_iter().map(|(_, amount)| amount))
}

/// Those of a kind together, millions; `None` for a kind outside the headline.
pub fn face(deal: &Deal, kind: PaymentKind) -> Option<Decimal> {
    kind.face_path()?;
    let payments = face_payments(deal).into_iter();
    let own = payments.filter(|(item, _)| item.payment_kind() == Some(kind));
    Some(sum(own.map(|(_, amount)| amount)))
}

/// The id under which a line stands in schedules: an upfront's label, an option's, milestone's or schedule's id (with
/// the programme's or product's where there are several), product and region of a profit share, else its kind's
/// word; empty for what is no payment.
pub fn contract_id(item: Item, deal: &Deal) -> Cow<'_, str> {
    let terms = &deal.terms;
    match item {
        Item::Upfront(row) => text(terms.upfront.get(row).map(|upfront| &upfront.label)),
        Item::Option(row) => text(terms.options.get(row).map(|option| &option.id)),
        Item::Milestone { row, each } => {
            let id = text(terms.milestones.get(row).map(|milestone| &milestone.id));
            let each = each.and_then(|each| each_id(deal, row, each));
            each.map_or(id.clone(), |each| Cow::Owned(format!("{id}:{each}")))
        }
        Item::Royalty { schedule, product } => royalty_id(terms, schedule, product),
        Item::ProfitShare(row) => {
            let Some(share) = terms.profit_share.get(row) else { return Cow::Borrowed("") };
            let product = product_of(terms, share).map_or("", |product| &product.id);
            Cow::Owned(format!("{product}:{}", share.region))
        }
        Item::TechTransfer => Cow::Borrowed(PaymentKind::TechTransfer.word()),
        Item::Sales(_) | Item::StageCost { .. } | Item::LaunchCost { .. } => Cow::Borrowed(""),
    }
}

fn text(text: Option<&String>) -> Cow<'_, str> {
    Cow::Borrowed(text.map_or("", String::as_str))
}

fn product_of<'a>(
    terms: &'a Terms,
    share: &ProfitShare,
) -> Option<&'a crate::domain::deal::Product> {
    terms.products.get(terms.product(share.product.as_deref())?)
}

/// The id of the programme or product a milestone is paid for.
fn each_id(deal: &Deal, row: usize, each: usize) -> Option<&str> {
    match &deal.terms.milestones.get(row)?.trigger {
        Trigger::Start { .. } | Trigger::Filing { .. } | Trigger::Approval { .. } => {
            deal.assumptions.programmes.get(each).map(|programme| programme.id.as_str())
        }
        Trigger::AnnualSales(_) | Trigger::CumulativeSales(_) => {
            deal.terms.products.get(each).map(|product| product.id.as_str())
        }
        Trigger::Date { .. } | Trigger::Event { .. } => None,
    }
}

/// A schedule that applies to several products names the product as well.
fn royalty_id(terms: &Terms, schedule: usize, product: usize) -> Cow<'_, str> {
    let Some(schedule) = terms.royalties.get(schedule) else { return Cow::Borrowed("") };
    let products = match schedule.products.len() {
        0 => terms.products.len(),
        named => named,
    };
    match terms.products.get(product).filter(|_| products > 1) {
        Some(product) => Cow::Owned(format!("{}:{}", schedule.id, product.id)),
        None => Cow::Borrowed(&schedule.id),
    }
}

/// The name the parties gave a line: an upfront's label, an option's or a milestone's label or id; `None` for the
/// others. Regions and what is usual are named in a language.
pub fn contract_name(item: Item, deal: &Deal, lang: Lang) -> Option<Cow<'_, str>> {
    let terms = &deal.terms;
    let named = |label: &'_ str| !label.is_empty();
    match item {
        Item::Upfront(row) => {
            terms.upfront.get(row).map(|upfront| Cow::Owned(said(&upfront.label, lang)))
        }
        Item::Option(row) => {
            let option = terms.options.get(row)?;
            Some(Cow::Borrowed(if named(&option.label) { &option.label } else { &option.id }))
        }
        Item::Milestone { row, each } => {
            let milestone = terms.milestones.get(row)?;
            let label = if named(&milestone.label) { &milestone.label } else { &milestone.id };
            let each = each.and_then(|each| each_id(deal, row, each));
            let label = said(label, lang);
            Some(Cow::Owned(match each {
                Some(each) => format!("{label} · {each}"),
                None => label,
            }))
        }
        Item::Royalty { .. } | Item::ProfitShare(_) | Item::Sales(_) => {
            product_name(item, deal, lang)
        }
        Item::TechTransfer | Item::StageCost { .. } | Item::LaunchCost { .. } => None,
    }
}

/// Whose sales a line is of: said only where the deal has several products, or a product several lines of the kind.
fn product_name(item: Item, deal: &Deal, lang: Lang) -> Option<Cow<'_, str>> {
    let terms = &deal.terms;
    let name = |row: usize| {
        let product = terms.products.get(row)?;
        Some(if product.name.is_empty() { product.id.as_str() } else { &product.name })
    };
    let several = terms.products.len() > 1;
    match item {
        Item::Royalty { schedule, product } => {
            let regions = &terms.royalties.get(schedule)?.regions;
            let regions: Vec<&str> =
                regions.iter().map(|region| words::region(region.as_str(), lang)).collect();
            match (several, terms.royalties.len() > 1 && !regions.is_empty()) {
                (false, false) => None,
                (true, false) => name(product).map(Cow::Borrowed),
                (false, true) => Some(Cow::Owned(regions.join(", "))),
                (true, true) => {
                    Some(Cow::Owned(format!("{} {}", name(product)?, regions.join(", "))))
                }
            }
        }
        Item::ProfitShare(row) => {
            let share = terms.profit_share.get(row)?;
            let product = name(terms.product(share.product.as_deref())?)?;
            let region = words::region(share.region.as_str(), lang);
            Some(if several {
                Cow::Owned(format!("{product} {region}"))
            } else {
                Cow::Borrowed(region)
            })
        }
        Item::Sales(product) => name(product).filter(|_| several).map(Cow::Borrowed),
        Item::Upfront(_)
        | Item::Option(_)
        | Item::Milestone { .. }
        | Item::TechTransfer
        | Item::StageCost { .. }
        | Item::LaunchCost { .. } => None,
    }
}

/// Path of the deal file's row or group that states a line; `None` for what the contract does not state.
pub fn contract_path(item: Item) -> Option<String> {
    match item {
        Item::Upfront(row) => Some(format!("terms.upfront.{row}")),
        Item::Option(row) => Some(format!("terms.options.{row}")),
        Item::Milestone { row, .. } => Some(format!("terms.milestones.{row}")),
        Item::Royalty { schedule, .. } => Some(format!("terms.royalties.{schedule}")),
        Item::ProfitShare(row) => Some(format!("terms.profit_share.{row}")),
        Item::TechTransfer => Some("terms.tech_transfer".to_owned()),
        Item::Sales(_) | Item::StageCost { .. } | Item::LaunchCost { .. } => None,
    }
}

/// What a line is paid in.
pub fn payment_form(item: Item, terms: &Terms) -> UpfrontForm {
    tranche(item, terms).map_or(UpfrontForm::Cash, |upfront| upfront.form)
}

/// What is paid above the market for the licensor's shares, fraction of the amount.
pub fn premium(item: Item, terms: &Terms) -> f64 {
    tranche(item, terms).map_or(0.0, |upfront| upfront.premium.get())
}

/// Only a tranche of the upfront can be paid in shares.
fn tranche(item: Item, terms: &Terms) -> Option<&Upfront> {
    match item {
        Item::Upfront(row) => terms.upfront.get(row),
        Item::Option(_)
        | Item::Milestone { .. }
        | Item::Royalty { .. }
        | Item::ProfitShare(_)
        | Item::Sales(_)
        | Item::StageCost { .. }
        | Item::LaunchCost { .. }
        | Item::TechTransfer => None,
    }
}
