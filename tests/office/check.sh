#!/usr/bin/env bash
# The Word files in another program: LibreOffice opens each, and a reader of its HTML finds the headings, the
# tables and the Chinese. Apart from `make test`, so that a newcomer needs no office suite.
set -euo pipefail
cd "$(dirname "$0")/../.."

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

cargo build --quiet --release --no-default-features --example document
write=${CARGO_TARGET_DIR:-target}/release/examples/document

fail() { echo "FAILED $*"; exit 1; }
count() { grep -o "$1" "$2" | wc -l; }

for deal in akeso_summit newco_three_regions stacking_grossup tiers_two_regions; do
  "$write" "tests/fixtures/deals/$deal.json" "$out/$deal.docx" both
  soffice --headless --norestore "-env:UserInstallation=file://$out/profile" \
    --convert-to html --outdir "$out" "$out/$deal.docx" >/dev/null 2>&1 || fail "$deal does not open"
  html=$out/$deal.html
  headings=$(count '<h1' "$html")
  tables=$(count '<table' "$html")
  chinese=$(count '许可方' "$html")
  ((headings == 64)) || fail "$deal: $headings headings of 64"
  ((tables >= 10)) || fail "$deal: $tables tables"
  ((chinese >= 50)) || fail "$deal: Chinese found $chinese times"
  # The clauses are numbered by Word, not by text.
  unzip -p "$out/$deal.docx" word/document.xml | grep -c '<w:numId' >/dev/null || fail "$deal: clauses are not numbered"
  echo "ok $deal: $headings headings, $tables tables, Chinese $chinese times"
done
echo "office: 4 of 4 documents open"
