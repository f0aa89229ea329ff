// Undo and redo of everything, by button and by key, kept over a reload, apart for each deal.
import { expect, field, open, score, tab, test } from "./fixtures.mjs";

const upfront = (page) => field(page, "terms.upfront.0.amount");

test("a field, a row and a choice are taken back and done again", async ({ page }) => {
  await open(page);
  await expect(page.locator("#undo")).toBeDisabled();
  const before = await score(page);
  await upfront(page).fill("300");
  await page.getByRole("button", { name: "Add a tranche" }).click();
  await expect(page.locator("[id^=f-terms-upfront-][id$=-label]")).toHaveCount(4);
  await field(page, "terms.parties.licensor.vehicle").selectOption("hong_kong");
  for (let step = 0; step < 3; step++) await page.locator("#undo").click();
  await expect(page.locator("#undo")).toBeDisabled();
  await expect(upfront(page)).toHaveValue("274.9");
  await expect(page.locator("[id^=f-terms-upfront-][id$=-label]")).toHaveCount(3);
  expect(await score(page)).toEqual(before);
  for (let step = 0; step < 3; step++) await page.locator("#redo").click();
  await expect(upfront(page)).toHaveValue("300");
  await expect(field(page, "terms.parties.licensor.vehicle")).toHaveValue("hong_kong");
});

test("the keys work in a field of the deal, and leave other boxes alone", async ({ page }) => {
  await open(page);
  await upfront(page).fill("300");
  await upfront(page).press("Control+z");
  await expect(upfront(page)).toHaveValue("274.9");
  await upfront(page).press("Control+y");
  await expect(upfront(page)).toHaveValue("300");
  await upfront(page).press("Control+Shift+z");
  await expect(upfront(page)).toHaveValue("300");
  await tab(page, "deals");
  await page.locator("#public-filter").fill("summit");
  await page.locator("#public-filter").press("Control+z");
  await tab(page, "terms");
  await expect(upfront(page)).toHaveValue("300");
});

test("edits can be taken back after a reload, and each deal has its own", async ({ page }) => {
  await open(page);
  await upfront(page).fill("300");
  await page.waitForTimeout(400);
  await page.reload();
  await expect(upfront(page)).toHaveValue("300");
  await tab(page, "deals");
  await page.getByRole("button", { name: "New, blank" }).click();
  await expect(page.locator("#undo")).toBeDisabled();
  await tab(page, "deals");
  await page.locator("table.deals button.link").first().click();
  await expect(upfront(page)).toHaveValue("300");
  await page.locator("#undo").click();
  await expect(upfront(page)).toHaveValue("274.9");
});
