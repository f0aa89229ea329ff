//! What the sheet may say: nothing nobody asked for, nothing that contradicts another section, no figure of its own,
//! and beside a wording that moves money that the figures do not follow.

use super::clauses::{CITED, LANGS, deals, note};
use super::lists::{funded, platform, shared_profit};
use super::reading::every_wording;
use parley::domain::date::parse;
use parley::domain::deal::{Modality, Stage, TermKind};
use parley::domain::diligence::questions;
use parley::domain::draft::{Draft, FieldValues, from_file, to_file};
use parley::domain::examples::first_visit;
use parley::domain::examples::templates::template;
use parley::domain::lang::Lang;
use parley::domain::negotiation::offer::canonical;
use parley::domain::schema::{FIELDS, blank_row};
use parley::domain::term_sheet::{
    Block, Clause, Content, Definition, Document, DraftBlank, Run, RunKind, TextPart, decide,
    definitions, document, face, fill, filled, sections, unless_noted, value,
};
use parley::export::link::{LinkScope, Opened, encode, open};
use parley::export::markdown::markdown;
use std::collections::BTreeSet;

pub(super) fn sheet(draft: &Draft, lang: Lang) -> Document {
    document(&FieldValues::of(draft), lang)
}

pub(super) fn paper(draft: &Draft, lang: Lang) -> String {
    markdown(&sheet(draft, lang))
}

fn clause(draft: &Draft, id: &str, lang: Lang) -> Clause {
    sheet(draft, lang).clauses.into_iter().find(|clause| clause.id == id).unwrap()
}

fn fresh() -> Draft {
    let today = parse("2026-11-22").unwrap();
    from_file(&template(Stage::Phase2, Modality::Antibody, today).to_string()).unwrap()
}

/// The kinds of deal (the new company with its round and without), with every section drafted later.
pub(super) fn kinds() -> Vec<(&'static str, Draft)> {
    let mut all = deals().to_vec();
    all.push(("platform", platform()));
    all.push(("funded", funded()));
    all.push(("profit share", shared_profit()));
    for (_, draft) in &mut all {
        take_in_all(draft);
    }
    all
}

fn take_in_all(draft: &mut Draft) {
    for section in sections(Lang::En).iter().filter(|section| section.later) {
        decide(draft, section.id, "removed", "false");
    }
}

pub(super) fn becomes(draft: &mut Draft, question: &str, kind: TermKind) {
    let at = draft.rows("diligence.items");
    draft.insert_row("diligence.items", at, blank_row("diligence.items"));
    draft.set(&format!("diligence.items.{at}.question"), question);
    draft.set(&format!("diligence.items.{at}.becomes"), kind.word());
}

pub(super) fn runs(document: &Document) -> Vec<Run> {
    let blocks = document.clauses.iter().flat_map(|clause| &clause.blocks);
    blocks
        .flat_map(|block| match block {
            Block::Paragraph(runs) | Block::Item(_, runs) => runs.clone(),
            Block::Table(_, rows) => rows.concat().concat(),
        })
        .collect()
}

/// Wordings that counsel struck from the sheet, by the row of the review.
const STRUCK: &[(u8, &str)] = &[
    (1, "is dated {terms.signed_on}"),
    (2, "treated as freely exportable"),
    (2, "in its considered view"),
    (2, "按自由出口技术处理"),
    (3, "pass its receipts"),
    (3, "payments.onward"),
    (4, "plans to convert"),
    (4, "payments.retains_fx"),
    (5, "later rounds to dilute"),
    (5, "haircut"),
    (6, "freight and duties"),
    (6, "运费及关税"),
    (8, "first filing for approval"),
    (15, ". Target: {"),
    (15, "Each party bears its own.\n"),
    (16, "safe harbour"),
    (16, "五年过渡期"),
    (19, "pre-IND or like meeting"),
    (27, "because it is not so that"),
    (28, "the licensor"),
    (28, "the licensee"),
    (29, "stage, without regard to payments"),
    (0, "keeps anti-corruption"),
    (0, "kept good laboratory"),
    (0, "free of charges"),
    (0, "fully paid and goes on"),
    (0, "claims of others"),
];

#[test]
fn what_counsel_struck_stays_struck() {
    let mut all = String::new();
    for lang in ["en", "zh"] {
        for file in std::fs::read_dir(format!("src/domain/term_sheet/{lang}")).unwrap() {
            all.push_str(&std::fs::read_to_string(file.unwrap().path()).unwrap());
        }
    }
    all.push_str(include_str!("../../../src/refdata/diligence/terms.csv"));
    for question in questions() {
        for kind in TermKind::ALL {
            all.push_str(&question.sentence(kind, Lang::En));
        }
    }
    assert!(all.len() > 100_000, "the texts are not found");
    for (row, words) in STRUCK {
        assert!(!all.contains(words), "{row}: {words}");
    }
}

/// Of what nobody has answered the sheet says nothing, or leaves a blank.
#[test]
fn a_deal_in_which_nothing_was_answered_asserts_nothing() {
    let mut draft = fresh();
    take_in_all(&mut draft);
    draft.set("terms.tech_transfer.days_after_effective", "0");
    draft.set("terms.tech_transfer.cost", "0");
    let said = paper(&draft, Lang::En);
    for words in [
        "neither prohibited nor restricted.",
        "found it",
        "obtains the letter of intent",
        "Target for the transfer",
        "Planning date for the transfer",
        " 0 days after the Effective Date",
        "pre-IND meeting",
        "end-of-phase meeting with the FDA has been held",
        "check of the contract manufacturer",
        "matter that diligence turns",
        "plans to",
        "dilut",
    ] {
        assert!(!said.contains(words), "{words}");
    }
    for lang in LANGS {
        let blanks = runs(&sheet(&draft, lang));
        let asked = RunKind::Blank("payments.technology".into());
        assert!(blanks.iter().any(|run| run.mark == asked), "{lang:?}");
    }
}

/// What each answer lets the sheet say of the technology, and no other.
#[test]
fn the_sheet_says_of_the_technology_what_was_answered() {
    let said = |status: &str| {
        let mut draft = fresh();
        draft.set("payments.technology", status);
        (paper(&draft, Lang::En), paper(&draft, Lang::Zh))
    };
    let cases = [
        ("not_assessed", "Nothing is transferred before it is known", "不得转移任何技术"),
        ("free", "found it neither prohibited nor restricted", "不属于禁止或限制出口的技术"),
        ("restricted", "obtains the letter of intent before", "取得技术出口许可意向书，并在"),
        ("prohibited", "no permission lifts that", "任何许可均不能解除该项禁止"),
    ];
    for (status, ..) in cases {
        let (en, zh) = said(status);
        for (other, in_english, in_chinese) in cases {
            assert_eq!(en.contains(in_english), other == status, "{status}: {in_english}");
            assert_eq!(zh.contains(in_chinese), other == status, "{status}: {in_chinese}");
        }
    }
}

/// Files, links and kept drafts that know a yes or no only: no was what stood where nobody answered.
#[test]
fn an_old_flag_of_the_technology_is_carried_over() {
    let old = |flag: serde_json::Value| {
        let mut file = to_file(&fresh());
        let payments = file["payments"].as_object_mut().unwrap();
        payments.remove("technology");
        payments.insert("restricted_technology".into(), flag);
        file
    };
    for (flag, status) in [
        (serde_json::json!(true), "restricted"),
        (serde_json::json!(false), "not_assessed"),
        (serde_json::json!("true"), "restricted"),
        (serde_json::Value::Null, "not_assessed"),
    ] {
        let file = from_file(&old(flag.clone()).to_string()).unwrap();
        assert_eq!(file.text("payments.technology"), status, "{flag}");
        assert!(!to_file(&file).to_string().contains("restricted_technology"));
        let kept = fresh().to_text().replace(
            "\"technology\":\"not_assessed\"",
            &format!(
                "\"restricted_technology\":{}",
                if status == "restricted" { "\"true\"" } else { "\"false\"" }
            ),
        );
        assert_eq!(Draft::from_text(&kept).unwrap().text("payments.technology"), status);
    }
}

/// A statement and another that may not stand in the same sheet.
const CONTRARY: &[(&str, &str)] = &[
    ("There is no steering committee", "joint steering committee"),
    (
        "owned jointly in equal shares",
        "no intellectual property that arises under the deal is owned jointly",
    ),
    (
        "belong to both in equal shares",
        "no intellectual property that arises under the deal is owned jointly",
    ),
    ("joint Improvements", "no intellectual property that arises under the deal is owned jointly"),
    ("earned when due", "is payable only once"),
    ("It is a condition to closing that closing takes place", "long-stop"),
    ("within 30 days", "within **"),
    ("Licensor supplies none", "Licensor will supply"),
    ("Licensor supplies none", "Licensor will make"),
    ("Licensor supplies none", "Until the transfer is complete Licensor supplies"),
    ("No non-compete is agreed", "says what becomes of such a product"),
    ("No standstill is agreed", "without an invitation of Licensor's board"),
    ("transfers filings, data and stock", "Licensee may sell stock on hand"),
];

/// A statement that needs another.
const NEEDED: &[(&str, &str)] = &[
    (
        "Manufacturing: the check of the contract manufacturer",
        "It is a condition to closing that no manufacturer",
    ),
    ("without first raising it in the joint steering committee", "A joint steering committee"),
    ("each matter that diligence turns into a term", "It is a condition to closing that"),
];

/// The sections and questions that were found to contradict each other, and those drafted since that meet them.
const MEETING: &[&str] = &[
    "upfront",
    "sublicensing",
    "development",
    "governance",
    "manufacturing",
    "supply",
    "biosecure",
    "ip",
    "non_compete",
    "assignment",
    "conditions",
    "termination",
    "wind_down",
    "standstill",
    "regulatory",
];
const QUESTIONS: &[&str] = &[
    "pre_ind",
    "cdmo",
    "joint",
    "improvements",
    "staging",
    "population",
    "calendar",
    "language",
    "escalation",
];

/// What a party may do: choose a wording, leave a section out, make a term of a finding.
#[derive(Clone, Copy)]
enum Move {
    Chooses(&'static str, &'static str),
    LeavesOut(&'static str),
    Finds(&'static str, TermKind),
}

impl Move {
    fn make(self, draft: &mut Draft) {
        match self {
            Self::Chooses(section, id) => {
                decide(draft, section, "choice", id);
            }
            Self::LeavesOut(section) => decide(draft, section, "removed", "true"),
            Self::Finds(question, kind) => becomes(draft, question, kind),
        }
    }
}

#[test]
fn no_pair_of_wordings_and_findings_contradicts_itself() {
    let mut moves = Vec::new();
    for section in sections(Lang::En).iter().filter(|section| MEETING.contains(&section.id)) {
        moves.extend(section.alternatives.iter().map(|it| Move::Chooses(section.id, it.id)));
        moves.push(Move::LeavesOut(section.id));
    }
    for question in QUESTIONS {
        moves.extend(TermKind::ALL.map(|kind| Move::Finds(question, kind)));
    }
    assert!(moves.len() > 80, "{}", moves.len());
    let mut base = fresh();
    take_in_all(&mut base);
    for (at, first) in moves.iter().enumerate() {
        for second in moves.iter().skip(at + 1) {
            let mut draft = base.clone();
            first.make(&mut draft);
            second.make(&mut draft);
            let said = paper(&draft, Lang::En);
            for (one, other) in CONTRARY {
                assert!(!(said.contains(one) && said.contains(other)), "{one} / {other}");
            }
            for (says, needs) in NEEDED.iter().take(2) {
                assert!(!said.contains(says) || said.contains(needs), "{says} without {needs}");
            }
        }
    }
}

/// The contradictions the review named, each with the choice that made it.
#[test]
fn the_contradictions_found_are_gone() {
    // #19, #20: no meeting and no check of the manufacturer unless asked for.
    let plain = paper(&fresh(), Lang::En);
    assert!(!plain.contains("meeting with the FDA") && !plain.contains("check of the contract"));
    let mut draft = fresh();
    decide(&mut draft, "biosecure", "choice", "closing_condition");
    assert!(paper(&draft, Lang::En).contains("check of the contract manufacturer"));
    // The meeting by stage, and none where the US is not licensed.
    for (stage, meeting) in
        [("preclinical", "pre-IND"), ("phase2", "end-of-phase"), ("phase3", "pre-NDA or pre-BLA")]
    {
        let mut draft = fresh();
        draft.set("diligence.pathway", "bridging");
        draft.set("terms.products.0.stage", stage);
        let all =
            ["the pre-IND meeting", "the end-of-phase meeting", "the pre-NDA or pre-BLA meeting"];
        let said = paper(&draft, Lang::En);
        let told: Vec<_> = all.into_iter().filter(|words| said.contains(words)).collect();
        assert_eq!(told, [format!("the {meeting} meeting")]);
        while draft.rows("terms.territory.licensed") > 0 {
            draft.remove_row("terms.territory.licensed", 0);
        }
        assert!(!paper(&draft, Lang::En).contains("meeting with the FDA"));
    }
    // #21: the committee is spoken of where there is one.
    let mut draft = fresh();
    assert!(paper(&draft, Lang::En).contains("raising it in the joint steering committee"));
    decide(&mut draft, "governance", "choice", "information_only");
    assert!(paper(&draft, Lang::En).contains("without first consulting the other"));
    // #22: every way of sublicensing keeps what may not pass.
    for way in ["with_notice", "with_consent", "income_share"] {
        decide(&mut draft, "sublicensing", "choice", way);
        let said = clause(&draft, "sublicensing", Lang::En);
        let text = markdown(&Document { clauses: vec![said], ..sheet(&draft, Lang::En) });
        assert!(text.contains("No technology, data or material may pass"), "{way}");
    }
    // #23: a finding against joint ownership decides the wording; deleted, the wording is as before.
    let mut draft = fresh();
    let before = paper(&draft, Lang::Zh);
    becomes(&mut draft, "joint", TermKind::Covenant);
    for way in ["own", "joint", "licensee"] {
        decide(&mut draft, "ip", "choice", way);
        let said = paper(&draft, Lang::En);
        assert!(!said.contains("in equal shares") && !said.contains("joint Improvements"), "{way}");
    }
    decide(&mut draft, "ip", "choice", "own");
    draft.remove_row("diligence.items", 0);
    assert_eq!(paper(&draft, Lang::Zh), before);
    // #24: a price that diligence opens moves nothing until the parties agree.
    becomes(&mut draft, "staging", TermKind::Price);
    let said = paper(&draft, Lang::En);
    assert!(
        said.contains("Until they do, the payments stand as this sheet states them."),
        "{said}"
    );
}

/// Pairs of characters no sentence has.
const NONSENSE: &[&str] = &[
    "()", "（）", " ,", " .", "，，", "。。", "、，", "  ", "{", "}", "：。", "[]", ": .", "~~",
    ";;",
];

#[test]
fn no_section_prints_nonsense_when_its_terms_are_empty() {
    let mut empty = fresh();
    for list in [
        "terms.upfront",
        "terms.options",
        "terms.milestones",
        "terms.royalties",
        "terms.profit_share",
        "terms.cost_share",
        "terms.territory.licensed",
        "terms.territory.retained",
    ] {
        while empty.rows(list) > 0 {
            empty.remove_row(list, 0);
        }
    }
    let mut all = kinds();
    take_in_all(&mut empty);
    all.push(("empty", empty.clone()));
    empty.set("terms.structure.kind", "newco");
    all.push(("empty newco", empty.clone()));
    for (name, draft) in &all {
        for section in sections(Lang::En) {
            for way in &section.alternatives {
                let mut draft = draft.clone();
                decide(&mut draft, section.id, "choice", way.id);
                for lang in LANGS {
                    let clause = clause(&draft, section.id, lang);
                    let whole = Document { clauses: vec![clause.clone()], ..sheet(&draft, lang) };
                    let blank =
                        |run: &Run| run.text.trim().is_empty() && !run.text.starts_with(' ');
                    assert!(!runs(&whole).iter().any(blank), "{name}: {}", section.id);
                    for block in &clause.blocks {
                        let (Block::Paragraph(runs) | Block::Item(_, runs)) = block else {
                            continue;
                        };
                        let text: String = runs.iter().map(|run| run.text.as_str()).collect();
                        let found = NONSENSE.iter().find(|it| text.contains(**it));
                        assert_eq!(found, None, "{name}: {} {}: {text}", section.id, way.id);
                        let ends =
                            if lang == Lang::En { [".", ":", ";"] } else { ["。", "：", "；"] };
                        assert!(ends.iter().any(|end| text.ends_with(end)), "{name}: {text}");
                    }
                }
            }
        }
    }
    // #12: no word of milestones where there are none.
    let said = clause(&empty, "milestones", Lang::En);
    let text = markdown(&Document { clauses: vec![said], ..sheet(&empty, Lang::En) });
    assert!(
        text.contains("There are no milestone payments.") && !text.contains("contingent"),
        "{text}"
    );
}

/// What the deal says of a leaf, in every way the sheet may write it, and what sums it knows.
fn deals_own(draft: &Draft, lang: Lang) -> BTreeSet<String> {
    let values = FieldValues::of(draft);
    let paths = FIELDS.iter().flat_map(|field| values.expand(field.path));
    let mut own: BTreeSet<String> = paths.filter_map(|path| value(&values, &path, lang)).collect();
    use parley::domain::deal::PaymentKind as Kind;
    let currency = values.text("terms.currency").to_owned();
    let sums: [&[Kind]; 4] = [&[Kind::Upfront], &[Kind::Option], &[Kind::Milestone], &Kind::ALL];
    for kinds in sums {
        own.insert(parley::domain::format::money(face(&values, kinds), &currency, lang));
    }
    // The other party's part of a cost.
    for path in values.expand("terms.cost_share[].licensee_share") {
        let share = values.decimal(&path).unwrap_or_default();
        own.insert(parley::domain::format::percent(rust_decimal::Decimal::ONE - share, lang));
    }
    own
}

fn digits(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty())
}

/// No digit of a rendered sheet is the draft's own: each is the deal's, filled in by the parties, the number of a
/// section or row, or part of the name of an instrument. So every figure, date and counted promise is somebody's.
#[test]
fn every_figure_is_the_deals_or_an_instruments() {
    let cited: BTreeSet<&str> = CITED.into_iter().collect();
    let definition = |lang| {
        let parts = definitions(lang).into_iter().flat_map(|it| it.meaning);
        let texts =
            parts.filter_map(|part| if let TextPart::Text(it) = part { Some(it) } else { None });
        texts.collect::<Vec<_>>()
    };
    for lang in LANGS {
        for text in definition(lang) {
            assert!(digits(text).all(|run| cited.contains(run)), "{text}");
        }
    }
    for (name, mut draft) in every_wording() {
        becomes(&mut draft, "cdmo", TermKind::Condition);
        for lang in LANGS {
            let own = deals_own(&draft, lang);
            let own_digits: BTreeSet<&str> = own.iter().flat_map(|text| digits(text)).collect();
            for run in runs(&sheet(&draft, lang)) {
                let text = run.text.as_str();
                match &run.mark {
                    RunKind::Plain => {
                        assert!(digits(text).all(|it| cited.contains(it)), "{name}: {text}");
                    }
                    // A finding is the question's sentence.
                    RunKind::Value(path) if path.ends_with(".becomes") => {
                        assert!(digits(text).all(|it| cited.contains(it)), "{name}: {text}");
                    }
                    RunKind::Value(path) => {
                        assert!(
                            digits(text).all(|it| own_digits.contains(it)),
                            "{name}: {path}: {text}"
                        );
                    }
                    RunKind::Blank(_) | RunKind::ToFill(_) | RunKind::Broken => {
                        assert_eq!(digits(text).count(), 0, "{name}: {text}");
                    }
                    RunKind::Number(_) | RunKind::Section(_) => {}
                    RunKind::Filled(_) | RunKind::Free => panic!("{name}: nobody wrote {text}"),
                }
            }
        }
    }
}

/// Alternatives that move money for which a deal has no field: those of the review (1.4) and every one drafted since.
const APART: &[(&str, &str)] = &[
    ("sublicensing", "income_share"),
    ("structure", "anti_dilution"),
    ("upfront", "refundable"),
    ("licence", "co_exclusive"),
    ("asset", "with_backups"),
    ("royalties", "combination"),
    ("royalty_terms", "on_share"),
    ("royalty_terms", "know_how"),
    ("payment", "from_invoice"),
    ("fx", "shared_move"),
    ("fx", "accounting_method"),
    ("withholding", "fault_based"),
    ("permissions", "escrow"),
    ("permissions", "long_stop"),
    ("development", "joint_plan"),
    ("manufacturing", "supply_then_transfer"),
    ("biosecure", "covenant"),
    ("ip", "licensee"),
    ("termination", "reversion_royalty"),
    ("milestones", "within_term"),
    ("milestones", "by_indication"),
    ("asset", "with_refusal"),
    ("asset", "with_negotiation"),
    ("asset", "with_nomination"),
    ("manufacturing", "transfer_paid"),
    ("exclusivity", "with_remedy"),
    ("assignment", "with_payment"),
    ("supply", "by_licensor"),
    ("price_relief", "reduction"),
    ("price_relief", "talks"),
    ("newco", "investor_terms"),
    ("upfront", "warrants"),
    ("supply", "own"),
    ("biosecure", "disclosure"),
    ("upstream", "listed"),
    ("wind_down", "both"),
];

#[test]
fn a_wording_that_moves_money_says_that_the_figures_do_not_follow() {
    let mut draft = fresh();
    take_in_all(&mut draft);
    draft.set("terms.structure.kind", "newco");
    draft.set("terms.upfront.0.form", "payer_shares");
    let marked = sections(Lang::En).iter().flat_map(|section| {
        let ways = section.alternatives.iter().filter(|way| way.apart.is_some());
        ways.map(|way| (section.id, way.id))
    });
    let known: BTreeSet<(&str, &str)> = APART.iter().copied().collect();
    assert_eq!(marked.collect::<BTreeSet<_>>(), known);
    for (section, way) in APART {
        let mut draft = draft.clone();
        decide(&mut draft, section, "choice", way);
        let said = clause(&draft, section, Lang::Zh);
        assert!(said.choice == *way && said.is_apart, "{section} {way}");
    }
    // Warrants where the price is paid in shares, and a cap on milestones where there are any.
    let mut cash = draft.clone();
    decide(&mut cash, "upfront", "choice", "warrants");
    assert!(paper(&cash, Lang::En).contains("issues to Licensor warrants for shares worth"));
    cash.set("terms.upfront.0.form", "cash");
    assert!(!clause(&cash, "upfront", Lang::En).is_apart);
    // A wording of which the deal has the figure is computed.
    let computed = [
        ("royalty_terms", "on_share", "terms.royalties.0.generic_share", "30"),
        ("structure", "anti_dilution", "terms.structure.kind", "license"),
        ("payment", "from_invoice", "terms.payment.invoice_days", "30"),
    ];
    for (section, way, path, text) in computed {
        let mut draft = draft.clone();
        decide(&mut draft, section, "choice", way);
        draft.set(path, text);
        assert!(!clause(&draft, section, Lang::En).is_apart, "{section} {way}");
    }
    let mut shared = platform();
    decide(&mut shared, "development", "choice", "joint_plan");
    assert!(!clause(&shared, "development", Lang::En).is_apart);
    for (section, way) in [
        ("upfront", "non_refundable"),
        ("fx", "by_fixing"),
        ("withholding", "by_flag"),
        ("payment", "from_event"),
        ("milestones", "once_each"),
        ("royalties", "marginal"),
        ("royalty_terms", "on_loss"),
        ("permissions", "neutral"),
        ("non_compete", "none"),
    ] {
        let mut draft = draft.clone();
        decide(&mut draft, section, "choice", way);
        assert!(!clause(&draft, section, Lang::En).is_apart, "{section} {way}");
    }
}

/// The days after an invoice are a term of the deal: filled into the blank they move the figures, and either wording of
/// the section says them. What is no number stays in the blank, as an older paper has it.
#[test]
fn days_after_an_invoice_filled_into_the_sheet_are_a_term() {
    let blank = DraftBlank { section: "payment", id: "invoice_days" };
    let mut draft = fresh();
    decide(&mut draft, "payment", "choice", "from_invoice");
    fill(&mut draft, blank, "thirty");
    assert_eq!(draft.text("terms.payment.invoice_days"), "");
    assert!(clause(&draft, "payment", Lang::En).is_apart);
    assert!(paper(&draft, Lang::En).contains("in no case earlier than thirty days after"));
    fill(&mut draft, blank, "45");
    assert_eq!(draft.text("terms.payment.invoice_days"), "45");
    assert_eq!(filled(&draft, blank), "");
    for way in ["from_invoice", "from_event"] {
        decide(&mut draft, "payment", "choice", way);
        assert!(!clause(&draft, "payment", Lang::En).is_apart, "{way}");
        let (en, zh) = (paper(&draft, Lang::En), paper(&draft, Lang::Zh));
        assert!(
            en.contains("in no case earlier than 45 days after Licensee has received"),
            "{way}"
        );
        assert!(zh.contains("不得早于被许可方收到合格发票后45日"), "{way}");
        assert!(!en.contains("does not move a due date") && !zh.contains("不影响到期日"), "{way}");
    }
}

/// Where drug substance is made is a term and stands in one section; the section on supply refers to it.
#[test]
fn places_of_manufacture_stand_once() {
    let mut draft = fresh();
    take_in_all(&mut draft);
    decide(&mut draft, "supply", "choice", "by_licensor");
    let own = ["Places where drug substance and finished Product", "原料药及成品"];
    let refers =
        ["drug substance is made and shipped from stands in Section", "原料药的生产地及发运地见第"];
    let said = |draft: &Draft, words: [&str; 2]| {
        (paper(draft, Lang::En).contains(words[0]), paper(draft, Lang::Zh).contains(words[1]))
    };
    assert_eq!(said(&draft, own), (true, true));
    assert_eq!(said(&draft, refers), (false, false));
    draft.set("terms.supply.shipped_from", "european_union");
    assert_eq!(said(&draft, own), (false, false));
    assert_eq!(said(&draft, refers), (true, true));
    decide(&mut draft, "manufacturing", "removed", "true");
    assert_eq!(said(&draft, own), (true, true));
}

/// A paper of before says what it said: the sections drafted since stand only where a deal took them in.
#[test]
fn a_section_drafted_later_stands_only_where_it_was_taken_in() {
    let later: Vec<&str> =
        sections(Lang::En).iter().filter(|it| it.later).map(|it| it.id).collect();
    assert_eq!(later.len(), 14);
    let numbered = |draft: &Draft| {
        let all = sheet(draft, Lang::En).clauses.into_iter();
        all.filter(|clause| clause.number.is_some()).map(|clause| clause.id).collect::<Vec<_>>()
    };
    let mut draft = deals()[0].1.clone();
    assert_eq!(numbered(&draft).len(), 32);
    assert!(later.iter().all(|id| unless_noted(id, "removed") == "true"));
    assert_eq!(unless_noted("law", "removed"), "");
    decide(&mut draft, "assignment", "removed", "false");
    assert!(numbered(&draft).contains(&"assignment") && numbered(&draft).len() == 33);
    // So it is through a file, a link and the text that is signed.
    let file = from_file(&to_file(&draft).to_string()).unwrap();
    let link = encode(&draft, LinkScope::Paper).unwrap();
    let Ok(Opened::Plain(link)) = open(&link) else { panic!() };
    let signed = from_file(&canonical(&draft)).unwrap();
    for read in [&file, &link.draft, &signed] {
        assert_eq!(numbered(read), numbered(&draft));
    }
    decide(&mut draft, "assignment", "removed", "true");
    assert_eq!(numbered(&draft).len(), 32);
    // A deal begun now has the usual ones; those on a new company only where there is one.
    let mut begun = fresh();
    assert_eq!(numbered(&begun).len(), 32 + 11);
    begun.set("terms.structure.kind", "newco");
    assert_eq!(numbered(&begun).len(), 32 + 12);
    assert!(numbered(&begun).contains(&"newco"));
    take_in_all(&mut begun);
    assert_eq!(numbered(&begun).len(), 46);
}

/// Every wording of every section once, both languages: read by eye.
#[test]
fn sections_drafted_later() {
    let mut draft = funded();
    take_in_all(&mut draft);
    for lang in LANGS {
        let mut text = String::new();
        for section in sections(Lang::En).iter().filter(|section| section.later) {
            for way in &section.alternatives {
                decide(&mut draft, section.id, "choice", way.id);
                let clause = clause(&draft, section.id, lang);
                text.push_str(&format!("[{}]\n", way.id));
                let file = markdown(&Document { clauses: vec![clause], ..sheet(&draft, lang) });
                let body = file.split_once("\n## ").unwrap().1.split("\n| ").next().unwrap();
                text.push_str(&format!("{}\n", body.trim()));
            }
        }
        insta::assert_snapshot!(format!("later_{lang:?}").to_lowercase(), text);
    }
}

/// The names that a deal is begun with are said in the language of the sheet; what the parties wrote stays.
#[test]
fn names_a_deal_is_begun_with_are_said_in_the_language_of_the_sheet() {
    let mut draft = platform();
    draft.set("terms.options.0.label", "option on LX-2 after Phase I");
    let said = |draft: &Draft, id, lang| {
        markdown(&Document { clauses: vec![clause(draft, id, lang)], ..sheet(draft, lang) })
    };
    assert!(said(&draft, "licence", Lang::Zh).contains("| 就LX-2的选择权（I期结束后） |"));
    assert!(said(&draft, "licence", Lang::En).contains("| option on LX-2 after Phase I |"));
    assert!(said(&draft, "licence", Lang::Zh).contains("| LX-3 option |"));
    // A name nobody typed is said; one that somebody did, and a title, stay.
    let mut begun = fresh();
    let both = |draft: &Draft| (paper(draft, Lang::En), paper(draft, Lang::Zh));
    let (en, zh) = both(&begun);
    assert!(en.contains("Licensor: Licensor.") && zh.contains("许可方：许可方。"), "{zh}");
    assert!(zh.starts_with("# II期抗体") && zh.contains("标的为标的药物。"), "{zh}");
    assert!(!zh.contains("Asset") && !zh.contains("Licens"), "{zh}");
    begun.set("terms.products.0.name", "Asset X");
    begun.set("title", "Antibody at the table");
    let (en, zh) = both(&begun);
    assert!(en.contains("Asset X") && zh.contains("标的为Asset X。"), "{zh}");
    assert!(zh.starts_with("# Antibody at the table"), "{zh}");
    let labels = begun.expand("terms.milestones[].label");
    for path in labels.iter().chain(&begun.expand("terms.upfront[].label")) {
        let zh = value(&FieldValues::of(&begun), path, Lang::Zh).unwrap();
        assert!(zh.chars().any(|c| c > '\u{2e80}'), "{zh}");
    }
}

/// The example begun in English and read in Chinese says what it says begun in Chinese, and the other way round.
#[test]
fn the_example_has_the_same_names_whichever_language_it_is_begun_in() {
    let today = parse("2026-11-30").unwrap();
    let [en, zh] = Lang::ALL.map(|lang| first_visit::deal(today, lang));
    for lang in LANGS {
        assert_eq!(paper(&en, lang), paper(&zh, lang));
    }
}

/// A company called like a placeholder is a name: no blank is made of it and none filled.
#[test]
fn a_company_named_like_a_placeholder_is_a_name() {
    let plain = deals()[0].1.clone();
    let waiting = |draft: &Draft, lang| {
        sheet(draft, lang).clauses.iter().map(|clause| clause.to_fill().len()).sum::<usize>()
    };
    for name in [
        "{licensor}",
        "[number of]",
        "{_talks_days:number of}",
        "{@law}",
        "[to be completed]",
        "? a=b : c",
    ] {
        let mut draft = plain.clone();
        draft.set("terms.parties.licensor.name", name);
        note(&mut draft, "law", "text", name);
        for lang in LANGS {
            assert_eq!(waiting(&draft, lang), waiting(&plain, lang), "{name}");
            let said = runs(&sheet(&draft, lang));
            let found = said.iter().find(|run| run.text == name && !run.mark.is_missing());
            assert!(found.is_some(), "{name}");
            assert!(said.iter().any(|run| run.mark == RunKind::Free && run.text == name));
        }
    }
}

/// A wording that no longer exists is the first; a finding whose question is gone says nothing.
#[test]
fn a_choice_or_finding_that_is_gone_changes_nothing() {
    let plain = fresh();
    let mut draft = plain.clone();
    decide(&mut draft, "ip", "choice", "no_such_wording");
    becomes(&mut draft, "no_such_question", TermKind::Covenant);
    for lang in LANGS {
        assert_eq!(clause(&draft, "ip", lang), clause(&plain, "ip", lang));
    }
}

/// What each condition asks for exists.
#[test]
fn conditions_ask_for_sections_and_questions_that_exist() {
    let ids: Vec<&str> = sections(Lang::En).iter().map(|section| section.id).collect();
    let mut asked = 0;
    for section in LANGS.into_iter().flat_map(sections) {
        let lines = section.alternatives.iter().flat_map(|it| &it.lines);
        let aparts = section.alternatives.iter().flat_map(|it| it.apart.iter().flatten());
        let groups = lines.flat_map(|line| &line.conditions).chain(aparts).chain(&section.when);
        for condition in groups.flatten() {
            let path = condition.path;
            asked += 1;
            if let Some(id) = path.strip_prefix('@') {
                assert!(ids.contains(&id), "{path}");
            } else if let Some(key) = path.strip_prefix('#') {
                assert!(questions().iter().any(|question| question.key == key), "{path}");
            } else if !path.starts_with('.') {
                assert!(parley::domain::schema::is_known(path.trim_end_matches("[]")), "{path}");
            }
        }
        let holds = |content: &Content| !matches!(content, Content::Table(""));
        assert!(
            section.alternatives.iter().flat_map(|it| &it.lines).all(|line| holds(&line.content))
        );
    }
    assert!(asked > 200, "{asked}");
}

/// Concepts of the sheet: where the English of a line has the words, the Chinese has its one rendering.
const CONCEPTS: &[(&str, &str)] = &[
    ("escrow", "托管账户"),
    ("royalties", "特许权使用费"),
    ("ilestone", "里程碑"),
    ("Net Sales", "净销售额"),
    ("Licensed Territory", "许可区域"),
    ("Retained Territory", "保留区域"),
    ("Government Permission", "政府审批"),
    ("right of reference", "引用权"),
    ("Loss of Exclusivity", "独占权丧失"),
    ("Valid Claim", "有效权利要求"),
    ("Regulatory Exclusivity", "监管独占期"),
    ("Improvement", "改进成果"),
    ("sublicensee", "分被许可方"),
    ("sublicence", "分许可"),
    ("Effective Date", "生效日"),
    ("definitive agreement", "正式协议"),
    ("ross-up", "税费补偿"),
    ("insolven", "破产"),
    ("Business Day", "营业日"),
    ("Calendar Quarter", "日历季度"),
    ("Commercially Reasonable Efforts", "商业上合理努力"),
    ("Biotechnology Company of Concern", "受关注生物技术公司"),
    ("indemnif", "赔偿"),
    ("steering committee", "联合指导委员会"),
    ("upfront payment", "首付款"),
    ("Affiliate", "关联方"),
    ("confidential information", "保密信息"),
    ("transition period", "过渡期"),
    ("Human Genetic Resources", "人类遗传资源"),
    ("arbitrat", "仲裁"),
    ("hange of control", "控制权变更"),
    ("tandstill", "暂停增持"),
    ("debarred", "禁业"),
    ("ompulsory licence", "强制许可"),
    ("drug substance", "原料药"),
    ("ariffs", "关税"),
    ("US person", "美国人"),
    ("bulk", "批量"),
    ("Licensed Patent", "许可专利"),
    ("Licensed Know-How", "许可专有技术"),
    ("Section 851", "第851条"),
];

#[test]
fn every_concept_has_one_rendering_in_chinese() {
    let said = |parts: &[TextPart]| -> String {
        let texts = parts.iter().map(|part| match part {
            TextPart::Text(text) => (*text).to_owned(),
            TextPart::FieldOr(_, text) | TextPart::Blank(_, text) => format!("{{{text}}}"),
            TextPart::Field(_) | TextPart::Section(_) => "{}".into(),
        });
        texts.collect()
    };
    let mut pairs: Vec<(String, String)> = Vec::new();
    for (en, zh) in sections(Lang::En).iter().zip(sections(Lang::Zh)) {
        pairs.push((en.title.to_owned(), zh.title.to_owned()));
        for (en, zh) in en.alternatives.iter().zip(&zh.alternatives) {
            for (en, zh) in en.lines.iter().zip(&zh.lines) {
                let parts = |content: &Content| match content {
                    Content::Paragraph(parts) | Content::Item(parts) => said(parts),
                    Content::Table(_) => String::new(),
                };
                pairs.push((parts(&en.content), parts(&zh.content)));
            }
        }
    }
    for (en, zh) in definitions(Lang::En).iter().zip(&definitions(Lang::Zh)) {
        let whole = |it: &Definition| format!("{} {}", it.term, said(&it.meaning));
        pairs.push((whole(en), whole(zh)));
    }
    let mut missed = Vec::new();
    for (words, rendering) in CONCEPTS {
        let of = pairs.iter().filter(|(en, _)| en.contains(words));
        assert!(of.clone().count() > 0, "{words} stands nowhere");
        // The name of a sum in MOFCOM Order 3 of 2009.
        let is_said = |zh: &str| zh.contains(rendering) || zh.contains("提成基准金额");
        missed.extend(
            of.filter(|(_, zh)| !is_said(zh))
                .map(|(en, zh)| format!("{words} → {rendering}\n  {en}\n  {zh}")),
        );
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}
