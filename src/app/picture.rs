//! Pictures of figures: colours and face of the page on light paper, and dots made from an SVG without leaving it.

use crate::plot::Picture;
use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::document;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, HtmlCanvasElement, HtmlElement, HtmlImageElement};

/// The colour a custom property has on light paper, as a browser resolves it.
pub fn colour(property: &str) -> String {
    resolved(property).unwrap_or_default()
}

fn resolved(property: &str) -> Option<String> {
    let probe: HtmlElement = document().create_element("span").ok()?.unchecked_into();
    probe.style().set_property("color-scheme", "light").ok()?;
    probe.style().set_property("color", &format!("var({property})")).ok()?;
    document().body()?.append_child(&probe).ok()?;
    let style = web_sys::window()?.get_computed_style(&probe).ok().flatten();
    let colour = style.and_then(|style| style.get_property_value("color").ok());
    probe.remove();
    colour
}

/// The face of the page's letters.
pub fn face() -> String {
    let style = document()
        .body()
        .and_then(|body| web_sys::window()?.get_computed_style(&body).ok().flatten());
    style.and_then(|style| style.get_property_value("font-family").ok()).unwrap_or_default()
}

/// Draws a picture in dots, `finer` to a pixel, and hands the PNG over. A browser that cannot, does nothing.
pub fn draw_dots(picture: &Picture, finer: f64, then: impl FnOnce(Blob) + 'static) {
    let _ = try_draw(picture, finer, then);
}

fn try_draw(
    picture: &Picture,
    finer: f64,
    then: impl FnOnce(Blob) + 'static,
) -> Result<(), JsValue> {
    let image = HtmlImageElement::new()?;
    let size = (f64::from(picture.width) * finer, f64::from(picture.height) * finer);
    let drawn = image.clone();
    let ready = Closure::once_into_js(move || {
        // Without a drawing there is no file.
        let _ = dots(&drawn, size, then);
    });
    image.set_onload(Some(ready.unchecked_ref()));
    let text = js_sys::encode_uri_component(&picture.svg);
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{}", String::from(text)));
    Ok(())
}

fn dots(
    image: &HtmlImageElement,
    (width, height): (f64, f64),
    then: impl FnOnce(Blob) + 'static,
) -> Result<(), JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context: JsValue = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.into();
    let draw: Function = Reflect::get(&context, &"drawImage".into())?.dyn_into()?;
    let zero = JsValue::from(0);
    draw.apply(&context, &Array::of5(image, &zero, &zero, &width.into(), &height.into()))?;
    let made = Closure::once_into_js(move |blob: JsValue| {
        if let Ok(blob) = blob.dyn_into() {
            then(blob);
        }
    });
    canvas.to_blob(made.unchecked_ref())
}

/// Puts a PNG on the clipboard, where the browser has one that takes pictures.
pub fn copy_dots(png: &Blob) {
    let _ = try_copy(png);
}

fn try_copy(png: &Blob) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let make: Function = Reflect::get(&window, &"ClipboardItem".into())?.dyn_into()?;
    let parts = Object::new();
    Reflect::set(&parts, &"image/png".into(), png)?;
    let item = Reflect::construct(&make, &Array::of1(&parts))?;
    let clipboard = window.navigator().clipboard();
    let write: Function = Reflect::get(&clipboard, &"write".into())?.dyn_into()?;
    let asked: Promise = write.call1(&clipboard, &Array::of1(&item))?.dyn_into()?;
    wasm_bindgen_futures::spawn_local(async move {
        // A browser that refuses says so itself.
        let _ = wasm_bindgen_futures::JsFuture::from(asked).await;
    });
    Ok(())
}
