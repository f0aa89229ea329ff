//! What names something else must name it rightly.

use super::super::{FieldValues, child};
use super::names::{Names, ProductNames, ProgrammeNames};
use crate::domain::deal::EACH;
use crate::domain::issue::{Issue, Problem, Severity};

/// Rows whose ids stand in schedules, some of them with another's behind a colon.
const IDS: [&str; 5] = [
    "terms.products[].id",
    "terms.options[].id",
    "terms.milestones[].id",
    "terms.royalties[].id",
    "assumptions.programmes[].id",
];
/// Lists in which nothing may stand twice.
const ONCE: [&str; 9] = [
    "assumptions.programmes[].stages[].stage",
    "assumptions.programmes[].regions[].region",
    "terms.territory.licensed[]",
    "terms.territory.retained[]",
    "terms.products[].territory[]",
    "terms.milestones[].trigger.regions[]",
    "terms.royalties[].products[]",
    "terms.royalties[].regions[]",
    "assumptions.exercise[].option",
];
const EVENTS: &str = "assumptions.events[].event";
const LICENSED: &str = "terms.territory.licensed[]";

/// Applies the rules.
pub(super) fn check(values: &FieldValues, issues: &mut Vec<Issue>) {
    let names = Names::of(values);
    let mut rules = References { values, names: &names, issues };
    rules.ids();
    rules.duplicates();
    rules.products();
    rules.territory();
    rules.milestones();
    rules.options();
    rules.cost_shares();
    rules.assumed();
}

struct References<'a, 'i> {
    values: &'a FieldValues,
    names: &'a Names<'a>,
    issues: &'i mut Vec<Issue>,
}

impl<'a> References<'a, '_> {
    fn refuse(&mut self, path: &str, problem: Problem) {
        self.issues.push(Issue::refused(path, problem));
    }

    fn rows(&self, list: &str) -> Vec<String> {
        (0..self.values.rows(list)).map(|row| child(list, row)).collect()
    }

    fn ids(&mut self) {
        for path in IDS.iter().flat_map(|list| self.values.expand(list)) {
            match self.values.text(&path) {
                EACH => self.refuse(&path, Problem::ReservedId { id: EACH.to_owned() }),
                id if id.contains(':') => self.refuse(&path, Problem::ColonInId),
                _ => {}
            }
        }
    }

    fn duplicates(&mut self) {
        for list in IDS.into_iter().chain(ONCE).chain([EVENTS]) {
            // Within each row of an outer list by itself.
            let mut owners: Vec<String> = Vec::new();
            let (owner, rest) = match list.rsplit_once("[]") {
                Some((outer, rest)) => (outer, format!("[]{rest}")),
                None => (list, String::new()),
            };
            owners.extend(self.values.expand(owner));
            for owner in owners {
                self.once(self.values.expand(&format!("{owner}{rest}")));
            }
        }
    }

    fn once(&mut self, paths: Vec<String>) {
        let mut seen = Vec::new();
        for path in paths {
            let Some(word) = self.values.word(&path) else { continue };
            if seen.contains(&word) {
                self.refuse(&path, Problem::Duplicate { name: word.to_owned() });
            }
            seen.push(word);
        }
    }

    fn products(&mut self) {
        for (row, product) in self.names.products.iter().enumerate() {
            if !product.id.is_empty() && self.names.programmes_of(product.id).next().is_none() {
                let product = product.id.to_owned();
                self.refuse(&format!("terms.products.{row}.id"), Problem::NoProgramme { product });
            }
        }
        for path in self.values.expand("assumptions.programmes[].product") {
            self.known_product(&path);
        }
    }

    /// The product a field names; of the only one where it may name none.
    fn known_product(&mut self, path: &str) -> Option<&'a ProductNames<'a>> {
        let id = self.values.word(path)?;
        let found = self.names.product(id);
        if found.is_none() {
            self.refuse(path, Problem::UnknownId { id: id.to_owned() });
        }
        found
    }

    /// Every licensed region needs the assumptions of one of the product's programmes.
    fn territory(&mut self) {
        let retained = self.values.words("terms.territory.retained[]");
        let developed =
            |product: &ProductNames| self.names.programmes_of(product.id).next().is_some();
        let products = self.names.products.iter().enumerate();
        // One that nobody develops was told already.
        for (row, product) in products.filter(|(_, product)| developed(product)) {
            let own = self.values.expand(&format!("terms.products.{row}.territory[]"));
            let paths = if own.is_empty() { self.values.expand(LICENSED) } else { own };
            for path in paths {
                let Some(region) = self.values.word(&path) else { continue };
                let mut programmes = self.names.programmes_of(product.id);
                let told = self.issues.iter().any(|issue| issue.path == path);
                if !told && !programmes.any(|programme| programme.regions.contains(&region)) {
                    self.refuse(&path, Problem::NoAssumptions { region: region.to_owned() });
                }
            }
        }
        for path in self.values.expand(LICENSED) {
            let Some(region) = self.values.word(&path) else { continue };
            if retained.contains(&region) {
                let problem = Problem::LicensedAndRetained { region: region.to_owned() };
                self.issues.push(Issue::new(Severity::Amber, &path, problem));
            }
        }
    }

    fn milestones(&mut self) {
        for row in self.rows("terms.milestones") {
            let trigger = child(&row, "trigger");
            match self.values.text(&child(&trigger, "on")) {
                "start" | "filing" | "approval" => self.development(&trigger),
                "event" => self.event(&child(&trigger, "event")),
                "annual_sales" | "cumulative_sales" => self.sales(&trigger),
                _ => {}
            }
        }
    }

    /// The programmes a field names: one, each, or the only one. `None` where that was refused.
    fn programmes_at(&mut self, path: &str) -> Option<Vec<&'a ProgrammeNames<'a>>> {
        let all = &self.names.programmes;
        match self.values.word(path) {
            Some(EACH) => Some(all.iter().collect()),
            None if all.len() > 1 => {
                self.refuse(path, Problem::SayWhich);
                None
            }
            None => Some(all.iter().collect()),
            Some(id) => {
                let found = self.names.programme(id);
                if found.is_none() {
                    self.refuse(path, Problem::UnknownId { id: id.to_owned() });
                }
                found.map(|programme| vec![programme])
            }
        }
    }

    fn development(&mut self, trigger: &str) {
        let on = self.values.text(&child(trigger, "on"));
        let Some(programmes) = self.programmes_at(&child(trigger, "programme")) else { return };
        match on {
            "start" => self.stage(&child(trigger, "stage"), &programmes),
            "approval" => {
                let path = child(trigger, "region");
                match self.values.word(&path) {
                    None => self.refuse(&path, Problem::Missing),
                    Some(region) => self.approval(&path, region, &programmes),
                }
            }
            _ => {}
        }
    }

    fn stage(&mut self, path: &str, programmes: &[&ProgrammeNames]) {
        let Some(stage) = self.values.word(path) else { return };
        if !programmes.iter().any(|programme| programme.stages.contains(&stage)) {
            self.refuse(path, Problem::UnknownStage { stage: stage.to_owned() });
        }
    }

    fn approval(&mut self, path: &str, region: &str, programmes: &[&ProgrammeNames]) {
        // A paper alone has no programme: that is said of the list, not of the region.
        if programmes.is_empty() {
            return;
        }
        let mut licensed =
            programmes.iter().filter(|programme| self.names.is_licensed(programme, region));
        let named = || region.to_owned();
        if licensed.clone().next().is_none() {
            self.refuse(path, Problem::NotLicensed { region: named() });
        } else if !licensed.any(|programme| programme.regions.contains(&region)) {
            self.refuse(path, Problem::NoAssumptions { region: named() });
        }
    }

    fn event(&mut self, path: &str) {
        let Some(event) = self.values.word(path) else { return };
        if !self.names.events.contains(&event) {
            self.refuse(path, Problem::UnknownEvent { event: event.to_owned() });
        }
    }

    fn sales(&mut self, trigger: &str) {
        let path = child(trigger, "product");
        let each = self.values.word(&path) == Some(EACH);
        let products: Vec<&ProductNames> = match self.values.word(&path) {
            None if self.names.products.len() > 1 => return self.refuse(&path, Problem::SayWhich),
            Some(_) if !each => self.known_product(&path).into_iter().collect(),
            None | Some(_) => self.names.products.iter().collect(),
        };
        if !products.is_empty() {
            self.licensed_regions(&child(trigger, "regions"), &products);
        }
    }

    /// Each region of a list is licensed for one of the products.
    fn licensed_regions(&mut self, list: &str, products: &[&ProductNames]) {
        for path in self.values.expand(&format!("{list}[]")) {
            let Some(region) = self.values.word(&path) else { continue };
            if !products.iter().any(|product| product.licensed.contains(&region)) {
                self.refuse(&path, Problem::NotLicensed { region: region.to_owned() });
            }
        }
    }

    fn options(&mut self) {
        let mut taken = Vec::new();
        for row in self.rows("terms.options") {
            let path = child(&row, "product");
            let Some(product) = self.known_product(&path) else { continue };
            let programmes: Vec<_> = self.names.programmes_of(product.id).collect();
            if taken.contains(&product.id) {
                self.refuse(&path, Problem::TwoOptions { product: product.id.to_owned() });
            }
            taken.push(product.id);
            if programmes.len() > 1 {
                let product = product.id.to_owned();
                self.refuse(&path, Problem::OptionOnTwoProgrammes { product });
            } else if !programmes.is_empty() {
                self.stage(&child(&row, "stage"), &programmes);
            }
        }
    }

    fn cost_shares(&mut self) {
        let mut seen = Vec::new();
        for row in self.rows("terms.cost_share") {
            let path = child(&row, "programme");
            let Some(programmes) = self.programmes_at(&path) else { continue };
            if self.values.word(&path) == Some(EACH) {
                self.refuse(&path, Problem::UnknownId { id: EACH.to_owned() });
                continue;
            }
            let stage = child(&row, "stage");
            self.stage(&stage, &programmes);
            let named = programmes.first().map(|programme| programme.id);
            let pair = (named, self.values.text(&stage));
            if seen.contains(&pair) && !pair.1.is_empty() {
                self.refuse(&stage, Problem::Duplicate { name: pair.1.to_owned() });
            }
            seen.push(pair);
        }
    }

    fn assumed(&mut self) {
        for path in self.values.expand("assumptions.exercise[].option") {
            let Some(id) = self.values.word(&path) else { continue };
            if !self.names.options.contains(&id) {
                self.refuse(&path, Problem::UnknownId { id: id.to_owned() });
            }
        }
    }
}
