//! What stands after `#` in a shared link: a deal, compressed, in letters an address may hold.
//!
//! `p3.` and the packed deal in base64url, or, where a password locks it, `e3.` and sixteen bytes of salt,
//! twelve of nonce and the same bytes enciphered with AES-GCM. The cipher is the browser's: between
//! [`pack`] and [`seal`], [`open`] and [`unpack`] it does its part. The number is the version; links of
//! an older one open for ever.
//!
//! The packed deal is the deal file as compact JSON, without its empty fields, deflated.

mod offer;
mod stream;

pub use offer::{encode_offer, is_offer, offer_file, open_offer};
pub use stream::LinkVersion;

use crate::domain::bounded_json;
use crate::domain::draft::{Draft, from_value, to_file};
use crate::domain::issue::{Issue, Problem};
use crate::domain::schema::FIELDS;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Longest link made, characters: what mail and chat programs carry whole.
pub const LONGEST: usize = 8_000;
/// Longest text looked at, bytes.
const MOST_TEXT: usize = 64 << 10;
/// Largest deal packed or unpacked, bytes of JSON.
const MOST_FILE: usize = 1 << 20;

/// What a link of a version begins with: plain, and locked.
const KINDS: [(LinkVersion, &str, &str); 3] = [
    (LinkVersion::One, "p1", "e1"),
    (LinkVersion::Two, "p2", "e2"),
    (LinkVersion::Three, "p3", "e3"),
];
/// What a plain link begins with.
const PLAIN: &str = "p3";
/// Bytes of AES-GCM's tag, which ends every ciphertext.
const TAG: usize = 16;
/// The group that only a whole deal has.
const ASSUMPTIONS: &str = "assumptions";

/// What of a deal is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LinkScope {
    /// What both parties see: [`Draft::paper`].
    #[default]
    Paper,
    /// All of it, the assumptions too.
    Whole,
}

/// A deal out of a link.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The deal. That of a paper has no assumptions: each is empty or at its default.
    pub draft: Draft,
    /// Whether the sender's assumptions are in it.
    pub whole: bool,
}

/// A locked deal, as it travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The version of the packed deal.
    pub version: LinkVersion,
    /// What the key is derived from the password with.
    pub salt: [u8; 16],
    /// The nonce of AES-GCM.
    pub iv: [u8; 12],
    /// The packed deal enciphered, the tag at its end.
    pub ciphertext: Vec<u8>,
}

/// What a link holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Opened {
    /// A deal.
    Plain(Link),
    /// A deal behind a password.
    Sealed(Sealed),
}

/// The link of a deal.
///
/// # Errors
/// [`Problem::LinkTooLong`] with the length it would have, or as [`pack`].
pub fn encode(draft: &Draft, what: LinkScope) -> Result<String, Issue> {
    written(PLAIN, &pack(draft, what)?)
}

/// The link of a locked deal.
///
/// # Errors
/// [`Problem::LinkTooLong`] with the length it would have.
pub fn seal(sealed: &Sealed) -> Result<String, Issue> {
    let Sealed { version, salt, iv, ciphertext } = sealed;
    let kind = KINDS.into_iter().find(|(known, ..)| known == version).map_or("", |(.., kind)| kind);
    written(kind, &[salt.as_slice(), iv, ciphertext].concat())
}

fn written(kind: &str, bytes: &[u8]) -> Result<String, Issue> {
    let link = format!("{kind}.{}", URL_SAFE_NO_PAD.encode(bytes));
    if link.len() > LONGEST {
        let problem = Problem::LinkTooLong { length: link.len(), most: LONGEST };
        return Err(Issue::refused("", problem));
    }
    Ok(link)
}

/// Reads a link: what follows `#`, without it.
///
/// # Errors
/// That it is no link, was cut short or changed on the way, comes from a newer version or is too large;
/// or what is wrong with the file in it, as [`crate::domain::draft::from_file`].
pub fn open(text: &str) -> Result<Opened, Vec<Issue>> {
    if text.len() > MOST_TEXT {
        return refused(Problem::LinkTooLarge);
    }
    let (kind, body) = text.trim().split_once('.').unwrap_or_default();
    let known = KINDS.into_iter().find(|(_, plain, sealed)| kind == *plain || kind == *sealed);
    match known {
        Some((version, plain, _)) if kind == plain => {
            unpack(version, &bytes(body)?).map(Opened::Plain)
        }
        Some((version, ..)) => sealed(version, &bytes(body)?).map(Opened::Sealed),
        None => refused(strange(kind)),
    }
}

/// What to say of a link of another kind.
fn strange(kind: &str) -> Problem {
    let version = kind.strip_prefix(['p', 'e']).and_then(|digits| digits.parse().ok());
    match version {
        Some(version) if version > KINDS.len() as u64 => Problem::NewerLink { version },
        _ => Problem::NotALink,
    }
}

fn bytes(body: &str) -> Result<Vec<u8>, Vec<Issue>> {
    URL_SAFE_NO_PAD.decode(body).or_else(|_| refused(Problem::LinkBroken))
}

fn sealed(version: LinkVersion, bytes: &[u8]) -> Result<Sealed, Vec<Issue>> {
    let parts = bytes.split_first_chunk().and_then(|(salt, rest)| {
        let (iv, ciphertext) = rest.split_first_chunk()?;
        Some(Sealed { version, salt: *salt, iv: *iv, ciphertext: ciphertext.to_vec() })
    });
    let parts = parts.filter(|sealed| sealed.ciphertext.len() > TAG);
    parts.map_or_else(|| refused(Problem::LinkBroken), Ok)
}

/// A deal's bytes, as short as they get.
///
/// # Errors
/// [`Problem::LinkTooLarge`] where the deal is larger than any link may hold.
pub fn pack(draft: &Draft, what: LinkScope) -> Result<Vec<u8>, Issue> {
    let file = match what {
        LinkScope::Paper => {
            let mut file = short_file(&draft.paper());
            file.remove(ASSUMPTIONS);
            file
        }
        LinkScope::Whole => short_file(&draft.own()),
    };
    let text = file.tree().to_string();
    if text.len() > MOST_FILE {
        return Err(Issue::refused("", Problem::LinkTooLarge));
    }
    Ok(stream::deflate(LinkVersion::NEWEST, &text))
}

/// The deal file without its empty fields. Those at a default stay: a later version may have another.
fn short_file(draft: &Draft) -> Draft {
    let mut file = Draft::from_tree(to_file(draft));
    for field in FIELDS.iter().filter(|field| field.default.unwrap_or_default().is_empty()) {
        for path in file.expand(field.path) {
            if file.node(&path).is_some_and(|node| node.is_null() || node.as_str() == Some("")) {
                file.remove(&path);
            }
        }
    }
    file
}

/// Reads what [`pack`] wrote, in this version or an earlier one.
///
/// # Errors
/// As [`open`].
pub fn unpack(version: LinkVersion, packed: &[u8]) -> Result<Link, Vec<Issue>> {
    if packed.len() > MOST_TEXT {
        return refused(Problem::LinkTooLarge);
    }
    let bytes = stream::inflate(version, packed, MOST_FILE).or_else(refused)?;
    let tree = std::str::from_utf8(&bytes).ok().and_then(|text| bounded_json::parse(text).ok());
    let Some(tree) = tree else { return refused(Problem::NotALink) };
    let whole = tree.get(ASSUMPTIONS).is_some();
    Ok(Link { draft: from_value(tree)?, whole })
}

fn refused<T>(problem: Problem) -> Result<T, Vec<Issue>> {
    Err(vec![Issue::refused("", problem)])
}
