//! What happens in the end, not on average: each fate of the products with its exact weight, over points of the ranges.

use super::band::SCRAMBLES;
use super::cash_fan::CashPoints;
use super::end::{End, EndWithCash};
use super::estimate::{Estimate, of_answers};
use super::sobol::Scramble;
use super::uncertain_deal::UncertainDeal;
use super::weighted::{Weighted, at_chance, carried, deviation, hundredths, weighted};
use crate::domain::deal::{Deal, Party};
use crate::domain::valuation::{CashByYear, ProductFate, fates};
use serde::{Deserialize, Serialize};

/// So many fates of a point are gone through one by one; of more, or of several products, so many are drawn.
const MOST_FATES: usize = 64;
/// Deals valued in all, about.
const DEALS: usize = 16_384;
/// Of the fates drawn at a point the cash of so many is kept.
const CASH_DRAWS: u32 = 16;

/// A figure of what happens in the end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EndSpread {
    /// Its mean, millions.
    pub mean: Estimate,
    /// Below it with a chance of 5 %.
    pub low: Estimate,
    /// As likely below it as above.
    pub middle: Estimate,
    /// Above it with a chance of 5 %.
    pub high: Estimate,
    /// The chance that it is below zero, a fraction.
    pub loses: Estimate,
    /// Standard deviation, millions.
    pub deviation: f64,
    /// The values above so many hundredths of all chances, in the middle of each.
    pub hundredths: Vec<f64>,
    /// By kind of flow, in the order of [`FlowKind::ALL`]: the part of the variance that comes with it, a fraction; below
    /// zero where it takes some away. They sum to 1.
    pub carried: Vec<f64>,
}

/// What happens in the end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EndSpreads {
    /// Points of the ranges.
    pub points: u32,
    /// Deals valued: a fate of a product at a point each.
    pub deals: u32,
    /// Of the licensor and the licensee, each at its own rate.
    pub sides: [EndSpread; 2],
    /// What the contract pays in all, nominal, before gross-up and taxes; of kinds of flow nothing is told.
    pub paid: EndSpread,
    /// Calendar years of a first approval and the chance of each, a fraction.
    pub first_approval: Vec<(i32, f64)>,
    /// The chance that nothing is ever approved, a fraction.
    pub no_approval: f64,
}

/// Points of the ranges with what may happen at each.
#[derive(Debug, Clone)]
pub struct EndPoints {
    deal: UncertainDeal,
    scrambles: Vec<Scramble>,
    /// `[scramble][end]`.
    ends: Vec<Vec<End>>,
    cash: CashPoints,
    points: u32,
    wanted: u32,
    deals: u32,
}

impl EndPoints {
    /// Of a deal; the same seed gives the same digits.
    pub fn new(deal: UncertainDeal, seed: u64) -> Self {
        let each = fates(deal.deal()).iter().map(Vec::len).sum::<usize>().clamp(1, MOST_FATES);
        let rounds = (DEALS / each / SCRAMBLES).clamp(2, 64);
        Self {
            // Others than the bands' and the drivers'.
            scrambles: (0..SCRAMBLES as u32).map(|at| Scramble::new(seed ^ 0x5EED, at)).collect(),
            ends: vec![Vec::new(); SCRAMBLES],
            cash: CashPoints::default(),
            points: 0,
            wanted: u32::try_from(rounds * SCRAMBLES).unwrap_or(u32::MAX),
            deals: 0,
            deal,
        }
    }

    /// Takes one more point; `false` when there was none left.
    pub fn add(&mut self) -> bool {
        if self.points >= self.wanted {
            return false;
        }
        let at = self.points as usize % SCRAMBLES;
        let point = self.points / SCRAMBLES as u32;
        let Some(scramble) = self.scrambles.get(at).copied() else { return false };
        let dimensions = self.deal.dimensions();
        let draws: Vec<f64> = (0..dimensions).map(|at| scramble.at(point, at)).collect();
        let deal = self.deal.put(&draws);
        let all = fates(deal);
        let found = match all.as_slice() {
            [only] if only.len() <= MOST_FATES => each(only, deal),
            several => drawn(several, deal, |draw, product| {
                scramble.at(point * MOST_FATES as u32 + draw, dimensions + product)
            }),
        };
        self.deals += found.deals;
        if let Some(ends) = self.ends.get_mut(at) {
            ends.extend(found.ends);
        }
        found.cash.into_iter().for_each(|(weight, cash)| self.cash.add(at, weight, &cash));
        self.points += 1;
        true
    }

    /// What happens in the end, once every point is taken.
    pub fn spreads(&self) -> EndSpreads {
        let all: Vec<End> = self.ends.iter().flatten().copied().collect();
        let spread = |value: fn(&End) -> f64, kinds: fn(&End) -> &[f64]| EndSpread {
            deviation: deviation(&all, value),
            hundredths: hundredths(&all, value),
            carried: carried(&all, value, kinds),
            ..self.figures(value)
        };
        let weight: f64 = all.iter().map(|end| end.weight).sum();
        let mut years: Vec<(i32, f64)> = Vec::new();
        let mut no_approval = 0.0;
        for end in &all {
            let part = end.weight / weight;
            match end.first_approval {
                None => no_approval += part,
                Some(year) => match years.iter_mut().find(|(known, _)| *known == year) {
                    Some((_, chance)) => *chance += part,
                    None => years.push((year, part)),
                },
            }
        }
        crate::domain::sort::sort_by_key(&mut years, |(year, _)| *year);
        EndSpreads {
            points: self.points,
            deals: self.deals,
            sides: [
                spread(|end| end.licensor, |end| &end.licensor_kinds),
                spread(|end| end.licensee, |end| &end.licensee_kinds),
            ],
            paid: spread(|end| end.paid, |_| &[]),
            first_approval: years,
            no_approval,
        }
    }

    /// The cash of each end, once every point is taken.
    pub fn take_cash(&mut self) -> CashPoints {
        std::mem::take(&mut self.cash)
    }

    fn figures(&self, value: fn(&End) -> f64) -> EndSpread {
        let over = |read: &dyn Fn(&[Weighted]) -> f64| {
            let answers = self.ends.iter().map(|ends| read(&weighted(ends, value)));
            of_answers(&answers.collect::<Vec<_>>())
        };
        EndSpread {
            mean: over(&|values| values.iter().map(|(value, weight)| value * weight).sum()),
            low: over(&|values| at_chance(values, 0.05)),
            middle: over(&|values| at_chance(values, 0.5)),
            high: over(&|values| at_chance(values, 0.95)),
            loses: over(&|values| {
                values.iter().filter(|(value, _)| *value < 0.0).map(|(_, weight)| weight).sum()
            }),
            deviation: 0.0,
            hundredths: Vec::new(),
            carried: Vec::new(),
        }
    }
}

/// What may happen at a point.
struct PointEnds {
    ends: Vec<End>,
    /// With the weight of each.
    cash: Vec<(f64, CashByYear)>,
    deals: u32,
}

/// Every fate of the only product, with its exact weight.
fn each(fates: &[ProductFate], deal: &Deal) -> PointEnds {
    let mut found = PointEnds { ends: Vec::new(), cash: Vec::new(), deals: fates.len() as u32 };
    for fate in fates {
        let EndWithCash { end, cash } = EndWithCash::given(fate, deal);
        found.ends.push(End { weight: fate.probability, ..end });
        found.cash.push((fate.probability, cash));
    }
    found
}

/// Ends in which each product has a fate drawn by a chance: products do not touch each other, so what each fate changes
/// adds up.
fn drawn(
    products: &[Vec<ProductFate>],
    deal: &Deal,
    chance: impl Fn(u32, usize) -> f64,
) -> PointEnds {
    let whole = EndWithCash::of(deal);
    let mut known: Vec<Vec<Option<EndWithCash>>> =
        products.iter().map(|fates| vec![None; fates.len()]).collect();
    let mut found = PointEnds { ends: Vec::new(), cash: Vec::new(), deals: 0 };
    for draw in 0..MOST_FATES as u32 {
        let mut own = whole.clone();
        for (product, (fates, known)) in products.iter().zip(&mut known).enumerate() {
            let at = chosen(fates, chance(draw, product));
            let (Some(fate), Some(known)) = (fates.get(at), known.get_mut(at)) else { continue };
            let given = known.get_or_insert_with(|| EndWithCash::given(fate, deal));
            own.end.move_by(&whole.end, &given.end);
            if draw < CASH_DRAWS {
                own.cash.move_by(&whole.cash, &given.cash);
            }
        }
        found.ends.push(End { weight: 1.0 / MOST_FATES as f64, ..own.end });
        if draw < CASH_DRAWS {
            found.cash.push((1.0 / f64::from(CASH_DRAWS), own.cash));
        }
    }
    found.deals = known.iter().flatten().flatten().count() as u32;
    found
}

fn chosen(fates: &[ProductFate], chance: f64) -> usize {
    let mut below = 0.0;
    let reached = |fate: &ProductFate| {
        below += fate.probability;
        below >= chance
    };
    fates.iter().position(reached).unwrap_or(fates.len().saturating_sub(1))
}

/// A side's spread.
impl EndSpreads {
    /// What a side has in the end.
    pub fn of(&self, party: Party) -> &EndSpread {
        let [licensor, licensee] = &self.sides;
        match party {
            Party::Licensor => licensor,
            Party::Licensee => licensee,
        }
    }
}
