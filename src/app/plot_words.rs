//! The texts of the figures in the page's language.

use super::desk::Desk;
use super::fmt::{self, Style};
use crate::plot::{Formats, Words};
use crate::tr;

/// Every text of the figures.
pub fn words(desk: Desk) -> Words {
    Words {
        unit: desk.unit_name(),
        no_data: tr!(desk, plot.no_data).into(),
        year: tr!(desk, plot.year).into(),
        events: tr!(desk, plot.events).into(),
        item: tr!(desk, plot.item).into(),
        amount: tr!(desk, plot.amount).into(),
        from: tr!(desk, plot.from).into(),
        to: tr!(desk, plot.to).into(),
        licensor: tr!(desk, plot.licensor).into(),
        licensee: tr!(desk, plot.licensee).into(),
        upfront: tr!(desk, plot.upfront).into(),
        milestones: tr!(desk, plot.milestones).into(),
        royalties: tr!(desk, plot.royalties).into(),
        sales_margin: tr!(desk, plot.sales_margin).into(),
        development: tr!(desk, plot.development).into(),
        launch: tr!(desk, plot.launch).into(),
        tech_transfer: tr!(desk, plot.tech_transfer).into(),
        payments_to_licensor: tr!(desk, plot.payments_to_licensor).into(),
        cumulative: tr!(desk, plot.cumulative).into(),
        sunk: tr!(desk, plot.sunk).into(),
        valuation_date: tr!(desk, plot.valuation_date).into(),
        cashflow_title: tr!(desk, plot.cashflow_title).into(),
        cashflow_sentence: tr!(desk, plot.cashflow_sentence).into(),
        waterfall_title: tr!(desk, plot.waterfall_title).into(),
        waterfall_sentence: tr!(desk, plot.waterfall_sentence).into(),
        project: tr!(desk, plot.project).into(),
        leakage: tr!(desk, plot.leakage).into(),
        equity: tr!(desk, plot.equity).into(),
        own_costs: tr!(desk, plot.own_costs).into(),
        timeline_title: tr!(desk, plot.timeline_title).into(),
        timeline_sentence: tr!(desk, plot.timeline_sentence).into(),
        contract: tr!(desk, plot.contract).into(),
        closing: tr!(desk, plot.closing).into(),
        stage: tr!(desk, plot.stage).into(),
        review: tr!(desk, plot.review).into(),
        royalty_term: tr!(desk, plot.royalty_term).into(),
        after_royalty: tr!(desk, plot.after_royalty).into(),
        exclusivity_ends: tr!(desk, plot.exclusivity_ends).into(),
        royalty_ends: tr!(desk, plot.royalty_ends).into(),
        milestone: tr!(desk, plot.milestone).into(),
        net_sales_title: tr!(desk, plot.net_sales_title).into(),
        net_sales_sentence: tr!(desk, plot.net_sales_sentence).into(),
        royalty_title: tr!(desk, plot.royalty_title).into(),
        royalty_sentence: tr!(desk, plot.royalty_sentence).into(),
        tier: tr!(desk, plot.tier).into(),
        minimum: tr!(desk, plot.minimum).into(),
        exclusivity_cut: tr!(desk, plot.exclusivity_cut).into(),
        stacking_cut: tr!(desk, plot.stacking_cut).into(),
        due: tr!(desk, plot.due).into(),
        rate_over_time_title: tr!(desk, plot.rate_over_time_title).into(),
        rate_over_time_sentence: tr!(desk, plot.rate_over_time_sentence).into(),
        effective_rate: tr!(desk, plot.effective_rate).into(),
        rate_by_sales_title: tr!(desk, plot.rate_by_sales_title).into(),
        rate_by_sales_sentence: tr!(desk, plot.rate_by_sales_sentence).into(),
        marginal_rate: tr!(desk, plot.marginal_rate).into(),
        annual_net_sales: tr!(desk, plot.annual_net_sales).into(),
        peak_sales: tr!(desk, plot.peak_sales).into(),
        scenarios_title: tr!(desk, plot.scenarios_title).into(),
        scenarios_sentence: tr!(desk, plot.scenarios_sentence).into(),
        value: tr!(desk, plot.value).into(),
        scenario_sales_title: tr!(desk, plot.scenario_sales_title).into(),
        scenario_sales_sentence: tr!(desk, plot.scenario_sales_sentence).into(),
        net_sales: tr!(desk, plot.net_sales).into(),
        royalty: tr!(desk, plot.royalty).into(),
        scenario: tr!(desk, plot.scenario).into(),
        stages: vec![
            ("preclinical".into(), tr!(desk, plot.preclinical).into()),
            ("phase1".into(), tr!(desk, plot.phase1).into()),
            ("phase2".into(), tr!(desk, plot.phase2).into()),
            ("phase3".into(), tr!(desk, plot.phase3).into()),
        ],
    }
}

/// Calls `with` with the figures' number formats in a style.
pub fn formatted<T>(style: Style, with: impl FnOnce(&Formats) -> T) -> T {
    with(&Formats {
        axis: &|x| style.tick(x),
        amount: &|x| style.amount(x),
        percent: &fmt::percent,
        date: &|date| style.date(date),
    })
}
