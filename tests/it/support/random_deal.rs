//! Random deals of every feature, right by the way they are made, and rich in corners: month-end starts, stages
//! without months, certain and impossible events, events before the valuation date, regions that are not licensed.

use super::draws::Draws;
use super::random_assumptions::assumptions;
use super::random_terms::terms;
use parley::domain::deal::Deal;
use parley::domain::draft::read_deal;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

/// A checked deal.
pub fn deals() -> impl Strategy<Value = Deal> {
    files().prop_map(|file| match read_deal(&file.to_string()) {
        Ok(deal) => deal,
        Err(issues) => panic!("{issues:?}\n{file:#}"),
    })
}

/// A deal file.
pub fn files() -> impl Strategy<Value = Value> {
    vec(any::<u32>(), 700).prop_map(|numbers| {
        let mut draws = Draws::of(numbers);
        let outline = Outline::of(&mut draws);
        let mut file = json!({"format": "parley-deal", "version": 2, "title": "random"});
        file["terms"] = terms(&mut draws, &outline);
        file["assumptions"] = assumptions(&mut draws, &outline);
        file
    })
}

/// What names what: everything else of a deal refers to it.
pub struct Outline {
    pub licensed: Vec<&'static str>,
    pub products: Vec<Product>,
    pub programmes: Vec<Programme>,
    pub options: Vec<Choice>,
    /// Rows of products and regions under profit share.
    pub shared: Vec<(usize, &'static str)>,
}

pub struct Product {
    pub id: String,
    /// Its own territory, where it has one.
    pub own: Vec<&'static str>,
    pub licensed: Vec<&'static str>,
}

pub struct Programme {
    pub id: String,
    pub product: usize,
    pub stages: usize,
    pub regions: Vec<&'static str>,
}

/// An option on a product, by its row, at the end of a stage.
pub struct Choice {
    pub product: usize,
    pub stage: usize,
}

const REGIONS: [&str; 4] = ["US", "EU", "JP", "CA"];
pub const EVENTS: [&str; 2] = ["transfer done", "patent granted"];

/// The name of a stage.
pub fn stage_name(stage: usize) -> String {
    format!("stage{stage}")
}

impl Outline {
    fn of(draws: &mut Draws) -> Self {
        let mut outline = Self {
            licensed: draws.some(&REGIONS),
            products: Vec::new(),
            programmes: Vec::new(),
            options: Vec::new(),
            shared: Vec::new(),
        };
        for row in 0..draws.count(1, 3) {
            outline.product(draws, row);
        }
        for (row, product) in outline.products.iter().enumerate() {
            let pairs = product.licensed.iter().filter(|_| draws.chance(2));
            outline.shared.extend(pairs.map(|region| (row, *region)).collect::<Vec<_>>());
        }
        outline
    }

    fn product(&mut self, draws: &mut Draws, row: usize) {
        let own = if draws.chance(4) { draws.some(&REGIONS) } else { Vec::new() };
        let licensed = if own.is_empty() { self.licensed.clone() } else { own.clone() };
        let programmes = draws.count(1, 2);
        let first = self.programmes.len();
        for number in 0..programmes {
            let mut regions = draws.some(&licensed);
            // One more region than is licensed, first in the list: it must not matter.
            if draws.chance(3) {
                regions.insert(0, "CN");
            }
            let id = format!("indication{row}{number}");
            let stages = draws.count(0, 3);
            self.programmes.push(Programme { id, product: row, stages, regions });
        }
        for region in &licensed {
            let mut own = self.programmes[first..].iter();
            if !own.any(|programme| programme.regions.contains(region)) {
                self.programmes[first].regions.push(region);
            }
        }
        let stages = self.programmes[first].stages;
        if programmes == 1 && stages > 0 && draws.chance(6) {
            let stage = draws.count(0, stages - 1);
            self.options.push(Choice { product: row, stage });
        }
        self.products.push(Product { id: format!("drug{row}"), own, licensed });
    }

    /// The field that names a product: now and then left out where there is only one.
    pub fn name_product(&self, draws: &mut Draws, row: &mut Value, product: usize) {
        if self.products.len() > 1 || draws.chance(6) {
            row["product"] = json!(self.products[product].id);
        }
    }

    /// As [`Self::name_product`], for a programme.
    pub fn name_programme(&self, draws: &mut Draws, row: &mut Value, programme: usize) {
        if self.programmes.len() > 1 || draws.chance(6) {
            row["programme"] = json!(self.programmes[programme].id);
        }
    }
}
