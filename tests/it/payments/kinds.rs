//! Every kind of payment is known wherever kinds are told apart: a kind left out anywhere fails here.

use crate::support::random_deal::deals;
use parley::domain::cash_path::PaymentSetup;
use parley::domain::deal::{Deal, Party, PaymentFields, PaymentKind};
use parley::domain::draft::read_deal;
use parley::domain::lang::Lang;
use parley::domain::refdata::RefData;
use parley::domain::schema::FIELDS;
use parley::domain::sort::sort_by_key;
use parley::domain::valuation::{
    Figure, FlowKind, Item, Label, contract_id, contract_path, explain, face, face_payments,
    headline, kind_totals, value,
};
use proptest::prelude::*;
use rust_decimal::prelude::ToPrimitive;

/// One line of the contract for every kind; a new kind does not compile until it has one.
fn line(kind: PaymentKind) -> Item {
    match kind {
        PaymentKind::Upfront => Item::Upfront(0),
        PaymentKind::Milestone => Item::Milestone { row: 0, each: None },
        PaymentKind::Option => Item::Option(0),
        PaymentKind::Royalty => Item::Royalty { schedule: 0, product: 0 },
        PaymentKind::ProfitShare => Item::ProfitShare(0),
        PaymentKind::TechTransfer => Item::TechTransfer,
    }
}

#[test]
fn every_kind_is_listed_once_with_its_word_and_its_fields() {
    let listed = |path: &str| FIELDS.iter().any(|field| field.path == path);
    let mut words: Vec<&str> = PaymentKind::ALL.map(PaymentKind::word).to_vec();
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), PaymentKind::ALL.len());
    for kind in PaymentKind::ALL {
        assert_eq!(line(kind).payment_kind(), Some(kind));
        assert_eq!(line(kind).flow_kind(), FlowKind::Payment(kind));
        assert!(contract_path(line(kind)).is_some_and(|path| path.starts_with("terms.")));
        assert!(listed(kind.days_path()), "{}", kind.days_path());
        if let Some(path) = kind.face_path() {
            assert!(listed(path), "{path}");
        }
    }
    let to_licensor: Vec<PaymentKind> = PaymentKind::to_licensor().collect();
    assert!(to_licensor.iter().all(|kind| kind.payer() == Party::Licensee));
    assert_eq!(to_licensor.len(), PaymentKind::ALL.len() - 1);
}

#[test]
fn kinds_are_shown_in_one_order() {
    let mut kinds: Vec<FlowKind> = PaymentKind::ALL.map(FlowKind::Payment).to_vec();
    kinds.extend([FlowKind::Equity, FlowKind::Costs, FlowKind::Sales, FlowKind::TaxRelief]);
    sort_by_key(&mut kinds, |kind| *kind);
    assert!(kinds.windows(2).all(|pair| pair[0] < pair[1]), "two kinds share a place");
}

/// No payment vanishes on its way from the valuation to the payment calendar, and none changes its kind or id.
fn every_payment_is_scheduled(deal: &Deal) {
    let payments = value(deal).success.payments;
    let setup = PaymentSetup::of(
        deal,
        &PaymentFields::default(),
        &payments,
        RefData::shipped(),
        deal.terms.signed_on,
    );
    let of_kind = |kind| setup.scheduled.iter().filter(move |row| row.kind == kind);
    for kind in PaymentKind::to_licensor() {
        let valued = payments.iter().filter(|payment| payment.item.payment_kind() == Some(kind));
        assert_eq!(of_kind(kind).count(), valued.count(), "{kind:?}");
    }
    for payment in &payments {
        let id = contract_id(payment.item, deal);
        assert!(setup.scheduled.iter().any(|row| {
            Some(row.kind) == payment.item.payment_kind()
                && row.id == id
                && row.due_on == payment.due_on
        }));
    }
    let clause = &deal.terms.tech_transfer;
    let owed = !clause.cost.is_zero() && clause.payer == Party::Licensor;
    assert_eq!(of_kind(PaymentKind::TechTransfer).count(), usize::from(owed));
}

/// Payments of one kind that fall due on one day are told apart by their names, product by product.
#[test]
fn payments_of_several_products_say_whose_they_are() {
    let case: serde_json::Value =
        serde_json::from_str(include_str!("../../fixtures/deals/two_products.json")).unwrap();
    let deal = read_deal(&case["deal"].to_string()).unwrap();
    let (fields, on) = (PaymentFields::default(), deal.terms.signed_on);
    let payments = value(&deal).success.payments;
    let setup = PaymentSetup::of(&deal, &fields, &payments, RefData::shipped(), on);
    let mut names: Vec<_> =
        setup.scheduled.iter().map(|row| (row.kind.word(), row.due_on, &row.name)).collect();
    names.sort();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all);
    for product in &deal.terms.products {
        let mut royalties = setup.scheduled.iter().filter(|row| row.kind == PaymentKind::Royalty);
        assert!(royalties.any(|row| row.label(Lang::En).contains(&product.name)));
    }
}

/// Face amounts add up to the headline, by kind, in the valuation and in its explanation.
fn faces_make_the_headline(deal: &Deal) {
    let faces: rust_decimal::Decimal =
        PaymentKind::ALL.into_iter().filter_map(|kind| face(deal, kind)).sum();
    assert_eq!(faces, headline(deal));
    let valuation = value(deal);
    assert_eq!(Some(valuation.headline), headline(deal).to_f64());
    let upfront = explain(deal, &valuation, Figure::Upfront).unwrap();
    assert_eq!(Some(upfront.amount), face(deal, PaymentKind::Upfront).unwrap().to_f64());
    assert_eq!(upfront.children.len(), deal.terms.upfront.len());
    let trace = explain(deal, &valuation, Figure::Headline).unwrap();
    let lines: usize = trace.children.iter().map(|kind| kind.children.len()).sum();
    assert_eq!(lines, face_payments(deal).len());
    let kinds = trace.children.iter().map(|child| child.label).collect::<Vec<_>>();
    let with_face = PaymentKind::ALL.into_iter().filter(|kind| kind.face_path().is_some());
    let expected = with_face.map(|kind| Label::Kind(FlowKind::Payment(kind)));
    assert_eq!(kinds, expected.collect::<Vec<_>>());
}

/// What the kinds are worth to the licensor is all that its payments are worth.
fn totals_by_kind_leave_nothing_out(deal: &Deal) {
    let valuation = value(deal);
    let payments: f64 = valuation.expected.payments.iter().map(|payment| payment.amount).sum();
    let totals = PaymentKind::to_licensor().map(|kind| kind_totals(deal, &valuation, kind));
    let totals: Vec<_> = totals.collect();
    let expected: f64 = totals.iter().map(|total| total.expected).sum();
    assert!((expected - payments).abs() <= 1e-9 * payments.abs().max(1.0));
    let on = deal.assumptions.valuation_on;
    let rate = deal.assumptions.licensee.discount_rate.get();
    let flows = valuation.expected.flows.licensor.iter();
    let to_licensor = |kind: PaymentKind| kind.payer() == Party::Licensee;
    let paid = flows.filter(|flow| flow.item.payment_kind().is_some_and(to_licensor));
    let worth: f64 = paid
        .map(|flow| {
            let years = (flow.on - on).num_days() as f64 / 365.0;
            flow.after_tax() * (1.0 + rate).powf(-years)
        })
        .sum();
    let kept: f64 = totals.iter().map(|total| total.kept).sum();
    assert!((kept - worth).abs() <= 1e-9 * worth.abs().max(1.0), "{kept} {worth}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn no_kind_is_lost_on_any_way(deal in deals()) {
        every_payment_is_scheduled(&deal);
        faces_make_the_headline(&deal);
        totals_by_kind_leave_nothing_out(&deal);
    }
}
