// Kills the browser with SIGKILL at random moments while a field is typed into, and starts it again with the same
// profile: `node kills.mjs 200` prints what was lost; the tests run a few (kills.spec.mjs).
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { launchOptions } from "./chromium.mjs";
import { serve, site } from "./serve.mjs";

const FIELD = "#f-terms-upfront-0-label";
const KEY_MS = 30;

/** Starts the browser under a folder of its own, with the number of its process. */
async function start(profile) {
  const context = await chromium.launchPersistentContext(profile, { ...launchOptions, handleSIGINT: false });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(site);
  await page.locator(FIELD).waitFor();
  const browser = await context.browser()?.newBrowserCDPSession?.() ?? await context.newCDPSession(page);
  const { processInfo } = await browser.send("SystemInfo.getProcessInfo");
  return { context, page, pid: processInfo.find(({ type }) => type === "browser").id };
}

/** One kill: milliseconds of typing lost, by the time at which the first lost key was typed. */
async function kill(profile, at) {
  const first = await start(profile);
  await first.page.locator(FIELD).fill(`${at}:`);
  // The mark of this kill is not what is tried.
  await first.page.getByText("Saved in this browser").waitFor();
  const typed = [];
  const until = Date.now() + 300 + Math.random() * 3000;
  while (Date.now() < until) {
    const key = "abcdefghij"[typed.length % 10];
    await first.page.keyboard.type(key);
    typed.push({ key, at: Date.now() });
    await new Promise((done) => setTimeout(done, KEY_MS));
    // Now and then a pause, as people make them.
    if (Math.random() < 0.03) await new Promise((done) => setTimeout(done, Math.random() * 1500));
  }
  const died = Date.now();
  process.kill(first.pid, "SIGKILL");
  await first.context.close().catch(() => {});
  const second = await start(profile);
  const kept = await second.page.locator(FIELD).inputValue();
  await second.context.close();
  const [mark, keys = ""] = kept.split(":");
  const whole = typed.map(({ key }) => key).join("");
  if (Number(mark) !== at || !whole.startsWith(keys)) return { lost: Infinity, keys: whole.length, kept };
  const lost = typed[keys.length];
  return { lost: lost ? died - lost.at : 0, keys: whole.length - keys.length };
}

/** So many kills, one after another, in one profile: what each lost. */
export async function kills(count, told = () => {}) {
  const profile = await mkdtemp(join(tmpdir(), "parley-kills-"));
  const results = [];
  for (let at = 1; at <= count; at++) {
    results.push(await kill(profile, at));
    told(at, results.at(-1));
  }
  await rm(profile, { recursive: true, force: true });
  return results;
}

if (process.argv[1].endsWith("kills.mjs")) {
  const server = await serve();
  const results = await kills(Number(process.argv[2] ?? 200), (at, { lost, keys, kept }) => console.log(at, lost, "ms", keys, "keys", kept ?? ""));
  const lost = results.map(({ lost }) => lost).sort((a, b) => a - b);
  const of = (share) => lost[Math.min(lost.length - 1, Math.floor(share * lost.length))];
  console.log(`${lost.length} kills: lost nothing ${lost.filter((ms) => ms === 0).length}, median ${of(0.5)} ms, 95 % ${of(0.95)} ms, most ${lost.at(-1)} ms, more than 1 s ${lost.filter((ms) => ms > 1000).length}`);
  server.close();
  process.exitCode = lost.at(-1) > 1000 ? 1 : 0;
}
