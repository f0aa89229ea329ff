//! Every party's cash of one case, from the contract's payments, the programme's costs and the sales.

use super::contract::is_in_shares;
use super::licensor_tax::LicensorTax;
use super::probabilities::Probabilities;
use super::sales::SalesForecast;
use super::timeline::{ProgrammeMonths, licensed_regions};
use super::{CashFlows, Flow, Item, Payment, Timeline};
use crate::domain::date::add_days;
use crate::domain::deal::{Deal, Party};
use crate::domain::number::modelled;
use crate::domain::sort::sort_by_key;

/// Flows of both sides and of the project without a deal. `wht`: the tax withheld, fraction of a payment.
pub(super) fn cash_flows(
    deal: &Deal,
    timeline: &Timeline,
    forecast: &SalesForecast,
    chances: &Probabilities,
    payments: &[Payment],
    wht: f64,
) -> CashFlows {
    let kept = KeptShares::of(deal, wht);
    let costs = Costs { deal, chances, kept: &kept };
    let own = costs.own(timeline, forecast);
    let [licensor, licensee] = costs.sides(&own, payments);
    let mut project = costs.stages(|_| 1.0, kept.licensee_cost);
    project.extend(own.into_iter().chain([costs.tech_transfer(kept.licensee_cost)]));
    CashFlows { licensor, licensee, project: ordered(project) }
}

/// The same flows of the licensor and of the licensee alone.
pub(super) fn sides_flows(
    deal: &Deal,
    timeline: &Timeline,
    forecast: &SalesForecast,
    chances: &Probabilities,
    payments: &[Payment],
    wht: f64,
) -> [Vec<Flow>; 2] {
    let kept = KeptShares::of(deal, wht);
    let costs = Costs { deal, chances, kept: &kept };
    costs.sides(&costs.own(timeline, forecast), payments)
}

/// By date and item; what moves nothing is left out.
fn ordered(mut flows: Vec<Flow>) -> Vec<Flow> {
    flows.retain(|flow| flow.before_tax != 0.0);
    sort_by_key(&mut flows, |flow| (flow.on, flow.item));
    flows
}

/// What stays of a unit of each sort of money after withholding, gross-up, taxes and upstream share.
struct KeptShares {
    /// Of sales and costs.
    licensee_cost: f64,
    licensor_cost: f64,
    /// Of payments in cash and in shares.
    paid_cash: f64,
    paid_shares: f64,
    received_cash: f64,
    received_shares: f64,
}

impl KeptShares {
    fn of(deal: &Deal, wht: f64) -> Self {
        let licensee_cost = 1.0 - deal.assumptions.licensee.tax_rate.get();
        let licensor = &deal.assumptions.licensor;
        let tax = LicensorTax {
            withheld: wht,
            gross_up: deal.terms.payment.gross_up,
            tax_rate: licensor.tax_rate.get(),
            upstream_share: licensor.upstream_share.get(),
        };
        let gross = tax.gross(1.0);
        Self {
            licensee_cost,
            licensor_cost: 1.0 - licensor.tax_rate.get(),
            paid_cash: gross * licensee_cost,
            paid_shares: 1.0,
            received_cash: tax.kept_of_cash(gross),
            received_shares: tax.kept_of_shares(1.0),
        }
    }

    fn paid(&self, payment: &Payment, deal: &Deal) -> Flow {
        let in_shares = is_in_shares(payment.item, &deal.terms);
        let factor = if in_shares { self.paid_shares } else { self.paid_cash };
        Flow { before_tax: -payment.amount, ..flow(payment, factor) }
    }

    fn received(&self, payment: &Payment, deal: &Deal) -> Flow {
        let in_shares = is_in_shares(payment.item, &deal.terms);
        flow(payment, if in_shares { self.received_shares } else { self.received_cash })
    }
}

fn flow(payment: &Payment, factor: f64) -> Flow {
    Flow {
        item: payment.item,
        on: payment.due_on,
        before_tax: payment.amount,
        factor,
        probability: payment.probability,
    }
}

/// Net sales less what selling costs, at each quarter's last day.
fn sales(
    deal: &Deal,
    forecast: &SalesForecast,
    chances: &Probabilities,
    kept: &KeptShares,
) -> impl Iterator<Item = Flow> {
    let licensee = &deal.assumptions.licensee;
    let margin = 1.0
        - licensee.cogs.get()
        - licensee.opex.get()
        - deal.assumptions.third_party_royalty.get();
    let regions = &forecast.regions;
    (0..forecast.quarter_count()).map(move |index| {
        let net_sales = regions.iter().enumerate().map(|(region, sales)| {
            let net = sales.quarters.get(index).map_or(0.0, |quarter| quarter.net);
            chances.approval(region) * net
        });
        Flow {
            item: Item::Sales,
            on: forecast.quarter(index).last_day(),
            before_tax: net_sales.sum::<f64>() * margin,
            factor: kept.licensee_cost,
            probability: None,
        }
    })
}

struct Costs<'a> {
    deal: &'a Deal,
    chances: &'a Probabilities,
    kept: &'a KeptShares,
}

impl Costs<'_> {
    /// What the licensee earns and spends on the market.
    fn own(&self, timeline: &Timeline, forecast: &SalesForecast) -> Vec<Flow> {
        let sales = sales(self.deal, forecast, self.chances, self.kept);
        self.launches(timeline).chain(sales).collect()
    }

    /// The licensor's flows and the licensee's.
    fn sides(&self, own: &[Flow], payments: &[Payment]) -> [Vec<Flow>; 2] {
        let Self { deal, kept, .. } = self;
        let mut licensee = self.stages(|licensee_share| licensee_share, kept.licensee_cost);
        let mut licensor = self.stages(|licensee_share| 1.0 - licensee_share, kept.licensor_cost);
        licensee.extend(own);
        licensee.extend(payments.iter().map(|payment| kept.paid(payment, deal)));
        licensor.extend(payments.iter().map(|payment| kept.received(payment, deal)));
        match deal.terms.tech_transfer.payer {
            Party::Licensee => licensee.push(self.tech_transfer(kept.licensee_cost)),
            Party::Licensor => licensor.push(self.tech_transfer(kept.licensor_cost)),
        }
        [ordered(licensor), ordered(licensee)]
    }

    /// One party's `share` of every stage's cost, in monthly instalments. A stage entered is paid in full.
    fn stages(&self, share: impl Fn(f64) -> f64, factor: f64) -> Vec<Flow> {
        let programme = &self.deal.assumptions.programme;
        let months = ProgrammeMonths::of(programme);
        let mut flows = Vec::new();
        for (index, (stage, start)) in programme.stages.iter().zip(&months.stage_starts).enumerate()
        {
            let probability = self.chances.stage_starts.get(index).copied().unwrap_or(0.0);
            let parts = stage.months.max(1);
            let instalment =
                probability * stage.cost * share(stage.licensee_share.get()) / f64::from(parts);
            // Instalments fall at the end of each month; a stage without months is paid at its start.
            let first = stage.months.min(1);
            flows.extend((first..first + parts).map(|month| Flow {
                item: Item::StageCost(index),
                on: months.date(start.saturating_add(month)),
                before_tax: -instalment,
                factor,
                probability: Some(probability),
            }));
        }
        flows
    }

    fn launches(&self, timeline: &Timeline) -> impl Iterator<Item = Flow> {
        let regions = licensed_regions(self.deal).zip(&timeline.regions).enumerate();
        regions.map(|(position, ((index, region), dates))| {
            let probability = self.chances.approval(position);
            Flow {
                item: Item::LaunchCost(index),
                on: dates.launch_on,
                before_tax: -region.launch_cost * probability,
                factor: self.kept.licensee_cost,
                probability: Some(probability),
            }
        })
    }

    fn tech_transfer(&self, factor: f64) -> Flow {
        let terms = &self.deal.terms;
        Flow {
            item: Item::TechTransfer,
            on: add_days(terms.effective_on, terms.tech_transfer.days_after_effective),
            before_tax: -modelled(terms.tech_transfer.cost),
            factor,
            probability: Some(1.0),
        }
    }
}
