// Everything by the keyboard: tabs, palette, the list of keys; from a new deal to a saved round without a mouse.
import { expect, field, open, plain, test } from "./fixtures.mjs";

test("digits open the tabs, outside of boxes only", async ({ page }) => {
  await open(page);
  for (const [digit, id] of [["1", "deals"], ["4", "value"], ["7", "rounds"], ["9", "document"], ["2", "terms"]]) {
    await page.keyboard.press(digit);
    await expect(page.locator(`#tab-${id}`)).toHaveAttribute("aria-current", "page");
  }
  await field(page, "title").fill("");
  await page.keyboard.type("4?/");
  await expect(field(page, "title")).toHaveValue("4?/");
  await expect(page.locator("#tab-terms")).toHaveAttribute("aria-current", "page");
});

test("the palette finds any field and any command", async ({ page }) => {
  await open(page);
  await page.keyboard.press("/");
  await expect(page.locator("#palette")).toBeFocused();
  await page.keyboard.type("gross-up");
  await page.keyboard.press("Enter");
  await expect(field(page, "terms.payment.gross_up")).toBeFocused();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("peak us");
  await page.keyboard.press("Enter");
  await expect(field(page, "assumptions.programmes.0.regions.0.peak_net_sales")).toBeFocused();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("中文");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("预提");
  await expect(page.locator("#found li")).not.toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(page.locator(".panel")).toHaveCount(0);
});

test("letters typed right after the key are the palette's, however late the browser draws", async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    window.requestAnimationFrame = (draw) => setTimeout(() => draw(performance.now()), 200);
  });
  await field(page, "title").focus();
  const title = await field(page, "title").inputValue();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("peak us");
  await page.keyboard.press("Enter");
  await expect(field(page, "assumptions.programmes.0.regions.0.peak_net_sales")).toBeFocused();
  await page.keyboard.press("F2");
  await page.keyboard.press("F2");
  await page.keyboard.press("Enter");
  await expect(page.locator("body")).not.toContainText("SHARED");
  await page.keyboard.press("2");
  await expect(field(page, "title")).toHaveValue(title);
});

test("the keys are listed, and each of them is there", async ({ page }) => {
  await open(page);
  await page.keyboard.press("?");
  await expect(page.locator(".keys kbd").first()).toBeVisible();
  const keys = (await page.locator(".keys kbd").allInnerTexts()).map(plain);
  for (const key of ["/", "?", "1", "9", "Ctrl+Z", "Ctrl+Y", "Ctrl+S", "F2", "F3", "Enter"]) expect(keys).toContain(key);
  await page.keyboard.press("Escape");
  await expect(page.locator(".panel")).toHaveCount(0);
});

test("from a new deal to a saved round, by keyboard alone", async ({ page }) => {
  await open(page);
  await page.keyboard.press("1");
  const button = page.getByRole("button", { name: "New, blank" });
  await expect(button).toBeVisible();
  for (let step = 0; step < 60 && !(await button.evaluate((it) => it === document.activeElement)); step++) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await expect(page.locator("#tab-terms")).toHaveAttribute("aria-current", "page");
  const go = async (words, text) => {
    await page.keyboard.press("Control+k");
    await expect(page.locator("#palette")).toBeFocused();
    await page.keyboard.type(words);
    await page.keyboard.press("Enter");
    await expect(page.locator("#palette")).toHaveCount(0);
    await page.waitForTimeout(50);
    await page.keyboard.press("Control+a");
    await page.keyboard.type(text);
  };
  await go("title", "Keyboard deal");
  const add = page.getByRole("button", { name: "Add a tranche" });
  for (let step = 0; step < 200 && !(await add.evaluate((it) => it === document.activeElement)); step++) {
    await page.keyboard.press("Shift+Tab");
  }
  await page.keyboard.press("Enter");
  await expect(page.locator("#f-terms-upfront-1-label")).toBeFocused();
  await page.keyboard.type("signing");
  await page.keyboard.press("Tab");
  await page.keyboard.type("40");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("0");
  await page.keyboard.press("Control+s");
  await expect(page.locator(".notice")).toContainText("Saved as offer 1");
  await page.keyboard.press("Escape");
  await page.locator("#tab-rounds").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#offers tbody tr")).toHaveCount(1);
  await expect(page.locator("#offers tbody tr").first()).toContainText("40.0");
});
