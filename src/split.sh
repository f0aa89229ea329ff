#!/usr/bin/env bash
# trunk's last step of a build: cuts the linked wasm at the functions marked `wasm_split` (src/app/lazy.rs), and makes
# one style sheet of all.
#   parley-HASH_bg.wasm   the first load, named by trunk
#   parley-HASH/          its glue, the list of the pieces and the pieces
# The names in the folder are the tools' own and never change; the folder's does with every build, so that no
# piece a browser kept meets the first load of another build.
set -euo pipefail

linked=${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/$TRUNK_PROFILE/parley.wasm
first=$(echo "$TRUNK_STAGING_DIR"/parley-*_bg.wasm)
build=${first%_bg.wasm}

wasm-split-cli "$linked" "$build" --out-name parley
wasm-bindgen --target web --no-typescript --keep-lld-exports --remove-producers-section \
  --out-dir "$build" --out-name parley "$build/parley.wasm"
mv "$build/parley_bg.wasm" "$first"
# The module before bindgen, and what trunk made of the module uncut.
rm "$build/parley.wasm" "$build.js"

# The splitter leaves every number of a piece at the width the linker patches, and the compiler saw none of them as
# a whole: 29 KB of 1,070, compressed. Functions stay out of their only callers: there, gzip sees fewer repeats.
features=(--enable-bulk-memory --enable-reference-types --enable-mutable-globals --enable-sign-ext
  --enable-nontrapping-float-to-int --enable-multivalue)
if [[ $TRUNK_PROFILE == release ]]; then
  for piece in "$first" "$build"/*.wasm; do
    wasm-opt -Oz --one-caller-inline-max-function-size=0 --strip-debug "${features[@]}" "$piece" -o "$piece"
  done
fi

# The worker's wasm, made for speed, and its script lie beside the pieces: the page names the folder.
profile=$([[ $TRUNK_PROFILE == release ]] && echo worker || echo dev)
built=${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/${profile/dev/debug}
cargo build --quiet --offline --locked --target wasm32-unknown-unknown --no-default-features --features worker \
  --bin worker --profile "$profile"
wasm-bindgen --target web --no-typescript --remove-producers-section --out-dir "$build" --out-name study "$built/worker.wasm"
cp "$TRUNK_SOURCE_DIR/src/worker.js" "$build/worker.js"

if [[ $TRUNK_PROFILE == release ]]; then
  wasm-opt -O3 --converge --strip-debug "${features[@]}" "$build/study_bg.wasm" -o "$build/study_bg.wasm"
  # Trunk's own minifier knows none of the glue's syntax.
  esbuild --minify --log-level=error --allow-overwrite --outdir="$build" "$build"/*.js
fi

# The style sheets as one, in their order: nine requests before the first paint are a third of its time on a phone.
cd "$TRUNK_STAGING_DIR"
mapfile -t links < <(grep -oE '<link [^>]*rel="?stylesheet[^>]*>' index.html)
mapfile -t sheets < <(printf '%s\n' "${links[@]}" | grep -oE '[a-z]+-[0-9a-f]+\.css')
cat "${sheets[@]}" > style.css
rm "${sheets[@]}"
style=style-$(sha256sum style.css | cut -c1-16).css
mv style.css "$style"
page=$(< index.html)
page=${page/"${links[0]}"/"<link rel=stylesheet href=./$style>"}
for link in "${links[@]:1}"; do page=${page/"$link"/}; done
printf '%s\n' "$page" > index.html
