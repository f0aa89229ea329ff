// Serves the built site under a sub-path and compressed, as a project page on a static host is served: an absolute
// URL fails here. `PARLEY_DIST` names another folder than dist/, `PARLEY_PORT` another port.
// It sends no security headers, so that the page's own policy is what the tests meet.
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

export const site = `http://127.0.0.1:${process.env.PARLEY_PORT ?? 8137}/parley/`;

const { hostname, pathname: base, port } = new URL(site);
const root = resolve(process.env.PARLEY_DIST ?? fileURLToPath(new URL("../../dist", import.meta.url)));
const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** Files as sent, by path; `make bench` and the tests ask for the same ones hundreds of times. */
const sent = new Map();

async function compressed(file) {
  const { mtimeMs } = await stat(file);
  if (sent.get(file)?.mtimeMs !== mtimeMs) sent.set(file, { mtimeMs, body: gzipSync(await readFile(file), { level: 9 }) });
  return sent.get(file).body;
}

async function answer({ url }, response) {
  try {
    const { pathname } = new URL(url, site);
    const file = join(root, decodeURIComponent(pathname.slice(base.length)) || "index.html");
    if (!pathname.startsWith(base) || !file.startsWith(root + sep)) throw new Error("outside the site");
    const body = await compressed(file);
    const type = types[extname(file)] ?? "application/octet-stream";
    const headers = { "content-type": type, "content-encoding": "gzip", "content-length": body.length, "cache-control": "no-store" };
    response.writeHead(200, headers).end(body);
  } catch {
    response.writeHead(404).end();
  }
}

export function serve() {
  const server = createServer(answer);
  return new Promise((ready) => server.listen(port, hostname, () => ready(server)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await serve();
