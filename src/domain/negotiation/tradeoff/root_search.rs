//! One lever's way through its range: what was looked at so far, and where an aim is met between.

use super::Lever;
use super::lever::whole;
use super::target::Target;
use crate::domain::deal::Deal;
use crate::domain::valuation::{PartyValues, PreparedValuation};

/// A lever's number and what the deal is then worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct LeverPoint {
    pub x: f64,
    pub party_values: PartyValues,
}

/// Where an aim is met: the nearest point found, and the nearest at which the held number is not below it.
/// They differ only where the lever moves in whole steps or a value jumps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Crossing {
    pub at: LeverPoint,
    pub inside: f64,
    /// Whether the value jumps past the aim, an option being taken on one side only.
    pub jumps: bool,
}

/// Steps to a crossing; half of them bring it down to neighbouring numbers.
const MOST_STEPS: usize = 200;

/// Halvings around a turn: from a step of a range down to a billionth of it.
const MOST_HALVINGS: usize = 30;

/// A jump is known to this part of its lever's range.
const JUMP_WIDTH: f64 = 1e-12;

/// A change of value this small is what rounding leaves, millions.
const ROUNDING: f64 = 1e-9;

/// A lever of a deal.
pub(super) struct RootSearch<'a> {
    deal: &'a Deal,
    lever: Lever,
    /// Set after the lever, wherever that stands.
    then: Option<(Lever, f64)>,
    outlook: &'a mut PreparedValuation,
    range: (f64, f64),
    /// Ascending.
    seen: Vec<LeverPoint>,
}

impl<'a> RootSearch<'a> {
    /// `None` where the deal has no such term. `outlook`: that of a deal with the same assumptions.
    pub fn of(deal: &'a Deal, lever: Lever, outlook: &'a mut PreparedValuation) -> Option<Self> {
        let range = lever.range(deal)?;
        Some(Self { deal, lever, then: None, outlook, range, seen: Vec::new() })
    }

    /// With another lever set afterwards.
    pub fn then(self, lever: Lever, x: f64) -> Self {
        Self { then: Some((lever, x)), ..self }
    }

    /// Looks at both ends of the range, on either side of every jump between and, for a new company, where the worth
    /// of its shares bends.
    pub fn look_at_ends(&mut self) {
        let (low, high) = self.range;
        self.look(low);
        self.look(high);
        for pair in self.seen.clone().windows(2) {
            if let [a, b] = pair {
                self.look_at_jumps(*a, *b);
            }
        }
        if self.seen.iter().any(|point| point.party_values.equity.is_some()) {
            self.crossings(Target::Bend);
        }
    }

    /// What an exercise is worth only rises or only falls with a lever: between two points at which the same options
    /// are taken no value jumps.
    fn look_at_jumps(&mut self, a: LeverPoint, b: LeverPoint) {
        let near = JUMP_WIDTH * (self.range.1 - self.range.0);
        if !jumps(&a, &b) || b.x - a.x <= near {
            return;
        }
        let x = self.stepped(0.5 * (a.x + b.x), a.x, b.x);
        if let Some(middle) = Some(x).filter(|x| a.x < *x && *x < b.x).and_then(|x| self.look(x)) {
            self.look_at_jumps(a, middle);
            self.look_at_jumps(middle, b);
        }
    }

    /// Looks at `count` even steps of the range.
    pub fn look_through(&mut self, count: u32) {
        let (low, high) = self.range;
        let step = (high - low) / f64::from(count);
        (1..count).for_each(|n| {
            self.look(low + step * f64::from(n));
        });
    }

    /// Looks ever closer around the lowest and the highest seen of a number; where there is none is no turn.
    pub fn look_at_turns(&mut self, number: impl Fn(&PartyValues) -> Option<f64>) {
        for sign in [1.0, -1.0] {
            let height = |point: &LeverPoint| {
                number(&point.party_values).map_or(f64::INFINITY, |number| sign * number)
            };
            for _ in 0..MOST_HALVINGS {
                for x in self.beside_lowest(height) {
                    self.look(x);
                }
            }
        }
    }

    /// Halfway from the lowest point to its neighbours.
    fn beside_lowest(&self, height: impl Fn(&LeverPoint) -> f64) -> Vec<f64> {
        let numbered = self.seen.iter().enumerate();
        let lowest = numbered.min_by(|(_, a), (_, b)| height(a).total_cmp(&height(b)));
        let Some((index, lowest)) = lowest else { return Vec::new() };
        let neighbours = [index.checked_sub(1), index.checked_add(1)].into_iter().flatten();
        let neighbours = neighbours.filter_map(|index| self.seen.get(index));
        neighbours.map(|neighbour| 0.5 * (neighbour.x + lowest.x)).collect()
    }

    /// Whether the number aimed at only rises or only falls over all that was looked at.
    pub fn is_one_way(&self, aim: Target) -> bool {
        let steps = self.seen.windows(2).filter_map(|pair| match pair {
            [a, b] => Some(aim.off(&b.party_values) - aim.off(&a.party_values)),
            _ => None,
        });
        let (falls, rises) = steps.fold((false, false), |(falls, rises), step| {
            (falls || step < -ROUNDING, rises || step > ROUNDING)
        });
        !(falls && rises)
    }

    /// Looks at every whole step.
    pub fn look_everywhere(&mut self) {
        let mut x = self.range.0;
        while x <= self.range.1 {
            self.look(x);
            x += 1.0;
        }
    }

    /// Values the deal with the lever at `x`; nothing outside the range.
    pub fn look(&mut self, x: f64) -> Option<LeverPoint> {
        let x = if self.lever.is_whole() { whole(x) } else { x };
        if !(self.range.0 <= x && x <= self.range.1) {
            return None;
        }
        let place = self.seen.partition_point(|point| point.x < x);
        if let Some(point) = self.seen.get(place).filter(|point| point.x == x) {
            return Some(*point);
        }
        let mut moved = self.lever.set(self.deal, x);
        if let Some((lever, x)) = self.then {
            moved = lever.set(&moved, x);
        }
        let point = LeverPoint { x, party_values: self.outlook.party_values(&moved) };
        self.seen.insert(place, point);
        Some(point)
    }

    /// The deal whose lever it is.
    pub fn deal(&self) -> &Deal {
        self.deal
    }

    /// Every point looked at, ascending.
    pub fn seen(&self) -> &[LeverPoint] {
        &self.seen
    }

    /// The crossings of an aim that what was looked at tells of.
    pub fn crossings(&mut self, aim: Target) -> Vec<Crossing> {
        let seen = self.seen.clone();
        let met = seen.iter().filter(|point| aim.is_met(&point.party_values));
        let mut found: Vec<Crossing> =
            met.map(|at| Crossing { at: *at, inside: at.x, jumps: false }).collect();
        for pair in seen.windows(2) {
            let [a, b] = pair else { continue };
            let met = aim.is_met(&a.party_values) || aim.is_met(&b.party_values);
            if !met && aim.is_reached(&a.party_values) != aim.is_reached(&b.party_values) {
                found.push(self.crossing(aim, *a, *b));
            }
        }
        found
    }

    /// The stretches in which the held number is not below the aim.
    pub fn stretches(&mut self, aim: Target) -> Vec<(f64, f64)> {
        let seen = self.seen.clone();
        let mut stretches = Vec::new();
        let first = seen.first().filter(|first| aim.is_reached(&first.party_values));
        let mut open = first.map(|first| first.x);
        for pair in seen.windows(2) {
            let [a, b] = pair else { continue };
            match (aim.is_reached(&a.party_values), aim.is_reached(&b.party_values)) {
                (false, true) => open = Some(self.edge(aim, *b, *a)),
                (true, false) => {
                    let edge = self.edge(aim, *a, *b);
                    stretches.extend(open.take().map(|start| (start, edge)));
                }
                _ => {}
            }
        }
        stretches.extend(open.zip(seen.last()).map(|(start, last)| (start, last.x)));
        stretches
    }

    /// The end of a stretch, between a point in it and one out of it.
    fn edge(&mut self, aim: Target, inside: LeverPoint, outside: LeverPoint) -> f64 {
        if aim.is_met(&inside.party_values) {
            return inside.x;
        }
        let (a, b) = if inside.x < outside.x { (inside, outside) } else { (outside, inside) };
        self.crossing(aim, a, b).inside
    }

    /// Secants between two points, one of which reaches the aim. An end that stays loses half its weight
    /// (Illinois), and every fourth step halves the bracket, so that none lasts.
    fn crossing(&mut self, aim: Target, mut a: LeverPoint, mut b: LeverPoint) -> Crossing {
        let (mut off_a, mut off_b) = (aim.off(&a.party_values), aim.off(&b.party_values));
        let a_reaches = aim.is_reached(&a.party_values);
        let steps = if jumps(&a, &b) { 0 } else { MOST_STEPS };
        for step in 0..steps {
            let secant = a.x + (b.x - a.x) * (off_a / (off_a - off_b));
            let middle = 0.5 * (a.x + b.x);
            let between = |x: &f64| a.x < *x && *x < b.x;
            let tries = if step % 4 == 3 { [middle, secant] } else { [secant, middle] };
            let tries = tries.map(|x| self.stepped(x, a.x, b.x));
            let Some(x) = tries.into_iter().find(between) else { break };
            let Some(point) = self.look(x) else { break };
            if aim.is_met(&point.party_values) {
                return Crossing { at: point, inside: x, jumps: false };
            }
            let off = aim.off(&point.party_values);
            if aim.is_reached(&point.party_values) == a_reaches {
                (a, off_a, off_b) = (point, off, 0.5 * off_b);
            } else {
                (b, off_b, off_a) = (point, off, 0.5 * off_a);
            }
        }
        let misses = |point: &LeverPoint| aim.missed(&point.party_values).abs();
        let at = if misses(&b) < misses(&a) { b } else { a };
        Crossing { at, inside: if a_reaches { a.x } else { b.x }, jumps: jumps(&a, &b) }
    }

    /// A whole number strictly between two others, for a lever of whole steps.
    fn stepped(&self, x: f64, a: f64, b: f64) -> f64 {
        if self.lever.is_whole() { whole(x).max(a + 1.0).min(b - 1.0) } else { x }
    }
}

/// Whether an option is taken at one of two points only.
fn jumps(a: &LeverPoint, b: &LeverPoint) -> bool {
    a.party_values.taken != b.party_values.taken
}

/// Where the crossing nearest to a number is; a jump holds nothing.
pub(super) fn nearest(crossings: &[Crossing], x: f64) -> Option<f64> {
    let held = crossings.iter().filter(|crossing| !crossing.jumps);
    let places = held.map(|crossing| crossing.at.x);
    places.min_by(|a, b| (a - x).abs().total_cmp(&(b - x).abs()))
}
