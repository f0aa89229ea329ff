// Ranges typed into assumptions: each form in both languages, what it counts as, what is refused, who sees it.
import { expect, field, leaveShared, open, plain, tab, test } from "./fixtures.mjs";

const ROW = "assumptions.programmes.0.regions.0";
const SALES = `${ROW}.peak_net_sales`;
const STAGE = "assumptions.programmes.0.stages.0";

/** What is typed so long after the last key is a step of its own: see src/domain/history/undo.rs. */
const PAUSE_MS = 1500;

/** What stands under a field of what its range says. */
const shape = (page, path) => page.locator(".control").filter({ has: field(page, path) }).locator(".range");

async function counts(page, path, text, words) {
  await field(page, path).fill(text);
  await expect(shape(page, path).locator("svg path")).toHaveAttribute("d", /^M0 16L.*Z$/);
  await expect.poll(async () => plain(await shape(page, path).innerText())).toContain(words);
}

test("every form of a range shows its curve and what it counts as", async ({ page }) => {
  await open(page);
  await tab(page, "assumptions");
  await counts(page, SALES, "800 to 1400", "counts as 1 100");
  await expect(shape(page, SALES)).toHaveAttribute("title", /Anything from 800 to 1.400 alike/);
  await counts(page, SALES, "1000 ± 20%", "counts as 1 000");
  await counts(page, SALES, "500..900..1600", "counts as 950");
  await expect(shape(page, SALES)).toHaveAttribute("title", /PERT/);
  await counts(page, SALES, "500 / 900 / 1600", "counts as 1 000");
  await counts(page, SALES, "p10 800 p90 1400", "counts as 1 08");
  await counts(page, `${STAGE}.months`, "24 to 36", "counts as 30 months");
  await counts(page, `${STAGE}.pos`, "60% n 40", "counts as 60.0 %");
  await expect(shape(page, `${STAGE}.pos`)).toHaveAttribute("title", /beta/);
  await field(page, SALES).fill("1100");
  await expect(shape(page, SALES)).toHaveCount(0);
});

test("in 亿 a bare range means 亿, and stands with its unit in another", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "中文" }).click();
  await tab(page, "assumptions");
  await page.getByRole("button", { name: "亿", exact: true }).click();
  await counts(page, SALES, "8 至 14", "按11");
  await field(page, SALES).blur();
  await expect(field(page, SALES)).toHaveValue("8 至 14");
  await page.getByRole("button", { name: "万", exact: true }).click();
  await expect(field(page, SALES)).toHaveValue("8 至 14亿");
  await expect(shape(page, SALES)).toContainText("万计");
  await page.getByRole("button", { name: "English", exact: true }).click();
  await expect(shape(page, SALES)).toContainText("counts as 1");
  await field(page, SALES).press("ArrowUp");
  await expect(field(page, SALES)).toHaveValue("8 至 14亿");
});

test("what is no range is refused by name, and a term of the contract takes none", async ({ page }) => {
  await open(page);
  await tab(page, "assumptions");
  const refused = async (path, text, words) => {
    await field(page, path).fill(text);
    await expect(field(page, path)).toHaveAttribute("aria-invalid", "true");
    await expect(page.locator(".control").filter({ has: field(page, path) })).toContainText(words);
  };
  await refused(SALES, "1400 to 800", "A number of the range is below the one before it.");
  await refused(`${STAGE}.pos`, "60 ± 10%", "Write the points");
  await field(page, SALES).fill("1000");
  await field(page, `${STAGE}.pos`).fill("60");
  await tab(page, "terms");
  await refused("terms.upfront.0.amount", "100 to 200", "here one number is needed");
});

test("a range draws a band, which both parties never see; undo and a reload keep what was typed", async ({ page }) => {
  await open(page);
  await tab(page, "assumptions");
  const bands = page.locator("section.score .band");
  const before = await field(page, SALES).inputValue();
  await expect(bands).toHaveCount(0);
  await field(page, SALES).fill("800 to 1400");
  await expect(bands).toHaveCount(2);
  const first = await bands.first().innerText();
  // Longer than what is typed in one go.
  await page.waitForTimeout(PAUSE_MS);
  // Another range: what stood is marked as old until its own band takes its place.
  await field(page, SALES).fill("200 to 2000");
  await expect.poll(() => bands.first().innerText()).not.toBe(first);
  await expect(bands.first()).not.toHaveAttribute("data-stale", "true");
  await page.keyboard.press("F2");
  await expect(bands).toHaveCount(0);
  await expect(page.locator("body")).not.toContainText("200 to 2000");
  await leaveShared(page);
  await expect(bands).toHaveCount(2);
  await page.reload();
  await tab(page, "assumptions");
  await expect(field(page, SALES)).toHaveValue("200 to 2000");
  await expect(bands).toHaveCount(2);
  // Two texts typed apart are two steps.
  await page.locator("#undo").click();
  await expect(field(page, SALES)).toHaveValue("800 to 1400");
  await page.locator("#undo").click();
  await expect(field(page, SALES)).toHaveValue(before);
  await expect(bands).toHaveCount(0);
});
