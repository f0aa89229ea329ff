//! What everybody at the table looks at, on every tab: each figure, and below it what moved it.

mod change;
mod figures;
mod on_paper;
mod split;

use super::signals::{aria, block, click, flag, live};
use crate::app::commands::{Command, run};
use crate::app::lazy::Turn;
use crate::app::notice::Panel;
use crate::app::preferences::{FigureSize, Tab};
use crate::app::state::{AppState, state};
use crate::domain::term_sheet::OpenPoints;
use crate::{text, tr};
use figures::Figures;
use leptos::prelude::*;
use on_paper::OnPaper;
pub use split::rates_name;
use split::{BasisSwitch, Split};

/// The scoreboard: in front of both parties what stands on paper, else what it is worth besides.
#[component]
pub fn Scoreboard() -> impl IntoView {
    let state = state();
    block(move || {
        if state.is_shared() {
            view! { <OnPaper /> }.into_any()
        } else {
            view! { <Worth /> }.into_any()
        }
    })
}

/// What the deal is worth to each side, when the cash comes, what is wrong.
#[component]
fn Worth() -> impl IntoView {
    let state = state();
    // On a phone three figures, until all are asked for.
    let all = RwSignal::new(false);
    view! {
        <section
            class="score"
            class:all=all
            class:room=flag(move || state.size.get() == FigureSize::Room)
            aria-label=text!(state, score.label)
            data-stale=state.graph.stale_mark()
        >
            <Figures />
            <Split />
            <NextCash />
            <Points />
            <ToAct />
            <BasisSwitch />
            <button
                type="button"
                class="more"
                aria-expanded=aria(move || all.get())
                on:click=click(move || all.update(|all| *all = !*all))
            >
                {text!(state, score.more)}
            </button>
            <Stale />
        </section>
    }
}

/// When the next money can be used; the way to how.
#[component]
fn NextCash() -> impl IntoView {
    let state = state();
    let on = move || state.graph.next_usable().map_or("–".into(), |on| state.style().date(on));
    let below = live(move || in_days(state));
    way_to(state, Tab::Payments, live(on), text!(state, score.next_cash), below)
}

/// A lesser figure that leads to the tab where it is made.
fn way_to(
    state: AppState,
    tab: Tab,
    figure: Signal<String>,
    name: Signal<&'static str>,
    below: Signal<String>,
) -> AnyView {
    view! {
        <div class="lesser">
            <b>
                <button type="button" class="counted" on:click=click(move || state.tab.set(tab))>
                    {figure}
                </button>
            </b>
            <span>{name}</span>
            <small>{below}</small>
        </div>
    }
    .into_any()
}

fn in_days(state: AppState) -> String {
    match state.graph.days_to_cash() {
        None => String::new(),
        Some(0) => tr!(state, score.today).to_owned(),
        Some(days) => tr!(state, score.in_days, days = days),
    }
}

/// How many points are not settled, and how many questions not yet answered.
#[component]
fn Points() -> impl IntoView {
    let state = state();
    let open = Memo::new(move |_| {
        let rest = state.lazy.rest_from(Turn::Standing)?;
        Some(state.graph.checked.with(|checked| (rest.points_open)(&checked.values)))
    });
    let count = move || open.get().map_or("…".into(), |open| open.count().to_string());
    // Before anybody asks the first of them they are no news.
    let begun = move || open.get().filter(|open| open.answered > 0 && open.unanswered > 0);
    let unanswered = move || {
        let said = |open: OpenPoints| tr!(state, score.unanswered, count = open.unanswered);
        begun().map(said).unwrap_or_default()
    };
    way_to(state, Tab::Document, live(count), text!(state, score.points), live(unanswered))
}

/// How many lines somebody has to act on; the way to them.
#[component]
fn ToAct() -> impl IntoView {
    let state = state();
    let count = move || state.graph.to_act();
    view! {
        <div class="lesser" class:wrong=flag(move || count().is_some_and(|count| count > 0))>
            <b>
                <button
                    type="button"
                    id="to-act"
                    class="counted"
                    aria-expanded=aria(move || state.panel.get() == Some(Panel::Issues))
                    on:click=click(move || run(state, Command::Show(Panel::Issues)))
                >
                    {live(move || count().map_or("…".into(), |count| count.to_string()))}
                </button>
            </b>
            <span>{text!(state, score.to_act)}</span>
            <small></small>
        </div>
    }
}

/// Says that the numbers are older than what is typed.
#[component]
fn Stale() -> impl IntoView {
    let state = state();
    block(move || {
        state.graph.stale.get().then(|| {
            let shown = state.graph.valued.with(Option::is_some);
            let sentence = if shown { tr!(state, app.stale) } else { tr!(state, app.no_result) };
            view! {
                <p class="stale" role="status">
                    {sentence}
                </p>
            }
        })
    })
}
