//! The texts of the figures in the page's language.

use super::format::{self, NumberStyle};
use super::state::AppState;
use crate::plot::{Formats, Words};
use crate::tr;

/// Every text of the figures.
pub fn words(state: AppState) -> Words {
    Words {
        unit: state.unit_name(),
        no_data: tr!(state, plot.no_data).into(),
        year: tr!(state, plot.year).into(),
        events: tr!(state, plot.events).into(),
        item: tr!(state, plot.item).into(),
        amount: tr!(state, plot.amount).into(),
        from: tr!(state, plot.from).into(),
        to: tr!(state, plot.to).into(),
        licensor: tr!(state, plot.licensor).into(),
        licensee: tr!(state, plot.licensee).into(),
        upfront: tr!(state, plot.upfront).into(),
        milestones: tr!(state, plot.milestones).into(),
        royalties: tr!(state, plot.royalties).into(),
        sales_margin: tr!(state, plot.sales_margin).into(),
        development: tr!(state, plot.development).into(),
        launch: tr!(state, plot.launch).into(),
        tech_transfer: tr!(state, plot.tech_transfer).into(),
        payments_to_licensor: tr!(state, plot.payments_to_licensor).into(),
        cumulative: tr!(state, plot.cumulative).into(),
        sunk: tr!(state, plot.sunk).into(),
        valuation_date: tr!(state, plot.valuation_date).into(),
        cashflow_title: tr!(state, plot.cashflow_title).into(),
        cashflow_sentence: tr!(state, plot.cashflow_sentence).into(),
        waterfall_title: tr!(state, plot.waterfall_title).into(),
        waterfall_sentence: tr!(state, plot.waterfall_sentence).into(),
        project: tr!(state, plot.project).into(),
        leakage: tr!(state, plot.leakage).into(),
        equity: tr!(state, plot.equity).into(),
        own_costs: tr!(state, plot.own_costs).into(),
        timeline_title: tr!(state, plot.timeline_title).into(),
        timeline_sentence: tr!(state, plot.timeline_sentence).into(),
        contract: tr!(state, plot.contract).into(),
        closing: tr!(state, plot.closing).into(),
        stage: tr!(state, plot.stage).into(),
        review: tr!(state, plot.review).into(),
        royalty_term: tr!(state, plot.royalty_term).into(),
        after_royalty: tr!(state, plot.after_royalty).into(),
        exclusivity_ends: tr!(state, plot.exclusivity_ends).into(),
        royalty_ends: tr!(state, plot.royalty_ends).into(),
        milestone: tr!(state, plot.milestone).into(),
        net_sales_title: tr!(state, plot.net_sales_title).into(),
        net_sales_sentence: tr!(state, plot.net_sales_sentence).into(),
        royalty_title: tr!(state, plot.royalty_title).into(),
        royalty_sentence: tr!(state, plot.royalty_sentence).into(),
        tier: tr!(state, plot.tier).into(),
        minimum: tr!(state, plot.minimum).into(),
        exclusivity_cut: tr!(state, plot.exclusivity_cut).into(),
        stacking_cut: tr!(state, plot.stacking_cut).into(),
        due: tr!(state, plot.due).into(),
        rate_over_time_title: tr!(state, plot.rate_over_time_title).into(),
        rate_over_time_sentence: tr!(state, plot.rate_over_time_sentence).into(),
        effective_rate: tr!(state, plot.effective_rate).into(),
        rate_by_sales_title: tr!(state, plot.rate_by_sales_title).into(),
        rate_by_sales_sentence: tr!(state, plot.rate_by_sales_sentence).into(),
        marginal_rate: tr!(state, plot.marginal_rate).into(),
        annual_net_sales: tr!(state, plot.annual_net_sales).into(),
        peak_sales: tr!(state, plot.peak_sales).into(),
        scenarios_title: tr!(state, plot.scenarios_title).into(),
        scenarios_sentence: tr!(state, plot.scenarios_sentence).into(),
        value: tr!(state, plot.value).into(),
        scenario_sales_title: tr!(state, plot.scenario_sales_title).into(),
        scenario_sales_sentence: tr!(state, plot.scenario_sales_sentence).into(),
        net_sales: tr!(state, plot.net_sales).into(),
        royalty: tr!(state, plot.royalty).into(),
        scenario: tr!(state, plot.scenario).into(),
        stages: vec![
            ("preclinical".into(), tr!(state, plot.preclinical).into()),
            ("phase1".into(), tr!(state, plot.phase1).into()),
            ("phase2".into(), tr!(state, plot.phase2).into()),
            ("phase3".into(), tr!(state, plot.phase3).into()),
        ],
    }
}

/// Calls `with` with the figures' number formats in a style.
pub fn formatted<T>(style: NumberStyle, with: impl FnOnce(&Formats) -> T) -> T {
    with(&Formats {
        axis: &|x| style.tick(x),
        amount: &|x| style.amount(x),
        percent: &format::percent,
        date: &|date| style.date(date),
    })
}
