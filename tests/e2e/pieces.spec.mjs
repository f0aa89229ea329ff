// The first load is the first tab alone; every other piece is fetched when it is wanted, and may be late.
import { readdirSync } from "node:fs";
import { test as bare } from "@playwright/test";
import { expect, open, tab, test } from "./fixtures.mjs";

const PIECES = /(split|chunk)_\w+-\w+\.wasm$/;
const all = readdirSync(process.env.PARLEY_DIST ?? new URL("../../dist", import.meta.url)).filter((name) => PIECES.test(name));
const asked = (watched) => watched.requests.filter((url) => PIECES.test(url));

test("no tab is asked for before the page is touched, and each piece only once", async ({ page, watched }) => {
  await open(page);
  await page.waitForLoadState("networkidle");
  // What stands on the first tab besides comes by itself: the payments' issues, the market ranges.
  expect(asked(watched).filter((url) => url.includes("split_")).map((url) => url.match(/split_(\w+)-/)[1]).sort()).toEqual(["beside", "work_out"]);
  await tab(page, "deals");
  await expect(page.locator(".public tbody tr")).toHaveCount(35);
  await expect.poll(() => asked(watched).length).toBe(all.length);
  for (const id of ["assumptions", "value", "royalties", "payments", "diligence", "document", "deals"]) await tab(page, id);
  await expect(page.locator(".public tbody tr")).toHaveCount(35);
  expect(asked(watched).length).toBe(all.length);
});

test("once touched, the page no longer needs the network", async ({ page, context, watched }) => {
  await open(page);
  await page.locator("#tab-terms").click();
  await expect.poll(() => asked(watched).length).toBe(all.length);
  await page.waitForTimeout(300); // the last piece, asked for, comes
  await context.setOffline(true);
  await tab(page, "value");
  await expect(page.locator("figure#value-cash svg")).toBeVisible();
  await page.locator("[data-figure]").first().click();
  await expect(page.locator("#explanation")).toBeVisible();
  await tab(page, "deals");
  await expect(page.locator(".public tbody tr")).toHaveCount(35);
});

test("a tab left before its piece came does not come back", async ({ page, context }) => {
  let pass;
  const held = new Promise((resolve) => (pass = resolve));
  await context.route("**/split_value-*.wasm", (route) => held.then(() => route.continue()));
  await open(page);
  await tab(page, "value");
  await tab(page, "terms");
  pass();
  await page.waitForLoadState("networkidle");
  await expect(page.locator("#f-terms-upfront-0-amount")).toBeVisible();
  await expect(page.locator("figure#value-cash")).toHaveCount(0);
});

// Bare: a file that cannot be loaded is an error in the console, which the other tests do not allow.
bare("without its piece a tab says so, the deal stands, and choosing it again helps", async ({ page, context }) => {
  let broken = true;
  await context.route("**/split_value-*.wasm", (route) => (broken ? route.abort() : route.continue()));
  await page.goto("./");
  await page.locator("#f-terms-upfront-0-amount").fill("300");
  await tab(page, "value");
  await expect(page.locator(".notice")).toContainText("could not be loaded");
  await tab(page, "terms");
  await expect(page.locator("#f-terms-upfront-0-amount")).toHaveValue("300");
  broken = false;
  await tab(page, "value");
  await expect(page.locator("figure#value-cash svg")).toBeVisible();
});
