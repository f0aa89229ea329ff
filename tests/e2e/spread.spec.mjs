// What the deal might be worth: ranges among the assumptions, bands below both values, the Risk tab.
import { amount, expect, field, openDeal, openFirst, score, tab, test } from "./fixtures.mjs";

const SALES = "assumptions.programmes.0.regions.0.peak_net_sales";
const POS = "assumptions.programmes.0.stages.0.pos";
const bands = (page) => page.locator(".score .band");
const numbers = async (locator) => (await locator.allTextContents()).map((text) => text.replaceAll("\u202f", ""));

async function ranged(page) {
  await openDeal(page, "Akeso → Summit Therapeutics");
  await tab(page, "assumptions");
  await expect(bands(page)).toHaveCount(0);
  await field(page, SALES).fill("p10 2000 p90 5200");
  await field(page, POS).fill("48.2% n 60");
  await expect(bands(page)).toHaveCount(2);
}

test("a range puts a band below both values at once, and the next key replaces it", async ({ page }) => {
  await ranged(page);
  const settled = () => page.locator(".score .band:not([data-stale])");
  await expect(settled()).toHaveCount(2);
  const before = await numbers(bands(page));
  await field(page, SALES).fill("p10 3000 p90 3600");
  await expect(settled()).toHaveCount(2);
  await expect.poll(() => numbers(bands(page))).not.toEqual(before);
  const width = (text) => {
    const [low, high] = text.split(" to ").map((cell) => amount(cell.split(" ·")[0]));
    return high - low;
  };
  const after = await numbers(settled());
  expect(width(after[1])).toBeLessThan(width(before[1]));
  // Without a range there is no band.
  await field(page, SALES).fill("3500");
  await field(page, POS).fill("48.2");
  await expect(bands(page)).toHaveCount(0);
});

test("the Risk tab tells the spread, its causes and its outcomes, and the outcomes sum to the values", async ({ page }) => {
  test.slow();
  await ranged(page);
  await tab(page, "risk");
  for (const figure of ["exceedance", "ends", "drivers", "carried", "approval", "curve", "outcomes"]) {
    await expect(page.locator(`#risk-${figure} svg`)).toBeVisible({ timeout: 30_000 });
  }
  const drivers = page.locator("#risk-drivers ~ * table, table").filter({ hasText: "Swing" });
  await expect(drivers.locator("tbody tr")).toHaveCount(2, { timeout: 30_000 });
  const parts = (await numbers(drivers.locator("tbody td:nth-child(2)"))).map(parseFloat);
  expect(parts[0] + parts[1]).toBeLessThan(103);
  expect(parts[0] + parts[1]).toBeGreaterThan(90);
  // 16 sets of four regions and the failure before.
  const fates = page.locator("table").filter({ hasText: "Weighted sum" });
  await expect(fates.locator("tbody tr")).toHaveCount(18);
  // Fates are told at own rates.
  await page.getByRole("button", { name: "each at its own rate" }).click();
  const { licensor, licensee } = await score(page);
  const sums = await numbers(fates.locator("tr.sum td"));
  expect([sums[1], sums[2]]).toEqual([licensor, licensee].map((text) => text.replaceAll(" ", "")));
  // What happens in the end is wider than what is believed of the average.
  await expect(page.locator("table").filter({ hasText: "Standard deviation" }).locator("td.number")).toHaveCount(18, { timeout: 30_000 });
  // Two ranges at a time.
  await expect(page.locator(".heat-table tbody tr")).toHaveCount(21);
  // A range leads to its field.
  await drivers.getByRole("button").first().click();
  await expect(page.locator("#tab-assumptions")).toHaveAttribute("aria-current", "page");
  await expect(page.locator(":focus")).toHaveAttribute("id", /^f-assumptions/);
});

test("without a range the tab says how to type one; in front of both parties nothing of it is seen", async ({ page }) => {
  await openFirst(page);
  await tab(page, "assumptions");
  for (const path of await page.locator("main input").evaluateAll((all) => all.filter((it) => /to|\.\.|±|p10/.test(it.value)).map((it) => it.id))) {
    await page.locator(`[id="${path}"]`).fill("50");
  }
  await tab(page, "risk");
  await expect(page.locator("main")).toContainText("No assumption is a range yet.");
  await tab(page, "assumptions");
  await field(page, SALES).fill("800 to 2000");
  await expect(bands(page)).toHaveCount(2);
  await page.keyboard.press("F2");
  await expect(bands(page)).toHaveCount(0);
  await expect(page.locator("#tab-risk")).toHaveCount(0);
});

test("the fan, the dots and the packages tell how far the deal may go, and drop it with the next key", async ({ page }) => {
  test.slow();
  await openFirst(page);
  await tab(page, "assumptions");
  await field(page, SALES).fill("800 to 2000");
  await tab(page, "risk");
  // Fifty dots of each side, to be counted in the table as well.
  const dots = page.locator("#risk-dots");
  await expect(dots.locator("svg")).toBeVisible();
  await dots.locator("summary").click();
  await expect(dots.locator("tbody tr").first()).toBeVisible();
  const counts = await dots.locator("tbody tr").evaluateAll((rows) =>
    [1, 2].map((column) => rows.reduce((sum, row) => sum + Number(row.cells[column].textContent), 0)),
  );
  expect(counts).toEqual([50, 50]);
  // The fan: a row a year, five percentiles and a mean of each side.
  const fan = page.locator("#risk-fan");
  await fan.locator("summary").click();
  await expect(fan.locator("thead th")).toHaveCount(13, { timeout: 30_000 });
  await expect(page.locator("main")).toContainText(/Licensee, cash in all above zero for good: as likely as not/);
  await expect(page.locator("main")).toContainText("All figures are in the deal's currency");
  const cells = await fan.locator("tbody tr:last-child td").allTextContents();
  const value = (cell) => amount(cell.replaceAll("\u202f", ""));
  const [low, high, lower, upper, mean] = cells.slice(1, 6).map(value);
  expect(low).toBeLessThanOrEqual(lower);
  expect(lower).toBeLessThanOrEqual(upper);
  expect(upper).toBeLessThanOrEqual(high);
  expect(mean).toBeLessThan(high);
  // Packages and offers.
  await tab(page, "rounds");
  const reach = page.locator("#packages .reach");
  await expect(reach.filter({ hasText: "of our ranges" })).toHaveCount(8, { timeout: 30_000 });
  await expect(page.locator("#offers-trail svg")).toContainText("nine cases in ten of our ranges");
  await page.locator("#offers-trail summary").click();
  await expect(page.locator("#offers-trail thead")).toContainText("Licensee · One in twenty above");
  // Without a range nothing reaches anywhere.
  await tab(page, "assumptions");
  await field(page, SALES).fill("1300");
  await tab(page, "rounds");
  await expect(page.locator("#packages tbody .reach").first()).toBeAttached({ timeout: 30_000 });
  await expect(reach.filter({ hasText: "of our ranges" })).toHaveCount(0);
  await expect(page.locator("#offers-trail svg")).not.toContainText("of our ranges");
});
