# `make serve` and `make test` need git, make, Node 20 and rustup's Rust 1.95; whatever else is missing
# tests/tools.sh installs, once per machine, and says so.

E2E := tests/e2e
WASM := --target wasm32-unknown-unknown

# Find the tools cargo installs even where only cargo itself is on the path.
export PATH := $(or $(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)
# trunk 0.21 reads NO_COLOR as a flag of its own and refuses the usual NO_COLOR=1.
unexport NO_COLOR

# A test fails by panicking.
TESTS_MAY := -A clippy::unwrap_used -A clippy::expect_used -A clippy::panic -A clippy::indexing_slicing

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help tools build-tools serve dist single test format lint test-core test-app test-web size e2e check-office fuzz bench clean

help: ## List the targets
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1\t/p' Makefile | expand -t 14

tools: build-tools ## Install what is missing of the tools that build and test
	@tests/tools.sh browser

build-tools:
	@tests/tools.sh build

serve: build-tools ## Serve the page on http://localhost:8080, rebuilt when a file changes
	trunk serve --dist target/serve

dist: export CARGO_TARGET_DIR = target/dist
dist: build-tools ## Build the static site into dist/, to be served from any path
	@tests/tools.sh release
	cargo fetch --locked --target wasm32-unknown-unknown
	trunk build --release --offline --locked

single: dist ## The page as one file, dist/parley.html: opens from a disk, needs no network
	node src/single.mjs target/dist/wasm32-unknown-unknown/release/parley.wasm

test: tools lint test-core test-app test-web size e2e ## Everything that must pass

format: ## Format everything, the bodies of `view!` too
	@tests/tools.sh lint
	cargo fmt
	tests/format_views.sh write

lint: build-tools ## Formatting and lints, with the page and without
	@tests/tools.sh lint
	cargo fmt --check
	tests/format_views.sh check
	cargo clippy --no-default-features --lib --examples -- -D warnings
	cargo clippy --no-default-features --tests --benches -- -D warnings $(TESTS_MAY)
	cargo clippy $(WASM) --lib --bins -- -D warnings

test-core: ## The pure core alone, natively: the fast one
	cargo test --no-default-features

test-app: ## The graph of the page: how often one edit runs each stage
	cargo test --lib app::

test-web: tools ## The core inside Chromium: tests/web.rs
	cargo test --no-default-features $(WASM) --test web

size: dist ## Compressed size of the first load and of everything, against their limits
	node $(E2E)/size.mjs

e2e: tools single $(E2E)/node_modules/.package-lock.json ## The built site, used in Chromium as a person would
	cd $(E2E) && npx playwright test

check-office: ## The Word files opened in LibreOffice
	@tests/tools.sh office
	tests/office/check.sh

# Safe Rust throughout: the sanitizer would find nothing and cost half the speed.
FUZZ_SECONDS := 600
fuzz: export RUSTC_BOOTSTRAP = 1
fuzz: export CARGO_TARGET_DIR = $(CURDIR)/target/fuzz
fuzz: ## Random links, offers and deal files, ten minutes each (FUZZ_SECONDS); finds go to target/fuzz/corpus
	@tests/tools.sh fuzz
	for target in link offer file; do \
	  mkdir -p target/fuzz/corpus/$$target && \
	  cargo fuzz run --fuzz-dir tests/fuzz --sanitizer none $$target \
	    target/fuzz/corpus/$$target tests/fuzz/corpus/$$target -- \
	    -max_total_time=$(FUZZ_SECONDS) -max_len=6000 -rss_limit_mb=512 -timeout=5 || exit 1; \
	done

bench: tools dist $(E2E)/node_modules/.package-lock.json ## Figures: native and wasm speed, typing to paint, size, memory
	cargo bench --no-default-features --bench value
	cargo bench --no-default-features --profile worker --bench uncertainty --bench paths --bench growth
	benches/others.sh
	cargo test --release --no-default-features $(WASM) --test web timing -- --nocapture > target/wasm-times.txt
	@cat target/wasm-times.txt
	node $(E2E)/bench.mjs

clean: ## Remove all that was built
	cargo clean
	rm -rf dist $(E2E)/node_modules $(E2E)/results

# npm writes this file: it is missing before the first install and older than a changed lock file.
$(E2E)/node_modules/.package-lock.json: $(E2E)/package-lock.json
	cd $(E2E) && npm ci
	@touch $@
