#!/usr/bin/env bash
# Formats the bodies of `view!` as leptosfmt.toml says, and the rest as rustfmt.toml does.
#   format_views.sh write   changes the files
#   format_views.sh check   names those that are not so, and fails
# rustfmt alone does not look into a macro; leptosfmt alone leaves what follows one out of rustfmt's place.
set -euo pipefail
cd "$(dirname "$0")/.."

formatted=$(mktemp)
trap 'rm -f "$formatted"' EXIT
wrong=0
while read -r file; do
  leptosfmt --stdin --rustfmt <"$file" >"$formatted"
  cmp -s "$file" "$formatted" && continue
  case "${1:-}" in
    write)
      # A long chain may take a second look to settle.
      leptosfmt --stdin --rustfmt <"$formatted" >"$file"
      ;;
    check) echo "not formatted: $file (make format)"; wrong=1 ;;
    *) echo "usage: format_views.sh write|check" >&2; exit 2 ;;
  esac
done < <(grep -rl 'view!' src/app src/app.rs)
exit $wrong
