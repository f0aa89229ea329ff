#!/usr/bin/env bash
# trunk's last step of a build: cuts the linked wasm where src/app/later.rs marks it, so that the first load
# carries the first tab alone, and gives every piece the name of the build it belongs to.
set -euo pipefail

linked=${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/$TRUNK_PROFILE/parley.wasm
out=$TRUNK_STAGING_DIR
name=$(basename "$out"/parley-*_bg.wasm _bg.wasm)
build=${name#parley-}
cut=$(mktemp -d)
trap 'rm -rf "$cut"' EXIT

wasm-split-cli "$linked" "$cut" --out-name "$name"
bindgen=(--target web --no-typescript --out-dir "$out" --out-name "$name" --remove-producers-section --keep-lld-exports)
[[ $TRUNK_PROFILE == debug ]] || bindgen+=(--remove-name-section)
wasm-bindgen "${bindgen[@]}" "$cut/$name.wasm"
rm "$cut/$name.wasm"

# Without a build in its name a piece kept by a browser could meet the main module of another build.
for piece in "$cut"/*.wasm; do
  cp "$piece" "$out/$(basename "$piece" .wasm)-$build.wasm"
done
sed -E "s|(\./[a-z_0-9]+)\.wasm|\1-$build.wasm|" "$cut/__wasm_split.js" >"$out/pieces-$build.js"
sed -i "s|from \"./__wasm_split.js\"|from \"./pieces-$build.js\"|" "$out/$name.js"

# Comments and indentation of the generated glue.
[[ $TRUNK_PROFILE == debug ]] || sed -i -E '/^ *(\/\*\*|\* |\*\/)/d; s/^ +//' "$out/$name.js" "$out/pieces-$build.js"
