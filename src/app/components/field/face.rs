//! What every kind of control of a field shares, and where its value came from in words.

use crate::app::components::signals::{live, maybe};
use crate::app::field_names::{said_of, word};
use crate::app::field_state::FieldState;
use crate::app::ids::control_id;
use crate::app::state::AppState;
use crate::domain::issue::{Issue, Severity};
use crate::domain::notes;
use crate::domain::schema::FieldKind;
use crate::tr;
use leptos::prelude::*;

/// What every kind of control shares.
pub struct FieldFace {
    /// Where it is kept.
    pub path: String,
    /// What may be typed.
    pub kind: FieldKind,
    /// What is typed, what is wrong with it, where it came from.
    pub node: Memo<FieldState>,
    /// Its text.
    pub text: Signal<String>,
    /// Id of its messages.
    pub hint: String,
    /// Its name where no label element gives it one.
    pub name: Signal<Option<String>>,
    /// Whether its text cannot be used.
    pub invalid: Signal<Option<String>>,
    /// Kind of source, for the style sheet.
    pub basis: Signal<Option<String>>,
    /// Where the value came from, in words.
    pub origin: Signal<Option<String>>,
}

impl FieldFace {
    /// Of the field at a path.
    pub fn new(
        state: AppState,
        path: String,
        kind: FieldKind,
        name: Option<Signal<String>>,
    ) -> Self {
        let node = state.field_state(&path);
        Self {
            hint: format!("{}-hint", control_id(&path)),
            path,
            kind,
            node,
            text: live(move || node.with(|node| node.text.clone())),
            name: maybe(move || name.map(|name| name.get())),
            invalid: maybe(move || {
                let refused = |issue: &Issue| issue.severity == Severity::Refused;
                node.with(|node| node.issues.iter().any(refused)).then(|| "true".to_owned())
            }),
            basis: maybe(move || {
                let kind = node.with(|node| node.basis.split(' ').next().map(str::to_owned));
                kind.filter(|kind| !kind.is_empty())
            }),
            origin: maybe(move || node.with(|node| origin(state, &node.basis))),
        }
    }
}

/// A mark in words: its first word is the kind of source, the rest names it.
fn origin(state: AppState, mark: &str) -> Option<String> {
    let (kind, what) = mark.split_once(' ').unwrap_or((mark, ""));
    let what = &*notes::mark(what, state.lang());
    match kind {
        "" => None,
        "illustrative" => Some(match template_name(state, what) {
            Some(what) => tr!(state, basis.template, what = what),
            None => not_public(state, what),
        }),
        "published" => Some(tr!(state, basis.published, what = what)),
        "source" => Some(tr!(state, basis.source, what = what)),
        _ if what.is_empty() => Some(tr!(state, basis.assumption).to_owned()),
        _ => Some(said_of(state, tr!(state, basis.assumption), what)),
    }
}

/// A template by name, `phase2-adc` as its stage and modality; `None` where a public deal was filled up.
fn template_name(state: AppState, what: &str) -> Option<String> {
    const FIELDS: [&str; 4] = [
        "template.kind",
        "terms.products.0.stage",
        "terms.products.0.modality",
        "terms.products.0.area",
    ];
    let name = |part: &str| {
        let mut names = FIELDS.into_iter().map(|field| word(state, field, part).to_owned());
        names.find(|name| name != part)
    };
    if what == "blank" {
        return Some(tr!(state, basis.blank).to_owned());
    }
    let mut parts = what.split('-').filter(|_| !what.contains([',', '，']));
    let first = name(parts.next()?)?;
    let rest = parts.map(|part| name(part).unwrap_or_else(|| part.replace('_', " ")));
    Some(std::iter::once(first).chain(rest).collect::<Vec<_>>().join(" "))
}

/// What nobody published of a public deal, `akeso_summit`; behind a comma what stands in for it.
fn not_public(state: AppState, what: &str) -> String {
    match what.split_once([',', '，']) {
        Some((_, stand_in)) => said_of(state, tr!(state, basis.not_public), stand_in.trim()),
        None => tr!(state, basis.not_public).to_owned(),
    }
}
