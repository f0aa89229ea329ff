//! The terms that can be moved, in words.

use crate::app::components::{block, typed};
use crate::app::desk::Desk;
use crate::app::fmt::number;
use crate::app::graph::Valued;
use crate::app::labels::{label, row_name};
use crate::domain::trade::{Lever, levers};
use crate::tr;
use leptos::prelude::*;

/// What a lever is called.
pub fn lever_name(desk: Desk, lever: Lever) -> String {
    let row = |path: &str| desk.draft.with(|draft| row_name(desk, draft, path)).unwrap_or_default();
    match lever {
        Lever::Tranche(at) => row(&format!("terms.upfront.{at}.amount")),
        Lever::Milestone(at) => row(&format!("terms.milestones.{at}.amount")),
        Lever::AllMilestones => tr!(desk, trade.all_milestones).to_owned(),
        Lever::TierRate(at) => row(&format!("terms.royalty.tiers.{at}.rate")),
        Lever::RatePoints => tr!(desk, trade.rate_points).to_owned(),
        Lever::RateFactor => tr!(desk, trade.rate_factor).to_owned(),
        Lever::Equity => label(desk, "terms.structure.licensor_equity").to_owned(),
        Lever::Days(days) => label(desk, days.path()).to_owned(),
    }
}

/// A lever's number, to `places` after the point.
pub fn lever_text(desk: Desk, lever: Lever, x: f64, places: usize) -> String {
    match lever {
        Lever::Tranche(_) | Lever::Milestone(_) => {
            format!("{} {}", number(x, places), desk.style().typed_unit_name(&desk.currency()))
        }
        Lever::AllMilestones | Lever::RateFactor => format!("× {}", number(x, places)),
        Lever::TierRate(_) | Lever::Equity => format!("{} %", number(x * 100.0, places)),
        Lever::RatePoints => {
            // Parentheses would read as an amount lost.
            let sign = if x < 0.0 { "−" } else { "+" };
            tr!(desk, trade.points, points = format!("{sign}{}", number(x.abs() * 100.0, places)))
        }
        Lever::Days(_) => number(x, 0),
    }
}

/// The levers of the deal as it stands.
pub fn known(desk: Desk) -> Memo<Vec<Lever>> {
    Memo::new(move |_| {
        let of = |valued: &Option<Valued>| valued.as_ref().map(|valued| levers(&valued.deal));
        desk.graph.valued.with(of).unwrap_or_default()
    })
}

/// A choice among them.
pub fn lever_choice(
    desk: Desk,
    id: &'static str,
    known: Memo<Vec<Lever>>,
    chosen: RwSignal<Lever>,
) -> AnyView {
    let names = Memo::new(move |_| {
        let named = known.get().into_iter().map(|lever| (lever, lever_name(desk, lever)));
        named.collect::<Vec<_>>()
    });
    let options = block(move || {
        let chosen = chosen.get();
        let option = |(at, (lever, name)): (usize, (Lever, String))| {
            view! { <option value=at.to_string() selected=lever == chosen>{name}</option> }
        };
        names.get().into_iter().enumerate().map(option).collect_view()
    });
    let choose = move |at: String| {
        let lever = at.parse::<usize>().ok().and_then(|at| known.with(|all| all.get(at).copied()));
        if let Some(lever) = lever {
            chosen.set(lever);
        }
    };
    view! { <select id=id on:change=typed(choose)>{options}</select> }.into_any()
}

/// Writes a lever's number into the deal.
pub fn apply(desk: Desk, writes: Vec<(String, String)>) {
    desk.edit(|draft| writes.iter().for_each(|(path, text)| draft.set(path, text)));
}
