//! What may happen: which stages are entered, which sets of regions approve, with what probability.

use super::timeline::licensed_regions;
use crate::domain::deal::Deal;

/// Probabilities of one case. The success case is the same with every chance 1.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Probabilities {
    /// Probability that each stage is entered.
    pub stage_starts: Vec<f64>,
    /// Probability that the last stage ends in a filing.
    pub filing: f64,
    /// Probability of each licensed region's approval, given filing.
    approvals: Vec<f64>,
}

impl Probabilities {
    /// As assumed.
    pub fn expected(deal: &Deal) -> Self {
        let mut reached = 1.0;
        let mut stage_starts = Vec::with_capacity(deal.assumptions.programme.stages.len());
        for stage in &deal.assumptions.programme.stages {
            stage_starts.push(reached);
            reached *= stage.pos.get();
        }
        let approvals = licensed_regions(deal).map(|(_, region)| region.pos.get()).collect();
        Self { stage_starts, filing: reached, approvals }
    }

    /// Every stage succeeds and every region approves.
    pub fn success(deal: &Deal) -> Self {
        Self {
            stage_starts: vec![1.0; deal.assumptions.programme.stages.len()],
            filing: 1.0,
            approvals: licensed_regions(deal).map(|_| 1.0).collect(),
        }
    }

    /// Probability that the `index`-th licensed region approves.
    pub fn approval(&self, index: usize) -> f64 {
        self.filing * self.approvals.get(index).copied().unwrap_or(0.0)
    }

    /// Calls `visit` with every outcome that can happen: its probability and the approved regions.
    /// Failure before filing is not visited: nothing is sold in it.
    pub fn for_each_outcome(&self, mut visit: impl FnMut(f64, &[usize])) {
        let mut approved = Vec::with_capacity(self.approvals.len());
        branch(&self.approvals, 0, self.filing, &mut approved, &mut visit);
    }
}

/// Both answers of the first undecided region, then of the rest. A branch that cannot happen ends here.
fn branch(
    undecided: &[f64],
    region: usize,
    probability: f64,
    approved: &mut Vec<usize>,
    visit: &mut impl FnMut(f64, &[usize]),
) {
    if probability <= 0.0 {
        return;
    }
    let Some((pos, rest)) = undecided.split_first() else {
        return visit(probability, approved);
    };
    approved.push(region);
    branch(rest, region + 1, probability * pos, approved, visit);
    approved.pop();
    branch(rest, region + 1, probability * (1.0 - pos), approved, visit);
}
