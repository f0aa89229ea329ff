//! Two term sheets compared: what a reader would mark by hand is marked, both sheets can be read back from the
//! marked one, and it renders whatever is typed.

use parley::domain::bounded_json;
use parley::domain::draft::{Draft, FieldValues, from_file};
use parley::domain::lang::Lang;
use parley::domain::schema::blank_row;
use parley::domain::term_sheet::{
    Block, Clause, Document, Edit, ItemLetter, Run, RunKind, decide as note, document, edit_of,
    marked,
};
use parley::export::docx::{FileStamp, docx};
use proptest::prelude::*;

const LANGS: [Lang; 2] = [Lang::En, Lang::Zh];
const AT: &str = "2026-11-22T09:30:00Z";

fn akeso() -> Draft {
    let case = bounded_json::parse(include_str!("../../fixtures/deals/akeso_summit.json")).unwrap();
    from_file(&case.get("deal").unwrap().to_string()).unwrap()
}

/// The sheet of a deal and of the deal edited, and the second marked with what changed.
pub fn compared(before: &Draft, after: &Draft, lang: Lang) -> [Document; 3] {
    let (before, after) =
        (document(&FieldValues::of(before), lang), document(&FieldValues::of(after), lang));
    let marked = marked(&before, &after);
    [before, after, marked]
}

fn since(edit: impl FnOnce(&mut Draft), lang: Lang) -> Document {
    let before = akeso();
    let mut after = before.clone();
    edit(&mut after);
    let [.., marked] = compared(&before, &after, lang);
    marked
}

fn clause<'a>(document: &'a Document, id: &str) -> &'a Clause {
    document.clauses.iter().find(|clause| clause.id == id).unwrap()
}

/// Text with its changes: `kept[-removed-]{+added+}`.
fn shown(runs: &[Run]) -> String {
    let run = |run: &Run| match run.edit {
        Edit::Kept => run.text.clone(),
        Edit::Added => format!("{{+{}+}}", run.text),
        Edit::Removed => format!("[-{}-]", run.text),
    };
    runs.iter().map(run).collect()
}

fn rows(clause: &Clause) -> Vec<String> {
    let row =
        |row: &Vec<Vec<Run>>| row.iter().map(|cell| shown(cell)).collect::<Vec<_>>().join(" | ");
    let rows = clause.blocks.iter().flat_map(|block| match block {
        Block::Table(_, rows) => rows.iter().map(row).collect(),
        _ => Vec::new(),
    });
    rows.collect()
}

/// A section, a line for each block or row.
fn lines(clause: &Clause) -> Vec<String> {
    let mut lines = vec![shown(&clause.heading())];
    for block in &clause.blocks {
        match block {
            Block::Paragraph(runs) => lines.push(shown(runs)),
            Block::Item(place, runs) => {
                lines.push(format!("({} was {}) {}", place.now, place.was, shown(runs)));
            }
            Block::Table(..) => {
                lines.extend(rows(&Clause { blocks: vec![block.clone()], ..clause.clone() }));
            }
        }
    }
    lines
}

/// The free text of a section, changed from one to the other.
fn free(before: &str, after: &str, lang: Lang) -> Vec<String> {
    let mut was = akeso();
    note(&mut was, "law", "text", before);
    let mut is = was.clone();
    note(&mut is, "law", "text", after);
    let [.., marked] = compared(&was, &is, lang);
    let blocks = clause(&marked, "law").blocks.iter();
    let free = blocks.filter_map(|block| match block {
        Block::Paragraph(runs) if runs.iter().all(|run| run.mark == RunKind::Free) => {
            Some(shown(runs))
        }
        _ => None,
    });
    free.collect()
}

#[test]
fn words_are_replaced_as_a_reader_would() {
    let cases = [
        (
            "The parties meet twice a year in Basel.",
            "The parties meet four times a year in Basel or Suzhou.",
            "The parties meet [-twice-]{+four times+} a year in Basel{+ or Suzhou+}.",
        ),
        (
            "Licensee pays the court fees of both parties.",
            "Licensee pays no fees of both parties.",
            "Licensee pays [-the court-]{+no+} fees of both parties.",
        ),
        (
            "A rate of 12.5 percent on 1,250 units.",
            "A rate of 12.75 percent on 1,350 units.",
            "A rate of [-12.5-]{+12.75+} percent on [-1,250-]{+1,350+} units.",
        ),
        (
            "双方每年在苏州会面两次。",
            "双方每年在上海会面三次。",
            "双方每年在[-苏州-]{+上海+}会面[-两-]{+三+}次。",
        ),
        (
            "费率为12.5%，每年支付。",
            "费率为12.75%，每年支付。",
            "费率为[-12.5-]{+12.75+}%，每年支付。",
        ),
    ];
    for (before, after, expected) in cases {
        for lang in LANGS {
            assert_eq!(free(before, after, lang), [expected]);
        }
    }
}

#[test]
fn a_paragraph_with_no_like_is_added_or_taken_out_whole() {
    let (law, costs) = ("Hearings are held in English.", "Each party bears its own costs.");
    let seat = "The tribunal sits in Singapore and has three members.";
    for lang in LANGS {
        assert_eq!(
            free(&format!("{law}\n{costs}"), &format!("{law}\n{seat}\n{costs}"), lang),
            [law, &format!("{{+{seat}+}}"), costs]
        );
        assert_eq!(
            free(&format!("{law}\n{costs}"), &format!("{seat}\n{costs}"), lang),
            [&format!("[-{law}-]"), &format!("{{+{seat}+}}"), costs]
        );
    }
}

#[test]
fn a_value_is_replaced_as_one_and_leads_to_its_field() {
    let edit = |draft: &mut Draft| draft.set("terms.upfront.0.amount", "300");
    for (lang, amount) in [
        (Lang::En, "[-USD 274.9 million-]{+USD 300 million+}"),
        (Lang::Zh, "[-2.749亿美元-]{+3亿美元+}"),
    ] {
        let marked = since(edit, lang);
        let upfront = clause(&marked, "upfront");
        let row = &rows(upfront)[0];
        assert_eq!(row.split(" | ").nth(1), Some(amount), "{row}");
        let cells = upfront.blocks.iter().flat_map(cells);
        let added = cells.flatten().find(|run| run.edit == Edit::Added).unwrap();
        assert_eq!(added.mark, RunKind::Value("terms.upfront.0.amount".into()));
    }
}

/// Every cell of a table.
fn cells(block: &Block) -> Vec<Vec<Run>> {
    match block {
        Block::Table(_, rows) => rows.concat(),
        _ => Vec::new(),
    }
}

#[test]
fn rows_come_and_go_whole_and_the_others_stay() {
    let edit = |draft: &mut Draft| {
        draft.insert_row("terms.upfront", 1, blank_row("terms.upfront"));
        draft.set("terms.upfront.1.label", "signing fee");
        draft.set("terms.upfront.1.amount", "5");
        draft.set("terms.upfront.1.days_after_effective", "30");
        draft.remove_row("terms.milestones", 0);
    };
    let marked = since(edit, Lang::En);
    let upfront = rows(clause(&marked, "upfront"));
    assert_eq!(
        upfront,
        [
            "first tranche, cash | USD 274.9 million | cash | 0",
            "{+signing fee+} | {+USD 5 million+} | {+cash+} | {+30+}",
            "first tranche, 10,000,000 shares | USD 25.1 million | shares of Licensee | 0",
            "second tranche | USD 200 million | cash | 47",
        ]
    );
    let milestones = rows(clause(&marked, "milestones"));
    assert_eq!(
        milestones[0],
        "[-M1-] | [-filing for approval-] | [-first Acceptance, by the regulator of a region of the Licensed Territory, of an application for Regulatory Approval-] | [-USD 150 million-]"
    );
    // The rows below move up in number, and in nothing else.
    assert!(milestones[1].starts_with("[-M2-]{+M1+} | "), "{}", milestones[1]);
    let said = milestones[1..].iter().map(|row| row.split_once(" | ").unwrap().1);
    said.for_each(|said| assert!(!said.contains("-]") && !said.contains("+}"), "{said}"));
}

#[test]
fn a_row_that_moves_is_not_taken_out_and_added() {
    for (from, to) in [(0, 1), (0, 4), (4, 0), (3, 1)] {
        for lang in LANGS {
            let marked = since(|draft| draft.move_row("terms.milestones", from, to), lang);
            let rows = rows(clause(&marked, "milestones"));
            assert_eq!(rows.len(), akeso().rows("terms.milestones"));
            let said = rows.iter().map(|row| row.split_once(" | ").unwrap().1);
            said.for_each(|said| assert!(!said.contains("-]") && !said.contains("+}"), "{said}"));
        }
    }
    // Moved and changed it still stands once, as a row that is another.
    let marked = since(
        |draft| {
            draft.move_row("terms.milestones", 0, 3);
            draft.set("terms.milestones.1.amount", "77");
        },
        Lang::En,
    );
    let changed = rows(clause(&marked, "milestones"));
    let changed: Vec<&String> = changed.iter().filter(|row| row.contains("77 million")).collect();
    assert_eq!(changed.len(), 1);
}

#[test]
fn a_table_comes_and_goes_with_its_rows() {
    let mut without = akeso();
    while without.rows("terms.upfront") > 0 {
        without.remove_row("terms.upfront", 0);
    }
    for lang in LANGS {
        for (before, after, edit) in
            [(akeso(), without.clone(), Edit::Removed), (without.clone(), akeso(), Edit::Added)]
        {
            let [.., marked] = compared(&before, &after, lang);
            let blocks = &clause(&marked, "upfront").blocks;
            let table = blocks.iter().find(|block| matches!(block, Block::Table(..))).unwrap();
            assert_eq!(table.edit(), edit);
        }
    }
}

#[test]
fn a_section_left_out_shows_what_it_said() {
    let mut without = akeso();
    note(&mut without, "exclusivity", "removed", "true");
    for lang in LANGS {
        let full = document(&FieldValues::of(&akeso()), lang);
        for (before, after, edit) in
            [(akeso(), without.clone(), Edit::Removed), (without.clone(), akeso(), Edit::Added)]
        {
            let [.., marked] = compared(&before, &after, lang);
            let section = clause(&marked, "exclusivity");
            assert_eq!((section.edit, section.number.is_some()), (edit, edit == Edit::Added));
            assert_eq!(edit_of(&section.heading()), edit);
            assert_eq!(section.blocks.len(), clause(&full, "exclusivity").blocks.len());
            assert!(section.blocks.iter().all(|block| block.edit() == edit));
        }
    }
}

#[test]
fn a_section_that_comes_to_bind_says_so() {
    let edit = |draft: &mut Draft| {
        note(draft, "upfront", "binding", "binding");
        note(draft, "law", "binding", "non_binding");
    };
    for (lang, binds, frees) in [
        (Lang::En, "Upfront payments{+ (binding)+}", "Governing law and disputes[- (binding)-]"),
        (Lang::Zh, "首付款{+（有约束力）+}", "适用法律与争议解决[-（有约束力）-]"),
    ] {
        let marked = since(edit, lang);
        assert_eq!(shown(&clause(&marked, "upfront").heading()), binds);
        assert_eq!(shown(&clause(&marked, "law").heading()), frees);
    }
}

#[test]
fn an_item_that_moves_down_keeps_its_text_and_knows_its_old_letter() {
    let edit = |draft: &mut Draft| note(draft, "milestones", "choice", "catch_up");
    for lang in LANGS {
        let marked = since(edit, lang);
        let items = clause(&marked, "milestones").blocks.iter().filter_map(|block| match block {
            Block::Item(place, _) => Some((*place, block.edit())),
            _ => None,
        });
        let items: Vec<(ItemLetter, Edit)> = items.collect();
        assert_eq!(items[0], (ItemLetter { now: 0, was: 0 }, Edit::Added));
        assert_eq!(items[1], (ItemLetter { now: 1, was: 0 }, Edit::Kept));
    }
}

#[test]
fn the_title_is_replaced_as_one() {
    let edit = |draft: &mut Draft| draft.set("title", "Second draft");
    let heading = since(edit, Lang::En).heading();
    assert_eq!(shown(&heading), format!("[-{}-]{{+Second draft+}}", akeso().text("title")));
}

#[test]
fn one_section_marked() {
    let edit = |draft: &mut Draft| {
        draft.set("terms.upfront.0.amount", "310");
        draft.insert_row("terms.upfront", 1, blank_row("terms.upfront"));
        draft.set("terms.upfront.1.label", "签约款");
        draft.remove_row("terms.upfront", 2);
        note(draft, "upfront", "choice", "refundable");
        note(draft, "upfront", "text", "Wires go to the account named in writing.");
    };
    for lang in LANGS {
        let marked = since(edit, lang);
        let text = lines(clause(&marked, "upfront")).join("\n");
        insta::assert_snapshot!(format!("upfront_{lang:?}").to_lowercase(), text);
    }
}

/// What a sheet says, block by block, without what has one edit: the runs with their marks, parted where the
/// mark changes.
type Said = Vec<(String, Vec<Vec<(String, RunKind)>>)>;

fn said(document: &Document, without: Edit) -> Said {
    let mut said = vec![("title".to_owned(), vec![texts(&document.heading(), without)])];
    let standing = |clause: &&Clause| match clause.edit {
        Edit::Kept => clause.number.is_some(),
        edit => edit != without,
    };
    for clause in document.clauses.iter().filter(standing) {
        said.push((clause.id.to_owned(), vec![texts(&clause.heading(), without)]));
        for block in clause.blocks.iter().filter(|block| block.edit() != without) {
            said.extend(block_said(block, without));
        }
    }
    said
}

fn block_said(block: &Block, without: Edit) -> Said {
    match block {
        Block::Paragraph(runs) => vec![("paragraph".to_owned(), vec![texts(runs, without)])],
        Block::Item(place, runs) => {
            let letter = if without == Edit::Added { place.was } else { place.now };
            vec![(format!("item {letter}"), vec![texts(runs, without)])]
        }
        Block::Table(head, rows) => {
            let stays = |row: &&Vec<Vec<Run>>| edit_of(row.iter().flatten()) != without;
            let rows = rows.iter().filter(stays).map(|row| {
                let cells = row.iter().map(|runs| texts(runs, without)).collect();
                ("row".to_owned(), cells)
            });
            std::iter::once((head.join("|"), Vec::new())).chain(rows).collect()
        }
    }
}

fn texts(runs: &[Run], without: Edit) -> Vec<(String, RunKind)> {
    let mut texts: Vec<(String, RunKind)> = Vec::new();
    for run in runs.iter().filter(|run| run.edit != without && !run.text.is_empty()) {
        match texts.last_mut() {
            Some((text, mark)) if *mark == run.mark => text.push_str(&run.text),
            _ => texts.push((run.text.clone(), run.mark.clone())),
        }
    }
    texts
}

/// The same without the marks: kept text has those of the later sheet.
fn words(said: Said) -> Vec<(String, Vec<String>)> {
    let join = |texts: Vec<(String, RunKind)>| texts.into_iter().map(|(text, _)| text).collect();
    said.into_iter().map(|(what, cells)| (what, cells.into_iter().map(join).collect())).collect()
}

/// The rows of each table by what they say: a row that only moved is no change.
fn in_any_order(mut said: Vec<(String, Vec<String>)>) -> Vec<(String, Vec<String>)> {
    for rows in said.chunk_by_mut(|a, b| a.0 == "row" && b.0 == "row") {
        rows.sort();
    }
    said
}

/// Both sheets can be read back from the marked one.
pub fn reads_back([before, after, marked]: &[Document; 3]) -> Result<(), TestCaseError> {
    prop_assert_eq!(said(marked, Edit::Removed), said(after, Edit::Removed));
    let read = |sheet| in_any_order(words(said(sheet, Edit::Added)));
    prop_assert_eq!(read(marked), read(before));
    Ok(())
}

const FIELDS: [&str; 9] = [
    "title",
    "terms.parties.licensor.name",
    "terms.upfront.0.amount",
    "terms.upfront.1.label",
    "terms.milestones.1.label",
    "terms.milestones.2.amount",
    "terms.royalties.0.tiers.0.rate",
    "terms.royalties.0.floor",
    "terms.effective_on",
];
const LISTS: [&str; 5] = [
    "terms.upfront",
    "terms.milestones",
    "terms.royalties.0.tiers",
    "terms.territory.licensed",
    "clauses",
];
const SECTIONS: [&str; 6] =
    ["upfront", "milestones", "law", "exclusivity", "licence", "conditions"];

/// An edit as a person makes one.
#[derive(Debug, Clone)]
enum Edited {
    Type(usize, String),
    Add(usize, usize),
    Remove(usize, usize),
    Move(usize, usize, usize),
    Company(bool),
    LeaveOut(usize, bool),
    Choose(usize, usize),
    Bind(usize, bool),
    Write(usize, String),
}

fn edited() -> impl Strategy<Value = Edited> {
    let section = || 0..SECTIONS.len();
    prop_oneof![
        (0..FIELDS.len(), "[0-9.a ]{0,6}|[ab中<&\" \u{202e}\u{5d0}]{0,9}")
            .prop_map(|(at, text)| Edited::Type(at, text)),
        (0..LISTS.len(), 0..3_usize).prop_map(|(list, at)| Edited::Add(list, at)),
        (0..LISTS.len(), 0..4_usize).prop_map(|(list, at)| Edited::Remove(list, at)),
        (0..LISTS.len(), 0..4_usize, 0..4_usize).prop_map(|(list, a, b)| Edited::Move(list, a, b)),
        any::<bool>().prop_map(Edited::Company),
        (section(), any::<bool>()).prop_map(|(at, out)| Edited::LeaveOut(at, out)),
        (section(), 0..4_usize).prop_map(|(at, choice)| Edited::Choose(at, choice)),
        (section(), any::<bool>()).prop_map(|(at, binds)| Edited::Bind(at, binds)),
        (section(), "([ab]{1,3}[ .]|[0-9]{1,2}[.,]|[甲乙，。]|\n|\u{301}|\u{200d}){0,40}")
            .prop_map(|(at, text)| Edited::Write(at, text)),
    ]
}

fn make(edit: &Edited, draft: &mut Draft) {
    match edit {
        Edited::Type(at, text) => draft.set(FIELDS[*at], text),
        Edited::Add(list, at) => draft.insert_row(LISTS[*list], *at, blank_row(LISTS[*list])),
        Edited::Remove(list, at) => draft.remove_row(LISTS[*list], *at),
        Edited::Move(list, from, to) => draft.move_row(LISTS[*list], *from, *to),
        Edited::Company(newco) => {
            draft.set("terms.structure.kind", if *newco { "newco" } else { "license" });
        }
        Edited::LeaveOut(at, out) => note(draft, SECTIONS[*at], "removed", &out.to_string()),
        Edited::Choose(at, choice) => {
            let sheet = document(&FieldValues::of(draft), Lang::En);
            let choices = &clause(&sheet, SECTIONS[*at]).choices;
            note(draft, SECTIONS[*at], "choice", choices[choice % choices.len()].0);
        }
        Edited::Bind(at, binds) => {
            note(draft, SECTIONS[*at], "binding", if *binds { "binding" } else { "non_binding" });
        }
        Edited::Write(at, text) => note(draft, SECTIONS[*at], "text", text),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn both_sheets_read_back_whatever_was_edited(
        first in prop::collection::vec(edited(), 0..12),
        second in prop::collection::vec(edited(), 0..12),
    ) {
        let mut before = akeso();
        first.iter().for_each(|edit| make(edit, &mut before));
        let mut after = before.clone();
        second.iter().for_each(|edit| make(edit, &mut after));
        for lang in LANGS {
            reads_back(&compared(&before, &after, lang))?;
            let same = document(&FieldValues::of(&after), lang);
            prop_assert_eq!(&marked(&same, &same), &same);
        }
    }
}

/// Texts of 50,000 characters that leave a comparison the least to hold on to.
fn hostile() -> Vec<(String, String)> {
    const LENGTH: usize = 50_000;
    let take = |text: &str| text.chars().cycle().take(LENGTH).collect::<String>();
    let numbers = |from: usize| {
        let mut text = String::new();
        for number in from.. {
            text.push_str(&format!("{number} "));
            if text.len() > LENGTH {
                break;
            }
        }
        text
    };
    let lines = |text: String| text.replace(' ', "\n");
    let chinese = |by: u32| {
        let signs = (0..LENGTH as u32).map(|at| char::from_u32(0x4e00 + at * by % 20_000).unwrap());
        signs.collect::<String>()
    };
    vec![
        (numbers(0), numbers(20_000)),
        (lines(numbers(0)), lines(numbers(20_000))),
        (take("a b c\n"), take("c b a b\n")),
        (take("a\n"), take("b\n")),
        (chinese(1), chinese(7)),
        (take("甲乙丙\n"), take("丙丁乙\n")),
        (take(&format!("{}\n", "a b ".repeat(150))), take(&format!("{}\n", "b a a ".repeat(90)))),
        (take("a\u{7}b\u{0}c \u{1b}"), take("a\u{8}b c")),
        (take("\u{5d0}\u{5d1} \u{202e}x"), take("\u{5d1}\u{5d0} \u{202d}x")),
        (String::new(), take("😀\u{200d}")),
        (take("{{licensor}} <w:ins> | "), take("</w:p> ]]> &amp; ")),
    ]
}

#[test]
fn long_and_hostile_text_is_compared() {
    for (was, is) in hostile() {
        let (mut before, mut after) = (akeso(), akeso());
        note(&mut before, "warranties", "text", &was);
        note(&mut after, "warranties", "text", &is);
        let (before, after) = (
            document(&FieldValues::of(&before), Lang::Zh),
            document(&FieldValues::of(&after), Lang::Zh),
        );
        // Without bounds this takes minutes.
        let marked = marked(&before, &after);
        reads_back(&[before, after, marked]).unwrap();
    }
}

#[test]
fn a_name_that_looks_like_markup_is_text_in_a_file_that_is_the_same_every_time() {
    let name = "Acme </w:t></w:ins><w:del w:id=\"7\"> & \u{7}\u{202e}\u{5d0}";
    let edit = |draft: &mut Draft| {
        draft.set("terms.parties.licensor.name", name);
        draft.remove_row("terms.milestones", 1);
    };
    for lang in LANGS {
        let sheet = since(edit, lang);
        let first = docx(std::slice::from_ref(&sheet), &at(AT)).unwrap();
        assert_eq!(first, docx(std::slice::from_ref(&sheet), &at(AT)).unwrap());
        assert_ne!(first, docx(&[sheet], &at("2026-11-22T09:30:01Z")).unwrap());
    }
}

fn at(time: &str) -> FileStamp {
    FileStamp { at: time.to_owned(), author: "Northwind & 子公司".to_owned() }
}
