// Every figure: named for a screen reader, read by keys and by pointer, with its data as a table, legible
// and within the page on a phone.
import { TABS, expect, open, openFirst, tab, test, unfold } from "./fixtures.mjs";

const FIGURES = {
  terms: ["terms-cash"],
  assumptions: ["assumed-timeline", "assumed-sales"],
  value: ["value-waterfall", "value-cash", "value-timeline"],
  royalties: ["royalty-sales", "royalty-tiers", "royalty-rate", "royalty-curve", "scenario-values", "scenario-sales"],
  payments: ["payment-paths", "payment-home"],
  diligence: ["peer-deals", "closing-tasks"],
};

for (const [id, figures] of Object.entries(FIGURES)) {
  test(`figures of ${id} have a name, a readout and a table`, async ({ page }) => {
    await open(page);
    await tab(page, id);
    await expect(page.locator("figure.plot")).toHaveCount(figures.length);
    await unfold(page);
    for (const name of figures) {
      const figure = page.locator(`figure#${name}`);
      await figure.scrollIntoViewIfNeeded();
      const svg = figure.getByRole("img");
      await expect(svg).toHaveAccessibleName(/\w/);
      expect(await svg.locator("title").textContent()).toMatch(/\w{3}/);
      expect(await svg.locator("desc").textContent()).toMatch(/\d.*\.$/);
      expect(await svg.locator("desc").textContent(), "no placeholder left").not.toMatch(/[{}]|NaN|undefined/);
      await expectReadout(page, figure);
      await expectTwin(figure);
    }
  });
}

/** The arrow keys and the pointer each choose a place to read; leaving it is leaving no reading behind. */
async function expectReadout(page, figure) {
  const reader = figure.locator(".plot__reader");
  const readout = figure.locator("output");
  await reader.focus();
  await page.keyboard.press("ArrowRight");
  await expect(readout).not.toBeEmpty();
  const first = await readout.innerText();
  await page.keyboard.press("ArrowRight");
  await expect(readout).not.toHaveText(first);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => readout.innerText()).toBe(first);
  await page.keyboard.press("Tab");
  await expect(readout).toBeEmpty();

  const { width, height } = await reader.boundingBox();
  await reader.hover({ position: { x: width * 0.3, y: height * 0.45 } });
  await expect(readout).not.toBeEmpty();
  const left = await readout.innerText();
  await reader.hover({ position: { x: width * 0.8, y: height * 0.75 } });
  await expect.poll(() => readout.innerText()).not.toBe(left);
}

async function expectTwin(figure) {
  const twin = figure.locator("details.twin");
  await twin.locator("summary").click();
  await expect(twin.locator("thead th").nth(1)).toBeVisible();
  const heads = await twin.locator("thead th").allInnerTexts();
  const rows = twin.locator("tbody tr");
  expect(await rows.count()).toBeGreaterThan(1);
  await expect(rows.first().locator("td")).toHaveCount(heads.length);
  await twin.locator("summary").click();
}

/** In the page: the smallest text of each figure as rendered, in CSS px. */
function smallestTexts(figures) {
  return figures.map((figure) => {
    const sizes = [...figure.querySelectorAll("svg text")].map(
      (text) => parseFloat(getComputedStyle(text).fontSize) * Math.abs(text.getScreenCTM().d),
    );
    return { id: figure.id, px: Math.min(...sizes), texts: sizes.length };
  });
}

/** In the page: texts that leave their figure, or that lie on one another. */
function clashes(figures) {
  const found = [];
  for (const figure of figures) {
    const frame = figure.querySelector("svg").getBoundingClientRect();
    const texts = [...figure.querySelectorAll("svg text")].filter((text) => text.textContent.trim());
    const boxes = texts.map((text) => ({ text: text.textContent.trim(), box: text.getBoundingClientRect() }));
    for (const [at, { text, box }] of boxes.entries()) {
      if (box.left < frame.left - 2 || box.right > frame.right + 2) found.push(`${figure.id}: “${text}” leaves the figure`);
      for (const other of boxes.slice(at + 1)) {
        const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (wide > 2 && high > 4) found.push(`${figure.id}: “${text}” on “${other.text}”`);
      }
    }
  }
  return found;
}

for (const language of ["English", "中文"]) {
  test(`figures are legible at 360 px, ${language}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 780 });
    await open(page);
    if (language === "中文") await page.getByRole("button", { name: language }).click();
    for (const id of Object.keys(FIGURES)) {
      await tab(page, id);
      const figures = page.locator("figure.plot");
      await expect(figures).toHaveCount(FIGURES[id].length);
      await unfold(page);
      await expect(figures.locator("svg")).toHaveCount(FIGURES[id].length);
      for (const { id, px, texts } of await figures.evaluateAll(smallestTexts)) {
        expect.soft(texts, id).toBeGreaterThan(2);
        expect.soft(px, id).toBeGreaterThanOrEqual(11);
      }
      expect.soft(await figures.evaluateAll(clashes)).toEqual([]);
    }
  });
}

/** In the page: the elements that stick out to the right of the window and are not in a scrolling box. */
function sticksOut() {
  const scrolls = (element) => element && (/auto|scroll|hidden/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  return [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element.parentElement))
    .map((element) => `${element.tagName} ${element.className} ${element.id}`)
    .slice(0, 5);
}

for (const [what, begin] of [["a public deal", open], ["the example", openFirst]]) test(`no tab scrolls sideways on a phone: ${what}`, async ({ page }) => {
  await begin(page);
  for (const width of [320, 360, 390]) {
    await page.setViewportSize({ width, height: 780 });
    for (const id of TABS) {
      await tab(page, id);
      await page.waitForTimeout(100); // figures are drawn anew at their new width
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect.soft({ id, width, excess, by: excess > 0 ? await page.evaluate(sticksOut) : [] }).toEqual({ id, width, excess: 0, by: [] });
    }
  }
});
