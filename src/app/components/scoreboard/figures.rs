//! The figures of the valuation: each explains itself, and says what it has become.

use super::change::{ChangeLine, FigureChange};
use crate::app::components::{Explained, LabelText, block, live};
use crate::app::format;
use crate::app::lazy::Turn;
use crate::app::state::{AppState, state};
use crate::domain::deal::{Deal, Party, PaymentKind};
use crate::domain::negotiation::walk_away;
use crate::domain::valuation::{Figure, RateBasis, Valuation, face};
use crate::{say, tr};
use leptos::prelude::*;
use rust_decimal::prelude::ToPrimitive;

/// A figure of the scoreboard.
pub struct ScoreFigure {
    /// Whose it is, for the style sheet.
    pub class: &'static str,
    /// Its name.
    pub name: LabelText,
    /// Which figure, on a basis.
    pub figure: fn(RateBasis) -> Figure,
    /// Who is glad of more of it.
    pub good_for: Party,
    /// Reads it.
    pub read: fn(&Deal, &Valuation, RateBasis) -> Option<f64>,
    /// Writes it.
    pub write: fn(AppState, f64) -> String,
    /// Writes what was added to it.
    pub write_change: fn(AppState, f64) -> String,
}

/// An amount of money.
const fn amount(
    name: LabelText,
    figure: fn(RateBasis) -> Figure,
    read: fn(&Deal, &Valuation, RateBasis) -> Option<f64>,
) -> ScoreFigure {
    ScoreFigure {
        class: "lesser",
        name,
        figure,
        good_for: Party::Licensor,
        read,
        write: |state, x| state.style().amount(x),
        write_change: |state, x| state.style().gained(x),
    }
}

/// A fraction.
const fn fraction(
    name: LabelText,
    figure: fn(RateBasis) -> Figure,
    read: fn(&Deal, &Valuation, RateBasis) -> Option<f64>,
) -> ScoreFigure {
    ScoreFigure {
        write: |state, x| state.style().percent(x),
        write_change: |state, x| tr!(state, trade.points, points = format::gained(x * 100.0, 1)),
        ..amount(name, figure, read)
    }
}

const HEADLINE: ScoreFigure =
    amount(say!(score.headline), |_| Figure::Headline, |_, valuation, _| Some(valuation.headline));

const UPFRONT: ScoreFigure = ScoreFigure {
    class: "",
    ..amount(
        say!(plot.upfront),
        |_| Figure::Upfront,
        |deal, _, _| face(deal, PaymentKind::Upfront)?.to_f64(),
    )
};

const LICENSOR: ScoreFigure = ScoreFigure {
    class: "licensor",
    ..amount(
        say!(score.rnpv_licensor),
        |basis| Figure::Rnpv(Party::Licensor, basis),
        |_, valuation, basis| Some(valuation.at(basis).licensor),
    )
};

const LICENSEE: ScoreFigure = ScoreFigure {
    class: "licensee",
    good_for: Party::Licensee,
    ..amount(
        say!(score.rnpv_licensee),
        |basis| Figure::Rnpv(Party::Licensee, basis),
        |_, valuation, basis| Some(valuation.at(basis).licensee),
    )
};

/// The licensor's part of the two.
pub const SHARE: ScoreFigure =
    fraction(say!(score.share), Figure::LicensorShare, |_, valuation, basis| {
        valuation.at(basis).licensor_share
    });

/// What the royalty comes to at peak.
pub const PEAK: ScoreFigure = fraction(
    say!(score.royalty_at_peak),
    |_| Figure::PeakRoyaltyRate,
    |_, valuation, _| valuation.success.peak_year()?.effective_rate(),
);

/// Headline and upfront, and both sides' values.
#[component]
pub fn Figures() -> impl IntoView {
    view! {
        <FigureCell figure=&HEADLINE />
        <FigureCell figure=&UPFRONT />
        <FigureCell figure=&LICENSOR party=Party::Licensor />
        <FigureCell figure=&LICENSEE party=Party::Licensee />
    }
}

/// A figure with its name and what it has become; of our value also how far it is from our walk-away.
#[component]
pub fn FigureCell(
    /// Which.
    figure: &'static ScoreFigure,
    /// Whose value it is.
    #[prop(optional)]
    party: Option<Party>,
) -> impl IntoView {
    let state = state();
    let now = Memo::new(move |_| {
        let basis = state.basis.get();
        state.graph.valued.with(|valued| {
            let valued = valued.as_ref()?;
            (figure.read)(&valued.deal, &valued.valuation, basis)
        })
    });
    let text = live(move || now.get().map_or("–".into(), |x| (figure.write)(state, x)));
    // What the other side gains or loses is neither better nor worse for us.
    let ours = move || party.is_none_or(|party| state.our_side() == party);
    let change = Signal::derive(move || {
        let change = changed(state, figure, now.get()?)?;
        Some(FigureChange { better: change.better.filter(|_| ours()), ..change })
    });
    let name = live(move || {
        let name = (figure.name)(state.locale());
        let ours = party.is_some_and(|party| state.our_side() == party);
        if ours { tr!(state, score.us, name = name) } else { name.to_owned() }
    });
    let band = party.map(|party| {
        block(move || state.lazy.rest_from(Turn::Changed).map(|rest| (rest.band)(party)))
    });
    let margin = party.map(|party| view! { <Margin party=party /> });
    view! {
        <div class=figure.class>
            <b>
                {block(move || {
                    view! { <Explained figure=(figure.figure)(state.basis.get()) text=text /> }
                })}
            </b>
            <span>{name}</span>
            <ChangeLine change=change />
            {band}
            {margin}
        </div>
    }
}

/// What a figure has become since the last offer.
fn changed(state: AppState, figure: &ScoreFigure, now: f64) -> Option<FigureChange> {
    let basis = state.basis.get();
    state.baseline.with(|baseline| {
        let baseline = baseline.as_ref()?;
        let before = (figure.read)(&baseline.deal, &baseline.valuation, basis)?;
        let sides = (figure.good_for, state.our_side());
        let written = |by| (figure.write_change)(state, by);
        Some(FigureChange::of(baseline.since, (before, now), written, sides))
    })
}

/// How far our value is from our walk-away; nothing where that is not set or the value is not ours.
#[component]
fn Margin(
    /// Whose value it stands below.
    party: Party,
) -> impl IntoView {
    let state = state();
    let walk = state.follow_values(&["stance"], move |values| walk_away(values, party));
    let margin = Memo::new(move |_| {
        let limit = walk.get().filter(|_| state.our_side() == party)?;
        // A walk-away is a value at own rates, whatever the page shows.
        state.graph.valued.with(|valued| Some(valued.as_ref()?.valuation.own.of(party) - limit))
    });
    block(move || {
        margin.get().map(|margin| {
            let own = (state.basis.get() == RateBasis::Common)
                .then(|| format!(" · {}", tr!(state, score.own_basis)));
            view! {
                <small class="margin" class:wrong=margin < 0.0>
                    {margin_text(state, margin)}
                    {own}
                </small>
            }
        })
    })
}

/// A margin to our walk-away in words: `+10.0 above our walk-away`.
pub fn margin_text(state: AppState, margin: f64) -> String {
    let size = state.style().amount(margin.abs());
    if !size.chars().any(|c| ('1'..='9').contains(&c)) {
        tr!(state, score.at_walk_away).to_owned()
    } else if margin > 0.0 {
        tr!(state, score.above, amount = state.style().gained(margin))
    } else {
        tr!(state, score.below, amount = size)
    }
}
