//! What the page's script (`src/start.js`) does for the page: it keeps what is left should the wasm stop, and has the study of
//! ranges run beside it.

use leptos::prelude::window;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

thread_local! {
    /// What the page's script gave the page at its start (see `start.js`).
    static HOST: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
}

/// Takes what the page's script laid out for the page: no other script finds it any more.
pub fn take_host() -> JsValue {
    let host = js_sys::Reflect::get(&window(), &"parley".into()).unwrap_or_default();
    // It was made to be taken away.
    let _ = js_sys::Reflect::delete_property(&window(), &"parley".into());
    HOST.set(host.clone());
    host
}

/// Calls a function of the page's script.
fn call_host(name: &str, a: &JsValue, b: &JsValue) {
    let host = HOST.with_borrow(Clone::clone);
    let function = js_sys::Reflect::get(&host, &name.into()).unwrap_or_default();
    if let Some(function) = function.dyn_ref::<js_sys::Function>() {
        // What it keeps is for the worst case; there is nothing to do if it cannot.
        let _ = function.call2(&JsValue::NULL, a, b);
    }
}

/// Leaves a deal's file with the page's script, should the wasm stop; while both parties look the paper's, too.
pub fn leave_deal(file: &str, paper: Option<&str>) {
    call_host("leave", &file.into(), &paper.map_or(JsValue::NULL, JsValue::from));
}

/// Leaves a field changed since the file was left, as JSON; `None`: it is no longer there.
pub fn leave_field(path: &str, value: Option<&str>) {
    call_host("leaveField", &path.into(), &value.map_or(JsValue::NULL, JsValue::from));
}

/// Has a deal's ranges studied beside the page, in the place of the deal before; `None`: nothing is.
pub fn study(text: Option<&str>, run: u32) {
    call_host("study", &text.map_or(JsValue::NULL, JsValue::from), &run.into());
}

/// Asks the study under way how the values answer to two ranges, by their places.
pub fn study_pair(pair: [u32; 2], run: u32) {
    call_host("studyPair", &js_sys::Array::of2(&pair[0].into(), &pair[1].into()), &run.into());
}

/// Asks the study under way for an audit run of so many paths from a seed; of none: to end the one under way.
pub fn study_audit(paths: u32, seed: u32, run: u32) {
    call_host("studyAudit", &js_sys::Array::of2(&paths.into(), &seed.into()), &run.into());
}

/// Asks the study under way for the bands of other deals, as JSON; the number comes back with them.
pub fn study_deals(number: u32, deals: &str, run: u32) {
    call_host("studyDeals", &js_sys::Array::of2(&number.into(), &deals.into()), &run.into());
}

/// Calls `tell` with what the study finds, as JSON, and the number of its run; without a number where it cannot be run.
pub fn follow_study(tell: impl Fn(Option<u32>, String) + 'static) {
    let tell = Closure::<dyn Fn(f64, String)>::new(move |run: f64, finding| {
        tell((run >= 0.0).then_some(run as u32), finding);
    });
    call_host("followStudy", tell.as_ref(), &JsValue::NULL);
    // It listens as long as the page is open.
    tell.forget();
}

/// Has a panic write its message to the console and leave it with the page's script.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        call_host("leavePanic", &panic.to_string().into(), &JsValue::NULL);
    }));
}
