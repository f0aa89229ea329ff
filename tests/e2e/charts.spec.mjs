// What a figure does beyond showing: says its basis, reads out a year, leaves as a file, shows a stretch of years.
import { amount, expect, field, open, openFirst, plain, tab, test } from "./fixtures.mjs";

/** The bytes a figure is saved as. */
async function file(page, figure, kind) {
  const [download] = await Promise.all([page.waitForEvent("download"), figure.locator(`[data-export=${kind}]`).click()]);
  return Buffer.concat(await (await download.createReadStream()).toArray());
}

test("a title names case and basis, whose model and as of when", async ({ page }) => {
  await open(page);
  await tab(page, "value");
  const caption = page.locator("figure#value-cash figcaption");
  await expect(caption).toContainText(/risk-adjusted · cash after tax · undiscounted · USD m · our model · as of \d/);
  await page.getByRole("button", { name: "Success", exact: true }).click();
  await expect(caption).toContainText("if all succeeds");
  await expect(page.locator("figure#value-waterfall figcaption")).toContainText("present value · at the licensee's rate · USD m");
});

test("a year is read out by keys: every series of the table's row", async ({ page }) => {
  await open(page);
  await tab(page, "value");
  const figure = page.locator("figure#value-cash");
  await figure.locator(".plot__reader").focus();
  for (let step = 0; step < 6; step++) await page.keyboard.press("ArrowRight");
  const readout = plain(await figure.locator("output").innerText());
  // Read aloud, a name and its value are two words.
  expect(plain(await figure.locator("output").textContent())).toMatch(/^Year \d{4} \D/);
  await expect(figure.locator(".plot__cursor")).toHaveClass(/plot__cursor--line/);
  await figure.locator("details.twin summary").click();
  const cells = (await figure.locator("tbody tr").nth(5).locator("td").allInnerTexts()).map(plain);
  for (const cell of cells.filter((text) => !/^(0|0\.0|)$/.test(text))) expect(readout).toContain(cell);
});

test("a figure leaves as SVG, PNG and CSV, and each says what the page says", async ({ page }) => {
  await open(page);
  await tab(page, "value");
  const figure = page.locator("figure#value-cash");
  const svg = (await file(page, figure, "svg")).toString("utf8");
  const parsed = await page.evaluate((text) => {
    const doc = new DOMParser().parseFromString(text, "image/svg+xml");
    return { root: doc.documentElement.tagName, error: doc.querySelector("parsererror")?.textContent ?? "", texts: [...doc.querySelectorAll("text")].map((t) => t.textContent) };
  }, svg);
  expect(parsed).toMatchObject({ root: "svg", error: "" });
  expect(parsed.texts[0]).toBe("Cash by year");
  expect(parsed.texts[1]).toContain("risk-adjusted");
  expect(svg, "colours and face are in the file").not.toMatch(/var\(|href|url\(/);
  expect(svg).toMatch(/font-family="[^"]+"/);
  expect(svg).toMatch(/fill="rgb\(/);

  const size = svg.match(/width="(\d+)" height="(\d+)"/).slice(1).map(Number);
  const png = await file(page, figure, "png");
  expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(size.map((px) => 2 * px));
  expect(png.length).toBeGreaterThan(10_000);

  const csv = (await file(page, figure, "csv")).toString("utf8").replace("\ufeff", "");
  const [head, ...lines] = csv.trim().split("\r\n").map((line) => line.split(","));
  expect(head[1]).toMatch(/\(USD m\)$/);
  await figure.locator("details.twin summary").click();
  await expect(figure.locator("tbody tr").first()).toBeVisible();
  const rows = await figure.locator("tbody tr").all();
  expect(lines).toHaveLength(rows.length);
  for (const [at, row] of rows.entries()) {
    const shown = (await row.locator("td").allInnerTexts()).map(plain);
    expect(lines[at][0]).toBe(shown[0]);
    for (const column of [1, 2, 3]) expect(Math.abs(Number(lines[at][column]) - amount(shown[column]))).toBeLessThanOrEqual(0.5);
  }
});

test("years are chosen by dragging or by two keys, and all come back", async ({ page }) => {
  await open(page);
  await tab(page, "value");
  const figure = page.locator("figure#value-cash");
  await figure.locator("details.twin summary").click();
  const rows = figure.locator("tbody tr");
  await expect(rows.first()).toBeVisible();
  const all = await rows.count();
  const reader = figure.locator(".plot__reader");
  await reader.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await reader.boundingBox();
  await page.mouse.move(x + width * 0.3, y + height * 0.4);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.6, y + height * 0.4, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => rows.count()).toBeLessThan(all * 0.6);
  await figure.locator("[data-export=all]").click();
  await expect(rows).toHaveCount(all);

  // A pointer at rest over the figure would read too.
  await page.mouse.move(0, 0);
  await reader.focus();
  for (let step = 0; step < 4; step++) await page.keyboard.press("ArrowRight");
  const first = await rows.nth(3).locator("td").first().innerText();
  await page.keyboard.press("[");
  await expect(rows).toHaveCount(all - 3);
  await expect(rows.first().locator("td").first()).toHaveText(first);
  for (let step = 0; step < 5; step++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("]");
  await expect(rows).toHaveCount(5);
  await page.keyboard.press("Escape");
  await expect(rows).toHaveCount(all);
});

test("numbers and events behind a figure stand whole, and the scenarios leave no half page empty", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openFirst(page);
  await tab(page, "value");
  const twin = page.locator("figure#value-cash details.twin");
  await twin.locator("summary").click();
  await expect(twin.locator("td.words").first()).toBeVisible();
  expect(await twin.locator("table").evaluate(({ parentElement: box }) => box.scrollWidth - box.clientWidth)).toBe(0);
  await tab(page, "royalties");
  const [values, sales] = [page.locator("figure#scenario-values"), page.locator("figure#scenario-sales")];
  await expect(sales.locator("svg")).toBeVisible();
  const [left, right] = [await values.boundingBox(), await sales.boundingBox()];
  expect(right.x).toBeGreaterThan(left.x + left.width);
  expect(Math.abs(left.y + left.height - (right.y + right.height))).toBeLessThan(120);
});

test("figures are drawn anew for the sheet they are printed on, and for the screen again", async ({ page }) => {
  const widths = () => page.locator("figure.plot svg").evaluateAll((all) => all.map((svg) => Number(svg.getAttribute("viewBox").split(" ")[2])));
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await tab(page, "value");
  await expect(page.locator("figure#value-cash svg")).toBeVisible();
  const screen = await widths();
  expect(Math.max(...screen)).toBeLessThan(390);
  // As the browser lays out the sheet: it waits for nothing that comes later.
  await page.evaluate(() => addEventListener("beforeprint", () => {
    window.printed = [...document.querySelectorAll("figure.plot svg")].map((svg) => Number(svg.getAttribute("viewBox").split(" ")[2]));
  }));
  await page.pdf({ format: "A4" });
  const printed = await page.evaluate(() => window.printed);
  expect(new Set(printed)).toEqual(new Set([680]));
  await expect.poll(widths).toEqual(screen);
});

test("the last offer stands behind the cash of today's terms", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Control+s");
  await tab(page, "value");
  const figure = page.locator("figure#value-cash");
  await expect(figure.locator("svg")).not.toContainText("Offer 1");
  await tab(page, "terms");
  await field(page, "terms.royalties.0.tiers.0.rate").fill("15");
  await tab(page, "value");
  await expect(figure.locator("svg")).toContainText("Offer 1, net of the year");
  await figure.locator("details.twin summary").click();
  await expect(figure.locator("thead")).toContainText("Offer 1, cumulative");
});

test("the offers stand beside their table, each at what it is worth to both", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page);
  await page.keyboard.press("Control+s");
  await tab(page, "terms");
  await field(page, "terms.royalties.0.tiers.0.rate").fill("15");
  await page.keyboard.press("Control+s");
  await tab(page, "rounds");
  const figure = page.locator("figure#offers-trail");
  await expect(figure.locator("svg")).toBeVisible();
  await figure.scrollIntoViewIfNeeded();
  const [plot, table] = [await figure.boundingBox(), await page.locator("#table").boundingBox()];
  expect(plot.x).toBeGreaterThanOrEqual(table.x + table.width - 1);
  expect(plot.y).toBeLessThan(table.y + table.height);
  await figure.locator("details.twin summary").click();
  expect(await figure.locator("tbody").innerText()).toMatch(/\b1\b[\s\S]*\b2\b/);
  await page.setViewportSize({ width: 390, height: 844 });
  const [below, above] = [await figure.boundingBox(), await page.locator("#table").boundingBox()];
  expect(below.y).toBeGreaterThanOrEqual(above.y + above.height - 1);
});
