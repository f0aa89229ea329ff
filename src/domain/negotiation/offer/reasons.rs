//! Why a term was changed, as its sender says it: at most one sentence a term.

use crate::domain::bounded_json;
use serde_json::{Value, json};

/// Longest reason, characters.
pub const LONGEST_REASON: usize = 300;
/// Most reasons of an offer.
pub(super) const MOST_REASONS: usize = 60;

/// Why one term was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The term: the first of the paths it touches ([`TermChange::touched`]).
    ///
    /// [`TermChange::touched`]: crate::domain::negotiation::rounds::TermChange::touched
    pub path: String,
    /// What is said of it.
    pub text: String,
}

/// Reasons as one line of JSON; empty for none.
pub fn reasons_text(reasons: &[Reason]) -> String {
    if reasons.is_empty() {
        return String::new();
    }
    let pairs = reasons.iter().map(|reason| json!([reason.path, reason.text]));
    Value::Array(pairs.collect()).to_string()
}

/// Reads [`reasons_text`]; `None` for any other text.
pub fn read_reasons(text: &str) -> Option<Vec<Reason>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    let pairs = bounded_json::parse(text).ok()?;
    let reason = |pair: &Value| {
        let word = |at: usize| pair.get(at).and_then(Value::as_str).map(str::to_owned);
        Some(Reason { path: word(0)?, text: word(1)? })
    };
    pairs.as_array()?.iter().map(reason).collect()
}
