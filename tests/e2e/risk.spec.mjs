// The Risk tab: the audit run beside the exact figures.
import { expect, field, open, plain, tab, test } from "./fixtures.mjs";

const status = (page) => page.locator("#audit-status");

/** The deal with two ranges, on the Risk tab. */
async function openRanged(page) {
  await open(page);
  await tab(page, "assumptions");
  await field(page, "assumptions.programmes.0.regions.0.peak_net_sales").fill("p10 2000 p90 5200");
  await field(page, "assumptions.licensee.cogs").fill("10 to 18");
  await tab(page, "risk");
  await expect(page.locator("#audit-run")).toBeVisible();
}

test("an audit run agrees with the exact mean and has the same digits again", async ({ page }) => {
  await openRanged(page);
  await page.locator("#audit-paths").fill("50,000");
  await page.locator("#audit-seed").fill("7");
  await page.locator("#audit-run").click();
  const table = page.locator("#audit-table");
  await expect(table).toBeVisible({ timeout: 60_000 });
  await expect(status(page)).toContainText("seed 7");
  await expect(status(page)).toContainText("PCG-XSH-RR 64/32");
  await expect(table.locator("tbody tr").last()).toContainText("within 3");
  const mean = async () => (await table.locator("tbody tr").first().locator("td").allInnerTexts()).map(plain);
  const first = await mean();
  await page.locator("#audit-run").click();
  await expect(table).toBeVisible({ timeout: 60_000 });
  const second = await mean();
  expect([second[0], second[2]]).toEqual([first[0], first[2]]);
  // Printed with the page.
  await page.emulateMedia({ media: "print" });
  await expect(table).toBeVisible();
});

test("paths without end are refused by name, a run is cancelled, an edit stops it and says so", async ({ page }) => {
  await openRanged(page);
  const paths = page.locator("#audit-paths");
  // As many as stand there at first are drawn.
  await page.locator("#audit-run").click();
  await page.locator("#audit-cancel").click();
  await paths.fill("10^9");
  await page.locator("#audit-run").click();
  await expect(status(page)).toHaveText(/1\s000\s000\s000 paths are too many: 10\s000\s000 are the most\./);
  await paths.fill("some");
  await page.locator("#audit-run").click();
  await expect(status(page)).toContainText("a whole number from 1 to");
  await paths.fill("10 000 000");
  await page.locator("#audit-run").click();
  await expect(page.locator("section progress")).toBeVisible();
  await page.locator("#audit-cancel").click();
  await expect(status(page)).toHaveText("Cancelled.");
  await expect(page.locator("section progress")).toHaveCount(0);
  await page.locator("#audit-run").click();
  await expect(status(page)).toContainText("of 10");
  await page.keyboard.press("Control+z");
  await expect(status(page)).toHaveText("Stopped: the deal changed while the paths were drawn.");
});

test("once all is known the worker is asked nothing more and tells nothing more", async ({ page }) => {
  await page.addInitScript(() => {
    const { Worker } = window;
    window.told = 0;
    window.Worker = class extends Worker {
      constructor(...args) {
        super(...args);
        this.addEventListener("message", () => window.told++);
      }
    };
  });
  await openRanged(page);
  await expect(page.locator("p[role=status]", { hasText: "as precise as it gets" })).toBeVisible({ timeout: 60_000 });
  await expect(page.locator(".heat-table")).toBeVisible();
  const told = await page.evaluate(() => window.told);
  expect(told).toBeGreaterThan(5);
  await page.waitForTimeout(1500);
  expect(await page.evaluate(() => window.told)).toBe(told);
});
