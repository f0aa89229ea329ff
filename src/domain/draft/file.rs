//! The deal file: one JSON document, read into a draft and written from one.
//!
//! A leaf that cannot be read is written as the text typed, so a half-finished deal survives export,
//! reload and sharing; reading it back shows the same text and the same problem.

use super::audience::ASSUMPTIONS;
use super::field_value::FieldValue;
use super::read_value::read_value;
use super::{Audience, Draft, technology_flag, version_1};
use crate::domain::bounded_json;
use crate::domain::issue::{FileKind, Issue, Problem};
use crate::domain::number;
use crate::domain::scenario::Scenario;
use crate::domain::schema::{FIELDS, Field, FieldKind, LISTS};
use rust_decimal::Decimal;
use serde_json::{Number, Value};

/// The file's `format`.
pub const FORMAT: &str = "parley-deal";
/// The newest `version` this build reads.
pub const VERSION: u64 = 2;
/// Largest file read, bytes.
const MAX_BYTES: usize = 4 << 20;

/// Reads a deal file. Fields it does not know are kept; a missing field becomes an empty text.
///
/// # Errors
/// Everything that keeps the document from being a deal at all: no JSON, another format, a newer version,
/// a list where an object belongs, too many rows. What is wrong in a field is [`super::validate`]'s matter.
pub fn from_file(text: &str) -> Result<Draft, Vec<Issue>> {
    if let Some(kind) = FileKind::of(text) {
        return Err(vec![Issue::refused("", Problem::OtherFile { kind })]);
    }
    if text.len() > MAX_BYTES {
        return Err(vec![Issue::refused("", Problem::FileTooLarge { most: MAX_BYTES >> 20 })]);
    }
    let tree = bounded_json::parse(text.trim_start_matches('\u{feff}'))
        .map_err(|broken| vec![Issue::refused("", Problem::NotJson { at: broken.line })])?;
    from_value(tree)
}

/// Reads a deal file's tree, as [`from_file`] reads its text.
///
/// # Errors
/// As [`from_file`].
pub fn from_value(mut tree: Value) -> Result<Draft, Vec<Issue>> {
    let version = check_format(&tree).map_err(|problem| vec![Issue::refused("format", problem)])?;
    if !tree.get("terms").is_some_and(Value::is_object) {
        return Err(vec![Issue::refused("terms", Problem::NotAGroup)]);
    }
    if version < VERSION {
        version_1::upgrade(&mut tree);
    }
    technology_flag::upgrade(&mut tree);
    let mut draft = Draft::from_tree(tree);
    if draft.node("scenarios").is_none() {
        draft.put("scenarios", presets());
    }
    read_fields(&mut draft, "")?;
    if draft.has_other() {
        // The second set of assumptions is read in the place of the first.
        draft = draft.exchanged(Audience::Other);
        read_fields(&mut draft, ASSUMPTIONS)?;
        draft.fill_absent();
        draft = draft.exchanged(Audience::Own);
    }
    draft.fill_absent();
    Ok(draft)
}

/// Turns the leaves of a group into text, unless its shape is wrong.
fn read_fields(draft: &mut Draft, group: &str) -> Result<(), Vec<Issue>> {
    check_shape(draft)?;
    let issues: Vec<Issue> = fields_of(group).flat_map(|field| read_in(draft, field)).collect();
    none(issues)
}

fn none(issues: Vec<Issue>) -> Result<(), Vec<Issue>> {
    if issues.is_empty() { Ok(()) } else { Err(issues) }
}

fn fields_of(group: &str) -> impl Iterator<Item = &'static Field> {
    FIELDS.iter().filter(move |field| field.path.starts_with(group))
}

/// The what-ifs a deal starts with; the deal itself is the base case.
fn presets() -> Value {
    serde_json::to_value([Scenario::downside(), Scenario::upside()]).unwrap_or_default()
}

/// The version of a file this build can read.
fn check_format(tree: &Value) -> Result<u64, Problem> {
    if tree.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(Problem::ForeignFile);
    }
    match tree.get("version").and_then(Value::as_u64) {
        Some(version @ 1..=VERSION) => Ok(version),
        Some(version) if version > VERSION => Err(Problem::NewerFile { version }),
        _ => Err(Problem::ForeignFile),
    }
}

/// Objects where fields need an owner, lists where lists belong, no list longer than allowed.
fn check_shape(draft: &Draft) -> Result<(), Vec<Issue>> {
    let mut issues = Vec::new();
    for list in LISTS {
        for path in draft.expand(list.path) {
            match draft.node(&path) {
                None | Some(Value::Null) => {}
                Some(Value::Array(rows)) if rows.len() <= list.at_most => {}
                Some(Value::Array(rows)) => issues.push(Issue::refused(
                    &path,
                    Problem::TooManyRows { rows: rows.len(), most: list.at_most },
                )),
                Some(_) => issues.push(Issue::refused(&path, Problem::NotAList)),
            }
        }
        // Millions of rows are not looked into.
        if issues.iter().any(|issue| matches!(issue.problem, Problem::TooManyRows { .. })) {
            return Err(issues);
        }
    }
    let owners =
        FIELDS.iter().filter_map(|field| field.path.rsplit_once('.')).map(|(owner, _)| owner);
    let mut owners: Vec<&str> = owners.collect();
    owners.dedup();
    for path in owners.into_iter().flat_map(|owner| draft.expand(owner)) {
        if draft.node(&path).is_some_and(|node| !node.is_object() && !node.is_null()) {
            issues.push(Issue::refused(&path, Problem::NotAGroup));
        }
    }
    none(issues)
}

/// Turns one field's leaves, where they are, into text.
fn read_in(draft: &mut Draft, field: &Field) -> Vec<Issue> {
    let mut issues = Vec::new();
    for path in draft.expand(field.path) {
        let Some(value) = draft.node(&path).filter(|value| !value.is_null()) else { continue };
        let text = text_of(value, field.kind);
        let most = longest(field);
        // An offer is a file of its own, sealed: not a letter of it may change.
        let text = match most {
            Some(_) => text.as_deref().map(seen),
            None => text,
        };
        let length = text.as_ref().map_or(0, |text| text.chars().count());
        let text_field = matches!(field.kind, FieldKind::Text { .. });
        if let Some(most) = most.filter(|most| text_field && length > *most) {
            issues.push(Issue::refused(&path, Problem::TextTooLong { length, most }));
            continue;
        }
        match text {
            Some(text) => draft.put(&path, Value::String(text)),
            None => issues.push(Issue::refused(&path, Problem::WrongType)),
        }
    }
    issues
}

/// The text a file's value is shown and edited as; `None` when the value is of another type.
fn text_of(value: &Value, kind: FieldKind) -> Option<String> {
    let numeric = !matches!(
        kind,
        FieldKind::Text { .. }
            | FieldKind::Letters(_)
            | FieldKind::Choice(_)
            | FieldKind::Flag
            | FieldKind::Date
            | FieldKind::OptionalDate
    );
    match value {
        Value::Bool(flag) => Some(flag.to_string()).filter(|_| kind == FieldKind::Flag),
        Value::Number(digits) if numeric => Some(number_text(&plain(digits), kind)),
        Value::Number(digits) => Some(plain(digits)),
        // A number written as text would be read in percent where the file means a fraction.
        Value::String(text) if numeric && !text.is_empty() => {
            let read = read_value(kind, text);
            matches!(read, Err(_) | Ok(FieldValue::Range(_))).then(|| text.clone())
        }
        Value::String(text) => Some(text.clone()),
        _ => None,
    }
}

/// A text without what nobody sees.
pub fn seen(text: &str) -> String {
    text.chars().filter(|c| !is_unseen(*c)).collect()
}

/// Most characters of a text of a file; `None` for an offer, which is a file itself.
fn longest(field: &Field) -> Option<usize> {
    const NAMES: usize = 500;
    const TEXTS: usize = 20_000;
    match field.path {
        "rounds[].paper" => None,
        "clauses[].text"
        | "rounds[].note"
        | "rounds[].message"
        | "rounds[].reasons"
        | "diligence.items[].answer"
        | "diligence.items[].evidence" => Some(TEXTS),
        _ => Some(NAMES),
    }
}

/// What turns the direction of a text or controls a terminal: it could make a name read as another. Line breaks
/// belong to long texts.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || c.is_control() && !matches!(c, '\n' | '\r' | '\t')
}

/// A number's digits as most write them: `serde_json` gives every positive exponent a sign.
fn plain(digits: &Number) -> String {
    digits.as_str().replace('+', "")
}

fn number_text(digits: &str, kind: FieldKind) -> String {
    match (digits.parse::<Decimal>().ok(), kind) {
        (None, _) => digits.to_owned(),
        (Some(fraction), FieldKind::Percent(_) | FieldKind::OptionalPercent(_)) => {
            number::percent_text(fraction)
        }
        (Some(number), _) => number::amount_text(number),
    }
}

/// Writes the deal file's tree, as the owner keeps it.
pub fn to_file(draft: &Draft) -> Value {
    let mut file = draft.own().into_owned();
    write_fields(&mut file, "");
    if file.has_other() {
        file = file.exchanged(Audience::Other);
        write_fields(&mut file, ASSUMPTIONS);
        file = file.exchanged(Audience::Own);
    }
    file.put("format", FORMAT.into());
    file.put("version", VERSION.into());
    file.tree().clone()
}

fn write_fields(file: &mut Draft, group: &str) {
    for list in LISTS.iter().filter(|list| list.left_out && list.path.starts_with(group)) {
        let paths = file.expand(list.path).into_iter();
        let empty: Vec<String> = paths.filter(|path| file.rows(path) == 0).collect();
        empty.iter().for_each(|path| file.remove(path));
    }
    for field in fields_of(group) {
        for path in file.expand(field.path) {
            // A paper alone has no assumptions, and is not given any.
            if file.node(&path).is_none() {
                continue;
            }
            let text = file.text(&path);
            if field.left_out && text.trim().is_empty() {
                file.remove(&path);
                continue;
            }
            match read_value(field.kind, text) {
                Ok(read) => file.put(&path, read.to_file()),
                // Not asked for; but where a default stands for what is absent, emptied is another thing.
                Err(_) if text.is_empty() && field.when.is_some() && field.default.is_none() => {
                    file.remove(&path);
                }
                Err(_) => {}
            }
        }
    }
}
