//! The term sheet as Markdown.

use crate::domain::lang::Lang;
use crate::domain::term_sheet::{Block, Clause, Document, Run};
use std::borrow::Cow;

/// The file of one language; not of sheets compared, whose changes Markdown cannot show.
pub fn markdown(document: &Document) -> String {
    let mut file = format!("# {}\n\n*{}*\n", escaped(&document.title), document.notice);
    if let Some(agreed) = &document.agreed {
        file.push_str(&format!("\n**{agreed}**\n"));
    }
    for clause in &document.clauses {
        if let Some(number) = clause.number {
            file.push_str(&section(document.lang, clause, number));
        }
    }
    if let Block::Table(head, rows) = &document.signatures {
        file.push_str(&table(head, rows));
    }
    file
}

fn section(lang: Lang, clause: &Clause, number: usize) -> String {
    let heading: String = clause.heading().into_iter().map(|run| run.text).collect();
    let mut text = format!("\n## {number}. {heading}\n");
    for block in &clause.blocks {
        match block {
            Block::Paragraph(runs) => text.push_str(&format!("\n{}\n", line(runs))),
            Block::Item(at, runs) => {
                text.push_str(&format!("\n- {}{}\n", item_mark(at.now, lang), line(runs)));
            }
            Block::Table(head, rows) => text.push_str(&table(head, rows)),
        }
    }
    text
}

fn table(head: &[Cow<str>], rows: &[Vec<Vec<Run>>]) -> String {
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = String::from("\n");
    text.push_str(&row(head.iter().map(|name| escaped(name)).collect()));
    text.push_str(&row(head.iter().map(|_| "---".to_owned()).collect()));
    for cells in rows {
        text.push_str(&row(cells.iter().map(|runs| line(runs)).collect()));
    }
    text
}

fn line(runs: &[Run]) -> String {
    let text = |run: &Run| {
        let text = escaped(&run.text);
        if run.mark.is_missing() { format!("**{text}**") } else { text }
    };
    // A line that begins like a list or a heading is text all the same.
    let line: String = runs.iter().map(text).collect();
    match line.chars().next() {
        Some('#' | '+' | '-' | '=' | '>') => format!("\\{line}"),
        _ => line,
    }
}

/// Text that means itself: what Markdown reads as a mark is escaped, line ends become spaces.
fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut escaped, c| {
        match c {
            '\n' | '\r' | '\t' => escaped.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '!' | '&' => {
                escaped.extend(['\\', c]);
            }
            c if c.is_control() => {}
            c => escaped.push(c),
        }
        escaped
    })
}

/// What stands before a sub-item, from 0: `(a) `, `（a）`.
pub fn item_mark(at: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("({}) ", letter(at)),
        Lang::Zh => format!("（{}）", letter(at)),
    }
}

/// The letter of a sub-item, from 0: a, b, … z, aa.
fn letter(at: usize) -> String {
    let last = char::from(b'a' + (at % 26) as u8);
    if at < 26 { last.to_string() } else { format!("{}{last}", letter(at / 26 - 1)) }
}
