// Opens deals at the limits of the field table on every tab and types a key there: `node limits.mjs FOLDER [name ...]`
// prints the longest task of each, and when the tab stood. FOLDER is what the example `limits` wrote (CONTRIBUTING).
// A task's time is that of its own processor, so that what else the machine does is not counted.
import { readFileSync, readdirSync } from "node:fs";
import { chromium } from "@playwright/test";
import { launchOptions } from "./chromium.mjs";
import { serve, site } from "./serve.mjs";
import { TABS } from "./fixtures.mjs";

/** No task longer than this, in milliseconds. */
const MOST = 200;
/** A page that has changed nothing for so long stands. */
const STILL = 500;
const LONGEST_WAIT = 60_000;

/** In the page: when its content changed last. */
function watchChanges() {
  window.changedAt = performance.now();
  const changed = () => requestAnimationFrame(() => (window.changedAt = performance.now()));
  const watch = () => new MutationObserver(changed).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  document.body ? watch() : addEventListener("DOMContentLoaded", watch);
}

/** Waits until the page stands; when it changed last. */
const still = (page) =>
  page.evaluate(
    ([quiet, most]) =>
      new Promise((done) => {
        const began = performance.now();
        // The Rounds tab says what it still looks for.
        const searching = () => /Looking …/.test(document.querySelector("main")?.textContent ?? "");
        const look = () => {
          const now = performance.now();
          if (searching() && now - began < most) return setTimeout(look, 50);
          if (now - Math.max(window.changedAt, began) > quiet || now - began > most) done(window.changedAt);
          else setTimeout(look, 50);
        };
        look();
      }),
    [STILL, LONGEST_WAIT],
  );

/** What the page's own thread did while something was done: milliseconds of its longest task, and the whole in them. */
async function traced(session, act) {
  const events = [];
  const collect = ({ value }) => events.push(...value);
  session.on("Tracing.dataCollected", collect);
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["toplevel", "__metadata"], excludedCategories: ["*"] } });
  const result = await act();
  const complete = new Promise((done) => session.once("Tracing.tracingComplete", done));
  await session.send("Tracing.end");
  await complete;
  session.off("Tracing.dataCollected", collect);
  const main = events.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain").map(({ pid, tid }) => `${pid}/${tid}`);
  const tasks = events.filter(({ ph, pid, tid }) => ph === "X" && main.includes(`${pid}/${tid}`));
  const longest = tasks.reduce((most, it) => ((it.tdur ?? it.dur) > (most.tdur ?? most.dur) ? it : most), { dur: 0, tdur: 0 });
  return { result, longest: (longest.tdur ?? longest.dur) / 1000, wall: longest.dur / 1000 };
}

/** The field of the open tab that is typed into: the first that takes a number, or any text. */
async function typedInto(page) {
  for (const fields of ["main input.number:not([disabled])", "main input[type=text]:not([disabled])", "main textarea:not([disabled])"]) {
    const field = page.locator(fields).filter({ visible: true }).first();
    if ((await field.count()) > 0) return field;
  }
  return null;
}

/** Opens a tab and types a key there. */
async function tried(page, session, tab) {
  const began = await page.evaluate(() => performance.now());
  const open = await traced(session, async () => {
    await page.locator(`#tab-${tab}`).evaluate((button) => setTimeout(() => button.click()));
    return (await still(page)) - began;
  });
  await page.locator("details.fold").evaluateAll((all) => all.forEach((details) => (details.open = true)));
  await still(page);
  const field = await typedInto(page);
  if (!field) return { open, key: null };
  await field.focus();
  await page.keyboard.press("End");
  const typed = await page.evaluate(() => performance.now());
  const key = await traced(session, async () => {
    await page.keyboard.press("1");
    return (await still(page)) - typed;
  });
  await page.keyboard.press("Backspace");
  await still(page);
  return { open, key };
}

async function deal(browser, file, told) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.on("pageerror", (error) => console.log("ERROR", error.message));
  await page.addInitScript(watchChanges);
  const session = await context.newCDPSession(page);
  await page.goto(site);
  await page.getByRole("main").waitFor();
  await still(page);
  await page.locator("#tab-deals").click();
  await still(page);
  const buffer = readFileSync(file);
  const began = await page.evaluate(() => performance.now());
  const arrived = await traced(session, async () => {
    await page.locator("#import").setInputFiles({ name: "deal.json", mimeType: "application/json", buffer });
    return (await still(page)) - began;
  });
  told("import", { open: arrived, key: null });
  // The page stands on the terms now: they are opened from another tab.
  const tabs = TABS.filter((tab) => tab !== "deals" && tab !== "terms");
  for (const tab of [...tabs, "terms", "deals"]) told(tab, await tried(page, session, tab));
  await context.close();
}

const [folder, ...names] = process.argv.slice(2);
const files = names.length > 0 ? names.map((name) => `${name}.json`) : readdirSync(folder).sort();
const server = await serve();
const browser = await chromium.launch(launchOptions);
let most = 0;
const cell = ({ longest, wall, result }) => `${longest.toFixed(0).padStart(6)} ${wall.toFixed(0).padStart(6)} ${result.toFixed(0).padStart(7)}${longest > MOST ? " !" : "  "}`;
console.log("deal                      tab           open: task, wall, drawn   key: task, wall, drawn");
for (const file of files) {
  await deal(browser, `${folder}/${file}`, (tab, { open, key }) => {
    most = Math.max(most, open.longest, key?.longest ?? 0);
    console.log(`${file.replace(".json", "").padEnd(25)} ${tab.padEnd(12)} ${cell(open)}   ${key ? cell(key) : ""}`);
  });
}
console.log(`longest task ${most.toFixed(0)} ms, at most ${MOST}`);
await browser.close();
server.close();
process.exitCode = most > MOST ? 1 : 0;
