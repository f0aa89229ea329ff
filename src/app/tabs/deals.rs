//! The deals of this browser, and where new ones come from.

mod mine;
mod public;
mod start;

use super::Section;
use crate::app::catalogue::Catalogue;
use crate::app::desk::{Desk, Notice, Tab};
use crate::domain::catalogue::{Answer, Request};
use leptos::prelude::*;
use mine::Mine;
use public::Public;
use start::Start;

/// The deals of this browser, and where new ones come from.
#[component]
pub fn Deals() -> impl IntoView {
    view! {
        <div class="columns">
            <div class="inputs">
                <Mine />
                <Start />
            </div>
            <div class="results"><Public /></div>
        </div>
    }
}

/// Takes a file in as a new deal and shows its terms, or says why not.
fn take_in(desk: Desk, name: &str, file: &str) {
    let before = desk.shelf.current();
    desk.notice.set(None);
    desk.import(name, file);
    if desk.shelf.current() != before {
        desk.tab.set(Tab::Terms);
    }
}

/// Takes a document of the catalogue in, or says that the catalogue does not answer.
fn fetch(desk: Desk, catalogue: Catalogue, request: Request) {
    catalogue.ask(request, move |answer| match answer {
        Some(Answer::Document(file)) => take_in(desk, "", &file),
        _ => no_catalogue(desk),
    });
}

/// Says that the catalogue does not answer.
fn no_catalogue(desk: Desk) {
    desk.notice.set(Some(Notice::NoCatalogue));
}
