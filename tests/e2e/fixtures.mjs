// Every test fails on an error in the console, an uncaught one, a breach of the content security policy
// or a request to another origin, whatever else it checks.
import { readFileSync } from "node:fs";
import { test as base, expect } from "@playwright/test";
import { site } from "./serve.mjs";

export { expect };

/** The deal most specs work on, as its file: public terms, without taxes, so that a figure can be followed by hand. */
const AKESO = readFileSync(new URL("./akeso.json", import.meta.url), "utf8");

const { origin } = new URL(site);

/** Watches all pages of a browser context and returns the growing lists of its faults and of its requests. */
export async function watch(context) {
  const faults = [];
  const requests = [];
  const request = (url) => {
    requests.push(url);
    if (new URL(url).protocol !== "data:" && new URL(url).origin !== origin) faults.push(`request: ${url}`);
  };
  context.on("request", (r) => request(r.url()));
  context.on("page", (page) => page.on("websocket", (socket) => request(socket.url())));
  context.on("weberror", (e) => faults.push(`uncaught: ${e.error().stack ?? e.error()}`));
  context.on("console", (m) => m.type() === "error" && faults.push(`console: ${m.text()}`));
  await context.exposeFunction("reportViolation", (text) => faults.push(`policy: ${text}`));
  await context.addInitScript(() =>
    addEventListener("securitypolicyviolation", (e) =>
      window.reportViolation(`${e.effectiveDirective} refused ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`),
    ),
  );
  return { faults, requests };
}

export const test = base.extend({
  /** What the browser did during the test: `faults` must stay empty, `requests` are all its URLs. */
  watched: [
    async ({ context }, use) => {
      const watched = await watch(context);
      await use(watched);
      expect(watched.faults).toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens the page. A fresh browser shows a fictional negotiation on the Terms tab. */
export async function openFirst(page) {
  await page.goto("./");
  await expect(page.getByRole("main")).toBeVisible();
  // The payments are worked out by a piece that comes after the first paint.
  await expect(page.locator("section.score b").last()).not.toHaveText("…");
}

/** Opens the page and, in it, the Akeso–Summit deal alone, on the Terms tab with every value at one rate. */
export async function open(page) {
  await openFirst(page);
  if ((await page.locator("#start-look").count()) > 0) await page.click("#start-look");
  if (!(await page.locator("h1").innerText()).includes("Akeso")) {
    await importText(page, "akeso.json", AKESO);
    await expect(page.locator("h1")).toContainText(/Akeso|康方/);
    // The example goes: specs count the deals they make.
    await tab(page, "deals");
    const example = page.locator("table.deals tbody tr").filter({ hasNot: page.locator("input.rename") });
    await example.first().locator(".tools button").last().click();
    await page.locator(".notices .notice button").last().click();
    await tab(page, "terms");
    await expect(page.locator("section.score b").last()).not.toHaveText("…");
  }
  await atOneRate(page);
}

/** Has every value discounted at one rate, the basis the specs' figures stand on. */
export async function atOneRate(page) {
  const button = page.locator(".switch.basis button").last();
  if ((await button.count()) > 0) await button.evaluate((it) => it.click());
}

/** Opens the page and, in it, the public deal between these parties ("Akeso → Summit Therapeutics"). */
export async function openDeal(page, parties) {
  await open(page);
  await tab(page, "deals");
  await page.locator(".public").getByRole("button", { name: parties, exact: true }).first().click();
}

export const TABS = ["deals", "terms", "assumptions", "value", "royalties", "payments", "rounds", "diligence", "document", "risk"];

/** Turns to a tab, by its id. */
export async function tab(page, id) {
  const button = page.locator(`#tab-${id}`);
  await button.click();
  await expect(button).toHaveAttribute("aria-current", "page");
}

/** Leaves the shared view: asked for by its key, confirmed where it asks. */
export async function leaveShared(page) {
  await page.keyboard.press("F2");
  await expect(page.locator("#leave-shared")).toBeFocused();
  await page.keyboard.press("Enter");
}

/** Opens what is folded on the page. */
export const unfold = (page) => page.locator("details.fold").evaluateAll((all) => all.forEach((details) => (details.open = true)));

/** The control of the deal's field at a path: `terms.upfront.0.amount`. */
export const field = (page, path) => page.locator(`#f-${path.replaceAll(".", "-")}`);

const SCORES = ["headline", "upfront", "licensor", "licensee", "share", "peakRate", "nextCash", "points", "issues"];

/** What the scoreboard shows, as texts with plain spaces. */
export async function score(page) {
  const texts = await page.locator("section.score b").allInnerTexts();
  return Object.fromEntries(SCORES.map((name, at) => [name, plain(texts[at])]));
}

/** The page's thin spaces as plain ones. */
export const plain = (text) => text.replaceAll("\u202f", " ").trim();

/** A shown number, read: `(1 234.5)` is -1234.5. */
export function amount(text) {
  const size = Number(text.replace(/[^0-9.]/g, ""));
  return /[(−]/.test(text) ? -size : size;
}

/** Switches to Chinese with amounts in 万, which shows them to the hundredth of a million. */
export async function showExact(page) {
  await page.getByRole("button", { name: "中文" }).click();
  await page.getByRole("button", { name: "万", exact: true }).click();
}

/** Both sides' value in millions, to the hundredth, after [`showExact`]. */
export async function exactValues(page) {
  const { licensor, licensee } = await score(page);
  return { licensor: amount(licensor) / 100, licensee: amount(licensee) / 100 };
}

/** The SVG of a chart, once it is drawn. */
export async function drawing(page, id) {
  const svg = page.locator(`figure#${id} svg`);
  await expect(svg).toBeVisible();
  return svg.evaluate((element) => element.outerHTML);
}

/** The text of the file that a click downloads. */
export async function downloaded(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  const chunks = await (await download.createReadStream()).toArray();
  return Buffer.concat(chunks).toString("utf8");
}

/** Chooses a file of that text on the Deals tab. */
export async function importText(page, name, text) {
  await tab(page, "deals");
  await page.locator("#import").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

/**
 * The texts of the browser's database by name; those of deals, or of deals that hold `of`, are replaced by `change`,
 * where it is given.
 */
export async function stored(page, change, of = "") {
  return page.evaluate(async ([change, of]) => {
    const answered = (request) => new Promise((yes, no) => ((request.onsuccess = () => yes(request.result)), (request.onerror = no)));
    const database = await answered(indexedDB.open("parley", 1));
    const texts = database.transaction("texts", "readwrite").objectStore("texts");
    const names = await answered(texts.getAllKeys());
    const found = Object.fromEntries(names.map((name) => [name, ""]));
    for (const name of names) {
      found[name] = await answered(texts.get(name));
      if (change && name.startsWith("parley/deal/") && found[name].includes(of)) await answered(texts.put(change, name));
    }
    database.close();
    return found;
  }, [change, of]);
}
