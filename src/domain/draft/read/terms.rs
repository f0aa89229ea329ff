//! The contract.

use super::Node;
use crate::domain::deal::{
    Asset, BusinessDayConvention, Equity, Licensee, Licensor, Milestone, Parties, Party,
    PaymentClause, Royalty, RoyaltyTier, Structure, TechTransfer, Terms, Territory, Trigger,
    Upfront, UpfrontForm, Vehicle,
};

pub(super) fn terms(node: &Node) -> Terms {
    let territory = node.group("territory");
    Terms {
        parties: parties(&node.group("parties")),
        asset: asset(&node.group("asset")),
        structure: structure(&node.group("structure")),
        territory: Territory {
            licensed: territory.row("licensed", Node::text),
            retained: territory.row("retained", Node::text),
        },
        currency: node.text("currency"),
        signed_on: node.date("signed_on"),
        effective_on: node.date("effective_on"),
        upfront: node.list("upfront", upfront),
        milestones: node.list("milestones", milestone),
        royalty: royalty(&node.group("royalty")),
        tech_transfer: tech_transfer(&node.group("tech_transfer")),
        payment: payment(&node.group("payment")),
    }
}

fn parties(node: &Node) -> Parties {
    let (licensor, licensee) = (node.group("licensor"), node.group("licensee"));
    let vehicle = licensor.choice("vehicle", Vehicle::from_word, Vehicle::Mainland);
    Parties {
        licensor: Licensor { name: licensor.text("name"), vehicle },
        licensee: Licensee { name: licensee.text("name"), country: licensee.text("country") },
    }
}

fn asset(node: &Node) -> Asset {
    Asset {
        name: node.text("name"),
        modality: node.text("modality"),
        area: node.text("area"),
        stage: node.text("stage"),
    }
}

fn structure(node: &Node) -> Structure {
    match node.word("kind") {
        "newco" => Structure::NewCo(Equity {
            licensor_equity: node.real("licensor_equity"),
            future_dilution: node.real("future_dilution"),
            haircut: node.real("haircut"),
        }),
        "license" => Structure::License,
        _ => node.or_missing("kind", None, Structure::License),
    }
}

fn upfront(node: &Node) -> Upfront {
    Upfront {
        label: node.text("label"),
        amount: node.exact("amount"),
        days_after_effective: node.whole("days_after_effective"),
        form: node.choice("form", UpfrontForm::from_word, UpfrontForm::Cash),
    }
}

fn milestone(node: &Node) -> Milestone {
    Milestone {
        id: node.text("id"),
        label: node.text("label"),
        amount: node.exact("amount"),
        trigger: trigger(&node.group("trigger")),
    }
}

fn trigger(node: &Node) -> Trigger {
    match node.word("on") {
        "start" => Trigger::Start { stage: node.text("stage") },
        "approval" => Trigger::Approval { region: node.text("region") },
        "date" => Trigger::Date { date: node.date("date") },
        "annual_sales" => Trigger::AnnualSales { threshold: node.exact("threshold") },
        "cumulative_sales" => Trigger::CumulativeSales { threshold: node.exact("threshold") },
        "filing" => Trigger::Filing,
        _ => node.or_missing("on", None, Trigger::Filing),
    }
}

fn royalty(node: &Node) -> Royalty {
    Royalty {
        tiers: node.list("tiers", |tier| RoyaltyTier {
            above: tier.exact("above"),
            rate: tier.real("rate"),
        }),
        years_from_first_sale: node.real("years_from_first_sale"),
        after_exclusivity_reduction: node.real("after_exclusivity_reduction"),
        stacking_credit: node.real("stacking_credit"),
        credit_carry_forward: node.flag("credit_carry_forward"),
        floor: node.real("floor"),
        minimum_annual: node.exact("minimum_annual"),
    }
}

fn tech_transfer(node: &Node) -> TechTransfer {
    TechTransfer {
        cost: node.exact("cost"),
        payer: node.choice("payer", Party::from_word, Party::Licensee),
        days_after_effective: node.whole("days_after_effective"),
    }
}

fn payment(node: &Node) -> PaymentClause {
    PaymentClause {
        upfront_days: node.whole("upfront_days"),
        milestone_notice_days: node.whole("milestone_notice_days"),
        milestone_days: node.whole("milestone_days"),
        royalty_days: node.whole("royalty_days"),
        gross_up: node.flag("gross_up"),
        late_interest: node.real("late_interest"),
        business_day: node.choice(
            "business_day",
            BusinessDayConvention::from_word,
            BusinessDayConvention::Following,
        ),
    }
}
