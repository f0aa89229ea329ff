//! Rows added to a deal: what is known of them stands in them at once, and what named the only one of something names
//! it by id before there are two.

use super::choices::choices;
use super::tree::BASIS;
use super::{Draft, child};
use crate::domain::lang::Lang;
use crate::domain::schema::blank_row;
use serde_json::Value;

const PRODUCTS: &str = "terms.products";
const PROGRAMMES: &str = "assumptions.programmes";
const ROYALTIES: &str = "terms.royalties";

/// Lists whose rows are known by an id, and how a new one begins.
const IDS: [(&str, &str); 5] = [
    (PRODUCTS, "p"),
    ("terms.options", "o"),
    ("terms.milestones", "m"),
    (ROYALTIES, "r"),
    (PROGRAMMES, "d"),
];
/// Fields that a new row takes from the deal's own words: the first that no other row says, else the first.
const NAMED: [(&str, &[&str]); 6] = [
    ("terms.options", &["product", "stage"]),
    ("terms.milestones", &["trigger.programme", "trigger.product"]),
    ("terms.profit_share", &["product", "region"]),
    ("terms.cost_share", &["programme", "stage"]),
    ("assumptions.exercise", &["option"]),
    ("assumptions.events", &["event"]),
];

impl Draft {
    /// Adds a row to the end of a list.
    pub fn add_row(&mut self, list: &str) {
        let at = self.rows(list);
        self.insert_row(list, at, blank_row(list));
        let row = child(list, at);
        if let Some((_, letter)) = IDS.iter().find(|(known, _)| *known == list) {
            let id = self.free_id(list, letter);
            self.put(&child(&row, "id"), id.into());
        }
        let fields = NAMED.iter().find(|(known, _)| *known == list).map_or(&[][..], |(_, f)| f);
        for field in fields {
            self.name_field(list, &row, field);
        }
    }

    /// An id nothing in the list has.
    fn free_id(&self, list: &str, letter: &str) -> String {
        let taken = self.expand(&format!("{list}[].id"));
        let taken: Vec<&str> = taken.iter().map(|path| self.text(path)).collect();
        let mut free = (1..).map(|n| format!("{letter}{n}"));
        free.find(|id| !taken.contains(&id.as_str())).unwrap_or_default()
    }

    /// A product or programme is named only where there are several.
    fn name_field(&mut self, list: &str, row: &str, field: &str) {
        let path = child(row, field);
        let single = |list: &str| self.rows(list) < 2;
        let needless = match field {
            "trigger.programme" | "programme" => single(PROGRAMMES),
            "trigger.product" => single(PRODUCTS),
            "product" => single(PRODUCTS) && list != "terms.options",
            _ => false,
        };
        let Some(known) = choices(self, &path, Lang::En).filter(|_| !needless) else { return };
        let taken = self.expand(&format!("{list}[].{field}"));
        let taken: Vec<&str> = taken.iter().map(|path| self.text(path)).collect();
        let free = known.iter().find(|choice| !taken.contains(&choice.word.as_str()));
        if let Some(choice) = free.or(known.first()).cloned() {
            self.put(&path, choice.word.into());
        }
    }

    /// Adds a product with a programme like the last one's.
    pub fn add_product(&mut self) {
        self.name_the_only_ones();
        let at = self.rows(PRODUCTS);
        let like =
            at.checked_sub(1).map(|last| self.text(&format!("{PRODUCTS}.{last}.id")).to_owned());
        self.add_row(PRODUCTS);
        let row = child(PRODUCTS, at);
        let id = self.text(&child(&row, "id")).to_owned();
        for field in ["modality", "area", "stage"] {
            if let Some(last) = at.checked_sub(1) {
                let text = self.text(&format!("{PRODUCTS}.{last}.{field}")).to_owned();
                self.put(&child(&row, field), text.into());
            }
        }
        self.add_programme_like(&like.unwrap_or_default(), &id);
    }

    /// Takes a product out with its programmes; terms that name it stay and say so.
    pub fn remove_product(&mut self, row: usize) {
        let id = self.text(&format!("{PRODUCTS}.{row}.id")).to_owned();
        self.remove_row(PRODUCTS, row);
        for programme in (0..self.rows(PROGRAMMES)).rev() {
            if self.text(&format!("{PROGRAMMES}.{programme}.product")) == id {
                self.remove_row(PROGRAMMES, programme);
            }
        }
    }

    /// Adds a programme, another indication, to the product of a programme.
    pub fn add_programme(&mut self, beside: usize) {
        self.name_the_only_ones();
        let product = self.text(&format!("{PROGRAMMES}.{beside}.product")).to_owned();
        self.add_programme_like(&product, &product);
    }

    /// A programme of `product` with the assumptions of the last one of another, its sources left behind.
    fn add_programme_like(&mut self, like: &str, product: &str) {
        let rows = (0..self.rows(PROGRAMMES)).rev();
        let mut rows = rows.filter(|row| self.text(&format!("{PROGRAMMES}.{row}.product")) == like);
        let model = rows.next().and_then(|row| self.node(&child(PROGRAMMES, row)).cloned());
        let mut programme = model.unwrap_or_else(|| blank_row(PROGRAMMES));
        forget_basis(&mut programme);
        let id = self.free_id(PROGRAMMES, "d");
        let at = self.rows(PROGRAMMES);
        self.insert_row(PROGRAMMES, at, programme);
        self.put(&format!("{PROGRAMMES}.{at}.id"), id.into());
        self.put(&format!("{PROGRAMMES}.{at}.product"), product.into());
    }

    /// Adds a royalty schedule for what can be taken from the others: the last product, or the last licensed region.
    pub fn add_schedule(&mut self) {
        let at = self.rows(ROYALTIES);
        let model = at.checked_sub(1).and_then(|last| self.node(&child(ROYALTIES, last)).cloned());
        let mut schedule = model.unwrap_or_else(|| blank_row(ROYALTIES));
        forget_basis(&mut schedule);
        let id = self.free_id(ROYALTIES, "r");
        self.insert_row(ROYALTIES, at, schedule);
        self.put(&format!("{ROYALTIES}.{at}.id"), id.into());
        if at == 0 {
            return;
        }
        let products = self.expand(&format!("{PRODUCTS}[].id"));
        let products: Vec<String> =
            products.iter().map(|path| self.text(path).to_owned()).collect();
        let regions =
            self.texts("terms.territory.licensed").last().map(|region| (*region).to_owned());
        match products.split_last() {
            Some((last, others)) if !others.is_empty() => self.part_products(at, last, others),
            _ => {
                let region = regions.map(Value::from).into_iter().collect();
                self.put(&format!("{ROYALTIES}.{at}.regions"), Value::Array(region));
            }
        }
    }

    /// The schedule at a row takes one product; the others that were for all are for the rest.
    fn part_products(&mut self, at: usize, last: &str, others: &[String]) {
        for row in 0..at {
            let list = format!("{ROYALTIES}.{row}.products");
            let named: Vec<String> = self.texts(&list).iter().map(|id| (*id).to_owned()).collect();
            let named = if named.is_empty() { others.to_vec() } else { named };
            let rest = named.into_iter().filter(|id| id != last).map(Value::from);
            self.put(&list, Value::Array(rest.collect()));
        }
        self.put(&format!("{ROYALTIES}.{at}.products"), Value::Array(vec![last.into()]));
        self.put(&format!("{ROYALTIES}.{at}.regions"), Value::Array(Vec::new()));
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
fn forget_basis(node: &mut Value) {
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
    use crate::domain::draft::{Draft, from_file, validate};
    use crate::domain::examples::first_deal;

    fn deal() -> Draft {
        from_file(first_deal::example()).unwrap()
    }

    fn refusals(draft: &Draft) -> Vec<String> {
        let issues = validate(draft).issues.into_iter();
        let refused = issues.filter(|i| i.severity == crate::domain::issue::Severity::Refused);
        refused.map(|issue| format!("{}: {}", issue.path, issue.code())).collect()
    }

    #[test]
    fn a_second_product_leaves_the_deal_whole() {
        let mut draft = deal();
        draft.add_product();
        assert_eq!(refusals(&draft), Vec::<String>::new());
        let checked = validate(&draft).deal.unwrap();
        assert_eq!((checked.terms.products.len(), checked.assumptions.programmes.len()), (2, 2));
        draft.add_programme(1);
        assert_eq!(refusals(&draft), Vec::<String>::new());
        draft.remove_product(1);
        assert_eq!(refusals(&draft), Vec::<String>::new());
        assert_eq!(draft.rows("assumptions.programmes"), 1);
    }

    #[test]
    fn a_second_schedule_takes_a_region_or_a_product_from_the_first() {
        let mut draft = deal();
        draft.add_schedule();
        assert_eq!(refusals(&draft), Vec::<String>::new());
        assert_eq!(draft.texts("terms.royalties.1.regions").len(), 1);
        let mut draft = deal();
        draft.add_product();
        draft.add_schedule();
        assert_eq!(refusals(&draft), Vec::<String>::new());
        assert_eq!(draft.texts("terms.royalties.0.products"), ["product"]);
        assert_eq!(draft.texts("terms.royalties.1.products"), ["p1"]);
    }

    #[test]
    fn a_new_row_says_what_is_known() {
        let mut draft = deal();
        draft.add_product();
        draft.add_row("terms.options");
        assert_eq!(draft.text("terms.options.0.id"), "o1");
        assert_eq!(draft.text("terms.options.0.stage"), "phase3");
        draft.add_row("terms.milestones");
        let last = draft.rows("terms.milestones") - 1;
        assert!(!draft.text(&format!("terms.milestones.{last}.id")).is_empty());
    }

    #[test]
    fn a_product_that_is_named_leaves_its_refusals() {
        let mut draft = deal();
        draft.add_product();
        draft.add_row("terms.options");
        draft.set("terms.options.0.product", "p1");
        draft.set("terms.options.0.exercise_fee", "5");
        draft.remove_product(1);
        assert_eq!(refusals(&draft), ["terms.options.0.product: unknown_id"]);
    }
}
