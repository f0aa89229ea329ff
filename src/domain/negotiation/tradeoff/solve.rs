//! Where a lever must stand for a number to be as asked.

use super::Lever;
use super::root_search::{LeverPoint, RootSearch};
use super::target::{HeldValue, Quantity, Target};
use crate::domain::deal::Deal;
use crate::domain::sort::sort_by;
use crate::domain::valuation::{PartyValues, PreparedValuation};

/// Where the lever must stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    /// The lever's number.
    pub x: f64,
    /// What the deal is then worth.
    pub party_values: PartyValues,
    /// The held number less the target: not more than rounding, but for whole days.
    pub missed: f64,
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NoAnswer {
    /// The deal has no such term.
    NoSuchLever,
    /// The target, or the deal's value, is not a finite number.
    NotANumber,
    /// The held number is the same wherever the lever stands.
    NoEffect,
    /// The held number cannot get so low or so high.
    OutOfReach {
        /// What is held.
        what: Quantity,
        /// The lowest it gets within the lever's range.
        at_least: f64,
        /// The highest it gets within the lever's range.
        at_most: f64,
    },
    /// Wherever the share would hold, one side loses: there is nothing to share.
    NoSplit,
    /// The held number jumps past the target, where an option lapses or is taken.
    Jumps,
}

/// A lever that bends is looked at in this many steps before it is given up.
const STEPS: u32 = 32;

/// Where the lever must stand for the held number to be the `target`; of several places the nearest to
/// where it stands now. Days are whole: the day that misses the target least.
///
/// # Errors
/// Says why there is no such place within the lever's range.
pub fn solve(deal: &Deal, lever: Lever, held: HeldValue, target: f64) -> Result<Answer, NoAnswer> {
    let mut outlook = PreparedValuation::of(deal);
    let course = RootSearch::of(deal, lever, &mut outlook).ok_or(NoAnswer::NoSuchLever)?;
    let now = lever.current(deal).ok_or(NoAnswer::NoSuchLever)?;
    seek(course, lever, now, held, target)
}

/// What a number is at an answer: the target itself where that is the number held, which days may miss.
pub fn level_of(what: HeldValue, (held, target): (HeldValue, f64), answer: &Answer) -> Option<f64> {
    if what == held { Some(target) } else { what.read(&answer.party_values) }
}

/// The place on a course nearest to `now`.
pub(super) fn seek(
    mut course: RootSearch,
    lever: Lever,
    now: f64,
    held: HeldValue,
    target: f64,
) -> Result<Answer, NoAnswer> {
    if !target.is_finite() {
        return Err(NoAnswer::NotANumber);
    }
    let aim = Target::Target(held, target);
    course.look(now);
    course.look_at_ends();
    if course.seen().iter().any(|point| !aim.off(&point.party_values).is_finite()) {
        return Err(NoAnswer::NotANumber);
    }
    if lever.is_whole() {
        course.look_through(STEPS);
        // Later is worth less, or more, all the way: then the days around the crossing are the nearest. A date
        // that passes the valuation date breaks that.
        if course.is_one_way(aim) {
            course.crossings(aim);
        } else {
            course.look_everywhere();
        }
        return nearest_day(&course, held, target, now).or_else(|_| {
            // What is said to be out of reach was looked for on every day.
            course.look_everywhere();
            nearest_day(&course, held, target, now)
        });
    }
    let found = answer(&mut course, aim, now);
    let found = found.or_else(|| {
        if lever.is_linear(course.deal()) {
            return None;
        }
        course.look_through(STEPS);
        course.look_at_turns(|values| Some(aim.off(values)));
        answer(&mut course, aim, now)
    });
    found.ok_or_else(|| why_not(&mut course, lever, held, target))
}

/// The crossing nearest to `now` at which there is a number to hold.
fn answer(course: &mut RootSearch, aim: Target, now: f64) -> Option<Answer> {
    let mut crossings = course.crossings(aim);
    sort_by(&mut crossings, |a, b| (a.at.x - now).abs().total_cmp(&(b.at.x - now).abs()));
    let held = crossings.iter().filter(|crossing| !crossing.jumps);
    let mut answers = held.map(|crossing| answer_at(&crossing.at, aim));
    answers.find(|answer| answer.missed.is_finite())
}

fn answer_at(point: &LeverPoint, aim: Target) -> Answer {
    Answer { x: point.x, party_values: point.party_values, missed: aim.missed(&point.party_values) }
}

fn nearest_day(
    course: &RootSearch,
    held: HeldValue,
    target: f64,
    now: f64,
) -> Result<Answer, NoAnswer> {
    let aim = Target::Target(held, target);
    let extent = LeverExtent::of(course.seen(), held)?;
    let days = course.seen().iter().map(|point| answer_at(point, aim));
    let missed = |day: &Answer| (day.missed.abs(), (day.x - now).abs());
    let nearest = days.min_by(|a, b| {
        let ((a, far_a), (b, far_b)) = (missed(a), missed(b));
        a.total_cmp(&b).then(far_a.total_cmp(&far_b))
    });
    let met = nearest.filter(|day| extent.contains(target) || aim.is_met(&day.party_values));
    met.ok_or_else(|| extent.no_answer(held.what))
}

/// After every place was looked at in vain.
fn why_not(course: &mut RootSearch, lever: Lever, held: HeldValue, target: f64) -> NoAnswer {
    let jump = course.crossings(Target::Target(held, target)).into_iter().find(|it| it.jumps);
    if jump.is_some_and(|jump| held.read(&jump.at.party_values).is_some()) {
        return NoAnswer::Jumps;
    }
    if held.what == Quantity::Share {
        // The share is 0 or 1 where a side has nothing: there, at the ends, or where it turns between are its lowest
        // and its highest.
        for what in [Quantity::Licensor, Quantity::Licensee] {
            course.crossings(Target::Target(HeldValue { what, ..held }, 0.0));
        }
        if !lever.is_linear(course.deal()) {
            course.look_at_turns(|values| held.read_at_edge(values));
        }
    }
    match LeverExtent::of(course.seen(), held) {
        Ok(extent) if held.what == Quantity::Share && extent.contains(target) => NoAnswer::NoSplit,
        Ok(extent) => extent.no_answer(held.what),
        Err(why) => why,
    }
}

/// The lowest and the highest of a held number.
struct LeverExtent {
    at_least: f64,
    at_most: f64,
}

/// Numbers this close, relative to the larger of them and 1, differ by rounding only.
const ROUNDING: f64 = 1e-11;

impl LeverExtent {
    fn of(seen: &[LeverPoint], held: HeldValue) -> Result<Self, NoAnswer> {
        let numbers: Vec<f64> =
            seen.iter().filter_map(|it| held.read_at_edge(&it.party_values)).collect();
        let at_least = numbers.iter().copied().reduce(f64::min).ok_or(NoAnswer::NoSplit)?;
        let at_most = numbers.iter().copied().reduce(f64::max).ok_or(NoAnswer::NoSplit)?;
        Ok(Self { at_least, at_most })
    }

    fn contains(&self, target: f64) -> bool {
        self.at_least <= target && target <= self.at_most
    }

    fn no_answer(&self, what: Quantity) -> NoAnswer {
        let Self { at_least, at_most } = *self;
        if at_most - at_least <= ROUNDING * at_most.abs().max(at_least.abs()).max(1.0) {
            return NoAnswer::NoEffect;
        }
        NoAnswer::OutOfReach { what, at_least, at_most }
    }
}
