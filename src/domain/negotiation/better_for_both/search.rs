//! The best of every pair of levers, then of them all.

use super::super::tradeoff::{Lever, PaymentDays, TradingSteps, at_nearest_step, levers};
use super::super::two_models::{PartsPair, PreparedPair, TwoModels, ValuePair};
use super::curve::LeverCurve;
use crate::domain::deal::{Deal, Terms};
use crate::domain::sort::sort_by;

/// Pairs whose best is valued anew, where trades are found among them.
const VALUED: usize = 16;
/// Of two kinds of term the pairs among them: curves may take the second best for the best.
const OF_KINDS: usize = 3;
/// Trades proposed.
const PROPOSED: usize = 6;
/// Looks along one lever, to either side, for a better number than the curves promise.
const LOOKS: usize = 3;
/// How far the first of them goes: a part of the stretch that is traded.
const REACH: f64 = 0.06;
/// Steps around a number, both ways: nearly half a step on or off comes to the next.
const AROUND: [f64; 3] = [-0.499, 0.0, 0.499];
/// Numbers tried of one lever until both sides gain alike.
const ANSWERS: usize = 4;
/// A gain below a thousandth of a million is none.
const LEAST: f64 = 0.001;
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
    pair: [usize; 2],
    levers: [Lever; 2],
    /// The two places from which it is looked at closely: at a knot of the one, at a knot of the other.
    at: [Option<[f64; 2]>; 2],
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
        // That there is none is said only after every pair was valued.
        let go_on = self.valued < VALUED || self.trades.is_empty();
        let next = promising.pop().filter(|_| go_on);
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
        keep_of_kinds(&mut trades, 1, |trade| trade.moves.map(|it| it.lever));
        trades.truncate(PROPOSED);
        trades
    }

    /// The best of each pair by its curves; of two kinds of term only the best few pairs.
    fn promises(&self) -> Vec<Promise> {
        let pairs = (0..self.curves.len()).flat_map(|a| (0..a).map(move |b| (b, a)));
        let mut all: Vec<Promise> = pairs.filter_map(|pair| self.promise(pair)).collect();
        sort_by(&mut all, |a, b| b.gain.total_cmp(&a.gain));
        keep_of_kinds(&mut all, OF_KINDS, |promise| promise.levers);
        all.reverse();
        all
    }

    /// The best of the sum of two curves. One that promises nothing may hold more than it says: curves are straight
    /// between their knots, values are not.
    fn promise(&self, (a, b): (usize, usize)) -> Option<Promise> {
        let (first, second) = (self.curves.get(a)?, self.curves.get(b)?);
        let levers = [first.lever, second.lever];
        if same_terms(first.lever, second.lever) {
            return None;
        }
        let places = [self.best_beside(first, second), self.best_beside(second, first)];
        let gain = places.iter().flatten().map(|(_, gain)| *gain).reduce(f64::max)?;
        let [of_first, of_second] = places.map(|place| place.map(|(at, _)| at));
        let at = [of_first.map(|(x, y)| [x, y]), of_second.map(|(y, x)| [x, y])];
        Some(Promise { pair: [a, b], levers, at, gain })
    }

    /// One of the curves at its knots, the other there and where both sides gain alike: along a straight stretch the
    /// smaller of two gains is greatest at one of these.
    fn best_beside(&self, knots: &LeverCurve, other: &LeverCurve) -> Option<((f64, f64), f64)> {
        let all = knots.knots.iter().flat_map(|(x, own)| {
            let there = self.parts.each(*own, |now, more| now + more);
            let gain = move |more: PartsPair| self.gain(there.each(more, |now, more| now + more));
            let stretches = other.knots.windows(2).filter_map(move |pair| {
                let [(low, first), (high, last)] = pair else { return None };
                let (skew, end) = (gain(*first).skew(), gain(*last).skew());
                let alike = (skew * end < 0.0).then(|| low + skew / (skew - end) * (high - low));
                Some([Some(*low), alike, Some(*high)].into_iter().flatten())
            });
            stretches.flatten().filter_map(move |y| Some(((*x, y), gain(other.at(y)?).smaller())))
        });
        all.max_by(|a, b| a.1.total_cmp(&b.1))
    }

    /// What both sides have more by the parts of their values.
    fn gain(&self, parts: PartsPair) -> ValuePair {
        parts.value(self.models.us).less(self.now)
    }

    /// A promise looked at closely, brought to steps people trade and valued by both models.
    fn valued_trade(&mut self, promise: Promise) -> Option<Trade> {
        let place = self.refined(promise)?;
        let pair = promise.pair;
        let mut tried = Vec::new();
        for first in 0..2 {
            tried.extend(self.written(pair, place, first));
        }
        let best = tried.into_iter().max_by(|a, b| a.gain.smaller().total_cmp(&b.gain.smaller()));
        best.filter(|trade| trade.gain.smaller() > LEAST)
    }

    /// Looks to either side of a promise along both levers, closer whenever there is nothing better.
    fn refined(&mut self, promise: Promise) -> Option<[f64; 2]> {
        let pair = promise.pair;
        let starts = [0, 1].map(|moved| self.answered(pair, moved, (*promise.at.get(moved)?)?));
        let mut best = starts.into_iter().flatten().max_by(|a, b| a.1.total_cmp(&b.1))?;
        for (moved, curve) in pair.into_iter().enumerate() {
            let (low, high) = self.curves.get(curve)?.ends();
            let mut reach = REACH * (high - low);
            for _ in 0..LOOKS {
                let from = best;
                for by in [-reach, reach] {
                    let mut at = from.0;
                    if let Some(x) = at.get_mut(moved) {
                        *x = (*x + by).clamp(low, high);
                    }
                    let found = self.answered(pair, moved, at);
                    best = found.filter(|found| found.1 > best.1).unwrap_or(best);
                }
                if best.1 <= from.1 {
                    reach /= 3.0;
                }
            }
        }
        Some(best.0)
    }

    /// One lever where it is put, the other where both sides then gain alike, and the smaller gain.
    fn answered(
        &mut self,
        pair: [usize; 2],
        moved: usize,
        at: [f64; 2],
    ) -> Option<([f64; 2], f64)> {
        let [mut x, mut y] = at;
        let lever = self.curves.get(*pair.get(moved)?)?.lever;
        let base = self.models.moved(lever, if moved == 0 { x } else { y });
        let answer = if moved == 0 { &mut y } else { &mut x };
        let (found, gain) = self.answer(&base, *pair.get(1 - moved)?, *answer)?;
        *answer = found;
        Some(([x, y], gain.smaller()))
    }

    /// The number of a lever at which both sides gain alike beside what else was moved, or that comes nearest to it.
    fn answer(&mut self, base: &TwoModels, curve: usize, from: f64) -> Option<(f64, ValuePair)> {
        let curve = self.curves.get(curve)?;
        let (lever, (low, high)) = (curve.lever, curve.ends());
        let more = |knot: Option<&(f64, PartsPair)>| {
            Some(self.gain(self.parts.each(knot?.1, |now, more| now + more)).skew())
        };
        let mut slope = (more(curve.knots.last())? - more(curve.knots.first())?) / (high - low);
        let (mut at, mut last) = (from.clamp(low, high), None::<(f64, f64)>);
        let mut best: Option<(f64, ValuePair)> = None;
        for _ in 0..ANSWERS {
            let gain = self.prepared.value(&base.moved(lever, at)).less(self.now);
            if best.is_none_or(|(_, known)| gain.smaller() > known.smaller()) {
                best = Some((at, gain));
            }
            if let Some((before, skew)) = last.filter(|(before, _)| *before != at) {
                slope = (gain.skew() - skew) / (at - before);
            }
            last = Some((at, gain.skew()));
            let next = (at - gain.skew() / slope).clamp(low, high);
            if !next.is_finite() || (next - at).abs() <= 1e-9 * (high - low) {
                break;
            }
            at = next;
        }
        best
    }

    /// The trades at the steps around two numbers: the first lever brought to its steps, the other answering anew.
    fn written(&mut self, pair: [usize; 2], place: [f64; 2], first: usize) -> Vec<Trade> {
        let lever = |at: usize| Some(self.curves.get(*pair.get(at)?)?.lever);
        let (Some(a), Some(b)) = (lever(first), lever(1 - first)) else { return Vec::new() };
        let [of_a, of_b] = place;
        let (x, y) = if first == 0 { (of_a, of_b) } else { (of_b, of_a) };
        let mut trades = Vec::new();
        for i in AROUND {
            let x = x + i * self.steps.of_lever(a);
            let stepped = at_nearest_step(&self.models.ours, a, x, &self.steps);
            let base = self.models.with_terms(&stepped.terms);
            let Some(answer) = pair.get(1 - first) else { continue };
            let Some((y, _)) = self.answer(&base, *answer, y) else { continue };
            for j in AROUND {
                let y = y + j * self.steps.of_lever(b);
                let deal = at_nearest_step(&stepped, b, y, &self.steps);
                trades.extend(self.trade([a, b], deal));
            }
        }
        trades
    }

    /// A contract in which two levers moved, valued by both models.
    fn trade(&mut self, levers: [Lever; 2], deal: Deal) -> Option<Trade> {
        let moves = levers.map(|lever| {
            let from = lever.current(&self.models.ours)?;
            let to = lever.seen_from(&self.models.ours, &deal)?;
            Some(TermMove { lever, from, to })
        });
        let [Some(first), Some(second)] = moves else { return None };
        let there = self.models.with_terms(&deal.terms);
        let gain = self.prepared.value(&there).less(self.now);
        let writes = levers.into_iter().flat_map(|lever| lever.writes(&deal)).collect();
        Some(Trade { moves: [first, second], terms: deal.terms, gain, writes })
    }
}

/// Whether one of two levers moves the payments the other moves: all rates and one of them, all milestones and one,
/// the days to report a milestone and the days to pay it.
fn same_terms(a: Lever, b: Lever) -> bool {
    let over_all = |lever: Lever| matches!(lever, Lever::RatePoints | Lever::RateFactor);
    let rates = |lever: Lever| over_all(lever) || matches!(lever, Lever::TierRate { .. });
    let milestones = |lever: Lever| matches!(lever, Lever::Milestone(_) | Lever::AllMilestones);
    let all = |lever: Lever| lever == Lever::AllMilestones;
    let milestone_days = |lever: Lever| {
        matches!(lever, Lever::Days(PaymentDays::MilestoneNotice | PaymentDays::Milestone))
    };
    (milestone_days(a) && milestone_days(b))
        || (rates(a) && rates(b) && (over_all(a) || over_all(b)))
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

/// Of what is sorted by what it gains, the first few of each two kinds of term.
fn keep_of_kinds<T>(all: &mut Vec<T>, most: usize, levers: impl Fn(&T) -> [Lever; 2]) {
    let mut seen: Vec<[u8; 2]> = Vec::new();
    all.retain(|one| {
        let mut kinds = levers(one).map(kind);
        kinds.sort_unstable();
        seen.push(kinds);
        seen.iter().filter(|known| **known == kinds).count() <= most
    });
}
