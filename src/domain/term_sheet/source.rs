//! A section of the term sheet as drafted: one file a section and language, read into lines.
//!
//! ```text
//! # Title
//! binding: no
//! later: yes
//! when: path=word
//! ## id | Name of an alternative | apart ? path=word
//! ? path=word & path : a paragraph with {path}, {_id:a blank} and {@section}
//! ? path>1 & !other or path[].leaf=word : conditions
//! - a sub-item
//! @table upfront
//! * list : said for each row, with {.leaf} of the row
//! * list ? .leaf & path>1 : - the same under conditions
//! ```
//!
//! - **Sections.** One drafted later stands only in a deal that took it in, so that an older paper says what it said;
//!   one with `when` only where that holds.
//! - **Alternatives.** The figures do not follow one that is `apart`: it moves money that the deal has no field for
//!   (where a condition follows, while that holds).
//! - **Fields.** `{path}` is a leaf of the deal or a computed name (`fill.rs`), and a marked blank where the deal says
//!   nothing; `{path|words}` says the words there instead. `{list[]}` is a list of words in a row.
//! - **Definitions.** A line of `definitions.txt` is `term | meaning`, with conditions before it as any line has.
//! - **Blanks.** `{_id:what}` is filled in by the parties; the same id in another wording or language is the same blank.
//!   What each is called, and what usually stands there, is in `blanks.txt`.
//! - **Conditions.** `path` says something (a list has rows), `!path` says nothing, `path=a|b` is one of these words,
//!   `path!=a|b` none of them, `list>1` has several rows, `list<2` at most one. All that `&` joins must hold, of what
//!   `or` joins one group. A path with `[]` asks every row: the condition holds where it holds for one of them, and
//!   its opposite (`!path`, `!=`) where it holds for none. `@section` asks for the alternative that stands, and says
//!   nothing where the section is left out; `#question` whether that question of diligence became a term.
//! - **Rows.** Lines in a row that begin with `*` and the same list are said together for the first row, then for the
//!   second, and so on. In them a path that begins with a point is a leaf of the row: in a text, in a condition and in
//!   a table of the row (`@table tiers`). Letters of sub-items run on from row to row.

/// A section as drafted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The word it is known by.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// Whether it binds the parties before the contract.
    pub binding: bool,
    /// Whether it stands only where a deal took it in.
    pub later: bool,
    /// It stands only where one of these groups holds; without any, always.
    pub when: Vec<Vec<Condition>>,
    /// Ways to say it; the first unless another is chosen.
    pub alternatives: Vec<Alternative>,
}

/// One way to say a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// The word the deal file knows it by.
    pub id: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// Where the figures do not follow it: one of these groups holds; `None`: they do.
    pub apart: Option<Vec<Vec<Condition>>>,
    /// Its lines.
    pub lines: Vec<SourceLine>,
}

/// A paragraph, a sub-item or a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLine {
    /// The list for each row of which it is said; `None`: it is said once.
    pub each: Option<&'static str>,
    /// It stands only when all of one of these groups hold; without any group, always.
    pub conditions: Vec<Vec<Condition>>,
    /// What it is.
    pub content: Content,
}

/// What a line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A paragraph.
    Paragraph(Vec<TextPart>),
    /// A sub-item.
    Item(Vec<TextPart>),
    /// A table made from the deal, by its word.
    Table(&'static str),
}

/// A piece of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextPart {
    /// Text as it stands.
    Text(&'static str),
    /// A leaf of the deal, or a computed name.
    Field(&'static str),
    /// A leaf of the deal, and what is said where the deal says nothing there.
    FieldOr(&'static str, &'static str),
    /// To be filled in by the parties: the blank's word within its section, and what belongs there.
    Blank(&'static str, &'static str),
    /// Another section, by its id.
    Section(&'static str),
}

/// A defined term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The term.
    pub term: &'static str,
    /// It stands only when all of one of these groups hold: what a sheet does not speak of it does not define.
    pub conditions: Vec<Vec<Condition>>,
    /// What it means.
    pub meaning: Vec<TextPart>,
}

/// When a line stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The leaf or list asked; with `[]`, every row's; with `@` or `#`, a section or a question.
    pub path: &'static str,
    /// What is asked of it.
    pub test: Test,
}

/// What is asked of a leaf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// It says something: not empty, zero or `false`; a list has rows.
    Given,
    /// The opposite.
    NotGiven,
    /// It is one of these words.
    Is(Vec<&'static str>),
    /// It is none of them.
    IsNot(Vec<&'static str>),
    /// A list has more rows than one.
    Several,
    /// The opposite.
    NotSeveral,
}

impl Section {
    /// The alternative of an id; the first where there is none.
    pub fn chosen(&self, id: &str) -> Option<&Alternative> {
        let chosen = self.alternatives.iter().find(|alternative| alternative.id == id);
        chosen.or(self.alternatives.first())
    }
}

impl Test {
    /// What it is the opposite of; `None` where it asks for something itself.
    pub fn opposite(&self) -> Option<Self> {
        match self {
            Self::NotGiven => Some(Self::Given),
            Self::IsNot(words) => Some(Self::Is(words.clone())),
            Self::NotSeveral => Some(Self::Several),
            Self::Given | Self::Is(_) | Self::Several => None,
        }
    }
}

/// A path as a line has it, at a row: one that begins with a point is a leaf of the row.
pub fn placed(row: &str, path: &str) -> String {
    if path.starts_with('.') { format!("{row}{path}") } else { path.to_owned() }
}

/// Reads a section's file. What is not understood is text.
pub fn section(id: &'static str, file: &'static str) -> Section {
    let (title, when, alternatives) = ("", Vec::new(), Vec::new());
    let mut section = Section { id, title, binding: false, later: false, when, alternatives };
    for text in file.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(head) = text.strip_prefix("## ") {
            section.alternatives.push(alternative(head));
        } else if let Some(title) = text.strip_prefix("# ") {
            section.title = title.trim();
        } else if let Some(said) = text.strip_prefix("binding:") {
            section.binding = said.trim() == "yes";
        } else if let Some(said) = text.strip_prefix("later:") {
            section.later = said.trim() == "yes";
        } else if let Some(asked) = text.strip_prefix("when:") {
            section.when = groups(asked);
        } else if let Some(alternative) = section.alternatives.last_mut() {
            alternative.lines.push(line(text));
        }
    }
    section
}

fn alternative(head: &'static str) -> Alternative {
    let mut parts = head.splitn(3, '|').map(str::trim);
    let id = parts.next().unwrap_or_default();
    let name = parts.next().unwrap_or(id);
    let apart = parts
        .next()
        .and_then(|it| it.strip_prefix("apart"))
        .map(|asked| asked.trim().strip_prefix('?').map_or_else(Vec::new, groups));
    Alternative { id, name, apart, lines: Vec::new() }
}

/// Groups of conditions, of which one must hold.
fn groups(asked: &'static str) -> Vec<Vec<Condition>> {
    asked.split(" or ").map(|group| group.split('&').map(condition).collect()).collect()
}

/// Reads a line of the definitions: `term | meaning`, conditions before it.
pub fn definition(text: &'static str) -> Option<Definition> {
    let (asked, text) = match text.split_once(" : ") {
        Some((head, text)) if head.starts_with('?') => (head.strip_prefix('?'), text),
        _ => (None, text),
    };
    let (term, meaning) = text.split_once('|')?;
    let conditions = asked.map_or_else(Vec::new, groups);
    Some(Definition { term: term.trim(), conditions, meaning: parts(meaning.trim()) })
}

/// Reads a line.
pub fn line(text: &'static str) -> SourceLine {
    let (head, text) = match text.split_once(" : ") {
        Some((head, text)) if head.starts_with(['?', '*']) => (head, text.trim()),
        _ => ("", text),
    };
    let (each, asked) =
        head.split_once('?').map_or((head, None), |(each, asked)| (each, Some(asked)));
    let each = each.strip_prefix('*').map(str::trim);
    let conditions = asked.map_or_else(Vec::new, groups);
    let content = if let Some(table) = text.strip_prefix("@table ") {
        Content::Table(table.trim())
    } else if let Some(item) = text.strip_prefix("- ") {
        Content::Item(parts(item))
    } else {
        Content::Paragraph(parts(text))
    };
    SourceLine { each, conditions, content }
}

fn condition(asked: &'static str) -> Condition {
    let asked = asked.trim();
    let words = |text: &'static str| text.split('|').map(str::trim).collect();
    if let Some((path, not)) = asked.split_once("!=") {
        return Condition { path: path.trim(), test: Test::IsNot(words(not)) };
    }
    if let Some(path) = asked.strip_suffix(">1") {
        return Condition { path: path.trim(), test: Test::Several };
    }
    if let Some(path) = asked.strip_suffix("<2") {
        return Condition { path: path.trim(), test: Test::NotSeveral };
    }
    if let Some((path, is)) = asked.split_once('=') {
        return Condition { path: path.trim(), test: Test::Is(words(is)) };
    }
    match asked.strip_prefix('!') {
        Some(path) => Condition { path: path.trim(), test: Test::NotGiven },
        None => Condition { path: asked, test: Test::Given },
    }
}

/// Splits a paragraph at its braces.
pub fn parts(text: &'static str) -> Vec<TextPart> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, after)| Some((before, after.split_once('}')?)))
    {
        if !before.is_empty() {
            parts.push(TextPart::Text(before));
        }
        parts.push(match (name.strip_prefix('_'), name.strip_prefix('@')) {
            (Some(blank), _) => {
                let (id, what) = blank.split_once(':').unwrap_or((blank, blank));
                TextPart::Blank(id, what)
            }
            (_, Some(section)) => TextPart::Section(section),
            _ => name.split_once('|').map_or(TextPart::Field(name), |(name, otherwise)| {
                TextPart::FieldOr(name, otherwise)
            }),
        });
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(TextPart::Text(rest));
    }
    parts
}
