//! The browser's own cipher: AES-GCM under a key derived from a passphrase.

use crate::export::link::{LinkVersion, Sealed};
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey, SubtleCrypto};

/// Rounds of the derivation: what OWASP asks of PBKDF2 with SHA-256 (password storage cheat sheet, 2023).
const ROUNDS: u32 = 600_000;

fn crypto() -> Result<Crypto, JsValue> {
    leptos::prelude::window().crypto()
}

/// Only a page that came by a safe way has it.
fn subtle() -> Result<SubtleCrypto, JsValue> {
    let subtle = Reflect::get(crypto()?.as_ref(), &"subtle".into())?;
    subtle.dyn_into().map_err(|_| JsValue::NULL)
}

fn object(fields: &[(&str, JsValue)]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value)?;
    }
    Ok(object)
}

async fn key(passphrase: &str, salt: &[u8]) -> Result<CryptoKey, JsValue> {
    let subtle = subtle()?;
    let raw = Uint8Array::from(passphrase.as_bytes());
    let derive = Array::of1(&"deriveKey".into());
    let base = subtle.import_key_with_str("raw", &raw, "PBKDF2", false, &derive)?;
    let base: CryptoKey = JsFuture::from(base).await?.dyn_into()?;
    let how = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(salt).into()),
        ("iterations", ROUNDS.into()),
    ])?;
    let what = object(&[("name", "AES-GCM".into()), ("length", 256.into())])?;
    let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
    let key = subtle.derive_key_with_object_and_object(&how, &base, &what, false, &uses)?;
    JsFuture::from(key).await?.dyn_into()
}

fn gcm(iv: &[u8]) -> Result<Object, JsValue> {
    object(&[("name", "AES-GCM".into()), ("iv", Uint8Array::from(iv).into())])
}

/// Enciphers bytes under a passphrase.
///
/// # Errors
/// Where the browser gives the page no cipher.
pub async fn lock(bytes: &[u8], passphrase: &str) -> Result<Sealed, JsValue> {
    let (mut salt, mut iv) = ([0; 16], [0; 12]);
    crypto()?.get_random_values_with_u8_array(&mut salt)?;
    crypto()?.get_random_values_with_u8_array(&mut iv)?;
    let key = key(passphrase, &salt).await?;
    let locked = subtle()?.encrypt_with_object_and_u8_array(&gcm(&iv)?, &key, bytes)?;
    let ciphertext = Uint8Array::new(&JsFuture::from(locked).await?).to_vec();
    Ok(Sealed { version: LinkVersion::NEWEST, salt, iv, ciphertext })
}

/// Deciphers what [`lock`] made.
///
/// # Errors
/// Where the passphrase is another, a byte was changed, or the browser gives the page no cipher.
pub async fn unlock(sealed: &Sealed, passphrase: &str) -> Result<Vec<u8>, JsValue> {
    let key = key(passphrase, &sealed.salt).await?;
    let how = gcm(&sealed.iv)?;
    let bytes = subtle()?.decrypt_with_object_and_u8_array(&how, &key, &sealed.ciphertext)?;
    Ok(Uint8Array::new(&JsFuture::from(bytes).await?).to_vec())
}
