//! The document as files: Markdown at once, Word by a piece loaded on first use.

use super::columns::{Columns, sheet_of};
use crate::app::browser;
use crate::app::components::click;
use crate::app::notice::Notice;
use crate::app::office::{self, OfficeFile};
use crate::app::state::{AppState, state};
use crate::domain::term_sheet::{Document, document};
use crate::export::markdown::markdown;
use crate::text;
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
        let langs = columns.get_untracked().langs().into_iter();
        let plain = |lang| state.with_values(|values| markdown(&document(values, lang)));
        let files: Vec<String> = langs.map(plain).collect();
        browser::download(&name(state, "md"), "text/markdown", files.join("\n\n").as_bytes());
    };
    let word_file = move || {
        let (documents, at) = (documents(), browser::utc_time());
        leptos::task::spawn_local(async move {
            match office::write(OfficeFile::Docx { documents, at }).await {
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

fn name(state: AppState, extension: &str) -> String {
    let title = state.draft.with_untracked(|draft| draft.text("title").to_owned());
    browser::file_name(&title, extension)
}
