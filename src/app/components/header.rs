//! Title line: which deal, how it is shown.

use crate::app::desk::{Theme, desk};
use crate::app::fmt::Unit;
use crate::app::storage::Trouble;
use crate::tr;
use leptos::prelude::*;

/// Title line: which deal, how it is shown.
#[component]
pub fn Header() -> impl IntoView {
    let desk = desk();
    let title = desk.text("title");
    let kind = desk.text("terms.structure.kind");
    let meta = move || {
        let structure = match kind.get().as_str() {
            "newco" => tr!(desk, app.newco),
            _ => tr!(desk, app.license),
        };
        format!("{structure} · {}", desk.style().unit.name(&desk.currency()))
    };
    let saved = move || match desk.shelf.trouble.get() {
        None => tr!(desk, app.saved),
        Some(Trouble::Blocked) => tr!(desk, app.not_saved_blocked),
        Some(Trouble::Full) => tr!(desk, app.not_saved_full),
    };
    view! {
        <header class="title">
            <h1>{move || title.get()}</h1>
            <span class="soft">{meta}</span>
            <span class="soft" class:wrong=move || desk.shelf.trouble.get().is_some() role="status">
                {saved}
            </span>
            <span class="tools">
                <UnitSwitch />
                <ThemeSwitch />
                <button
                    type="button"
                    lang=move || if desk.chinese.get() { "en" } else { "zh-CN" }
                    on:click=move |_| desk.chinese.update(|chinese| *chinese = !*chinese)
                >
                    {move || tr!(desk, app.language)}
                </button>
            </span>
        </header>
    }
}

/// Unit of amounts, where the language has more than one.
#[component]
fn UnitSwitch() -> impl IntoView {
    let desk = desk();
    let choice = move |unit: Unit, name: &'static str| {
        view! {
            <button
                type="button"
                aria-pressed=move || (desk.unit.get() == unit).to_string()
                on:click=move |_| desk.unit.set(unit)
            >
                {name}
            </button>
        }
    };
    move || {
        desk.chinese.get().then(|| {
            view! {
                <span role="group" class="switch" aria-label=tr!(desk, app.unit)>
                    {choice(Unit::Million, tr!(desk, app.unit_million))}
                    {choice(Unit::Wan, tr!(desk, app.unit_wan))}
                    {choice(Unit::Yi, tr!(desk, app.unit_yi))}
                </span>
            }
        })
    }
}

/// Light, dark or as the system says.
#[component]
fn ThemeSwitch() -> impl IntoView {
    let desk = desk();
    let choice = move |theme: Theme| {
        let name = move || match theme {
            Theme::System => tr!(desk, app.theme_system),
            Theme::Light => tr!(desk, app.theme_light),
            Theme::Dark => tr!(desk, app.theme_dark),
        };
        view! {
            <button
                type="button"
                aria-pressed=move || (desk.theme.get() == theme).to_string()
                on:click=move |_| desk.theme.set(theme)
            >
                {name}
            </button>
        }
    };
    view! {
        <span role="group" class="switch" aria-label=move || tr!(desk, app.theme)>
            {choice(Theme::System)}
            {choice(Theme::Light)}
            {choice(Theme::Dark)}
        </span>
    }
}
