//! What a figure has become since the last offer, and whether that is better for us.

use crate::app::baseline::Since;
use crate::app::components::live;
use crate::app::state::AppState;
use crate::domain::deal::Party;
use crate::tr;
use leptos::prelude::*;

/// What a figure has become.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureChange {
    /// What it is compared with.
    pub since: Since,
    /// By how much it moved, as written; empty where it stands still.
    pub moved: String,
    /// Whether the move is better for us; `None` where it stands still.
    pub better: Option<bool>,
}

impl FigureChange {
    /// From before to now, in the figure's unit; more of it is good for `good_for`. What rounds away did not move.
    pub fn of(
        since: Since,
        (before, now): (f64, f64),
        written: impl Fn(f64) -> String,
        (good_for, us): (Party, Party),
    ) -> Self {
        let by = now - before;
        let moved = written(by);
        let still = !moved.chars().any(|c| ('1'..='9').contains(&c));
        let better = (!still).then_some((by > 0.0) == (good_for == us));
        Self { since, moved: if still { String::new() } else { moved }, better }
    }

    fn sentence(&self, state: AppState) -> String {
        match (self.since, self.moved.as_str()) {
            (Since::Offer(number), "") => tr!(state, score.same_offer, number = number),
            (Since::Offer(number), by) => {
                tr!(state, score.since_offer, change = by, number = number)
            }
            (Since::Opened, "") => tr!(state, score.same_opened).to_owned(),
            (Since::Opened, by) => tr!(state, score.since_opened, change = by),
        }
    }
}

/// The line below a figure.
#[component]
pub fn ChangeLine(
    /// What the figure has become; `None` while there is nothing to compare.
    change: Signal<Option<FigureChange>>,
) -> impl IntoView {
    let state = super::state();
    let tone = Signal::derive(move || match change.get()?.better? {
        true => Some("better"),
        false => Some("worse"),
    });
    view! {
        <small class="since" data-tone=tone>
            {live(move || change.get().map(|change| change.sentence(state)).unwrap_or_default())}
        </small>
    }
}
