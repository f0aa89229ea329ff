//! Every party's cash of one case, from the contract's payments, the programmes' costs and the sales.

use super::flow_sink::FlowSink;
use super::licensor_tax::LicensorTax;
use super::payment_flows::PaymentFlows;
use super::probabilities::ProgrammeChances;
use super::programme_months::ProgrammeMonths;
use super::sales::{SalesForecast, import_duty, margin};
use super::scope::{ProductScope, ProgrammeRegion, SalesShare};
use super::{Flow, FlowLeg, Item, Payment, Timeline};
use crate::domain::date::add_days;
use crate::domain::deal::{Deal, Party};
use crate::domain::number::modelled;
use crate::domain::sort::sort_by_number;

/// Orders flows by date and item; what moves nothing is left out.
pub(super) fn put_in_order(flows: &mut Vec<Flow>) {
    flows.retain(|flow| flow.before_tax != 0.0);
    sort_by_number(flows, Flow::place);
}

/// Everybody's flows of one case, as they are found product by product.
pub(super) struct FlowBook<'a, S> {
    deal: &'a Deal,
    payments: PaymentFlows<'a>,
    flows: S,
}

/// A product in one case.
pub(super) struct ProductCase<'a> {
    pub scope: &'a ProductScope,
    /// Of its programmes, in the scope's order.
    pub chances: &'a [ProgrammeChances],
    pub forecast: &'a SalesForecast,
    pub timeline: &'a Timeline,
}

impl<'a, S: FlowSink> FlowBook<'a, S> {
    /// A book that puts what it finds into `flows`.
    pub fn new(deal: &'a Deal, flows: S) -> Self {
        Self { deal, payments: PaymentFlows { deal, tax: LicensorTax::of(deal) }, flows }
    }

    fn licensee_factor(&self) -> f64 {
        1.0 - self.deal.assumptions.licensee.tax_rate.get()
    }

    fn licensor_factor(&self) -> f64 {
        1.0 - self.deal.assumptions.licensor.tax_rate.get()
    }

    pub fn add_payments(&mut self, payments: &[Payment]) {
        for payment in payments {
            self.flows.licensor(self.payments.received(payment));
            self.payments.paid(payment, |flow| self.flows.licensee(flow));
        }
    }

    /// Stages, launches and sales of a product.
    pub fn add_product(&mut self, case: &ProductCase) {
        for (place, programme) in case.scope.programmes.iter().enumerate() {
            if let Some(chances) = case.chances.get(place) {
                self.add_stages(*programme, chances);
            }
        }
        for region in &case.scope.regions {
            let shared = match region.share {
                SalesShare::Profit(row) => self.deal.terms.profit_share.get(row),
                SalesShare::Royalty(_) | SalesShare::Nothing => None,
            };
            let part = shared.map_or(0.0, |share| share.licensor_share.get());
            for line in &region.lines {
                self.add_launch(case, *line, part);
            }
        }
        self.add_sales(case);
    }

    /// Splits a cost between both; the project bears all of it.
    fn add_cost(&mut self, cost: Flow, licensor_part: f64) {
        let (own, shared) = (self.licensee_factor(), self.licensor_factor());
        let part =
            |part: f64, factor: f64| Flow { before_tax: cost.before_tax * part, factor, ..cost };
        self.flows.licensee(part(1.0 - licensor_part, own));
        if licensor_part != 0.0 {
            self.flows.licensor(part(licensor_part, shared));
        }
        self.flows.project(part(1.0, own));
    }

    /// A stage entered is paid in full, in monthly instalments.
    fn add_stages(&mut self, row: usize, chances: &ProgrammeChances) {
        let Some(programme) = self.deal.assumptions.programmes.get(row) else { return };
        let months = ProgrammeMonths::of(programme);
        let stages = programme.stages.iter().zip(&months.stage_starts).zip(&chances.stage_starts);
        for (index, ((stage, start), probability)) in stages.enumerate() {
            let parts = stage.months.max(1);
            // Instalments fall at the end of each month; a stage without months is paid at its start.
            let first = stage.months.min(1);
            let licensor_part = 1.0 - licensee_share(self.deal, row, &stage.stage);
            for month in first..first + parts {
                let cost = Flow {
                    item: Item::StageCost { programme: row, stage: index },
                    leg: FlowLeg::Whole,
                    on: months.date(start.saturating_add(month)),
                    before_tax: -probability * stage.cost / f64::from(parts),
                    factor: 1.0,
                    probability: Some(*probability),
                };
                self.add_cost(cost, licensor_part);
            }
        }
    }

    fn add_launch(&mut self, case: &ProductCase, line: ProgrammeRegion, licensor_part: f64) {
        let programme = self.deal.assumptions.programmes.get(line.programme);
        let region = programme.and_then(|programme| programme.regions.get(line.region));
        let dates = case.timeline.programmes.get(line.programme);
        let mut dates = dates.into_iter().flat_map(|dates| &dates.regions);
        let dates = dates.find(|dates| dates.index == line.region);
        let chances = case.chances.get(line.place);
        let Some(((region, dates), chances)) = region.zip(dates).zip(chances) else { return };
        let probability = chances.approval(line.region);
        let cost = Flow {
            item: Item::LaunchCost { programme: line.programme, region: line.region },
            leg: FlowLeg::Whole,
            on: dates.launch_on,
            before_tax: -region.launch_cost * probability,
            factor: 1.0,
            probability: Some(probability),
        };
        self.add_cost(cost, licensor_part);
    }

    /// Net sales less what selling costs, at each quarter's last day.
    fn add_sales(&mut self, case: &ProductCase) {
        let factor = self.licensee_factor();
        let margin = margin(self.deal);
        let duties = self.expected_duties(case);
        let sales = expected_sales(case);
        for (index, (net_sales, duty)) in sales.into_iter().zip(duties).enumerate() {
            let flow = Flow {
                item: Item::Sales(case.scope.product),
                leg: FlowLeg::Whole,
                on: case.forecast.grid.quarter(index).last_day(),
                before_tax: net_sales * margin - duty,
                factor,
                probability: None,
            };
            self.flows.licensee(flow);
            self.flows.project(flow);
        }
    }

    /// Import duty by quarter.
    fn expected_duties(&self, case: &ProductCase) -> Vec<f64> {
        let mut total = vec![0.0; case.forecast.grid.quarters];
        let names = case.scope.regions.iter().flat_map(|region| {
            std::iter::repeat_n(import_duty(self.deal, &region.name), region.lines.len())
        });
        for (duty, (probability, forecast)) in names.zip(sales_lines(case)) {
            for (total, net) in total.iter_mut().zip(forecast).filter(|_| duty > 0.0) {
                *total += probability * net * duty;
            }
        }
        total
    }

    pub fn add_tech_transfer(&mut self) {
        let clause = &self.deal.terms.tech_transfer;
        let cost = Flow {
            item: Item::TechTransfer,
            leg: FlowLeg::Whole,
            on: add_days(self.deal.terms.effective_on, clause.days_after_effective),
            before_tax: -modelled(clause.cost),
            factor: 1.0,
            probability: Some(1.0),
        };
        let licensor_part = match clause.payer {
            Party::Licensee => 0.0,
            Party::Licensor => 1.0,
        };
        self.add_cost(cost, licensor_part);
    }

    /// What the flows were put into.
    pub fn close(self) -> S {
        self.flows
    }
}

/// The licensee's part of a stage's cost: all of it where the contract shares none.
pub(super) fn licensee_share(deal: &Deal, programme: usize, stage: &str) -> f64 {
    let mut rows = deal.terms.cost_share.iter();
    let row = rows.find(|row| {
        row.stage == stage && deal.programme(row.programme.as_deref()) == Some(programme)
    });
    row.map_or(1.0, |row| row.licensee_share.get())
}

/// A product's expected net sales by quarter: each region's by the probability of its approval.
fn expected_sales(case: &ProductCase) -> Vec<f64> {
    let mut total = vec![0.0; case.forecast.grid.quarters];
    for (region, forecast) in sales_lines(case) {
        for (total, net) in total.iter_mut().zip(forecast) {
            *total += region * net;
        }
    }
    total
}

/// The probability of each programme's approval in each region, and the sales that follow.
pub(super) fn sales_lines<'a>(case: &'a ProductCase) -> impl Iterator<Item = (f64, &'a [f64])> {
    let regions = case.forecast.products.get(case.scope.product);
    let regions = case.scope.regions.iter().zip(regions.into_iter().flatten());
    regions.flat_map(|(region, forecast)| {
        region.lines.iter().zip(&forecast.lines).map(|(line, forecast)| {
            let chances = case.chances.get(line.place);
            let probability = chances.map_or(0.0, |chances| chances.approval(line.region));
            (probability, &forecast.quarters[..])
        })
    })
}
