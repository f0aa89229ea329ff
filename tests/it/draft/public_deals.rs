//! Public deals open as they were published: amounts to the cent, drugs, options, shares and events in fields of their
//! own, and what is believed of them plausible and marked.

use super::templates::{marks, right, today};
use parley::domain::bounded_json;
use parley::domain::date::parse;
use parley::domain::deal::{Deal, Modality, Structure, UpfrontForm, Vehicle};
use parley::domain::deal::{EACH, Stage, Trigger};
use parley::domain::draft::{Draft, from_file, read_deal, validate};
use parley::domain::examples::first_deal::example;
use parley::domain::examples::public_deals::{
    Fidelity, Filter, PublicDeal, Qualifier, all, bands, comparables, deal, deal_in, medians, named,
};
use parley::domain::lang::Lang;
use parley::domain::refdata::payee_tax;
use parley::domain::region::RegionName;
use parley::domain::schema::FIELDS;
use parley::domain::valuation::{Item, Payment, value};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::Value;
use std::fmt::Write;

fn find<'a>(deals: &'a [PublicDeal], licensor: &str, licensee: &str) -> &'a PublicDeal {
    deals.iter().find(|deal| deal.licensor == licensor && deal.licensee == licensee).unwrap()
}

fn of(id: &str) -> &'static PublicDeal {
    all().iter().find(|deal| deal.reading.id == id).unwrap_or_else(|| panic!("{id}"))
}

fn opened(id: &str) -> Deal {
    right(&deal(of(id), today()), id)
}

fn amount(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// Every Chinese name is of a name in the table; opened in Chinese a deal is the same deal by other names.
#[test]
fn public_deals_have_chinese_names() {
    let table = include_str!("../../../src/refdata/public_deals/chinese_names.csv");
    let rows = all().iter().flat_map(|deal| {
        let products = deal.reading.products.iter().map(|product| &*product.name);
        let paid = deal.reading.payments.iter().flat_map(|paid| [&*paid.label, &paid.detail]);
        let licensed = deal.reading.licensed.iter().map(String::as_str);
        [&*deal.licensor, &deal.licensee, &deal.asset]
            .into_iter()
            .chain(products)
            .chain(paid)
            .chain(licensed)
    });
    let names: Vec<&str> = rows.chain(["what does not divide evenly"]).collect();
    let mut known = 0;
    let mut table = csv::Reader::from_reader(table.as_bytes());
    for (name, zh) in table.records().map(|row| {
        let row = row.unwrap();
        (row[0].to_owned(), row[1].to_owned())
    }) {
        assert!(names.contains(&name.as_str()) && zh != name, "{name}");
        assert_eq!((named(&name, Lang::En), named(&name, Lang::Zh)), (&*name, &*zh));
        known += 1;
    }
    assert!(known > 100, "{known}");
    assert_eq!(named("Summit Therapeutics", Lang::Zh), "Summit Therapeutics");
    for public in all() {
        let name = &public.reading.id;
        let (en, zh) = (deal(public, today()), deal_in(public, today(), Lang::Zh));
        assert_eq!(deal_in(public, today(), Lang::En), en, "{name}");
        assert_eq!(value(&right(&zh, name)).own, value(&right(&en, name)).own, "{name}");
        assert!(zh["title"].as_str().unwrap().ends_with("（公开条款，其余为示意）"), "{name}");
        assert_eq!(marks(&zh, name), marks(&en, name), "{name}");
        assert_names_in_chinese(&Draft::from_tree(zh), name);
    }
}

/// Rows, options and events have Chinese names; a drug may have a code or an international name that has no Chinese one.
fn assert_names_in_chinese(draft: &Draft, name: &str) {
    let is_han = |text: &str| text.chars().any(|c| c > '\u{2e80}');
    let told = [
        "terms.upfront[].label",
        "terms.milestones[].label",
        "terms.milestones[].trigger.event",
        "terms.options[].label",
        "assumptions.events[].event",
    ];
    for path in told.iter().flat_map(|pattern| draft.expand(pattern)) {
        let text = draft.text(&path);
        assert!(text.is_empty() || is_han(text), "{name}: {path}: {text}");
    }
    for path in draft.expand("terms.products[].name") {
        let drug = draft.text(&path);
        let coded = drug.chars().any(|c| c.is_ascii_digit());
        let without = ["rovadicitinib", "velinotamig"];
        assert!(is_han(drug) || coded || without.contains(&drug), "{name}: {path}: {drug}");
    }
}

#[test]
fn public_deals_are_the_reported_ones() {
    let deals = all();
    assert_eq!(deals.len(), 97);
    let total = |licensor, licensee| find(deals, licensor, licensee).total.unwrap();
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
    for deal in deals {
        if let Some((upfront, total)) = deal.figures() {
            assert!(upfront > Decimal::ZERO && upfront < total.amount, "{}", deal.reading.id);
        }
        assert!(deal.source_url.starts_with("http") && !deal.source_url.contains(' '));
        assert!(!deal.notes.contains('\n'));
    }
    assert_eq!(deals.iter().filter(|deal| deal.figures().is_some()).count(), 75);
}

/// The tables beside the rows are wholly read and each line belongs to its row.
#[test]
fn readings_stand_beside_their_rows() {
    let lines = |table: &str| csv::Reader::from_reader(table.as_bytes()).into_records().count();
    let deals = all();
    let products: usize = deals.iter().map(|deal| deal.reading.products.len()).sum();
    let payments: usize = deals.iter().map(|deal| deal.reading.payments.len()).sum();
    assert_eq!(lines(include_str!("../../../src/refdata/deals.csv")), deals.len());
    let folder = "src/refdata/public_deals";
    let table = |name: &str| std::fs::read_to_string(format!("{folder}/{name}.csv")).unwrap();
    assert_eq!(lines(&table("readings")), deals.len());
    assert_eq!(lines(&table("products")), products);
    assert_eq!(lines(&table("payments")), payments);
    assert_eq!(lines(&table("bands")), bands().len());
    let mut ids = Vec::new();
    for deal in deals {
        assert_eq!(deal.reading.licensee, deal.licensee);
        assert!(!deal.reading.products.is_empty(), "{}", deal.reading.id);
        assert!(!ids.contains(&deal.reading.id), "{}", deal.reading.id);
        assert_eq!(deal.newco, deal.structure.contains("NewCo"), "{}", deal.reading.id);
        ids.push(deal.reading.id.clone());
    }
}

/// How often a milestone is counted.
fn times(deal: &Deal, trigger: &Trigger) -> usize {
    let programmes = &deal.assumptions.programmes;
    let each = |named: &Option<String>| named.as_deref() == Some(EACH);
    match trigger {
        Trigger::Start { stage, programme } if each(programme) => programmes
            .iter()
            .filter(|programme| programme.stages.iter().any(|one| one.stage == *stage))
            .count(),
        Trigger::Filing { programme, .. } if each(programme) => programmes.len(),
        Trigger::Approval { region, programme } if each(programme) => programmes
            .iter()
            .filter(|programme| programme.regions.iter().any(|one| one.region == *region))
            .count(),
        Trigger::AnnualSales(sales) if each(&sales.product) => deal.terms.products.len(),
        _ => 1,
    }
}

/// Milestones of a kind, `each` counted.
fn milestones(deal: &Deal, of: fn(&Trigger) -> bool) -> Decimal {
    let own = deal.terms.milestones.iter().filter(|milestone| of(&milestone.trigger));
    own.map(|milestone| milestone.amount * Decimal::from(times(deal, &milestone.trigger))).sum()
}

const fn on_sales(trigger: &Trigger) -> bool {
    matches!(trigger, Trigger::AnnualSales(_))
}

const fn on_event(trigger: &Trigger) -> bool {
    matches!(trigger, Trigger::Event { .. })
}

const fn on_development(trigger: &Trigger) -> bool {
    !on_sales(trigger) && !on_event(trigger)
}

#[test]
fn every_public_deal_opens_as_published() {
    for public in all() {
        let name = public.reading.id.as_str();
        let document = deal(public, today());
        let read = right(&document, name);
        let own = marks(&document, name);
        assert!(own.contains(&format!("published {}", public.source_url)), "{name}");
        amounts_are_published(public, &read);
        shares_are_published(public, &read);
        assert!(read.terms.milestones.iter().all(|milestone| milestone.amount > Decimal::ZERO));
        let valued = value(&read);
        for number in [valued.project, valued.own.licensor, valued.own.licensee] {
            assert!(number.is_finite(), "{name}");
        }
        let refused = validate(&from_file(&document.to_string()).unwrap()).deal.is_none();
        assert!(!refused, "{name}");
    }
}

fn amounts_are_published(public: &PublicDeal, read: &Deal) {
    let (name, reading) = (public.reading.id.as_str(), &public.reading);
    let tranches = &read.terms.upfront;
    let handwritten = name == "akeso-summit";
    let own = if handwritten { tranches.len() } else { reading.paid("upfront").count() };
    let upfront: Decimal = tranches.iter().take(own).map(|tranche| tranche.amount).sum();
    let published = public.upfront.or(public.near_term.filter(|_| own > 0));
    // RemeGen-Santen is told in RMB, its row's column of dollars is empty.
    let published = published.or((name == "remegen-santen").then(|| amount("250")));
    assert_eq!(published, (own > 0).then_some(upfront), "{name}");
    let extra: Decimal = reading.paid("beside").filter_map(|it| Some(it.amount?.value)).sum();
    let face = milestones(read, |_| true)
        + tranches.iter().map(|tranche| tranche.amount).sum::<Decimal>()
        + read.terms.options.iter().map(|option| option.exercise_fee).sum::<Decimal>();
    if let Some(total) = public.total {
        assert_eq!(face, total.amount + extra, "{name}");
    }
    assert!((value(read).headline - face.to_f64().unwrap()).abs() < 1e-6, "{name}");
    if let Some(sales) = reading.sales {
        assert_eq!(milestones(read, on_sales), sales, "{name}");
    }
    if let Some(development) = reading.development {
        assert_eq!(milestones(read, on_development), development, "{name}");
    }
    let near = public.near_term.filter(|_| public.upfront.is_some());
    let fees: Decimal = reading.paid("option").filter_map(|fee| Some(fee.amount?.value)).sum();
    assert_eq!(
        near.unwrap_or_default(),
        milestones(read, on_event) + near.map_or(Decimal::ZERO, |_| fees),
        "{name}"
    );
    // Milestones in all, where they are published and nothing is said to be in them but events and fees.
    let in_them = milestones(read, |_| true)
        + if name == "beigene-novartis-tigit" { Decimal::ZERO } else { fees };
    let apart = [
        "zelgen-abbvie",
        "systimmune-bristol",
        "harbour-astrazeneca-preclinical",
        "hengrui-braveheart",
    ];
    if let Some(published) = public.milestones {
        let near = if apart.contains(&name) { near.unwrap_or_default() } else { Decimal::ZERO };
        let upfront = if name == "simcere-abbvie" { upfront_of(read) } else { Decimal::ZERO };
        assert_eq!(in_them + upfront, published + near, "{name}");
    }
}

fn upfront_of(read: &Deal) -> Decimal {
    read.terms.upfront.iter().map(|tranche| tranche.amount).sum()
}

fn shares_are_published(public: &PublicDeal, read: &Deal) {
    let (name, reading) = (public.reading.id.as_str(), &public.reading);
    for tranche in reading.paid("beside").chain(reading.paid("inside")) {
        let found = read.terms.upfront.iter().find(|one| one.label == tranche.label);
        let found = found.unwrap_or_else(|| panic!("{name}: {}", tranche.label));
        assert_eq!(Some(found.amount), tranche.amount.map(|amount| amount.value), "{name}");
        assert_eq!(found.form.word(), tranche.detail, "{name}");
    }
    match read.terms.structure {
        Structure::License => assert!(!public.newco, "{name}"),
        Structure::NewCo(equity) => {
            assert!(public.newco, "{name}");
            if let Some(stake) = reading.stake {
                assert_eq!(equity.licensor_equity.get(), stake.to_f64().unwrap(), "{name}");
            }
            assert_eq!(equity.committed_financing, reading.raised.unwrap_or_default(), "{name}");
        }
    }
}

/// No drug opens above 15,000 a year in all its regions; where the published total would take more, the field says so.
#[test]
fn peak_sales_are_plausible() {
    let mut capped = Vec::new();
    for public in all() {
        let name = public.reading.id.as_str();
        let document = deal(public, today());
        let read = right(&document, name);
        for programme in &read.assumptions.programmes {
            let peak: f64 = programme.regions.iter().map(|region| region.peak_net_sales).sum();
            assert!(peak > 0.0 && peak <= 15_000.0, "{name} {}: {peak}", programme.id);
        }
        let draft = Draft::from_tree(document);
        let mark = draft.basis("assumptions.programmes.0.regions.0.peak_net_sales");
        if mark.is_some_and(|mark| mark.contains("it would take")) {
            capped.push(name.to_owned());
        }
    }
    assert_eq!(capped, ["lanova-merck", "remegen-abbvie", "coherent-multivalent"]);
    let draft = Draft::from_tree(deal(of("lanova-merck"), today()));
    let mark = draft.basis("assumptions.programmes.0.regions.0.peak_net_sales").unwrap();
    assert!(mark.starts_with("assumption capped at 15000 a year in all regions"), "{mark}");
    // No drug of a deal opens above its lead.
    let draft = Draft::from_tree(deal(of("innovent-takeda"), today()));
    let mark = draft.basis("assumptions.programmes.2.regions.0.peak_net_sales").unwrap();
    assert!(mark.starts_with("assumption no higher than the lead drug's"), "{mark}");
}

/// 1,200 upfront, 100 of it for shares; up to 10,200 more; US profit 40/60 on IBI363; an option on IBI3001. The row
/// gives the price of the shares (6,913,800 at HKD 112.56), not the market's: no premium.
#[test]
fn innovent_takeda_is_the_published_shape() {
    let read = opened("innovent-takeda");
    let terms = &read.terms;
    let names: Vec<&str> = terms.products.iter().map(|product| product.name.as_str()).collect();
    assert_eq!(names, ["IBI363", "IBI343", "IBI3001"]);
    assert_eq!(terms.options.len(), 1);
    assert_eq!(terms.options[0].product, "ibi3001");
    let share = &terms.profit_share[0];
    assert_eq!((share.product.as_deref(), share.licensor_share.get()), (Some("ibi363"), 0.4));
    assert!(share.region.is_us());
    let forms: Vec<(UpfrontForm, Decimal)> =
        terms.upfront.iter().map(|tranche| (tranche.form, tranche.amount)).collect();
    assert_eq!(
        forms,
        [(UpfrontForm::Cash, 1_100.into()), (UpfrontForm::LicensorShares, 100.into())]
    );
    assert_eq!(terms.upfront[1].premium.get(), 0.0);
    let draft = Draft::from_tree(deal(of("innovent-takeda"), today()));
    let premium = draft.basis("terms.upfront.1.premium").unwrap();
    assert!(premium.starts_with("assumption 0: 6,913,800 shares at HKD 112.56"), "{premium}");
    let split = draft.basis("terms.profit_share.0.licensor_share").unwrap();
    assert!(split.starts_with("published http") && split.contains("40/60"), "{split}");
}

#[test]
fn many_programmes_are_many_drugs() {
    let counts = [
        ("hengrui-gsk", 12, 11),
        ("cspc-astrazeneca-syh2082", 8, 0),
        ("kelun-biotech-merck", 7, 6),
        ("argo-novartis", 4, 2),
        ("hengrui-hercules", 3, 0),
        ("3sbio-pfizer", 2, 1),
    ];
    for (id, products, options) in counts {
        let read = opened(id);
        assert_eq!(
            (read.terms.products.len(), read.terms.options.len()),
            (products, options),
            "{id}"
        );
    }
    // The option on China is one on a drug of its own there.
    let pfizer = opened("3sbio-pfizer");
    assert_eq!(pfizer.terms.products[1].territory, [RegionName::of("CN")]);
    assert_eq!(pfizer.terms.upfront[1].form, UpfrontForm::LicensorShares);
    // 300 of LaNova's milestones hang on the technology transfer.
    let lanova = opened("lanova-merck");
    assert_eq!(milestones(&lanova, on_event), 300.into());
    assert_eq!(lanova.assumptions.events[0].event, "technology transfer complete");
    // Keymed took 30.01 % of Belenos; Timberlyne raised 180.
    let stake = |id| match opened(id).terms.structure {
        Structure::NewCo(equity) => (equity.licensor_equity.get(), equity.committed_financing),
        Structure::License => panic!("{id}"),
    };
    assert_eq!(stake("keymed-belenos"), (0.3001, 0.into()));
    assert_eq!(stake("keymed-timberlyne"), (0.25, 180.into()));
}

#[test]
fn where_sources_differ_the_amount_says_so() {
    for public in all().iter().filter(|public| !public.reading.conflict.is_empty()) {
        let document = deal(public, today());
        let conflict = format!("sources: {}", public.reading.conflict);
        let all = marks(&document, &public.reading.id);
        let told = all.iter().any(|mark| mark.contains(&conflict));
        assert!(
            told && public.remarks().contains(&public.reading.conflict),
            "{}",
            public.reading.id
        );
    }
}

/// "low double-digit" is read as 10 to 13 %, midpoint 11.5 %; from one band to another the tiers are the midpoints of
/// both; a tiered band is a quarter and three quarters into it.
#[test]
fn royalties_in_words_are_read_as_ranges() {
    let rates = |id| {
        let tiers = opened(id).terms.royalties[0].tiers.clone();
        tiers.iter().map(|tier| tier.rate.get()).collect::<Vec<_>>()
    };
    assert_eq!(rates("hansoh-regeneron"), [0.115]);
    assert_eq!(rates("hengrui-hercules"), [0.02, 0.115]);
    assert_eq!(rates("zelgen-abbvie"), [0.08, 0.15]);
    assert_eq!(rates("3sbio-pfizer"), [0.1225, 0.1675]);
    assert_eq!(rates("cspc-astrazeneca"), [0.05]);
    assert_eq!(rates("innovent-roche"), [0.08, 0.15]);
    let draft = Draft::from_tree(deal(of("hansoh-regeneron"), today()));
    let mark = draft.basis("terms.royalties.0.tiers.0.rate").unwrap();
    let words = "published \"low double-digit %\", read as 10 to 13 %, here 11.5 % http";
    assert!(mark.starts_with(words), "{mark}");
    for band in bands() {
        assert!(band.low < band.high && band.midpoint() > band.low, "{}", band.word);
    }
}

#[test]
fn a_worldwide_licence_holds_china_and_a_single_digit_royalty_stays_below_ten_percent() {
    let public = &of("cspc-astrazeneca");
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
    let document = deal(of("akeso-summit"), today());
    // The case enters the treaty's 10 %. The page leaves it to the table, which says the same until the
    // receiving company or a form changes.
    let mut expected = case.get("deal").unwrap().clone();
    *expected.get_mut("assumptions").and_then(|it| it.get_mut("wht")).unwrap() = Value::Null;
    // A deal made public is kept as a record; the case is not.
    expected["payments"] = serde_json::json!({ "record": true });
    // The case has no taxes, and thresholds that its sales reach in every success.
    let last = &mut expected["terms"]["milestones"][6];
    last["id"] = "sales_6000".into();
    last["label"] = "sales 6000".into();
    last["trigger"]["threshold"] = 6000.into();
    let beliefs = &mut expected["assumptions"];
    beliefs["licensee"]["tax_rate"] = 0.21.into();
    beliefs["licensee"]["relief_years"] = 15.into();
    beliefs["licensor"]["tax_rate"] = 0.25.into();
    let read = |file: &Value| without_marks(from_file(&file.to_string()).unwrap().tree());
    assert_eq!(read(&document), read(&expected));
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
    let public = find(deals, "Akeso", "Summit Therapeutics");
    let document: Value = bounded_json::parse(example()).unwrap();
    assert_eq!(document, deal(public, today()));
    let published = format!("published {}", public.source_url);
    let relief = "source US Internal Revenue Code section 197, acquired intangibles over 15 years, as of 2025 \
                  (acquired licence)";
    let tax = payee_tax(Vehicle::Mainland).unwrap().mark();
    let draft = Draft::from_tree(document);
    for field in FIELDS {
        for path in draft.expand(field.path.strip_suffix("[]").unwrap_or(field.path)) {
            let Some(mark) = draft.basis(&path) else { continue };
            let right = match path.as_str() {
                path if PUBLISHED.contains(&path) => published.as_str(),
                path if path.starts_with("terms.") => "illustrative akeso_summit",
                "assumptions.licensee.relief_years" => relief,
                "assumptions.licensor.tax_rate" | "assumptions.licensor.foreign_tax" => &tax,
                _ => "assumption",
            };
            assert_eq!(mark, right, "{path}");
        }
    }
    assert!(PUBLISHED.iter().all(|path| draft.basis(path).is_some()));
}

/// A top step that every success reaches would be no step: the highest lies above all that the base case sells in a year.
#[test]
fn the_top_sales_milestone_of_the_example_is_not_a_matter_of_course() {
    let deal = read_deal(example()).unwrap();
    let found = value(&deal);
    let best = found.success.years.iter().map(|year| year.total_sales()).fold(0.0, f64::max);
    assert!((5000.0..6000.0).contains(&best), "{best}");
    let paid = |row: usize| {
        let own = |payment: &&Payment| payment.item == Item::Milestone { row, each: None };
        found.success.payments.iter().filter(own).count()
    };
    assert_eq!([4, 5, 6].map(paid), [1, 1, 0]);
    assert_eq!(found.headline, 5000.0);
}

#[test]
fn comparables_and_their_medians() {
    let deals = all();
    let none = Filter::default();
    assert_eq!(comparables(deals, none).len(), 75);
    let early_adcs =
        Filter { family: Some(Modality::Adc), stage: Some(Stage::Phase1), ..Filter::default() };
    let found = comparables(deals, early_adcs);
    // Upfront of total: Hansoh-GSK 185 of 1,710; Kelun-Merck SKB315 35 of 936; Innovent-Roche 80 of 1,080; Evopoint
    // 130 of 1,340; Hengrui-IDEAYA 75 of 1,040; Kelun-Crescent 80 of 1,327.5; Hansoh-Roche 80 of 1,530; CSPC-Corbus
    // 7.5 of 692.5.
    let medians = medians(&found).unwrap();
    assert_eq!(medians.count, 8);
    assert_eq!((medians.upfront, medians.total), (80.into(), amount("1203.75")));
    let newcos = Filter { newco: Some(true), from_year: Some(2025), ..none };
    assert_eq!(comparables(deals, newcos).len(), 6);
    assert!(parley::domain::examples::public_deals::medians(&[]).is_none());
}

/// docs/PUBLIC_DEALS.md says what the data say. `PARLEY_WRITE_DOCS=1` writes it anew.
#[test]
fn the_table_of_public_deals_is_the_data() {
    let path = "docs/PUBLIC_DEALS.md";
    if std::env::var("PARLEY_WRITE_DOCS").is_ok() {
        std::fs::write(path, written()).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), written());
}

#[test]
fn nearly_all_are_faithful_and_the_others_say_what_stands_in() {
    let deals = all();
    let faithful = |deal: &&PublicDeal| deal.reading.fidelity == Fidelity::Faithful;
    assert!(deals.iter().take(49).filter(faithful).count() >= 43);
    for deal in deals {
        let reading = &deal.reading;
        assert_eq!(
            reading.proxy.is_empty(),
            reading.fidelity == Fidelity::Faithful,
            "{}",
            reading.id
        );
        let stood_in = reading.fidelity == Fidelity::Faithful || !reading.missing.is_empty();
        assert!(stood_in, "{}", reading.id);
    }
}

fn written() -> String {
    let deals = all();
    let count = |fidelity| deals.iter().filter(|deal| deal.reading.fidelity == fidelity).count();
    let first =
        deals.iter().take(49).filter(|it| it.reading.fidelity == Fidelity::Faithful).count();
    let mut page = String::from(HEAD);
    writeln!(
        page,
        "{} deals: {} faithful, {} by a proxy, {} not. Of the first 49, {first} are faithful.\n",
        deals.len(),
        count(Fidelity::Faithful),
        count(Fidelity::Proxy),
        count(Fidelity::Not)
    )
    .unwrap();
    page += "| band | read as |\n|---|---|\n";
    for band in bands() {
        writeln!(page, "| {} | {} to {} % |", band.word.replace('_', " "), band.low, band.high)
            .unwrap();
    }
    page += "\n| # | announced | deal | drugs (under option) | upfront | total | how | what is missing |\n";
    page += "|---|---|---|---|---|---|---|---|\n";
    for (row, public) in deals.iter().enumerate() {
        writeln!(page, "{}", line(row + 1, public)).unwrap();
    }
    page
}

fn line(row: usize, public: &PublicDeal) -> String {
    let reading = &public.reading;
    let read = right(&deal(public, today()), &reading.id);
    let drugs = format!("{} ({})", read.terms.products.len(), read.terms.options.len());
    let known = |known: Option<Decimal>| known.map_or_else(|| "–".to_owned(), |it| it.to_string());
    let how = match reading.fidelity {
        Fidelity::Proxy => format!("proxy: {}", reading.proxy),
        fidelity => fidelity.word().to_owned(),
    };
    let mut missing = reading.missing.clone();
    if !reading.conflict.is_empty() {
        missing = format!("{missing} (sources: {})", reading.conflict);
    }
    let total = known(public.total.map(|total| total.amount));
    let parties = format!("{} – {}, {}", public.licensor, public.licensee, public.asset);
    let upfront = known(public.upfront);
    let date = &public.date;
    format!("| {row} | {date} | {parties} | {drugs} | {upfront} | {total} | {how} | {missing} |")
}

const HEAD: &str = "\
# Public deals

Written by a test (`PARLEY_WRITE_DOCS=1 cargo test --no-default-features the_table_of_public_deals`) from
`src/refdata/deals.csv` and `src/refdata/public_deals/`; it fails when the two differ. Amounts are USD millions.

- **faithful**: every published amount, share, split, option and party stands in a field of its own. What was not
  published is assumed and marked. A right without published terms (co-promotion, first negotiation) moves no number
  and is listed as missing.
- **proxy**: one thing published is stood in for by another, which is named.
- **not**: it cannot be told.

A total is divided evenly among a deal's drugs; beliefs (cost, sales, sales bounds) are those of a template brought to
one drug's part of the total, never below three tenths of the template, never above 15,000 of peak sales a year for a
drug in all its regions. Where a row says licence and options without numbers, the first drug is licensed and the others
are under option, whose cost the licensor bears until exercise. An exercise fee that was not published is 0 and its money
is among the milestones. Near-term payments are due on an event a year after the effective date, nine tenths likely. An
upfront that was not published is the median part of the total among the deals that published both. Shares bought beside
the reported total stand beside it here too.

A royalty told in words is read as a band: one band is one rate, its midpoint; a tiered band is two, a quarter and three
quarters into it; from one band to another, the tiers are the midpoints of both; up to a band leaves the template's first
tier. Beside the field stand the words, the range and the rate.

\
";
