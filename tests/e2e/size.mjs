// Prints the compressed size of the built site and fails when it grows beyond its limits. A browser test
// (pieces.spec.mjs) holds what is really transferred to the same figures.
//   first load   index.html, the files it names, the glue of the wasm and the list of its pieces
//   idle         that and the rest of the page, which comes by itself
//   everything   that and what writes office files, which comes at the first click or key
import { readFileSync, readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

// Limits are what is measured and a little room: ratchets, to be brought down. The aims are below them.
/** Units of 1,000 bytes, gzip -9. */
export const LIMITS = { first: 523, everything: 2187, files: 12 };
const AIMS = { first: 280, everything: 1000 };

const dist = new URL("../../dist/", import.meta.url);

/** What a file belongs to. */
function part(name, index) {
  if (name.includes("office")) return "office";
  // The study of ranges: fetched by a deal that has any.
  if (/\/(study|worker)/.test(name)) return "rest";
  if (name === "index.html" || index.includes(name) || name.endsWith(".js")) return "first";
  return "rest";
}

/** The files of dist/ with their compressed sizes, the largest first, and the sums. */
export function sizes() {
  const index = readFileSync(new URL("index.html", dist), "utf8");
  const files = readdirSync(dist, { recursive: true })
    // The page as one file is no part of the site (src/single.mjs).
    .filter((name) => statSync(new URL(name, dist)).isFile() && !name.startsWith("parley.html"))
    .map((name) => ({ name, kb: gzipSync(readFileSync(new URL(name, dist)), { level: 9 }).length / 1000, part: part(name, index) }))
    .sort((a, b) => b.kb - a.kb);
  const sum = (...parts) => files.filter(({ part }) => parts.includes(part)).reduce((sum, { kb }) => sum + kb, 0);
  return { files, first: sum("first"), idle: sum("first", "rest"), everything: sum("first", "rest", "office") };
}

/** Prints the sizes and tells whether they keep to the limits. */
export function printSizes() {
  const { files, first, idle, everything } = sizes();
  const row = (kb, text) => console.log(`${kb.toFixed(1).padStart(8)} KB  ${text}`);
  for (const { name, kb, part } of files) row(kb, `${name} (${part})`);
  row(first, `first load, gzip -9 (aim ${AIMS.first}, limit ${LIMITS.first})`);
  row(idle, "complete and idle");
  row(everything, `everything (aim ${AIMS.everything}, limit ${LIMITS.everything})`);
  console.log(`${String(files.length).padStart(8)} files (limit ${LIMITS.files})`);
  return first <= LIMITS.first && everything <= LIMITS.everything && files.length <= LIMITS.files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = printSizes() ? 0 : 1;
