//! What opens above the tab: the palette that finds any field or command, and the list of keys.

use super::link::{MakeLink, OpenLink};
use super::live::{block, click, live, pressed, typed};
use crate::app::browser;
use crate::app::desk::{Desk, Panel as Kind, desk};
use crate::app::keys::{Command, key_of, run};
use crate::app::labels::{label, row_name, tab_name};
use crate::app::preferences::Tab;
use crate::domain::draft::{FIELDS, View};
use crate::{text, tr};
use leptos::prelude::*;

/// Most matches shown.
const SHOWN: usize = 12;

/// What opens above the tab.
#[component]
pub fn Panel() -> impl IntoView {
    let desk = desk();
    block(move || match desk.panel.get()? {
        Kind::Palette => Some(view! { <Palette /> }.into_any()),
        Kind::Keys => Some(view! { <Keys /> }.into_any()),
        Kind::Link => Some(boxed(desk, text!(desk, link.title), view! { <MakeLink /> }.into_any())),
        Kind::Opened => {
            Some(boxed(desk, text!(desk, link.title), view! { <OpenLink /> }.into_any()))
        }
    })
}

/// A panel with a button that closes it, as Escape does.
fn boxed(desk: Desk, name: Signal<&'static str>, content: AnyView) -> AnyView {
    let close = move || match desk.panel.get_untracked() {
        Some(Kind::Opened) => desk.leave_link(),
        _ => desk.panel.set(None),
    };
    view! {
        <section class="panel" role="dialog" aria-label=name>
            {content}
            <button type="button" id="panel-close" class="link" on:click=click(close)>
                {text!(desk, panel.close)}
            </button>
        </section>
    }
    .into_any()
}

/// Something the palette finds.
#[derive(Debug, Clone, PartialEq)]
enum Found {
    Command(Command),
    Field(String),
}

/// Every command that makes sense in a view.
fn commands(view: View) -> Vec<Command> {
    let tabs = Tab::ALL.into_iter().filter(|tab| tab.is_shared() || view != View::Shared);
    let model = (view != View::Shared).then_some(Command::Model);
    let others = [
        Command::Undo,
        Command::Redo,
        Command::SaveRound,
        Command::Share,
        Command::Print,
        Command::Export,
        Command::Show(Kind::Link),
        Command::Language,
        Command::Theme,
        Command::Show(Kind::Keys),
    ];
    tabs.map(Command::Open).chain(others).chain(model).collect()
}

fn name(desk: Desk, command: Command) -> String {
    match command {
        Command::Open(tab) => tab_name(desk, tab),
        Command::Undo => tr!(desk, app.undo),
        Command::Redo => tr!(desk, app.redo),
        Command::SaveRound => tr!(desk, round.save),
        Command::Share => tr!(desk, app.share_view),
        Command::Model => tr!(desk, panel.model),
        Command::Show(Kind::Palette) => tr!(desk, panel.find),
        Command::Show(Kind::Keys) => tr!(desk, panel.keys),
        Command::Show(Kind::Link | Kind::Opened) => tr!(desk, link.make),
        Command::Language => tr!(desk, app.language),
        Command::Theme => tr!(desk, app.theme),
        Command::Print => tr!(desk, doc.print),
        Command::Export => tr!(desk, deals.export),
    }
    .to_owned()
}

/// Every field of the deal as it stands, by its path and its name with that of its row.
fn fields(desk: Desk) -> Vec<(String, String)> {
    desk.draft.with_untracked(|draft| {
        let paths = FIELDS.iter().flat_map(|field| draft.expand(field.path));
        let named = paths.filter(|path| draft.node(path).is_some()).filter_map(|path| {
            let own = label(desk, &path);
            let name = match row_name(desk, draft, &path) {
                Some(row) => format!("{row} · {own}"),
                None => own.to_owned(),
            };
            (!own.is_empty()).then_some((path, name))
        });
        named.collect()
    })
}

/// A box, and what it finds.
#[component]
fn Palette() -> impl IntoView {
    let desk = desk();
    let asked = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let known = StoredValue::new(fields(desk));
    let found = Memo::new(move |_| {
        let words: Vec<String> =
            asked.get().to_lowercase().split_whitespace().map(str::to_owned).collect();
        let fits = |name: &str| {
            let name = name.to_lowercase();
            words.iter().all(|word| name.contains(word.as_str()))
        };
        let commands = commands(desk.graph.view.get())
            .into_iter()
            .map(|command| (Found::Command(command), name(desk, command)));
        let fields = known.get_value().into_iter().map(|(path, name)| (Found::Field(path), name));
        commands.chain(fields).filter(|(_, name)| fits(name)).take(SHOWN).collect::<Vec<_>>()
    });
    let take = move |found: Found| {
        desk.panel.set(None);
        match found {
            Found::Command(command) => run(desk, command),
            Found::Field(path) => desk.go(&path),
        }
    };
    let on_key = pressed(move |event| {
        // Enter and the arrows belong to what composes Chinese while it does.
        if event.is_composing() {
            return;
        }
        let last = found.with(Vec::len).saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => at.update(|at| *at = (*at + 1).min(last)),
            "ArrowUp" => at.update(|at| *at = at.saturating_sub(1)),
            "Enter" => {
                if let Some((found, _)) = found.with(|found| found.get(at.get()).cloned()) {
                    take(found);
                }
            }
            _ => return,
        }
        event.prevent_default();
    });
    let row = move |place: usize, (what, name): (Found, String)| {
        let key = match &what {
            Found::Command(command) => key_of(*command),
            Found::Field(_) => "",
        };
        view! {
            <li
                id=format!("found-{place}")
                role="option"
                aria-selected=live(move || (at.get() == place).to_string())
                on:click=click(move || take(what.clone()))
            >
                {name} <kbd>{key}</kbd>
            </li>
        }
    };
    browser::focus_soon("[id=\"palette\"]".to_owned());
    view! {
        <section class="panel" role="dialog" aria-label=text!(desk, panel.find)>
            <input
                id="palette"
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-expanded="true"
                aria-controls="found"
                aria-activedescendant=live(move || format!("found-{}", at.get()))
                aria-label=text!(desk, panel.find)
                placeholder=text!(desk, panel.find)
                prop:value=asked
                on:input=typed(move |text| {
                    asked.set(text);
                    at.set(0);
                })
                on:keydown=on_key
            />
            <ul id="found" role="listbox" aria-label=text!(desk, panel.found)>
                {block(move || {
                    let found = found.get().into_iter().enumerate();
                    found.map(|(place, found)| row(place, found)).collect_view()
                })}
            </ul>
        </section>
    }
}

/// The keys there are.
#[component]
fn Keys() -> impl IntoView {
    let desk = desk();
    let row = |key: &'static str, name: String| view! { <tr><th scope="row"><kbd>{key}</kbd></th><td>{name}</td></tr> };
    let rows = move || {
        let palette = [Command::Show(Kind::Palette), Command::Show(Kind::Keys)];
        let commands = commands(desk.graph.view.get())
            .into_iter()
            .filter(|command| !palette.contains(command));
        let all =
            palette.into_iter().chain(commands).filter(|command| !key_of(*command).is_empty());
        let by_name = all.map(|command| row(key_of(command), name(desk, command))).collect_view();
        let inside = [
            ("↑ ↓", tr!(desk, panel.nudge)),
            ("Shift ↑ ↓", tr!(desk, panel.nudge_ten)),
            ("Alt ↑ ↓", tr!(desk, panel.nudge_tenth)),
            ("Enter", tr!(desk, panel.next_row)),
            ("Esc", tr!(desk, panel.close)),
        ];
        let inside = inside.map(|(key, name)| row(key, name.to_owned())).collect_view();
        view! { {by_name} {inside} }
    };
    browser::focus_soon("[id=\"panel-close\"]".to_owned());
    boxed(
        desk,
        text!(desk, panel.keys),
        view! { <table class="keys"><tbody>{block(rows)}</tbody></table> }.into_any(),
    )
}
