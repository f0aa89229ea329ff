//! A deal of several products, schedules, options and shares: all of it is told, in both languages, and what is
//! changed, added or taken out is marked.

use super::clauses::{LANGS, draft, other};
use super::redline::{compared, reads_back};
use parley::domain::deal::PaymentKind;
use parley::domain::draft::{Draft, FieldValues, from_file, validate};
use parley::domain::lang::Lang;
use parley::domain::schema::{FIELDS, LISTS, blank_row, field_at, pattern};
use parley::domain::term_sheet::{
    Block, Document, Edit, Run, document, face, is_least, marked, section_of,
};
use parley::domain::valuation::value;
use parley::export::docx::{FileStamp, docx};
use parley::export::markdown::markdown;
use rust_decimal::Decimal;

/// Four products of which three are under option, two schedules, a profit share, shared costs, an event, shares of
/// the licensor with a premium.
pub fn platform() -> Draft {
    from_file(include_str!("../../fixtures/papers/platform.json")).unwrap()
}

/// A new company with its first round.
pub fn funded() -> Draft {
    let mut draft = draft(include_str!("../../fixtures/deals/newco_three_regions.json"));
    draft.set("terms.structure.committed_financing", "120");
    draft
}

/// A product whose profit is shared in one region and bears a royalty elsewhere.
pub fn shared_profit() -> Draft {
    draft(include_str!("../../fixtures/deals/profit_and_loss.json"))
}

fn paper(draft: &Draft, lang: Lang) -> String {
    markdown(&document(&FieldValues::of(draft), lang))
}

fn section(draft: &Draft, id: &str, lang: Lang) -> String {
    let mut sheet = document(&FieldValues::of(draft), lang);
    sheet.clauses.retain(|clause| clause.id == id);
    markdown(&sheet)
}

#[test]
fn the_deals_are_deals() {
    for draft in [platform(), funded(), shared_profit()] {
        let checked = validate(&draft);
        assert!(checked.deal.is_some(), "{:?}", checked.issues);
    }
}

#[test]
fn whole_documents() {
    let all = [("platform", platform()), ("funded", funded()), ("profit_share", shared_profit())];
    for (name, draft) in all {
        for lang in LANGS {
            let text = paper(&draft, lang);
            assert!(!text.contains(['{', '}']), "{name}");
            insta::assert_snapshot!(format!("{name}_{lang:?}").to_lowercase(), text);
        }
    }
}

/// Every leaf of what both sides see, in a deal that has them all.
#[test]
fn every_leaf_is_told() {
    let mut whole = platform();
    whole.insert_row("terms.milestones", 0, blank_row("terms.milestones"));
    for (leaf, text) in [("id", "day"), ("label", "day"), ("amount", "1"), ("trigger.on", "date")] {
        whole.set(&format!("terms.milestones.0.{leaf}"), text);
    }
    whole.set("terms.milestones.0.trigger.date", "2028-01-31");
    whole.set("terms.payment.invoice_days", "30");
    let mut told = std::collections::BTreeSet::new();
    // Of the new company what only such a deal has: where there is one product its key, for one, is not needed.
    for (draft, group) in [(whole, "terms."), (funded(), "terms.structure.")] {
        for field in FIELDS.iter().filter(|field| field.path.starts_with(group)) {
            for path in draft.expand(field.path).into_iter().filter(|path| asked(&draft, path)) {
                told.insert(field.path);
                // The sheet numbers these rows: by which word the file knows them is no matter of the parties.
                if NUMBERED.contains(&field.path) {
                    continue;
                }
                let mut changed = draft.clone();
                changed.set(&path, &other(field.kind, draft.text(&path)));
                for lang in LANGS {
                    assert_ne!(paper(&changed, lang), paper(&draft, lang), "{lang:?}: {path}");
                }
            }
        }
    }
    let fields = FIELDS.iter().map(|field| field.path).filter(|path| path.starts_with("terms."));
    assert_eq!(told, fields.collect());
}

/// Ids of rows that stand under their number.
pub(super) const NUMBERED: [&str; 4] =
    ["terms.products[].id", "terms.options[].id", "terms.milestones[].id", "terms.royalties[].id"];

/// Whether a leaf says something in a draft and is asked for there. Credit that there is none of does not carry.
fn asked(draft: &Draft, path: &str) -> bool {
    if let Some(row) = path.strip_suffix(".credit_carry_forward") {
        return draft.text(&format!("{row}.stacking_credit")) != "0";
    }
    let field = field_at(path).unwrap();
    let sibling = |name: &str| format!("{}.{name}", path.rsplit_once('.').unwrap().0);
    let wanted = |(name, words): (&str, &[&str])| words.contains(&draft.text(&sibling(name)));
    !draft.text(path).is_empty() && field.when.is_none_or(wanted)
}

#[test]
fn every_leaf_and_row_has_the_section_that_tells_it() {
    let draft = platform();
    let values = FieldValues::of(&draft);
    for list in LISTS.iter().filter(|list| list.path.starts_with("terms.")) {
        for path in draft.expand(&format!("{}[]", list.path)) {
            assert!(section_of(&values, &path).is_some(), "{path}");
        }
    }
    for (path, id) in [
        ("terms.products.1.area", "asset"),
        ("terms.products.2", "asset"),
        ("terms.products.2.territory.0", "territory"),
        ("terms.structure.committed_financing", "structure"),
        ("terms.sheet_on", "parties"),
        ("terms.signed_on", "conditions"),
        ("terms.upfront.1.premium", "upfront"),
        ("terms.options.0", "licence"),
        ("terms.options.0.exercise_fee", "licence"),
        ("terms.milestones.1.trigger.programme", "milestones"),
        ("terms.royalties.1", "royalties"),
        ("terms.royalties.1.regions.0", "royalties"),
        ("terms.royalties.1.tiers.0.rate", "royalties"),
        ("terms.royalties.1.generic_share", "royalty_terms"),
        ("terms.royalties.1.minimum_annual", "royalty_terms"),
        ("terms.profit_share.0.licensor_share", "royalties"),
        ("terms.cost_share.0.licensee_share", "development"),
    ] {
        assert_eq!(section_of(&values, path), Some(id), "{path}");
    }
}

/// 4 products with a step of 50 each; the pivotal start of each programme once; the fees 25 + 25 + 15.
#[test]
fn a_total_counts_products_and_at_least_one_programme() {
    let mut draft = platform();
    let all = |draft: &Draft, kind| face(&FieldValues::of(draft), &[kind]);
    let sum = Decimal::from(10 + 20 + 30 + 80 + 4 * 50 + 150);
    assert_eq!(all(&draft, PaymentKind::Milestone), sum);
    assert_eq!(all(&draft, PaymentKind::Option), Decimal::from(65));
    assert_eq!(all(&draft, PaymentKind::Upfront), Decimal::from(160));
    let headline = face(&FieldValues::of(&draft), &PaymentKind::ALL);
    assert_eq!(headline, sum + Decimal::from(65 + 160));
    assert!(is_least(&FieldValues::of(&draft), &PaymentKind::ALL));
    assert!(!is_least(&FieldValues::of(&draft), &[PaymentKind::Upfront, PaymentKind::Option]));
    assert!(
        section(&draft, "payment", Lang::En).contains("| Headline | at least USD 715 million |")
    );
    assert!(section(&draft, "payment", Lang::Zh).contains("| 交易总额 | 不少于7.15亿美元 |"));
    assert!(
        section(&draft, "payment", Lang::En).contains("| Exercise fees in all | USD 65 million |")
    );
    // What the engine counts, which knows the five programmes, is no less.
    let engine = |draft: &Draft| value(&validate(draft).deal.unwrap()).headline;
    assert!(engine(&draft) >= 715.0 - 1e-9);
    // One programme is named: all is counted, and the engine counts the same.
    draft.set("terms.milestones.1.trigger.programme", "nsclc");
    assert!(!is_least(&FieldValues::of(&draft), &PaymentKind::ALL));
    assert!(section(&draft, "payment", Lang::En).contains("| Headline | USD 715 million |"));
    assert!((engine(&draft) - 715.0).abs() < 1e-9);
}

#[test]
fn what_is_left_out_of_a_schedule_is_said_in_words() {
    let draft = platform();
    let said = section(&draft, "royalties", Lang::En);
    assert!(said.contains("Schedule 1: LX-1, in all other regions."), "{said}");
    assert!(
        said.contains(
            "Schedule 2: LX-2, LX-3, LX-4, in the United States, the European Union, Japan."
        ),
        "{said}"
    );
    let mut all = draft.clone();
    while all.rows("terms.royalties") > 1 {
        all.remove_row("terms.royalties", 1);
    }
    all.remove_row("terms.royalties.0.products", 0);
    assert!(
        section(&all, "royalties", Lang::En).contains("Schedule 1: all Products, in all other")
    );
    all.remove_row("terms.royalties", 0);
    assert!(section(&all, "royalties", Lang::En).contains("There are no royalties."));
    assert!(section(&all, "royalties", Lang::Zh).contains("本交易不设特许权使用费。"));
    assert!(!section(&all, "royalties", Lang::En).contains("Schedule"));
    assert!(section(&all, "royalty_terms", Lang::En).contains("no Royalty Term"));
    assert!(
        section(&all, "termination", Lang::En).contains("as long as the Product is sold there")
    );
    let none = |sheet: &str| sheet.contains("| Royalty rates | none |");
    assert!(none(&section(&all, "payment", Lang::En)));
}

#[test]
fn a_loss_of_sales_to_generics_is_told_by_its_share_where_it_is_given() {
    let mut draft = platform();
    for choice in ["on_loss", "on_share"] {
        draft.insert_row("clauses", 0, blank_row("clauses"));
        draft.set("clauses.0.section", "royalty_terms");
        draft.set("clauses.0.choice", choice);
        let said = section(&draft, "royalty_terms", Lang::En);
        let cuts: Vec<&str> =
            said.lines().filter(|line| line.contains("After Loss of Exclusivity")).collect();
        let [first, second] = cuts[..] else { panic!("{said}") };
        assert!(first.contains("at least 30 %") && first.contains("50 %"), "{first}");
        assert!(!second.contains("30 %") && second.contains("40 %"), "{second}");
        assert_eq!(second.contains("\\[share\\]"), choice == "on_share", "{second}");
    }
}

/// A line for each block or row that is not kept as it was: `-` taken out, `+` added, `~` changed.
fn changes(before: &Draft, after: &Draft, id: &str) -> Vec<String> {
    let sheet = |draft: &Draft| document(&FieldValues::of(draft), Lang::En);
    let sheet = marked(&sheet(before), &sheet(after));
    assert!(docx(std::slice::from_ref(&sheet), &at("2026-11-24T09:30:00Z")).is_ok());
    lines(&sheet, id)
}

fn lines(sheet: &Document, id: &str) -> Vec<String> {
    let line = |runs: Vec<Run>| {
        let edits = |edit| runs.iter().any(|run| run.edit == edit);
        let mark = match (edits(Edit::Kept), edits(Edit::Removed), edits(Edit::Added)) {
            (true, false, false) => return None,
            (false, true, false) => '-',
            (false, false, true) => '+',
            _ => '~',
        };
        Some(format!("{mark} {}", runs.iter().map(|run| run.text.as_str()).collect::<String>()))
    };
    let clause = sheet.clauses.iter().find(|clause| clause.id == id).unwrap();
    let texts = clause.blocks.iter().flat_map(|block| match block {
        Block::Paragraph(runs) | Block::Item(_, runs) => vec![runs.clone()],
        Block::Table(_, rows) => rows.iter().map(|row| row.concat()).collect(),
    });
    texts.filter_map(line).collect()
}

#[test]
fn a_product_an_option_and_a_schedule_come_and_go_as_tracked_changes() {
    let before = platform();
    let mut after = before.clone();
    after.remove_row("terms.options", 1);
    // The option below moves up in number.
    let moved =
        |old: &str, new: &str| format!("~ {old}{new}LX-4 optionLX-4preclinicalUSD 15 million");
    let licence = changes(&before, &after, "licence");
    assert_eq!(licence, ["- O2LX-3 optionLX-3Phase IUSD 25 million", &moved("O3", "O2")]);
    let licence = changes(&after, &before, "licence");
    assert_eq!(licence, ["+ O2LX-3 optionLX-3Phase IUSD 25 million", &moved("O2", "O3")]);

    let mut after = before.clone();
    after.remove_row("terms.products", 3);
    after.remove_row("terms.options", 2);
    after.remove_row("terms.royalties.1.products", 2);
    assert_eq!(
        changes(&before, &after, "asset"),
        ["- P4LX-4antibody-drug conjugate (ADC)immunologypreclinicalthe whole Licensed Territory"]
    );

    // A schedule before the others, whose tables have the same headings.
    let mut after = before.clone();
    after.insert_row("terms.royalties", 0, before.node("terms.royalties.1").unwrap().clone());
    after.set("terms.royalties.0.id", "new");
    after.set("terms.royalties.0.regions.0", "CA");
    after.set("terms.royalties.0.tiers.0.rate", "3");
    after.set("terms.royalties.0.tiers.1.rate", "4");
    assert_eq!(
        changes(&before, &after, "royalties"),
        [
            "+ Schedule 1: LX-2, LX-3, LX-4, in Canada, the European Union, Japan.",
            "+ USD 0USD 1,000 million3 %",
            "+ USD 1,000 millionno limit4 %",
            "~ Schedule 12: LX-1, in all other regions.",
            "~ Schedule 23: LX-2, LX-3, LX-4, in the United States, the European Union, Japan.",
        ]
    );
    let terms = changes(&before, &after, "royalty_terms");
    // The two below move down in number, and in nothing else.
    let (moved, come): (Vec<_>, Vec<_>) = terms
        .iter()
        .partition(|line| line.starts_with("~ Schedule 12,") || line.starts_with("~ Schedule 23,"));
    assert_eq!(moved.len(), 2, "{terms:?}");
    assert!(!come.is_empty() && come.iter().all(|line| line.starts_with('+')), "{terms:?}");
    let back = changes(&after, &before, "royalty_terms");
    assert!(
        back.iter()
            .filter(|line| !line.starts_with("~ Schedule "))
            .all(|line| line.starts_with('-'))
    );
}

#[test]
fn a_rate_changed_in_one_schedule_is_marked_in_its_table_alone() {
    let before = platform();
    let mut after = before.clone();
    after.set("terms.royalties.1.tiers.0.rate", "7");
    after.set("terms.profit_share.0.licensor_share", "45");
    assert_eq!(
        changes(&before, &after, "royalties"),
        ["~ USD 0USD 1,000 million6 %7 %", "~ LX-1the United States40 %45 %"]
    );
}

#[test]
fn both_sheets_read_back_from_the_marked_one() {
    let mut less = platform();
    for list in ["products", "options", "milestones", "royalties", "profit_share", "cost_share"] {
        less.remove_row(&format!("terms.{list}"), 0);
    }
    let simple = draft(include_str!("../../fixtures/deals/akeso_summit.json"));
    for (before, after) in [(platform(), less), (simple.clone(), platform()), (funded(), simple)] {
        for lang in LANGS {
            reads_back(&compared(&before, &after, lang)).unwrap();
            reads_back(&compared(&after, &before, lang)).unwrap();
        }
    }
}

/// A row of a selection that was never filled in stands for nothing.
#[test]
fn an_empty_selection_reads_as_none() {
    let before = platform();
    let mut after = before.clone();
    for list in LISTS.iter().filter(|list| list.path.starts_with("terms.") && list.left_out) {
        for path in before.expand(list.path) {
            if before.rows(&path) == 0 {
                after.insert_row(&path, 0, "".into());
            }
        }
    }
    assert_ne!(after, before);
    assert_eq!(paper(&after, Lang::En), paper(&before, Lang::En));
    assert_eq!(pattern("terms.products.2.territory.0"), "terms.products[].territory[]");
}

fn at(time: &str) -> FileStamp {
    FileStamp { at: time.to_owned(), author: "Northwind & 子公司".to_owned() }
}
