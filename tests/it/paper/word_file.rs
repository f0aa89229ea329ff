//! The Word file as its readers get it: what stands in the parts of the package.

use super::clauses::{LANGS, deals};
use parley::domain::draft::FieldValues;
use parley::domain::lang::Lang;
use parley::domain::term_sheet::{Document, document, marked};
use parley::export::docx::{FileStamp, docx};
use std::collections::{BTreeMap, BTreeSet};

/// The parts of a package by name: its entries in the archive (APPNOTE 4.3.7), inflated.
pub fn parts(file: &[u8]) -> BTreeMap<String, String> {
    let length = |at: usize| usize::from(u16::from_le_bytes([file[at], file[at + 1]]));
    let heads = (0..file.len()).filter(|at| file[*at..].starts_with(b"PK\x03\x04"));
    let part = |at: usize| {
        let (name, extra) = (at + 30, length(at + 28));
        let data = name + length(at + 26);
        let bytes = match length(at + 8) {
            0 => file[data + extra..].to_vec(),
            _ => miniz_oxide::inflate::decompress_to_vec(&file[data + extra..]).unwrap(),
        };
        let name = String::from_utf8_lossy(&file[name..data]).into_owned();
        (name, String::from_utf8_lossy(&bytes).into_owned())
    };
    heads.map(part).collect()
}

fn packed(sheets: &[Document]) -> BTreeMap<String, String> {
    let stamp = FileStamp { at: "2026-11-22T09:30:00Z".into(), author: "Hengyue".into() };
    parts(&docx(sheets, &stamp).unwrap())
}

/// Each language, both, and both with what a changed amount, a section left out and one more milestone mark.
fn files() -> Vec<BTreeMap<String, String>> {
    let before = deals()[0].1.clone();
    let mut after = before.clone();
    after.set("terms.upfront.0.amount", "300");
    after.remove("terms.milestones.0");
    parley::domain::term_sheet::decide(&mut after, "binding", "text", "One more.");
    let sheet = |lang| document(&FieldValues::of(&before), lang);
    let changed = |lang| marked(&sheet(lang), &document(&FieldValues::of(&after), lang));
    vec![
        packed(&[sheet(Lang::En)]),
        packed(&[sheet(Lang::Zh)]),
        packed(&LANGS.map(sheet)),
        packed(&LANGS.map(changed)),
    ]
}

/// Everything between `<` and `>`.
fn tags(xml: &str) -> impl Iterator<Item = &str> {
    xml.split('<').skip(1).filter_map(|tag| tag.split('>').next())
}

fn name(tag: &str) -> &str {
    tag.trim_start_matches("/w:").trim_start_matches("w:").split([' ', '/']).next().unwrap()
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!("w:{name}=\""))?.1.split('"').next()
}

/// The sequences of ECMA-376, part 1, annex A.1 (wml.xsd): CT_PPr, CT_RPr with its tracked forms, CT_TblPr, CT_TcPr,
/// CT_Style, CT_Lvl, CT_SectPr, CT_NumPr; of a row's properties only that the tracked ones come last.
const SEQUENCES: [(&str, &str); 9] = [
    (
        "pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs \
         suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd \
         snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment \
         textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    ),
    (
        "rPr",
        "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint \
         noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText \
         vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    ),
    (
        "tblPr",
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd \
         tblBorders shd tblLayout tblCellMar tblLook",
    ),
    (
        "tcPr",
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    ),
    ("trPr", "cantSplit ins del trPrChange"),
    (
        "style",
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal \
         pPr rPr tblPr trPr tcPr",
    ),
    (
        "lvl",
        "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    ),
    (
        "sectPr",
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols \
         formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    ),
    ("numPr", "ilvl numId ins"),
];

#[test]
fn properties_stand_in_the_order_of_the_schema() {
    let mut seen = BTreeSet::new();
    for (part, xml) in files().iter().flatten().filter(|(part, _)| part.starts_with("word/")) {
        let mut open: Vec<(&str, Vec<&str>)> = Vec::new();
        for tag in tags(xml).filter(|tag| tag.trim_start_matches('/').starts_with("w:")) {
            if !tag.starts_with('/') {
                if let Some((_, held)) = open.last_mut() {
                    held.push(name(tag));
                }
                open.push((name(tag), Vec::new()));
                if !tag.ends_with('/') {
                    continue;
                }
            }
            let (closed, held) = open.pop().unwrap();
            let Some((group, sequence)) = SEQUENCES.iter().find(|(group, _)| *group == closed)
            else {
                continue;
            };
            let place = |held: &&str| sequence.split_whitespace().position(|known| known == *held);
            let places: Vec<_> = held.iter().map(place).collect();
            assert!(
                places.iter().all(Option::is_some) && places.is_sorted(),
                "{part}: {group} {held:?}"
            );
            seen.insert(*group);
        }
    }
    assert_eq!(seen.len(), SEQUENCES.len(), "{seen:?}");
}

/// A heading's numbering and bookmark, or the bookmark a reference leads to with the number it shows.
#[derive(Debug)]
enum Numbered {
    Heading(String, String),
    Reference(String, usize),
}

fn numbered(xml: &str) -> Vec<Numbered> {
    let mut found = Vec::new();
    for paragraph in xml.split("<w:p ").skip(1) {
        if paragraph.contains("<w:pStyle w:val=\"Heading1\"") {
            let value = |element: &str, of: &str| {
                let tag = tags(paragraph).find(|tag| name(tag) == element).unwrap();
                attribute(tag, of).unwrap().to_owned()
            };
            found.push(Numbered::Heading(value("numId", "val"), value("bookmarkStart", "name")));
        }
        for field in paragraph.split(" REF ").skip(1) {
            let to = field.split(' ').next().unwrap().to_owned();
            let shown = field.split("<w:t ").nth(1).unwrap().split(['>', '<']).nth(1).unwrap();
            found.push(Numbered::Reference(to, shown.parse().unwrap()));
        }
    }
    found
}

/// In the file of both languages each counts its sections from 1, and every reference shows the number of the section it
/// leads to, in its own language.
#[test]
fn each_language_is_numbered_on_its_own_and_references_follow() {
    let file = packed(&LANGS.map(|lang| document(&FieldValues::of(&deals()[0].1), lang)));
    let found = numbered(&file["word/document.xml"]);
    let (mut counts, mut numbers) = (BTreeMap::<&str, usize>::new(), BTreeMap::new());
    for one in &found {
        if let Numbered::Heading(numbering, bookmark) = one {
            let count = counts.entry(numbering).or_default();
            *count += 1;
            assert!(numbers.insert(bookmark.as_str(), *count).is_none(), "{bookmark} stands twice");
        }
    }
    assert_eq!(counts.values().collect::<Vec<_>>(), [&32, &32]);
    let mut references = BTreeMap::from([("_en", 0), ("_zh", 0)]);
    for one in &found {
        if let Numbered::Reference(to, shown) = one {
            assert_eq!(numbers.get(to.as_str()), Some(shown), "{to}");
            let lang = references.keys().copied().find(|lang| to.ends_with(lang)).unwrap();
            *references.get_mut(lang).unwrap() += 1;
        }
    }
    assert!(references["_en"] > 20 && references["_en"] == references["_zh"], "{references:?}");
    // The two numberings count apart: they are made after different patterns.
    let numbering = &file["word/numbering.xml"];
    let pattern = |id: &str| {
        let own = numbering.split_once(&format!("<w:num w:numId=\"{id}\"")).unwrap().1;
        attribute(tags(own).find(|tag| name(tag) == "abstractNumId").unwrap(), "val").unwrap()
    };
    let patterns: BTreeSet<&str> = counts.keys().map(|id| pattern(id)).collect();
    assert_eq!(patterns.len(), 2);
}

/// Chinese is set in Chinese forms, quotation marks among them; the file says whose it is, what and from when.
#[test]
fn the_file_says_its_languages_its_title_and_whose_it_is() {
    for file in files() {
        assert!(file["word/styles.xml"].contains(r#"<w:lang w:val="en-GB" w:eastAsia="zh-CN"/>"#));
        let core = &file["docProps/core.xml"];
        let titles = ["<dc:title>Akeso", "<dc:title>康方生物—Summit"];
        assert!(titles.iter().any(|title| core.contains(title)), "{core}");
        assert!(core.contains("<dc:creator>Hengyue</dc:creator>"), "{core}");
        assert!(
            core.contains(r#"<dcterms:created xsi:type="dcterms:W3CDTF">2026-11-22T09:30:00Z<"#)
        );
        // Changes are the party's.
        let authors = tags(&file["word/document.xml"]).filter_map(|tag| attribute(tag, "author"));
        assert!(authors.into_iter().all(|author| author == "Hengyue"));
    }
    let [_, chinese, ..] = &files()[..] else { panic!("a Chinese file") };
    for run in chinese["word/document.xml"].split("<w:r>").skip(1) {
        let text = run.split("<w:t ").nth(1).and_then(|text| text.split(['>', '<']).nth(1));
        let han = text.is_some_and(|text| text.contains(['“', '”', '，', '。']));
        assert!(!han || run.contains(r#"w:hint="eastAsia""#), "{run}");
    }
}
