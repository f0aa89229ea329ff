//! The best of every pair of levers, then of them all.

use super::super::tradeoff::{Lever, TradingSteps, at_nearest_step, levers};
use super::super::two_models::{PartsPair, PreparedPair, TwoModels, ValuePair};
use super::curve::{LeverCurve, traded};
use crate::domain::deal::Terms;
use crate::domain::sort::sort_by;

/// Numbers of a lever looked at against every knot of another.
const FINE: u32 = 60;
/// Pairs whose best is valued anew.
const VALUED: usize = 10;
/// Trades proposed.
const PROPOSED: usize = 6;
/// Looks along one lever for the best number beside the other's.
const LOOKS: usize = 6;
/// A gain below a thousandth of a million is none.
const LEAST: f64 = 0.001;
/// The golden section.
const GOLDEN: f64 = 0.618_033_988_749_895;

/// One term of a trade.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TermMove {
    /// Which.
    pub lever: Lever,
    /// Where it stands.
    pub from: f64,
    /// Where it would stand.
    pub to: f64,
}

/// Two terms moved so that both sides have more.
#[derive(Debug, Clone, PartialEq)]
pub struct Trade {
    /// The two terms.
    pub moves: [TermMove; 2],
    /// The contract with both moved.
    pub terms: Terms,
    /// What each side then has more, each by its own model at its own rate.
    pub gain: ValuePair,
    /// What to write where in the draft.
    pub writes: Vec<(String, String)>,
}

/// The search over all pairs, in steps that each take little time.
pub struct TradeSearch {
    models: TwoModels,
    steps: TradingSteps,
    prepared: PreparedPair,
    parts: PartsPair,
    now: ValuePair,
    /// Levers not looked at yet.
    levers: Vec<Lever>,
    curves: Vec<LeverCurve>,
    /// Pairs by what their curves promise, the best last; `None` before all curves are known.
    promising: Option<Vec<Promise>>,
    valued: usize,
    trades: Vec<Trade>,
}

/// What two curves promise together.
#[derive(Debug, Clone, Copy)]
struct Promise {
    /// Places of the curves.
    pair: (usize, usize),
    at: (f64, f64),
    gain: f64,
}

/// Every proposal, the best first; empty where no trade is better for both.
pub fn better_for_both(models: &TwoModels, steps: &TradingSteps) -> Vec<Trade> {
    let mut search = TradeSearch::of(models, steps);
    while search.step() {}
    search.trades()
}

/// The best trade of two levers alone; `None` where none is better for both.
pub fn best_trade(
    models: &TwoModels,
    (a, b): (Lever, Lever),
    steps: &TradingSteps,
) -> Option<Trade> {
    let mut search = TradeSearch::of(models, steps);
    search.levers = vec![b, a];
    while search.step() {}
    search.trades().into_iter().next()
}

impl TradeSearch {
    /// Over all levers of the contract.
    pub fn of(models: &TwoModels, steps: &TradingSteps) -> Self {
        let mut prepared = PreparedPair::of(models);
        let parts = prepared.parts(models);
        let mut levers = levers(&models.ours);
        levers.reverse();
        Self {
            models: models.clone(),
            steps: *steps,
            prepared,
            parts,
            now: parts.value(models.us),
            levers,
            curves: Vec::new(),
            promising: None,
            valued: 0,
            trades: Vec::new(),
        }
    }

    /// One lever's curve, or one pair valued; `false` once there is nothing left to do.
    pub fn step(&mut self) -> bool {
        if let Some(lever) = self.levers.pop() {
            self.curves.extend(LeverCurve::of(&self.models, &mut self.prepared, lever));
            return true;
        }
        let mut promising = self.promising.take().unwrap_or_else(|| self.promises());
        let next = promising.pop().filter(|_| self.valued < VALUED);
        self.promising = Some(promising);
        let Some(promise) = next else { return false };
        self.valued += 1;
        let found = self.valued_trade(promise);
        self.trades.extend(found);
        true
    }

    /// What was found so far, the best first, one of each two kinds of term.
    pub fn trades(&self) -> Vec<Trade> {
        let mut trades = self.trades.clone();
        sort_by(&mut trades, |a, b| b.gain.smaller().total_cmp(&a.gain.smaller()));
        trades.truncate(PROPOSED);
        trades
    }

    /// The best of each pair by its curves, of two kinds of term only the best pair.
    fn promises(&self) -> Vec<Promise> {
        let pairs = (0..self.curves.len()).flat_map(|a| (0..a).map(move |b| (b, a)));
        let mut all: Vec<Promise> = pairs.filter_map(|pair| self.promise(pair)).collect();
        sort_by(&mut all, |a, b| b.gain.total_cmp(&a.gain));
        let mut kinds = Vec::new();
        all.retain(|promise| {
            let kind = self.kinds(promise.pair);
            let new = !kinds.contains(&kind);
            if new {
                kinds.push(kind);
            }
            new
        });
        all.reverse();
        all
    }

    fn kinds(&self, (a, b): (usize, usize)) -> [Option<u8>; 2] {
        let kind = |curve: usize| self.curves.get(curve).map(|curve| kind(curve.lever));
        let mut kinds = [kind(a), kind(b)];
        kinds.sort_unstable();
        kinds
    }

    /// The best of the sum of two curves, at the knots of one and finely along the other.
    fn promise(&self, pair: (usize, usize)) -> Option<Promise> {
        let (a, b) = (self.curves.get(pair.0)?, self.curves.get(pair.1)?);
        if same_terms(a.lever, b.lever) {
            return None;
        }
        let of_a = self.best_beside(a, b).map(|(at, gain)| Promise { pair, at, gain });
        let of_b = self.best_beside(b, a);
        let of_b = of_b.map(|((y, x), gain)| Promise { pair, at: (x, y), gain });
        let both = of_a.into_iter().chain(of_b);
        both.max_by(|a, b| a.gain.total_cmp(&b.gain)).filter(|promise| promise.gain > LEAST)
    }

    /// One of the curves at its knots, the other finely: where the smaller gain is greatest.
    fn best_beside(&self, knots: &LeverCurve, fine: &LeverCurve) -> Option<((f64, f64), f64)> {
        let (low, high) = fine.ends();
        let finely = (0..=FINE).map(|n| low + (high - low) * f64::from(n) / f64::from(FINE));
        let finely: Vec<_> = finely.filter_map(|y| Some((y, fine.at(y)?))).collect();
        let all = knots.knots.iter().flat_map(|(x, own)| {
            let there = self.parts.each(*own, |now, more| now + more);
            finely.iter().map(move |(y, other)| {
                let value = there.each(*other, |now, more| now + more).value(self.models.us);
                ((*x, *y), value.less(self.now).smaller())
            })
        });
        all.max_by(|a, b| a.1.total_cmp(&b.1))
    }

    /// A promise looked at closely, brought to steps people trade and valued by both models.
    fn valued_trade(&mut self, promise: Promise) -> Option<Trade> {
        let lever = |place: usize| self.curves.get(place).map(|curve| curve.lever);
        let (a, b) = (lever(promise.pair.0)?, lever(promise.pair.1)?);
        let (mut x, mut y) = promise.at;
        y = self.best_along(b, y, |models, y| models.moved(a, x).moved(b, y))?;
        x = self.best_along(a, x, |models, x| models.moved(a, x).moved(b, y))?;
        y = self.best_along(b, y, |models, y| models.moved(a, x).moved(b, y))?;
        let tried = self.written((a, x), (b, y));
        let best = tried.into_iter().max_by(|a, b| a.gain.smaller().total_cmp(&b.gain.smaller()));
        best.filter(|trade| trade.gain.smaller() > LEAST)
    }

    /// The number of a lever around `x` at which the smaller gain is greatest.
    fn best_along(
        &mut self,
        lever: Lever,
        x: f64,
        moved: impl Fn(&TwoModels, f64) -> TwoModels,
    ) -> Option<f64> {
        let (low, high) = traded(&self.models, lever)?;
        let near = 0.15 * (high - low);
        let (mut from, mut to) = ((x - near).max(low), (x + near).min(high));
        let mut gain =
            |x: f64| self.prepared.value(&moved(&self.models, x)).less(self.now).smaller();
        let mut best = [(x, gain(x)), (from, gain(from)), (to, gain(to))]
            .into_iter()
            .max_by(|a, b| a.1.total_cmp(&b.1))?;
        for _ in 0..LOOKS / 2 {
            let (a, b) = (to - GOLDEN * (to - from), from + GOLDEN * (to - from));
            let (at_a, at_b) = (gain(a), gain(b));
            for look in [(a, at_a), (b, at_b)] {
                if look.1 > best.1 {
                    best = look;
                }
            }
            if at_a > at_b { to = b } else { from = a }
        }
        Some(best.0)
    }

    /// The trade at the steps around two numbers.
    fn written(&mut self, (a, x): (Lever, f64), (b, y): (Lever, f64)) -> Vec<Trade> {
        let (step_a, step_b) = (self.steps.of_lever(a), self.steps.of_lever(b));
        let around = [-0.5, 0.0, 0.5];
        let places =
            around.into_iter().flat_map(|i| around.map(|j| (x + i * step_a, y + j * step_b)));
        let trades = places.filter_map(|(x, y)| {
            let deal = at_nearest_step(&self.models.ours, a, x, &self.steps);
            let deal = at_nearest_step(&deal, b, y, &self.steps);
            let moves = [a, b].map(|lever| {
                let from = lever.current(&self.models.ours)?;
                let to = lever.seen_from(&self.models.ours, &deal)?;
                Some(TermMove { lever, from, to })
            });
            let [Some(first), Some(second)] = moves else { return None };
            let there = self.models.with_terms(&deal.terms);
            let gain = self.prepared.value(&there).less(self.now);
            let writes = a.writes(&deal).into_iter().chain(b.writes(&deal)).collect();
            Some(Trade { moves: [first, second], terms: deal.terms, gain, writes })
        });
        trades.collect()
    }
}

/// Whether one of two levers moves the payments the other moves: all rates and one of them, all milestones and one, a
/// royalty and its own minimum.
fn same_terms(a: Lever, b: Lever) -> bool {
    let over_all =
        |lever: Lever| matches!(lever, Lever::RatePoints | Lever::RateFactor | Lever::Minimum(_));
    let rates = |lever: Lever| over_all(lever) || matches!(lever, Lever::TierRate { .. });
    let milestones = |lever: Lever| matches!(lever, Lever::Milestone(_) | Lever::AllMilestones);
    let all = |lever: Lever| lever == Lever::AllMilestones;
    (rates(a) && rates(b) && (over_all(a) || over_all(b)))
        || (milestones(a) && milestones(b) && (all(a) || all(b)))
}

/// Kinds of term, so that not every proposal says the same of another row.
fn kind(lever: Lever) -> u8 {
    match lever {
        Lever::Equity | Lever::Financing => 0,
        Lever::Tranche(_) | Lever::Premium(_) => 1,
        Lever::ExerciseFee(_) => 2,
        Lever::Milestone(_) | Lever::AllMilestones => 3,
        Lever::TierRate { .. } | Lever::RatePoints | Lever::RateFactor => 4,
        Lever::Minimum(_) => 5,
        Lever::ProfitShare(_) | Lever::CostShare(_) => 6,
        Lever::Days(_) => 7,
    }
}
