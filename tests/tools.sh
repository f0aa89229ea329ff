#!/usr/bin/env bash
# Finds the tools the project needs and installs the missing ones, once per machine, a line for each.
#   tools.sh build     what builds and serves the page
#   tools.sh browser   what tests it in Chromium
#   tools.sh office    what opens its Word files
#   tools.sh fuzz      what feeds it random input
set -euo pipefail
cd "$(dirname "$0")/.."

TRUNK=0.21.14
CARGO_FUZZ=0.13.2
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

# The sources of the standard library: the site ships one built without messages in its panics.
std_sources() {
  if rustup component list --installed | grep -qx rust-src; then
    found rust-src
  else
    installing rust-src
    rustup component add rust-src
  fi
}

# cargo_tool CRATE VERSION COMMAND...: every command must print exactly that version.
cargo_tool() {
  local crate=$1 version=$2 command
  shift 2
  for command in "$@"; do
    if [[ $("$command" --version 2>/dev/null) != "$command $version" ]]; then
      installing "$crate $version (compiles for about five minutes)"
      cargo install --quiet --locked --force "$crate" --version "$version"
      return
    fi
  done
  found "$crate $version"
}

# cargo_plain CRATE VERSION FEATURES: a tool that does not tell its version.
cargo_plain() {
  if cargo install --list | grep -qx "$1 v$2:"; then
    found "$1 $2"
  else
    installing "$1 $2 (compiles for a minute)"
    cargo install --quiet --locked --force "$1" --version "$2" --features "$3"
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
    std_sources
    cargo_tool trunk "$TRUNK" trunk
    cargo_tool wasm-bindgen-cli "$WASM_BINDGEN" wasm-bindgen wasm-bindgen-test-runner
    cargo_plain wasm_split_cli_support "$WASM_SPLIT" build-binary
    ;;
  browser) debian_packages chromium chromium-driver fonts-noto-cjk ;;
  office) debian_packages libreoffice-writer python3 unzip ;;
  fuzz)
    debian_packages g++
    cargo_tool cargo-fuzz "$CARGO_FUZZ" cargo-fuzz
    ;;
  *) echo "usage: tools.sh build|browser|office|fuzz" >&2; exit 2 ;;
esac
