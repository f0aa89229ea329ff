//! What opens above the tab: the palette that finds any field or command, and the list of keys.

use super::answer::AnswerOffer;
use super::back_up::BackUp;
use super::issue_list::IssueList;
use super::send::Send;
use super::share_link::{MakeLink, OpenLink};
use super::signals::{block, click, live, pressed, typed};
use crate::app::browser;
use crate::app::commands::{Command, key_of, run};
use crate::app::field_names::{label, row_name, shown_text, tab_name};
use crate::app::navigation::tab_of;
use crate::app::notice::Panel as Kind;
use crate::app::preferences::Tab;
use crate::app::state::{AppState, state};
use crate::domain::draft::{Audience, Draft};
use crate::domain::lang::Lang;
use crate::domain::schema::{FIELDS, pattern};
use crate::domain::words::field_label;
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
    browser::focus_built("#panel-close");
    boxed(state, text!(state, score.to_act), view! { <IssueList /> }.into_any())
}

/// Something the palette finds.
#[derive(Debug, Clone, PartialEq)]
enum PaletteEntry {
    Command(Command),
    Field(String),
}

/// It, and how it is shown and found.
#[derive(Debug, Clone, PartialEq)]
struct Found {
    entry: PaletteEntry,
    /// Its name.
    name: String,
    /// Where it is worked on and what it says now; of a command its key.
    hint: String,
    /// What it is found by, in small letters: its name in both languages, and what else people call it.
    by: String,
}

/// Every command that makes sense in a view.
fn commands(view: Audience) -> Vec<Command> {
    let tabs = Tab::ALL.into_iter().filter(|tab| tab.is_shared() || view != Audience::Shared);
    let private = [
        Command::Model,
        Command::Show(Kind::Issues),
        Command::Solve,
        Command::Backup,
        Command::Show(Kind::Backup),
    ];
    let private = private.into_iter().filter(|_| view != Audience::Shared);
    let others = [
        Command::Undo,
        Command::Redo,
        Command::SaveRound,
        Command::Share,
        Command::Room,
        Command::Basis,
        Command::Print,
        Command::Word,
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
        Command::Word => tr!(state, panel.word),
        Command::Solve => tr!(state, panel.solve),
    }
    .to_owned()
}

/// Fields that are no boxes of their own: what was decided of a section, the pathway's effect.
const NO_BOXES: [&str; 2] = ["clauses[]", "diligence.pathway"];

/// What the parties trade: found before all else that is named alike.
const TRADED: [&str; 3] =
    ["terms.upfront[].amount", "terms.milestones[].amount", "terms.royalties[].tiers[].rate"];

/// What else people call a command, in both languages.
fn also(command: Command) -> &'static str {
    match command {
        Command::Backup => "export json save file back up 导出 下载 备份 文件",
        Command::Print => "pdf paper 打印",
        Command::Word => "word docx export term sheet markdown 导出 条款清单",
        Command::Solve => "solve hold goal 求解 反推",
        Command::SaveRound => "round counter offer 报价 还价",
        Command::Share => "projector screen both 共享 投影",
        Command::Model => "other side model 对方 模型",
        Command::Show(Kind::Link) => "send share url qr 链接 二维码",
        Command::Room => "room large projector 投影 大号",
        Command::Theme => "dark light 深色 浅色",
        Command::Language => "english chinese 中文 英文",
        _ => "",
    }
}

/// Every command, with what it is found by.
fn found_commands(state: AppState) -> Vec<Found> {
    let found = |command: Command| {
        let name = name(state, command);
        let by = format!("{name} {}", also(command)).to_lowercase();
        let hint = key_of(command).to_owned();
        Found { entry: PaletteEntry::Command(command), name, hint, by }
    };
    commands(state.graph.view.get()).into_iter().map(found).collect()
}

/// Every field of the deal as it stands, named with its row, by its tab and what it says.
fn fields(state: AppState) -> Vec<Found> {
    state.draft.with_untracked(|draft| {
        // A row's id is the file's.
        let shown =
            |path: &str| !path.ends_with("].id") && !NO_BOXES.iter().any(|no| path.starts_with(no));
        let boxes = FIELDS.iter().map(|field| field.path).filter(|path| shown(path));
        let (traded, others): (Vec<&str>, Vec<&str>) =
            boxes.partition(|path| TRADED.contains(path));
        let paths = traded.into_iter().chain(others).flat_map(|path| draft.expand(path));
        let paths = paths.filter(|path| draft.node(path).is_some());
        paths.filter_map(|path| found_field(state, draft, path)).collect()
    })
}

fn found_field(state: AppState, draft: &Draft, path: String) -> Option<Found> {
    let own = label(state, &path);
    if own.is_empty() {
        return None;
    }
    let name = match row_name(state, draft, &path) {
        Some(row) => format!("{row} · {own}"),
        None => own.to_owned(),
    };
    let list = path.split('.').take(2).collect::<Vec<_>>().join(".");
    let said = [Lang::En, Lang::Zh]
        .map(|lang| format!("{} {}", field_label(&pattern(&path), lang), field_label(&list, lang)));
    let value = shown_text(state, &path, draft.text(&path));
    let tab = tab_name(state, tab_of(&path));
    let hint = if value.is_empty() { tab.to_owned() } else { format!("{tab} · {value}") };
    // A region is found by its letters, too.
    let row = path.rsplit_once('.').map_or("", |(row, _)| row);
    let region = draft.text(&format!("{row}.region"));
    let by = format!("{name} {} {region}", said.join(" ")).to_lowercase();
    Some(Found { entry: PaletteEntry::Field(path), name, hint, by })
}

/// A box, and what it finds.
#[component]
fn Palette() -> impl IntoView {
    let state = state();
    let asked = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let known = StoredValue::new(fields(state));
    let found = Memo::new(move |_| {
        let asked = asked.get().to_lowercase();
        let words: Vec<&str> = asked.split_whitespace().collect();
        let fits = |found: &Found| words.iter().all(|word| found.by.contains(word));
        let all = found_commands(state).into_iter().chain(known.get_value());
        // What the words begin comes before what only holds them.
        let (first, rest): (Vec<Found>, Vec<Found>) =
            all.filter(fits).partition(|found| found.name.to_lowercase().starts_with(asked.trim()));
        first.into_iter().chain(rest).take(SHOWN).collect::<Vec<_>>()
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
                if let Some(found) = found.with(|found| found.get(at.get()).cloned()) {
                    take(found.entry);
                }
            }
            _ => return,
        }
        event.prevent_default();
    });
    let row = move |place: usize, found: Found| {
        let Found { entry: what, name, hint, .. } = found;
        view! {
            <li
                id=format!("found-{place}")
                role="option"
                aria-selected=live(move || (at.get() == place).to_string())
                on:click=click(move || take(what.clone()))
            >
                {name}
                <kbd>{hint}</kbd>
            </li>
        }
    };
    browser::focus_built("#palette");
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
    browser::focus_built("#panel-close");
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
