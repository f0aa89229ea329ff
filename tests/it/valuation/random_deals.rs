//! The random deals on which laws are tried and models compared have every feature, often.

use crate::support::random_deal::deals;
use parley::domain::deal::{Deal, ForeignTax, Structure, Trigger, UpfrontForm};
use parley::domain::valuation::{is_each, value};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

/// A feature, and whether a deal has it.
type Feature = (&'static str, fn(&Deal) -> bool);

fn on(deal: &Deal, wanted: fn(&Trigger) -> bool) -> bool {
    deal.terms.milestones.iter().any(|milestone| wanted(&milestone.trigger))
}

fn form(deal: &Deal, wanted: UpfrontForm) -> bool {
    deal.terms.upfront.iter().any(|upfront| upfront.form == wanted)
}

fn financing(deal: &Deal) -> bool {
    match deal.terms.structure {
        Structure::NewCo(newco) => !newco.committed_financing.is_zero(),
        Structure::License => false,
    }
}

fn by_value(deal: &Deal) -> usize {
    deal.terms.options.len() - deal.assumptions.exercise.len()
}

const CONTRACT: [Feature; 22] = [
    ("three products", |deal| deal.terms.products.len() == 3),
    ("a territory of its own", |deal| {
        deal.terms.products.iter().any(|it| !it.territory.is_empty())
    }),
    ("two programmes of a product", |deal| deal.programmes_of(0).count() == 2),
    ("an option by value", |deal| by_value(deal) > 0),
    ("an option by probability", |deal| !deal.assumptions.exercise.is_empty()),
    ("a milestone for each", |deal| deal.terms.milestones.iter().any(is_each)),
    ("an event", |deal| on(deal, |it| matches!(it, Trigger::Event { .. }))),
    ("a start", |deal| on(deal, |it| matches!(it, Trigger::Start { .. }))),
    ("an approval", |deal| on(deal, |it| matches!(it, Trigger::Approval { .. }))),
    ("cumulative sales", |deal| on(deal, |it| matches!(it, Trigger::CumulativeSales(_)))),
    ("sales in some regions", |deal| {
        on(deal, |it| matches!(it, Trigger::AnnualSales(limit) if !limit.regions.is_empty()))
    }),
    ("no royalty", |deal| deal.terms.royalties.is_empty()),
    ("three royalties", |deal| deal.terms.royalties.len() >= 3),
    ("a royalty in some regions", |deal| {
        deal.terms.royalties.iter().any(|it| !it.regions.is_empty())
    }),
    ("a royalty of some products", |deal| {
        deal.terms.royalties.iter().any(|it| !it.products.is_empty())
    }),
    ("a generic share", |deal| deal.terms.royalties.iter().any(|it| it.generic_share.is_some())),
    ("days after an invoice", |deal| deal.terms.payment.invoice_days.is_some()),
    ("a profit share", |deal| !deal.terms.profit_share.is_empty()),
    ("a cost share", |deal| !deal.terms.cost_share.is_empty()),
    ("shares of the payer", |deal| form(deal, UpfrontForm::PayerShares)),
    ("shares of the licensor", |deal| {
        deal.terms.upfront.iter().any(|upfront| {
            upfront.form == UpfrontForm::LicensorShares && upfront.premium.get() > 0.0
        })
    }),
    ("financing", financing),
];

const BELIEFS: [Feature; 7] = [
    ("a price cut", |deal| {
        let regions = deal.assumptions.programmes.iter().flat_map(|it| &it.regions);
        let mut cut = regions.filter(|it| it.price_cut.get() > 0.0);
        cut.any(|it| it.price_cut_after_years > 0.0)
    }),
    ("dependent reviews", |deal| {
        let mut own = deal.assumptions.programmes.iter();
        own.any(|it| it.regions.len() > 1 && (0.01..0.99).contains(&it.approval_dependence.get()))
    }),
    ("relief over years", |deal| deal.assumptions.licensee.relief_years > 0),
    ("a deduction", |deal| deal.assumptions.licensor.foreign_tax == ForeignTax::Deduction),
    ("no tax on what comes from abroad", |deal| {
        deal.assumptions.licensor.foreign_tax == ForeignTax::Exempt
    }),
    ("a loss shared", |deal| {
        let a = &deal.assumptions;
        let cost = a.licensee.cogs.get() + a.licensee.opex.get() + a.third_party_royalty.get();
        cost > 1.0 && !deal.terms.profit_share.is_empty()
    }),
    ("a haircut", |deal| deal.assumptions.newco.haircut.get() > 0.0),
];

#[test]
fn random_deals_have_every_feature() {
    let mut runner = TestRunner::deterministic();
    let strategy = deals();
    let deals: Vec<Deal> =
        (0..400).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect();
    for (name, has) in CONTRACT.into_iter().chain(BELIEFS) {
        let count = deals.iter().filter(|deal| has(deal)).count();
        assert!(count >= 12, "{name}: {count} of 400");
    }
    let (mut taken, mut lapsed, mut filed, mut shared) = (0, 0, 0, 0);
    for deal in &deals {
        let valuation = value(deal);
        for decision in &valuation.exercise {
            let id = &deal.terms.options[decision.option].id;
            if deal.assumptions.exercise.iter().all(|given| given.option != *id) {
                *(if decision.exercise > 0.0 { &mut taken } else { &mut lapsed }) += 1;
            }
        }
        filed += usize::from(valuation.pos_filing.iter().any(|pos| (0.01..0.99).contains(pos)));
        shared += usize::from(valuation.common.licensor_share.is_some());
    }
    let least = [taken, lapsed, filed, shared].into_iter().min();
    assert!(least >= Some(12), "taken {taken}, lapsed {lapsed}, filed {filed}, shared {shared}");
}
