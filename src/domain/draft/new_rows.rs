//! Rows added to a deal: what is known of them stands in them at once.

use super::choices::{Choice, choices};
use super::{Draft, child};
use crate::domain::lang::Lang;
use crate::domain::schema::blank_row;

const PRODUCTS: &str = "terms.products";
const PROGRAMMES: &str = "assumptions.programmes";

/// Lists whose rows are known by an id, and how a new one begins.
const IDS: [(&str, &str); 5] = [
    (PRODUCTS, "p"),
    ("terms.options", "o"),
    ("terms.milestones", "m"),
    ("terms.royalties", "r"),
    (PROGRAMMES, "d"),
];
/// Fields that a new row takes from the deal's own words; together they tell the row from the others.
const NAMED: [(&str, &[&str]); 6] = [
    ("terms.options", &["product", "stage"]),
    ("terms.milestones", &["trigger.programme"]),
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
        let named = NAMED.iter().find(|(known, _)| *known == list);
        match named.map(|(_, fields)| *fields) {
            Some([field]) => self.name(list, &row, field, |_, _| true),
            Some([first, second]) => self.name_pair(list, &row, first, second),
            Some(_) | None => {}
        }
    }

    /// Takes a row out; what is assumed of an option that goes, goes with it.
    pub fn take_row_out(&mut self, list: &str, at: usize) {
        let id = self.text(&format!("{list}.{at}.id")).to_owned();
        self.remove_row(list, at);
        if list == "terms.options" {
            self.whole(|own| own.each_set(|set| set.forget_exercise(&id)));
        }
    }

    fn forget_exercise(&mut self, option: &str) {
        const EXERCISE: &str = "assumptions.exercise";
        for row in (0..self.rows(EXERCISE)).rev() {
            if self.text(&format!("{EXERCISE}.{row}.option")) == option {
                self.remove_row(EXERCISE, row);
            }
        }
    }

    /// An id nothing in the list has.
    pub(super) fn free_id(&self, list: &str, letter: &str) -> String {
        let taken = self.expand(&format!("{list}[].id"));
        let taken: Vec<&str> = taken.iter().map(|path| self.text(path)).collect();
        let mut free = (1..).map(|n| format!("{letter}{n}"));
        free.find(|id| !taken.contains(&id.as_str())).unwrap_or_default()
    }

    /// The words a field may say; none where there is nothing to tell apart.
    fn known(&self, list: &str, row: &str, field: &str) -> Vec<Choice> {
        let single = |list: &str| self.rows(list) < 2;
        let needless = match field {
            "trigger.programme" | "programme" => single(PROGRAMMES),
            "product" => single(PRODUCTS) && list != "terms.options",
            _ => false,
        };
        let known = choices(self, &child(row, field), Lang::En).filter(|_| !needless);
        known.unwrap_or_default()
    }

    /// Names the first word that no other row says and that will do, else the first.
    fn name(&mut self, list: &str, row: &str, field: &str, will_do: impl Fn(&Self, &str) -> bool) {
        let known = self.known(list, row, field);
        let taken = self.expand(&format!("{list}[].{field}"));
        let taken: Vec<&str> = taken.iter().map(|path| self.text(path)).collect();
        let free = |choice: &&Choice| {
            !taken.contains(&choice.word.as_str()) && will_do(self, &choice.word)
        };
        if let Some(choice) = known.iter().find(free).or(known.first()) {
            self.put(&child(row, field), choice.word.as_str().into());
        }
    }

    /// Names the first pair that no other row says; the second word may depend on the first.
    fn name_pair(&mut self, list: &str, row: &str, first: &str, second: &str) {
        let mut firsts: Vec<String> =
            self.known(list, row, first).into_iter().map(|choice| choice.word).collect();
        if firsts.is_empty() {
            firsts.push(String::new());
        }
        // An option takes a product no other has; what else is shared may share a product again.
        let once = list == "terms.options";
        let others = 0..self.rows(list).saturating_sub(1);
        let others: Vec<(String, String)> = others
            .map(|at| {
                let text = |field: &str| self.text(&format!("{list}.{at}.{field}")).to_owned();
                (text(first), text(second))
            })
            .collect();
        for word in firsts {
            self.put(&child(row, first), word.as_str().into());
            let taken = |pair: &str| others.iter().any(|(a, b)| *a == word && (once || b == pair));
            let seconds = self.known(list, row, second);
            if let Some(choice) = seconds.iter().find(|choice| !taken(&choice.word)) {
                return self.put(&child(row, second), choice.word.as_str().into());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::draft::{Draft, PastedBlock, from_file, paste, validate};
    use crate::domain::examples::first_deal;
    use crate::domain::number::AmountUnit;

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

    #[test]
    fn rows_of_shares_are_told_apart() {
        let mut draft = deal();
        draft.add_product();
        for _ in 0..3 {
            draft.add_row("terms.profit_share");
        }
        (0..3).for_each(|row| {
            draft.set(&format!("terms.profit_share.{row}.licensor_share"), "40");
        });
        let twice: Vec<String> = refusals(&draft);
        assert!(twice.iter().all(|refused| !refused.ends_with("shared_twice")), "{twice:?}");
    }

    #[test]
    fn a_pasted_row_has_its_id() {
        let mut draft = deal();
        let columns = ["label", "product", "exercise_fee"].map(str::to_owned);
        let block = "opt A\tproduct\t5\nopt B\tproduct\t6";
        let block = PastedBlock {
            list: "terms.options".into(),
            columns: columns.to_vec(),
            row: 0,
            column: 0,
            text: block.into(),
            unit: AmountUnit::Million,
        };
        paste(&mut draft, &block).unwrap();
        assert_eq!(draft.text("terms.options.0.id"), "o1");
        assert_eq!(draft.text("terms.options.1.exercise_fee"), "6");
    }

    #[test]
    fn what_is_assumed_of_an_option_goes_with_it() {
        let mut draft = deal();
        draft.add_row("terms.options");
        draft.add_row("assumptions.exercise");
        assert_eq!(draft.text("assumptions.exercise.0.option"), "o1");
        draft.take_row_out("terms.options", 0);
        assert_eq!(draft.rows("assumptions.exercise"), 0);
    }

    #[test]
    fn a_third_schedule_takes_what_is_left() {
        let mut draft = deal();
        draft.add_product();
        (0..2).for_each(|_| draft.add_schedule());
        let twice = refusals(&draft);
        assert_eq!(twice, Vec::<String>::new());
    }
}
