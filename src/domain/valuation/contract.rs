//! The contract's own lines: the face amounts that make the headline, and each line's id, path and form.

use super::Item;
use crate::domain::deal::{PaymentKind, Terms, UpfrontForm};
use crate::domain::number::sum;
use rust_decimal::Decimal;

/// Every payment of fixed amount, in the contract's order: the line and its face, millions.
pub fn face_payments(terms: &Terms) -> impl Iterator<Item = (Item, Decimal)> {
    let upfronts = terms.upfront.iter().enumerate();
    let milestones = terms.milestones.iter().enumerate();
    let upfronts = upfronts.map(|(index, upfront)| (Item::Upfront(index), upfront.amount));
    let milestones =
        milestones.map(|(index, milestone)| (Item::Milestone(index), milestone.amount));
    upfronts.chain(milestones)
}

/// All of them together, millions.
pub fn headline(terms: &Terms) -> Decimal {
    sum(face_payments(terms).map(|(_, amount)| amount))
}

/// Those of a kind together, millions; `None` for a kind outside the headline.
pub fn face(terms: &Terms, kind: PaymentKind) -> Option<Decimal> {
    kind.face_path()?;
    let payments = face_payments(terms).filter(|(item, _)| item.payment_kind() == Some(kind));
    Some(sum(payments.map(|(_, amount)| amount)))
}

/// The id under which a line stands in schedules: an upfront's label, a milestone's id, else its kind's word;
/// empty for what is no payment.
pub fn contract_id(item: Item, terms: &Terms) -> &str {
    match item {
        Item::Upfront(index) => terms.upfront.get(index).map_or("", |upfront| &upfront.label),
        Item::Milestone(index) => terms.milestones.get(index).map_or("", |milestone| &milestone.id),
        Item::Royalty | Item::TechTransfer => item.payment_kind().map_or("", PaymentKind::word),
        Item::Sales | Item::StageCost(_) | Item::LaunchCost(_) => "",
    }
}

/// The name the parties gave a line: an upfront's label, a milestone's label or id; `None` for the others.
pub fn contract_name(item: Item, terms: &Terms) -> Option<&str> {
    match item {
        Item::Upfront(index) => terms.upfront.get(index).map(|upfront| upfront.label.as_str()),
        Item::Milestone(index) => terms.milestones.get(index).map(|milestone| {
            if milestone.label.is_empty() { milestone.id.as_str() } else { &milestone.label }
        }),
        Item::Royalty
        | Item::TechTransfer
        | Item::Sales
        | Item::StageCost(_)
        | Item::LaunchCost(_) => None,
    }
}

/// Path of the deal file's row or group that states a line; `None` for what the contract does not state.
pub fn contract_path(item: Item) -> Option<String> {
    match item {
        Item::Upfront(index) => Some(format!("terms.upfront.{index}")),
        Item::Milestone(index) => Some(format!("terms.milestones.{index}")),
        Item::Royalty => Some("terms.royalty".to_owned()),
        Item::TechTransfer => Some("terms.tech_transfer".to_owned()),
        Item::Sales | Item::StageCost(_) | Item::LaunchCost(_) => None,
    }
}

/// Whether a line is paid in shares.
pub fn is_in_shares(item: Item, terms: &Terms) -> bool {
    match item {
        Item::Upfront(index) => {
            terms.upfront.get(index).is_some_and(|upfront| upfront.form == UpfrontForm::Shares)
        }
        Item::Milestone(_)
        | Item::Royalty
        | Item::Sales
        | Item::StageCost(_)
        | Item::LaunchCost(_)
        | Item::TechTransfer => false,
    }
}
