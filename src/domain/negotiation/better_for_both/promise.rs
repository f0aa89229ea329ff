//! What two levers promise together by their curves alone, without a valuation.

use super::super::two_models::PartsPair;
use super::curve::LeverCurve;
use super::gains::Gains;

/// The best of the sum of two curves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Promise {
    /// Two places: the first lever at a knot, then the second.
    pub at: [Option<[f64; 2]>; 2],
    /// The smaller gain at the better of them.
    pub gain: f64,
}

impl Promise {
    /// One of the curves at its knots, the other there and where both sides gain alike. One that promises nothing may
    /// hold more than it says: curves are straight between their knots, values are not.
    pub fn of(gains: &Gains, [first, second]: [&LeverCurve; 2]) -> Option<Self> {
        let beside = |knots: &LeverCurve, other| {
            let all = knots.knots.iter();
            let all = all.filter_map(|(x, more)| Some((*x, best_along(gains, *more, other)?)));
            all.max_by(|(_, a), (_, b)| a.1.total_cmp(&b.1))
        };
        let places = [beside(first, second), beside(second, first)];
        let gain = places.iter().flatten().map(|(_, (_, gain))| *gain).reduce(f64::max)?;
        let [of_first, of_second] = places;
        let at = [of_first.map(|(x, (y, _))| [x, y]), of_second.map(|(y, (x, _))| [x, y])];
        Some(Self { at, gain })
    }
}

/// Where along a curve the smaller gain is greatest with more in the parts of both values, and that gain.
pub fn best_along(gains: &Gains, more: PartsPair, curve: &LeverCurve) -> Option<(f64, f64)> {
    let there = gains.parts_with(more);
    let stretches = curve.knots.windows(2).filter_map(|pair| {
        let [(low, first), (high, last)] = pair else { return None };
        let ends = [first, last].map(|more| there.each(*more, |now, more| now + more));
        // Between one whole day and the next there is nothing to be promised.
        let best = if curve.steps_between(*low, *high) {
            let of_ends = [0.0, 1.0].into_iter().zip(ends);
            let gain = |(part, parts)| (part, gains.of_parts(parts).smaller());
            of_ends.map(gain).max_by(|a, b| a.1.total_cmp(&b.1))?
        } else {
            best_between(gains, ends)
        };
        Some((low + best.0 * (high - low), best.1))
    });
    stretches.max_by(|a, b| a.1.total_cmp(&b.1))
}

/// The same on the straight way from the one to the other, from 0 to 1: between two bends the smaller gain is greatest
/// at one of them or where both are alike.
fn best_between(gains: &Gains, [from, to]: [PartsPair; 2]) -> (f64, f64) {
    let at =
        |part: f64| (part, gains.of_parts(from.each(to, |from, to| from + part * (to - from))));
    let [ours, theirs] = from.bends(to);
    let (early, late) = if ours > theirs { (theirs, ours) } else { (ours, theirs) };
    let mut last = at(0.0);
    let mut best = (last.0, last.1.smaller());
    for stop in [early, late, Some(1.0)].into_iter().flatten() {
        let next = at(stop);
        let (skew, end) = (last.1.skew(), next.1.skew());
        let alike = (skew * end < 0.0).then(|| at(last.0 + skew / (skew - end) * (stop - last.0)));
        for (part, gain) in alike.into_iter().chain([next]) {
            if gain.smaller() > best.1 {
                best = (part, gain.smaller());
            }
        }
        last = next;
    }
    best
}
