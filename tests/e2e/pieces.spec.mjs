// The first load is the frame and the terms alone; the rest comes by itself and may be late, what writes office
// files comes at the first click or key.
import { test as bare } from "@playwright/test";
import { expect, open, TABS, tab, test } from "./fixtures.mjs";
import { LIMITS } from "./size.mjs";

/** Wasm files that the first load is without: the rest, the office writers, and what these two have in common. */
const PIECES = /\/(split|chunk)_\w+\.wasm$/;
const REST = "**/split_rest.wasm";
const OFFICE = "**/split_office.wasm";

/** Counts what the page asks for: the wasm pieces by name, requests and bytes as they went over the wire. */
function count(page) {
  const counted = { pieces: [], requests: 0, bytes: 0 };
  page.on("requestfinished", async (request) => {
    if (!request.url().startsWith("http")) return;
    const { responseBodySize } = await request.sizes();
    counted.requests += 1;
    counted.bytes += responseBodySize;
    if (PIECES.test(request.url())) counted.pieces.push(request.url().split("/").at(-1));
  });
  return counted;
}

const kb = ({ bytes }) => bytes / 1000;

test("what goes over the wire: the first load, the idle page, everything, each file once", async ({ page, context }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await context.route(PIECES, (route) => held.then(() => route.continue()));
  const counted = count(page);
  await page.goto("./");
  await expect(page.locator("#f-terms-upfront-0-amount")).toBeVisible();
  await expect(page.locator("section.score b").last()).toHaveText("…");
  // The page, its style, its script, the wasm, its glue and the list of its pieces.
  await expect.poll(() => counted.requests).toBe(6);
  expect(counted.pieces).toEqual([]);
  const first = { ...counted };
  expect(kb(first)).toBeGreaterThan(100);
  expect(kb(first)).toBeLessThanOrEqual(LIMITS.first);

  release();
  await expect(page.locator("section.score b").last()).not.toHaveText("…");
  await expect.poll(() => counted.pieces).toContain("split_rest.wasm");
  await page.waitForLoadState("networkidle");
  expect(counted.pieces).not.toContain("split_office.wasm");
  const idle = { ...counted };

  for (const id of TABS) await tab(page, id);
  await expect.poll(() => counted.pieces).toContain("split_office.wasm");
  await page.waitForLoadState("networkidle");
  const row = (when, { requests, bytes }) => `${when}: ${requests} requests, ${(bytes / 1000).toFixed(1)} KB`;
  console.log([row("first load", first), row("idle", idle), row("everything", counted)].join("; "));
  expect(new Set(counted.pieces).size).toBe(counted.pieces.length);
  expect(counted.requests).toBeLessThanOrEqual(LIMITS.files);
  expect(kb(counted)).toBeLessThanOrEqual(LIMITS.everything);
});

test("once touched, the page no longer needs the network", async ({ page, context }) => {
  const counted = count(page);
  await open(page);
  await page.locator("#tab-terms").click();
  await expect.poll(() => counted.pieces).toContain("split_office.wasm");
  await context.setOffline(true);
  await tab(page, "value");
  await expect(page.locator("figure#value-cash svg")).toBeVisible();
  await page.locator("[data-figure]").first().click();
  await expect(page.locator("#explanation")).toBeVisible();
  await tab(page, "deals");
  await expect(page.locator(".public tbody tr")).toHaveCount(97);
  await tab(page, "document");
  const [word] = await Promise.all([page.waitForEvent("download"), page.locator("#doc-docx").click()]);
  expect(word.suggestedFilename()).toMatch(/\.docx$/);
});

test("a tab left before its piece came does not come back", async ({ page, context }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await context.route(REST, (route) => held.then(() => route.continue()));
  await page.goto("./");
  await expect(page.locator("#f-terms-upfront-0-amount")).toBeVisible();
  await tab(page, "value");
  await expect(page.locator("#f-terms-upfront-0-amount")).toBeVisible();
  await tab(page, "terms");
  release();
  await expect(page.locator("section.score b").last()).not.toHaveText("…");
  await expect(page.locator("#f-terms-upfront-0-amount")).toBeVisible();
  await expect(page.locator("figure#value-cash")).toHaveCount(0);
});

test("the tab last open is opened again after a reload", async ({ page }) => {
  await open(page);
  await tab(page, "royalties");
  await page.reload();
  await expect(page.locator("#tab-royalties")).toHaveAttribute("aria-current", "page");
  await expect(page.locator("main figure svg").first()).toBeVisible();
  await expect(page.locator("#f-terms-upfront-0-amount")).toHaveCount(0);
});

// Bare: a file that cannot be loaded is an error in the console, which the other tests do not allow.
bare("without its piece a tab says so, the deal stands, and choosing it again helps", async ({ page, context }) => {
  let broken = true;
  await context.route(REST, (route) => (broken ? route.abort() : route.continue()));
  await page.goto("./");
  await page.locator("#f-terms-upfront-0-amount").fill("300");
  await tab(page, "value");
  await expect(page.locator(".notice")).toContainText("could not be loaded");
  await tab(page, "terms");
  await expect(page.locator("#f-terms-upfront-0-amount")).toHaveValue("300");
  broken = false;
  await tab(page, "value");
  await expect(page.locator("figure#value-cash svg")).toBeVisible();
  await expect(page.locator(".notice")).toHaveCount(0);
});

bare("without the writer of Word files the document says so, and asking again helps", async ({ page, context }) => {
  let broken = true;
  await context.route(OFFICE, (route) => (broken ? route.abort() : route.continue()));
  await page.goto("./");
  await tab(page, "document");
  await page.locator("#doc-docx").click();
  await expect(page.locator(".notice")).toContainText("could not be loaded");
  broken = false;
  const [word] = await Promise.all([page.waitForEvent("download"), page.locator("#doc-docx").click()]);
  expect(word.suggestedFilename()).toMatch(/\.docx$/);
});
