//! What happens in the end, not on average: each fate of the products with its exact weight, over points of the ranges.

use super::band::SCRAMBLES;
use super::estimate::{Estimate, of_answers};
use super::sobol::Scramble;
use super::uncertain_deal::UncertainDeal;
use crate::domain::deal::{Deal, Party, Structure};
use crate::domain::sort::sort_by;
use crate::domain::valuation::{
    FlowKind, KindValues, PartyParts, ProductFate, fates, party_parts, resolve,
};
use chrono::Datelike;
use serde::{Deserialize, Serialize};

/// So many fates of a point are gone through one by one; of more, or of several products, so many are drawn.
const MOST_FATES: usize = 64;
/// Deals valued in all, about.
const DEALS: usize = 16_384;

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

/// A value and its part of all chances.
type Weighted = (f64, f64);

/// An end and its weight.
#[derive(Debug, Clone, Copy)]
pub(super) struct End {
    weight: f64,
    licensor: f64,
    licensee: f64,
    paid: f64,
    licensor_kinds: [f64; FlowKind::ALL.len()],
    licensee_kinds: [f64; FlowKind::ALL.len()],
    first_approval: Option<i32>,
}

/// Points of the ranges with what may happen at each.
#[derive(Debug, Clone)]
pub struct EndPoints {
    deal: UncertainDeal,
    scrambles: Vec<Scramble>,
    /// `[scramble][end]`.
    ends: Vec<Vec<End>>,
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
        let (Some(scramble), Some(ends)) = (self.scrambles.get(at), self.ends.get_mut(at)) else {
            return false;
        };
        let dimensions = self.deal.dimensions();
        let draws: Vec<f64> = (0..dimensions).map(|at| scramble.at(point, at)).collect();
        let deal = self.deal.put(&draws);
        let all = fates(deal);
        let whole = End::of(&party_parts(deal), deal);
        match all.as_slice() {
            [only] if only.len() <= MOST_FATES => {
                let own = only.iter().map(|fate| whole.given(fate, deal, fate.probability));
                ends.extend(own);
                self.deals += only.len() as u32;
            }
            several => {
                let mut known = several.iter().map(|fates| vec![None; fates.len()]).collect();
                for draw in 0..MOST_FATES as u32 {
                    let number = point * MOST_FATES as u32 + draw;
                    let chance = |product: usize| scramble.at(number, dimensions + product);
                    ends.push(whole.drawn(several, &mut known, deal, chance));
                }
                self.deals += known.iter().flatten().flatten().count() as u32;
            }
        }
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

impl End {
    /// What each side has: the licensor and the licensee.
    pub fn values(&self) -> [f64; 2] {
        [self.licensor, self.licensee]
    }

    /// What the contract pays in all.
    pub fn paid(&self) -> f64 {
        self.paid
    }

    /// A deal's expected values as one end.
    pub fn of(parts: &PartyParts, deal: &Deal) -> Self {
        let mut licensor_kinds = kinds(&parts.licensor);
        let mut licensee_kinds = kinds(&parts.licensee);
        // Whoever holds shares bears the ups and downs in proportion.
        let equity = stake(deal) * (parts.values.investors + parts.values.financing);
        let place = FlowKind::ALL.iter().position(|kind| *kind == FlowKind::Equity);
        if let Some(place) = place {
            if let Some(own) = licensor_kinds.get_mut(place) {
                *own += equity;
            }
            if let Some(own) = licensee_kinds.get_mut(place) {
                *own -= equity;
            }
        }
        Self {
            weight: 1.0,
            licensor: licensor_kinds.iter().sum(),
            licensee: licensee_kinds.iter().sum(),
            paid: parts.paid,
            licensor_kinds,
            licensee_kinds,
            first_approval: None,
        }
    }

    /// The same with a product's fate certain.
    fn given(&self, fate: &ProductFate, deal: &Deal, weight: f64) -> Self {
        let certain = fate.certain_in(deal);
        let end = Self::of(&party_parts(&certain), &certain);
        let first_approval = fate.first_approval(&resolve(deal)).map(|day| day.year());
        Self { weight, first_approval, ..end }
    }

    /// An end in which each product has a fate drawn by a chance: products do not touch each other, so what each fate
    /// changes adds up.
    fn drawn(
        &self,
        products: &[Vec<ProductFate>],
        known: &mut Vec<Vec<Option<Self>>>,
        deal: &Deal,
        chance: impl Fn(usize) -> f64,
    ) -> Self {
        let mut end = Self { weight: 1.0 / MOST_FATES as f64, ..*self };
        for (product, (fates, known)) in products.iter().zip(known).enumerate() {
            let at = chosen(fates, chance(product));
            let (Some(fate), Some(known)) = (fates.get(at), known.get_mut(at)) else { continue };
            let given = *known.get_or_insert_with(|| self.given(fate, deal, 1.0));
            end.move_by(self, &given);
        }
        end
    }

    /// Adds what another end has more than a third.
    fn move_by(&mut self, from: &Self, to: &Self) {
        self.licensor += to.licensor - from.licensor;
        self.licensee += to.licensee - from.licensee;
        self.paid += to.paid - from.paid;
        let kinds =
            self.licensor_kinds.iter_mut().zip(from.licensor_kinds.iter().zip(&to.licensor_kinds));
        kinds.for_each(|(own, (from, to))| *own += to - from);
        let kinds =
            self.licensee_kinds.iter_mut().zip(from.licensee_kinds.iter().zip(&to.licensee_kinds));
        kinds.for_each(|(own, (from, to))| *own += to - from);
        self.first_approval = match (self.first_approval, to.first_approval) {
            (Some(known), Some(other)) => Some(known.min(other)),
            (known, other) => known.or(other),
        };
    }
}

fn kinds(values: &KindValues) -> [f64; FlowKind::ALL.len()] {
    FlowKind::ALL.map(|kind| values.of(kind))
}

/// The licensor's part of a new company after the discount; 0 for a licence.
fn stake(deal: &Deal) -> f64 {
    match deal.terms.structure {
        Structure::License => 0.0,
        Structure::NewCo(shares) => {
            shares.licensor_equity.get() * (1.0 - deal.assumptions.newco.haircut.get())
        }
    }
}

fn chosen(fates: &[ProductFate], chance: f64) -> usize {
    let mut below = 0.0;
    let reached = |fate: &ProductFate| {
        below += fate.probability;
        below >= chance
    };
    fates.iter().position(reached).unwrap_or(fates.len().saturating_sub(1))
}

/// Values with their part of all weights, rising.
fn weighted(ends: &[End], value: fn(&End) -> f64) -> Vec<Weighted> {
    let all: f64 = ends.iter().map(|end| end.weight).sum();
    let mut values: Vec<Weighted> = ends.iter().map(|end| (value(end), end.weight / all)).collect();
    sort_by(&mut values, |a, b| a.0.total_cmp(&b.0));
    values
}

/// The value with which the weights reach a chance.
fn at_chance(values: &[Weighted], chance: f64) -> f64 {
    let mut below = 0.0;
    let reached = values.iter().find(|(_, weight)| {
        below += weight;
        below >= chance
    });
    reached.or(values.last()).map_or(f64::NAN, |(value, _)| *value)
}

fn hundredths(ends: &[End], value: fn(&End) -> f64) -> Vec<f64> {
    let values = weighted(ends, value);
    let chances = (0..100).map(|at| (f64::from(at) + 0.5) / 100.0);
    chances.map(|chance| at_chance(&values, chance)).collect()
}

fn weighted_mean(ends: &[End], value: impl Fn(&End) -> f64) -> f64 {
    let all: f64 = ends.iter().map(|end| end.weight).sum();
    ends.iter().map(|end| end.weight * value(end)).sum::<f64>() / all
}

fn deviation(ends: &[End], value: fn(&End) -> f64) -> f64 {
    let mean = weighted_mean(ends, value);
    weighted_mean(ends, |end| (value(end) - mean) * (value(end) - mean)).sqrt()
}

/// Covariance of each kind with the whole, of the whole's variance.
fn carried(ends: &[End], value: fn(&End) -> f64, kinds: fn(&End) -> &[f64]) -> Vec<f64> {
    let mean = weighted_mean(ends, value);
    let variance = weighted_mean(ends, |end| (value(end) - mean) * (value(end) - mean));
    let count = ends.first().map_or(0, |end| kinds(end).len());
    let own = |place: usize| {
        let of = |end: &End| kinds(end).get(place).copied().unwrap_or(0.0);
        let shared = weighted_mean(ends, |end| of(end) * (value(end) - mean));
        if variance > 0.0 { shared / variance } else { 0.0 }
    };
    (0..count).map(own).collect()
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
