//! A region licensed or kept back, with all that hangs on it.

use super::{Audience, Draft};
use serde_json::Value;

const LICENSED: &str = "terms.territory.licensed";

impl Draft {
    /// Licenses a region: every programme that lacks it is given its row of `filled`, the same deal with assumptions of
    /// a template. So is the other side's model.
    pub fn license(&mut self, region: &str, filled: Option<&Self>) {
        if !self.texts(LICENSED).contains(&region) {
            self.insert_row(LICENSED, usize::MAX, Value::from(region));
        }
        let Some(filled) = filled else { return };
        self.assume_region(filled, region);
        if self.has_other() && self.view() == Audience::Own {
            let mut other = self.through(Audience::Other);
            other.assume_region(filled, region);
            *self = other.through(Audience::Own);
        }
    }

    fn assume_region(&mut self, filled: &Self, region: &str) {
        for path in self.expand("assumptions.programmes[].regions") {
            let names = self.expand(&format!("{path}[].region"));
            if names.iter().any(|name| self.text(name) == region) {
                continue;
            }
            let same = filled.expand(&format!("{path}[].region"));
            let row = same.iter().find(|name| filled.text(name) == region);
            let row = row.and_then(|name| filled.node(name.strip_suffix(".region")?));
            if let Some(row) = row {
                self.insert_row(&path, usize::MAX, row.clone());
            }
        }
    }

    /// Takes a region out of the licence, and the milestones paid for its approval or filing; how many of those.
    /// What is believed of the region stays: it counts for nothing until it is licensed again.
    pub fn keep_back(&mut self, region: &str) -> usize {
        if let Some(at) = self.texts(LICENSED).iter().position(|licensed| *licensed == region) {
            self.remove_row(LICENSED, at);
        }
        let named = self.expand("terms.milestones[].trigger.region");
        let rows: Vec<usize> = (0..named.len())
            .filter(|row| named.get(*row).is_some_and(|path| self.text(path) == region))
            .collect();
        rows.iter().rev().for_each(|row| self.remove_row("terms.milestones", *row));
        rows.len()
    }
}
