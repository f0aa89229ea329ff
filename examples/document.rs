//! Writes a deal's term sheet: `cargo run --release --no-default-features --example document -- FILE OUT [zh|both]`.
//!
//! `FILE` is a deal file or a case that holds one under `deal`; `OUT` ends in `.md` or `.docx`.

#[allow(dead_code, reason = "shared with other examples")]
mod common;

use common::{part_of, refuse, text_of};
use parley::domain::clauses::{Document, document};
use parley::domain::draft::from_file;
use parley::domain::issue::Lang;
use parley::export::{docx::docx, markdown::markdown};
use std::process::ExitCode;

fn main() -> ExitCode {
    match write() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => refuse(&[why]),
    }
}

fn write() -> Result<(), String> {
    let mut words = std::env::args().skip(1);
    let (Some(file), Some(out)) = (words.next(), words.next()) else {
        return Err("usage: document FILE OUT [zh|both]".to_owned());
    };
    let draft = from_file(&part_of(&text_of(&file)?, "deal")).map_err(|issues| {
        let lines = issues.iter().map(|it| format!("{}: {}", it.path, it.message(Lang::En)));
        lines.collect::<Vec<_>>().join("\n")
    })?;
    let langs: &[Lang] = match words.next().as_deref() {
        Some("zh") => &[Lang::Zh],
        Some("both") => &[Lang::En, Lang::Zh],
        _ => &[Lang::En],
    };
    let documents: Vec<Document> = langs.iter().map(|lang| document(&draft, *lang)).collect();
    let bytes = if out.ends_with(".docx") {
        docx(&documents)?
    } else {
        documents.iter().map(markdown).collect::<Vec<_>>().join("\n\n").into_bytes()
    };
    std::fs::write(&out, bytes).map_err(|error| format!("{out}: {error}"))
}
