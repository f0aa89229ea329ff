// Makes dist/parley.html of the built site: the whole page as one file, which opens from a disk, works without any
// network and requests nothing. `make single` runs it, after the site is built.
//   node src/single.mjs LINKED    LINKED: the linked wasm before it is cut (src/split.sh)
// The wasm and the worker's lie deflated in the page's one script, which the page's policy names by its hash.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";

const [linked] = process.argv.slice(2);
const dist = new URL("../dist/", import.meta.url).pathname;
const work = mkdtempSync(join(tmpdir(), "parley-single-"));
const inWork = (name) => join(work, name);
const run = (tool, ...options) => execFileSync(tool, options, { stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 25 });
const pieces = join(dist, readdirSync(dist, { withFileTypes: true }).find((entry) => entry.isDirectory()).name);
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const packed = (bytes) => deflateRawSync(bytes, { level: 9 }).toString("base64");

/** A number as wasm writes it. */
const leb = (number) => (number < 128 ? [number] : [(number & 127) | 128, ...leb(number >>> 7)]);

/** A number as wasm writes it, and where it ends. */
function readLeb(bytes, at) {
  let [number, shift, byte] = [0, 0, 0];
  do {
    byte = bytes[at++];
    number |= (byte & 127) << shift;
    shift += 7;
  } while (byte & 128);
  return [number, at];
}

/** A wasm file without what stands beside its code (names, and what the splitter needs to cut it), its table exported. */
function standing(wasm) {
  const [CUSTOM, EXPORTS, TABLE] = [0, 7, 1];
  const name = Buffer.from("__indirect_function_table");
  const kept = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length; ) {
    const id = wasm[at];
    const [size, start] = readLeb(wasm, at + 1);
    at = start + size;
    if (id === CUSTOM) continue;
    let body = wasm.subarray(start, at);
    if (id === EXPORTS) {
      const [count, first] = readLeb(body, 0);
      body = Buffer.from([...leb(count + 1), ...body.subarray(first), name.length, ...name, TABLE, 0]);
    }
    kept.push(Buffer.from([id, ...leb(body.length)]), body);
  }
  return Buffer.concat(kept);
}

/** The wasm and its glue, uncut: what would call another piece calls the module itself. */
function uncut() {
  run("wasm-bindgen", "--target", "web", "--no-typescript", "--keep-lld-exports", "--remove-producers-section", "--out-dir", work, "--out-name", "parley", linked);
  const wasm = standing(readFileSync(inWork("parley_bg.wasm")));
  writeFileSync(inWork("parley_bg.wasm"), wasm);
  const features = ["bulk-memory", "reference-types", "mutable-globals", "sign-ext", "nontrapping-float-to-int", "multivalue"];
  // See src/split.sh.
  run("wasm-opt", "-Oz", "--one-caller-inline-max-function-size=0", ...features.map((name) => `--enable-${name}`), inWork("parley_bg.wasm"), "-o", inWork("parley_bg.wasm"));
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(wasm));
  const names = imports.filter(({ module }) => module === "__wasm_split_placeholder__").map(({ name }) => name);
  const stub = names.map((name) =>
    name.startsWith("__wasm_split_load_")
      ? `export const ${name} = async (then, data) => exports().__indirect_function_table.get(then)(data, true);`
      : `export const ${name} = (...given) => exports().${name.replace("_import_", "_export_")}(...given);`,
  );
  writeFileSync(inWork("pieces.js"), `import { initSync } from "./parley.js";\nconst exports = () => initSync();\n${stub.join("\n")}\n`);
  return readFileSync(inWork("parley_bg.wasm"));
}

const bundled = (entry, ...options) =>
  run("esbuild", inWork(entry), "--bundle", "--minify", "--log-level=error", "--charset=utf8", ...options).toString();

// Unpacked by the browser's own; asked for nothing, for it is here.
const UNPACK = `const unpack = async (text) => {
  const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(plain).arrayBuffer());
};`;

/** The worker's script with its wasm in it. */
function worker() {
  cpSync(join(pieces, "study.js"), inWork("study.js"));
  const script = readFileSync(new URL("worker.js", import.meta.url), "utf8");
  const fetched = 'start({ module_or_path: new URL("study_bg.wasm", import.meta.url) })';
  if (!script.includes(fetched)) throw new Error("src/worker.js starts its wasm otherwise than src/single.mjs knows");
  const wasm = packed(readFileSync(join(pieces, "study_bg.wasm")));
  writeFileSync(inWork("worker.js"), `${UNPACK}\n${script.replace(fetched, `unpack("${wasm}").then((wasm) => start({ module_or_path: wasm }))`)}`);
  // A page of a disk may not begin a module as its worker.
  return bundled("worker.js", "--format=iife", '--define:import.meta.url=""');
}

/** The page's script with everything in it. */
function script() {
  const wasm = packed(uncut());
  cpSync(new URL("start.js", import.meta.url).pathname, inWork("start.js"));
  writeFileSync(inWork("files.js"), `import * as glue from "./parley.js";
${UNPACK}
const worker = new Blob([${JSON.stringify(worker())}], { type: "text/javascript" });
globalThis.parleyFiles = {
  worker: URL.createObjectURL(worker),
  workerType: "classic",
  glue: async () => glue,
  module: async () => WebAssembly.compile(await unpack("${wasm}")),
};`);
  writeFileSync(inWork("page.js"), 'import "./files.js";\nimport "./start.js";');
  return bundled("page.js", "--format=esm", `--alias:__wasm_split_placeholder__=${inWork("pieces.js")}`);
}

const replaced = (text, pattern, by) => {
  if (!pattern.test(text)) throw new Error(`dist/index.html has no ${pattern}`);
  return text.replace(pattern, () => by);
};
const style = readFileSync(join(dist, readdirSync(dist).find((name) => name.endsWith(".css"))), "utf8");
const code = script();
const policy = `default-src 'none'; script-src ${hash(code)} 'wasm-unsafe-eval'; style-src ${hash(style)}; img-src data:; worker-src blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types default`;
let page = readFileSync(join(dist, "index.html"), "utf8");
page = replaced(page, /<meta content="default-src[^>]*>/, `<meta content="${policy}" http-equiv=Content-Security-Policy>`);
page = replaced(page, /<link rel=stylesheet[^>]*>/, `<style>${style}</style>`);
page = replaced(page, /<meta content=\S+ name=wasm>/, "");
page = replaced(page, /<script src=\S+ type=module><\/script>/, "");
page = replaced(page, /<\/body>/, `<script type=module>${code}</script></body>`);
writeFileSync(join(dist, "parley.html"), page);
writeFileSync(join(dist, "parley.html.sha256"), `${createHash("sha256").update(page).digest("hex")}  parley.html\n`);
rmSync(work, { recursive: true });
console.log(`dist/parley.html: ${(Buffer.byteLength(page) / 1e6).toFixed(2)} MB`);
