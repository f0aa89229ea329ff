//! Title line: which deal, how it is shown.

use super::signals::{aria, block, choice, click, flag, live};
use crate::app::commands::{self, Command, key_of};
use crate::app::field_names::called;
use crate::app::notice::Panel;
use crate::app::preferences::Theme;
use crate::app::state::state;
use crate::domain::history::History;
use crate::domain::number::AmountUnit;
use crate::{text, tr};
use leptos::prelude::*;

/// Title line: which deal, how it is shown.
#[component]
pub fn Header() -> impl IntoView {
    let state = state();
    let title = state.text("title");
    let kind = state.text("terms.structure.kind");
    let meta = live(move || {
        let structure = match kind.get().as_str() {
            "newco" => tr!(state, app.newco),
            _ => tr!(state, app.license),
        };
        format!("{structure} · {}", state.unit_name())
    });
    // Why it is not is told below.
    let saved = live(move || {
        let deals = state.deals;
        let trouble = deals.failure.get().is_some() || deals.conflict.get().is_some();
        match (deals.from_link.get(), trouble || deals.gone.get(), deals.saving.get()) {
            (true, ..) => String::new(),
            (_, true, _) => tr!(state, app.not_saved).into(),
            (.., true) => tr!(state, app.saving).into(),
            _ => tr!(state, app.saved).into(),
        }
    });
    view! {
        <header class="title">
            <b class="brand">"Parley"</b>
            <h1>{live(move || called(state, &title.get()))}</h1>
            <span class="soft">{meta}</span>
            <span class="soft" role="status">
                {saved}
            </span>
            <span class="tools">
                <Hint panel=Panel::Palette name=text!(state, head.find) />
                <Hint panel=Panel::Keys name=text!(state, panel.keys) />
                <button
                    type="button"
                    id="send-offer"
                    aria-expanded=aria(move || state.panel.get() == Some(Panel::Send))
                    on:click=click(move || commands::run(state, Command::Show(Panel::Send)))
                >
                    {text!(state, send.send)}
                </button>
                <button
                    type="button"
                    id="undo"
                    disabled=flag(move || !state.history.with(History::can_undo))
                    on:click=click(move || state.undo())
                >
                    {text!(state, app.undo)}
                </button>
                <button
                    type="button"
                    id="redo"
                    disabled=flag(move || !state.history.with(History::can_redo))
                    on:click=click(move || state.redo())
                >
                    {text!(state, app.redo)}
                </button>
                <UnitSwitch />
                <ThemeSwitch />
                <button
                    type="button"
                    lang=live(move || if state.chinese.get() { "en" } else { "zh-CN" }.into())
                    on:click=click(move || state.chinese.update(|chinese| *chinese = !*chinese))
                >
                    {text!(state, app.language)}
                </button>
            </span>
        </header>
    }
}

/// A panel a key opens, with the key.
#[component]
fn Hint(
    /// Which.
    panel: Panel,
    /// What it is for.
    name: Signal<&'static str>,
) -> impl IntoView {
    let state = state();
    let command = Command::Show(panel);
    view! {
        <button
            type="button"
            class="hint"
            aria-expanded=aria(move || state.panel.get() == Some(panel))
            on:click=click(move || commands::run(state, command))
        >
            {name}
            " "
            <kbd>{key_of(command)}</kbd>
        </button>
    }
}

/// Unit of amounts, where the language has more than one.
#[component]
fn UnitSwitch() -> impl IntoView {
    let state = state();
    let unit = move |unit: AmountUnit, name: Signal<&'static str>| {
        choice(move || state.unit.get() == unit, move || state.unit.set(unit), name)
    };
    block(move || {
        state.chinese.get().then(|| {
            view! {
                <span role="group" class="switch" aria-label=tr!(state, app.unit)>
                    {unit(AmountUnit::Million, text!(state, app.unit_million))}
                    {unit(AmountUnit::Wan, text!(state, app.unit_wan))}
                    {unit(AmountUnit::Yi, text!(state, app.unit_yi))}
                </span>
            }
        })
    })
}

/// Light, dark or as the system says.
#[component]
fn ThemeSwitch() -> impl IntoView {
    let state = state();
    let theme = move |theme: Theme| {
        let name = match theme {
            Theme::System => text!(state, app.theme_system),
            Theme::Light => text!(state, app.theme_light),
            Theme::Dark => text!(state, app.theme_dark),
        };
        choice(move || state.theme.get() == theme, move || state.theme.set(theme), name)
    };
    view! {
        <span role="group" class="switch" aria-label=text!(state, app.theme)>
            {theme(Theme::System)}
            {theme(Theme::Light)}
            {theme(Theme::Dark)}
        </span>
    }
}
