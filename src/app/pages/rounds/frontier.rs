//! Two terms against each other: the lines on which a side keeps its value, the walk-aways, the zone between
//! them; the offer is moved along a side's line before it is applied.

use super::levers::{apply, deal_levers, lever_choice, lever_name, lever_text, trading_steps};
use super::offer_values::{OfferValue, OfferValues};
use crate::app::components::{Amount, Chart, Pick, block, choice, click};
use crate::app::shared_value::Shared;
use crate::app::slices::in_steps;
use crate::app::state::{AppState, state};
use crate::domain::deal::{Deal, Party};
use crate::domain::draft::FieldValues;
use crate::domain::negotiation::tradeoff::{
    Axis, Frontier as Lines, FrontierSearch, HeldValue, Lever, LeverPair, LeverUnit, PartySide,
    on_line, tradeable_on_line,
};
use crate::domain::negotiation::two_models::TwoModels;
use crate::domain::negotiation::walk_away;
use crate::domain::valuation::{RateBasis, party_values};
use crate::plot::{self, FrontierWords, LeverAxis, Measure};
use crate::{text, tr};
use leptos::prelude::*;
use std::sync::Arc;

/// Points of a line.
const POINTS: usize = 50;

/// One of two terms moved.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Moved {
    pair: LeverPair,
    axis: Axis,
    at: f64,
}

/// The contract with each side's assumptions, and where each walks away.
#[derive(Debug, Clone, PartialEq)]
struct Sides {
    licensor: Deal,
    licensee: Deal,
    walk_away: (f64, f64),
}

impl Sides {
    fn of(values: &FieldValues, models: &TwoModels) -> Option<Self> {
        let (ours, theirs) = (models.ours.clone(), models.theirs.clone());
        let (licensor, licensee) = match models.us {
            Party::Licensor => (ours, theirs),
            Party::Licensee => (theirs, ours),
        };
        // Where none is set every value is worth signing for.
        let walk = |side| walk_away(values, side).unwrap_or_default();
        let walk_away = (walk(Party::Licensor), walk(Party::Licensee));
        Some(Self { licensor, licensee, walk_away })
    }

    fn deal(&self, side: Party) -> &Deal {
        if side == Party::Licensor { &self.licensor } else { &self.licensee }
    }

    fn search(&self, pair: LeverPair) -> Option<FrontierSearch> {
        let (licensor, licensee) = self.walk_away;
        let licensor = PartySide { deal: &self.licensor, walk_away: licensor };
        let licensee = PartySide { deal: &self.licensee, walk_away: licensee };
        FrontierSearch::of(pair, licensor, licensee, POINTS)
    }
}

/// The lines of two levers, with what they were found for.
#[derive(Debug, Clone, PartialEq)]
struct FoundLines {
    pair: LeverPair,
    sides: Shared<Sides>,
    /// `None` where the levers have no lines.
    lines: Option<Lines>,
}

/// The lines of two levers; the last ones until those of another deal are found.
fn found_lines(
    sides: Memo<Option<Shared<Sides>>>,
    pair: impl Fn() -> LeverPair + Copy + Send + Sync + 'static,
) -> Memo<Option<Arc<FoundLines>>> {
    let wanted = Memo::new(move |_| {
        let pair = pair();
        sides.get().map(|sides| (pair, sides)).into_iter().collect::<Vec<_>>()
    });
    let begin =
        |(pair, sides): &(LeverPair, Shared<Sides>)| (*pair, sides.clone(), sides.0.search(*pair));
    let found = in_steps(wanted, begin, |(pair, sides, search)| {
        if search.as_mut().is_some_and(FrontierSearch::step) {
            return None;
        }
        let lines = search.take().map(FrontierSearch::frontier);
        Some(Arc::new(FoundLines { pair: *pair, sides: sides.clone(), lines }))
    });
    Memo::new(move |last: Option<&Option<Arc<FoundLines>>>| {
        let last = || last.cloned().flatten();
        found.get().into_iter().next().and_then(|found| found.or_else(last))
    })
}

/// Both sides of the deal as it stands.
fn sides(state: AppState, models: Memo<Option<Arc<TwoModels>>>) -> Memo<Option<Shared<Sides>>> {
    Memo::new(move |_| {
        state.draft.track_path("stance");
        let models = models.get()?;
        state.with_values(|values| Sides::of(values, &models)).map(|sides| Shared(Arc::new(sides)))
    })
}

/// Two terms against each other.
#[component]
pub fn Frontier(
    /// What the offers are worth.
    offers: OfferValues,
    /// The draft under both models.
    models: Memo<Option<Arc<TwoModels>>>,
) -> impl IntoView {
    let state = state();
    let known = deal_levers(state);
    let (x, y) = (RwSignal::new(Lever::RatePoints), RwSignal::new(Lever::Tranche(0)));
    let held = RwSignal::new(Party::Licensor);
    let sides = sides(state, models);
    let pair = move || LeverPair { x: x.get(), y: y.get() };
    let found = found_lines(sides, pair);
    // Where the offer was moved to, on the axes it was moved on.
    let moved = RwSignal::new(None::<Moved>);
    let moved_now = move || moved.get().filter(|moved| moved.pair == pair());
    let point = Memo::new(move |_| {
        let Moved { axis, at, .. } = moved_now()?;
        let other = sides.with(|sides| {
            on_line(sides.as_ref()?.0.deal(held.get()), held.get(), pair(), axis, at)
        })?;
        Some(if axis == Axis::X { (at, other) } else { (other, at) })
    });
    let choose =
        move |lever: RwSignal<Lever>, id: &'static str| lever_choice(state, id, known, lever);
    let side = move |party: Party, name: Signal<&'static str>| {
        choice(move || held.get() == party, move || held.set(party), name)
    };
    let draw = move |words: &plot::PlotWords| {
        found.with(|found| {
            let found = found.as_deref().and_then(|it| Some((it, it.lines.as_ref()?)));
            let Some((FoundLines { pair, sides, .. }, lines)) = found else {
                return plot::PlotSpec::empty(words);
            };
            let marks = marked(state, offers, &sides.0, *pair);
            let now = |lever| base(lever, &sides.0.licensor);
            let axes = (axis(state, pair.x, now(pair.x)), axis(state, pair.y, now(pair.y)));
            plot::frontier(lines, axes, point.get(), &marks, &texts(state, *pair), words)
        })
    };
    let along = move || {
        let of = |it: &Lines| (it.along, it.offer);
        found.with_untracked(|found| found.as_ref()?.lines.as_ref().map(of))
    };
    // The figure shows a term where the lever counts from it.
    let base_along = move |axis: Axis| {
        let pair = untrack(pair);
        let lever = if axis == Axis::X { pair.x } else { pair.y };
        sides.with_untracked(|it| it.as_ref().map_or(0.0, |it| base(lever, &it.0.licensor)))
    };
    let to = move |at: f64| {
        let pair = untrack(pair);
        moved.set(along().map(|(axis, _)| Moved { pair, axis, at: at - base_along(axis) }));
    };
    let at = move || {
        let (along, offer) = along()?;
        let (x, y) = point.get_untracked().unwrap_or(offer);
        Some(if along == Axis::X { x } else { y } + base_along(along))
    };
    view! {
        <div class="switches">
            <label class="inline">{text!(state, trade.trade)} " " {choose(y, "frontier-y")}</label>
            <label class="inline">
                {text!(state, trade.against)} " " {choose(x, "frontier-x")}
            </label>
            <span role="group" class="switch" aria-label=text!(state, trade.hold)>
                {side(Party::Licensor, text!(state, trade.licensor_keeps))}
                {side(Party::Licensee, text!(state, trade.licensee_keeps))}
            </span>
        </div>
        <Chart
            id="frontier"
            draw=Box::new(move |_, words, _| draw(words))
            pick=Pick {
                at: Box::new(at),
                to: Box::new(to),
            }
        />
        {block(move || {
            sides
                .with(Option::is_none)
                .then(|| {
                    view! {
                        <p class="message" data-severity="amber">
                            {text!(state, trade.no_sides)}
                        </p>
                    }
                })
        })}
        {block(move || {
            let at = moved_now()?;
            match point.get() {
                Some(_) => {
                    sides.with(|sides| moved_to(state, &sides.as_ref()?.0, held.get(), at, moved))
                }
                None => Some(beyond(state, at)),
            }
        })}
        <p class="note">{text!(state, trade.frontier_note)}</p>
    }
}

/// Every offer that can be valued by its number, where it stands on both levers.
fn marked(
    state: AppState,
    offers: OfferValues,
    sides: &Sides,
    pair: LeverPair,
) -> Vec<((f64, f64), String)> {
    let now = &sides.licensor;
    let numbers =
        state.offers.papers.with(|all| all.iter().map(|it| it.number).collect::<Vec<_>>());
    let mark = |(number, offer): (usize, &Option<OfferValue>)| {
        let deal = &offer.as_ref()?.deal;
        Some(((pair.x.seen_from(now, deal)?, pair.y.seen_from(now, deal)?), number.to_string()))
    };
    offers.all.with(|values| numbers.into_iter().zip(values).filter_map(mark).collect())
}

/// The rate of the first tier, where a lever moves all rates by points; other levers are terms themselves.
fn base(lever: Lever, deal: &Deal) -> f64 {
    let first = deal.terms.royalties.iter().flat_map(|royalty| &royalty.tiers).next();
    match (lever, first) {
        (Lever::RatePoints, Some(tier)) => tier.rate.get(),
        _ => 0.0,
    }
}

fn axis(state: AppState, lever: Lever, base: f64) -> LeverAxis {
    let measure = match lever.unit() {
        LeverUnit::Millions => Measure::Amount,
        LeverUnit::Fraction | LeverUnit::Points => Measure::Percent,
        LeverUnit::Factor | LeverUnit::Days => Measure::Number,
    };
    let name = match lever {
        Lever::RatePoints => tr!(state, trade.first_rate).to_owned(),
        _ => lever_name(state, lever),
    };
    let name = match measure {
        Measure::Amount => tr!(state, plot.axis, name = name, unit = state.unit_name()),
        _ => name,
    };
    LeverAxis { name, measure, base }
}

fn texts(state: AppState, pair: LeverPair) -> FrontierWords {
    let (x, y) = (lever_name(state, pair.x), lever_name(state, pair.y));
    FrontierWords {
        title: tr!(state, trade.frontier_title, y = y, x = x),
        sentence: tr!(state, trade.frontier_sentence, y = y, x = x),
        licensor_keeps: tr!(state, trade.licensor_keeps).into(),
        licensee_keeps: tr!(state, trade.licensee_keeps).into(),
        licensor_walks: tr!(state, trade.licensor_walks).into(),
        licensee_walks: tr!(state, trade.licensee_walks).into(),
        zone: tr!(state, trade.zone).into(),
        offer: tr!(state, round.now).into(),
        moved: tr!(state, trade.moved).into(),
        rounds: tr!(state, round.offers).into(),
    }
}

/// Where the line has no place any more.
fn beyond(state: AppState, Moved { pair, axis, at }: Moved) -> AnyView {
    let (moved, other) = if axis == Axis::X { (pair.x, pair.y) } else { (pair.y, pair.x) };
    let at = lever_text(state, moved, at, 2);
    let sentence = tr!(state, trade.beyond, at = at, other = lever_name(state, other));
    view! {
        <p class="message" data-severity="amber">
            {sentence}
        </p>
    }
    .into_any()
}

/// The offer where it was moved to, as people write it: both terms, both values, and the step that writes it.
fn moved_to(
    state: AppState,
    sides: &Sides,
    held: Party,
    at: Moved,
    moved: RwSignal<Option<Moved>>,
) -> Option<AnyView> {
    let pair = at.pair;
    let (seen, us) = (sides.deal(held), state.our_side());
    let favours = HeldValue::of(us, RateBasis::Own);
    let steps = trading_steps(state);
    let to = tradeable_on_line(seen, held, pair, (at.axis, at.at), &steps, favours)?;
    let under = |model: &Deal| Deal { terms: to.terms.clone(), ..model.clone() };
    let licensor = party_values(&under(&sides.licensor)).own.licensor;
    let licensee = party_values(&under(&sides.licensee)).own.licensee;
    let style = state.style();
    let mut writes = pair.x.writes(&to);
    writes.extend(pair.y.writes(&to));
    let take = move || {
        apply(state, writes.clone());
        moved.set(None);
    };
    let text = |lever: Lever| {
        let x = lever.seen_from(seen, &to).unwrap_or_default();
        let (row, own) = (lever_name(state, lever), lever_text(state, lever, x, 2));
        tr!(state, round.named, row = row, own = own)
    };
    Some(
        view! {
            <p class="switches" id="frontier-moved">
                <span>{text(pair.y)}</span>
                <span>{text(pair.x)}</span>
                <span class="licensor">
                    {tr!(state, trade.own_licensor)} " " <Amount text=style.amount(licensor) />
                </span>
                <span class="licensee">
                    {tr!(state, trade.own_licensee)} " " <Amount text=style.amount(licensee) />
                </span>
                <button type="button" class="add" id="frontier-apply" on:click=click(take)>
                    {tr!(state, trade.apply)}
                </button>
                <button type="button" class="link" on:click=click(move || moved.set(None))>
                    {tr!(state, trade.back)}
                </button>
            </p>
        }
        .into_any(),
    )
}
