#!/usr/bin/env bash
# Finds the tools the project needs and installs the missing ones, once per machine, a line for each.
#   tools.sh build     what builds and serves the page
#   tools.sh release   what makes the site small
#   tools.sh lint      what formats its views
#   tools.sh browser   what tests it in Chromium and Firefox
#   tools.sh office    what opens its Word files
#   tools.sh fuzz      what feeds it random input
set -euo pipefail
cd "$(dirname "$0")/.."

TRUNK=0.21.14
CARGO_FUZZ=0.13.2
LEPTOSFMT=0.1.33
# The command line tool refuses the output of any other version of the crate: the lock file decides.
WASM_BINDGEN=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' Cargo.lock)

# It reads the marks the crate of the same version leaves.
WASM_SPLIT=$(sed -n '/^name = "wasm_split_helpers"$/{n;s/^version = "\(.*\)"$/\1/p;}' Cargo.lock)

found() { echo "found      $*"; }
installing() { echo "installing $*"; }

rust_target() {
  if rustup target list --installed | grep -qx "$1"; then
    found "target $1"
  else
    installing "target $1"
    rustup target add "$1"
  fi
}

# Compiled to be used, not to be shipped: compiling takes longer than all they will ever do. Trunk waits for others
# most of the time (LEVEL=0: 7 minutes of processor time instead of 10); the other two read a whole module.
install() {
  CARGO_PROFILE_RELEASE_OPT_LEVEL=${LEVEL:-1} CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_PROFILE_RELEASE_DEBUG=0 CARGO_TARGET_DIR=target/tools cargo install --quiet --locked --force "$@"
}

# cargo_tool CRATE VERSION OPTION...: not every tool tells its version; cargo knows what it installed.
cargo_tool() {
  local crate=$1 version=$2
  shift 2
  if cargo install --list | grep -qx "$crate v$version:"; then
    found "$crate $version"
  else
    installing "$crate $version (compiles for a minute or some)"
    install "$crate" --version "$version" "$@"
  fi
}

debian_packages() {
  local package missing=() sudo=
  for package in "$@"; do
    if [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]]; then
      found "$package"
    else
      missing+=("$package")
    fi
  done
  if ((${#missing[@]})); then
    installing "${missing[*]} (with apt-get)"
    [[ $(id -u) == 0 ]] || sudo=sudo
    $sudo apt-get update -qq
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends "${missing[@]}" >/dev/null
  fi
}

case "${1:-}" in
  build)
    rust_target wasm32-unknown-unknown
    # Without its default features it fetches nothing: neither tools nor news of itself.
    LEVEL=0 cargo_tool trunk "$TRUNK" --no-default-features
    cargo_tool wasm-bindgen-cli "$WASM_BINDGEN"
    cargo_tool wasm_split_cli_support "$WASM_SPLIT" --features build-binary
    ;;
  release) debian_packages binaryen esbuild ;;
  lint) cargo_tool leptosfmt "$LEPTOSFMT" ;;
  browser) debian_packages chromium chromium-driver chromium-headless-shell firefox-esr fonts-noto-cjk ;;
  office) debian_packages libreoffice-writer python3 unzip ;;
  fuzz)
    debian_packages g++
    cargo_tool cargo-fuzz "$CARGO_FUZZ"
    ;;
  *) echo "usage: tools.sh build|release|lint|browser|office|fuzz" >&2; exit 2 ;;
esac
