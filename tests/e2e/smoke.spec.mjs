import { expectAccessible } from "./axe.mjs";
import { expect, test } from "./fixtures.mjs";

test("the page starts from a sub-path with its own files only", async ({ page, watched }) => {
  await page.goto("./");
  await expect(page).toHaveTitle(/\S/);
  await expect(page.getByRole("main")).toBeVisible();
  expect(watched.requests.some((url) => url.endsWith(".wasm"))).toBe(true);
});

test("the first page is accessible", async ({ page }) => {
  await page.goto("./");
  await expect(page.getByRole("main")).toBeVisible();
  await expectAccessible(page);
});
