//! What the writer of Word files leaves to be mended: the order of some properties (ECMA-376), the languages, and
//! who made the file when.

use super::FileStamp;
use super::changes::clean;
use crate::domain::term_sheet::Script;
use docx_rs::XMLDocx;

/// The file, mended.
pub(super) fn mended(mut file: XMLDocx, face: &FileFace, stamp: &FileStamp) -> XMLDocx {
    let mut next = 0;
    for part in std::iter::once(&mut file.document).chain(&mut file.headers) {
        let Ok(xml) = std::str::from_utf8(part) else { continue };
        let xml = numbered(&xml.replace("<w:rPr />", ""), &mut next);
        let xml = fonts_first(&xml);
        let xml = moved_last(&xml, "<w:trPr>", "</w:trPr>", ("<w:ins ", "/>"));
        let xml = moved_last(&xml, "<w:trPr>", "</w:trPr>", ("<w:del ", "/>"));
        let xml = moved_last(&xml, "<w:numPr>", "</w:numPr>", ("<w:numId ", "/>"));
        let xml = moved_last(&xml, "<w:pPr>", "</w:pPr>", ("<w:numPr>", "</w:numPr>"));
        *part = moved_last(&xml, "<w:pPr>", "</w:pPr>", ("<w:rPr>", "</w:rPr>")).into_bytes();
    }
    if let Ok(xml) = std::str::from_utf8(&file.styles) {
        let xml = xml.replace("<w:rPr />", "").replace("<w:pPr />", "");
        let xml = moved_last(&xml, "<w:style ", "</w:style>", ("<w:rPr>", "</w:rPr>"));
        let languages = languages(face.script);
        file.styles = xml.replacen("</w:rPr>", &format!("{languages}</w:rPr>"), 1).into_bytes();
    }
    file.doc_props.core = core(face.title, stamp).into_bytes();
    file
}

/// What stands on a file as a whole.
pub(super) struct FileFace<'a> {
    /// What it is called.
    pub title: &'a str,
    /// The characters its Chinese is written in.
    pub script: Script,
}

/// What text without another mark is in: without it a Chinese text may be set in Japanese forms.
fn languages(script: Script) -> &'static str {
    match script {
        Script::Simplified => r#"<w:lang w:val="en-GB" w:eastAsia="zh-CN"/>"#,
        Script::Traditional => r#"<w:lang w:val="en-GB" w:eastAsia="zh-HK"/>"#,
    }
}

/// Whose file it is, what it is called and when it was written.
fn core(title: &str, stamp: &FileStamp) -> String {
    let time = |name: &str| match stamp.at.as_str() {
        "" => String::new(),
        at => {
            format!(r#"<dcterms:{name} xsi:type="dcterms:W3CDTF">{}</dcterms:{name}>"#, escaped(at))
        }
    };
    let (title, author) = (escaped(title), escaped(&stamp.author));
    [
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" "#,
        r#"xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" "#,
        r#"xmlns:dcmitype="http://purl.org/dc/dcmitype/" "#,
        r#"xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"#,
        &format!("<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>"),
        &format!("<cp:lastModifiedBy>{author}</cp:lastModifiedBy>"),
        &time("created"),
        &time("modified"),
        "</cp:coreProperties>",
    ]
    .concat()
}

fn escaped(text: &str) -> String {
    clean(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Its writer counts changes on from file to file: here from 0, so that the same sheet is the same file. Bookmarks keep
/// theirs. Text cannot hold a bare quotation mark.
fn numbered(xml: &str, next: &mut usize) -> String {
    let mut parts = xml.split("w:id=\"");
    let mut numbered = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        if numbered.ends_with("<w:bookmarkStart ") || numbered.ends_with("<w:bookmarkEnd ") {
            numbered.push_str(&format!("w:id=\"{part}"));
            continue;
        }
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
        numbered.push_str(&format!("w:id=\"{next}{rest}"));
        *next += 1;
    }
    numbered
}

/// How a run looks begins with its fonts.
fn fonts_first(xml: &str) -> String {
    const OPEN: &str = "<w:rPr>";
    let mut parts = xml.split(OPEN);
    let mut ordered = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (inside, rest) = part.split_once("</w:rPr>").unwrap_or((part, ""));
        let fonts = inside.find("<w:rFonts ").map(|at| inside.split_at(at));
        let fonts = fonts.and_then(|(before, fonts)| Some((before, fonts.split_once("/>")?)));
        let inside = fonts.map_or(inside.to_owned(), |(before, (fonts, after))| {
            [fonts, "/>", before, after].concat()
        });
        ordered.extend([OPEN, &inside, "</w:rPr>", rest]);
    }
    ordered
}

/// In each element that opens and closes so, the first piece that begins and ends so, moved to the element's end.
fn moved_last(xml: &str, open: &str, close: &str, (from, to): (&str, &str)) -> String {
    let mut parts = xml.split(open);
    let mut moved = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (inside, rest) = part.split_once(close).unwrap_or((part, ""));
        let found = inside.split_once(from).and_then(|(before, rest)| {
            rest.split_once(to).map(|(piece, after)| [before, after, from, piece, to].concat())
        });
        moved.extend([open, found.as_deref().unwrap_or(inside), close, rest]);
    }
    moved
}
