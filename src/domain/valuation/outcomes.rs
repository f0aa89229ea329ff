//! The outcomes of a product: one of each of its programmes, with the product of their probabilities.

use super::probabilities::ProgrammeChances;
use super::scope::ProductScope;

/// What may become of a product's programmes.
pub(super) struct Outcomes {
    /// `[programme][outcome]`.
    programmes: Vec<Vec<ProgrammeOutcome>>,
    /// Number of the product's regions.
    regions: usize,
}

struct ProgrammeOutcome {
    probability: f64,
    /// The approved regions: the place in the scope and the programme's bit there.
    approved: Vec<(usize, u64)>,
}

impl Outcomes {
    pub fn of(scope: &ProductScope, chances: &[ProgrammeChances]) -> Self {
        let programmes = chances.iter().enumerate();
        Self {
            programmes: programmes
                .map(|(place, chances)| of_programme(scope, place, chances))
                .collect(),
            regions: scope.regions.len(),
        }
    }

    /// Calls `visit` with every outcome in which something is approved: its probability and, for each region, the
    /// programmes approved there as bits.
    pub fn for_each(&self, mut visit: impl FnMut(f64, &[u64])) {
        let mut lines = vec![0; self.regions];
        branch(&self.programmes, 1.0, &mut lines, &mut visit);
    }
}

/// Failing before filing is the outcome without a region.
fn of_programme(
    scope: &ProductScope,
    place: usize,
    chances: &ProgrammeChances,
) -> Vec<ProgrammeOutcome> {
    let regions = scope.regions.iter().enumerate().filter_map(|(region, scoped)| {
        let line = scoped.lines.iter().position(|line| line.place == place)?;
        Some((region, 1_u64 << line, scoped.lines.get(line)?.region))
    });
    let regions: Vec<(usize, u64, usize)> = regions.collect();
    let rows: Vec<usize> = regions.iter().map(|(.., row)| *row).collect();
    let mut nothing = 1.0 - chances.filing;
    let mut outcomes = Vec::new();
    for (set, probability) in chances.approval_sets(&rows) {
        let probability = chances.filing * probability;
        if set == 0 {
            nothing += probability;
        } else if probability > 0.0 {
            let approved = (0_u32..).zip(&regions).filter(|(bit, _)| set >> bit & 1 == 1);
            let approved = approved.map(|(_, (region, line, _))| (*region, *line)).collect();
            outcomes.push(ProgrammeOutcome { probability, approved });
        }
    }
    if nothing > 0.0 {
        outcomes.push(ProgrammeOutcome { probability: nothing, approved: Vec::new() });
    }
    outcomes
}

fn branch(
    programmes: &[Vec<ProgrammeOutcome>],
    probability: f64,
    lines: &mut [u64],
    visit: &mut impl FnMut(f64, &[u64]),
) {
    let Some((first, rest)) = programmes.split_first() else {
        if lines.iter().any(|lines| *lines != 0) {
            visit(probability, lines);
        }
        return;
    };
    for outcome in first {
        mark(lines, &outcome.approved, true);
        branch(rest, probability * outcome.probability, lines, visit);
        mark(lines, &outcome.approved, false);
    }
}

fn mark(lines: &mut [u64], approved: &[(usize, u64)], set: bool) {
    for (region, line) in approved {
        if let Some(lines) = lines.get_mut(*region) {
            *lines = if set { *lines | line } else { *lines & !line };
        }
    }
}
