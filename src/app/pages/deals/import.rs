//! A deal file becomes a new deal.

use crate::app::preferences::Tab;
use crate::app::state::AppState;
use crate::export::link::is_offer;
use leptos::prelude::*;

/// Makes a new deal of a file and shows its terms, or says why not.
pub fn import_deal(state: AppState, name: &str, file: &str) {
    if is_offer(file) {
        return state.await_offer(file.to_owned());
    }
    let before = state.deals.current();
    state.notice.set(None);
    state.import(name, file);
    if state.deals.current() != before {
        state.tab.set(Tab::Terms);
    }
}
