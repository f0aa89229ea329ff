#!/usr/bin/env bash
# The Word files in another program: LibreOffice opens each, and a reader of its HTML finds the headings, the
# tables and the Chinese. Where two sheets are compared, the tracked changes, all accepted or all rejected, give
# one sheet or the other: by the standard's rules (changes.py) and by LibreOffice's own commands (settle.xba).
# Apart from `make test`, so that a newcomer needs no office suite.
set -euo pipefail
cd "$(dirname "$0")/../.."

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

cargo build --quiet --release --no-default-features --example document
write=${CARGO_TARGET_DIR:-target}/release/examples/document

fail() { echo "FAILED $*"; exit 1; }
count() { grep -o "$1" "$2" | wc -l; }

office() { soffice --headless --norestore "-env:UserInstallation=file://$out/profile" "$@" >/dev/null 2>&1; }

for deal in akeso_summit newco_three_regions stacking_grossup tiers_two_regions two_products innovent_takeda option_by_value; do
  "$write" "tests/fixtures/deals/$deal.json" "$out/$deal.docx" both
  office --convert-to html --outdir "$out" "$out/$deal.docx" || fail "$deal does not open"
  html=$out/$deal.html
  headings=$(count '<h1' "$html")
  tables=$(count '<table' "$html")
  chinese=$(count '许可方' "$html")
  ((headings == 64)) || fail "$deal: $headings headings of 64"
  ((tables >= 10)) || fail "$deal: $tables tables"
  ((chinese >= 50)) || fail "$deal: Chinese found $chinese times"
  # Word numbers the sections of each language from 1, and every reference shows the number it leads to.
  references=$(python3 tests/office/numbering.py "$out/$deal.docx" 32 2) || fail "$deal: numbers"
  # LibreOffice reads the same numbers: in its text both languages end with section 32, and the sheet is there twice.
  office --convert-to txt:Text --outdir "$out" "$out/$deal.docx" || fail "$deal is no text"
  ends=$(grep -cE '^[[:space:]]*32\.[[:space:]]' "$out/$deal.txt") || true
  beyond=$(grep -cE '^[[:space:]]*33\.[[:space:]]' "$out/$deal.txt") || true
  ((ends == 2 && beyond == 0)) || fail "$deal: $ends sections 32, $beyond sections 33"
  echo "ok $deal: $headings headings, $tables tables, $references references, Chinese $chinese times"
done

# The profile exists by now; its one module of macros is ours.
cp tests/office/settle.xba "$out/profile/user/basic/Standard/Module1.xba"
# Settled by LibreOffice, a file says what the other says.
settled() {
  office "macro:///Standard.Module1.Settle($out/$1.docx,$2,$out/settled.docx)"
  python3 tests/office/changes.py --settled "$out/settled.docx" "$out/$3.docx" || fail "$1, $2"
  rm "$out/settled.docx"
}

python3 tests/office/edit.py tests/fixtures/deals/tiers_two_regions.json "$out/first.json" "$out/second.json"
"$write" "$out/first.json" "$out/first.docx" both
"$write" "$out/second.json" "$out/second.docx" both
for pair in "first second" "second first"; do
  read -r before after <<<"$pair"
  "$write" "$out/$after.json" "$out/marked.docx" both "$out/$before.json" 2026-11-22T09:30:00Z
  found=$(python3 tests/office/changes.py "$out/$before.docx" "$out/$after.docx" "$out/marked.docx") \
    || fail "marked from $before to $after"
  settled marked AcceptAllTrackedChanges "$after"
  settled marked RejectAllTrackedChanges "$before"
  echo "ok marked from $before to $after: $found changes"
done
echo "office: 7 of 7 documents open, 2 of 2 marked ones give both sheets"
