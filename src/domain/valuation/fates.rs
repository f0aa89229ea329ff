//! What may become of each product: its programmes fail in a stage, are not taken up, or are filed and approved in some
//! regions. Every fate has its exact probability, and a deal in which it is certain.

use super::probabilities::ProgrammeChances;
use super::{OptionDecision, PreparedValuation, Timeline};
use crate::domain::date::Date;
use crate::domain::deal::{Deal, ExerciseProbability, Programme};
use crate::domain::rate::{Probability, Share};

/// What becomes of a programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProgrammeFate {
    /// It fails in the stage of this row.
    Fails(usize),
    /// The stage of this row succeeds, and the licensee does not take the product.
    Lapses(usize),
    /// It is filed, and approved in the licensed regions of these rows and in no other.
    Filed(Vec<usize>),
}

/// What becomes of a product's programmes.
#[derive(Debug, Clone, PartialEq)]
pub struct ProductFate {
    /// Row of `terms.products`.
    pub product: usize,
    /// How likely that is, a fraction.
    pub probability: f64,
    /// Rows of `assumptions.programmes`, and the fate of each.
    pub programmes: Vec<(usize, ProgrammeFate)>,
}

/// Every fate of every product that has programmes, with its probability; those that cannot be are left out. Options are
/// taken as the deal as a whole has them decided.
pub fn fates(deal: &Deal) -> Vec<Vec<ProductFate>> {
    let prepared = PreparedValuation::of(deal);
    let (_, decisions) = prepared.expected(deal);
    let products =
        (0..deal.terms.products.len()).map(|product| of_product(deal, product, &decisions));
    products.filter(|fates| !fates.is_empty()).collect()
}

fn of_product(deal: &Deal, product: usize, decisions: &[OptionDecision]) -> Vec<ProductFate> {
    let rows: Vec<usize> = deal.programmes_of(product).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let none = ProductFate { product, probability: 1.0, programmes: Vec::new() };
    rows.into_iter().fold(vec![none], |fates, row| {
        let own = of_programme(deal, product, row, decisions);
        let both = fates.iter().flat_map(|fate| {
            own.iter().map(move |(programme, probability)| {
                let mut fate = fate.clone();
                fate.probability *= probability;
                fate.programmes.push((row, programme.clone()));
                fate
            })
        });
        both.collect()
    })
}

/// A programme's fates and their probabilities.
fn of_programme(
    deal: &Deal,
    product: usize,
    row: usize,
    decisions: &[OptionDecision],
) -> Vec<(ProgrammeFate, f64)> {
    let Some(programme) = deal.assumptions.programmes.get(row) else { return Vec::new() };
    let option = option_of(deal, product, programme);
    let mut fates = Vec::new();
    let mut reached = 1.0;
    for (stage, assumed) in programme.stages.iter().enumerate() {
        fates.push((ProgrammeFate::Fails(stage), reached * (1.0 - assumed.pos.get())));
        reached *= assumed.pos.get();
        if let Some((option, _)) = option.filter(|(_, at)| *at == stage) {
            let decision = decisions.iter().find(|decision| decision.option == option);
            let taken = decision.map_or(1.0, |decision| decision.exercise);
            fates.push((ProgrammeFate::Lapses(stage), reached * (1.0 - taken)));
            reached *= taken;
        }
    }
    let licensed: Vec<usize> = licensed_rows(deal, product, programme);
    let sets = ProgrammeChances::expected(programme, None).approval_sets(&licensed);
    fates.extend(sets.into_iter().map(|(set, probability)| {
        let bits = (0_u32..).zip(&licensed).filter(|(bit, _)| set >> bit & 1 == 1);
        (ProgrammeFate::Filed(bits.map(|(_, row)| *row).collect()), reached * probability)
    }));
    fates.retain(|(_, probability)| *probability > 0.0);
    fates
}

/// The option on a product: its row and the place of its stage.
fn option_of(deal: &Deal, product: usize, programme: &Programme) -> Option<(usize, usize)> {
    let id = &deal.terms.products.get(product)?.id;
    let row = deal.terms.options.iter().position(|option| option.product == *id)?;
    let stage = &deal.terms.options.get(row)?.stage;
    Some((row, programme.stages.iter().position(|listed| listed.stage == *stage)?))
}

fn licensed_rows(deal: &Deal, product: usize, programme: &Programme) -> Vec<usize> {
    let regions = programme.regions.iter().enumerate();
    let licensed = regions.filter(|(_, region)| deal.terms.is_licensed(product, &region.region));
    licensed.map(|(row, _)| row).collect()
}

impl ProductFate {
    /// The deal in which this is certain of the product, and everything else as in `deal`.
    pub fn certain_in(&self, deal: &Deal) -> Deal {
        let mut certain = deal.clone();
        for (row, fate) in &self.programmes {
            if let Some(programme) = certain.assumptions.programmes.get_mut(*row) {
                make_certain(programme, fate);
            }
        }
        self.decide(&mut certain);
        certain
    }

    /// The product is taken unless its fate is that it is not.
    fn decide(&self, deal: &mut Deal) {
        let Some(product) = deal.terms.products.get(self.product) else { return };
        let option = deal.terms.options.iter().find(|option| option.product == product.id);
        let Some(option) = option.map(|option| option.id.clone()) else { return };
        let lapses = |(_, fate): &(usize, ProgrammeFate)| matches!(fate, ProgrammeFate::Lapses(_));
        let taken = if self.programmes.iter().any(lapses) { 0.0 } else { 1.0 };
        let probability = Probability::nearest(taken);
        deal.assumptions.exercise.retain(|row| row.option != option);
        deal.assumptions.exercise.push(ExerciseProbability { option, probability });
    }

    /// The day of the product's first approval; `None` where there is none.
    pub fn first_approval(&self, timeline: &Timeline) -> Option<Date> {
        let approvals = self.programmes.iter().flat_map(|(row, fate)| {
            let ProgrammeFate::Filed(approved) = fate else { return Vec::new() };
            let dates = timeline.programmes.get(*row).map_or(&[][..], |dates| &dates.regions);
            let own = dates.iter().filter(|region| approved.contains(&region.index));
            own.map(|region| region.approval_on).collect()
        });
        approvals.min()
    }
}

fn make_certain(programme: &mut Programme, fate: &ProgrammeFate) {
    let succeeds = |stage: usize| match fate {
        ProgrammeFate::Fails(at) => stage < *at,
        ProgrammeFate::Lapses(_) | ProgrammeFate::Filed(_) => true,
    };
    for (stage, assumed) in programme.stages.iter_mut().enumerate() {
        assumed.pos = sure(succeeds(stage));
    }
    let approved = match fate {
        ProgrammeFate::Filed(approved) => approved.as_slice(),
        ProgrammeFate::Fails(_) | ProgrammeFate::Lapses(_) => &[],
    };
    programme.approval_dependence = Share::ZERO;
    for (row, region) in programme.regions.iter_mut().enumerate() {
        region.pos = sure(approved.contains(&row));
    }
}

fn sure(yes: bool) -> Probability {
    Probability::nearest(if yes { 1.0 } else { 0.0 })
}
