//! Sales, royalties and profit shares by calendar year.

use super::cashflows::sales_lines;
use super::common_inputs::{CommonInputs, ProductOdds};
use super::scope::{ProductScope, SalesShare};
use super::{RoyaltyLine, RoyaltyYear, SalesLine, SalesYear};
use crate::domain::deal::Deal;

/// What [`SalesYear::net_sales`] counts.
pub(super) fn lines_of_sales(scopes: &[ProductScope]) -> Vec<SalesLine> {
    let lines = scopes.iter().flat_map(|scope| {
        scope
            .regions
            .iter()
            .map(|region| SalesLine { product: scope.product, region: region.name.clone() })
    });
    lines.collect()
}

/// What [`SalesYear::royalties`] counts.
pub(super) fn lines_of_royalty(scopes: &[ProductScope]) -> Vec<RoyaltyLine> {
    let lines = scopes.iter().flat_map(|scope| {
        let schedules = scope.schedules.iter();
        schedules.map(|schedule| RoyaltyLine { schedule: *schedule, product: scope.product })
    });
    lines.collect()
}

/// The years of a case: every one in which a month of sales counts.
pub(super) fn years(deal: &Deal, inputs: &CommonInputs, odds: &[ProductOdds]) -> Vec<SalesYear> {
    let grid = inputs.forecast.grid;
    let years = (grid.first_year..).take(grid.quarters / 4).enumerate();
    let shared = deal.terms.profit_share.len();
    let mut years: Vec<SalesYear> = years
        .map(|(index, year)| SalesYear {
            year,
            net_sales: Vec::new(),
            royalties: royalties(odds, index),
            profit_shares: vec![0.0; shared],
        })
        .collect();
    for (scope, odds) in inputs.scopes.iter().zip(odds) {
        add_sales(inputs, scope, odds, &mut years);
        add_profits(scope, odds, &mut years);
    }
    years
}

fn royalties(odds: &[ProductOdds], index: usize) -> Vec<RoyaltyYear> {
    let royalties = odds.iter().flat_map(|odds| &odds.tally.royalties);
    royalties.filter_map(|royalty| royalty.years.get(index).cloned()).collect()
}

fn add_sales(
    inputs: &CommonInputs,
    scope: &ProductScope,
    odds: &ProductOdds,
    years: &mut [SalesYear],
) {
    let case = inputs.product_case(scope, &odds.chances);
    let mut lines = sales_lines(&case);
    for region in &scope.regions {
        let first = years.first().map_or(0, |year| year.net_sales.len());
        years.iter_mut().for_each(|year| year.net_sales.push(0.0));
        for (probability, quarters) in lines.by_ref().take(region.lines.len()) {
            for (year, quarters) in years.iter_mut().zip(quarters.chunks(4)) {
                let sales: f64 = quarters.iter().sum();
                if let Some(total) = year.net_sales.get_mut(first) {
                    *total += probability * sales;
                }
            }
        }
    }
}

fn add_profits(scope: &ProductScope, odds: &ProductOdds, years: &mut [SalesYear]) {
    for (region, profits) in scope.regions.iter().zip(&odds.tally.profits) {
        let SalesShare::Profit(row) = region.share else { continue };
        for (year, quarters) in years.iter_mut().zip(profits.chunks(4)) {
            if let Some(total) = year.profit_shares.get_mut(row) {
                *total += quarters.iter().sum::<f64>();
            }
        }
    }
}
