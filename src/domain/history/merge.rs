//! One deal open in several places at once, each keeping it in the same store.
//!
//! What is kept says which version it is and which others it includes. So whoever reads it knows from where on
//! both went apart: edits of both are put together where they touch different fields, and asked about where
//! they touch the same.

use crate::domain::draft::{Change, Draft, changes};

/// A deal as it lies in the store: a line that names the version, then the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StoredVersion {
    /// The version.
    pub is: String,
    /// The versions it includes, as far back as it matters; with `+` between them.
    pub of: String,
    /// [`Draft::to_text`].
    pub text: String,
}

impl StoredVersion {
    /// As it is stored.
    pub fn to_text(&self) -> String {
        format!("{} {}\n{}", self.is, self.of, self.text)
    }

    /// Whether it includes another version.
    fn includes(&self, other: &Self) -> bool {
        self.of.split('+').any(|is| is == other.is)
    }

    /// Reads what [`StoredVersion::to_text`] wrote, or a deal kept before versions were named.
    ///
    /// The text of an earlier version of the program is carried over, so that versions can be compared.
    pub fn from_text(text: &str) -> Self {
        let mut version = Self::as_stored(text);
        if let Some(text) = Draft::upgraded_text(&version.text) {
            version.text = text;
        }
        version
    }

    /// The name of a version as it is stored.
    pub fn name_in(text: &str) -> String {
        Self::as_stored(text).is
    }

    fn as_stored(text: &str) -> Self {
        match text.split_once('\n').and_then(|(mark, text)| Some((mark.split_once(' ')?, text))) {
            Some(((is, of), text)) if !is.starts_with('{') => {
                Self { is: is.to_owned(), of: of.to_owned(), text: text.to_owned() }
            }
            _ => Self { text: text.to_owned(), ..Self::default() },
        }
    }
}

/// What another place's version means for the draft here.
#[derive(Debug, Clone, PartialEq)]
pub enum Incoming {
    /// Nothing that is not known.
    Nothing,
    /// The draft with the edits of both.
    Both(Draft),
    /// The same field was changed in both, or it is not known what was. Until [`Replica::settle`] is told which
    /// version is to include the other nothing may be written.
    Ask(StoredVersion),
}

/// Versions remembered: another place is rarely further behind than a pause in typing.
const REMEMBERED: usize = 8;

/// This place's knowledge of the store: the versions it saw or wrote, the last one last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Replica {
    known: Vec<StoredVersion>,
}

impl Replica {
    /// Begins with what lies in the store.
    pub fn of(seen: StoredVersion) -> Self {
        Self { known: vec![seen] }
    }

    /// Whether a draft is the version last known.
    pub fn is_last(&self, draft: &Draft) -> bool {
        self.known.last().is_some_and(|version| version.text == draft.to_text())
    }

    /// What is to be stored for a draft, under a name for the version; `None` when nothing is new. Once it is
    /// stored, [`Replica::settle`] is to be told.
    pub fn write(&self, draft: &Draft, is: String) -> Option<StoredVersion> {
        let text = draft.to_text();
        let known: Vec<&StoredVersion> = self.known.iter().collect();
        // Of several last versions none says that the edits of the others are in it, even where its text does.
        let stored = matches!(latest(&known).as_slice(), [last] if last.text == text);
        (!stored).then(|| {
            let names: Vec<&str> = known.iter().map(|version| version.is.as_str()).collect();
            StoredVersion { is, of: names.join("+"), text }
        })
    }

    /// Learns of a version in the store.
    pub fn receive(&mut self, theirs: StoredVersion, draft: &Draft) -> Incoming {
        if self.known.contains(&theirs) {
            return Incoming::Nothing;
        }
        let Some(their_draft) = Draft::from_text(&theirs.text) else { return Incoming::Nothing };
        if their_draft == *draft.own() {
            self.settle(theirs);
            return Incoming::Nothing;
        }
        let shared: Vec<&StoredVersion> =
            self.known.iter().filter(|version| theirs.includes(version)).collect();
        match together(&shared, draft, &their_draft) {
            Some(both) => {
                self.settle(theirs);
                Incoming::Both(both)
            }
            None => Incoming::Ask(theirs),
        }
    }

    /// Whether nothing was seen or written yet: the deal is new.
    pub fn is_new(&self) -> bool {
        self.known.is_empty()
    }

    /// The version last known.
    pub fn last(&self) -> Option<&StoredVersion> {
        self.known.last()
    }

    /// Whether a version is known by its name.
    pub fn knows(&self, is: &str) -> bool {
        self.known.iter().any(|version| version.is == is)
    }

    /// A version written here did not reach the store.
    pub fn forget(&mut self, is: &str) {
        self.known.retain(|version| version.is != is);
    }

    /// The draft here includes a version from now on: its edits, or the decision against them.
    pub fn settle(&mut self, version: StoredVersion) {
        if self.known.len() >= REMEMBERED {
            self.known.remove(0);
        }
        self.known.push(version);
    }
}

/// The edits of two places on one draft, seen from the versions both include; `None` where both say something
/// new of the same.
fn together(shared: &[&StoredVersion], ours: &Draft, theirs: &Draft) -> Option<Draft> {
    let base = common_base(shared)?;
    let shared: Vec<Draft> =
        shared.iter().filter_map(|version| Draft::from_text(&version.text)).collect();
    let (ours, theirs_since) = (changes(&base, ours), changes(&base, theirs));
    let mut both = theirs.clone();
    for change in ours {
        let mut others =
            theirs_since.iter().filter(|other| **other != change && touch(other, &change));
        // One that only carries an older word of the other place gives way to the newer word.
        match (is_new(&shared, &change), others.all(|other| !is_new(&shared, other))) {
            (_, true) => change.make(&mut both),
            (false, false) => {}
            (true, false) => return None,
        }
    }
    Some(both)
}

/// The versions none of the others includes.
fn latest<'a>(versions: &[&'a StoredVersion]) -> Vec<&'a StoredVersion> {
    let included = |version: &&&StoredVersion| {
        versions.iter().any(|other| other.is != version.is && other.includes(version))
    };
    versions.iter().filter(|version| !included(version)).copied().collect()
}

/// Where two places went apart. Where each has taken up a version of the other that the other had already left
/// behind, several versions are the last both include: they are put together first, from where they went apart.
/// Else a word taken back to what it was would look like one never changed.
fn common_base(shared: &[&StoredVersion]) -> Option<Draft> {
    let last = latest(shared);
    let mut last = last.iter();
    let first = last.next()?;
    let draft = Draft::from_text(&first.text)?;
    last.try_fold(draft, |base, version| {
        let next = Draft::from_text(&version.text)?;
        let before = |other: &&&StoredVersion| first.includes(other) && version.includes(other);
        let before: Vec<&StoredVersion> = shared.iter().filter(before).copied().collect();
        let Some(origin) = common_base(&before) else { return Some(next) };
        let mut both = next;
        changes(&origin, &base).iter().for_each(|change| change.make(&mut both));
        Some(both)
    })
}

fn is_new(shared: &[Draft], change: &Change) -> bool {
    shared.iter().all(|version| version.node_at(&change.path) != change.after.as_ref())
}

fn touch(a: &Change, b: &Change) -> bool {
    let within = |inner: &str, outer: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    within(&a.path, &b.path) || within(&b.path, &a.path)
}
