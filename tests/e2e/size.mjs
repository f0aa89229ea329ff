// Prints the compressed size of the built site and fails when its first load grows.
// First load: index.html, the files it names (style, script, the app's wasm) and the list of the pieces loaded
// on demand, which the app's script imports.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const GOAL_KB = 250;
const LIMIT_KB = 300;

const dist = new URL("../../dist/", import.meta.url);

/** The files of dist/ with their compressed sizes in units of 1,000 bytes, the largest first. */
export function sizes() {
  const index = readFileSync(new URL("index.html", dist), "utf8");
  const files = readdirSync(dist, { recursive: true })
    .filter((name) => statSync(new URL(name, dist)).isFile())
    .map((name) => ({
      name,
      kb: gzipSync(readFileSync(new URL(name, dist)), { level: 9 }).length / 1000,
      first: name === "index.html" || index.includes(name) || name.startsWith("pieces-"),
    }))
    .sort((a, b) => b.kb - a.kb);
  const first = files.filter((file) => file.first);
  return { first, later: files.filter((file) => !file.first), total: first.reduce((sum, { kb }) => sum + kb, 0) };
}

/** Prints the sizes and returns the total of the first load. */
export function printSizes() {
  const { first, later, total } = sizes();
  const row = (kb, text) => console.log(`${kb.toFixed(1).padStart(8)} KB  ${text}`);
  for (const { name, kb } of first) row(kb, name);
  row(total, `first load, gzip -9 (goal ${GOAL_KB}, limit ${LIMIT_KB})`);
  for (const { name, kb } of later) row(kb, `${name} (on demand)`);
  return total;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = printSizes() > LIMIT_KB ? 1 : 0;
