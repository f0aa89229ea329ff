//! What reading whole sheets line by line found, as laws: each holds in every kind of deal, in both languages, with
//! every wording of every section chosen once.

use super::wording::{becomes, kinds, paper, runs, sheet};
use parley::domain::date::parse;
use parley::domain::deal::{Modality, Stage, TermKind};
use parley::domain::diligence::questions;
use parley::domain::draft::{Draft, from_file};
use parley::domain::examples::templates::{TemplateChoice, TemplateKind, template_of};
use parley::domain::lang::Lang;
use parley::domain::term_sheet::{Document, RunKind, decide, definitions, sections};
use parley::export::markdown::markdown;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// What counsel answers of a deal, each answer once.
const ANSWERS: [&[(&str, &str)]; 4] = [
    &[
        ("diligence.pathway", "mrct"),
        ("diligence.eu_filing", "yes"),
        ("diligence.federal_money", "yes"),
        ("payments.technology", "free"),
        ("payments.hsr", "applies"),
        ("terms.supply.made_in", "china"),
        ("terms.payment.late_interest", ""),
    ],
    &[
        ("diligence.pathway", "bridging"),
        ("diligence.eu_filing", "no"),
        ("diligence.federal_money", "no"),
        ("payments.technology", "restricted"),
        ("payments.hsr", "does_not_apply"),
        ("terms.supply.shipped_from", "japan"),
        ("terms.products.0.stage", "phase1"),
        ("terms.payment.fx_fixing", "payment_date"),
    ],
    &[
        ("diligence.pathway", "505b2"),
        ("payments.technology", "prohibited"),
        ("terms.products.0.stage", "phase3"),
        ("terms.payment.fx_fixing", "quarter_average"),
    ],
    &[
        ("diligence.pathway", "full_local"),
        ("terms.parties.licensor.vehicle", "hong_kong"),
        ("terms.products.0.stage", "phase2"),
        ("terms.payment.gross_up", "true"),
    ],
];

fn answered() -> impl Iterator<Item = (String, Draft)> {
    let deals = kinds();
    ANSWERS.into_iter().enumerate().map(move |(at, answers)| {
        let (name, mut draft) = deals[at].clone();
        for (path, text) in answers {
            draft.set(path, text);
        }
        (format!("{name}, answered {at}"), draft)
    })
}

/// Every kind of deal as it is, and with each wording of each section in turn.
pub(super) fn every_wording() -> impl Iterator<Item = (String, Draft)> {
    kinds()
        .into_iter()
        .flat_map(|(name, draft)| {
            let as_it_is = (name.to_owned(), draft.clone());
            let others = sections(Lang::En).iter().flat_map(move |section| {
                let draft = draft.clone();
                section.alternatives.iter().skip(1).map(move |way| {
                    let mut draft = draft.clone();
                    decide(&mut draft, section.id, "choice", way.id);
                    (format!("{name}, {} {}", section.id, way.id), draft)
                })
            });
            std::iter::once(as_it_is).chain(others)
        })
        .chain(answered())
}

/// The platform with a finding of every question, as a term of every kind in turn.
pub(super) fn with_findings() -> impl Iterator<Item = Draft> {
    let (_, base) = kinds().into_iter().find(|(name, _)| *name == "platform").unwrap();
    TermKind::ALL.into_iter().map(move |kind| {
        let mut draft = base.clone();
        for question in questions() {
            becomes(&mut draft, &question.key, kind);
        }
        draft
    })
}

/// Deals as they are begun, of every shape.
pub(super) fn templates() -> impl Iterator<Item = Draft> {
    TemplateKind::ALL.into_iter().map(|kind| {
        let single = TemplateChoice::single(Stage::Phase2, Modality::Adc);
        let choice = TemplateChoice { kind, options: 2, ..single };
        from_file(&template_of(choice, parse("2026-11-22").unwrap()).to_string()).unwrap()
    })
}

fn is_chinese(c: char) -> bool {
    ('\u{3000}'..='\u{9fff}').contains(&c)
        || ('\u{ff00}'..='\u{ffef}').contains(&c)
        || "“”".contains(c)
}

/// What the parties wrote themselves: names of theirs, of rows, programmes and events.
fn typed(draft: &Draft) -> Vec<String> {
    const TYPED: [&str; 9] = [
        "terms.parties.licensor.name",
        "terms.parties.licensee.name",
        "terms.products[].name",
        "terms.products[].area",
        "terms.upfront[].label",
        "terms.options[].label",
        "terms.milestones[].label",
        "terms.milestones[].trigger.event",
        "terms.cost_share[].programme",
    ];
    let paths = TYPED.iter().flat_map(|pattern| draft.expand(pattern));
    let mut texts: Vec<String> = paths.map(|path| draft.text(&path).to_owned()).collect();
    texts.retain(|text| !text.is_empty());
    texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
    texts
}

/// A sheet as it is read: both languages of one wording.
pub(super) struct Read {
    pub name: String,
    pub draft: Draft,
    pub en: Document,
    pub zh: Document,
}

impl Read {
    fn of(name: String, draft: Draft) -> Self {
        let (en, zh) = (sheet(&draft, Lang::En), sheet(&draft, Lang::Zh));
        Self { name, draft, en, zh }
    }

    fn of_lang(&self, lang: Lang) -> &Document {
        match lang {
            Lang::En => &self.en,
            Lang::Zh => &self.zh,
        }
    }

    /// Its own words, a stretch each: what the parties wrote is a ring.
    fn own_words(&self, lang: Lang) -> Vec<String> {
        let typed = typed(&self.draft);
        let without =
            |text: String| typed.iter().fold(text, |text, word| text.replace(word.as_str(), "〇"));
        runs(self.of_lang(lang)).into_iter().map(|run| without(run.text)).collect()
    }
}

/// Every wording, read once for all laws.
pub(super) fn wordings() -> &'static [Read] {
    static READ: OnceLock<Vec<Read>> = OnceLock::new();
    READ.get_or_init(|| every_wording().map(|(name, draft)| Read::of(name, draft)).collect())
}

/// Sheets with findings, and of deals as they are begun.
pub(super) fn others() -> &'static [Read] {
    static READ: OnceLock<Vec<Read>> = OnceLock::new();
    READ.get_or_init(|| {
        let all = with_findings().chain(templates());
        all.map(|draft| Read::of("another".into(), draft)).collect()
    })
}

/// In Chinese no space and no half-width sign stands beside a Chinese character.
#[test]
fn chinese_is_set_as_chinese() {
    for read in wordings().iter().chain(others()) {
        for text in read.own_words(Lang::Zh) {
            let signs: Vec<char> = text.chars().collect();
            for pair in signs.windows(2) {
                let (one, other) = (pair[0], pair[1]);
                let slips =
                    |sign: char, beside: char| is_chinese(beside) && " ,;:!?\"'".contains(sign);
                assert!(!slips(one, other) && !slips(other, one), "{one}{other} in {text}");
            }
        }
    }
}

/// Latin words that a Chinese contract writes without their Chinese name.
const LATIN: [&str; 32] = [
    "P",
    "L",
    "H",
    "n",
    "b",
    "USC",
    "CFR",
    "Part",
    "ICH",
    "Q",
    "M",
    "O",
    "a",
    "I",
    "II",
    "III",
    "BIOSECURE",
    "Act",
    "gross",
    "up",
    "chargeback",
    "U",
    "S",
    "person",
    "bulk",
    "NewCo",
    "HSR",
    "pre",
    "IND",
    "NDA",
    "BLA",
    "EOP",
];

/// A Chinese sheet prints no word of the program: what is Latin in it stands in brackets behind its Chinese name, is
/// part of an instrument's name, or is a word that contracts use as it is.
#[test]
fn a_chinese_sheet_prints_no_code() {
    let mut seen = BTreeSet::new();
    for read in wordings().iter().chain(others()) {
        let texts: Vec<String> = read.own_words(Lang::Zh);
        let explained: BTreeSet<&str> = texts.iter().flat_map(|text| in_brackets(text)).collect();
        for text in &texts {
            let words = text.split(|c: char| !c.is_ascii_alphabetic() && c != '_');
            for word in words.filter(|word| !word.is_empty()) {
                seen.insert(word.to_owned());
                let known = LATIN.contains(&word) || explained.contains(word);
                assert!(known, "{word} in {text}");
            }
        }
    }
    let unused: Vec<_> = LATIN.iter().filter(|word| !seen.contains(**word)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

/// What stands alone in full-width brackets.
fn in_brackets(text: &str) -> impl Iterator<Item = &str> {
    text.split('（').skip(1).filter_map(|rest| rest.split_once('）')).map(|(inside, _)| inside)
}

/// Abbreviations that need no words beside them in a contract of this trade, or are part of an instrument's name.
const PLAIN: [&str; 16] = [
    "US",
    "EU",
    "USD",
    "USC",
    "CFR",
    "ICH",
    "OECD",
    "BIOSECURE",
    "IND",
    "NDA",
    "BLA",
    "II",
    "III",
    "NSCLC",
    "RNA",
    "LX",
];

/// An abbreviation is spelt out where a sheet first uses it.
#[test]
fn an_abbreviation_is_spelt_out_where_it_first_stands() {
    for read in wordings().iter().chain(others()) {
        let whole = read.own_words(Lang::En).join(" ");
        let mut known: BTreeSet<&str> = PLAIN.into_iter().collect();
        let words = whole.split(|c: char| !c.is_ascii_alphanumeric());
        for word in
            words.filter(|word| word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase()))
        {
            if known.insert(word) {
                let at = whole.find(word).unwrap();
                let before = whole[..at].chars().next_back();
                let after = whole[at + word.len()..].chars().next();
                let told = (before, after) == (Some('('), Some(')'));
                assert!(told, "{word} in {}", &whole[at.saturating_sub(60)..at + 20]);
            }
        }
    }
}

/// What a sheet defines it speaks of outside the definition itself, and what it speaks of it defines.
#[test]
fn a_term_is_defined_where_it_is_used_and_only_there() {
    for Read { name, en, .. } in wordings() {
        let runs = runs(en);
        for term in definitions(Lang::En).into_iter().map(|it| it.term) {
            let defined = runs.iter().any(|run| run.text == term);
            // A region is meant with a small letter too.
            let word = if term == "Region" { "region" } else { term };
            let used = runs.iter().any(|run| run.text != term && run.text.contains(word));
            assert_eq!(defined, used, "{name}: {term}");
        }
    }
}

/// Names within a sentence: of authorities, instruments, places and courts.
const NAMES: [&str; 40] = [
    "Anti-Foreign Sanctions Law",
    "Anti-Monopoly Law",
    "BIOSECURE Act",
    "Biologics Price Competition",
    "CFR Part",
    "China's Catalogue",
    "Cosmetic Act",
    "Data Security Program",
    "Drug Administration",
    "EU GLP",
    "European Economic Area",
    "Export Administration Regulations",
    "Federal Food",
    "Fiscal Year",
    "Foreign Exchange",
    "Foreign Investment",
    "Hatch-Waxman Act",
    "Hong Kong",
    "Hong Kong International Arbitration Centre",
    "ICH Q2",
    "Innovation Act",
    "Intellectual Property Rights",
    "International Chamber",
    "Market Regulation",
    "Medicare Drug Price Negotiation Program",
    "National Defense Authorization Act",
    "National Development",
    "Phase I",
    "Public Health Service Act",
    "Reform Commission",
    "Restrict Competition",
    "Singapore International Arbitration Centre",
    "State Administration",
    "State Council Order No",
    "Technologies Prohibited",
    "Technology Import",
    "US Bankruptcy Code",
    "US Food",
    "United Kingdom",
    "United States",
];

/// Words in a row with capital letters within a sentence are a defined term or a name.
#[test]
fn words_with_capital_letters_are_a_defined_term_or_a_name() {
    let mut known: Vec<&str> = definitions(Lang::En).into_iter().map(|it| it.term).collect();
    known.extend(["Licensor", "Licensee", "Competing Product", "Licensed Patent"]);
    known.sort_by_key(|term| std::cmp::Reverse(term.len()));
    let mut met = BTreeSet::new();
    for read in wordings() {
        for run in runs(&read.en).iter().filter(|run| run.mark == RunKind::Plain) {
            let text = known.iter().fold(run.text.clone(), |text, term| text.replace(term, "it"));
            met.extend(capitalised(&text));
        }
    }
    assert_eq!(met.iter().map(String::as_str).collect::<Vec<_>>(), NAMES);
}

/// Words in a row with capital letters, two at least, that do not begin a sentence.
fn capitalised(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let is_capital = |word: &&str| word.starts_with(|c: char| c.is_ascii_uppercase());
    let ends = |word: &str| word.ends_with(|c: char| !c.is_alphanumeric());
    let mut found = Vec::new();
    let mut begins = true;
    for row in words.chunk_by(|one, other| is_capital(one) && is_capital(other) && !ends(one)) {
        if row.len() > 1 && !begins {
            found.push(row.join(" ").trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned());
        }
        begins = row.last().is_some_and(|word| word.ends_with(['.', ':']));
    }
    found
}

/// Where a deal has no payments of a kind, no section speaks of them.
#[test]
fn of_payments_that_a_deal_has_not_the_sheet_does_not_speak() {
    let cases: [(&str, &[&str]); 4] = [
        (
            "terms.upfront",
            &[
                "Upfront payments and",
                "Upfront payments, ",
                "- (a) upfront payment:",
                "upfront payment:",
            ],
        ),
        (
            "terms.milestones",
            &["The milestones are contingent", "milestones together", "is payable only", "skipped"],
        ),
        (
            "terms.royalties",
            &[
                "royalty: ",
                "| Royalty Term |",
                "Loss of Exclusivity |",
                "Schedule 1",
                "the last Royalty Term",
            ],
        ),
        ("terms.options", &["exercise fee", "under option"]),
    ];
    let money = ["upfront", "milestones", "royalties", "royalty_terms", "payment", "termination"];
    let of_money = |name: &str| money.iter().any(|id| name.contains(&format!(", {id} ")));
    let all = wordings().iter().filter(|read| of_money(&read.name) || !read.name.contains(','));
    for Read { name, draft, .. } in all {
        for (list, words) in cases {
            let mut draft = draft.clone();
            while draft.rows(list) > 0 {
                draft.remove_row(list, 0);
            }
            let said = paper(&draft, Lang::En);
            for words in words {
                assert!(!said.contains(words), "{name} without {list}: {words}");
            }
        }
    }
}

/// A sheet of one product speaks of no others.
#[test]
fn a_sheet_of_one_product_speaks_of_one() {
    for read in wordings().iter().filter(|read| read.draft.rows("terms.products") < 2) {
        for (lang, words) in [
            (Lang::En, ["all Products", "each Product", "other Products"]),
            (Lang::Zh, ["全部产品", "每一产品", "其他产品不"]),
        ] {
            let said = markdown(read.of_lang(lang));
            for words in words {
                assert!(!said.contains(words), "{}: {words}", read.name);
            }
        }
    }
}

/// One instrument has one name: none is the end of another's.
#[test]
fn an_instrument_has_one_name_in_a_chinese_sheet() {
    let mut names: BTreeSet<String> = BTreeSet::new();
    for read in wordings() {
        let whole = markdown(&read.zh);
        let of = whole.split('《').skip(1).filter_map(|rest| rest.split_once('》'));
        names.extend(of.map(|(name, _)| name.to_owned()));
    }
    assert!(names.len() > 8, "{names:?}");
    for one in &names {
        let other = names.iter().find(|other| *other != one && other.ends_with(one.as_str()));
        assert_eq!(other, None, "{one}");
    }
}

/// What protects a party stands in every wording of its section.
#[test]
fn no_wording_loses_what_protects_a_party() {
    const KEPT: [(&str, &str); 9] = [
        ("sublicensing", "No technology, data or material may pass"),
        ("structure", "only so far as the law on foreign investment allows"),
        ("upfront", "neither refundable nor creditable"),
        ("regulatory", "pharmacovigilance agreement"),
        ("regulatory", "EU filing"),
        ("data", "is not in breach"),
        ("biosecure", "Nothing in this section obliges Licensor"),
        ("confidentiality", "already had or makes on its own"),
        ("termination", "Payments due before the end stay due"),
    ];
    let (_, draft) = kinds().into_iter().find(|(name, _)| *name == "funded").unwrap();
    for section in sections(Lang::En) {
        for way in &section.alternatives {
            let mut draft = draft.clone();
            decide(&mut draft, section.id, "choice", way.id);
            let sheet = sheet(&draft, Lang::En);
            let clause = sheet.clauses.iter().filter(|clause| clause.id == section.id).cloned();
            let said = markdown(&Document { clauses: clause.collect(), ..sheet.clone() });
            for (_, words) in KEPT.iter().filter(|(id, _)| *id == section.id) {
                assert!(said.contains(words), "{} {}: {words}", section.id, way.id);
            }
        }
    }
}

/// What is said of another section stands there.
#[test]
fn what_a_section_says_of_another_stands_there() {
    const NEEDED: [(&str, &str); 4] = [
        ("stops development for longer than Section", "carry on without a gap longer than"),
        ("says what becomes of trials", "Sublicences: a sublicensee"),
        ("the floor under Section", "floor"),
        ("the list of providers given under Section", "list"),
    ];
    for Read { name, en, zh, .. } in wordings() {
        let said = markdown(en);
        for (says, needs) in NEEDED {
            assert!(!said.contains(says) || said.contains(needs), "{name}: {says} without {needs}");
        }
        assert!(!said.contains("left out]") && !markdown(zh).contains("已删除]"), "{name}");
    }
}

/// Counts and rhythms in words that the draft proposes, each for want of a field: customary in every licence, and a
/// party strikes them like any other word.
const COUNTED: [(Lang, &[&str]); 2] = [
    (
        Lang::En,
        &[
            "three months",
            "three hundred and sixty-five",
            "more than half of the votes",
            "hold half or more",
            "equal shares",
            "each half-year",
            "at least yearly",
            "once a year",
            "each year after",
            "daily rates",
            "deducted twice",
        ],
    ),
    (
        Lang::Zh,
        &[
            "每三个月",
            "三百六十五日",
            "第三方",
            "过半数",
            "达一半或以上",
            "各占一半",
            "每半年",
            "至少每年",
            "每年一次",
            "此后每年",
            "每年重新起算",
            "四月",
            "七月",
            "十月",
            "两者",
            "二者",
            "第二供应来源",
        ],
    ),
];

/// Numbers and rhythms in words.
const NUMERALS: [&str; 20] = [
    "two", "three", "four", "five", "six", "sixty", "seven", "eight", "nine", "ten", "twelve",
    "twenty", "thirty", "hundred", "half", "twice", "yearly", "monthly", "weekly", "daily",
];
const NUMERALS_IN_CHINESE: [&str; 14] =
    ["二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "半", "每年", "每月"];

/// No number hides in words: those the draft has are listed, and no other may come.
#[test]
fn no_number_hides_in_words() {
    let (mut found, mut met) = (BTreeSet::new(), BTreeSet::<&str>::new());
    for read in wordings() {
        for (lang, allowed) in COUNTED {
            let plain =
                runs(read.of_lang(lang)).into_iter().filter(|run| run.mark == RunKind::Plain);
            for text in plain.map(|run| run.text) {
                met.extend(allowed.iter().filter(|words| text.contains(**words)));
                let left = allowed.iter().fold(text.clone(), |text, words| text.replace(words, ""));
                let counts = match lang {
                    Lang::En => {
                        left.split(|c: char| !c.is_alphabetic()).any(|it| NUMERALS.contains(&it))
                    }
                    Lang::Zh => NUMERALS_IN_CHINESE.iter().any(|it| left.contains(it)),
                };
                found.extend(counts.then_some(text));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
    let gone: Vec<_> =
        COUNTED.iter().flat_map(|it| it.1).filter(|it| !met.contains(**it)).collect();
    assert!(gone.is_empty(), "{gone:?}");
}

/// Words of a plan or a belief, and the sentences that may have them: each says what the deal or counsel answered.
const BELIEFS: [&str; 8] =
    ["plan to", "plans to", "planned", "intend", "expect", "anticipat", "Target", "estimate"];
const ANSWERED: [&str; 7] = [
    "the parties intend to sign a definitive agreement",
    "planned for ",
    "Target signing date of the definitive agreement: ",
    "Target for the transfer: ",
    "US federal money is expected in",
    "EU filing is planned",
    "who owes it, and when it is expected",
];

/// Nobody's plan or belief stands on the paper but what was answered.
#[test]
fn no_plan_or_belief_stands_that_nobody_stated() {
    let mut found = BTreeSet::new();
    for read in wordings() {
        let plain = runs(&read.en).into_iter().filter(|run| run.mark == RunKind::Plain);
        for text in plain.map(|run| run.text) {
            let left = ANSWERED.iter().fold(text.clone(), |text, words| text.replace(words, ""));
            found.extend(BELIEFS.iter().any(|word| left.contains(word)).then_some(text));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
