//! One side's beliefs.

use super::Node;
use crate::domain::deal::{
    Assumptions, Fx, LicenseeEconomics, LicensorEconomics, Programme, ProgrammeStage, Region,
};

pub(super) fn assumptions(node: &Node) -> Assumptions {
    let programme = node.group("programme");
    Assumptions {
        valuation_on: node.date("valuation_on"),
        programme: Programme {
            start_on: programme.date("start_on"),
            stages: programme.list("stages", stage),
        },
        regions: node.list("regions", region),
        horizon_on: node.date("horizon_on"),
        third_party_royalty: node.real("third_party_royalty"),
        licensee: licensee(&node.group("licensee")),
        licensor: licensor(&node.group("licensor")),
        wht: node.optional("wht"),
        wht_sourced: node.real("wht_sourced"),
        fx: fx(&node.group("fx")),
    }
}

fn stage(node: &Node) -> ProgrammeStage {
    ProgrammeStage {
        stage: node.text("stage"),
        months: node.whole("months"),
        cost: node.real("cost"),
        pos: node.real("pos"),
        licensee_share: node.real("licensee_share"),
    }
}

fn region(node: &Node) -> Region {
    Region {
        region: node.text("region"),
        review_months: node.whole("review_months"),
        pos: node.real("pos"),
        launch_lag_months: node.whole("launch_lag_months"),
        launch_cost: node.real("launch_cost"),
        peak_net_sales: node.real("peak_net_sales"),
        uptake: node.row("uptake", Node::real),
        exclusivity_until: node.date("exclusivity_until"),
        retention: node.row("retention", Node::real),
    }
}

fn licensee(node: &Node) -> LicenseeEconomics {
    LicenseeEconomics {
        discount_rate: node.real("discount_rate"),
        cogs: node.real("cogs"),
        opex: node.real("opex"),
        tax_rate: node.real("tax_rate"),
    }
}

fn licensor(node: &Node) -> LicensorEconomics {
    LicensorEconomics {
        discount_rate: node.real("discount_rate"),
        tax_rate: node.real("tax_rate"),
        upstream_share: node.real("upstream_share"),
    }
}

fn fx(node: &Node) -> Fx {
    Fx {
        pair: node.text("pair"),
        spot: node.real("spot"),
        spot_on: node.date("spot_on"),
        deal_rate: node.real("deal_rate"),
        home_rate: node.real("home_rate"),
        volatility: node.real("volatility"),
    }
}
