//! Which section of the term sheet speaks of a field.

use super::catalogue::sections;
use super::source::{Content, Section, SourceLine, TextPart, placed};
use crate::domain::diligence::findings;
use crate::domain::draft::FieldValues;
use crate::domain::lang::Lang;
use crate::domain::schema::pattern;

/// Lists and the tables that hold them; a list within another goes before it.
const TABLES: [(&str, &str); 8] = [
    ("terms.upfront", "upfront"),
    ("terms.options", "options"),
    ("terms.milestones", "milestones"),
    ("terms.royalties[].tiers", "tiers"),
    ("terms.profit_share", "profit_share"),
    ("terms.cost_share", "cost_share"),
    ("terms.products[].territory", "territory"),
    ("terms.territory", "territory"),
];

/// Names that stand for a field in the sections' text.
const SHORT: [(&str, &str); 3] = [
    ("terms.parties.licensor.name", "licensor"),
    ("terms.parties.licensee.name", "licensee"),
    ("terms.currency", "currency"),
];

/// The heading of a section.
pub fn section_title(id: &str, lang: Lang) -> &'static str {
    sections(lang).iter().find(|section| section.id == id).map_or("", |section| section.title)
}

/// The section that speaks of what stands at a path: the one that tells its value, else the first whose
/// wording depends on it.
pub fn section_of(values: &FieldValues, path: &str) -> Option<&'static str> {
    if let Some(row) = path.strip_prefix("clauses.") {
        let row = row.split('.').next()?;
        let id = values.text(&format!("clauses.{row}.section"));
        return sections(Lang::En).iter().map(|section| section.id).find(|known| *known == id);
    }
    if let Some(row) = path.strip_prefix("diligence.items.") {
        let row: usize = row.split('.').next()?.parse().ok()?;
        return findings(values)
            .into_iter()
            .find(|finding| finding.row == row)
            .map(|it| it.section);
    }
    section_of_term(path)
}

/// The section that speaks of a field of the terms, whatever the deal is.
pub fn section_of_term(path: &str) -> Option<&'static str> {
    let path = pattern(path);
    let table = TABLES.iter().find(|(list, _)| path.starts_with(list)).map(|(_, table)| *table);
    let first = |speaks: &dyn Fn(&SourceLine) -> bool| {
        let speaks =
            |section: &&Section| section.alternatives.iter().flat_map(|it| &it.lines).any(speaks);
        sections(Lang::En).iter().find(speaks).map(|section| section.id)
    };
    match table {
        Some(table) => first(&|line| line.content == Content::Table(table)),
        None => first(&|line| tells(line, &path)).or_else(|| first(&|line| asks(line, &path))),
    }
}

fn tells(line: &SourceLine, path: &str) -> bool {
    let parts = match &line.content {
        Content::Paragraph(parts) | Content::Item(parts) => parts,
        // All of a product stands in one table, and its name everywhere.
        Content::Table(name) => return *name == "products" && path.starts_with("terms.products"),
    };
    let short = SHORT.iter().find(|(long, _)| *long == path).map(|(_, short)| *short);
    parts.iter().any(|part| {
        let (TextPart::Field(name) | TextPart::FieldOr(name, _)) = part else { return false };
        short == Some(*name) || leads(line, name, path)
    })
}

fn asks(line: &SourceLine, path: &str) -> bool {
    let own = line.each.is_some_and(|list| path == format!("{list}[]") || path == list);
    own || line.conditions.iter().flatten().any(|asked| leads(line, asked.path, path))
}

/// Whether a path as a line has it is this one, or the list or row that it is of.
fn leads(line: &SourceLine, named: &str, path: &str) -> bool {
    let row = line.each.map(|list| format!("{list}[]"));
    let named = pattern(&placed(&row.unwrap_or_default(), named));
    named == path
        || named.strip_suffix("[]") == Some(path)
        || path.strip_suffix("[]") == Some(&named)
}
