// Serves the built site under a sub-path, as a project page on a static host is served: an absolute URL fails
// here. `PARLEY_DIST` names another folder than dist/, `PARLEY_PORT` another port.
// It sends no security headers, so that the page's own policy is what the tests meet.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

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

async function answer({ url }, response) {
  try {
    const { pathname } = new URL(url, site);
    const file = join(root, decodeURIComponent(pathname.slice(base.length)) || "index.html");
    if (!pathname.startsWith(base) || !file.startsWith(root + sep)) throw new Error("outside the site");
    const body = await readFile(file);
    const type = types[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}

export function serve() {
  const server = createServer(answer);
  return new Promise((ready) => server.listen(port, hostname, () => ready(server)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await serve();
