//! Offers that are equal to us and different to them: money moved between signing, milestones and royalties.
//!
//! Upfronts and milestones are scaled to the weights asked for, royalties by what then holds our value; the largest
//! tranche, whose step is worth least, takes up what the steps of the rates leave.

use super::tradeoff::{HeldValue, Lever, TradingSteps, at_nearest_step, solve, tradeable};
use super::two_models::{PreparedPair, TwoModels, ValuePair};
use crate::domain::deal::{Deal, Party};
use crate::domain::valuation::{PreparedValuation, RateBasis};

/// How the licensor's value is spread over the three groups; only their proportions count.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// Over the upfront.
    pub upfront: f64,
    /// Over the milestones.
    pub milestones: f64,
    /// Over the royalties.
    pub royalties: f64,
}

impl Weights {
    /// Most of it at signing.
    pub const FRONT: Self = Self { upfront: 0.5, milestones: 0.3, royalties: 0.2 };
    /// A third each.
    pub const BALANCED: Self = Self { upfront: 1.0, milestones: 1.0, royalties: 1.0 };
    /// Most of it when the product sells.
    pub const BACK: Self = Self { upfront: 0.2, milestones: 0.3, royalties: 0.5 };

    fn sum(self) -> f64 {
        self.upfront + self.milestones + self.royalties
    }

    /// Each multiplied by its like of another.
    fn each(self, other: Self, with: impl Fn(f64, f64) -> f64) -> Self {
        Self {
            upfront: with(self.upfront, other.upfront),
            milestones: with(self.milestones, other.milestones),
            royalties: with(self.royalties, other.royalties),
        }
    }

    /// As parts of one.
    fn parts(self) -> Self {
        let sum = self.sum();
        self.each(self, |own, _| own / sum)
    }
}

/// An offer as good to us as the present one.
#[derive(Debug, Clone, PartialEq)]
pub struct Package {
    /// The contract with our assumptions.
    pub deal: Deal,
    /// What it is worth to us by our model and to them by theirs.
    pub value: ValuePair,
    /// What it is worth to us by their model and to them by ours.
    pub crossed: ValuePair,
    /// What each side has more than in the present offer.
    pub gain: ValuePair,
    /// What to write where in the draft.
    pub writes: Vec<(String, String)>,
}

/// Weights that no royalty in its range answers are brought halfway to the present ones this often.
const APPROACHES: usize = 4;

/// The offer nearest to these weights at which we have what we have now, rounded in our favour to what people trade.
/// `None` where the deal has but one of the three groups, or nothing holds our value.
pub fn package(models: &TwoModels, weights: Weights, steps: &TradingSteps) -> Option<Package> {
    let mut search = PackageSearch::of(models, weights, steps);
    while search.step() {}
    search.package()
}

/// The search for a package, in steps that each take little time.
pub struct PackageSearch {
    models: TwoModels,
    weights: Weights,
    steps: TradingSteps,
    stage: PackageStage,
    found: Option<Package>,
}

/// What is to be done next.
enum PackageStage {
    Begin,
    /// The groups are brought to these parts, and the last lever holds our value.
    Weigh(Approach),
    /// What the steps of rates leave is taken up by the finest amount there is.
    Refine(Deal, Approach),
    /// Both sides' values of what was found.
    Value(Deal),
    Over,
}

/// One of a few tries.
#[derive(Debug, Clone, Copy)]
struct Approach {
    now: Weights,
    /// What our value is to be.
    target: f64,
    parts: Weights,
    /// Tries left, this one among them.
    left: usize,
}

impl PackageSearch {
    /// As [`package`], before its first step.
    pub fn of(models: &TwoModels, weights: Weights, steps: &TradingSteps) -> Self {
        let (models, steps) = (models.clone(), *steps);
        Self { models, weights, steps, stage: PackageStage::Begin, found: None }
    }

    /// One thing looked for; `false` once there is nothing left to do.
    pub fn step(&mut self) -> bool {
        self.stage = match std::mem::replace(&mut self.stage, PackageStage::Over) {
            PackageStage::Begin => self.begin().map_or(PackageStage::Over, PackageStage::Weigh),
            PackageStage::Weigh(approach) => match self.weighed(approach) {
                Some(deal) => PackageStage::Refine(deal, approach),
                None => approach.next(),
            },
            PackageStage::Refine(deal, approach) => {
                let refined = finest(&deal).and_then(|lever| self.hold(&deal, lever, approach));
                refined.map_or_else(|| approach.next(), PackageStage::Value)
            }
            PackageStage::Value(deal) => {
                self.found = Some(valued(&self.models, deal));
                PackageStage::Over
            }
            PackageStage::Over => return false,
        };
        true
    }

    /// What was found.
    pub fn package(self) -> Option<Package> {
        self.found
    }

    fn begin(&self) -> Option<Approach> {
        let ours = &self.models.ours;
        let mut outlook = PreparedValuation::of(ours);
        let now = present(ours, &mut outlook)?;
        let target = self.models.our_value().read(&outlook.party_values(ours))?;
        let known = now.each(self.weights, |now, wanted| if now > 0.0 { wanted } else { 0.0 });
        let parts = Some(known).filter(|known| known.sum() > 0.0)?.parts();
        Some(Approach { now, target, parts, left: APPROACHES })
    }

    /// The deal with its groups at these parts, our value held.
    fn weighed(&self, approach: Approach) -> Option<Deal> {
        let Approach { now, parts, .. } = approach;
        let total = now.sum();
        let factor = parts.each(now, |part, now| if now > 0.0 { part * total / now } else { 1.0 });
        let (ours, steps) = (&self.models.ours, &self.steps);
        let deal = snapped(ours, &tranches(ours), factor.upfront, steps);
        if now.royalties > 0.0 {
            let deal = snapped(&deal, &[Lever::AllMilestones], factor.milestones, steps);
            return self.hold(&deal, Lever::RateFactor, approach);
        }
        self.hold(&deal, Lever::AllMilestones, approach)
    }

    fn hold(&self, deal: &Deal, lever: Lever, Approach { target, .. }: Approach) -> Option<Deal> {
        let held = self.models.our_value();
        let exact = solve(deal, lever, held, target).ok()?.x;
        Some(tradeable(deal, lever, exact, &self.steps, (held, target))?.best.deal)
    }
}

impl Approach {
    /// The next try: halfway to the present parts.
    fn next(self) -> PackageStage {
        let parts = self.parts.each(self.now.parts(), |wanted, now| 0.5 * (wanted + now));
        match self.left.checked_sub(1).filter(|left| *left > 0) {
            Some(left) => PackageStage::Weigh(Self { parts, left, ..self }),
            None => PackageStage::Over,
        }
    }
}

/// The licensor's value of each group in our model, at its own rate; `None` with fewer than two of them.
fn present(deal: &Deal, outlook: &mut PreparedValuation) -> Option<Weights> {
    let licensor = HeldValue::of(Party::Licensor, RateBasis::Own);
    let mut worth = |deal: &Deal| licensor.read(&outlook.party_values(deal)).unwrap_or_default();
    let whole = worth(deal);
    let mut of = |group: &[Lever]| whole - worth(&scaled(deal, group, 0.0));
    let now = Weights {
        upfront: of(&tranches(deal)).max(0.0),
        milestones: of(&[Lever::AllMilestones]).max(0.0),
        royalties: of(&[Lever::RateFactor]).max(0.0),
    };
    let groups = [now.upfront, now.milestones, now.royalties];
    (groups.into_iter().filter(|worth| *worth > 0.0).count() > 1).then_some(now)
}

fn tranches(deal: &Deal) -> Vec<Lever> {
    (0..deal.terms.upfront.len()).map(Lever::Tranche).collect()
}

/// A deal with the numbers of some levers multiplied; a lever that is a factor stands at it.
fn scaled(deal: &Deal, levers: &[Lever], factor: f64) -> Deal {
    let to = |deal: Deal, lever: &Lever| match lever.current(&deal) {
        Some(now) => lever.set(&deal, now * factor),
        None => deal,
    };
    levers.iter().fold(deal.clone(), to)
}

/// Each lever multiplied and brought to the nearest step people trade.
fn snapped(deal: &Deal, levers: &[Lever], factor: f64, steps: &TradingSteps) -> Deal {
    let to = |deal: Deal, lever: &Lever| match lever.current(&deal) {
        Some(now) => at_nearest_step(&deal, *lever, now * factor, steps),
        None => deal,
    };
    levers.iter().fold(deal.clone(), to)
}

/// The largest tranche, or where nothing is paid at signing the largest milestone.
fn finest(deal: &Deal) -> Option<Lever> {
    let milestones = (0..deal.terms.milestones.len()).map(Lever::Milestone).collect();
    [tranches(deal), milestones].into_iter().find_map(|levers| {
        let amounts = levers.into_iter().filter_map(|lever| Some((lever, lever.current(deal)?)));
        let largest =
            amounts.filter(|(_, amount)| *amount > 0.0).max_by(|a, b| a.1.total_cmp(&b.1));
        largest.map(|(lever, _)| lever)
    })
}

fn valued(models: &TwoModels, deal: Deal) -> Package {
    let mut prepared = PreparedPair::of(models);
    let before = prepared.value(models);
    let parts = prepared.parts(&models.with_terms(&deal.terms));
    let (value, crossed) = (parts.value(models.us), parts.crossed(models.us));
    let all = tranches(&deal).into_iter().chain([Lever::AllMilestones, Lever::RateFactor]);
    let writes = all.flat_map(|lever| lever.writes(&deal)).collect();
    Package { gain: value.less(before), value, crossed, writes, deal }
}
