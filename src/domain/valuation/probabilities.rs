//! What may happen to a programme: which stages are entered, which sets of regions approve, with what probability.

use crate::domain::deal::Programme;
use crate::domain::sort::sort_by;

/// Probabilities of a programme in one case.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ProgrammeChances {
    /// Probability that each stage is entered.
    pub stage_starts: Vec<f64>,
    /// Probability that the last stage ends in a filing.
    pub filing: f64,
    /// Probability of each of the programme's regions' approval given filing, licensed or not.
    pub approvals: Vec<f64>,
    /// How far the reviews hang together.
    dependence: f64,
}

/// The option at the end of a stage, as it bears on the later ones.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Exercise {
    /// Place of the stage in the programme.
    pub stage: usize,
    /// Probability that the licensee takes the product, given that the stage succeeded.
    pub probability: f64,
}

impl ProgrammeChances {
    /// As assumed.
    pub fn expected(programme: &Programme, exercise: Option<Exercise>) -> Self {
        Self::from_stage(programme, 0, exercise)
    }

    /// As assumed from the stage after an option on, which has succeeded and was exercised; the stages up to it
    /// count nothing.
    pub fn after_exercise(programme: &Programme, stage: usize) -> Self {
        Self::from_stage(programme, stage + 1, None)
    }

    fn from_stage(programme: &Programme, first: usize, exercise: Option<Exercise>) -> Self {
        let mut reached = 1.0;
        let mut stage_starts = Vec::with_capacity(programme.stages.len());
        for (place, stage) in programme.stages.iter().enumerate() {
            if place < first {
                stage_starts.push(0.0);
                continue;
            }
            stage_starts.push(reached);
            reached *= stage.pos.get();
            if let Some(exercise) = exercise.filter(|exercise| exercise.stage == place) {
                reached *= exercise.probability;
            }
        }
        Self {
            stage_starts,
            filing: reached,
            approvals: programme.regions.iter().map(|region| region.pos.get()).collect(),
            dependence: programme.approval_dependence.get(),
        }
    }

    /// Every stage succeeds and every region approves.
    pub fn success(programme: &Programme) -> Self {
        Self {
            stage_starts: vec![1.0; programme.stages.len()],
            filing: 1.0,
            approvals: vec![1.0; programme.regions.len()],
            dependence: 0.0,
        }
    }

    /// Probability that a region of the programme, by its row, approves.
    pub fn approval(&self, region: usize) -> f64 {
        self.filing * self.approvals.get(region).copied().unwrap_or(0.0)
    }

    /// Every set of `regions` (rows of the programme) that may be approved, as bits in their order, with its
    /// probability given filing. Sets that cannot happen are left out.
    pub fn approval_sets(&self, regions: &[usize]) -> Vec<(u64, f64)> {
        let pos = regions.iter().map(|row| self.approvals.get(*row).copied().unwrap_or(0.0));
        let pos: Vec<f64> = pos.collect();
        let mut sets = Vec::new();
        if self.dependence < 1.0 {
            independent(&pos, 0, 0, 1.0 - self.dependence, &mut sets);
        }
        if self.dependence > 0.0 {
            for (set, probability) in nested(&pos) {
                let probability = self.dependence * probability;
                match sets.iter_mut().find(|(known, _)| *known == set) {
                    Some((_, total)) => *total += probability,
                    None => sets.push((set, probability)),
                }
            }
        }
        sets
    }
}

/// Both answers of the first undecided region, then of the rest. A branch that cannot happen ends here.
fn independent(pos: &[f64], place: u32, set: u64, probability: f64, sets: &mut Vec<(u64, f64)>) {
    if probability <= 0.0 {
        return;
    }
    let Some((first, rest)) = pos.split_first() else {
        return sets.push((set, probability));
    };
    independent(rest, place + 1, set | 1 << place, probability * first, sets);
    independent(rest, place + 1, set, probability * (1.0 - first), sets);
}

/// One draw decides all: the regions approve in the order of their probabilities, the likeliest first.
fn nested(pos: &[f64]) -> Vec<(u64, f64)> {
    let mut order: Vec<(usize, f64)> = pos.iter().copied().enumerate().collect();
    sort_by(&mut order, |a, b| b.1.total_cmp(&a.1));
    let bounds = [1.0].into_iter().chain(order.iter().map(|(_, pos)| *pos)).chain([0.0]);
    let bounds: Vec<f64> = bounds.collect();
    let mut set = 0;
    let mut sets = Vec::new();
    for (taken, pair) in bounds.windows(2).enumerate() {
        if let Some((region, _)) = taken.checked_sub(1).and_then(|last| order.get(last)) {
            set |= 1_u64 << region;
        }
        let [above, below] = pair else { continue };
        if above > below {
            sets.push((set, above - below));
        }
    }
    sets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_draw_approves_the_likeliest_first() {
        assert_eq!(nested(&[0.25, 0.75]), [(0b00, 0.25), (0b10, 0.5), (0b11, 0.25)]);
        assert_eq!(nested(&[0.5, 0.5]), [(0b00, 0.5), (0b11, 0.5)]);
        assert_eq!(nested(&[1.0, 0.0]), [(0b01, 1.0)]);
        assert_eq!(nested(&[]), [(0, 1.0)]);
    }
}
