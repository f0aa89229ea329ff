//! What our own table of public deals says of an amount, beside the range a vendor names.

use crate::domain::deal::{Modality, Stage};
use crate::domain::draft::FieldValues;
use crate::domain::examples::public_deals::{Filter, PublicDeal, all, median};
use crate::domain::number::modelled;
use crate::domain::sort::sort_by;
use rust_decimal::Decimal;

/// Fewer deals than this say nothing of what is usual: look wider.
const FEW: usize = 3;

/// An amount in our own deals, USD millions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DealFacts {
    /// Which deals.
    pub filter: Filter,
    /// How many of them report it.
    pub count: usize,
    /// The least.
    pub low: f64,
    /// The median.
    pub median: f64,
    /// The most.
    pub high: f64,
    /// From where to where the middle half of them lies.
    pub middle: (f64, f64),
    /// Each is the sum of several payments of the kind, so that a single one is less.
    pub summed: bool,
}

/// The amount a range is of, in the public deals of the draft's modality and stage; of its modality alone, then of all,
/// where fewer than three report it. `None` where too few do.
pub(super) fn facts(values: &FieldValues, key: &str) -> Option<DealFacts> {
    let family = Modality::from_word(values.text("terms.products.0.modality"));
    let stage = Stage::from_word(values.text("terms.products.0.stage"));
    let narrow = Filter { family, stage, ..Filter::default() };
    let wider = Filter { stage: None, ..narrow };
    [narrow, wider, Filter::default()].into_iter().find_map(|filter| of(all(), filter, key))
}

fn of(deals: &[PublicDeal], filter: Filter, key: &str) -> Option<DealFacts> {
    let fitting = deals.iter().filter(|deal| filter.fits(deal));
    let mut amounts: Vec<Decimal> = fitting.filter_map(|deal| amount(deal, key)).collect();
    sort_by(&mut amounts, Decimal::cmp);
    let count = amounts.len();
    if count < FEW {
        return None;
    }
    Some(DealFacts {
        filter,
        count,
        low: modelled(*amounts.first()?),
        median: modelled(median(amounts.iter().copied())?),
        high: modelled(*amounts.last()?),
        middle: (
            modelled(*amounts.get(count / 4)?),
            modelled(*amounts.get((count * 3).div_ceil(4) - 1)?),
        ),
        summed: is_milestone(key),
    })
}

/// Whether a range is of one development milestone.
pub(super) fn is_milestone(key: &str) -> bool {
    ["ind", "phase2_start", "filing", "approval"].contains(&key)
}

/// What a deal reports of it; of a milestone, all development milestones of one product together.
fn amount(deal: &PublicDeal, key: &str) -> Option<Decimal> {
    match key {
        "upfront" => deal.upfront,
        "total" => deal.total.map(|total| total.amount),
        _ if is_milestone(key) => {
            let products: usize = deal.reading.products.iter().map(|row| row.count.value).sum();
            deal.reading.development?.checked_div(Decimal::from(products))
        }
        _ => None,
    }
}
