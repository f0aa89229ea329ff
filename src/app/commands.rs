//! What the keyboard and the palette can do: one list of commands, one table of keys.

use super::browser;
use super::ids::is_deal_field;
use super::notice::Panel;
use super::preferences::{FigureSize, Tab, Theme};
use super::state::AppState;
use crate::domain::draft::Audience;
use crate::domain::valuation::RateBasis;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Something the user asks the page to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Open a tab.
    Open(Tab),
    /// Take the last edit back.
    Undo,
    /// Do it again.
    Redo,
    /// Save the sheet as an offer.
    SaveRound,
    /// Between the private view and the one both parties may see.
    Share,
    /// Between figures for a desk and for a room.
    Room,
    /// Between values at own rates and at one rate.
    Basis,
    /// Between one's own model and the other side's.
    Model,
    /// Open or close a panel.
    Show(Panel),
    /// English or Chinese.
    Language,
    /// The next of system, light, dark.
    Theme,
    /// Print what is shown.
    Print,
    /// Download the whole deal.
    Backup,
    /// The document's files.
    Word,
    /// One term worked out from a value.
    Solve,
}

/// The key of a command as it is shown, where it has one.
pub fn key_of(command: Command) -> &'static str {
    match command {
        Command::Open(tab) => {
            let at = Tab::ALL.iter().position(|known| *known == tab);
            at.and_then(|at| ["1", "2", "3", "4", "5", "6", "7", "8", "9"].get(at))
                .copied()
                .unwrap_or_default()
        }
        Command::Undo => "Ctrl+Z",
        Command::Redo => "Ctrl+Y",
        Command::SaveRound => "Ctrl+S",
        Command::Share => "F2",
        Command::Model => "F3",
        Command::Show(Panel::Palette) => "/",
        Command::Show(Panel::Keys) => "?",
        _ => "",
    }
}

/// The command a key asks for. Inside a box only what no text is typed with.
pub fn command(event: &web_sys::KeyboardEvent) -> Option<Command> {
    if event.alt_key() {
        return None;
    }
    let found = asked(event);
    // A key held down takes back or does again many steps; anything else once.
    found.filter(|command| !event.repeat() || matches!(command, Command::Undo | Command::Redo))
}

fn asked(event: &web_sys::KeyboardEvent) -> Option<Command> {
    let key = event.key();
    let with_control = event.ctrl_key() || event.meta_key();
    match key.to_ascii_lowercase().as_str() {
        "f2" => Some(Command::Share),
        "f3" => Some(Command::Model),
        "s" if with_control => Some(Command::SaveRound),
        "k" if with_control => Some(Command::Show(Panel::Palette)),
        "z" if with_control && !foreign(event) => {
            Some(if event.shift_key() { Command::Redo } else { Command::Undo })
        }
        "y" if with_control && !foreign(event) => Some(Command::Redo),
        _ if with_control || in_box(event) => None,
        "/" => Some(Command::Show(Panel::Palette)),
        "?" => Some(Command::Show(Panel::Keys)),
        digit => {
            let at = digit.parse::<usize>().ok()?.checked_sub(1)?;
            Tab::ALL.get(at).map(|tab| Command::Open(*tab))
        }
    }
}

fn target(event: &web_sys::KeyboardEvent) -> Option<web_sys::Element> {
    event.target().and_then(|target| target.dyn_into().ok())
}

fn in_box(event: &web_sys::KeyboardEvent) -> bool {
    let tag = target(event).map(|target| target.tag_name());
    tag.is_some_and(|tag| matches!(tag.as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}

/// In a box that is no field of the deal, such as a filter, the browser's own undo stays.
fn foreign(event: &web_sys::KeyboardEvent) -> bool {
    in_box(event) && !target(event).is_some_and(|target| is_deal_field(&target.id()))
}

/// Does it. What would show something private in front of both parties is not done there.
pub fn run(state: AppState, command: Command) {
    let shared = state.graph.view.get_untracked() == Audience::Shared;
    match command {
        Command::Open(tab) if shared && !tab.is_shared() => {}
        Command::Model | Command::Backup | Command::Show(Panel::Backup) if shared => {}
        Command::Open(tab) => state.tab.set(tab),
        Command::Undo => state.undo(),
        Command::Redo => state.redo(),
        Command::SaveRound => state.save_round(),
        Command::Share if shared => state.ask_to_leave(),
        Command::Share => state.look(Audience::Shared),
        Command::Room => state.size.update(|size| *size = other_size(*size)),
        Command::Basis => state.basis.update(|basis| *basis = other_basis(*basis)),
        Command::Model => state.change_model(),
        Command::Show(panel) => {
            state.panel.update(|open| *open = (*open != Some(panel)).then_some(panel));
        }
        Command::Language => state.chinese.update(|chinese| *chinese = !*chinese),
        Command::Theme => state.theme.update(|theme| *theme = next(*theme)),
        Command::Print => browser::print(),
        Command::Backup => state.back_up(),
        Command::Word => open_at(state, Tab::Document, "doc-docx"),
        Command::Solve if shared => {}
        Command::Solve => open_at(state, Tab::Rounds, "solve-target"),
    }
}

/// Opens a tab with the focus on one of its controls.
fn open_at(state: AppState, tab: Tab, control: &str) {
    state.tab.set(tab);
    browser::focus_soon(format!("[id=\"{control}\"]"));
}

fn next(theme: Theme) -> Theme {
    match theme {
        Theme::System => Theme::Light,
        Theme::Light => Theme::Dark,
        Theme::Dark => Theme::System,
    }
}

fn other_size(size: FigureSize) -> FigureSize {
    match size {
        FigureSize::Desk => FigureSize::Room,
        FigureSize::Room => FigureSize::Desk,
    }
}

fn other_basis(basis: RateBasis) -> RateBasis {
    match basis {
        RateBasis::Own => RateBasis::Common,
        RateBasis::Common => RateBasis::Own,
    }
}
