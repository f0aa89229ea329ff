//! Where both sides gain alike by two levers: from there no side wins more but at the other's cost.

use super::curve::LeverCurve;
use super::gains::Gains;
use super::promise::best_along;

/// Places over a lever's stretch at which the ridge is looked at, its ends among them.
const PLACES: u32 = 5;
/// The look that climbs first.
const CLIMB: u32 = 2 + 2 * PLACES;
/// Looks along one lever, to either side, for a higher place.
const LOOKS: u32 = 5;
/// How far the first of them goes: a part of the stretch that is traded.
const REACH: f64 = 0.12;

/// The plane of two levers, each valued anew wherever it is looked at.
pub struct Ridge<'a> {
    pub gains: &'a mut Gains,
    pub curves: [&'a LeverCurve; 2],
}

/// A place on it.
#[derive(Debug, Clone, Copy)]
struct Place {
    at: [f64; 2],
    /// The smaller gain.
    gain: f64,
}

/// The highest place found so far, and what that took.
#[derive(Debug, Clone, Copy, Default)]
pub struct RidgeSearch {
    best: Option<Place>,
    looks: u32,
    /// How far the next look along a lever goes.
    reach: f64,
}

impl RidgeSearch {
    /// Where it is.
    pub fn at(self) -> Option<[f64; 2]> {
        Some(self.best?.at)
    }
}

impl Ridge<'_> {
    /// One more look for its highest place; `false` once there is none left. Terms that work on each other may have
    /// their best far from where their curves add up to most, so the whole ridge is looked at before the highest place
    /// is climbed from.
    pub fn step(&mut self, starts: [Option<[f64; 2]>; 2], search: &mut RidgeSearch) -> bool {
        let (best, look) = (search.best, search.looks);
        search.looks += 1;
        search.best = match look {
            0 | 1 => {
                let moved = look as usize;
                let start = starts.get(moved).copied().flatten();
                higher(best, start.and_then(|at| self.place(moved, at, known(best))))
            }
            _ if look < CLIMB => {
                let (moved, place) = (((look - 2) / PLACES) as usize, (look - 2) % PLACES);
                let part = f64::from(place) / f64::from(PLACES - 1);
                higher(best, self.place_of(moved, part, known(best)))
            }
            _ if look < CLIMB + 2 * LOOKS => {
                best.and_then(|best| self.climbed(look - CLIMB, best, &mut search.reach))
            }
            _ => return false,
        };
        true
    }

    /// The place with a lever at a part of its stretch, the other first where the curves would have it.
    fn place_of(&mut self, moved: usize, part: f64, known: f64) -> Option<Place> {
        let (curve, other) = (*self.curves.get(moved)?, *self.curves.get(1 - moved)?);
        let (low, high) = curve.ends();
        let x = low + part * (high - low);
        let (y, _) = best_along(self.gains, curve.at(x)?, other)?;
        self.place(moved, if moved == 0 { [x, y] } else { [y, x] }, known)
    }

    /// Looks to either side along a lever, closer whenever there was nothing higher.
    fn climbed(&mut self, look: u32, from: Place, reach: &mut f64) -> Option<Place> {
        let moved = (look / LOOKS) as usize;
        let curve = self.curves.get(moved)?;
        let ((low, high), least) = (curve.ends(), curve.least_move());
        if look.is_multiple_of(LOOKS) {
            *reach = (REACH * (high - low)).max(least);
        }
        let mut best = from;
        for by in [-*reach, *reach] {
            let mut at = from.at;
            let x = at.get_mut(moved)?;
            let to = (*x + by).clamp(low, high);
            if to != *x {
                *x = to;
                best = higher(Some(best), self.place(moved, at, best.gain))?;
            }
        }
        if best.gain <= from.gain {
            *reach = (*reach / 3.0).max(least);
        }
        Some(best)
    }

    /// One lever where it is put, the other where both sides then gain alike.
    fn place(&mut self, moved: usize, at: [f64; 2], known: f64) -> Option<Place> {
        let [mut x, mut y] = at;
        let lever = self.curves.get(moved)?.lever;
        let base = self.gains.models.moved(lever, if moved == 0 { x } else { y });
        let answer = if moved == 0 { &mut y } else { &mut x };
        let (found, gain) = self.gains.alike(&base, self.curves.get(1 - moved)?, *answer, known)?;
        *answer = found;
        Some(Place { at: [x, y], gain: gain.smaller() })
    }
}

fn higher(one: Option<Place>, other: Option<Place>) -> Option<Place> {
    let places = [one, other].into_iter().flatten();
    places.reduce(|one, other| if other.gain > one.gain { other } else { one })
}

/// The gain to beat.
fn known(best: Option<Place>) -> f64 {
    best.map_or(f64::NEG_INFINITY, |best| best.gain)
}
