// Debian's Firefox, driven by its own protocol: Playwright drives only a Firefox of its own making.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Starts Firefox without a window; `call` sends a command of WebDriver and resolves to its answer, `close` ends it. */
export async function firefox(port) {
  const profile = mkdtempSync(join(tmpdir(), "parley-firefox-"));
  writeFileSync(join(profile, "user.js"), `user_pref("marionette.port", ${port});`);
  const browser = spawn("firefox-esr", ["--headless", "--marionette", "--no-remote", "--profile", profile], { stdio: "ignore" });
  const socket = await connected(port);
  const waiting = new Map();
  let [heard, number] = [Buffer.alloc(0), 0];
  socket.on("data", (bytes) => {
    heard = Buffer.concat([heard, bytes]);
    // Each message has its length before it: 12:[1,2,null,{}]
    for (let colon; (colon = heard.indexOf(":")) > 0; ) {
      const end = colon + 1 + Number(heard.subarray(0, colon));
      if (heard.length < end) return;
      const message = JSON.parse(heard.subarray(colon + 1, end));
      heard = heard.subarray(end);
      if (!Array.isArray(message)) continue; // its greeting
      const [, id, error, result] = message;
      const { resolve, reject } = waiting.get(id);
      if (error) reject(new Error(`${error.error}: ${error.message}`));
      else resolve(result?.value ?? result);
    }
  });
  const call = (name, given = {}) =>
    new Promise((resolve, reject) => {
      waiting.set(++number, { resolve, reject });
      const text = JSON.stringify([0, number, name, given]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  await call("WebDriver:NewSession");
  const close = async () => {
    socket.destroy();
    await new Promise((resolve) => (browser.once("exit", resolve), browser.kill()));
    rmSync(profile, { recursive: true, force: true });
  };
  return { call, close };
}

/** Connects as soon as the browser listens. */
async function connected(port) {
  for (let attempt = 0; attempt < 150; attempt++) {
    const socket = connect(port, "127.0.0.1");
    const isOpen = await new Promise((resolve) => {
      socket.once("connect", () => resolve(true));
      socket.once("error", () => resolve(false));
    });
    if (isOpen) return socket;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("Firefox does not listen");
}
