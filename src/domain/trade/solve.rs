//! Where a lever must stand for a number to be as asked.

use super::Lever;
use super::aim::{Aim, Held, What};
use super::course::{Course, Point};
use crate::domain::deal::Deal;
use crate::domain::engine::{Outlook, Worths};
use crate::domain::order::sort_by;

/// Where the lever must stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    /// The lever's number.
    pub x: f64,
    /// What the deal is then worth.
    pub worths: Worths,
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
        what: What,
        /// The lowest it gets within the lever's range.
        at_least: f64,
        /// The highest it gets within the lever's range.
        at_most: f64,
    },
    /// Wherever the share would hold, one side loses: there is nothing to share.
    NoSplit,
}

/// A lever that bends is looked at in this many steps before it is given up.
const STEPS: u32 = 32;

/// Where the lever must stand for the held number to be the `target`; of several places the nearest to
/// where it stands now. Days are whole: the day that misses the target least.
///
/// # Errors
/// Says why there is no such place within the lever's range.
pub fn solve(deal: &Deal, lever: Lever, held: Held, target: f64) -> Result<Answer, NoAnswer> {
    let mut outlook = Outlook::of(deal);
    let course = Course::of(deal, lever, &mut outlook).ok_or(NoAnswer::NoSuchLever)?;
    let now = lever.current(deal).ok_or(NoAnswer::NoSuchLever)?;
    seek(course, lever, now, held, target)
}

/// The place on a course nearest to `now`.
pub(super) fn seek(
    mut course: Course,
    lever: Lever,
    now: f64,
    held: Held,
    target: f64,
) -> Result<Answer, NoAnswer> {
    if !target.is_finite() {
        return Err(NoAnswer::NotANumber);
    }
    let aim = Aim::Target(held, target);
    course.look(now);
    course.look_at_ends();
    if course.seen().iter().any(|point| !aim.off(&point.worths).is_finite()) {
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
        return nearest_day(&course, held, target, now);
    }
    let found = answer(&mut course, aim, now);
    let found = found.or_else(|| {
        if lever.is_linear() {
            return None;
        }
        course.look_through(STEPS);
        course.look_at_turns(aim);
        answer(&mut course, aim, now)
    });
    found.ok_or_else(|| why_not(&mut course, held, target))
}

/// The crossing nearest to `now` at which there is a number to hold.
fn answer(course: &mut Course, aim: Aim, now: f64) -> Option<Answer> {
    let mut crossings = course.crossings(aim);
    sort_by(&mut crossings, |a, b| (a.at.x - now).abs().total_cmp(&(b.at.x - now).abs()));
    let mut answers = crossings.iter().map(|crossing| answer_at(&crossing.at, aim));
    answers.find(|answer| answer.missed.is_finite())
}

fn answer_at(point: &Point, aim: Aim) -> Answer {
    Answer { x: point.x, worths: point.worths, missed: aim.missed(&point.worths) }
}

fn nearest_day(course: &Course, held: Held, target: f64, now: f64) -> Result<Answer, NoAnswer> {
    let aim = Aim::Target(held, target);
    let extent = Extent::of(course.seen(), held)?;
    let days = course.seen().iter().map(|point| answer_at(point, aim));
    let missed = |day: &Answer| (day.missed.abs(), (day.x - now).abs());
    let nearest = days.min_by(|a, b| {
        let ((a, far_a), (b, far_b)) = (missed(a), missed(b));
        a.total_cmp(&b).then(far_a.total_cmp(&far_b))
    });
    let met = nearest.filter(|day| extent.contains(target) || aim.is_met(&day.worths));
    met.ok_or_else(|| extent.no_answer(held.what))
}

/// After every place was looked at in vain.
fn why_not(course: &mut Course, held: Held, target: f64) -> NoAnswer {
    if held.what == What::Share {
        // The share is 0 or 1 where a side has nothing: its lowest and highest are there or at the ends.
        for what in [What::Licensor, What::Licensee] {
            course.crossings(Aim::Target(Held { what, ..held }, 0.0));
        }
    }
    match Extent::of(course.seen(), held) {
        Ok(extent) if held.what == What::Share && extent.contains(target) => NoAnswer::NoSplit,
        Ok(extent) => extent.no_answer(held.what),
        Err(why) => why,
    }
}

/// The lowest and the highest of a held number.
struct Extent {
    at_least: f64,
    at_most: f64,
}

/// Numbers this close, relative to the larger of them and 1, differ by rounding only.
const ROUNDING: f64 = 1e-11;

impl Extent {
    fn of(seen: &[Point], held: Held) -> Result<Self, NoAnswer> {
        let numbers: Vec<f64> =
            seen.iter().filter_map(|it| held.read_at_edge(&it.worths)).collect();
        let at_least = numbers.iter().copied().reduce(f64::min).ok_or(NoAnswer::NoSplit)?;
        let at_most = numbers.iter().copied().reduce(f64::max).ok_or(NoAnswer::NoSplit)?;
        Ok(Self { at_least, at_most })
    }

    fn contains(&self, target: f64) -> bool {
        self.at_least <= target && target <= self.at_most
    }

    fn no_answer(&self, what: What) -> NoAnswer {
        let Self { at_least, at_most } = *self;
        if at_most - at_least <= ROUNDING * at_most.abs().max(at_least.abs()).max(1.0) {
            return NoAnswer::NoEffect;
        }
        NoAnswer::OutOfReach { what, at_least, at_most }
    }
}
