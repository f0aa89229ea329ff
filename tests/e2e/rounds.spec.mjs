// The negotiation: offers saved, compared, laid back; a term solved for; two terms along a line; two models.
import { amount, downloaded, expect, field, open, openFirst, plain, score, showExact, tab, test } from "./fixtures.mjs";

const cells = async (row) => (await row.locator("td").allInnerTexts()).map(plain);
const saveAs = async (page, side, note) => {
  await tab(page, "rounds");
  await page.selectOption("#round-side", side);
  await page.fill("#round-note", note);
  await page.click("#round-save");
};

test("three rounds are saved, listed with their values, and the first is laid back", async ({ page }) => {
  await open(page);
  const first = await score(page);
  await saveAs(page, "licensor", "their opening");
  await tab(page, "terms");
  await field(page, "terms.upfront.0.amount").fill("200");
  await saveAs(page, "licensee", "our answer");
  await tab(page, "terms");
  await field(page, "terms.royalties.0.tiers.0.rate").fill("12");
  await saveAs(page, "licensor", "");
  const rows = page.locator("#offers tbody tr");
  await expect(rows).toHaveCount(3);
  expect((await cells(rows.nth(0)))[0]).toBe("Licensor");
  expect((await cells(rows.nth(0))).slice(2, 7)).toEqual([first.headline, first.upfront, first.licensor, first.licensee, first.share]);
  await expect(rows.nth(1).locator("input")).toHaveValue("our answer");
  // Values are those of today's assumptions, in every row.
  const last = await score(page);
  expect((await cells(rows.nth(2))).slice(2, 7)).toEqual([last.headline, last.upfront, last.licensor, last.licensee, last.share]);
  await page.click("#round-0-restore");
  expect(await score(page)).toEqual(first);
  await expect(rows).toHaveCount(3);
  await page.locator("#undo").click();
  expect(await score(page)).toEqual(last);
  await page.waitForTimeout(400);
  await page.reload();
  await expect(rows).toHaveCount(3);
});

test("what changed is told term by term, and its parts make the whole", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Control+s");
  await showExact(page);
  const before = await score(page);
  // In 万.
  await field(page, "terms.upfront.0.amount").fill("30000");
  await field(page, "terms.royalties.0.tiers.0.rate").fill("12");
  await field(page, "terms.payment.gross_up").selectOption("true");
  await tab(page, "rounds");
  const table = page.locator("#changes");
  await expect(table.locator("tbody tr:not(.group)")).toHaveCount(3);
  await expect(table.locator("tr.group")).toHaveText(["首付款", "特许权使用费", "预提所得税及税费"]);
  await expect(table.locator("del").first()).toHaveText("2.749亿美元");
  await expect(table.locator("ins").first()).toHaveText("3亿美元");
  const after = await score(page);
  const rows = await table.locator("tbody tr:not(.group)").all();
  const inTurn = await Promise.all(rows.map(async (row) => (await cells(row)).slice(4, 6).map(amount)));
  const total = (await cells(table.locator("tfoot tr"))).map(amount);
  for (const [at, side] of ["licensor", "licensee"].entries()) {
    const parts = inTurn.reduce((sum, row) => sum + row[at], 0);
    expect(Math.abs(parts - total[at])).toBeLessThanOrEqual(2);
    expect(Math.abs(amount(after[side]) - amount(before[side]) - total[at])).toBeLessThanOrEqual(2);
  }
  // A changed term leads to its field.
  await table.locator("button.link").first().click();
  await expect(field(page, "terms.upfront.0.amount")).toBeFocused();
});

test("the document marks the changes, and the Word file tracks them", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Control+s");
  await field(page, "terms.upfront.0.amount").fill("300");
  await tab(page, "document");
  await expect(page.locator(".paper ins")).toHaveCount(0);
  await page.selectOption("#doc-since", { index: 1 });
  const upfront = page.locator("#clause-upfront");
  await expect(upfront.locator("td del")).toHaveText(["USD 274.9 million"]);
  await expect(upfront.locator("td ins")).toHaveText(["USD 300 million"]);
  await upfront.locator("td ins").getByRole("button").click();
  await expect(field(page, "terms.upfront.0.amount")).toBeFocused();
  await tab(page, "document");
  await page.selectOption("#doc-since", { index: 1 });
  expect(await downloaded(page, () => page.click("#doc-md"))).not.toContain("274.9");
  const [file] = await Promise.all([page.waitForEvent("download"), page.click("#doc-docx")]);
  expect(file.suggestedFilename()).toMatch(/\.docx$/);
});

test("a term is solved for, shown with both values, and applied", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Control+s");
  const before = await score(page);
  await field(page, "terms.upfront.0.amount").fill("400");
  await tab(page, "rounds");
  await page.click("#table-hold");
  await page.getByRole("button", { name: "rNPV licensor" }).click();
  await page.selectOption("#solve-level", { index: 1 });
  const row = page.locator("#solved tbody tr");
  await expect(row.nth(1)).toContainText("points");
  // Rounded for the licensee, which the example is seen as: the licensor has no more than before.
  await expect(row.nth(1)).toContainText("+");
  await expect(row).toHaveCount(4);
  await page.click("#solve-apply-0");
  const after = await score(page);
  expect(amount(after.licensor)).toBeLessThanOrEqual(amount(before.licensor));
  // A quarter of a point is worth some two hundredths of it.
  expect(amount(after.licensor)).toBeGreaterThan(0.97 * amount(before.licensor));
  await tab(page, "terms");
  for (const tier of [0, 1]) {
    expect(Number(await field(page, `terms.royalties.0.tiers.${tier}.rate`).inputValue()) % 0.25).toBe(0);
  }
  await tab(page, "rounds");
  // Asked again, since the tab was left. No value in range: said, with what the term can do.
  await page.click("#table-hold");
  await page.fill("#solve-target", "90000");
  await expect(page.locator("#solve-none")).toContainText("only");
  await page.fill("#solve-target", "nonsense");
  await expect(page.getByText("“nonsense”").or(page.locator(".message").first())).toBeVisible();
});

test("the offer moves along a line by keys and by dragging, and is applied", async ({ page }) => {
  await open(page);
  await tab(page, "rounds");
  const before = await score(page);
  const figure = page.locator("figure#frontier");
  await expect(figure.locator("svg")).toBeVisible();
  await page.locator("#frontier-reader").focus();
  for (let step = 0; step < 9; step++) await page.keyboard.press("ArrowRight");
  await expect(page.getByText("would keep that value")).toBeVisible();
  for (let step = 0; step < 8; step++) await page.keyboard.press("ArrowLeft");
  await expect(page.locator("#frontier-moved")).toBeVisible();
  const text = plain(await page.locator("#frontier-moved").innerText());
  const box = await page.locator("#frontier-reader").boundingBox();
  await page.mouse.move(box.x + box.width * 0.1, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.14, box.y + 60, { steps: 4 });
  await page.mouse.up();
  await expect(page.locator("#frontier-moved")).not.toHaveText(text);
  await page.click("#frontier-apply");
  const after = await score(page);
  expect(after.upfront).not.toBe(before.upfront);
  // The line is drawn at the licensor's own rate.
  await tab(page, "value");
  await page.locator("#undo").click();
  expect((await score(page)).upfront).toBe(before.upfront);
});

test("values are seen through the other side's model, and one's own comes back", async ({ page }) => {
  await open(page);
  const own = await score(page);
  await tab(page, "assumptions");
  await page.click("#model-other");
  await expect(page.locator("#state")).toContainText("Other side's model");
  await field(page, "assumptions.licensee.discount_rate").fill("14");
  const other = await score(page);
  expect(other.licensee).not.toBe(own.licensee);
  await page.keyboard.press("F3");
  expect(await score(page)).toEqual(own);
  await expect(field(page, "assumptions.licensee.discount_rate")).toHaveValue("10");
  await page.waitForTimeout(400);
  await page.reload();
  await expect(page.locator("section.score b").last()).not.toHaveText("…");
  expect((await score(page)).licensee).toBe(own.licensee);
  await page.keyboard.press("F3");
  expect((await score(page)).licensee).toBe(other.licensee);
  // What is typed in either view is undone in its own set.
  await page.locator("#undo").click();
  expect((await score(page)).licensee).toBe(own.licensee);
});

test("an offer over a region since removed says why it has no value", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Control+s");
  await page.locator("[id='f-terms-territory-licensed-JP']").uncheck();
  await tab(page, "assumptions");
  await page.locator("[id='row-assumptions-programmes-0-regions.2-remove']").click();
  await tab(page, "rounds");
  await expect(page.getByText("JP is licensed but has no assumptions").first()).toBeVisible();
  await expect(page.locator("#changes tbody tr:not(.group)")).toHaveCount(2);
});

test("the table is read, our value held, the way met half, a package laid, a trade applied, and nothing of it is shared", async ({ page }) => {
  await open(page);
  await saveAs(page, "licensee", "");
  await tab(page, "terms");
  await field(page, "terms.upfront.0.amount").fill("320");
  await field(page, "terms.royalties.0.tiers.0.rate").fill("12.5");
  await saveAs(page, "licensor", "");
  await tab(page, "terms");
  await field(page, "terms.upfront.0.amount").fill("290");
  await tab(page, "rounds");
  const table = page.locator("#table");
  await expect(table.locator("thead th")).toHaveText(["Term", "1 Licensee", "2 Licensor", "Draft", "Gap to offer 2"]);
  await expect(table.locator("tbody tr:not(.group)")).toHaveCount(2);
  const upfront = table.locator("tbody tr").filter({ hasText: "USD 290 million" });
  await expect(upfront.locator("td b")).toHaveCount(2);
  await expect(upfront.locator("td").last()).toHaveText("30.0");
  await expect(upfront.locator(".worth")).toHaveCount(2);
  await expect(page.locator("#table-sentence")).toContainText("to us");
  // Solving is asked from the cell, or for the draft as a whole, and writes whole steps.
  await upfront.locator("button.ask").click();
  await expect(page.locator("#solve-lever")).toBeFocused();
  await expect(page.locator("#solved tbody tr")).toHaveCount(4);
  await page.click("#table-hold");
  await page.click("#solve-apply-0");
  await tab(page, "terms");
  const rate = field(page, "terms.royalties.0.tiers.0.rate");
  expect((Number(await rate.inputValue()) * 4) % 1).toBe(0);
  await tab(page, "rounds");
  await page.click("#table-halfway");
  await tab(page, "terms");
  await expect(field(page, "terms.upfront.0.amount")).toHaveValue("297");
  await tab(page, "rounds");
  // Three packages and one by own weights; the first is laid on the table in one step.
  const packages = page.locator("#packages tbody tr");
  await expect(packages.locator("[id$='-lay']")).toHaveCount(4, { timeout: 20000 });
  const before = await score(page);
  await page.click("#package-0-lay");
  expect(amount((await score(page)).upfront)).toBeGreaterThan(amount(before.upfront));
  await page.locator("#undo").click();
  await expect(page.locator("#trade-0-apply")).toBeVisible({ timeout: 20000 });
  const gain = amount(await page.locator("#better tbody tr").first().locator("td").first().innerText());
  expect(gain).toBeGreaterThan(0);
  await page.click("#trade-0-apply");
  // Saved for the other side to see later, or signed and sent at once.
  await page.click("#table-send");
  await expect(page.locator("#offer-message")).toBeFocused();
  await page.click("#panel-close");
  await page.selectOption("#round-side", "licensee");
  await page.click("#round-save");
  await expect(page.locator("#offers tbody tr")).toHaveCount(3);
  await page.keyboard.press("F2");
  await expect(table.locator("tbody tr").first()).toBeVisible();
  for (const id of ["packages", "better", "offers", "concessions", "solved", "table-sentence", "table-hold"]) {
    await expect(page.locator(`#${id}`)).toHaveCount(0);
  }
  await expect(table.locator(".worth")).toHaveCount(0);
  await expect(table.locator("tfoot tr")).toHaveCount(2);
});

test("of many offers six stand beside each other, and the others are a step away", async ({ page }) => {
  await open(page);
  for (let offer = 1; offer <= 8; offer++) {
    await field(page, "terms.upfront.0.amount").fill(`${200 + offer}`);
    await page.keyboard.press("Control+s");
  }
  await tab(page, "rounds");
  const heads = page.locator("#table thead th");
  // The names of the terms, the offers, the gap; the draft says what the last offer says.
  await expect(heads.nth(1)).toContainText("3 ");
  await expect(heads.nth(6)).toContainText("8 ");
  await expect(page.getByText("Offers 3 to 8 of 8")).toBeVisible();
  await expect(page.locator("#table-later")).toBeDisabled();
  await page.click("#table-earlier");
  await expect(heads.nth(1)).toContainText("1 ");
  await expect(heads.nth(6)).toContainText("6 ");
  // What stands now is beside them: from there a term is found, and solved for.
  await expect(heads.nth(7)).toContainText("8 ");
  await expect(page.locator("#table-earlier")).toBeDisabled();
  const upfront = page.locator("#table tbody tr").filter({ hasText: "USD 201 million" });
  await expect(upfront.locator("td").nth(5)).toContainText("USD 206 million");
  await expect(upfront.locator("td").nth(6)).toContainText("USD 208 million");
  // Every offer has its value, those before the newest too.
  await expect(page.locator("#offers tbody tr")).toHaveCount(8);
  await expect(page.locator("#table tfoot tr").nth(2).locator("td").first()).not.toHaveText("–");
  await page.click("#table-later");
  await expect(page.locator("#table-later")).toBeDisabled();
});

test("on a phone three offers, the draft and how far they are apart are in sight", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openFirst(page);
  const upfront = async (amount) => {
    await tab(page, "terms");
    await field(page, "terms.upfront.0.amount").fill(amount);
    await tab(page, "rounds");
  };
  await upfront("70");
  await page.keyboard.press("Control+s");
  await upfront("72");
  const heads = page.locator("#table thead th");
  for (const language of ["中文", "English"]) {
    await page.getByRole("button", { name: language }).click();
    await expect(heads).toHaveCount(6);
    for (const head of await heads.all()) await expect(head).toBeInViewport({ ratio: 1 });
    const sideways = await page.locator("#table").evaluate(({ parentElement: box }) => box.scrollWidth - box.clientWidth);
    expect(sideways, language).toBe(0);
  }
  // With more of them the distance stays where it is.
  await page.keyboard.press("Control+s");
  await upfront("74");
  await page.setViewportSize({ width: 320, height: 700 });
  await expect(heads).toHaveCount(7);
  await heads.last().scrollIntoViewIfNeeded();
  const [gap, box] = await page.locator("#table").evaluate((table) => {
    table.parentElement.scrollLeft = 0;
    const right = (element) => element.getBoundingClientRect().right;
    return [right(table.querySelector("thead th.gap")), right(table.parentElement)];
  });
  expect(gap).toBeLessThanOrEqual(box + 1);
});

test("what each side gave is drawn once one has made a second offer", async ({ page }) => {
  await openFirst(page);
  await tab(page, "rounds");
  await expect(page.getByText("No side has made a second offer yet")).toBeVisible();
  await expect(page.locator("figure#concessions")).toHaveCount(0);
  await tab(page, "terms");
  await field(page, "terms.upfront.0.amount").fill("70");
  await page.keyboard.press("Control+s");
  await tab(page, "rounds");
  await expect(page.locator("figure#concessions svg")).toBeVisible();
});

test("packages are ours, one deal's alternatives of the next offer; what is done to an offer is said and taken back", async ({ page }) => {
  await openFirst(page);
  await tab(page, "rounds");
  await expect(page.locator("#package-1-save")).toBeVisible({ timeout: 20_000 });
  await page.click("#package-0-save");
  await page.click("#package-1-save");
  const rows = page.locator("#offers tbody tr");
  await expect(rows).toHaveCount(4);
  for (const at of [2, 3]) {
    await expect(rows.nth(at).locator("th")).toHaveText(/^3\s*not made yet$/);
    await expect(rows.nth(at).locator("td").first()).toHaveText("Licensee");
  }
  await expect(rows.nth(2).locator("input")).toHaveValue("Front-loaded");
  await expect(page.locator("#table thead th").nth(3)).toHaveText(/^3 Licensee\s*not made yet$/);
  // A package is no move: the figures are still measured against their offer.
  await expect(page.locator("section.score small").first()).toHaveText("as in offer 2");
  await page.click("#round-0-restore");
  await expect(page.locator(".notice")).toContainText("Offer 1 is on the table again.");
  await page.click("#round-1-remove");
  await expect(page.locator(".notice")).toContainText("Offer 2 was removed.");
  await expect(rows).toHaveCount(3);
  await page.locator(".notice").getByRole("button", { name: "Undo" }).click();
  await expect(rows).toHaveCount(4);
});
