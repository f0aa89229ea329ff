//! Writes a deal's term sheet:
//! `cargo run --release --no-default-features --example document -- FILE OUT [en|zh|both] [BEFORE AT]`.
//!
//! `FILE` is a deal file or a case that holds one under `deal`; `OUT` ends in `.md` or `.docx`. With `BEFORE`,
//! an earlier state of the deal, the Word file holds what changed since then as changes tracked at the time
//! `AT`, as `2026-11-22T09:30:00Z`.

#[allow(dead_code, reason = "shared with other examples")]
mod common;

use common::{part_of, refuse, text_of};
use parley::domain::draft::{Draft, FieldValues, from_file};
use parley::domain::lang::Lang;
use parley::domain::term_sheet::{Document, document, marked};
use parley::export::docx::{FileStamp, docx};
use parley::export::markdown::markdown;
use std::process::ExitCode;

const USAGE: &str = "usage: document FILE OUT [en|zh|both] [BEFORE AT]";

fn main() -> ExitCode {
    match write() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => refuse(&[why]),
    }
}

fn write() -> Result<(), String> {
    let mut words = std::env::args().skip(1);
    let (Some(file), Some(out)) = (words.next(), words.next()) else {
        return Err(USAGE.to_owned());
    };
    let draft = draft(&file)?;
    let langs: &[Lang] = match words.next().as_deref() {
        Some("zh") => &[Lang::Zh],
        Some("both") => &[Lang::En, Lang::Zh],
        _ => &[Lang::En],
    };
    let before = words.next().map(|file| self::draft(&file)).transpose()?;
    let at = words.next().or(before.is_none().then(String::new)).ok_or(USAGE)?;
    let values = FieldValues::of(&draft);
    let sheet = |lang: &Lang| document(&values, *lang);
    let since = |lang: &Lang| match &before {
        Some(before) => marked(&document(&FieldValues::of(before), *lang), &sheet(lang)),
        None => sheet(lang),
    };
    let bytes = if out.ends_with(".docx") {
        let stamp = FileStamp { at, author: "Parley".to_owned() };
        docx(&langs.iter().map(since).collect::<Vec<Document>>(), &stamp)?
    } else {
        langs
            .iter()
            .map(|lang| markdown(&sheet(lang)))
            .collect::<Vec<_>>()
            .join("\n\n")
            .into_bytes()
    };
    std::fs::write(&out, bytes).map_err(|error| format!("{out}: {error}"))
}

fn draft(file: &str) -> Result<Draft, String> {
    from_file(&part_of(&text_of(file)?, "deal")).map_err(|issues| {
        let lines = issues.iter().map(|it| format!("{}: {}", it.path, it.message(Lang::En)));
        lines.collect::<Vec<_>>().join("\n")
    })
}
