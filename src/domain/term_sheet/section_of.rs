//! Which section of the term sheet speaks of a field.

use super::catalogue::sections;
use super::source::{Content, Section, SourceLine, TextPart};
use crate::domain::diligence::findings;
use crate::domain::draft::FieldValues;
use crate::domain::lang::Lang;
use crate::domain::schema::pattern;

/// Lists and the tables that hold them.
const TABLES: [(&str, &str); 4] = [
    ("terms.upfront", "upfront"),
    ("terms.milestones", "milestones"),
    ("terms.royalties.0.tiers", "tiers"),
    ("terms.territory", "territory"),
];

/// Names that stand for a field in the sections' text.
const SHORT: [(&str, &str); 4] = [
    ("terms.parties.licensor.name", "licensor"),
    ("terms.parties.licensee.name", "licensee"),
    ("terms.products.0.name", "asset"),
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
    let (Content::Paragraph(parts) | Content::Item(parts)) = &line.content else { return false };
    let short = SHORT.iter().find(|(long, _)| *long == path).map(|(_, short)| *short);
    parts
        .iter()
        .any(|part| matches!(part, TextPart::Field(name) if *name == path || short == Some(*name)))
}

fn asks(line: &SourceLine, path: &str) -> bool {
    line.conditions.iter().any(|condition| condition.path == path)
}
