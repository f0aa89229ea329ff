//! Every document to start from is a right deal, says where each value came from, and keeps what was
//! published to the cent.

use parley::domain::bounded_json;
use parley::domain::date::{Date, parse};
use parley::domain::deal::Deal;
use parley::domain::deal::{Modality, Stage};
use parley::domain::draft::{Draft, from_file, read_deal, validate};
use parley::domain::examples::first_deal::example;
use parley::domain::examples::public_deals::{
    Filter, PublicDeal, Qualifier, all, comparables, deal, medians,
};
use parley::domain::examples::templates::{blank, id, template, with_assumptions};
use parley::domain::region::RegionName;
use parley::domain::schema::FIELDS;
use parley::domain::valuation::value;
use rust_decimal::Decimal;
use serde_json::Value;

fn today() -> Date {
    parse("2026-03-31").unwrap()
}

fn right(document: &Value, name: &str) -> Deal {
    read_deal(&document.to_string()).unwrap_or_else(|issues| panic!("{name}: {issues:#?}"))
}

fn every_template() -> impl Iterator<Item = (Stage, Modality)> {
    Stage::ALL.into_iter().flat_map(|stage| Modality::ALL.map(|modality| (stage, modality)))
}

fn headline(deal: &Deal) -> Decimal {
    let upfront: Decimal = deal.terms.upfront.iter().map(|tranche| tranche.amount).sum();
    upfront + deal.terms.milestones.iter().map(|milestone| milestone.amount).sum::<Decimal>()
}

/// Every filled field is marked in one of the four ways; returns the marks.
fn marks(document: &Value, name: &str) -> Vec<String> {
    let draft = Draft::from_tree(document.clone());
    let mut marks = Vec::new();
    for field in FIELDS.iter().filter(|field| field.path != "title") {
        for path in draft.expand(field.path.strip_suffix("[]").unwrap_or(field.path)) {
            let Some(node) = draft.node(&path).filter(|node| !node.is_null()) else {
                continue;
            };
            if node.as_str() == Some("") {
                continue;
            }
            let mark = draft.basis(&path).unwrap_or_else(|| panic!("{name}: {path} has no mark"));
            let known = ["published http", "source ", "illustrative "];
            assert!(
                mark == "assumption" || known.iter().any(|kind| mark.starts_with(kind)),
                "{name}: {path}: {mark}"
            );
            marks.push(mark.to_owned());
        }
    }
    marks
}

#[test]
fn the_blank_deal_is_right_and_worth_nothing() {
    for day in ["2026-03-31", "2024-02-29", "2100-12-31"] {
        let document = blank(parse(day).unwrap());
        let deal = right(&document, day);
        marks(&document, day);
        let valued = value(&deal);
        assert_eq!((valued.own.licensor, valued.own.licensee), (0.0, 0.0));
    }
}

#[test]
fn every_template_is_a_right_deal() {
    for (stage, modality) in every_template() {
        for day in ["2026-03-31", "2028-02-29", "2026-12-01"] {
            let document = template(stage, modality, parse(day).unwrap());
            let name = id(stage, modality);
            let deal = right(&document, &name);
            assert_eq!(deal.assumptions.programmes[0].regions.len(), 3, "{name}");
            assert!(!marks(&document, &name).is_empty());
        }
    }
}

/// PRODUCT: upfront 20-100, total 500-2,000, royalty 8-15 %, tech transfer 5-25, and the milestones' own.
#[test]
fn templates_stay_within_the_playbook() {
    let ranges = [
        ("start_phase1", 10, 25),
        ("start_phase2", 25, 75),
        ("filing", 100, 250),
        ("approval_us", 200, 500),
    ];
    for (stage, modality) in every_template() {
        let name = id(stage, modality);
        let deal = right(&template(stage, modality, today()), &name);
        let within = |amount: Decimal, low: i64, high: i64, what: &str| {
            assert!(amount >= low.into() && amount <= high.into(), "{name} {what} {amount}");
        };
        let early = stage == Stage::Phase1 || stage == Stage::Phase2;
        let (low, high) = if early { (30, 80) } else { (20, 100) };
        within(deal.terms.upfront[0].amount, low, high, "upfront");
        within(headline(&deal), 500, 2_000, "total");
        within(deal.terms.tech_transfer.cost, 5, 25, "tech transfer");
        for milestone in &deal.terms.milestones {
            for (_, low, high) in ranges.iter().filter(|(id, _, _)| *id == milestone.id) {
                within(milestone.amount, *low, *high, &milestone.id);
            }
        }
        for tier in &deal.terms.royalties[0].tiers {
            let rate = tier.rate.get();
            assert!((0.08..=0.15).contains(&rate), "{name} royalty {rate}");
        }
    }
}

#[test]
fn templates_are_worth_doing_for_both_sides() {
    for (stage, modality) in every_template() {
        let name = id(stage, modality);
        let valued = value(&right(&template(stage, modality, today()), &name));
        assert!(valued.own.licensor > 0.0, "{name}: licensor {}", valued.own.licensor);
        assert!(valued.own.licensee > 0.0, "{name}: licensee {}", valued.own.licensee);
    }
}

/// BIO/QLS/Informa 2011-2020: ADC 41.7 % and 41.5 %; oncology 47.7 % and 92.0 %; oncology 2.7 years.
#[test]
fn probabilities_come_from_the_study() {
    let document = template(Stage::Phase1, Modality::Adc, today());
    let deal = right(&document, "phase1-adc");
    let stages = &deal.assumptions.programmes[0].stages;
    let pos: Vec<f64> = stages.iter().map(|stage| stage.pos.get()).collect();
    assert_eq!(pos, [0.417, 0.415, 0.477]);
    assert_eq!(deal.assumptions.programmes[0].regions[0].pos.get(), 0.92);
    assert_eq!(stages[0].months, 32);
    let draft = Draft::from_tree(document);
    let mark = draft.basis("assumptions.programmes.0.stages.0.pos").unwrap();
    assert!(mark.starts_with("source BIO/QLS/Informa") && mark.contains("ADC, n=103"), "{mark}");
    assert_eq!(draft.basis("terms.upfront.0.amount"), Some("illustrative phase1-adc"));
    assert_eq!(draft.basis("assumptions.programmes.0.regions.1.pos"), Some("assumption"));
}

#[test]
fn stages_already_past_are_not_listed() {
    for (stage, modality) in every_template() {
        let deal = right(&template(stage, modality, today()), &id(stage, modality));
        let stages = deal.assumptions.programmes[0].stages.iter().map(|stage| stage.stage.as_str());
        assert_eq!(stages.collect::<Vec<_>>(), stage.ahead());
    }
}

fn find<'a>(deals: &'a [PublicDeal], licensor: &str, licensee: &str) -> &'a PublicDeal {
    deals.iter().find(|deal| deal.licensor == licensor && deal.licensee == licensee).unwrap()
}

#[test]
fn public_deals_are_the_reported_ones() {
    let deals = all();
    assert_eq!(deals.len(), 35);
    let total = |licensor, licensee| find(&deals, licensor, licensee).total;
    let rows = [
        ("Akeso", "Summit Therapeutics", "5000", Qualifier::Exact, false),
        ("3SBio", "Pfizer", "6050", Qualifier::Exact, true),
        ("InnoCare", "Biogen", "937.5", Qualifier::Exact, false),
        ("RemeGen", "Vor Bio", "4045", Qualifier::AtLeast, true),
        ("Mabwell", "Kalexo Bio (Aditum)", "1000", Qualifier::About, false),
        ("SystImmune (Biokin)", "Bristol Myers Squibb", "8400", Qualifier::Exact, false),
    ];
    for (licensor, licensee, amount, qualifier, derived) in rows {
        let total = total(licensor, licensee);
        assert_eq!(total.amount, amount.parse().unwrap(), "{licensor}");
        assert_eq!((total.qualifier, total.derived), (qualifier, derived), "{licensor}");
    }
    for deal in &deals {
        assert!(deal.upfront > Decimal::ZERO && deal.upfront < deal.total.amount);
        assert!(deal.source_url.starts_with("http"), "{}", deal.asset);
        assert!(!deal.notes.contains('\n'));
    }
}

#[test]
fn public_deals_become_right_documents() {
    for public in all() {
        let name = format!("{} - {}: {}", public.licensor, public.licensee, public.asset);
        let document = deal(&public, today());
        let read = right(&document, &name);
        assert_eq!(headline(&read), public.total.amount, "{name}");
        let upfront: Decimal = read.terms.upfront.iter().map(|tranche| tranche.amount).sum();
        assert_eq!(upfront, public.upfront, "{name}");
        assert!(read.terms.milestones.iter().all(|milestone| milestone.amount > Decimal::ZERO));
        let url = format!("published {}", public.source_url);
        let marks = marks(&document, &name);
        assert!(marks.contains(&url), "{name}");
        let draft = Draft::from_tree(document);
        assert_eq!(draft.basis("terms.upfront.0.amount"), Some(url.as_str()));
        assert!(value(&read).own.licensor.is_finite());
    }
}

#[test]
fn published_sales_milestones_stay_apart() {
    let deals = all();
    let public = find(&deals, "BeiGene", "Novartis");
    let read = right(&deal(public, today()), "BeiGene");
    let sales = read.terms.milestones.iter().filter(|milestone| milestone.id.starts_with("sales"));
    assert_eq!(sales.map(|milestone| milestone.amount).sum::<Decimal>(), 250.into());
    assert_eq!(headline(&read), 2_200.into());
}

#[test]
fn a_worldwide_licence_holds_china_and_a_single_digit_royalty_stays_below_ten_percent() {
    let deals = all();
    let public = deals.iter().find(|deal| deal.asset.starts_with("AI discovery collab")).unwrap();
    let read = right(&deal(public, today()), "CSPC");
    assert_eq!(read.terms.territory.licensed, ["US", "EU", "JP", "CN"].map(RegionName::of));
    assert!(read.terms.territory.retained.is_empty());
    assert!(read.terms.royalties[0].tiers.iter().all(|tier| tier.rate.get() < 0.1));
}

#[test]
fn a_deal_without_a_day_is_signed_today() {
    let deals = all();
    let public = deals.iter().find(|deal| deal.date.is_empty()).unwrap();
    assert_eq!(right(&deal(public, today()), "no date").terms.signed_on, today());
    let months = deals.iter().find(|deal| deal.date == "2022-05").unwrap();
    let document = deal(months, today());
    assert_eq!(right(&document, "month").terms.signed_on, parse("2022-05-01").unwrap());
    let draft = Draft::from_tree(document);
    assert_eq!(draft.basis("terms.signed_on"), Some("assumption"));
}

fn without_marks(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields.iter().filter(|(name, _)| *name != "basis");
            Value::Object(kept.map(|(name, value)| (name.clone(), without_marks(value))).collect())
        }
        Value::Array(rows) => Value::Array(rows.iter().map(without_marks).collect()),
        other => other.clone(),
    }
}

#[test]
fn akeso_summit_is_the_case_file() {
    let case: Value =
        bounded_json::parse(include_str!("../../fixtures/deals/akeso_summit.json")).unwrap();
    let deals = all();
    let document = deal(find(&deals, "Akeso", "Summit Therapeutics"), today());
    // The case enters the treaty's 10 %. The page leaves it to the table, which says the same until the
    // receiving company or a form changes.
    let mut expected = case.get("deal").unwrap().clone();
    *expected.get_mut("assumptions").and_then(|it| it.get_mut("wht")).unwrap() = Value::Null;
    assert_eq!(without_marks(&document), expected);
    let draft = Draft::from_tree(document);
    assert!(draft.basis("terms.upfront.1.amount").unwrap().starts_with("published http"));
    assert_eq!(draft.basis("terms.royalties.0.tiers.1.rate"), Some("illustrative akeso_summit"));
    assert_eq!(draft.basis("assumptions.programmes.0.regions.0.uptake"), Some("assumption"));
}

/// What of the example was published; the rest of its contract is illustrative, its beliefs are assumed.
const PUBLISHED: [&str; 15] = [
    "terms.parties.licensor.name",
    "terms.parties.licensee.name",
    "terms.parties.licensee.country",
    "terms.products.0.name",
    "terms.products.0.modality",
    "terms.products.0.stage",
    "terms.structure.kind",
    "terms.territory.licensed",
    "terms.currency",
    "terms.upfront.0.amount",
    "terms.upfront.0.form",
    "terms.upfront.1.amount",
    "terms.upfront.1.form",
    "terms.upfront.2.amount",
    "terms.upfront.2.form",
];

#[test]
fn the_example_is_the_public_deal() {
    let deals = all();
    let public = find(&deals, "Akeso", "Summit Therapeutics");
    let document: Value = bounded_json::parse(example()).unwrap();
    assert_eq!(document, deal(public, today()));
    let published = format!("published {}", public.source_url);
    let draft = Draft::from_tree(document);
    for field in FIELDS {
        for path in draft.expand(field.path.strip_suffix("[]").unwrap_or(field.path)) {
            let Some(mark) = draft.basis(&path) else { continue };
            let right = match path.as_str() {
                path if PUBLISHED.contains(&path) => published.as_str(),
                path if path.starts_with("terms.") => "illustrative akeso_summit",
                _ => "assumption",
            };
            assert_eq!(mark, right, "{path}");
        }
    }
    assert!(PUBLISHED.iter().all(|path| draft.basis(path).is_some()));
}

#[test]
fn comparables_and_their_medians() {
    let deals = all();
    let none = Filter::default();
    assert_eq!(comparables(&deals, none).len(), deals.len());
    let early_adcs =
        Filter { family: Some(Modality::Adc), stage: Some(Stage::Phase1), ..Filter::default() };
    let found = comparables(&deals, early_adcs);
    // Hansoh-GSK 185 of 1,710; Kelun-Merck SKB315 35 of 936; Innovent-Roche 80 of 1,080.
    let medians = medians(&found).unwrap();
    assert_eq!(medians.count, 3);
    assert_eq!((medians.upfront, medians.total), (80.into(), 1_080.into()));
    let newcos = Filter { newco: Some(true), from_year: Some(2025), ..none };
    assert_eq!(comparables(&deals, newcos).len(), 3);
    assert!(parley::domain::examples::public_deals::medians(&[]).is_none());
}

/// A paper that came without assumptions is given those of the nearest template, for whatever regions it names.
#[test]
fn a_paper_alone_is_given_assumptions_it_can_be_valued_with() {
    let today = parse("2026-11-22").unwrap();
    let example = from_file(example()).unwrap();
    let mut far = example.clone();
    far.put("terms.territory.licensed", vec!["GB", "KR", "Mars"].into());
    far.put("terms.milestones", Vec::<&str>::new().into());
    far.set("terms.products.0.stage", "unheard of");
    for (paper, regions) in [(example.paper(), 4), (far.paper(), 3)] {
        assert!(validate(&paper).deal.is_none());
        let checked = validate(&with_assumptions(&paper, today));
        let deal = checked.deal.unwrap_or_else(|| panic!("{:?}", checked.issues));
        assert_eq!(deal.assumptions.programmes[0].regions.len(), regions);
    }
}
