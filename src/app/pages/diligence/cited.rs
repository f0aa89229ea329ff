//! What the sentences of this page rest on.

use crate::app::components::instruments;
use crate::app::state::AppState;
use crate::domain::diligence::source;
use crate::domain::refdata::Instrument;
use leptos::prelude::*;

/// What these keys stand for, folded away.
pub fn cited<'a, K: AsRef<str> + ?Sized + 'a>(
    state: AppState,
    keys: impl IntoIterator<Item = &'a K>,
) -> AnyView {
    let known = keys.into_iter().filter_map(|key| source(key.as_ref()));
    let known: Vec<&'static Instrument> = known.collect();
    instruments(state, known)
}
