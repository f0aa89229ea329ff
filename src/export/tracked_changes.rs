//! What sheets compared added and took out, as changes that Word tracks: to be accepted or rejected one by one.

use crate::domain::term_sheet::Edit;
use docx_rs::{Delete, Insert, Paragraph, Run, TableRow, XMLDocx};

/// Who made the changes: a party decides on them, this page only compared.
const AUTHOR: &str = "Parley";

/// Writes changes, all made at one time.
pub(super) struct Changes {
    at: String,
}

impl Changes {
    /// At a time as `2026-11-22T09:30:00Z`; what is no part of such a time is dropped.
    pub fn new(at: &str) -> Self {
        let part = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '.' | '+');
        Self { at: at.chars().filter(part).collect() }
    }

    fn insert(&self) -> Insert {
        Insert::new_with_empty().author(AUTHOR).date(&self.at)
    }

    fn delete(&self) -> Delete {
        Delete::new().author(AUTHOR).date(&self.at)
    }

    /// A paragraph with more text, made to look as asked.
    pub fn add(
        &self,
        to: Paragraph,
        edit: Edit,
        text: &str,
        look: impl Fn(Run) -> Run,
    ) -> Paragraph {
        let run = Run::new();
        match edit {
            Edit::Kept => to.add_run(look(run.add_text(clean(text)))),
            Edit::Added => to.add_insert(self.insert().add_run(look(run.add_text(clean(text))))),
            Edit::Removed => {
                to.add_delete(self.delete().add_run(look(run.add_delete_text(clean(text)))))
            }
        }
    }

    /// The end of a paragraph, which goes and comes with the whole of it.
    pub fn end(&self, of: Paragraph, edit: Edit) -> Paragraph {
        match edit {
            Edit::Kept => of,
            Edit::Added => of.insert(AUTHOR, &self.at),
            Edit::Removed => of.delete(AUTHOR, &self.at),
        }
    }

    /// A row that goes and comes as a whole.
    pub fn row(&self, row: TableRow, edit: Edit) -> TableRow {
        match edit {
            Edit::Kept => row,
            Edit::Added => row.insert(self.insert()),
            Edit::Removed => row.delete(self.delete()),
        }
    }
}

/// Text without what XML cannot hold.
fn clean(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

/// The file with two habits of its writer mended. It counts changes on from file to file: here from 0, so that
/// the same sheet is the same file. And it writes what became of a row or of a paragraph's end before other
/// properties that the standard's schema (ECMA-376, CT_TrPr and CT_PPr) has first.
pub(super) fn settled(mut file: XMLDocx) -> XMLDocx {
    let mut next = 0;
    for part in std::iter::once(&mut file.document).chain(&mut file.headers) {
        let Ok(xml) = std::str::from_utf8(part) else { continue };
        let xml = numbered(xml, &mut next);
        let xml = moved_last(&xml, "w:trPr", ("<w:ins ", "/>"));
        let xml = moved_last(&xml, "w:trPr", ("<w:del ", "/>"));
        *part = moved_last(&xml, "w:pPr", ("<w:rPr>", "</w:rPr>")).into_bytes();
    }
    file
}

/// Only changes have an id in these files, and text cannot hold a bare quotation mark.
fn numbered(xml: &str, next: &mut usize) -> String {
    let mut parts = xml.split("w:id=\"");
    let mut numbered = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
        numbered.push_str(&format!("w:id=\"{next}{rest}"));
        *next += 1;
    }
    numbered
}

/// In each element of a name, the first piece that begins and ends so, moved to the element's end.
fn moved_last(xml: &str, name: &str, (from, to): (&str, &str)) -> String {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    let mut parts = xml.split(&open);
    let mut moved = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (inside, rest) = part.split_once(&close).unwrap_or((part, ""));
        let found = inside.split_once(from).and_then(|(before, rest)| {
            rest.split_once(to).map(|(piece, after)| [before, after, from, piece, to].concat())
        });
        moved.extend([&open, found.as_deref().unwrap_or(inside), &close, rest]);
    }
    moved
}
