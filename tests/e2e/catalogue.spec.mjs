// Deals to start from stand in a wasm of their own: nobody waits for it who does not look for them.
import { test as bare } from "@playwright/test";
import { expect, open, tab, test } from "./fixtures.mjs";

const rows = (page) => page.locator(".public tbody tr");
const again = (page) => page.getByRole("button", { name: "Load the public deals again" });

test("nothing of the catalogue is asked for before its tab is opened, and then once", async ({ page, watched }) => {
  const asked = () => watched.requests.filter((url) => url.includes("catalogue")).length;
  await open(page);
  await page.waitForLoadState("networkidle");
  expect(asked()).toBe(0);
  await tab(page, "deals");
  await expect(rows(page)).toHaveCount(35);
  const files = asked();
  expect(files).toBeGreaterThan(0);
  await tab(page, "terms");
  await tab(page, "deals");
  await expect(rows(page)).toHaveCount(35);
  expect(asked()).toBe(files);
});

test("a deal asked for while the catalogue loads opens when it is here", async ({ page, context }) => {
  let pass;
  const held = new Promise((resolve) => (pass = resolve));
  await context.route("**/catalogue_bg.wasm", (route) => held.then(() => route.continue()));
  await open(page);
  await tab(page, "deals");
  await expect(page.getByText("Loading the public deals…")).toBeVisible();
  await page.getByRole("button", { name: "New, blank" }).click();
  pass();
  await expect(page.locator("#tab-terms")).toHaveAttribute("aria-current", "page");
});

// Bare: a file that cannot be loaded is an error in the console, which the other tests do not allow.
for (const file of ["catalogue_worker.js", "catalogue.js", "catalogue_bg.wasm"]) {
  bare(`without ${file} the page says so, and tries again when asked`, async ({ page, context }) => {
    let broken = true;
    await context.route(`**/${file}`, (route) => (broken ? route.abort() : route.continue()));
    await page.goto("./");
    await tab(page, "deals");
    await expect(page.locator(".notice")).toContainText("could not be loaded");
    broken = false;
    await again(page).click();
    await expect(rows(page)).toHaveCount(35);
    await expect(page.locator(".notice")).toHaveCount(0);
  });
}
