//! The only place that reaches into the browser, storage apart: clock, download, clipboard, focus.

mod page_script;

use crate::domain::date::Date;
use crate::domain::lang::Lang;
use leptos::prelude::*;
pub use page_script::{
    follow_study, leave_deal, leave_field, report_panics, study, study_audit, study_deals,
    study_pair, take_host,
};
use send_wrapper::SendWrapper;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// Today, by the browser's clock and zone.
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    Date::from_ymd_opt(now.get_full_year() as i32, now.get_month() + 1, now.get_date())
        .unwrap_or_default()
}

/// Milliseconds since 1970, for names that must not repeat.
pub fn now_ms() -> u64 {
    js_sys::Date::now() as u64
}

/// A name for this page as long as it is open; no other tab has it.
pub fn place() -> String {
    let name = js_sys::Math::random() * 1e15;
    format!("t{}", name as u64)
}

/// An instant of [`utc_time`] in the browser's zone; as it is where it is none.
pub fn shown_instant(iso: &str) -> String {
    let ms = js_sys::Date::parse(iso.trim_end_matches('+'));
    if ms.is_finite() { local_time(ms as u64) } else { iso.to_owned() }
}

/// Now in UTC: `2026-11-22T09:30:00Z`.
pub fn utc_time() -> String {
    let iso = String::from(js_sys::Date::new_0().to_iso_string());
    let seconds: String = iso.chars().take(19).collect();
    format!("{seconds}Z")
}

/// Now in UTC, as calendar files write it: `20261122T093000Z`.
pub fn utc_stamp() -> String {
    utc_time().chars().filter(|c| !matches!(c, '-' | ':')).collect()
}

/// What stands after `#` in the address.
pub fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Whether the page is a file of this machine's disk.
pub fn is_of_disk() -> bool {
    window().location().protocol().is_ok_and(|protocol| protocol == "file:")
}

/// The page's address with something after `#`. The place on a disk leads nobody else anywhere and tells of its owner:
/// of it stands only what the file is called when it is made.
pub fn address_with(fragment: &str) -> String {
    let address = window().location().href().unwrap_or_default();
    let page = address.split('#').next().filter(|_| !is_of_disk());
    format!("{}#{fragment}", page.unwrap_or("parley.html"))
}

/// Puts a text on the clipboard. Where the browser does not allow it, the text stands selected in its box.
pub fn copy(text: &str) {
    focus("link-address");
    let _asked = window().navigator().clipboard().write_text(text);
}

/// Writes what stands after `#` in the address, without a step in the browser's history.
pub fn set_fragment(fragment: &str) {
    let Ok(history) = window().history() else { return };
    // An address without one needs the path: an empty one would leave it as it is.
    let place = window().location();
    let path = place.pathname().unwrap_or_default() + &place.search().unwrap_or_default();
    let url = if fragment.is_empty() { path } else { format!("#{fragment}") };
    // A browser that refuses leaves the address as it was.
    let _ = history.replace_state_with_url(&history.state().unwrap_or_default(), "", Some(&url));
}

/// The name of the step of the browser's history the page is at.
pub fn step_name() -> Option<String> {
    window().history().ok()?.state().ok()?.as_string()
}

/// Gives that step a name.
pub fn name_step(name: &str) {
    let Ok(history) = window().history() else { return };
    // A browser that keeps no steps has no way back either; the same below.
    let _ = history.replace_state_with_url(&JsValue::from_str(name), "", None);
}

/// Goes a step on in the browser's history, at the same address.
pub fn add_step(name: &str) {
    let Ok(history) = window().history() else { return };
    let _ = history.push_state_with_url(&JsValue::from_str(name), "", None);
}

/// Opens the browser's print dialogue.
pub fn print() {
    // A browser without printing has nothing to offer instead.
    let _ = window().print();
}

/// The language the browser asks for.
pub fn preferred_language() -> Lang {
    let chinese = window().navigator().language().is_some_and(|tag| tag.starts_with("zh"));
    if chinese { Lang::Zh } else { Lang::En }
}

/// Hands a file to the user.
pub fn download(name: &str, mime: &str, bytes: &[u8]) {
    // A browser that refuses a blob has no other way to offer; the page stays as it is.
    let _ = try_download(name, mime, bytes);
}

fn try_download(name: &str, mime: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(mime);
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    try_download_blob(name, &blob)
}

/// Hands a file to the user that the browser made.
pub fn download_blob(name: &str, blob: &web_sys::Blob) {
    // As above.
    let _ = try_download_blob(name, blob);
}

fn try_download_blob(name: &str, blob: &web_sys::Blob) -> Result<(), JsValue> {
    let url = web_sys::Url::create_object_url_with_blob(blob)?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    web_sys::Url::revoke_object_url(&url)
}

/// Puts the focus on the element with this id and selects its text.
pub fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        take_focus(&element.unchecked_into());
    }
}

fn take_focus(element: &web_sys::HtmlElement) {
    // What is folded away is unfolded.
    let mut folded = element.closest("details").ok().flatten();
    while let Some(details) = folded {
        let _ = details.set_attribute("open", "");
        let around = details.parent_element();
        folded = around.and_then(|around| around.closest("details").ok().flatten());
    }
    // An element that cannot take the focus is not worth a word to the user.
    let _ = element.focus();
    if let Some(input) = element.dyn_ref::<web_sys::HtmlInputElement>() {
        input.select();
    } else if let Some(text) = element.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        text.select();
    }
}

/// Calls `with` the width of an element in px now and whenever it changes, as long as `owner` lives.
///
/// The library's hook for this brings a float parser and its tables, a twentieth of the first load.
pub fn follow_width(element: &web_sys::Element, with: impl Fn(f64) + 'static) {
    let seen = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let entry: web_sys::ResizeObserverEntry = entries.get(0).unchecked_into();
        with(entry.content_rect().width());
    });
    if let Ok(observer) = web_sys::ResizeObserver::new(seen.as_ref().unchecked_ref()) {
        observer.observe(element);
        let kept = SendWrapper::new((observer, seen));
        on_cleanup(move || kept.0.disconnect());
    }
}

/// Calls `with` when the page is about to be printed and when it has been.
pub fn follow_printing(with: impl Fn(bool) + Clone + 'static) {
    let told = with.clone();
    let before = window_event_listener_untyped("beforeprint", move |_| told(true));
    let after = window_event_listener_untyped("afterprint", move |_| with(false));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
}

/// Runs `act` in a task of its own, as soon as there is time.
pub fn soon(act: impl FnOnce() + 'static) {
    set_timeout(act, Duration::ZERO);
}

/// Runs `act` in a task of its own, after the next painting.
pub fn after_paint(act: impl FnOnce() + 'static) {
    request_animation_frame(move || soon(act));
}

/// Takes away what stood in the page before it was here.
pub fn take_away(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.remove();
    }
}

/// A handler that runs `act` once its calls have paused for `pause`, and at the latest `most` after the first one.
pub fn after_pause(pause: Duration, most: Duration, act: impl Fn() + Copy + 'static) -> impl Fn() {
    let waiting = StoredValue::new_local(None::<(u64, TimeoutHandle)>);
    move || {
        let now = now_ms();
        let first = waiting.get_value().map_or(now, |(first, handle)| {
            handle.clear();
            first
        });
        let left = most.saturating_sub(Duration::from_millis(now.saturating_sub(first)));
        let run = move || {
            waiting.set_value(None);
            act();
        };
        let handle = set_timeout_with_handle(run, pause.min(left)).ok();
        waiting.set_value(handle.map(|handle| (first, handle)));
    }
}

/// Random bytes; `None` where the browser has none to give.
pub fn random<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    window().crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

/// Where the focus was.
pub struct Focus(Option<SendWrapper<web_sys::HtmlElement>>);

impl Focus {
    /// Where it is.
    pub fn now() -> Self {
        let element = document().active_element().and_then(|element| element.dyn_into().ok());
        Self(element.map(SendWrapper::new))
    }

    /// Puts it there again, unless it has gone elsewhere meanwhile.
    pub fn give_back(self) {
        let lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
        if let Some(element) = self.0.filter(|_| lost) {
            take_focus(&element);
        }
    }
}

/// Puts the focus on the first element that matches a selector.
pub fn focus_first(selector: &str) {
    if let Ok(Some(element)) = document().query_selector(selector) {
        take_focus(&element.unchecked_into());
    }
}

/// Puts the focus on an element of what is just being built, before any other key can be pressed.
pub fn focus_built(selector: impl Into<String>) {
    let selector = selector.into();
    queue_microtask(move || focus_first(&selector));
}

/// Puts the focus on the first element that matches a selector, as soon as there is one.
pub fn focus_soon(selector: String) {
    /// Frames waited for it: a few seconds, in which a piece of the page is loaded.
    const FRAMES: usize = 300;
    fn look(selector: String, left: usize) {
        match document().query_selector(&selector) {
            Ok(Some(element)) => take_focus(&element.unchecked_into()),
            _ if left == 0 => {}
            _ => request_animation_frame(move || look(selector, left - 1)),
        }
    }
    // Not at once: the tab left may have such an element too.
    request_animation_frame(move || look(selector, FRAMES));
}

/// Sets an attribute of the document's root.
pub fn set_root(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // The two attribute names set here are valid, so this cannot fail.
        let _ = root.set_attribute(name, value);
    }
}

/// A moment in the browser's zone: `2026-11-22 14:05`.
pub fn local_time(ms: u64) -> String {
    let at = js_sys::Date::new(&JsValue::from_f64(ms as f64));
    format!(
        "{}-{:02}-{:02} {:02}:{:02}",
        at.get_full_year(),
        at.get_month() + 1,
        at.get_date(),
        at.get_hours(),
        at.get_minutes()
    )
}

/// What a chosen file held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// Its text.
    Text(String),
    /// Of a picture, what the code in it says.
    Code(Result<String, CodeFailure>),
}

/// Why a picture says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeFailure {
    /// This browser reads no codes.
    NoReader,
    /// There is no code in the picture, or not one that can be read.
    NoCode,
}

/// Reads the file chosen in an input and empties the input, so that it can be chosen again.
pub fn read_file(input: web_sys::HtmlInputElement, then: impl FnOnce(String, Taken) + 'static) {
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    leptos::task::spawn_local(async move {
        let taken = if file.type_().starts_with("image/") {
            Taken::Code(read_code(&file).await)
        } else {
            let text = wasm_bindgen_futures::JsFuture::from(file.text()).await;
            Taken::Text(text.ok().and_then(|text| text.as_string()).unwrap_or_default())
        };
        input.set_value("");
        then(file.name(), taken);
    });
}

/// Reads the code in a picture with the browser's own reader, where it has one.
async fn read_code(picture: &web_sys::File) -> Result<String, CodeFailure> {
    let found = detector().and_then(|detector| {
        let detect: js_sys::Function =
            js_sys::Reflect::get(&detector, &"detect".into()).ok()?.dyn_into().ok()?;
        detect.call1(&detector, picture).ok()?.dyn_into::<js_sys::Promise>().ok()
    });
    let found = found.ok_or(CodeFailure::NoReader)?;
    let codes = wasm_bindgen_futures::JsFuture::from(found).await;
    let codes = codes.map_err(|_| CodeFailure::NoCode)?;
    let first = js_sys::Array::from(&codes).get(0);
    let text = js_sys::Reflect::get(&first, &"rawValue".into()).ok();
    text.and_then(|text| text.as_string()).ok_or(CodeFailure::NoCode)
}

/// The browser's reader of QR codes (Shape Detection API).
fn detector() -> Option<JsValue> {
    let make = js_sys::Reflect::get(&window(), &"BarcodeDetector".into()).ok()?;
    let make: js_sys::Function = make.dyn_into().ok()?;
    let options = js_sys::Object::new();
    let formats = js_sys::Array::of1(&"qr_code".into());
    js_sys::Reflect::set(&options, &"formats".into(), &formats).ok()?;
    js_sys::Reflect::construct(&make, &js_sys::Array::of1(&options)).ok()
}
