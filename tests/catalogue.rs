//! The catalogue answers what the page asks, in the words both are compiled with.

use parley::domain::catalogue::{Answer, Request, answer};
use parley::domain::date::{Date, parse};
use parley::domain::draft::read_deal;
use parley::domain::json::{self, Value};
use parley::domain::public_deals::{self, PublicDeal, Qualifier};
use parley::domain::templates::{self, Modality, Stage};

fn today() -> Date {
    parse("2026-03-31").unwrap()
}

/// The answer as the page reads it.
fn asked(request: Request) -> Answer {
    assert_eq!(Request::from_text(&request.to_text()), Some(request));
    let said = answer(request);
    assert_eq!(Answer::from_text(&said.to_text()), Some(said.clone()), "{request:?}");
    said
}

fn document(request: Request) -> Value {
    let Answer::Document(file) = asked(request) else { panic!("{request:?}") };
    read_deal(&file).unwrap_or_else(|issues| panic!("{request:?}: {issues:#?}"));
    json::parse(&file).unwrap()
}

#[test]
fn every_public_deal_is_listed_and_had_by_its_index() {
    let Answer::PublicDeals(list) = asked(Request::PublicDeals) else { panic!() };
    let deals = public_deals::all();
    assert_eq!(list.len(), deals.len());
    for (at, (listed, deal)) in list.iter().zip(&deals).enumerate() {
        let PublicDeal { licensor, licensee, asset, total, source_url, .. } = deal;
        assert_eq!(listed.index, at);
        assert_eq!(
            (&listed.licensor, &listed.licensee, &listed.asset),
            (licensor, licensee, asset)
        );
        let about = match total.qualifier {
            Qualifier::Exact => "",
            Qualifier::AtLeast => ">",
            Qualifier::About => "~",
        };
        assert_eq!((listed.about.as_str(), listed.derived), (about, total.derived));
        assert_eq!(listed.total.to_string().parse(), Ok(total.amount.normalize()));
        assert_eq!(listed.upfront.to_string().parse(), Ok(deal.upfront.normalize()));
        assert_eq!(&listed.source_url, source_url);
        let file = document(Request::PublicDeal { index: at, today: today() });
        assert_eq!(file, public_deals::deal(deal, today()), "{licensor} {asset}");
    }
}

#[test]
fn templates_and_the_blank_deal_are_had_by_what_they_are() {
    let today = today();
    for (stage, modality) in Stage::ALL.into_iter().zip(Modality::ALL) {
        let file = document(Request::Template { stage, modality, today });
        assert_eq!(file, templates::template(stage, modality, today));
    }
    assert_eq!(document(Request::Blank { today }), templates::blank(today));
}

#[test]
fn what_is_not_there_or_not_understood_is_refused() {
    let refused = asked(Request::PublicDeal { index: 35, today: today() });
    assert_eq!(refused, Answer::Refused);
    for noise in
        ["", "public_deal x 2026-03-31", "blank 2026-02-30", "template phase9 adc 2026-03-31"]
    {
        assert_eq!(Request::from_text(noise), None, "{noise}");
    }
    for noise in ["", "Ready", "public_deals", "public_deals [[\"2024\"]]"] {
        assert_eq!(Answer::from_text(noise), None, "{noise}");
    }
    assert_eq!(Answer::from_text(&Answer::Ready.to_text()), Some(Answer::Ready));
}
