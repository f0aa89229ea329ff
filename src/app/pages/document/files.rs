//! The document as files: Markdown at once, Word by a piece loaded on first use.

use super::columns::{Columns, sheet_of};
use crate::app::browser;
use crate::app::components::click;
use crate::app::notice::Notice;
use crate::app::office::{self, OfficeFile};
use crate::app::state::{AppState, state};
use crate::domain::deal::Party;
use crate::domain::draft::Draft;
use crate::domain::file_name::file_name;
use crate::domain::negotiation::rounds::{last_number, rounds, sheet};
use crate::domain::term_sheet::{Document, NotPublic};
use crate::export::docx::FileStamp;
use crate::export::markdown::markdown;
use crate::{text, tr};
use leptos::prelude::*;

/// What Word calls its files.
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Two files of the languages shown.
#[component]
pub fn Files(
    /// The sheet in both languages.
    sheets: [Memo<Document>; 2],
    /// Which are shown.
    columns: RwSignal<Columns>,
) -> impl IntoView {
    let state = state();
    let documents = move || -> Vec<Document> {
        let langs = columns.get_untracked().langs();
        langs.into_iter().map(|lang| sheet_of(sheets, lang).get_untracked()).collect()
    };
    // Markdown has no marks for what changed: it is the sheet as it stands.
    let text_file = move || {
        let columns = columns.get_untracked();
        let langs = columns.langs().into_iter();
        let plain = |lang| {
            let agreed = sheet_of(sheets, lang).with_untracked(|sheet| sheet.agreed.clone());
            let sheet = state.with_values(|values| columns.document(values, lang));
            let figures = state.draft.with_untracked(NotPublic::of);
            markdown(&figures.told(Document { agreed, ..sheet }))
        };
        let files: Vec<String> = langs.map(plain).collect();
        browser::download(&name(state, "md"), "text/markdown", files.join("\n\n").as_bytes());
    };
    let word_file = move || {
        let (documents, stamp) = (documents(), stamp(state));
        leptos::task::spawn_local(async move {
            match office::write(OfficeFile::Docx { documents, stamp }).await {
                Ok(bytes) => browser::download(&name(state, "docx"), DOCX, &bytes),
                Err(_) => state.notice.set(Some(Notice::NotLoaded)),
            }
        });
    };
    view! {
        <button type="button" class="link" id="doc-md" on:click=click(text_file)>
            "Markdown"
        </button>
        <button type="button" class="link" id="doc-docx" on:click=click(word_file)>
            {text!(state, doc.word)}
        </button>
    }
}

/// Whose paper it is: an offer's as it was made, else that of the side at work; in front of both parties nobody's.
fn author(draft: &Draft) -> String {
    let offers = rounds(draft);
    let last = offers.len().checked_sub(1).and_then(|at| sheet(draft, at));
    let offered = last.is_some_and(|last| last.paper() == draft.paper());
    let side = match offers.last() {
        Some(offer) if offered => Some(offer.side),
        _ => Party::from_word(draft.text("stance.side")),
    };
    let name = |side: Party| match side {
        Party::Licensor => draft.text("terms.parties.licensor.name").to_owned(),
        Party::Licensee => draft.text("terms.parties.licensee.name").to_owned(),
    };
    side.map(name).filter(|name| !name.is_empty()).unwrap_or_else(|| "Parley".to_owned())
}

fn stamp(state: AppState) -> FileStamp {
    FileStamp { at: browser::utc_time(), author: state.draft.with_untracked(author) }
}

/// The deal's title, the last offer and the day.
fn name(state: AppState, extension: &str) -> String {
    let (title, offers) =
        state.draft.with_untracked(|draft| (draft.text("title").to_owned(), last_number(draft)));
    let day = browser::utc_time().chars().take(10).collect::<String>();
    let offer = match offers {
        0 => String::new(),
        number => tr!(state, doc.after_offer, number = number),
    };
    file_name(&title, &[&offer, &day], extension)
}
