import { readFileSync, readdirSync } from "node:fs";
import { expectAccessible } from "./axe.mjs";
import { expect, open, test } from "./fixtures.mjs";

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

for (const [language, locale] of [["English", "en-US"], ["Chinese", "zh-CN"]]) {
  test(`on a phone the tabs stand beside each other, in ${language}`, async ({ browser }) => {
    const context = await browser.newContext({ locale, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await open(page);
    const tabs = await page.locator("nav.tabs button").evaluateAll((all) =>
      all.map((one) => ({ left: one.getBoundingClientRect().left, right: one.getBoundingClientRect().right, cut: one.scrollWidth - one.clientWidth })),
    );
    expect(tabs.length).toBeGreaterThan(6);
    for (const [at, one] of tabs.entries()) {
      expect(one.cut, `text of tab ${at} sticks out`).toBeLessThanOrEqual(1);
      if (at > 0) expect(one.left).toBeGreaterThanOrEqual(tabs[at - 1].right);
    }
    await context.close();
  });
}

// The build only warns of a rule it cannot read, and the browser drops it without a word.
test("every rule of the style sheets is one the browser knows", async ({ page }) => {
  await open(page);
  const folder = new URL("../../style/", import.meta.url);
  for (const name of readdirSync(folder)) {
    const text = readFileSync(new URL(name, folder), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
    let depth = 0;
    let written = 0;
    for (const c of text) {
      if (c === "{" && depth++ === 0) written++;
      if (c === "}") depth--;
    }
    const known = await page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return sheet.cssRules.length;
    }, text);
    expect(known, name).toBe(written);
  }
});
