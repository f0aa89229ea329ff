//! How many outcomes a product has: past a number they cannot be enumerated while people talk.

use super::super::{FieldValues, child};
use super::names::Names;
use crate::domain::issue::{Issue, Problem};
use crate::domain::sort::distinct;

/// Most outcomes of one product.
const MOST: f64 = 4_096.0;

/// Applies the rule.
pub(super) fn check(values: &FieldValues, issues: &mut Vec<Issue>) {
    let names = Names::of(values);
    for (row, product) in names.products.iter().enumerate() {
        let programmes = names.programmes.iter().enumerate();
        let own = programmes.filter(|(_, programme)| programme.product == product.id);
        let outcomes = own.map(|(programme, _)| {
            of_programme(values, &child("assumptions.programmes", programme), &product.licensed)
        });
        let outcomes: f64 = outcomes.product();
        if outcomes > MOST && !product.id.is_empty() {
            let problem = Problem::TooManyOutcomes {
                product: product.id.to_owned(),
                outcomes: outcomes.to_string(),
                most: MOST as usize,
            };
            issues.push(Issue::refused(&format!("terms.products.{row}.id"), problem));
        }
    }
}

/// Outcomes with a probability above 0: every set of the uncertain regions, or, where one draw decides all, a set
/// for each different probability; and that nothing is filed.
fn of_programme(values: &FieldValues, programme: &str, licensed: &[&str]) -> f64 {
    let stages = values.expand(&format!("{programme}.stages[].pos"));
    let stages = stages.iter().filter_map(|path| values.number(path));
    let filing: f64 = stages.product();
    let mut chances = Vec::new();
    for row in 0..values.rows(&child(programme, "regions")) {
        let region = format!("{programme}.regions.{row}");
        let licensed = licensed.contains(&values.text(&child(&region, "region")));
        let pos = values.number(&child(&region, "pos"));
        chances.extend(pos.filter(|pos| licensed && *pos > 0.0));
    }
    if filing <= 0.0 || chances.is_empty() {
        return 1.0;
    }
    let certain = chances.iter().any(|pos| *pos >= 1.0);
    let uncertain: Vec<f64> = chances.into_iter().filter(|pos| *pos < 1.0).collect();
    let dependence = values.number(&child(programme, "approval_dependence"));
    let sets = if dependence == Some(1.0) {
        let mut different = uncertain.clone();
        distinct(&mut different);
        different.len() as f64 + 1.0
    } else {
        (0..uncertain.len()).fold(1.0, |sets, _| sets * 2.0)
    };
    // With a region that is certain to approve, no set of a filed programme is empty.
    if filing < 1.0 && certain { sets + 1.0 } else { sets }
}
