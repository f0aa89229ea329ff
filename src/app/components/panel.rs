//! What opens above the tab: the palette that finds any field or command, and the list of keys.

use super::answer::AnswerOffer;
use super::issue_list::IssueList;
use super::send::{BackUp, Send};
use super::share_link::{MakeLink, OpenLink};
use super::signals::{block, click, live, pressed, typed};
use crate::app::browser;
use crate::app::commands::{Command, key_of, run};
use crate::app::field_names::{label, row_name, tab_name};
use crate::app::notice::Panel as Kind;
use crate::app::preferences::Tab;
use crate::app::state::{AppState, state};
use crate::domain::draft::Audience;
use crate::domain::schema::FIELDS;
use crate::export::link::LinkScope;
use crate::{text, tr};
use leptos::prelude::*;

/// Most matches shown.
const SHOWN: usize = 12;

/// What opens above the tab.
#[component]
pub fn Panel() -> impl IntoView {
    let state = state();
    block(move || match state.panel.get()? {
        Kind::Palette => Some(view! { <Palette /> }.into_any()),
        Kind::Keys => Some(view! { <Keys /> }.into_any()),
        Kind::Issues => Some(issues(state)),
        Kind::Send => {
            Some(boxed(state, text!(state, send.to_other), view! { <Send /> }.into_any()))
        }
        Kind::Answer => {
            Some(boxed(state, text!(state, offer.answer), view! { <AnswerOffer /> }.into_any()))
        }
        Kind::Link => Some(boxed(
            state,
            text!(state, app.link),
            view! { <MakeLink what=LinkScope::Paper /> }.into_any(),
        )),
        Kind::Backup => {
            Some(boxed(state, text!(state, send.back_up), view! { <BackUp /> }.into_any()))
        }
        Kind::Opened => {
            Some(boxed(state, text!(state, app.link), view! { <OpenLink /> }.into_any()))
        }
    })
}

/// A panel with a button that closes it, as Escape does.
fn boxed(state: AppState, name: Signal<&'static str>, content: AnyView) -> AnyView {
    let close = move || match state.panel.get_untracked() {
        Some(Kind::Opened) => state.leave_link(),
        _ => state.panel.set(None),
    };
    view! {
        <section class="panel" role="dialog" aria-label=name>
            {content}
            <button type="button" id="panel-close" class="link" on:click=click(close)>
                {text!(state, explain.close)}
            </button>
        </section>
    }
    .into_any()
}

/// What has to be acted on; in front of both parties nothing.
fn issues(state: AppState) -> AnyView {
    if state.is_shared() {
        return ().into_any();
    }
    browser::focus_soon("[id=\"panel-close\"]".to_owned());
    boxed(state, text!(state, score.to_act), view! { <IssueList /> }.into_any())
}

/// Something the palette finds.
#[derive(Debug, Clone, PartialEq)]
enum PaletteEntry {
    Command(Command),
    Field(String),
}

/// Every command that makes sense in a view.
fn commands(view: Audience) -> Vec<Command> {
    let tabs = Tab::ALL.into_iter().filter(|tab| tab.is_shared() || view != Audience::Shared);
    let private =
        [Command::Model, Command::Show(Kind::Issues), Command::Backup, Command::Show(Kind::Backup)];
    let private = private.into_iter().filter(|_| view != Audience::Shared);
    let others = [
        Command::Undo,
        Command::Redo,
        Command::SaveRound,
        Command::Share,
        Command::Room,
        Command::Basis,
        Command::Print,
        Command::Show(Kind::Send),
        Command::Show(Kind::Answer),
        Command::Show(Kind::Link),
        Command::Language,
        Command::Theme,
        Command::Show(Kind::Keys),
    ];
    tabs.map(Command::Open).chain(others).chain(private).collect()
}

fn name(state: AppState, command: Command) -> String {
    match command {
        Command::Open(tab) => tab_name(state, tab),
        Command::Undo => tr!(state, app.undo),
        Command::Redo => tr!(state, app.redo),
        Command::SaveRound => tr!(state, round.save),
        Command::Share => tr!(state, app.shared),
        Command::Room => tr!(state, seat.room),
        Command::Basis => tr!(state, panel.basis),
        Command::Model => tr!(state, panel.model),
        Command::Show(Kind::Palette) => tr!(state, panel.find),
        Command::Show(Kind::Keys) => tr!(state, panel.keys),
        Command::Show(Kind::Issues) => tr!(state, pay.issues),
        Command::Show(Kind::Answer) => tr!(state, offer.answer),
        Command::Show(Kind::Send) => tr!(state, send.to_other),
        Command::Show(Kind::Link | Kind::Opened) => tr!(state, link.make),
        Command::Show(Kind::Backup) => tr!(state, send.back_up_link),
        Command::Language => tr!(state, app.language),
        Command::Theme => tr!(state, app.theme),
        Command::Print => tr!(state, doc.print),
        Command::Backup => tr!(state, send.back_up),
    }
    .to_owned()
}

/// Fields that are no boxes of their own: what was decided of a section, the pathway's effect.
const NO_BOXES: [&str; 2] = ["clauses.", "diligence.pathway"];

/// Every field of the deal as it stands, by its path and its name with that of its row.
fn fields(state: AppState) -> Vec<(String, String)> {
    state.draft.with_untracked(|draft| {
        let boxes =
            FIELDS.iter().filter(|field| !NO_BOXES.iter().any(|no| field.path.starts_with(no)));
        let paths = boxes.flat_map(|field| draft.expand(field.path));
        let named = paths.filter(|path| draft.node(path).is_some()).filter_map(|path| {
            let own = label(state, &path);
            let name = match row_name(state, draft, &path) {
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
    let state = state();
    let asked = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let known = StoredValue::new(fields(state));
    let found = Memo::new(move |_| {
        let words: Vec<String> =
            asked.get().to_lowercase().split_whitespace().map(str::to_owned).collect();
        let fits = |name: &str| {
            let name = name.to_lowercase();
            words.iter().all(|word| name.contains(word.as_str()))
        };
        let commands = commands(state.graph.view.get())
            .into_iter()
            .map(|command| (PaletteEntry::Command(command), name(state, command)));
        let fields =
            known.get_value().into_iter().map(|(path, name)| (PaletteEntry::Field(path), name));
        commands.chain(fields).filter(|(_, name)| fits(name)).take(SHOWN).collect::<Vec<_>>()
    });
    let take = move |found: PaletteEntry| {
        state.panel.set(None);
        match found {
            PaletteEntry::Command(command) => run(state, command),
            PaletteEntry::Field(path) => state.go(&path),
        }
    };
    let on_key = pressed(move |event| {
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
    let row = move |place: usize, (what, name): (PaletteEntry, String)| {
        let key = match &what {
            PaletteEntry::Command(command) => key_of(*command),
            PaletteEntry::Field(_) => "",
        };
        view! {
            <li
                id=format!("found-{place}")
                role="option"
                aria-selected=live(move || (at.get() == place).to_string())
                on:click=click(move || take(what.clone()))
            >
                {name}
                <kbd>{key}</kbd>
            </li>
        }
    };
    browser::focus_soon("[id=\"palette\"]".to_owned());
    view! {
        <section class="panel" role="dialog" aria-label=text!(state, panel.find)>
            <input
                id="palette"
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-expanded="true"
                aria-controls="found"
                aria-activedescendant=live(move || format!("found-{}", at.get()))
                aria-label=text!(state, panel.find)
                placeholder=text!(state, panel.find)
                prop:value=asked
                on:input=typed(move |text| {
                    asked.set(text);
                    at.set(0);
                })
                on:keydown=on_key
            />
            <ul id="found" role="listbox" aria-label=text!(state, panel.found)>
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
    let state = state();
    let row = |key: &'static str, name: String| {
        view! {
            <tr>
                <th scope="row">
                    <kbd>{key}</kbd>
                </th>
                <td>{name}</td>
            </tr>
        }
    };
    let rows = move || {
        let palette = [Command::Show(Kind::Palette), Command::Show(Kind::Keys)];
        let commands = commands(state.graph.view.get())
            .into_iter()
            .filter(|command| !palette.contains(command));
        let all =
            palette.into_iter().chain(commands).filter(|command| !key_of(*command).is_empty());
        let by_name = all.map(|command| row(key_of(command), name(state, command))).collect_view();
        let inside = [
            ("↑ ↓", tr!(state, panel.nudge)),
            ("Shift ↑ ↓", tr!(state, panel.nudge_ten)),
            ("Alt ↑ ↓", tr!(state, panel.nudge_tenth)),
            ("Enter", tr!(state, panel.next_row)),
            ("Esc", tr!(state, explain.close)),
        ];
        let inside = inside.map(|(key, name)| row(key, name.to_owned())).collect_view();
        view! {
            {by_name}
            {inside}
        }
    };
    browser::focus_soon("[id=\"panel-close\"]".to_owned());
    boxed(
        state,
        text!(state, panel.keys),
        view! {
            <table class="keys">
                <tbody>{block(rows)}</tbody>
            </table>
        }
        .into_any(),
    )
}
