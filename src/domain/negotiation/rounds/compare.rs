//! What two papers say differently, term by term in the order of the document.

use super::align::{Aligned, is_row, plain};
use super::round::lay;
use crate::domain::diligence::findings;
use crate::domain::draft::{Change, Draft, FieldValues, child, says_the_same};
use crate::domain::lang::Lang;
use crate::domain::schema::{FIELDS, pattern};
use crate::domain::sort::sort_by_key;
use crate::domain::term_sheet::{Decision, event, section_of, sections, value};
use serde_json::Value;

/// A term that is different: a field, a row added or taken out, or an event with what belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct TermChange {
    /// The section of the document that speaks of it.
    pub section: &'static str,
    /// What the parties decided of that section; `None` where the term is no decision of a section.
    pub decision: Option<Decision>,
    /// Its path in the older paper; `None` where it was not there.
    pub was: Option<String>,
    /// Its path in the newer paper; `None` where it is gone.
    pub is: Option<String>,
    /// What is to be done to the older paper's tree.
    pub(super) parts: Vec<Change>,
}

/// A paper with its values as read.
#[derive(Debug, Clone, Copy)]
pub struct ReadPaper<'a> {
    /// What it says.
    pub paper: &'a Draft,
    /// What of that can be read.
    pub values: &'a FieldValues,
}

/// Every term that is different in `after`, in the order of the document.
pub fn compare(before: &Draft, after: &Draft) -> Vec<TermChange> {
    unread_terms(&Aligned::of(before, after), before, after)
}

/// The same of papers that are read already.
pub fn compare_read(before: ReadPaper, after: ReadPaper) -> Vec<TermChange> {
    terms(&Aligned::of(before.paper, after.paper), before.values, after.values)
}

/// Whether any term is different.
pub fn differ(before: &Draft, after: &Draft) -> bool {
    let aligned = Aligned::of(before, after);
    aligned.changes().iter().any(|change| differs(&aligned, change))
}

/// Makes one of the changes [`compare`] finds from a draft to a paper, by its place.
pub fn apply(draft: &mut Draft, paper: &Draft, at: usize) {
    let aligned = Aligned::of(draft, paper);
    let Some(term) = unread_terms(&aligned, draft, paper).into_iter().nth(at) else { return };
    let mut next = aligned.before;
    term.parts.iter().for_each(|part| part.make(&mut next));
    lay(draft, &plain(&next));
}

/// The terms that are different in two papers, these read first.
pub(super) fn unread_terms(aligned: &Aligned, before: &Draft, after: &Draft) -> Vec<TermChange> {
    terms(aligned, &FieldValues::of(before), &FieldValues::of(after))
}

/// An amount written otherwise is no change.
fn differs(aligned: &Aligned, change: &Change) -> bool {
    match (&change.before, &change.after) {
        (Some(Value::String(was)), Some(Value::String(is))) => {
            !aligned.is(&change.path).is_some_and(|path| says_the_same(&path, was, is))
        }
        _ => true,
    }
}

/// The terms that are different in two papers, by what was read of these.
pub(super) fn terms(
    aligned: &Aligned,
    before: &FieldValues,
    after: &FieldValues,
) -> Vec<TermChange> {
    let mut terms: Vec<TermChange> = Vec::new();
    for change in aligned.changes().into_iter().filter(|change| differs(aligned, change)) {
        let group = group(&change.path);
        match terms.last_mut().filter(|last| last.group() == group && !is_row(&group)) {
            Some(last) => last.parts.push(change),
            None => terms.push(TermChange {
                section: section(aligned, (before, after), &change),
                decision: aligned.decision(&change.path),
                was: aligned.was(&group),
                is: aligned.is(&group),
                parts: vec![change],
            }),
        }
    }
    sort_by_key(&mut terms, |term| term.place());
    terms
}

/// The path a change is shown under: an event goes with what belongs to it.
fn group(path: &str) -> String {
    match path.split_once(".trigger.") {
        Some((row, _)) => child(row, "trigger"),
        None => path.to_owned(),
    }
}

fn section(
    aligned: &Aligned,
    (before, after): (&FieldValues, &FieldValues),
    change: &Change,
) -> &'static str {
    if let Some(id) = aligned.clause(&change.path) {
        return id;
    }
    let was = || aligned.was(&change.path).and_then(|path| section_of(before, &path));
    let is = aligned.is(&change.path).and_then(|path| section_of(after, &path));
    is.or_else(was).unwrap_or("parties")
}

impl TermChange {
    fn group(&self) -> String {
        self.parts.first().map(|part| group(&part.path)).unwrap_or_default()
    }

    /// Section, then field, then row.
    pub(super) fn place(&self) -> (usize, usize, String) {
        let section = sections(Lang::En).iter().position(|section| section.id == self.section);
        let path = self.path();
        let of_field = pattern(path);
        let field = FIELDS.iter().position(|field| field.path.starts_with(&of_field));
        let list = of_field.split("[]").next().unwrap_or_default();
        let list = FIELDS.iter().position(|field| field.path.starts_with(list));
        (section.unwrap_or_default(), list.or(field).unwrap_or_default(), self.group())
    }

    /// The paths of what is different, rows by their names: the same for the same term of any two papers whose rows
    /// have not changed places.
    pub fn touched(&self) -> Vec<String> {
        self.parts.iter().map(|part| part.path.clone()).collect()
    }

    /// Where the term stands now, or where it stood.
    pub fn path(&self) -> &str {
        self.is.as_deref().or(self.was.as_deref()).unwrap_or_default()
    }

    /// What the older of the two papers compared said; `None` where it said nothing.
    pub fn old_text(&self, before: &FieldValues, lang: Lang) -> Option<String> {
        self.text(before, self.was.as_deref(), lang)
    }

    /// What the newer one says.
    pub fn new_text(&self, after: &FieldValues, lang: Lang) -> Option<String> {
        self.text(after, self.is.as_deref(), lang)
    }

    fn text(&self, values: &FieldValues, path: Option<&str>, lang: Lang) -> Option<String> {
        match self.decision {
            Some(decision) => decision.text(values, self.section, lang),
            None => term_text(values, path?, lang),
        }
    }
}

/// A leaf as the contract writes it, or as typed where it cannot be read; of a row or a group what its leaves say,
/// of an event and of a finding its sentence.
pub(super) fn term_text(values: &FieldValues, path: &str, lang: Lang) -> Option<String> {
    if let Some(row) = path.strip_prefix("diligence.items.") {
        let row = row.split('.').next()?.parse::<usize>().ok()?;
        let finding = findings(values).into_iter().find(|finding| finding.row == row)?;
        return Some(finding.sentence(lang));
    }
    if !values.is_group(path) {
        return value(values, path, lang).or_else(|| values.unreadable(path).map(str::to_owned));
    }
    if path.ends_with(TRIGGER) {
        return event(values, path, lang);
    }
    let group = pattern(path);
    let texts = FIELDS.iter().filter_map(|field| {
        let below = field.path.strip_prefix(&group)?.strip_prefix('.')?;
        if let Some((trigger, leaf)) =
            below.split_once('.').filter(|(group, _)| *group == "trigger")
        {
            // The event is told once, at its first leaf.
            return event(values, &child(path, trigger), lang).filter(|_| leaf == "on");
        }
        let text = value(values, &child(path, below), lang)?;
        Some(if below == "days_after_effective" { days(&text, lang) } else { text })
    });
    let texts: Vec<String> = texts.collect();
    Some(texts.join(" · ")).filter(|text| !text.is_empty())
}

/// What a milestone is paid for.
const TRIGGER: &str = ".trigger";

/// A number alone would not say what it counts.
fn days(count: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{count} days after the Effective Date"),
        Lang::Zh => format!("生效日后{count}天"),
    }
}
