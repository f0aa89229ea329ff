//! The browser's database, in which deals and their edits lie: opened and read by the page's script (`src/start.js`)
//! while the wasm is on its way.
//!
//! What lies in it is known here from then on, so that reading needs no wait; the other tabs tell what they change.
//! A text is written only in the place of one that is known to be in it already, within one transaction, and counts
//! as kept once that is committed to the disk.

use send_wrapper::SendWrapper;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

const TEXTS: &str = "texts";

/// Why something could not be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageFailure {
    /// The browser gives this page no storage.
    Blocked,
    /// No room left.
    Full,
    /// A later version of the page, or another page, keeps something there.
    Foreign,
}

/// What came of writing a text in the place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Swap {
    /// It is kept.
    Kept,
    /// Something else was found in its place, or nothing; nothing was written.
    Found(Option<String>),
}

/// The database. Copies are handles.
#[derive(Clone)]
pub struct Database {
    database: web_sys::IdbDatabase,
    /// What is known to lie in it, by name.
    known: js_sys::Map,
    /// The way to the other tabs; `None` in a browser that has none.
    tabs: Option<web_sys::BroadcastChannel>,
    /// Whether a text once written was there when it was read.
    proven: Rc<Cell<bool>>,
}

impl Database {
    /// Takes over what the page's script opened.
    pub fn taken(host: &JsValue) -> Option<Self> {
        let part = |name: &str| js_sys::Reflect::get(host, &name.into()).ok();
        Some(Self {
            database: part("database")?.dyn_into().ok()?,
            known: part(TEXTS)?.dyn_into().ok()?,
            tabs: web_sys::BroadcastChannel::new("parley").ok(),
            proven: Rc::new(Cell::new(false)),
        })
    }

    /// The text of a name.
    pub fn text(&self, name: &str) -> Option<String> {
        self.known.get(&name.into()).as_string()
    }

    /// All names.
    pub fn names(&self) -> Vec<String> {
        let names = js_sys::Array::from(&self.known.keys());
        names.iter().filter_map(|name| name.as_string()).collect()
    }

    /// Knows a text before it is written, or that there is none.
    pub fn know(&self, name: &str, text: Option<&str>) {
        match text {
            Some(text) => drop(self.known.set(&name.into(), &text.into())),
            None => drop(self.known.delete(&name.into())),
        }
    }

    /// Hears what the other tabs change, as long as the page is open.
    pub fn hear(&self, mut changed: impl FnMut(&str) + 'static) {
        let Some(tabs) = &self.tabs else { return };
        let known = SendWrapper::new(self.clone());
        let heard = Closure::<dyn FnMut(web_sys::MessageEvent)>::new(
            move |event: web_sys::MessageEvent| {
                let told: js_sys::Array = event.data().unchecked_into();
                let Some(name) = told.get(0).as_string() else { return };
                known.know(&name, told.get(1).as_string().as_deref());
                changed(&name);
            },
        );
        tabs.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        heard.forget();
    }

    fn tell(&self, name: &str, text: Option<&str>) {
        let text = text.map_or(JsValue::NULL, JsValue::from);
        if let Some(tabs) = &self.tabs {
            // A tab that cannot be told reads the text when it writes its own.
            let _ = tabs.post_message(&js_sys::Array::of2(&name.into(), &text));
        }
    }

    /// Writes a text where `may` agrees with what it takes the place of.
    ///
    /// # Errors
    /// When the browser refuses it; nothing is changed then.
    pub async fn swap(
        &self,
        name: &str,
        text: &str,
        may: impl FnOnce(Option<&str>) -> bool,
    ) -> Result<Swap, StorageFailure> {
        let writing = self.begin()?;
        let store = writing.object_store(TEXTS).map_err(failure)?;
        let committed = committed(&writing);
        let found = answer(&store.get(&name.into()).map_err(failure)?).await?.as_string();
        let allowed = may(found.as_deref());
        if allowed {
            store.put_with_key(&text.into(), &name.into()).map_err(failure)?;
        }
        committed.await.map_err(|_| reason(&writing))?;
        if !allowed {
            self.know(name, found.as_deref());
            return Ok(Swap::Found(found));
        }
        self.prove(name, text).await?;
        self.know(name, Some(text));
        self.tell(name, Some(text));
        Ok(Swap::Kept)
    }

    /// Reads the first text written once more: there are browsers that drop without a word what they are given.
    async fn prove(&self, name: &str, text: &str) -> Result<(), StorageFailure> {
        if self.proven.get() {
            return Ok(());
        }
        let store = self.begin()?.object_store(TEXTS).map_err(failure)?;
        let found = answer(&store.get(&name.into()).map_err(failure)?).await?.as_string();
        if found.as_deref() != Some(text) {
            return Err(StorageFailure::Blocked);
        }
        self.proven.set(true);
        Ok(())
    }

    /// Writes texts and takes out those that are `None`, all or none of them.
    ///
    /// # Errors
    /// As [`Database::swap`].
    pub async fn put(&self, texts: &[(String, Option<String>)]) -> Result<(), StorageFailure> {
        let writing = self.begin()?;
        let store = writing.object_store(TEXTS).map_err(failure)?;
        for (name, text) in texts {
            let name = JsValue::from(name);
            match text {
                Some(text) => store.put_with_key(&text.into(), &name),
                None => store.delete(&name),
            }
            .map_err(failure)?;
        }
        committed(&writing).await.map_err(|_| reason(&writing))?;
        Ok(())
    }

    /// Takes a text out. The other tabs hear of it once it is gone: one that is just writing would else hear of it
    /// before its own text was in, and believe that text to stand.
    ///
    /// # Errors
    /// As [`Database::swap`].
    pub async fn remove(&self, name: String) -> Result<(), StorageFailure> {
        self.put(&[(name.clone(), None)]).await?;
        self.tell(&name, None);
        Ok(())
    }

    /// A transaction that is committed once it is on the disk.
    fn begin(&self) -> Result<web_sys::IdbTransaction, StorageFailure> {
        let strict = js_sys::Object::new();
        let set = js_sys::Reflect::set(&strict, &"durability".into(), &"strict".into());
        // The library names this call only where it is built with what is not settled yet.
        let begin = set
            .and_then(|_| js_sys::Reflect::get(&self.database, &"transaction".into()))
            .map(JsCast::unchecked_into::<js_sys::Function>);
        let begun = begin.and_then(|begin| {
            begin.call3(&self.database, &TEXTS.into(), &"readwrite".into(), &strict)
        });
        begun.map(JsCast::unchecked_into).map_err(failure)
    }
}

/// The answer to a request, within the turn in which its transaction is still open.
async fn answer(request: &web_sys::IdbRequest) -> Result<JsValue, StorageFailure> {
    let answered = js_sys::Promise::new(&mut |yes, no| {
        request.set_onsuccess(Some(&yes));
        request.set_onerror(Some(&no));
    });
    JsFuture::from(answered).await.map_err(|_| StorageFailure::Blocked)?;
    request.result().map_err(failure)
}

fn committed(writing: &web_sys::IdbTransaction) -> JsFuture {
    JsFuture::from(js_sys::Promise::new(&mut |yes, no| {
        writing.set_oncomplete(Some(&yes));
        writing.set_onabort(Some(&no));
    }))
}

/// Why a transaction was given up.
fn reason(writing: &web_sys::IdbTransaction) -> StorageFailure {
    writing.error().map_or(StorageFailure::Blocked, |error| failure(error.into()))
}

/// What the browser says with an exception.
pub fn failure(thrown: JsValue) -> StorageFailure {
    let name = thrown.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::name);
    match name.as_deref() {
        Some("QuotaExceededError") => StorageFailure::Full,
        _ => StorageFailure::Blocked,
    }
}
