//! Products and programmes added and taken out: in the contract and in both sets of assumptions, whoever looks.

use super::tree::BASIS;
use super::{Audience, Draft, child};
use crate::domain::schema::blank_row;
use serde_json::Value;

const PRODUCTS: &str = "terms.products";
const PROGRAMMES: &str = "assumptions.programmes";

impl Draft {
    /// Edits the draft as its owner keeps it; it is seen with the same eyes afterwards.
    pub(super) fn whole(&mut self, edit: impl FnOnce(&mut Self)) {
        let view = self.view();
        let mut own = self.own().into_owned();
        edit(&mut own);
        *self = own.through(view);
    }

    /// Edits the owner's draft with each set of assumptions in its place.
    pub(super) fn each_set(&mut self, edit: impl Fn(&mut Self)) {
        edit(self);
        if self.has_other() {
            let mut other = std::mem::take(self).exchanged(Audience::Other);
            edit(&mut other);
            *self = other.exchanged(Audience::Own);
        }
    }

    /// Adds a product with a programme like the last one's.
    pub fn add_product(&mut self) {
        self.whole(Self::add_whole_product);
    }

    fn add_whole_product(&mut self) {
        self.name_the_only_ones();
        let at = self.rows(PRODUCTS);
        let last = at.checked_sub(1).map(|last| child(PRODUCTS, last));
        let of_last = |draft: &Self, field: &str| {
            last.as_ref().map_or("", |last| draft.text(&child(last, field))).to_owned()
        };
        let like = of_last(self, "id");
        self.add_row(PRODUCTS);
        let row = child(PRODUCTS, at);
        for field in ["modality", "area", "stage"] {
            let text = of_last(self, field);
            self.put(&child(&row, field), text.into());
        }
        let product = self.text(&child(&row, "id")).to_owned();
        let programme = self.free_programme_id();
        self.each_set(|set| set.add_programme_like(&like, &product, &programme));
    }

    /// Takes a product out with its programmes; terms that name it stay and say so.
    pub fn remove_product(&mut self, row: usize) {
        let id = self.text(&format!("{PRODUCTS}.{row}.id")).to_owned();
        self.whole(|own| {
            own.remove_row(PRODUCTS, row);
            own.each_set(|set| set.remove_programmes("product", &id));
        });
    }

    /// Adds a programme, another indication, to the product of a programme.
    pub fn add_programme(&mut self, beside: usize) {
        let product = self.text(&format!("{PROGRAMMES}.{beside}.product")).to_owned();
        self.whole(|own| {
            own.name_the_only_ones();
            let id = own.free_programme_id();
            own.each_set(|set| set.add_programme_like(&product, &product, &id));
        });
    }

    /// Takes a programme out; terms that name it stay and say so.
    pub fn remove_programme(&mut self, row: usize) {
        let id = self.text(&format!("{PROGRAMMES}.{row}.id")).to_owned();
        self.whole(|own| own.each_set(|set| set.remove_programmes("id", &id)));
    }

    fn remove_programmes(&mut self, field: &str, word: &str) {
        for row in (0..self.rows(PROGRAMMES)).rev() {
            if self.text(&format!("{PROGRAMMES}.{row}.{field}")) == word {
                self.remove_row(PROGRAMMES, row);
            }
        }
    }

    /// An id that no programme of either set has.
    fn free_programme_id(&self) -> String {
        let taken = |path: &str| {
            self.expand(path).iter().map(|path| self.text(path).to_owned()).collect::<Vec<_>>()
        };
        let sets = [taken("assumptions.programmes[].id"), taken("other.programmes[].id")].concat();
        let mut free = (1..).map(|n| format!("d{n}"));
        free.find(|id| !sets.contains(id)).unwrap_or_default()
    }

    /// A programme of `product` with the assumptions of the last one of another, its sources left behind.
    fn add_programme_like(&mut self, like: &str, product: &str, id: &str) {
        let rows = (0..self.rows(PROGRAMMES)).rev();
        let mut rows = rows.filter(|row| self.text(&format!("{PROGRAMMES}.{row}.product")) == like);
        let model = rows.next().and_then(|row| self.node(&child(PROGRAMMES, row)).cloned());
        let mut programme = model.unwrap_or_else(|| blank_row(PROGRAMMES));
        forget_basis(&mut programme);
        let at = self.rows(PROGRAMMES);
        self.insert_row(PROGRAMMES, at, programme);
        self.put(&format!("{PROGRAMMES}.{at}.id"), id.into());
        self.put(&format!("{PROGRAMMES}.{at}.product"), product.into());
    }

    /// Rows that leave open which product or programme they mean, there being one, say it.
    fn name_the_only_ones(&mut self) {
        let only = |draft: &Self, list: &str| {
            (draft.rows(list) == 1).then(|| draft.text(&format!("{list}.0.id")).to_owned())
        };
        let (product, programme) = (only(self, PRODUCTS), only(self, PROGRAMMES));
        for (row, on) in self.triggers() {
            let path = |field: &str| format!("terms.milestones.{row}.trigger.{field}");
            match on.as_str() {
                "start" | "filing" | "approval" => self.put_if_open(&path("programme"), &programme),
                "annual_sales" | "cumulative_sales" => {
                    self.put_if_open(&path("product"), &product);
                }
                _ => {}
            }
        }
        for row in 0..self.rows("terms.profit_share") {
            self.put_if_open(&format!("terms.profit_share.{row}.product"), &product);
        }
        for row in 0..self.rows("terms.cost_share") {
            self.put_if_open(&format!("terms.cost_share.{row}.programme"), &programme);
        }
    }

    fn triggers(&self) -> Vec<(usize, String)> {
        let rows = 0..self.rows("terms.milestones");
        let on = |row| self.text(&format!("terms.milestones.{row}.trigger.on")).to_owned();
        rows.map(|row| (row, on(row))).collect()
    }

    fn put_if_open(&mut self, path: &str, id: &Option<String>) {
        if let Some(id) = id.as_ref().filter(|_| self.text(path).is_empty()) {
            self.put(path, id.clone().into());
        }
    }
}

/// A copy is the user's: where its numbers came from is not carried along.
pub(super) fn forget_basis(node: &mut Value) {
    match node {
        Value::Object(fields) => {
            fields.remove(BASIS);
            fields.iter_mut().for_each(|(_, node)| forget_basis(node));
        }
        Value::Array(rows) => rows.iter_mut().for_each(forget_basis),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::draft::{Audience, Draft, from_file, validate};
    use crate::domain::examples::first_deal;
    use crate::domain::issue::Severity;

    fn refusals(draft: &Draft) -> Vec<String> {
        let issues = validate(draft).issues.into_iter();
        let refused = issues.filter(|issue| issue.severity == Severity::Refused);
        refused.map(|issue| format!("{}: {}", issue.path, issue.code())).collect()
    }

    fn two_models() -> Draft {
        let mut draft = from_file(first_deal::example()).unwrap();
        draft.begin_other();
        draft
    }

    #[test]
    fn a_product_added_or_removed_in_any_view_leaves_every_assumption() {
        for view in [Audience::Own, Audience::Other, Audience::Shared] {
            let before = two_models();
            let mut draft = before.through(view);
            draft.add_product();
            assert_eq!(draft.view(), view);
            for model in [Audience::Own, Audience::Other] {
                assert_eq!(refusals(&draft.through(model)), Vec::<String>::new(), "{view:?}");
            }
            draft.remove_product(1);
            let own = draft.own();
            assert_eq!(own.node("assumptions"), before.node("assumptions"), "{view:?}");
            assert_eq!(own.node("other"), before.node("other"), "{view:?}");
        }
    }

    #[test]
    fn an_indication_is_one_in_both_models() {
        let mut draft = two_models().through(Audience::Other);
        draft.add_programme(0);
        for model in [Audience::Own, Audience::Other] {
            let seen = draft.through(model);
            assert_eq!(seen.rows("assumptions.programmes"), 2);
            assert_eq!(refusals(&seen), Vec::<String>::new());
        }
        draft.remove_programme(1);
        assert_eq!(draft.own().rows("other.programmes"), 1);
    }
}
