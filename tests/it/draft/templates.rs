//! Every document to start from is a right deal and says where each value came from.

use parley::domain::date::{Date, parse};
use parley::domain::deal::{Deal, DiseaseArea, ForeignTax, Modality, Stage, Vehicle};
use parley::domain::draft::{Draft, from_file, read_deal, validate};
use parley::domain::examples::first_deal::example;
use parley::domain::examples::templates::{
    TemplateChoice, TemplateKind, blank, id, tax_defaults, template, template_in, template_of,
    with_assumptions,
};
use parley::domain::lang::Lang;
use parley::domain::schema::FIELDS;
use parley::domain::term_sheet::{NAMED, usual_label};
use parley::domain::valuation::value;
use rust_decimal::Decimal;
use serde_json::Value;

pub fn today() -> Date {
    parse("2026-03-31").unwrap()
}

pub fn right(document: &Value, name: &str) -> Deal {
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
pub fn marks(document: &Value, name: &str) -> Vec<String> {
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
            let known =
                ["published http", "published \"", "source ", "illustrative ", "assumption "];
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
    assert!(mark.starts_with("source BIO/QLS/Informa") && mark.contains("ADCs, n=103"), "{mark}");
    assert_eq!(draft.basis("terms.upfront.0.amount"), Some("illustrative phase1-adc"));
    assert_eq!(draft.basis("assumptions.programmes.0.regions.1.pos"), Some("assumption"));
}

/// Every shape, stage, modality and area.
fn every_choice() -> impl Iterator<Item = TemplateChoice> {
    TemplateKind::ALL.into_iter().flat_map(|kind| {
        every_template().flat_map(move |(stage, modality)| {
            let single = TemplateChoice::single(stage, modality);
            DiseaseArea::ALL.map(move |area| TemplateChoice { kind, area, ..single })
        })
    })
}

#[test]
fn every_shape_for_every_area_is_a_right_deal() {
    let mut ids = Vec::new();
    for choice in every_choice() {
        let name = choice.id();
        let document = template_of(choice, today());
        let deal = right(&document, &name);
        marks(&document, &name);
        let draft = Draft::from_tree(document);
        for row in 0..deal.assumptions.programmes.len() {
            sourced(&draft, &deal, row, &name);
        }
        for field in ["licensee.discount_rate", "licensor.discount_rate", "licensee.relief_years"] {
            let mark = draft.basis(&format!("assumptions.{field}")).unwrap();
            assert!(mark.starts_with("source "), "{name} {field}: {mark}");
        }
        let valued = value(&deal);
        assert!(valued.own.licensor.is_finite() && valued.own.licensee.is_finite(), "{name}");
        if matches!(choice.stage, Stage::Phase3 | Stage::ApprovedChina) {
            assert!(valued.project > 0.0, "{name}: project {}", valued.project);
        }
        ids.push(name);
    }
    let all = ids.len();
    assert_eq!(all, 4 * 5 * 7 * 15);
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

/// Begun in Chinese a deal has Chinese names and the same terms; each language's sheet says them in its own.
#[test]
fn a_deal_begun_in_chinese_has_chinese_names() {
    let is_han = |text: &str| text.chars().any(|c| c > '\u{2e80}');
    for choice in every_choice().filter(|choice| choice.area == DiseaseArea::usual(choice.modality))
    {
        let name = choice.id();
        let plain = template_in(choice, today(), Lang::En);
        assert_eq!(plain, template_of(choice, today()), "{name}");
        let begun = template_in(choice, today(), Lang::Zh);
        assert!(
            is_han(begun["title"].as_str().unwrap()) && !is_han(plain["title"].as_str().unwrap())
        );
        let (english, chinese) = (Draft::from_tree(plain), Draft::from_tree(begun));
        for field in FIELDS.iter().filter(|field| field.path != "title") {
            for path in english.expand(field.path) {
                let (was, is) = (english.text(&path), chinese.text(&path));
                if !NAMED.contains(&field.path) {
                    assert_eq!(was, is, "{name}: {path}");
                    continue;
                }
                assert!(is_han(is), "{name}: {path}: {is}");
                let on_paper = |label, lang| usual_label(label, lang);
                assert_eq!(on_paper(is, Lang::En), on_paper(was, Lang::En), "{name}: {path}");
                assert_eq!(on_paper(is, Lang::Zh), is, "{name}: {path}");
            }
        }
    }
}

/// Probabilities of the clinical phases and of the US review, and their durations, are a study's; before the clinic
/// and outside the US they are assumed.
fn sourced(draft: &Draft, deal: &Deal, row: usize, name: &str) {
    let programme = &deal.assumptions.programmes[row];
    let path = format!("assumptions.programmes.{row}");
    for (at, stage) in programme.stages.iter().enumerate() {
        let mark = draft.basis(&format!("{path}.stages.{at}.pos")).unwrap();
        let studied = stage.stage != "preclinical";
        assert_eq!(mark.starts_with("source BIO/QLS/Informa"), studied, "{name}: {mark}");
        assert!(stage.pos.get() > 0.0 && stage.pos.get() < 1.0);
        assert!(stage.months > 0 && stage.cost > 0.0);
    }
    for (at, region) in programme.regions.iter().enumerate() {
        let mark = draft.basis(&format!("{path}.regions.{at}.pos")).unwrap();
        assert_eq!(mark.starts_with("source "), region.region.is_us(), "{name}: {mark}");
    }
}

/// Of the area's and the modality's rate the one counted over fewer transitions, if at least thirty. BIO/QLS/Informa
/// 2011-2020: phase 1 small molecules 0.526 (n=2308), metabolic 0.618 (n=136), neurology 0.477 (n=516); urology only
/// n=22; phase 3 siRNA only n=6, cardiovascular 0.552; monoclonal antibodies 0.547 (n=804), oncology 0.488 (n=1628).
#[test]
fn the_area_counts_and_so_does_the_modality() {
    let first = |modality, area| {
        let single = TemplateChoice::single(Stage::Phase1, modality);
        let deal = right(&template_of(TemplateChoice { area, ..single }, today()), "area");
        deal.assumptions.programmes[0]
            .stages
            .iter()
            .map(|stage| stage.pos.get())
            .collect::<Vec<_>>()
    };
    assert_eq!(first(Modality::SmallMolecule, DiseaseArea::Metabolic)[0], 0.618);
    assert_eq!(first(Modality::SmallMolecule, DiseaseArea::Neurology)[0], 0.477);
    assert_eq!(first(Modality::SmallMolecule, DiseaseArea::Urology)[0], 0.526);
    assert_eq!(first(Modality::Sirna, DiseaseArea::Cardiovascular)[2], 0.552);
    assert_eq!(first(Modality::Antibody, DiseaseArea::Oncology)[0], 0.547);
    assert_eq!(first(Modality::Bispecific, DiseaseArea::Oncology)[0], 0.488);
}

/// RAPS Fundamentals p. 21: oncology 2.7, 3.7, 3.1 and 0.8 years; cardiovascular phase 3 4.2 years, else as all
/// indications (2.3, 3.6), review as all non-oncology 1.4 years.
#[test]
fn durations_are_the_areas() {
    let months = |area| {
        let single = TemplateChoice::single(Stage::Phase1, Modality::Antibody);
        let deal = right(&template_of(TemplateChoice { area, ..single }, today()), "months");
        let programme = deal.assumptions.programmes[0].clone();
        let stages = programme.stages.iter().map(|stage| stage.months);
        stages.chain([programme.regions[0].review_months]).collect::<Vec<_>>()
    };
    assert_eq!(months(DiseaseArea::Oncology), [32, 44, 37, 10]);
    assert_eq!(months(DiseaseArea::Cardiovascular), [28, 43, 50, 17]);
}

#[test]
fn a_platform_has_drugs_under_option() {
    let choice = TemplateChoice {
        kind: TemplateKind::Platform,
        options: 5,
        ..TemplateChoice::single(Stage::Phase1, Modality::Adc)
    };
    let deal = right(&template_of(choice, today()), "platform");
    assert_eq!((deal.terms.products.len(), deal.terms.options.len()), (6, 5));
    assert!(deal.terms.options.iter().all(|option| option.stage == "phase1"));
    // Until it is exercised the licensor pays: preclinical and phase 1 of each.
    assert_eq!(deal.terms.cost_share.len(), 10);
    assert!(deal.terms.cost_share.iter().all(|share| share.licensee_share.get() == 0.0));
    let valued = value(&deal);
    assert_eq!(valued.exercise.len(), 5);
    assert!(valued.exercise.iter().all(|decision| decision.continuation > 0.0));
}

#[test]
fn co_development_shares_the_us_profit_and_the_costs() {
    let choice = TemplateChoice {
        kind: TemplateKind::CoDevelopment,
        ..TemplateChoice::single(Stage::Phase2, Modality::Bispecific)
    };
    let deal = right(&template_of(choice, today()), "co-development");
    let shares: Vec<f64> =
        deal.terms.profit_share.iter().map(|share| share.licensor_share.get()).collect();
    assert_eq!(shares, [0.5]);
    assert!(deal.terms.profit_share[0].region.is_us());
    assert_eq!(deal.terms.cost_share.len(), 2);
    let valued = value(&deal);
    let paid = |kind| valued.expected_payments.of(kind);
    use parley::domain::deal::PaymentKind::{ProfitShare, Royalty};
    assert!(paid(ProfitShare) > 0.0 && paid(Royalty) > 0.0);
}

#[test]
fn a_new_company_gives_a_stake_for_the_rights_and_brings_money() {
    use parley::domain::deal::Structure;
    let choice = TemplateChoice {
        kind: TemplateKind::NewCo,
        ..TemplateChoice::single(Stage::Phase2, Modality::Antibody)
    };
    let deal = right(&template_of(choice, today()), "newco");
    let Structure::NewCo(equity) = deal.terms.structure else { panic!("a licence") };
    assert_eq!(equity.licensor_equity.get(), 0.2);
    assert_eq!(equity.committed_financing, 200.into());
    assert!(value(&deal).equity.unwrap() > 0.0);
}

/// A US payer: Internal Revenue Code section 197, 15 years. The US has no income-tax treaty with Hong Kong, the UK has.
#[test]
fn tax_defaults_follow_payer_and_vehicle() {
    let of = |country, vehicle| {
        let tax = tax_defaults(country, vehicle);
        (tax.relief_years, tax.foreign_tax)
    };
    assert_eq!(of("US", Vehicle::Mainland), (15, ForeignTax::Credit));
    assert_eq!(of("US", Vehicle::HongKong), (15, ForeignTax::Deduction));
    assert_eq!(of("DE", Vehicle::HongKong), (0, ForeignTax::Deduction));
    assert_eq!(of("GB", Vehicle::HongKong), (0, ForeignTax::Credit));
    assert_eq!(of("BR", Vehicle::Other), (0, ForeignTax::Credit));
    assert!(tax_defaults("US", Vehicle::Mainland).relief_mark.contains("section 197"));
}

#[test]
fn stages_already_past_are_not_listed() {
    for (stage, modality) in every_template() {
        let deal = right(&template(stage, modality, today()), &id(stage, modality));
        let stages = deal.assumptions.programmes[0].stages.iter().map(|stage| stage.stage.as_str());
        assert_eq!(stages.collect::<Vec<_>>(), stage.ahead());
    }
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

/// A platform's paper alone, with programmes, stages and an event that only its terms name, can be valued.
#[test]
fn a_platform_paper_is_given_what_its_terms_name() {
    let choice = TemplateChoice {
        kind: TemplateKind::Platform,
        ..TemplateChoice::single(Stage::Phase2, Modality::Adc)
    };
    let whole = from_file(&template_of(choice, today()).to_string()).unwrap();
    let mut paper = whole.paper();
    let extra = serde_json::json!([
        {"id": "transfer", "label": "", "amount": "30", "trigger": {"on": "event", "event": "transfer done"}},
        {"id": "second", "label": "", "amount": "40",
         "trigger": {"on": "start", "stage": "bridging", "programme": "product_gastric"}},
        {"id": "lead", "label": "", "amount": "20",
         "trigger": {"on": "approval", "region": "US", "programme": "main"}},
    ]);
    for row in extra.as_array().unwrap() {
        paper.insert_row("terms.milestones", usize::MAX, row.clone());
    }
    assert!(validate(&paper).deal.is_none());
    let kept = with_assumptions(&paper, today());
    let checked = validate(&kept);
    let deal = checked.deal.unwrap_or_else(|| panic!("{:#?}", checked.issues));
    let programmes: Vec<&str> =
        deal.assumptions.programmes.iter().map(|programme| programme.id.as_str()).collect();
    assert_eq!(programmes, ["main", "product_gastric", "option_1", "option_2", "option_3"]);
    assert_eq!(deal.assumptions.programmes[1].stages[0].stage, "bridging");
    assert_eq!(deal.assumptions.events[0].event, "transfer done");
    assert_eq!(deal.terms, validate(&kept).deal.unwrap().terms);
    assert!(value(&deal).own.licensor > 0.0);
}

/// A paper licensed for the world country by country: as many regions as could be told apart by twos.
#[test]
fn a_paper_for_very_many_regions_can_be_valued() {
    let mut paper = from_file(example()).unwrap().paper();
    let regions: Vec<String> = (0..30).map(|row| format!("R{row}")).collect();
    paper.put("terms.territory.licensed", regions.into());
    paper.put("terms.milestones", Vec::<&str>::new().into());
    let checked = validate(&with_assumptions(&paper, today()));
    let deal = checked.deal.unwrap_or_else(|| panic!("{:#?}", checked.issues));
    assert_eq!(deal.assumptions.programmes[0].approval_dependence.get(), 1.0);
}

/// Every public deal and every shape, as a paper alone.
#[test]
fn every_paper_can_be_valued() {
    for public in parley::domain::examples::public_deals::all() {
        let document = parley::domain::examples::public_deals::deal(public, today());
        keeps(&document, &public.reading.id);
    }
    for kind in TemplateKind::ALL {
        let single = TemplateChoice::single(Stage::Preclinical, Modality::Sirna);
        keeps(&template_of(TemplateChoice { kind, ..single }, today()), kind.word());
    }
}

fn keeps(document: &Value, name: &str) {
    let paper = from_file(&document.to_string()).unwrap().paper();
    let checked = validate(&with_assumptions(&paper, today()));
    let deal = checked.deal.unwrap_or_else(|| panic!("{name}: {:#?}", checked.issues));
    assert!(value(&deal).own.licensor.is_finite(), "{name}");
}
