//! A link that was made, with its code.

use super::signals::{click, live};
use crate::app::browser;
use crate::app::state::AppState;
use crate::export::qr::{qr, qr_picture};
use crate::{text, tr};
use leptos::prelude::*;

/// A link, or why there is none.
pub type MadeLink = Result<String, String>;

/// A link with its code, or why there is none and the file instead.
pub fn shown(state: AppState, made: MadeLink, file: impl Fn() + 'static) -> AnyView {
    let address = match made {
        Ok(address) => address,
        Err(why) => {
            return view! {
                <p class="message" data-severity="amber">
                    {why}
                </p>
                <button type="button" class="link" on:click=click(file)>
                    {text!(state, app.download_deal)}
                </button>
            }
            .into_any();
        }
    };
    let length = address.len();
    let picture = {
        let address = address.clone();
        move || {
            if let Some(bytes) = qr_picture(&address) {
                browser::download("parley-code.png", "image/png", &bytes);
            }
        }
    };
    let code = match qr(&address) {
        Some(code) => view! {
            <svg
                class="qr"
                id="link-qr"
                role="img"
                aria-label=tr!(state, link.code)
                viewBox=format!("0 0 {0} {0}", code.size)
            >
                <path d=code.path />
            </svg>
            <button type="button" class="link" id="link-picture" on:click=click(picture)>
                {text!(state, link.picture)}
            </button>
        }
        .into_any(),
        None => view! { <p class="note">{text!(state, link.no_code)}</p> }.into_any(),
    };
    let copied = RwSignal::new(false);
    let copy = {
        let address = address.clone();
        move || {
            browser::copy(&address);
            copied.set(true);
        }
    };
    view! {
        <div class="made-link">
            <div>
                <textarea id="link-address" readonly rows="4" aria-label=tr!(state, link.address)>
                    {address}
                </textarea>
                {browser::is_of_disk()
                    .then(|| view! { <p class="note">{text!(state, link.of_disk)}</p> })}
                <p class="switches">
                    <button type="button" class="add" id="link-copy" on:click=click(copy)>
                        {text!(state, link.copy)}
                    </button>
                    <span class="soft" role="status">
                        {live(move || {
                            if copied.get() {
                                tr!(state, link.copied).into()
                            } else {
                                String::new()
                            }
                        })}
                    </span>
                    <span class="soft">{tr!(state, link.length, length = length)}</span>
                </p>
            </div>
            <div>{code}</div>
        </div>
    }
    .into_any()
}
