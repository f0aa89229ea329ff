//! What of a valuation stays while amounts, stakes and days of the contract move: dates, sales, royalty.

use super::cash_by_year::CashByYear;
use super::cashflows::put_in_order;
use super::common_inputs::{CommonInputs, ProductOdds, chances_given_filing, programmes};
use super::kind_values::{FlowWorth, PartyParts};
use super::milestones::instances;
use super::options::{decide, option_stage};
use super::payments::{ExerciseFee, sort};
use super::present_value::Discounting;
use super::probabilities::{Exercise, ProgrammeChances};
use super::sales::SalesForecast;
use super::scope::{ProductScope, scopes};
use super::tally::{PreparedTally, ProductTally, RoyaltyDetail};
use super::timeline::timeline;
use super::years::years;
use super::{CaseResult, CashFlows, OptionDecision, PartyValues, RnpvSplit};
use crate::domain::deal::{Assumptions, Deal, Equity, ProfitShare, RoyaltySchedule, Structure};
use crate::domain::number::modelled;

/// The expected case before its payments, kept for valuing many deals that differ in amounts, what royalty clauses and
/// profit shares say, equity and payment days. All else, thresholds among it, must be as in the deal it was made of.
pub struct PreparedValuation {
    pub(super) inputs: CommonInputs,
    /// By product, its programmes' filing taken as sure where there is one programme, else as assumed.
    tallies: Vec<PreparedTally>,
    /// The clauses `tallies` were worked out with.
    royalties: Vec<RoyaltySchedule>,
    profit_share: Vec<ProfitShare>,
}

impl PreparedValuation {
    /// A deal's.
    pub fn of(deal: &Deal) -> Self {
        Self::with(deal, RoyaltyDetail::Paid)
    }

    /// A deal's with so much of its royalty.
    pub(super) fn with(deal: &Deal, detail: RoyaltyDetail) -> Self {
        let scopes = scopes(deal);
        let timeline = timeline(deal, &scopes);
        let forecast = SalesForecast::of(deal, &scopes);
        let inputs = CommonInputs { instances: instances(deal), scopes, timeline, forecast };
        Self {
            tallies: inputs.tallies(deal, detail),
            inputs,
            royalties: deal.terms.royalties.clone(),
            profit_share: deal.terms.profit_share.clone(),
        }
    }

    /// Both sides' values of a deal. Most of the work is what is paid on sales, and is done again only for clauses and
    /// shares that are not those valued last.
    pub fn party_values(&mut self, deal: &Deal) -> PartyValues {
        if self.is_of_same_sales(deal) {
            self.turn_to(deal);
        } else {
            *self = Self::of(deal);
        }
        self.party_parts(deal).values
    }

    /// Both sides' values and what they come from.
    fn party_parts(&self, deal: &Deal) -> PartyParts {
        self.parts_with(deal, None).0
    }

    /// Both sides' values and what they come from; where `cash` is given, with the cash of each year in it.
    pub(super) fn parts_with(
        &self,
        deal: &Deal,
        cash: Option<CashByYear>,
    ) -> (PartyParts, Option<CashByYear>) {
        let (odds, decisions) = self.expected(deal);
        self.inputs.parts_with(deal, &odds, &decisions, cash)
    }

    /// Works out anew what clauses and shares say otherwise.
    fn turn_to(&mut self, deal: &Deal) {
        let terms = &deal.terms;
        let royalties = moved(&self.royalties, &terms.royalties);
        let shares = moved(&self.profit_share, &terms.profit_share);
        if royalties.is_empty() && shares.is_empty() {
            return;
        }
        for (scope, tally) in self.inputs.scopes.iter().zip(&mut self.tallies) {
            let rows = scope.schedules.iter().copied().filter(|row| royalties.contains(row));
            let rows: Vec<usize> = rows.collect();
            if !rows.is_empty() {
                let chances = chances_given_filing(deal, scope);
                tally.work_out_royalties(self.inputs.tally_inputs(deal, scope, &chances), &rows);
            }
            if !shares.is_empty() {
                tally.share_profits(deal, scope, self.inputs.forecast.grid);
            }
        }
        self.royalties.clone_from(&terms.royalties);
        self.profit_share.clone_from(&terms.profit_share);
    }

    /// Whether clauses and shares are on the sales they were on, and cut at the same loss of them.
    fn is_of_same_sales(&self, deal: &Deal) -> bool {
        let royalty = |clause: &RoyaltySchedule| {
            (clause.products.clone(), clause.regions.clone(), clause.generic_share)
        };
        let share = |share: &ProfitShare| (share.product.clone(), share.region.clone());
        let Deal { terms, .. } = deal;
        self.royalties.iter().map(royalty).eq(terms.royalties.iter().map(royalty))
            && self.profit_share.iter().map(share).eq(terms.profit_share.iter().map(share))
    }

    /// The expected case, its options decided.
    pub(super) fn expected(&self, deal: &Deal) -> (Vec<ProductOdds>, Vec<OptionDecision>) {
        let mut decisions = Vec::new();
        let products = self.inputs.scopes.iter().zip(&self.tallies);
        let odds = products.map(|(scope, PreparedTally { tally, .. })| {
            let decision = decide(deal, &self.inputs, scope, tally);
            let odds = self.inputs.odds(deal, scope, tally, decision.as_ref());
            decisions.extend(decision);
            odds
        });
        let odds = odds.collect();
        crate::domain::sort::sort_by_key(&mut decisions, |decision| decision.option);
        (odds, decisions)
    }
}

impl CommonInputs {
    /// A product as assumed, its option decided.
    fn odds(
        &self,
        deal: &Deal,
        scope: &ProductScope,
        tally: &ProductTally,
        decision: Option<&OptionDecision>,
    ) -> ProductOdds {
        let exercise = decision.and_then(|decision| {
            let stage = option_stage(deal, scope, decision.option)?;
            Some(Exercise { stage, probability: decision.exercise })
        });
        let chances: Vec<ProgrammeChances> = programmes(deal, scope)
            .map(|assumed| ProgrammeChances::expected(assumed, exercise))
            .collect();
        let tally = match chances.as_slice() {
            [only] => tally.scaled(only.filing),
            _ => tally.clone(),
        };
        let fee = decision.map(|decision| ExerciseFee {
            option: decision.option,
            on: decision.on,
            probability: decision.choice * decision.exercise,
        });
        ProductOdds { chances, tally, fee }
    }

    pub fn case(&self, deal: &Deal, odds: &[ProductOdds], certain: bool) -> CaseResult {
        let (mut flows, mut payments) = self.flows(deal, odds, certain, CashFlows::default());
        let CashFlows { licensor, licensee, project } = &mut flows;
        [licensor, licensee, project].into_iter().for_each(put_in_order);
        sort(&mut payments, deal);
        CaseResult { flows, payments, years: years(deal, self, odds) }
    }

    /// Both sides' values of the expected case and what they come from; where `cash` is given, with the cash of each year
    /// in it.
    pub fn parts_with(
        &self,
        deal: &Deal,
        odds: &[ProductOdds],
        decisions: &[OptionDecision],
        cash: Option<CashByYear>,
    ) -> (PartyParts, Option<CashByYear>) {
        let (worth, _) = self.flows(deal, odds, false, FlowWorth::of(deal, cash));
        let values = values(deal, &worth, decisions);
        let FlowWorth { licensor, licensee, paid, cash, .. } = worth;
        (PartyParts { values, licensor, licensee, paid }, cash)
    }
}

/// The rows that are not what they were.
fn moved<T: PartialEq>(before: &[T], now: &[T]) -> Vec<usize> {
    let rows = before.iter().zip(now).enumerate();
    rows.filter(|(_, (before, now))| before != now).map(|(row, _)| row).collect()
}

/// What a deal is worth to both sides and what that comes from.
pub fn party_parts(deal: &Deal) -> PartyParts {
    PreparedValuation::of(deal).party_parts(deal)
}

/// What a deal is worth to both sides, what that comes from, and the expected cash of each year.
pub fn parts_and_cash(deal: &Deal) -> (PartyParts, CashByYear) {
    let none = CashByYear::of_deal(deal);
    let (parts, cash) = PreparedValuation::of(deal).parts_with(deal, Some(none.clone()));
    (parts, cash.unwrap_or(none))
}

/// Both sides' values, from what their expected flows are worth.
fn values(deal: &Deal, worth: &FlowWorth, decisions: &[OptionDecision]) -> PartyValues {
    let assumptions = &deal.assumptions;
    let investors = worth.licensee.total();
    let newco = match deal.terms.structure {
        Structure::License => None,
        Structure::NewCo(shares) => Some((shares, financing(deal, &shares))),
    };
    let haircut = assumptions.newco.haircut.get();
    let equity = newco.map(|(shares, financing)| {
        // Shares of a company that is worth less than nothing are worth nothing, not less.
        shares.licensor_equity.get() * (1.0 - haircut) * (investors + financing).max(0.0)
    });
    PartyValues {
        investors,
        financing: newco.map_or(0.0, |(_, financing)| financing),
        equity,
        own: split(worth.licensor.total(), investors, equity),
        common: split(worth.licensor_common, investors, equity),
        taken: OptionDecision::taken(decisions),
    }
}

/// The money that comes in with a new company's shares, taken as unspent, at the valuation date.
fn financing(deal: &Deal, shares: &Equity) -> f64 {
    let Assumptions { valuation_on, licensee, .. } = &deal.assumptions;
    let on = deal.terms.effective_on.max(*valuation_on);
    let common = Discounting::new(licensee.discount_rate, *valuation_on);
    modelled(shares.committed_financing) * common.factor(on)
}

fn split(licensor: f64, licensee: f64, equity: Option<f64>) -> RnpvSplit {
    let equity = equity.unwrap_or(0.0);
    let (licensor, licensee) = (licensor + equity, licensee - equity);
    let total = licensor + licensee;
    let shared = licensor >= 0.0 && licensee >= 0.0 && total > 0.0;
    RnpvSplit { licensor, licensee, licensor_share: shared.then(|| licensor / total) }
}
