//! Explanations: every figure's tree makes its number by its rules.

use super::*;
use crate::support::random_deal::deals;
use parley::domain::date::Date;
use parley::domain::valuation::{
    Figure, RateBasis, Rule, SalesYear, Trace, explain, figures, value,
};
use proptest::prelude::*;

/// A node's amount as its rule makes it from its children; `None` where nothing is to be made.
fn recomputed(trace: &Trace) -> Option<f64> {
    let amounts = || trace.children.iter().map(|child| child.amount);
    match trace.rule {
        Rule::Given => None,
        Rule::Sum => Some(amounts().sum()),
        Rule::Need => Some(-amounts().sum::<f64>()),
        Rule::Product => Some(amounts().product()),
        Rule::Quotient => Some(trace.children[0].amount / trace.children[1].amount),
        Rule::Share => Some(trace.children[0].amount / amounts().sum::<f64>()),
        Rule::AtLeastZero => Some(trace.children[0].amount.max(0.0)),
        Rule::Root => None,
    }
}

fn check(trace: &Trace) -> Result<(), TestCaseError> {
    if let Some(amount) = recomputed(trace) {
        prop_close!(trace.amount, amount, format!("{:?}", trace.label));
    }
    if trace.rule == Rule::Root {
        let sum: f64 = trace.children.iter().map(|child| child.amount).sum();
        let size: f64 = trace.children.iter().map(|child| child.amount.abs()).sum();
        prop_assert!(sum.abs() <= 1e-9 * (1.0 + size), "the rate leaves {sum} of {size}");
    }
    if let Some(parts) = trace.parts {
        let product = parts.before_tax * parts.factor * parts.discount_factor;
        prop_close!(trace.amount, product, format!("{:?}", trace.label));
        prop_assert_eq!(trace.amount, parts.present_value);
    }
    trace.children.iter().try_for_each(check)
}

/// The number a figure explains; `None` where it is none of the valuation's numbers.
fn number(valuation: &Valuation, figure: Figure) -> Option<f64> {
    let split = |basis| match basis {
        RateBasis::Own => valuation.own,
        RateBasis::Common => valuation.common,
    };
    match figure {
        Figure::Project => Some(valuation.project),
        Figure::Rnpv(Party::Licensor, basis) => Some(split(basis).licensor),
        Figure::Rnpv(Party::Licensee, basis) => Some(split(basis).licensee),
        Figure::LicensorShare(basis) => split(basis).licensor_share,
        Figure::Equity => valuation.equity,
        Figure::Headline => Some(valuation.headline),
        Figure::ExpectedPayments => Some(valuation.expected_payments.total()),
        Figure::PosFiling { programme } => Some(valuation.pos_filing[programme]),
        Figure::Continuation { option } => Some(valuation.exercise[option].continuation),
        Figure::PeakRoyaltyRate => {
            valuation.success.peak_year().and_then(SalesYear::effective_rate)
        }
        Figure::Irr => valuation.funding.irr,
        Figure::PeakNeed => Some(valuation.funding.peak_need),
        Figure::Payback | Figure::Upfront => None,
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn explanations_follow_from_their_parts(deal in deals()) {
        let valuation = value(&deal);
        let figures = figures(&deal);
        let of_rows = deal.assumptions.programmes.len() + deal.terms.options.len();
        prop_assert_eq!(figures.len(), parley::domain::valuation::DEAL_FIGURES.len() + of_rows);
        for figure in figures {
            let trace = explain(&deal, &valuation, figure);
            if let Some(number) = number(&valuation, figure) {
                let trace = trace.as_ref().expect("a number has an explanation");
                prop_close!(trace.amount, number, format!("{figure:?}"));
            }
            trace.as_ref().map_or(Ok(()), check)?;
        }
    }

    #[test]
    fn sunk_money_is_shown_without_value(deal in deals()) {
        fn check(trace: &Trace, valuation_on: Date) -> Result<(), TestCaseError> {
            if let Some(parts) = trace.parts {
                prop_assert_eq!(parts.sunk, parts.on < valuation_on);
                prop_assert!(!parts.sunk || parts.present_value == 0.0);
            }
            trace.children.iter().try_for_each(|child| check(child, valuation_on))
        }
        let valuation = value(&deal);
        let mut figures = vec![Figure::Project];
        for party in [Party::Licensor, Party::Licensee] {
            figures.push(Figure::Rnpv(party, RateBasis::Own));
        }
        figures.extend((0..deal.terms.options.len()).map(|option| Figure::Continuation { option }));
        for figure in figures {
            let trace = explain(&deal, &valuation, figure).unwrap();
            check(&trace, deal.assumptions.valuation_on)?;
        }
    }
}
