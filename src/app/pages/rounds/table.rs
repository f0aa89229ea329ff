//! The table: offers as columns, the terms that ever differed as rows, what each leaves us at the foot.

use super::columns::{CellWorth, OfferColumns, OffersGrid, ShownOffers};
use super::solve::SolveRequest;
use crate::app::components::{Amount, LabelText, block, click};
use crate::app::field_names::{label, party, row_name};
use crate::app::state::{AppState, HEADLINE, UPFRONT, state, sum_of};
use crate::domain::deal::{Deal, Party};
use crate::domain::draft::{Draft, FieldValues};
use crate::domain::negotiation::rounds::TableRow;
use crate::domain::negotiation::two_models::ValuePair;
use crate::domain::negotiation::walk_away;
use crate::domain::schema::{FieldKind, field_at};
use crate::domain::term_sheet::section_title;
use crate::{say, text, tr};
use leptos::prelude::*;
use std::sync::Arc;

/// What the table is drawn from.
#[derive(Clone, Copy)]
pub struct TableSources {
    /// All offers.
    pub columns: Memo<OfferColumns>,
    /// The deal each would be.
    pub deals: Memo<Vec<Option<Arc<Deal>>>>,
    /// What each is worth.
    pub values: Memo<Vec<Option<ValuePair>>>,
    /// What changed cells are worth to us.
    pub worths: Memo<Vec<CellWorth>>,
}

/// A table as it is drawn now.
struct DrawnTable {
    state: AppState,
    all: OfferColumns,
    grid: Arc<OffersGrid>,
    /// Of all offers.
    values: Vec<Option<ValuePair>>,
    worths: Vec<CellWorth>,
    us: Party,
    /// Nothing private is drawn.
    shared: bool,
    /// The column of the other side's last offer, against which the last one is measured.
    against: Option<usize>,
    ask: Option<SolveRequest>,
}

/// In front of both parties the terms alone.
#[component]
pub fn OffersTable(
    /// All offers.
    columns: Memo<OfferColumns>,
    /// Which are shown.
    shown: ShownOffers,
    /// Their columns and rows.
    grid: Memo<Arc<OffersGrid>>,
    /// What they are worth, and where a term is solved for; nothing of it in front of both parties.
    #[prop(optional_no_strip)]
    private: Option<(TableSources, SolveRequest)>,
) -> impl IntoView {
    let state = state();
    let table = block(move || {
        let us = if private.is_some() { state.our_side() } else { Party::Licensee };
        let (all, grid) = (columns.get(), grid.get());
        let last = grid.columns.len().saturating_sub(1);
        let them = if us == Party::Licensor { Party::Licensee } else { Party::Licensor };
        let theirs = private.and_then(|_| all.last_of(them));
        let against = theirs
            .and_then(|theirs| grid.columns.iter().position(|(place, _)| *place == theirs))
            .filter(|at| *at != last);
        let drawn = DrawnTable {
            state,
            all,
            values: private.map(|(from, _)| from.values.get()).unwrap_or_default(),
            worths: private.map(|(from, _)| from.worths.get()).unwrap_or_default(),
            grid,
            us,
            shared: private.is_none(),
            against,
            ask: private.map(|(_, ask)| ask),
        };
        drawn.view()
    });
    view! {
        {table}
        {steps(state, columns, shown)}
    }
}

/// Where there are more offers than are shown: which are, and a step to others.
fn steps(state: AppState, columns: Memo<OfferColumns>, shown: ShownOffers) -> AnyView {
    let step = move |name: LabelText, id: &'static str, at_end: bool, go: fn(ShownOffers)| {
        view! {
            <button type="button" id=id disabled=at_end on:click=click(move || go(shown))>
                {state.says(name)}
            </button>
        }
    };
    block(move || {
        let (places, made) = shown.places()?;
        let number = |place: usize| columns.with(|columns| columns.number(place));
        let (first, last) = (number(places.start)?, number(places.end - 1)?);
        let span = tr!(state, table.span, first = first, last = last, all = number(made - 1)?);
        let (at_first, at_last) = (places.start == 0, places.end == made);
        Some(view! {
            <div class="switches">
                {step(say!(table.earlier), "table-earlier", at_first, ShownOffers::earlier)}
                <span>{span}</span>
                {step(say!(table.later), "table-later", at_last, ShownOffers::later)}
            </div>
        })
    })
    .into_any()
}

impl DrawnTable {
    fn view(&self) -> AnyView {
        let state = self.state;
        let heads = self.grid.columns.iter().map(|(_, column)| {
            let class = column.offer.map_or("", |(_, side)| side.word());
            let name = match column.offer {
                Some((number, side)) => {
                    let side = party(state, side);
                    tr!(state, table.offer_of, number = number, side = side)
                }
                None => tr!(state, table.draft).to_owned(),
            };
            let is_kept = column.offer.is_some() && !column.is_made;
            let kept = is_kept.then(|| view! { <small>{tr!(state, round.not_made)}</small> });
            view! {
                <th scope="col" class=format!("number {class}")>
                    {name}
                    {kept}
                </th>
            }
        });
        let gap = self.gap_head().map(|name| {
            view! {
                <th scope="col" class="number gap">
                    {name}
                </th>
            }
        });
        let mut section = "";
        let rows = self.grid.rows.iter().enumerate().map(|(at, row)| {
            let head = (row.section != section).then(|| self.section(row.section));
            section = row.section;
            view! {
                {head}
                {self.row(at, row)}
            }
        });
        let rows = rows.collect_view();
        view! {
            {self.sentence()}
            <div class="scroll" tabindex="0" role="group" aria-label=text!(state, table.title)>
                <table class="data table" id="table">
                    <thead>
                        <tr>
                            <th scope="col">{text!(state, dil.term)}</th>
                            {heads.collect_view()}
                            {gap}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                    <tfoot>{self.foot()}</tfoot>
                </table>
            </div>
        }
        .into_any()
    }

    /// How far the last offers are apart, and what the last moves gave.
    fn sentence(&self) -> AnyView {
        let (state, style) = (self.state, self.state.style());
        if self.shared {
            return ().into_any();
        }
        let money = |amount: f64| style.money(amount, &state.currency());
        let ours = |at: usize| self.values.get(at).copied().flatten().map(|value| value.ours);
        let them = if self.us == Party::Licensor { Party::Licensee } else { Party::Licensor };
        let (own, other) = (self.all.last_of(self.us), self.all.last_of(them));
        let gap = own.zip(other).and_then(|(own, other)| Some(ours(own)? - ours(other)?));
        let moved = |side: Party| {
            let (before, now) = self.all.last_two_of(side)?;
            Some(ours(now)? - ours(before)?)
        };
        let said = match (gap, moved(them), moved(self.us)) {
            (Some(gap), Some(theirs), Some(own)) => {
                let (gap, theirs, own) = (money(gap), money(theirs), money(-own));
                tr!(state, table.sentence, gap = gap, theirs = theirs, ours = own)
            }
            (Some(gap), _, _) => tr!(state, table.gap_only, gap = money(gap)),
            (None, _, _) if own.is_some() && other.is_some() => String::new(),
            (None, _, _) => tr!(state, table.no_gap).to_owned(),
        };
        view! {
            <p class="verdict" id="table-sentence">
                {said}
            </p>
        }
        .into_any()
    }

    fn gap_head(&self) -> Option<String> {
        let (number, _) = self.grid.columns.get(self.against?)?.1.offer?;
        Some(tr!(self.state, table.gap, number = number))
    }

    fn section(&self, section: &'static str) -> AnyView {
        let title = section_title(section, self.state.lang());
        let span = self.grid.columns.len() + 1 + usize::from(self.against.is_some());
        view! {
            <tr class="group">
                <th scope="rowgroup" colspan=span.to_string()>
                    {title}
                </th>
            </tr>
        }
        .into_any()
    }

    fn row(&self, at: usize, row: &TableRow) -> AnyView {
        let state = self.state;
        let texts: Vec<Option<String>> = (self.grid.values.iter().enumerate())
            .map(|(column, values)| row.text(values, column, state.lang()))
            .collect();
        let cells = texts.iter().enumerate().map(|(column, text)| {
            let before = column.checked_sub(1).and_then(|before| texts.get(before));
            let changed = before.is_some_and(|before| before != text);
            let worth = self.worth(at, column).filter(|_| changed);
            let text = text.clone().unwrap_or_else(|| "–".into());
            let worth = worth
                .map(|worth| view! { <small class="worth">{state.style().gained(worth)}</small> });
            view! {
                <td class="number">
                    {if changed { view! { <b>{text}</b> }.into_any() } else { text.into_any() }}
                    {worth}
                </td>
            }
        });
        let gap = self.against.map(|against| {
            view! { <td class="number gap">{self.distance(row, against)}</td> }
        });
        view! {
            <tr>
                <th scope="row">{self.name(row)}{self.asks(row)}</th>
                {cells.collect_view()}
                {gap}
            </tr>
        }
        .into_any()
    }

    /// The name of a term, which leads to its field.
    fn name(&self, row: &TableRow) -> AnyView {
        let state = self.state;
        let Some((column, path)) = row.newest() else { return ().into_any() };
        if let Some(decision) = row.decision {
            return decision.name(row.section, state.lang()).into_any();
        }
        let path = path.to_owned();
        let own = match path.rsplit('.').next() {
            Some("trigger") => label(state, &format!("{path}.on")),
            _ => label(state, &path),
        };
        let paper: Option<&Arc<Draft>> = self.grid.columns.get(column).map(|(_, it)| &it.paper);
        let name = match paper.and_then(|paper| row_name(state, paper, &path)) {
            Some(row) if own.is_empty() => row,
            Some(row) => tr!(state, round.named, row = row, own = own),
            None => own.to_owned(),
        };
        view! {
            <button type="button" class="link" on:click=click(move || state.go(&path))>
                {name}
            </button>
        }
        .into_any()
    }

    /// The button that asks what the term must be.
    fn asks(&self, row: &TableRow) -> Option<AnyView> {
        let (state, ask) = (self.state, self.ask?);
        let last = self.grid.columns.len().checked_sub(1)?;
        let lever = ask.lever_at(state, row.path_in(last)?)?;
        Some(
            view! {
                <button
                    type="button"
                    class="ask"
                    title=text!(state, table.ask)
                    aria-label=text!(state, table.ask)
                    on:click=click(move || ask.about(state, lever))
                >
                    "?"
                </button>
            }
            .into_any(),
        )
    }

    /// What the changes of a cell are worth to us together.
    fn worth(&self, row: usize, column: usize) -> Option<f64> {
        let of_cell = |it: &&CellWorth| it.row == row && it.column == column;
        let all = self.worths.iter().filter(of_cell).map(|it| it.worth);
        let all: Option<Vec<f64>> = all.collect();
        all.filter(|all| !all.is_empty()).map(|all| all.into_iter().sum())
    }

    /// How far the last column is from another, where both are numbers.
    fn distance(&self, row: &TableRow, against: usize) -> String {
        let last = self.grid.columns.len().saturating_sub(1);
        let number = |column: usize| {
            let path = row.path_in(column)?;
            self.grid.values.get(column)?.number(path)
        };
        let (Some(now), Some(then)) = (number(last), number(against)) else { return "–".into() };
        let off = (now - then).abs();
        let kind = row.path_in(last).and_then(field_at).map(|field| field.kind);
        match kind {
            _ if off == 0.0 => "–".into(),
            Some(FieldKind::Percent(_) | FieldKind::OptionalPercent(_)) => {
                tr!(self.state, table.points, points = crate::app::format::number(off * 100.0, 2))
            }
            Some(FieldKind::Whole(_) | FieldKind::OptionalWhole(_)) => {
                tr!(self.state, table.days, days = off.to_string())
            }
            _ => self.state.style().amount(off),
        }
    }

    fn foot(&self) -> AnyView {
        let style = self.state.style();
        let faces = |kinds| {
            let of = |values: &FieldValues| Some(sum_of(values, kinds));
            self.grid.values.iter().map(of).collect::<Vec<_>>()
        };
        let line = |name: LabelText, class: &'static str, numbers: Vec<Option<f64>>| {
            self.line(name, class, &numbers, &|x| style.amount(x))
        };
        let on_paper = [
            line(say!(score.headline), "", faces(HEADLINE)),
            line(say!(plot.upfront), "", faces(UPFRONT)),
        ];
        if self.shared {
            return on_paper.into_iter().collect_view().into_any();
        }
        let (us, them) = match self.us {
            Party::Licensor => ("licensor", "licensee"),
            Party::Licensee => ("licensee", "licensor"),
        };
        self.state.draft.track_path("stance");
        let walk_away = self.state.with_values(|values| walk_away(values, self.us));
        let read = |of: fn(ValuePair) -> f64| {
            let value = |(at, _): &(usize, _)| self.values.get(*at).copied().flatten().map(of);
            self.grid.columns.iter().map(value).collect::<Vec<_>>()
        };
        let ours = read(|value| value.ours);
        let margin = ours.iter().map(|ours| Some((*ours)? - walk_away?)).collect::<Vec<_>>();
        view! {
            {on_paper.into_iter().collect_view()}
            {line(say!(table.ours), us, ours)}
            {self.line(say!(table.margin), us, &margin, &|x| style.gained(x))}
            {line(say!(table.theirs), them, read(|value| value.theirs))}
        }
        .into_any()
    }

    fn line(
        &self,
        name: LabelText,
        class: &'static str,
        numbers: &[Option<f64>],
        shown: &dyn Fn(f64) -> String,
    ) -> AnyView {
        let cell = |number: &Option<f64>| {
            let text = number.map_or("–".into(), shown);
            view! {
                <td class=format!("number {class}")>
                    <Amount text=text />
                </td>
            }
        };
        let gap = self.against.map(|against| {
            let off =
                numbers.last().copied().flatten().zip(numbers.get(against).copied().flatten());
            let off = off.map_or("–".into(), |(now, then)| self.state.style().gained(now - then));
            view! { <td class="number gap">{off}</td> }
        });
        view! {
            <tr>
                <th scope="row" class=class>
                    {self.state.says(name)}
                </th>
                {numbers.iter().map(cell).collect_view()}
                {gap}
            </tr>
        }
        .into_any()
    }
}
