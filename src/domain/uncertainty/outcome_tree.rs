//! What each fate of a product is worth, at the means of the ranges: the tree behind an expected value.

use super::end::End;
use crate::domain::deal::Deal;
use crate::domain::valuation::{ProductFate, ProgrammeFate, fates, party_parts, resolve};
use chrono::Datelike;
use serde::{Deserialize, Serialize};

/// A branch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Branch {
    /// Rows of `assumptions.programmes` and what becomes of each; of a branch of the rest, none.
    pub fates: Vec<(usize, BranchFate)>,
    /// How likely it is, a fraction.
    pub probability: f64,
    /// What each side has at its own rate in this branch, everything of the deal counted: the licensor and the licensee;
    /// millions.
    pub values: [f64; 2],
    /// What the contract pays in all, nominal, millions.
    pub paid: f64,
    /// Calendar year of the first approval.
    pub first_approval: Option<i32>,
}

/// What becomes of a programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum BranchFate {
    /// It fails in the stage of this row.
    Fails(usize),
    /// The stage of this row succeeds, and the product is not taken.
    Lapses(usize),
    /// It is filed, and approved in the regions of these rows alone.
    Filed(Vec<usize>),
}

/// The branches of a product. Of each the other products count as expected: the values, weighed, sum to the deal's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OutcomeTree {
    /// Row of `terms.products`.
    pub product: usize,
    /// The likeliest branches one by one, likeliest last within its kind; the least likely together.
    pub branches: Vec<Branch>,
}

/// So many branches are told one by one.
const MOST_BRANCHES: usize = 40;

/// The trees of a deal, a product each.
pub fn outcome_trees(deal: &Deal) -> Vec<OutcomeTree> {
    let timeline = resolve(deal);
    let tree = |fates: Vec<ProductFate>| {
        let product = fates.first().map_or(0, |fate| fate.product);
        let branch = |fate: &ProductFate| {
            let certain = fate.certain_in(deal);
            let end = End::of(&party_parts(&certain), &certain);
            Branch {
                fates: fate.programmes.iter().map(|(row, fate)| (*row, told(fate))).collect(),
                probability: fate.probability,
                values: end.values(),
                paid: end.paid(),
                first_approval: fate.first_approval(&timeline).map(|day| day.year()),
            }
        };
        OutcomeTree { product, branches: gathered(fates.iter().map(branch).collect()) }
    };
    fates(deal).into_iter().map(tree).collect()
}

fn told(fate: &ProgrammeFate) -> BranchFate {
    match fate {
        ProgrammeFate::Fails(stage) => BranchFate::Fails(*stage),
        ProgrammeFate::Lapses(stage) => BranchFate::Lapses(*stage),
        ProgrammeFate::Filed(regions) => BranchFate::Filed(regions.clone()),
    }
}

/// The least likely branches become one, so that what is told still sums to the whole.
fn gathered(mut branches: Vec<Branch>) -> Vec<Branch> {
    if branches.len() <= MOST_BRANCHES {
        return branches;
    }
    crate::domain::sort::sort_by(&mut branches, |a, b| b.probability.total_cmp(&a.probability));
    let rest = branches.split_off(MOST_BRANCHES);
    let probability: f64 = rest.iter().map(|branch| branch.probability).sum();
    let mean = |of: &dyn Fn(&Branch) -> f64| {
        rest.iter().map(|branch| branch.probability * of(branch)).sum::<f64>() / probability
    };
    let side = |at: usize| mean(&|branch| branch.values.get(at).copied().unwrap_or(0.0));
    let values = [side(0), side(1)];
    let paid = mean(&|branch| branch.paid);
    branches.push(Branch { fates: Vec::new(), probability, values, paid, first_approval: None });
    branches
}
