// Two tabs type into one deal at random moments, and now and then one deletes it: `node interleavings.mjs 500` prints
// what became of it; the tests run a few (tabs.spec.mjs). What one tab typed and another wrote over without having
// seen it, and without a question, is lost.
import { chromium } from "@playwright/test";
import { launchOptions } from "./chromium.mjs";
import { serve, site } from "./serve.mjs";

const FIELDS = ["terms.upfront.0.label", "terms.milestones.0.label", "terms.milestones.1.label", "terms.milestones.2.label"];

const box = (page, path) => page.locator(`[id="f-${path.replaceAll(".", "-")}"]`);
const question = (page) => page.getByText("Another tab changed the same place");
const row = (page) => page.locator("table.deals tbody tr").filter({ hasText: "HY-201" });
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const any = (list) => list[Math.floor(Math.random() * list.length)];

/** All fields at one moment. */
const texts = (page) =>
  page.evaluate((paths) => paths.map((path) => document.getElementById(`f-${path.replaceAll(".", "-")}`)?.value), FIELDS);

/** Types a few texts nobody else types, at random moments; what stood there before each. */
async function type(page, name, count) {
  const edits = [];
  for (let left = 1 + Math.floor(Math.random() * 3); left > 0; left--) {
    await wait(Math.random() * 700);
    const at = Math.floor(Math.random() * FIELDS.length);
    const text = `${name}${count()}`;
    const seen = await page.evaluate(
      ([id, text]) => {
        const field = document.getElementById(id);
        const seen = field.value;
        field.focus();
        field.value = text;
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        return seen;
      },
      [`f-${FIELDS[at].replaceAll(".", "-")}`, text],
    );
    edits.push({ at, text, seen });
  }
  return edits;
}

/** Waits until both tabs say the same, or one asks. */
async function settled(tabs) {
  for (let turn = 0; turn < 60; turn++) {
    await wait(100);
    if ((await Promise.all(tabs.map((page) => question(page).count()))).some((asks) => asks > 0)) return "asked";
    const saved = await Promise.all(tabs.map((page) => page.getByText("Saved in this browser").count()));
    const [a, b] = await Promise.all(tabs.map(texts));
    if (saved.every(Boolean) && a.every((text, at) => text === b[at])) return "same";
  }
  return "apart";
}

/** The texts of some edits that are not there and were written over by nobody who had seen them. */
function lost(some, all, final) {
  const seen = new Set(all.map(({ seen }) => seen));
  return some.filter(({ at, text }) => final[at] !== text && !seen.has(text)).map(({ text }) => text);
}

/** One interleaving of edits. */
async function editing(tabs, count) {
  const edits = await Promise.all(tabs.map((page, at) => type(page, "ab"[at], count)));
  let outcome = await settled(tabs);
  if (outcome === "same") {
    const gone = lost(edits.flat(), edits.flat(), await texts(tabs[0]));
    return gone.length > 0 ? { outcome: "lost", gone } : { outcome };
  }
  if (outcome === "apart") return { outcome };
  // While it is asked each tab has all it typed last, and both typed into one field.
  const both = FIELDS.some((_, at) => edits.every((own) => own.some((edit) => edit.at === at)));
  const own = await Promise.all(tabs.map(texts));
  const gone = edits.flatMap((some, tab) => lost(some, edits.flat(), own[tab]));
  for (let turn = 0; turn < 5 && outcome === "asked"; turn++) {
    const asking = (await question(tabs[0]).count()) > 0 ? tabs[0] : tabs[1];
    await asking.getByRole("button", { name: any(["Keep this one", "Take its version"]) }).click({ timeout: 2000 }).catch(() => {});
    outcome = await settled(tabs);
  }
  if (gone.length > 0) return { outcome: "lost while asked", gone };
  if (outcome !== "same") return { outcome: "never settled" };
  return { outcome: both ? "asked" : "asked for nothing" };
}

/** One deletes the deal while the other types: the other is told, keeps it, and the first can open it again. */
async function deleting(tabs, count) {
  const [first, second] = tabs;
  await first.click("#tab-deals");
  await first.getByRole("button", { name: "New, blank" }).click();
  await first.click("#tab-deals");
  const [edits] = await Promise.all([
    type(second, "b", count),
    wait(Math.random() * 1500).then(() => row(first).getByRole("button", { name: "Delete" }).click()),
  ]);
  await second.getByText("Deleted in another tab.").waitFor({ timeout: 6000 });
  await second.getByRole("button", { name: "Keep it" }).click();
  await row(first).locator("button.link").first().click({ timeout: 6000 });
  // The blank deal goes.
  const outcome = await settled(tabs);
  const gone = lost(edits, edits, await texts(first));
  await first.click("#tab-deals");
  await first.locator("table.deals tbody tr").filter({ hasNotText: "HY-201" }).filter({ hasNot: first.locator("input.rename") }).getByRole("button", { name: "Delete" }).first().click();
  await first.click("#tab-terms");
  if (outcome !== "same" || gone.length > 0) return { outcome: `deleted: ${outcome}`, gone };
  return { outcome: "deleted and kept" };
}

/** So many interleavings in one browser: what came of each. */
export async function interleavings(times, told = () => {}) {
  const browser = await chromium.launch(launchOptions);
  const context = await browser.newContext();
  const tabs = [await context.newPage(), await context.newPage()];
  for (const page of tabs) {
    await page.goto(site);
    await box(page, FIELDS[3]).waitFor();
    await page.getByText("Saved in this browser").waitFor();
  }
  let number = 0;
  const count = () => ++number;
  const results = [];
  for (let at = 1; at <= times; at++) {
    results.push(await (at % 10 === 0 ? deleting : editing)(tabs, count).catch((error) => ({ outcome: "failed", gone: [String(error)] })));
    told(at, results.at(-1));
  }
  await browser.close();
  return results;
}

if (process.argv[1].endsWith("interleavings.mjs")) {
  const server = await serve();
  const tally = {};
  await interleavings(Number(process.argv[2] ?? 500), (at, { outcome, gone }) => {
    tally[outcome] = (tally[outcome] ?? 0) + 1;
    if (gone?.length) console.log(at, outcome, gone.join(" ").slice(0, 300));
  });
  console.log(tally);
  server.close();
}
