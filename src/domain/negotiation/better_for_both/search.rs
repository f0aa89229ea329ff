//! The best of every pair of levers, then of them all.

use super::super::tradeoff::{Lever, TradingSteps, at_nearest_step, levers};
use super::super::two_models::{TwoModels, ValuePair};
use super::curve::{BegunCurve, LeverCurve};
use super::gains::Gains;
use super::kinds::{keep_of_kinds, same_terms};
use super::promise::Promise;
use super::ridge::{Ridge, RidgeSearch};
use crate::domain::deal::{Deal, Terms};
use crate::domain::sort::sort_by;

/// Pairs whose best is valued anew, where trades are found among them.
const VALUED: usize = 16;
/// Of two kinds of term the pairs among them: curves may take the second best for the best.
const OF_KINDS: usize = 3;
/// Trades proposed.
const PROPOSED: usize = 6;
/// Steps around a number, both ways: nearly half a step on or off comes to the next.
const AROUND: [f64; 3] = [-0.499, 0.0, 0.499];
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
    gains: Gains,
    steps: TradingSteps,
    /// Levers not looked at yet.
    levers: Vec<Lever>,
    /// The curve of one of which some knots are known.
    begun: Option<BegunCurve>,
    curves: Vec<LeverCurve>,
    /// Of how many curves the pairs with those before them are known.
    paired: usize,
    /// Pairs, in the end by what their curves promise, the best last.
    promising: Vec<PairPromise>,
    valued: usize,
    /// The pair that is looked at closely.
    close: Option<CloseLook>,
    trades: Vec<Trade>,
}

/// A pair looked at closely: first its ridge, then the steps people trade around its highest place.
struct CloseLook {
    promise: PairPromise,
    ridge: RidgeSearch,
    climbed: bool,
    /// Steps around it that were tried.
    tried: usize,
    trades: Vec<Trade>,
}

/// What the curves of a pair promise together.
#[derive(Debug, Clone, Copy)]
struct PairPromise {
    /// Places of the curves.
    pair: [usize; 2],
    levers: [Lever; 2],
    promise: Promise,
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
        let mut levers = levers(&models.ours);
        levers.reverse();
        Self {
            gains: Gains::over(models),
            steps: *steps,
            levers,
            begun: None,
            curves: Vec::new(),
            paired: 0,
            promising: Vec::new(),
            valued: 0,
            close: None,
            trades: Vec::new(),
        }
    }

    /// A knot of one lever's curve, or one look at a pair; `false` once there is nothing left to do.
    pub fn step(&mut self) -> bool {
        if let Some(curve) = self.begun.take() {
            match self.gains.go_on(curve) {
                Ok(curve) => self.curves.extend(curve),
                Err(curve) => self.begun = Some(curve),
            }
            return true;
        }
        if let Some(lever) = self.levers.pop() {
            self.begun = BegunCurve::of(&self.gains.models, lever);
            return true;
        }
        if let Some(close) = self.close.take() {
            self.close = self.looked(close);
            return true;
        }
        if self.paired < self.curves.len() {
            self.pair();
            return true;
        }
        // That there is none is said only after every pair was valued.
        let go_on = self.valued < VALUED || self.trades.is_empty();
        let next = self.promising.pop().filter(|_| go_on);
        let Some(promise) = next else { return false };
        self.valued += 1;
        self.close = Some(CloseLook {
            promise,
            ridge: RidgeSearch::default(),
            climbed: false,
            tried: 0,
            trades: Vec::new(),
        });
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

    /// The best of each pair of a curve and one before it; of two kinds of term only the best few pairs.
    fn pair(&mut self) {
        let pairs = (0..self.paired).map(|before| [before, self.paired]);
        let found: Vec<PairPromise> = pairs.filter_map(|pair| self.promise(pair)).collect();
        self.promising.extend(found);
        self.paired += 1;
        if self.paired == self.curves.len() {
            let all = &mut self.promising;
            sort_by(all, |a, b| b.promise.gain.total_cmp(&a.promise.gain));
            keep_of_kinds(all, OF_KINDS, |promise| promise.levers);
            all.reverse();
        }
    }

    fn promise(&self, pair: [usize; 2]) -> Option<PairPromise> {
        let curves @ [first, second] = self.curves_of(pair)?;
        let levers = [first.lever, second.lever];
        if same_terms(first.lever, second.lever) {
            return None;
        }
        Some(PairPromise { pair, levers, promise: Promise::of(&self.gains, curves)? })
    }

    /// One more look at a pair, by both models; `None` once what was found is among the trades.
    fn looked(&mut self, mut close: CloseLook) -> Option<CloseLook> {
        let PairPromise { pair: [first, second], promise, .. } = close.promise;
        let curves = [self.curves.get(first)?, self.curves.get(second)?];
        if !close.climbed {
            let mut ridge = Ridge { gains: &mut self.gains, curves };
            close.climbed = !ridge.step(promise.at, &mut close.ridge);
            return Some(close);
        }
        let [x, y] = close.ridge.at()?;
        let around = AROUND.get(close.tried % AROUND.len()).copied().unwrap_or_default();
        let found = match close.tried / AROUND.len() {
            0 => self.written([first, second], [x, y], around),
            1 => self.written([second, first], [y, x], around),
            _ => {
                let worth = |trade: &Trade| trade.gain.smaller();
                let best = close.trades.into_iter().max_by(|a, b| worth(a).total_cmp(&worth(b)));
                self.trades.extend(best.filter(|trade| trade.gain.smaller() > LEAST));
                return None;
            }
        };
        close.tried += 1;
        close.trades.extend(found);
        Some(close)
    }

    fn curves_of(&self, [first, second]: [usize; 2]) -> Option<[&LeverCurve; 2]> {
        Some([self.curves.get(first)?, self.curves.get(second)?])
    }

    /// The trades at the steps around two numbers: the first lever brought to the step some way off, the other answering
    /// anew.
    fn written(&mut self, [one, other]: [usize; 2], [x, y]: [f64; 2], around: f64) -> Vec<Trade> {
        let curves = self.curves_of([one, other]).map(|curves| curves.map(|it| it.lever));
        let Some([a, b]) = curves else { return Vec::new() };
        let x = x + around * self.steps.of_lever(a);
        let stepped = at_nearest_step(&self.gains.models.ours, a, x, &self.steps);
        let base = self.gains.models.with_terms(&stepped.terms);
        let Some(answer) = self.curves.get(other) else { return Vec::new() };
        let found = self.gains.alike(&base, answer, y, f64::NEG_INFINITY);
        let Some((y, _)) = found else { return Vec::new() };
        let trades = AROUND.into_iter().filter_map(|j| {
            let y = y + j * self.steps.of_lever(b);
            let deal = at_nearest_step(&stepped, b, y, &self.steps);
            self.trade([a, b], deal)
        });
        trades.collect()
    }

    /// A contract in which two levers moved, valued by both models.
    fn trade(&mut self, levers: [Lever; 2], deal: Deal) -> Option<Trade> {
        let moves = levers.map(|lever| {
            let from = lever.current(&self.gains.models.ours)?;
            let to = lever.seen_from(&self.gains.models.ours, &deal)?;
            Some(TermMove { lever, from, to })
        });
        let [Some(first), Some(second)] = moves else { return None };
        let there = self.gains.models.with_terms(&deal.terms);
        let gain = self.gains.of(&there);
        let writes = levers.into_iter().flat_map(|lever| lever.writes(&deal)).collect();
        Some(Trade { moves: [first, second], terms: deal.terms, gain, writes })
    }
}
