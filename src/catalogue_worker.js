// Starts the catalogue's wasm in its worker, in place of the loader trunk would write: that one keeps a load
// that failed to itself. Thrown outside the promise, the failure reaches the page as the worker's error.
importScripts("./catalogue.js");
wasm_bindgen({ module_or_path: "./catalogue_bg.wasm" }).catch((error) => {
  setTimeout(() => {
    throw error;
  });
});
