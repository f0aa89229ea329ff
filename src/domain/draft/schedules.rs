//! Royalty schedules added: for what can be taken from the others.

use super::portfolio::forget_basis;
use super::{Draft, child};
use crate::domain::schema::blank_row;
use serde_json::Value;

const ROYALTIES: &str = "terms.royalties";

impl Draft {
    /// Adds a royalty schedule like the last one: for the last product no other names alone, or for the last licensed
    /// region no other names; where none is left it names nothing yet and is refused until it does.
    pub fn add_schedule(&mut self) {
        let at = self.rows(ROYALTIES);
        let model = at.checked_sub(1).and_then(|last| self.node(&child(ROYALTIES, last)).cloned());
        let mut schedule = model.unwrap_or_else(|| blank_row(ROYALTIES));
        forget_basis(&mut schedule);
        let id = self.free_id(ROYALTIES, "r");
        self.insert_row(ROYALTIES, at, schedule);
        self.put(&format!("{ROYALTIES}.{at}.id"), id.into());
        for list in ["products", "regions"] {
            self.put(&format!("{ROYALTIES}.{at}.{list}"), Value::Array(Vec::new()));
        }
        if at > 0 && !self.part_products(at) {
            self.take_region(at);
        }
    }

    /// The new schedule takes the last product of a schedule that has others left.
    fn part_products(&mut self, at: usize) -> bool {
        let products = self.expand("terms.products[].id");
        let all: Vec<String> = products.iter().map(|path| self.text(path).to_owned()).collect();
        for row in 0..at {
            let list = format!("{ROYALTIES}.{row}.products");
            let named: Vec<String> = self.texts(&list).iter().map(|id| (*id).to_owned()).collect();
            let named = if named.is_empty() { all.clone() } else { named };
            if let Some((last, rest)) = named.split_last().filter(|(_, rest)| !rest.is_empty()) {
                let rest = rest.iter().map(|id| Value::from(id.as_str())).collect();
                self.put(&list, Value::Array(rest));
                self.put(
                    &format!("{ROYALTIES}.{at}.products"),
                    Value::Array(vec![last.as_str().into()]),
                );
                return true;
            }
        }
        false
    }

    fn take_region(&mut self, at: usize) {
        let taken = self.expand(&format!("{ROYALTIES}[].regions[]"));
        let taken: Vec<&str> = taken.iter().map(|path| self.text(path)).collect();
        let mut licensed = self.texts("terms.territory.licensed").into_iter().rev();
        let free = licensed.find(|region| !taken.contains(region)).map(Value::from);
        self.put(&format!("{ROYALTIES}.{at}.regions"), Value::Array(free.into_iter().collect()));
    }
}
