//! Writes deals at the limits of the field table, a file each, for `tests/e2e/limits.mjs`:
//! `cargo run --release --no-default-features --example limits -- FOLDER`.
//!
//! Each is the Akeso-Summit deal with one list as long as the table lets it be, or as long as the rules let it; one is
//! as large as a large deal is at a table, and one has the longest lists that may stand together. What is refused in
//! one is printed, and how long the core takes to read it and to value it.

#[allow(dead_code, reason = "shared with other examples")]
mod common;

use common::{refuse, text_of};
use parley::domain::deal::Party;
use parley::domain::diligence::questions;
use parley::domain::draft::{Draft, child, from_file, to_file, validate};
use parley::domain::lang::Lang;
use parley::domain::negotiation::rounds::save;
use parley::domain::schema::{blank_row, list_at};
use parley::domain::term_sheet::{blanks, decide, fill, sections};
use parley::domain::valuation::value;
use serde_json::Value;
use std::io::Write;
use std::process::ExitCode;
use std::time::Instant;

const BASE: &str = "src/refdata/akeso_summit.json";
const LICENSED: &str = "terms.territory.licensed";
const REGIONS: &str = "assumptions.programmes.0.regions";
const STAGES: &str = "assumptions.programmes.0.stages";
const TIERS: &str = "terms.royalties.0.tiers";
/// Longest texts of a file: names, and what is written in sentences.
const NAME: usize = 500;
const TEXT: usize = 20_000;
/// Regions whose approval is open: as many as the outcomes of one product allow.
const OPEN_REGIONS: usize = 12;

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        return refuse(&["usage: limits FOLDER".to_owned()]);
    };
    match write(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => refuse(&[why]),
    }
}

#[expect(clippy::disallowed_methods, reason = "says how long the core takes")]
fn write(folder: &str) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|error| format!("{folder}: {error}"))?;
    let base = from_file(&text_of(BASE)?).map_err(|issues| format!("{BASE}: {issues:?}"))?;
    for (name, make) in DEALS {
        let mut draft = base.clone();
        make(&mut draft);
        draft.set("title", name);
        let began = Instant::now();
        let checked = validate(&draft);
        let (read, began) = (began.elapsed(), Instant::now());
        let valued = checked.deal.as_ref().map(value).is_some();
        let spent = began.elapsed();
        let mut out = std::io::stdout().lock();
        let _ = writeln!(out, "{name}: read in {read:.1?}, valued in {spent:.1?} ({valued})");
        for issue in checked.issues.iter().filter(|_| !valued).take(3) {
            let _ = writeln!(out, "  {}: {}", issue.path, issue.message(Lang::En));
        }
        let file = format!("{folder}/{name}.json");
        let text = to_file(&draft).to_string();
        std::fs::write(&file, text).map_err(|error| format!("{file}: {error}"))?;
    }
    Ok(())
}

type Make = fn(&mut Draft);

/// What each deal is called and how it is made of the base.
const DEALS: &[(&str, Make)] = &[
    ("akeso", |_| {}),
    ("realistic", realistic),
    ("products", |draft| {
        while draft.rows("terms.products") < 40 {
            draft.add_product()
        }
    }),
    ("regions", |draft| regions(draft, most(REGIONS))),
    ("open-regions", |draft| regions(draft, OPEN_REGIONS)),
    ("retained", |draft| words(draft, "terms.territory.retained")),
    ("tranches", tranches),
    ("options", options),
    ("milestones", |draft| milestones(draft, most("terms.milestones"))),
    ("milestone-regions", |draft| {
        regions(draft, most(REGIONS));
        sales_milestone(draft);
    }),
    ("schedules", schedules),
    ("tiers", |draft| tiers(draft, 0, most(TIERS))),
    ("profit-share", profit_share),
    ("cost-share", cost_share),
    ("programmes", programmes),
    ("stages", |draft| stages(draft, most(STAGES))),
    ("years", years),
    ("events", events),
    ("scenarios", |draft| scenarios(draft, most("scenarios"))),
    ("scenarios-of-open-regions", |draft| {
        regions(draft, OPEN_REGIONS);
        scenarios(draft, most("scenarios"));
    }),
    ("payments", payments),
    ("clauses", clauses),
    ("diligence", diligence),
    ("rounds", |draft| rounds(draft, most("rounds"))),
    ("texts", texts),
    ("together", together),
];

fn most(list: &str) -> usize {
    list_at(list).map_or(0, |list| list.at_most)
}

/// Repeats the first row of a list until it has so many, and changes each.
fn repeat(draft: &mut Draft, list: &str, count: usize, change: impl Fn(&mut Draft, &str, usize)) {
    let first = draft.node(&child(list, 0)).cloned().unwrap_or_else(|| blank_row(list));
    draft.put(list, Value::Array(vec![first; count]));
    (0..count).for_each(|row| change(draft, &child(list, row), row));
}

fn words(draft: &mut Draft, list: &str) {
    let words = (0..most(list)).map(|row| Value::from(format!("X{row}")));
    draft.put(list, words.collect());
}

fn regions(draft: &mut Draft, count: usize) {
    let names: Vec<String> = (0..count).map(|row| format!("R{row}")).collect();
    draft.put(LICENSED, names.iter().map(|name| Value::from(name.as_str())).collect());
    repeat(draft, REGIONS, count, |draft, row, at| {
        draft.set(&child(row, "region"), &format!("R{at}"));
        // One certain region more and the sets of a filed programme are one more.
        let open = at + 1 < OPEN_REGIONS || count <= OPEN_REGIONS;
        draft.set(&child(row, "pos"), if open { "90" } else { "100" });
    });
    for row in draft.expand("terms.milestones[].trigger.region") {
        if !draft.text(&row).is_empty() {
            draft.set(&row, "R0");
        }
    }
}

fn tranches(draft: &mut Draft) {
    repeat(draft, "terms.upfront", most("terms.upfront"), |draft, row, at| {
        draft.set(&child(row, "label"), &format!("tranche {at}"));
        draft.set(&child(row, "amount"), &format!("{}", 1 + at % 7));
        draft.set(&child(row, "days_after_effective"), &format!("{}", 30 * at));
    });
}

fn milestones(draft: &mut Draft, count: usize) {
    repeat(draft, "terms.milestones", count, |draft, row, at| {
        draft.set(&child(row, "id"), &format!("m{at}"));
        draft.set(&child(row, "label"), &format!("milestone {at}"));
        draft.set(&child(row, "amount"), &format!("{}", 5 + at % 11));
        match at % 4 {
            0 => draft.set(&child(row, "trigger.on"), "filing"),
            1 => {
                draft.set(&child(row, "trigger.on"), "annual_sales");
                draft.set(&child(row, "trigger.threshold"), &format!("{}", 100 + 10 * at));
            }
            2 => {
                draft.set(&child(row, "trigger.on"), "date");
                draft.set(&child(row, "trigger.date"), &format!("{}-03-01", 2024 + at % 20));
            }
            _ => {
                draft.set(&child(row, "trigger.on"), "cumulative_sales");
                draft.set(&child(row, "trigger.threshold"), &format!("{}", 500 + 100 * at));
            }
        }
    });
}

fn sales_milestone(draft: &mut Draft) {
    milestones(draft, 40);
    for row in (1..40).step_by(4) {
        draft.put(
            &format!("terms.milestones.{row}.trigger.regions"),
            (0..40).map(|at| Value::from(format!("R{at}"))).collect(),
        );
    }
}

/// An option on each product but the first, and what is believed of it.
fn options(draft: &mut Draft) {
    (1..most("terms.options")).for_each(|_| draft.add_product());
    for row in 0..most("terms.options") {
        draft.add_row("terms.options");
        draft.set(&format!("terms.options.{row}.label"), &format!("option {row}"));
        draft.set(&format!("terms.options.{row}.exercise_fee"), "20");
        draft.add_row("assumptions.exercise");
        draft.set(&format!("assumptions.exercise.{row}.probability"), "60");
    }
}

/// A schedule a region, each with some tiers.
fn schedules(draft: &mut Draft) {
    regions(draft, most(REGIONS));
    repeat(draft, "terms.royalties", most("terms.royalties"), |draft, row, at| {
        draft.set(&child(row, "id"), &format!("r{at}"));
        draft.put(&child(row, "regions"), vec![Value::from(format!("R{at}"))].into());
        tiers(draft, at, 10);
    });
}

fn tiers(draft: &mut Draft, schedule: usize, count: usize) {
    let list = format!("terms.royalties.{schedule}.tiers");
    repeat(draft, &list, count, |draft, row, at| {
        draft.set(&child(row, "above"), &format!("{}", 60 * at));
        draft.set(&child(row, "rate"), &format!("{}", 5.0 + 0.25 * at as f64));
    });
}

/// Three products in forty regions, whose profits are shared instead of a royalty paid.
fn profit_share(draft: &mut Draft) {
    regions(draft, most(REGIONS));
    (0..2).for_each(|_| draft.add_product());
    draft.put("terms.royalties", Value::Array(Vec::new()));
    let products: Vec<String> =
        draft.expand("terms.products[].id").iter().map(|id| draft.text(id).to_owned()).collect();
    repeat(draft, "terms.profit_share", most("terms.profit_share"), |draft, row, at| {
        let product = products.get(at / 40).map_or("", String::as_str);
        draft.set(&child(row, "product"), product);
        draft.set(&child(row, "region"), &format!("R{}", at % 40));
        draft.set(&child(row, "licensor_share"), "40");
    });
}

/// Five programmes of forty stages, and who pays each stage.
fn cost_share(draft: &mut Draft) {
    stages(draft, most(STAGES));
    (0..4).for_each(|_| draft.add_product());
    let ids = draft.expand("assumptions.programmes[].id");
    let ids: Vec<String> = ids.iter().map(|id| draft.text(id).to_owned()).collect();
    repeat(draft, "terms.cost_share", most("terms.cost_share"), |draft, row, at| {
        draft.set(&child(row, "programme"), ids.get(at / 40).map_or("", String::as_str));
        draft.set(&child(row, "stage"), &format!("s{}", at % 40));
        draft.set(&child(row, "licensee_share"), "50");
    });
}

/// Forty products with two or three programmes each, certain to be approved.
fn programmes(draft: &mut Draft) {
    for row in 0..draft.rows(REGIONS) {
        draft.set(&format!("{REGIONS}.{row}.pos"), "100");
    }
    (1..most("terms.products")).for_each(|_| draft.add_product());
    for beside in 0..most("assumptions.programmes") - most("terms.products") {
        draft.add_programme(beside % most("terms.products"));
    }
}

fn stages(draft: &mut Draft, count: usize) {
    repeat(draft, STAGES, count, |draft, row, at| {
        draft.set(&child(row, "stage"), &format!("s{at}"));
        draft.set(&child(row, "months"), "2");
        draft.set(&child(row, "cost"), "10");
        draft.set(&child(row, "pos"), "99");
    });
}

/// Sixty years of uptake and of what is left after exclusivity, in each region.
fn years(draft: &mut Draft) {
    for row in 0..draft.rows(REGIONS) {
        for (list, word) in [("uptake", "100"), ("retention", "30")] {
            let list = format!("{REGIONS}.{row}.{list}");
            draft.put(&list, vec![Value::from(word); most(&list)].into());
        }
    }
    draft.set("assumptions.horizon_on", "2090-01-01");
}

fn events(draft: &mut Draft) {
    let count = most("assumptions.events");
    repeat(draft, "assumptions.events", count, |draft, row, at| {
        draft.set(&child(row, "event"), &format!("e{at}"));
        draft.set(&child(row, "on"), &format!("{}-06-30", 2024 + at % 15));
        draft.set(&child(row, "probability"), "70");
    });
    milestones(draft, count);
    for row in 0..count {
        draft.set(&format!("terms.milestones.{row}.trigger.on"), "event");
        draft.set(&format!("terms.milestones.{row}.trigger.event"), &format!("e{row}"));
    }
}

fn scenarios(draft: &mut Draft, count: usize) {
    repeat(draft, "scenarios", count, |draft, row, at| {
        draft.set(&child(row, "name"), &format!("scenario {at}"));
        draft.set(&child(row, "peak_sales"), &format!("{}", 60 + 10 * at));
        draft.set(&child(row, "launch_delay_months"), &format!("{at}"));
    });
}

/// Everything the Payments tab may hold.
fn payments(draft: &mut Draft) {
    draft.put("payments.shocks", (0..12).map(|at| Value::from(format!("{}", at - 6))).collect());
    milestones(draft, most("terms.milestones"));
    tranches(draft);
    repeat(draft, "payments.actual", 200, |draft, row, at| {
        draft.set(&child(row, "id"), &format!("milestone:m{at}"));
        draft.set(&child(row, "due_on"), "2026-01-15");
        draft.set(&child(row, "paid_on"), "2026-02-15");
    });
}

/// Something decided of every section, and every blank filled in.
fn clauses(draft: &mut Draft) {
    for section in sections(Lang::En) {
        decide(draft, section.id, "status", "proposed");
        decide(draft, section.id, "text", &"A further sentence agreed at the table. ".repeat(50));
        blanks(section).into_iter().for_each(|blank| fill(draft, blank, "12"));
    }
}

fn diligence(draft: &mut Draft) {
    let known = questions();
    repeat(draft, "diligence.items", known.len(), |draft, row, at| {
        draft.set(&child(row, "question"), known.get(at).map_or("", |it| it.key.as_str()));
        draft.set(&child(row, "answer"), &"Answered in the data room. ".repeat(20));
        draft.set(&child(row, "owner"), "CMC");
        draft.set(&child(row, "state"), "gap");
        draft.set(&child(row, "becomes"), "warranty");
    });
    let providers = most("diligence.providers");
    repeat(draft, "diligence.providers", providers, |draft, row, at| {
        draft.set(&child(row, "name"), &format!("provider {at}"));
        draft.set(&child(row, "role"), "cdmo");
        draft.set(&child(row, "finding"), "unknown");
    });
}

/// Offers by turns, each with other terms, under both models.
fn rounds(draft: &mut Draft, count: usize) {
    draft.begin_other();
    draft.suppose("assumptions.licensor.discount_rate", "9");
    for at in 0..count {
        let side = if at % 2 == 0 { Party::Licensee } else { Party::Licensor };
        draft.set("terms.upfront.0.amount", &format!("{}", 200 + 3 * at));
        draft.set("terms.royalties.0.tiers.0.rate", &format!("{}", 8.0 + 0.05 * at as f64));
        draft.set("terms.milestones.0.amount", &format!("{}", 100 + at));
        save(draft, side, "", &format!("2026-01-05T{:02}:{:02}:00Z", at / 60, at % 60));
    }
    draft.set("stance.licensee", "-500");
}

/// Every text as long as a file may hold.
fn texts(draft: &mut Draft) {
    let long = |letter: &str, length: usize| letter.repeat(length / letter.len());
    for path in ["terms.parties.licensor.name", "terms.parties.licensee.name"] {
        draft.set(path, &long("name of a party ", NAME));
    }
    draft.set("terms.products.0.name", &long("product ", NAME));
    for row in 0..draft.rows("terms.upfront") {
        draft.set(&format!("terms.upfront.{row}.label"), &long("tranche ", NAME - 8));
    }
    for row in 0..draft.rows("terms.milestones") {
        draft.set(&format!("terms.milestones.{row}.label"), &long("milestone ", NAME));
    }
    for section in sections(Lang::En) {
        decide(draft, section.id, "text", &long("What the parties add. ", TEXT));
    }
    let known = questions();
    repeat(draft, "diligence.items", known.len(), |draft, row, at| {
        draft.set(&child(row, "question"), known.get(at).map_or("", |it| it.key.as_str()));
        draft.set(&child(row, "answer"), &long("An answer. ", TEXT));
        draft.set(&child(row, "evidence"), &long("An evidence. ", TEXT));
    });
}

/// A large deal as it is at a table.
fn realistic(draft: &mut Draft) {
    regions(draft, 8);
    milestones(draft, 40);
    tiers(draft, 0, 6);
    scenarios(draft, 4);
    rounds(draft, 10);
}

/// The longest lists that may stand together, under both models.
fn together(draft: &mut Draft) {
    regions(draft, most(REGIONS));
    tranches(draft);
    milestones(draft, most("terms.milestones"));
    tiers(draft, 0, most(TIERS));
    scenarios(draft, most("scenarios"));
    rounds(draft, 20);
}
