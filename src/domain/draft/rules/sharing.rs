//! What the licensor is paid on a product's sales in a region: at most one royalty or one profit share.

use super::super::{FieldValues, child};
use super::names::{Names, ProductNames};
use crate::domain::issue::{Issue, Problem};

/// Applies the rules.
pub(super) fn check(values: &FieldValues, issues: &mut Vec<Issue>) {
    let names = Names::of(values);
    let shares = profit_shares(values, &names, issues);
    royalties(values, &names, &shares, issues);
}

/// A product in a region, by their names.
type Pair<'a> = (&'a str, &'a str);

fn profit_shares<'a>(
    values: &'a FieldValues,
    names: &Names<'a>,
    issues: &mut Vec<Issue>,
) -> Vec<Pair<'a>> {
    let mut pairs: Vec<Pair> = Vec::new();
    for row in 0..values.rows("terms.profit_share") {
        let row = child("terms.profit_share", row);
        let (path, region_path) = (child(&row, "product"), child(&row, "region"));
        let product = match values.word(&path) {
            None if names.products.len() > 1 => {
                issues.push(Issue::refused(&path, Problem::SayWhich));
                continue;
            }
            None => names.products.first(),
            Some(id) => {
                let found = names.product(id);
                if found.is_none() {
                    issues.push(Issue::refused(&path, Problem::UnknownId { id: id.to_owned() }));
                }
                found
            }
        };
        let Some((product, region)) = product.zip(values.word(&region_path)) else { continue };
        let pair = (product.id, region);
        let region = region.to_owned();
        if !product.licensed.contains(&pair.1) {
            issues.push(Issue::refused(&region_path, Problem::NotLicensed { region }));
        } else if pairs.contains(&pair) {
            issues.push(Issue::refused(&region_path, Problem::SharedTwice { region }));
        }
        pairs.push(pair);
    }
    pairs
}

fn royalties(values: &FieldValues, names: &Names, shares: &[Pair], issues: &mut Vec<Issue>) {
    let mut taken: Vec<Pair> = shares.to_vec();
    let rows = 0..values.rows("terms.royalties");
    let rows: Vec<String> = rows.map(|row| child("terms.royalties", row)).collect();
    let named = |row: &String| values.rows(&child(row, "regions")) > 0;
    // Schedules that name their regions first: the others take what these leave.
    for row in rows.iter().filter(|row| named(row)) {
        let products = products_of(values, names, row, issues);
        for path in values.expand(&child(row, "regions[]")) {
            let Some(region) = values.word(&path) else { continue };
            let mut licensed = products.iter().filter(|product| product.licensed.contains(&region));
            if !products.is_empty() && licensed.clone().next().is_none() {
                let problem = Problem::NotLicensed { region: region.to_owned() };
                issues.push(Issue::refused(&path, problem));
            }
            let pairs: Vec<Pair> = licensed.by_ref().map(|product| (product.id, region)).collect();
            if let Some(twice) = pairs.iter().find(|pair| taken.contains(pair)) {
                issues.push(Issue::refused(&path, taken_twice(twice, shares)));
            }
            taken.extend(pairs);
        }
    }
    for row in rows.iter().filter(|row| !named(row)) {
        rest(row, &products_of(values, names, row, issues), &mut taken, issues);
    }
}

fn taken_twice((product, region): &Pair, shares: &[Pair]) -> Problem {
    let (product, region) = ((*product).to_owned(), (*region).to_owned());
    if shares.contains(&(product.as_str(), region.as_str())) {
        Problem::RoyaltyAndProfitShare { product, region }
    } else {
        Problem::TwoRoyalties { product, region }
    }
}

/// A schedule without regions takes what no other names; two such schedules of a product take it twice.
fn rest<'a>(
    row: &str,
    products: &[&ProductNames<'a>],
    taken: &mut Vec<Pair<'a>>,
    issues: &mut Vec<Issue>,
) {
    const REST: &str = "";
    for product in products {
        let left = product.licensed.iter().any(|region| !taken.contains(&(product.id, region)));
        if taken.contains(&(product.id, REST)) && left {
            let left =
                product.licensed.iter().find(|region| !taken.contains(&(product.id, region)));
            let region = left.copied().unwrap_or_default().to_owned();
            let problem = Problem::TwoRoyalties { product: product.id.to_owned(), region };
            issues.push(Issue::refused(&child(row, "id"), problem));
        }
    }
    taken.extend(products.iter().map(|product| (product.id, REST)));
}

/// The products of a schedule: those it names, else all.
fn products_of<'n, 'a>(
    values: &FieldValues,
    names: &'n Names<'a>,
    row: &str,
    issues: &mut Vec<Issue>,
) -> Vec<&'n ProductNames<'a>> {
    let paths = values.expand(&child(row, "products[]"));
    if paths.is_empty() {
        return names.products.iter().collect();
    }
    let mut products = Vec::new();
    for path in paths {
        let Some(id) = values.word(&path) else { continue };
        match names.product(id) {
            Some(product) => products.push(product),
            None => issues.push(Issue::refused(&path, Problem::UnknownId { id: id.to_owned() })),
        }
    }
    products
}
