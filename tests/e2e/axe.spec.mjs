// Accessibility of every tab in both themes, both languages, on a screen and on a phone.
import { expectAccessible } from "./axe.mjs";
import { expect, field, importText, open, tab, TABS, test } from "./fixtures.mjs";

const WIDTHS = { screen: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

const language = (page) => page.getByRole("button", { name: /^(中文|English)$/ });
const theme = (page, name) => page.getByRole("button", { name, exact: true });

for (const [device, viewport] of Object.entries(WIDTHS)) {
  for (const id of TABS) {
    test(`${id} on a ${device}, light and dark, English and Chinese`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await open(page);
      await tab(page, id);
      await theme(page, "Light").click();
      await expectAccessible(page);
      await theme(page, "Dark").click();
      await expectAccessible(page);
      await language(page).click();
      await expectAccessible(page);
      await theme(page, "浅色").click();
      await expectAccessible(page);
    });
  }
}

for (const mode of ["Light", "Dark"]) {
  test(`an explanation, errors, an opened table and a notice, ${mode.toLowerCase()}`, async ({ page }) => {
    await open(page);
    await theme(page, mode).click();
    await field(page, "terms.upfront.0.amount").fill("abc");
    await field(page, "terms.royalties.0.tiers.1.above").fill("0");
    await field(page, "terms.signed_on").fill("2027-02-30");
    await expect(page.locator("[aria-invalid=true]")).toHaveCount(3);
    await page.locator("section.score .licensor button.explained").first().click();
    await page.locator("#explanation summary").nth(1).click();
    await page.locator("figure.plot summary").first().click();
    await expectAccessible(page);
    await importText(page, "foreign.json", "{}");
    await expect(page.locator(".notice")).toBeVisible();
    await expectAccessible(page);
  });
}

for (const mode of ["Light", "Dark"]) {
  test(`offers compared, a term solved for, the panels and the shared view, ${mode.toLowerCase()}`, async ({ page }) => {
    await open(page);
    await theme(page, mode).click();
    await page.keyboard.press("Control+s");
    await field(page, "terms.upfront.0.amount").fill("300");
    await tab(page, "rounds");
    // What both look at is an offer made.
    await page.getByRole("button", { name: "Mark as made" }).click();
    await page.click("#table-hold");
    await page.selectOption("#solve-level", { index: 1 });
    await expect(page.locator("#solved tbody tr").nth(1)).toBeVisible();
    await page.locator("#frontier-reader").focus();
    await page.keyboard.press("ArrowRight");
    await expectAccessible(page);
    await page.locator("#tab-rounds").focus();
    for (const open of ["/", "?"]) {
      await page.keyboard.press(open);
      await expect(page.locator(".panel")).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press("Escape");
      await page.locator("#tab-rounds").focus();
    }
    await page.click("#send-offer");
    await page.click("#make-link");
    await expect(page.locator("#link-qr")).toBeVisible();
    await expectAccessible(page);
    await page.click("#panel-close");
    await page.keyboard.press("F2");
    await expectAccessible(page);
    await tab(page, "document");
    await page.selectOption("#doc-since", { index: 1 });
    await expect(page.locator(".paper ins").first()).toBeVisible();
    await expectAccessible(page);
  });
}
