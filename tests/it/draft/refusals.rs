//! What is refused (METHOD 1): each with its code at its field, and nothing else.

use parley::domain::draft::{Draft, from_file, to_file, validate};
use parley::domain::issue::{Issue, Severity};
use parley::domain::lang::Lang;
use serde_json::{Value, json};

fn region(name: &str) -> Value {
    json!({
        "region": name, "review_months": 10, "pos": 0.9, "launch_lag_months": 3, "launch_cost": 5,
        "peak_net_sales": 300, "uptake": [0.5, 1], "exclusivity_until": "2040-01-01",
        "retention": [0.5, 0.2], "price_cut": 0.1, "price_cut_after_years": 2,
    })
}

fn programme(id: &str, product: &str, stages: &[&str], regions: &[&str]) -> Value {
    let stages: Vec<Value> = stages
        .iter()
        .map(|stage| json!({"stage": stage, "months": 12, "cost": 20, "pos": 0.5}))
        .collect();
    let regions: Vec<Value> = regions.iter().map(|name| region(name)).collect();
    json!({
        "id": id, "product": product, "start_on": "2026-03-31", "stages": stages,
        "approval_dependence": 0.3, "regions": regions,
    })
}

fn royalty(id: &str, products: &[&str], regions: &[&str]) -> Value {
    json!({
        "id": id, "products": products, "regions": regions,
        "tiers": [{"above": 0, "rate": 0.1}, {"above": 100, "rate": 0.12}],
        "years_from_first_sale": 10, "after_exclusivity_reduction": 0.5, "generic_share": 0.4,
        "stacking_credit": 0.5, "credit_carry_forward": true, "floor": 0.5, "minimum_annual": 1,
    })
}

fn milestone(id: &str, trigger: Value) -> Value {
    json!({"id": id, "label": "", "amount": 5, "trigger": trigger})
}

/// A right deal with a row of everything: alpha with two programmes, beta under option in a territory of its own.
fn right() -> Draft {
    let file = json!({
        "format": "parley-deal", "version": 2, "title": "",
        "terms": {
            "parties": {
                "licensor": {"name": "", "vehicle": "mainland"},
                "licensee": {"name": "", "country": "US"},
            },
            "products": [
                {"id": "alpha", "name": "", "modality": "", "area": "", "stage": ""},
                {"id": "beta", "name": "", "modality": "", "area": "", "stage": "", "territory": ["US", "JP"]},
            ],
            "structure": {"kind": "newco", "licensor_equity": 0.2, "committed_financing": 50},
            "territory": {"licensed": ["US", "EU"], "retained": ["CN"]},
            "currency": "USD", "sheet_on": "2025-12-01", "signed_on": "2026-01-01",
            "effective_on": "2026-02-01",
            "upfront": [
                {"label": "u", "amount": 5, "days_after_effective": 0, "form": "licensor_shares", "premium": 0.2}
            ],
            "options": [
                {"id": "take", "label": "", "product": "beta", "stage": "phase1", "exercise_fee": 9}
            ],
            "milestones": [
                milestone("start", json!({"on": "start", "stage": "phase2", "programme": "alpha-1"})),
                milestone("approval", json!({"on": "approval", "region": "EU", "programme": "each"})),
                milestone("sales", json!({"on": "annual_sales", "threshold": 50, "product": "alpha", "regions": ["US"]})),
                milestone("event", json!({"on": "event", "event": "transfer"})),
                milestone("filing", json!({"on": "filing", "programme": "beta-1"})),
            ],
            "royalties": [royalty("us", &["alpha"], &["US"]), royalty("rest", &["beta"], &[])],
            "profit_share": [{"product": "alpha", "region": "EU", "licensor_share": 0.4}],
            "cost_share": [{"programme": "alpha-1", "stage": "phase2", "licensee_share": 0.5}],
            "tech_transfer": {"cost": 0, "payer": "licensee", "days_after_effective": 0},
            "payment": {
                "upfront_days": 0, "milestone_notice_days": 0, "milestone_days": 0, "royalty_days": 0,
                "gross_up": false, "late_interest": 0.08, "business_day": "following",
            },
        },
        "assumptions": {
            "valuation_on": "2026-01-01",
            "programmes": [
                programme("alpha-1", "alpha", &["phase2", "phase3"], &["US", "EU"]),
                programme("alpha-2", "alpha", &["phase3"], &["US"]),
                programme("beta-1", "beta", &["phase1", "phase2"], &["US", "JP"]),
            ],
            "exercise": [{"option": "take", "probability": 0.7}],
            "events": [{"event": "transfer", "on": "2027-01-01", "probability": 0.9}],
            "horizon_on": "2045-01-01", "third_party_royalty": 0.02,
            "newco": {"haircut": 0.1, "future_dilution": 0.2},
            "licensee": {"discount_rate": 0.1, "cogs": 0.2, "opex": 0.3, "tax_rate": 0.25, "relief_years": 10},
            "licensor": {"discount_rate": 0.12, "tax_rate": 0.15, "upstream_share": 0.1, "foreign_tax": "credit"},
            "wht": 0.1, "wht_sourced": 1,
            "fx": {
                "pair": "USD/CNY", "spot": 7.1, "spot_on": "2026-01-01", "deal_rate": 0.04,
                "home_rate": 0.018, "volatility": 0.04,
            },
        },
    });
    from_file(&file.to_string()).unwrap()
}

fn refused(draft: &Draft) -> Vec<Issue> {
    let issues = validate(draft).issues.into_iter();
    issues.filter(|issue| issue.severity == Severity::Refused).collect()
}

/// The one thing that is wrong, and where; said in both languages, and no deal.
#[track_caller]
fn only(draft: &Draft, path: &str, code: &str, what: &str) {
    let issues = refused(draft);
    let found: Vec<(&str, &str)> =
        issues.iter().map(|issue| (issue.path.as_str(), issue.code())).collect();
    assert_eq!(found, [(path, code)], "{what}");
    for lang in [Lang::En, Lang::Zh] {
        let message = issues[0].message(lang);
        assert!(message.chars().count() > 4 && !message.contains(['{', '}']), "{message}");
    }
    assert!(validate(draft).deal.is_none(), "{what}");
    // Written and read again it is as wrong.
    let again = from_file(&to_file(draft).to_string()).unwrap();
    assert_eq!(refused(&again), issues, "{what}");
}

#[test]
fn the_deal_they_are_tried_on_is_right() {
    assert_eq!(refused(&right()), []);
}

/// A text typed into a field: what it is refused with there.
const TYPED: [(&str, &str, &str); 66] = [
    ("assumptions.licensee.discount_rate", "-100", "out_of_range"),
    ("assumptions.licensor.discount_rate", "-100", "out_of_range"),
    ("assumptions.licensee.tax_rate", "100", "out_of_range"),
    ("assumptions.licensor.tax_rate", "100", "out_of_range"),
    ("assumptions.wht", "100", "out_of_range"),
    ("assumptions.wht_sourced", "101", "out_of_range"),
    ("assumptions.licensor.upstream_share", "-1", "out_of_range"),
    ("assumptions.licensor.foreign_tax", "ignored", "unknown_word"),
    ("assumptions.licensee.relief_years", "1.5", "unreadable"),
    ("assumptions.licensee.relief_years", "41", "too_many"),
    ("assumptions.newco.haircut", "100.1", "out_of_range"),
    ("assumptions.newco.future_dilution", "-1", "out_of_range"),
    ("assumptions.third_party_royalty", "101", "out_of_range"),
    ("assumptions.events.0.probability", "101", "out_of_range"),
    ("assumptions.events.0.on", "2027-02-30", "unreadable"),
    ("assumptions.exercise.0.probability", "-0.1", "out_of_range"),
    ("assumptions.exercise.0.option", "give", "unknown_id"),
    ("assumptions.programmes.0.id", "", "missing"),
    ("assumptions.programmes.1.id", "alpha:2", "colon_in_id"),
    ("assumptions.programmes.1.product", "gamma", "unknown_id"),
    ("assumptions.programmes.0.approval_dependence", "101", "out_of_range"),
    ("assumptions.programmes.0.stages.0.pos", "101", "out_of_range"),
    ("assumptions.programmes.0.stages.0.months", "1.5", "unreadable"),
    ("assumptions.programmes.0.stages.0.months", "-1", "unreadable"),
    ("assumptions.programmes.0.stages.1.stage", "phase2", "duplicate"),
    ("assumptions.programmes.0.stages.0.cost", "-1", "negative"),
    ("assumptions.programmes.0.regions.0.pos", "-1", "out_of_range"),
    ("assumptions.programmes.0.regions.0.review_months", "0.5", "unreadable"),
    ("assumptions.programmes.0.regions.0.price_cut", "101", "out_of_range"),
    ("assumptions.programmes.0.regions.0.price_cut_after_years", "0.3", "not_whole_months"),
    ("assumptions.programmes.0.regions.0.uptake.0", "x", "unreadable"),
    ("terms.structure.licensor_equity", "101", "out_of_range"),
    ("terms.structure.committed_financing", "-1", "negative"),
    ("terms.products.1.id", "", "missing"),
    ("terms.upfront.0.premium", "101", "out_of_range"),
    ("terms.upfront.0.form", "shares", "unknown_word"),
    ("terms.options.0.id", "", "missing"),
    ("terms.options.0.product", "gamma", "unknown_id"),
    ("terms.options.0.product", "alpha", "option_on_two_programmes"),
    ("terms.options.0.stage", "phase3", "unknown_stage"),
    ("terms.options.0.exercise_fee", "-1", "negative"),
    ("terms.milestones.0.id", "a:b", "colon_in_id"),
    ("terms.milestones.1.id", "start", "duplicate"),
    ("terms.milestones.0.trigger.stage", "phase1", "unknown_stage"),
    ("terms.milestones.0.trigger.programme", "", "say_which"),
    ("terms.milestones.0.trigger.programme", "gamma", "unknown_id"),
    ("terms.milestones.1.trigger.region", "", "missing"),
    ("terms.milestones.1.trigger.region", "CA", "not_licensed"),
    ("terms.milestones.2.trigger.threshold", "0", "not_positive"),
    ("terms.milestones.2.trigger.threshold", "-5", "negative"),
    ("terms.milestones.2.trigger.product", "", "say_which"),
    ("terms.milestones.2.trigger.product", "gamma", "unknown_id"),
    ("terms.milestones.2.trigger.regions.0", "JP", "not_licensed"),
    ("terms.milestones.3.trigger.event", "gone", "unknown_event"),
    ("terms.royalties.1.id", "us", "duplicate"),
    ("terms.royalties.0.regions.0", "JP", "not_licensed"),
    ("terms.royalties.0.regions.0", "EU", "royalty_and_profit_share"),
    ("terms.royalties.0.tiers.0.above", "1", "tiers_start_above_zero"),
    ("terms.royalties.0.tiers.1.above", "0", "tiers_not_ascending"),
    ("terms.royalties.0.generic_share", "101", "out_of_range"),
    ("terms.royalties.0.years_from_first_sale", "1.3", "not_whole_months"),
    ("terms.royalties.0.floor", "101", "out_of_range"),
    ("terms.profit_share.0.product", "", "say_which"),
    ("terms.profit_share.0.licensor_share", "-1", "out_of_range"),
    ("terms.cost_share.0.stage", "phase1", "unknown_stage"),
    ("terms.cost_share.0.programme", "", "say_which"),
];

#[test]
fn a_text_is_refused_at_its_field() {
    for (path, text, code) in TYPED {
        let mut draft = right();
        assert!(draft.node(path).is_some_and(Value::is_string), "{path}");
        draft.set(path, text);
        let issues = refused(&draft);
        let found: Vec<_> = issues.iter().map(|it| (it.path.as_str(), it.code())).collect();
        assert!(found.contains(&(path, code)), "{path} {text}: {found:?}");
        // An id that is another now is missed where it was named, and only there.
        let of_names =
            ["unknown_id", "no_programme", "unknown_stage", "unknown_event", "no_assumptions"];
        let rest = found.iter().filter(|issue| **issue != (path, code));
        let renamed = path.ends_with("id") || path.ends_with("stage") || path.ends_with("product");
        assert!(
            rest.clone().all(|(_, code)| renamed && of_names.contains(code)),
            "{path}: {found:?}"
        );
        if rest.count() == 0 {
            only(&draft, path, code, text);
        }
    }
}

/// Rows taken out or put in: what is refused where.
#[test]
fn a_row_too_many_or_too_few_is_refused_at_its_place() {
    let row = |list: &str, row: Value| (list.to_owned(), Some(row));
    let none = |list: &str| (list.to_owned(), None);
    let text = Value::from;
    for ((list, row), path, code) in [
        (none("terms.royalties.0.tiers"), "terms.royalties.0.tiers", "empty_list"),
        (
            none("assumptions.programmes.0.regions.0.uptake"),
            "assumptions.programmes.0.regions.0.uptake",
            "empty_list",
        ),
        (
            none("assumptions.programmes.0.regions.0.retention"),
            "assumptions.programmes.0.regions.0.retention",
            "empty_list",
        ),
        (row("terms.territory.licensed", text("EU")), "terms.territory.licensed.2", "duplicate"),
        (
            row("terms.territory.licensed", text("GB")),
            "terms.territory.licensed.2",
            "no_assumptions",
        ),
        (
            row("terms.products.1.territory", text("EU")),
            "terms.products.1.territory.2",
            "no_assumptions",
        ),
        (row("terms.products", json!({"id": "gamma"})), "terms.products.2.id", "no_programme"),
        (
            row("assumptions.programmes.0.regions", region_text("EU")),
            "assumptions.programmes.0.regions.2.region",
            "duplicate",
        ),
        (
            row("assumptions.exercise", json!({"option": "take", "probability": "5"})),
            "assumptions.exercise.1.option",
            "duplicate",
        ),
        (
            row(
                "assumptions.events",
                json!({"event": "transfer", "on": "2027-01-01", "probability": "5"}),
            ),
            "assumptions.events.1.event",
            "duplicate",
        ),
        (
            row(
                "terms.cost_share",
                json!({"programme": "alpha-1", "stage": "phase2", "licensee_share": "5"}),
            ),
            "terms.cost_share.1.stage",
            "duplicate",
        ),
        (
            row(
                "terms.options",
                json!({"id": "again", "product": "beta", "stage": "phase2", "exercise_fee": "5"}),
            ),
            "terms.options.1.product",
            "two_options",
        ),
        (
            row(
                "terms.profit_share",
                json!({"product": "alpha", "region": "EU", "licensor_share": "5"}),
            ),
            "terms.profit_share.1.region",
            "shared_twice",
        ),
        (
            row(
                "terms.profit_share",
                json!({"product": "beta", "region": "EU", "licensor_share": "5"}),
            ),
            "terms.profit_share.1.region",
            "not_licensed",
        ),
        (
            row("terms.milestones.2.trigger.regions", text("US")),
            "terms.milestones.2.trigger.regions.1",
            "duplicate",
        ),
        (
            row("terms.royalties.0.regions", text("EU")),
            "terms.royalties.0.regions.1",
            "royalty_and_profit_share",
        ),
        (
            row("terms.royalties.0.products", text("gamma")),
            "terms.royalties.0.products.1",
            "unknown_id",
        ),
        (
            row("terms.royalties", typed(royalty("more", &["alpha"], &["US"]))),
            "terms.royalties.2.regions.0",
            "two_royalties",
        ),
        (
            row("terms.royalties", typed(royalty("more", &["beta"], &[]))),
            "terms.royalties.2.id",
            "two_royalties",
        ),
    ] {
        let mut draft = right();
        match row {
            Some(row) => {
                let at = draft.rows(&list);
                draft.insert_row(&list, at, row);
                draft = Draft::from_text(&draft.to_text()).unwrap();
            }
            None => draft.put(&list, json!([])),
        }
        only(&draft, path, code, &list);
    }
    let mut none = right();
    none.put("terms.products", json!([]));
    let found = refused(&none);
    assert!(
        found.iter().any(|it| (it.path.as_str(), it.code()) == ("terms.products", "empty_list"))
    );
}

/// A row as it is typed.
fn typed(row: Value) -> Value {
    let mut whole = to_file(&right());
    whole["terms"]["royalties"] = json!([row]);
    from_file(&whole.to_string()).unwrap().node("terms.royalties.0").unwrap().clone()
}

fn region_text(name: &str) -> Value {
    let mut row = right().node("assumptions.programmes.0.regions.1").unwrap().clone();
    row["region"] = name.into();
    row
}

#[test]
fn a_region_is_asked_for_where_the_programme_has_it() {
    let mut draft = right();
    // Licensed for alpha, and no region of its second programme.
    draft.set("terms.milestones.1.trigger.programme", "alpha-2");
    only(&draft, "terms.milestones.1.trigger.region", "no_assumptions", "not in the programme");
    draft.set("terms.milestones.1.trigger.programme", "beta-1");
    only(&draft, "terms.milestones.1.trigger.region", "not_licensed", "not beta's");
}

#[test]
fn each_is_right_where_one_has_what_is_named_and_wrong_where_none_has() {
    let mut draft = right();
    draft.set("terms.milestones.0.trigger.programme", "each");
    draft.set("terms.milestones.0.trigger.stage", "phase1");
    draft.set("terms.milestones.2.trigger.product", "each");
    draft.set("terms.milestones.2.trigger.regions.0", "JP");
    draft.set("terms.milestones.4.trigger.programme", "each");
    assert_eq!(refused(&draft), []);
    draft.set("terms.milestones.0.trigger.stage", "phase4");
    only(&draft, "terms.milestones.0.trigger.stage", "unknown_stage", "in none");
    draft.set("terms.milestones.0.trigger.stage", "phase1");
    draft.set("terms.milestones.2.trigger.regions.0", "GB");
    only(&draft, "terms.milestones.2.trigger.regions.0", "not_licensed", "for none");
    // A cost is one programme's.
    draft.set("terms.milestones.2.trigger.regions.0", "US");
    draft.set("terms.cost_share.0.programme", "each");
    only(&draft, "terms.cost_share.0.programme", "unknown_id", "each");
}

/// What a schedule names is ignored where it is licensed for another of its products; two products may share a region,
/// each in a schedule of its own.
#[test]
fn schedules_share_regions_but_not_pairs() {
    let mut draft = right();
    draft.insert_row("terms.royalties.0.products", 1, "beta".into());
    draft.insert_row("terms.royalties.0.regions", 1, "JP".into());
    assert_eq!(refused(&draft), [], "JP is beta's alone");
    let mut draft = right();
    draft.put("terms.royalties.1.regions", json!(["US"]));
    assert_eq!(refused(&draft), [], "two products in one region");
    draft.put("terms.royalties.1.products", json!([]));
    only(&draft, "terms.royalties.1.regions.0", "two_royalties", "alpha in the US");
    // The rest of every product: what the first names of alpha is not in it.
    draft.put("terms.royalties.1.regions", json!([]));
    assert_eq!(refused(&draft), []);
}

#[test]
fn fees_and_amounts_of_nothing_are_right() {
    let mut draft = right();
    for path in [
        "terms.options.0.exercise_fee",
        "terms.upfront.0.amount",
        "terms.milestones.2.amount",
        "terms.structure.committed_financing",
        "terms.royalties.0.minimum_annual",
        "assumptions.licensee.relief_years",
        "assumptions.programmes.0.stages.0.months",
        "assumptions.programmes.0.regions.0.price_cut_after_years",
    ] {
        draft.set(path, "0");
    }
    assert_eq!(refused(&draft), []);
}

/// A product with so many programmes and regions, all uncertain.
fn wide(products: usize, programmes: usize, regions: usize) -> Draft {
    let names: Vec<String> = (0..regions).map(|region| format!("R{region}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut file = to_file(&right());
    for list in ["options", "milestones", "royalties", "profit_share", "cost_share"] {
        file["terms"][list] = json!([]);
    }
    file["assumptions"]["exercise"] = json!([]);
    file["terms"]["territory"]["licensed"] = json!(names);
    let product = |product: usize| json!({"id": format!("p{product}"), "name": "", "modality": "", "area": "", "stage": ""});
    file["terms"]["products"] = (0..products).map(product).collect();
    let rows = (0..products).flat_map(|product| {
        let names = &names;
        (0..programmes).map(move |row| {
            programme(&format!("p{product}-{row}"), &format!("p{product}"), &["phase3"], names)
        })
    });
    file["assumptions"]["programmes"] = rows.collect();
    from_file(&file.to_string()).unwrap()
}

/// Said of each product, with how many outcomes it has and what to merge.
#[test]
fn more_outcomes_than_can_be_counted_are_refused() {
    let issues = refused(&wide(12, 4, 6));
    assert_eq!(issues.len(), 12);
    for (row, issue) in issues.iter().enumerate() {
        // Where its regions are listed: of four alike, in the first.
        assert_eq!(issue.path, format!("assumptions.programmes.{}.regions", 4 * row));
        assert_eq!(issue.code(), "too_many_outcomes");
        // 64 sets of six regions in each of four programmes.
        for said in [format!("p{row}"), "16777216".to_owned(), "4096".to_owned()] {
            for lang in [Lang::En, Lang::Zh] {
                let plain = issue.message(lang).replace(',', "");
                assert!(plain.contains(&said), "{plain}");
            }
        }
        assert!(
            issue
                .message(Lang::En)
                .contains("merge small markets into one region, or programmes into one")
        );
        assert!(issue.message(Lang::Zh).contains("合并为一个区域"));
    }
    assert_eq!(refused(&wide(12, 2, 6)), [], "4,096 are counted");
}

/// Only what can happen is counted: what is certain or impossible is no fork, nor are regions that one draw decides.
#[test]
fn outcomes_of_no_probability_are_not_counted() {
    let with = |change: fn(&mut Draft)| {
        let mut draft = wide(1, 3, 5);
        change(&mut draft);
        let issues = refused(&draft);
        issues.first().map(|issue| issue.message(Lang::En).replace(',', ""))
    };
    assert!(with(|_| {}).unwrap().contains("32768"));
    let all = |draft: &mut Draft, path: &str, text: &str| {
        draft.expand(path).iter().for_each(|path| draft.set(path, text));
    };
    let pos = "assumptions.programmes[].regions[].pos";
    let filed = "assumptions.programmes[].stages[].pos";
    let together = "assumptions.programmes[].approval_dependence";
    let set = move |path: &str, text: &str| {
        let mut draft = wide(1, 3, 5);
        all(&mut draft, path, text);
        refused(&draft).first().map(|issue| issue.message(Lang::En).replace(',', ""))
    };
    assert_eq!(set(pos, "0"), None);
    assert_eq!(set(pos, "100"), None);
    assert_eq!(set(filed, "0"), None);
    assert_eq!(set(together, "100"), None);
    assert!(set(together, "99").unwrap().contains("32768"));
    // The reviews of one region in each of three programmes made sure: 16 sets or none filed, three times.
    let sure = with(|draft| {
        for programme in 0..3 {
            draft.set(&format!("assumptions.programmes.{programme}.regions.0.pos"), "100");
        }
    });
    assert!(sure.unwrap().contains("4913"));
}
