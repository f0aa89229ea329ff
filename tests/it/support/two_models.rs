//! One random contract under two models: the other side believes in other sales, chances and rates.

use super::fraction;
use super::random_deal::deals;
use parley::domain::deal::{Deal, Party};
use parley::domain::negotiation::two_models::{TwoModels, ValuePair};
use parley::domain::valuation::value;
use proptest::prelude::*;

pub fn two_models() -> impl Strategy<Value = TwoModels> {
    let beliefs = (0.4..2.0, 0.5..1.3, 0.04..0.2, 0.04..0.2);
    (deals(), beliefs, any::<bool>()).prop_map(|(ours, beliefs, licensee)| {
        let us = if licensee { Party::Licensee } else { Party::Licensor };
        TwoModels { us, theirs: believing(&ours, beliefs), ours }
    })
}

fn believing(deal: &Deal, (sales, chance, licensor, licensee): (f64, f64, f64, f64)) -> Deal {
    let mut deal = deal.clone();
    let programmes = deal.assumptions.programmes.iter_mut();
    for region in programmes.flat_map(|programme| &mut programme.regions) {
        region.peak_net_sales *= sales;
        region.pos = fraction((region.pos.get() * chance).clamp(0.0, 1.0));
    }
    deal.assumptions.licensor.discount_rate = fraction(licensor);
    deal.assumptions.licensee.discount_rate = fraction(licensee);
    deal
}

/// Both values by the full valuation.
pub fn worth(models: &TwoModels) -> ValuePair {
    let of = |deal: &Deal, side: Party| {
        let own = value(deal).own;
        if side == Party::Licensor { own.licensor } else { own.licensee }
    };
    let them = if models.us == Party::Licensor { Party::Licensee } else { Party::Licensor };
    ValuePair { ours: of(&models.ours, models.us), theirs: of(&models.theirs, them) }
}
