//! A text box for everything that is typed.

use super::face::FieldFace;
use super::named_box::{NamedBox, is_named};
use crate::app::browser;
use crate::app::components::amount_box::AmountBox;
use crate::app::components::form_spec::GridCell;
use crate::app::components::signals::{pressed as keys, typed};
use crate::app::ids::control_id;
use crate::app::state::AppState;
use crate::domain::draft::{Increment, PastedBlock, increment, is_block};
use crate::domain::schema::FieldKind;
use leptos::prelude::*;

/// A text box for everything typed.
pub fn entry(state: AppState, face: FieldFace, place: Option<GridCell>) -> AnyView {
    let FieldFace { path, kind, hint, text, name, invalid, basis, origin, .. } = face;
    let numeric = !matches!(kind, FieldKind::Text { .. } | FieldKind::Letters(_));
    let mode = if numeric && kind != FieldKind::Date { "decimal" } else { "text" };
    let (row, column) = place.as_ref().map_or((None, None), |at| (Some(at.row), Some(at.column)));
    let amount = kind.is_amount().then(|| AmountBox::new(state, text));
    let named = is_named(&path).then(|| NamedBox::new(state, &path, text));
    let on_input = {
        let path = path.clone();
        move |text: String| {
            let kept = match (amount, named) {
                (Some(amount), _) => amount.take(text),
                (None, Some(named)) => named.take(text),
                (None, None) => text,
            };
            state.set(&path, &kept);
        }
    };
    let on_blur: Box<dyn FnMut(web_sys::FocusEvent)> = match (amount, named) {
        (Some(amount), _) => amount.leave(),
        (None, Some(named)) => Box::new(move |_| named.leave()),
        (None, None) => Box::new(|_| {}),
    };
    let text = amount.map(AmountBox::text).or(named.map(NamedBox::text)).unwrap_or(text);
    let on_key = {
        let path = path.clone();
        let place = place.clone();
        keys(move |event| pressed(state, &event, &path, kind, place.as_ref()))
    };
    let narrow =
        matches!(kind, FieldKind::Letters(_) | FieldKind::Whole(_) | FieldKind::OptionalWhole(_));
    let input = view! {
        <input
            id=control_id(&path)
            type="text"
            inputmode=mode
            autocomplete="off"
            spellcheck="false"
            class:number=numeric
            class:narrow=narrow
            data-row=row
            data-column=column
            data-basis=basis
            title=origin
            aria-label=name
            aria-invalid=invalid
            aria-describedby=hint
            prop:value=text
            on:input=typed(on_input)
            on:keydown=on_key
            on:blur=on_blur
            on:paste=on_paste(state, place)
        />
    };
    match amount {
        Some(amount) => amount.with_unit(input),
        None => input.into_any(),
    }
}

/// Arrows nudge a number; Enter goes to the next row.
fn pressed(
    state: AppState,
    event: &web_sys::KeyboardEvent,
    path: &str,
    kind: FieldKind,
    place: Option<&GridCell>,
) {
    let key = event.key();
    if key == "Enter" {
        if let Some(next) = place.and_then(below) {
            event.prevent_default();
            browser::focus(&control_id(&next));
        }
        return;
    }
    if key != "ArrowUp" && key != "ArrowDown" {
        return;
    }
    let step = match (event.shift_key(), event.alt_key()) {
        (true, _) => Increment::Ten,
        (_, true) => Increment::Tenth,
        _ => Increment::One,
    };
    let typed = state.draft.with_untracked(|draft| draft.text(path).to_owned());
    let unit = untrack(|| state.style()).unit;
    if let Some(next) = increment(kind, &typed, step, key == "ArrowUp", unit) {
        event.prevent_default();
        state.set(path, &next);
    }
}

fn below(place: &GridCell) -> Option<String> {
    let column = place.columns.get(place.column)?;
    Some(format!("{}.{}.{column}", place.list, place.row + 1))
}

/// A handler of pastes into a cell.
pub fn on_paste(
    state: AppState,
    place: Option<GridCell>,
) -> Box<dyn FnMut(web_sys::ClipboardEvent)> {
    Box::new(move |event| {
        if let Some(place) = &place {
            pasted(state, &event, place);
        }
    })
}

/// A block from a spreadsheet goes into the grid, all of it or nothing, once what it does was seen.
fn pasted(state: AppState, event: &web_sys::ClipboardEvent, place: &GridCell) {
    let Some(text) = event.clipboard_data().and_then(|data| data.get_data("text").ok()) else {
        return;
    };
    if !is_block(&text) {
        return state.paste_taken();
    }
    event.prevent_default();
    state.preview_paste(PastedBlock {
        list: place.list.clone(),
        columns: place.columns.clone(),
        row: place.row,
        column: place.column,
        text,
        unit: untrack(|| state.style()).unit,
    });
}
