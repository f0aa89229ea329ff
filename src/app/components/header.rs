//! Title line: which deal, how it is shown.

use super::live::{aria, block, choice, click, flag, live};
use crate::app::desk::{Panel, desk};
use crate::app::fmt::Unit;
use crate::app::keys::{self, Command, key_of};
use crate::app::preferences::Theme;
use crate::domain::draft::{History, View};
use crate::{text, tr};
use leptos::prelude::*;

/// Title line: which deal, how it is shown.
#[component]
pub fn Header() -> impl IntoView {
    let desk = desk();
    let title = desk.text("title");
    let kind = desk.text("terms.structure.kind");
    let meta = live(move || {
        let structure = match kind.get().as_str() {
            "newco" => tr!(desk, app.newco),
            _ => tr!(desk, app.license),
        };
        let seen = match desk.graph.view.get() {
            View::Other => format!(" · {}", tr!(desk, app.through_other)),
            _ => String::new(),
        };
        format!("{structure} · {}{seen}", desk.unit_name())
    });
    // Why it is not is told below.
    let saved = live(move || match desk.shelf.trouble.get() {
        None if !desk.shelf.lent.get() => tr!(desk, app.saved).into(),
        _ => String::new(),
    });
    view! {
        <header class="title">
            <h1>{title}</h1>
            <span class="soft">{meta}</span>
            <span class="soft" role="status">{saved}</span>
            <span class="tools">
                <button
                    type="button"
                    id="share-view"
                    aria-pressed=aria(move || desk.is_shared())
                    title=live(move || tr!(desk, app.share_view_note, key = key_of(Command::Share)))
                    on:click=click(move || keys::run(desk, Command::Share))
                >
                    {text!(desk, app.share_view)}
                </button>
                <button
                    type="button"
                    id="make-link"
                    aria-expanded=aria(move || desk.panel.get() == Some(Panel::Link))
                    on:click=click(move || keys::run(desk, Command::Show(Panel::Link)))
                >
                    {text!(desk, app.link)}
                </button>
                <button
                    type="button"
                    id="undo"
                    disabled=flag(move || !desk.history.with(History::can_undo))
                    on:click=click(move || desk.undo())
                >
                    {text!(desk, app.undo)}
                </button>
                <button
                    type="button"
                    id="redo"
                    disabled=flag(move || !desk.history.with(History::can_redo))
                    on:click=click(move || desk.redo())
                >
                    {text!(desk, app.redo)}
                </button>
                <UnitSwitch />
                <ThemeSwitch />
                <button
                    type="button"
                    lang=live(move || if desk.chinese.get() { "en" } else { "zh-CN" }.into())
                    on:click=click(move || desk.chinese.update(|chinese| *chinese = !*chinese))
                >
                    {text!(desk, app.language)}
                </button>
            </span>
        </header>
    }
}

/// Unit of amounts, where the language has more than one.
#[component]
fn UnitSwitch() -> impl IntoView {
    let desk = desk();
    let unit = move |unit: Unit, name: Signal<&'static str>| {
        choice(move || desk.unit.get() == unit, move || desk.unit.set(unit), name)
    };
    block(move || {
        desk.chinese.get().then(|| {
            view! {
                <span role="group" class="switch" aria-label=tr!(desk, app.unit)>
                    {unit(Unit::Million, text!(desk, app.unit_million))}
                    {unit(Unit::Wan, text!(desk, app.unit_wan))}
                    {unit(Unit::Yi, text!(desk, app.unit_yi))}
                </span>
            }
        })
    })
}

/// Light, dark or as the system says.
#[component]
fn ThemeSwitch() -> impl IntoView {
    let desk = desk();
    let theme = move |theme: Theme| {
        let name = match theme {
            Theme::System => text!(desk, app.theme_system),
            Theme::Light => text!(desk, app.theme_light),
            Theme::Dark => text!(desk, app.theme_dark),
        };
        choice(move || desk.theme.get() == theme, move || desk.theme.set(theme), name)
    };
    view! {
        <span role="group" class="switch" aria-label=text!(desk, app.theme)>
            {theme(Theme::System)}
            {theme(Theme::Light)}
            {theme(Theme::Dark)}
        </span>
    }
}
