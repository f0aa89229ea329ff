//! What the writer of Word files leaves to be mended: the order of some properties (ECMA-376), the languages, and
//! who made the file when.

use super::FileStamp;
use super::changes::clean;
use super::order::in_order;
use crate::domain::term_sheet::Script;
use docx_rs::XMLDocx;

/// The file, mended.
pub(super) fn mended(mut file: XMLDocx, face: &FileFace, stamp: &FileStamp) -> XMLDocx {
    let mut next = 0;
    for part in std::iter::once(&mut file.document).chain(&mut file.headers) {
        rewrite(part, |xml| in_order(&numbered(xml, &mut next)));
    }
    for part in file.footers.iter_mut().chain([&mut file.numberings]) {
        rewrite(part, in_order);
    }
    let languages = languages(face.script);
    rewrite(&mut file.styles, |xml| {
        in_order(&xml.replacen("</w:rPr>", &format!("{languages}</w:rPr>"), 1))
    });
    file.doc_props.core = core(face.title, stamp).into_bytes();
    file
}

fn rewrite(part: &mut Vec<u8>, write: impl FnOnce(&str) -> String) {
    if let Ok(xml) = std::str::from_utf8(part) {
        *part = write(xml).into_bytes();
    }
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
