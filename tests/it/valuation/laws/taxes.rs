//! Withholding, gross-up, shares instead of money, relief over years.

use super::*;
use crate::support::random_deal::deals;
use parley::domain::deal::{ForeignTax, UpfrontForm};
use parley::domain::valuation::{FlowLeg, Item, value};
use proptest::prelude::*;

fn form(deal: &Deal, item: Item) -> UpfrontForm {
    match item {
        Item::Upfront(row) => deal.terms.upfront[row].form,
        _ => UpfrontForm::Cash,
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn tax_on_payments_sourced_elsewhere_is_no_tax(deal in deals()) {
        let mut elsewhere = deal.clone();
        elsewhere.assumptions.wht_sourced = fraction(0.0);
        let mut untaxed = deal;
        untaxed.assumptions.wht = Some(fraction(0.0));
        prop_assert_eq!(values(&value(&elsewhere)), values(&value(&untaxed)));
    }

    /// With gross-up the licensor keeps the whole of an amount in money unless its own tax is higher than the tax
    /// withheld. Of a loss it bears, and of money for its own shares, nothing is withheld.
    #[test]
    fn gross_up_undoes_withholding(deal in deals()) {
        let mut deal = deal;
        deal.assumptions.licensor.tax_rate = fraction(0.0);
        deal.terms.payment.gross_up = true;
        let kept = 1.0 - deal.assumptions.licensor.upstream_share.get();
        let withheld = deal.wht().get() * deal.assumptions.wht_sourced.get();
        for flow in value(&deal).expected.flows.licensor.iter().filter(|flow| is_payment(flow)) {
            let factor = match form(&deal, flow.item) {
                UpfrontForm::Cash if flow.before_tax < 0.0 => 1.0,
                UpfrontForm::Cash => kept,
                UpfrontForm::PayerShares => kept * (1.0 - withheld),
                UpfrontForm::LicensorShares => continue,
            };
            prop_close!(flow.factor, factor, "kept");
        }
    }

    /// The payer's shares are a payment in property: but for the gross-up they are money.
    #[test]
    fn shares_of_the_payer_are_money_never_grossed_up(deal in deals()) {
        let mut deal = deal;
        deal.terms.upfront.retain(|it| it.form != UpfrontForm::LicensorShares);
        let mut with = |form: UpfrontForm, gross_up: bool| {
            deal.terms.upfront.iter_mut().for_each(|upfront| upfront.form = form);
            deal.terms.payment.gross_up = gross_up;
            value(&deal)
        };
        let (cash, shares) =
            (with(UpfrontForm::Cash, false), with(UpfrontForm::PayerShares, false));
        prop_all_close!(values(&cash), values(&shares), "shares");
        let grossed_up = with(UpfrontForm::PayerShares, true);
        let upfront = |valuation: &Valuation| -> Vec<Flow> {
            let flows = valuation.expected.flows.licensee.iter();
            flows.filter(|flow| matches!(flow.item, Item::Upfront(_))).copied().collect()
        };
        prop_assert_eq!(upfront(&shares), upfront(&grossed_up));
    }

    /// Money for the licensor's shares at their market value moves no value; what is paid above is a gain for one and
    /// as large a loss for the other, without tax.
    #[test]
    fn shares_of_the_licensor_are_worth_their_price(deal in deals(), premium in 0.0..=1.0_f64) {
        let mut deal = with_equal_rates(deal);
        deal.terms.structure = parley::domain::deal::Structure::License;
        deal.assumptions.licensor.upstream_share = fraction(0.0);
        let mut with = |premium: f64| {
            for upfront in &mut deal.terms.upfront {
                upfront.form = UpfrontForm::LicensorShares;
                upfront.premium = fraction(premium);
            }
            value(&deal)
        };
        let (fair, dear) = (with(0.0), with(premium));
        let gain = dear.own.licensor - fair.own.licensor;
        prop_close!(gain, fair.own.licensee - dear.own.licensee, "gain");
        prop_assert_eq!(fair.headline, dear.headline);
        deal.terms.upfront.clear();
        let none = value(&deal);
        prop_close!(fair.own.licensor, none.own.licensor, "licensor");
        prop_close!(fair.own.licensee, none.own.licensee, "licensee");
    }

    /// Nominally relief over years is relief at once, in parts.
    #[test]
    fn relief_over_years_adds_up(deal in deals(), years in 1..8_u32) {
        let mut deal = deal;
        let mut with = |years: u32| {
            deal.assumptions.licensee.relief_years = years;
            value(&deal)
        };
        let (at_once, spread) = (with(0), with(years));
        let sum = |valuation: &Valuation| -> f64 {
            let flows = valuation.expected.flows.licensee.iter();
            flows.filter(|flow| is_payment(flow)).map(Flow::after_tax).sum()
        };
        // Where an option is taken by value, its decision may be another.
        if at_once.exercise.iter().zip(&spread.exercise).all(|(a, b)| a.exercise == b.exercise) {
            prop_close!(sum(&at_once), sum(&spread), "nominal");
        }
        let reliefs = spread.expected.flows.licensee.iter();
        let mut reliefs = reliefs.filter(|flow| flow.leg == FlowLeg::TaxRelief);
        let capitalised =
            |flow: &Flow| flow.item.payment_kind().is_some_and(PaymentKind::is_capitalised);
        prop_assert!(reliefs.all(capitalised));
        prop_assert!(at_once.expected.flows.licensee.iter().all(|it| it.leg == FlowLeg::Whole));
    }

    /// Exempt is never worse for the licensor than a deduction, nor a credit than a deduction.
    #[test]
    fn a_deduction_is_the_dearest_treatment(deal in deals()) {
        let mut deal = deal;
        let mut with = |treatment: ForeignTax| {
            deal.assumptions.licensor.foreign_tax = treatment;
            value(&deal).own.licensor
        };
        let [credit, deduction, exempt] = ForeignTax::ALL.map(&mut with);
        prop_assert!(deduction <= credit + ROUNDING * (1.0 + credit.abs()));
        prop_assert!(credit <= exempt + ROUNDING * (1.0 + exempt.abs()));
    }
}
