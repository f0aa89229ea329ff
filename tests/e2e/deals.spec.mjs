// Many deals in one browser: where they come from, and that none is lost or replaced by a bad file.
import { downloaded, expect, field, importText, open, openDeal, openFirst, plain, score, tab, test } from "./fixtures.mjs";

const AKESO_SUMMIT = "Akeso - Summit, ivonescimab (public terms, illustrative assumptions)";

const title = (page) => page.getByRole("heading", { level: 1 });
const rows = (page) => page.locator("table.deals tbody tr");
const deskRow = (page) => rows(page).filter({ has: page.locator("input.rename") });
const act = (row, name) => row.getByRole("button", { name, exact: true });

/** Expects the deal on the desk to be valued, with nothing refused on any tab. */
async function expectSound(page) {
  await expect.soft(page.locator("section.score"), await title(page).innerText()).not.toHaveAttribute("data-stale");
  await expect.soft(page.locator("[aria-invalid=true]")).toHaveCount(0);
  expect.soft((await score(page)).licensor, await title(page).innerText()).toMatch(/\d/);
}

test("a blank deal can be filled", async ({ page }) => {
  await open(page);
  await tab(page, "deals");
  await page.getByRole("button", { name: "New, blank" }).click();
  await expect(page.locator("#tab-terms")).toHaveAttribute("aria-current", "page");
  await expectSound(page);
  await field(page, "title").fill("Ours");
  await expect(title(page)).toHaveText("Ours");
  await page.getByRole("button", { name: "Add a tranche" }).click();
  const row = await page.locator("[id^=f-terms-upfront-][id$=-label]").count() - 1;
  await field(page, `terms.upfront.${row}.label`).fill("signing");
  await field(page, `terms.upfront.${row}.days_after_effective`).fill("0");
  await field(page, `terms.upfront.${row}.amount`).fill("30");
  await expect.poll(async () => (await score(page)).upfront).toBe("30.0");
});

for (const [stage, modality] of [
  ["preclinical", "sirna"],
  ["phase1", "bispecific"],
  ["phase2", "adc"],
  ["phase3", "small_molecule"],
  ["approved_china", "cell_therapy"],
]) {
  test(`a template of ${modality} at ${stage} is a whole deal, marked illustrative`, async ({ page }) => {
    await open(page);
    await tab(page, "deals");
    await page.locator("#template-stage").selectOption(stage);
    await page.locator("#template-modality").selectOption(modality);
    await page.getByRole("button", { name: "New from template" }).click();
    await expect(field(page, "terms.products.0.modality")).toHaveValue(modality);
    await expectSound(page);
    const amount = field(page, "terms.upfront.0.amount");
    await expect(amount).toHaveAttribute("data-basis", "illustrative");
    await amount.fill("41");
    await expect(amount).not.toHaveAttribute("data-basis", "illustrative");
    await expect(amount).toHaveAccessibleDescription("");
  });
}

test("every public deal opens with its published total and nothing that blocks", async ({ page }) => {
  test.slow();
  await open(page);
  await tab(page, "deals");
  const deals = page.locator(".public tbody tr");
  await expect(deals).toHaveCount(97);
  // Every fourth: all of them are opened natively.
  for (let at = 0; at < 97; at += 4) {
    await tab(page, "deals");
    const cells = await deals.nth(at).locator("td").allInnerTexts();
    const [, parties, , , upfront, total] = cells.map((cell) => (cell.trim() === "–" ? "" : cell));
    await deals.nth(at).getByRole("button").click();
    await expect(page.locator("#tab-terms")).toHaveAttribute("aria-current", "page");
    await expectSound(page);
    const shown = await score(page);
    // What was not published is assumed; shares bought beside the total (I-Mab, Vor) stand beside it.
    if (!plain(upfront) || !plain(total) || /^I-Mab|Vor Bio$/.test(parties)) continue;
    expect.soft({ parties, upfront: shown.upfront, total: shown.headline }).toEqual({
      parties,
      upfront: plain(upfront),
      total: plain(total).replace(/^[>~] /, ""),
    });
  }
  await tab(page, "assumptions");
  await expectSound(page);
  await tab(page, "deals");
  await expect(rows(page)).toHaveCount(26);
});

test("what was published is marked so, the rest as illustrative until edited", async ({ page }) => {
  await openDeal(page, "Hansoh → GSK");
  await expect(field(page, "terms.upfront.0.amount")).toHaveAttribute("data-basis", "published");
  await expect(field(page, "terms.upfront.0.amount")).toHaveAccessibleDescription(/As published: https:/);
  await expect(field(page, "terms.royalties.0.tiers.0.rate")).toHaveAttribute("data-basis", "illustrative");
});

test("public deals are filtered by any of their words", async ({ page }) => {
  await open(page);
  await tab(page, "deals");
  await page.getByLabel("Filter").fill("astraz");
  await expect(page.locator(".public tbody tr")).toHaveCount(10);
  await page.getByLabel("Filter").fill("nobody");
  await expect(page.getByText("No deal matches.")).toBeVisible();
});

test("deals are duplicated, renamed, deleted and brought back", async ({ page }) => {
  await open(page);
  await tab(page, "deals");
  await act(rows(page).first(), "Duplicate").click();
  await expect(rows(page)).toHaveCount(2);
  await expect(title(page)).toHaveText(`${AKESO_SUMMIT} (copy)`);
  await deskRow(page).getByRole("textbox").fill("Round two");
  await expect(title(page)).toHaveText("Round two");

  await page.getByRole("button", { name: AKESO_SUMMIT, exact: true }).click();
  await expect(title(page)).toHaveText(AKESO_SUMMIT);
  await tab(page, "deals");
  await act(rows(page).filter({ hasText: "Round two" }), "Delete").click();
  await expect(rows(page)).toHaveCount(1);
  await expect(page.locator(".notice")).toContainText("Deleted “Round two”.");
  await page.locator(".notice").getByRole("button", { name: "Undo" }).click();
  await expect(rows(page)).toHaveCount(2);
  await page.reload();
  await expect(rows(page)).toHaveCount(2);
  await expect(page.getByText("Round two")).not.toHaveCount(0);
});

test("the deal on the desk can be deleted and brought back with its last edit", async ({ page }) => {
  await open(page);
  await field(page, "terms.upfront.0.amount").fill("301");
  await tab(page, "deals");
  await act(rows(page).first(), "Delete").click();
  await page.locator(".notice").getByRole("button", { name: "Undo" }).click();
  await tab(page, "terms");
  await expect(field(page, "terms.upfront.0.amount")).toHaveValue("301");
});

const exported = (page) => downloaded(page, () => act(deskRow(page), "Back up (private)").click());

test("export and import give the same file, half-typed fields included", async ({ page }) => {
  await open(page);
  await field(page, "terms.upfront.0.amount").fill("300.5");
  await field(page, "terms.upfront.1.amount").fill("3oo");
  await field(page, "terms.royalties.0.tiers.0.rate").fill("9.75");
  await tab(page, "deals");
  const file = await exported(page);
  const deal = JSON.parse(file);
  expect([deal.format, deal.version]).toEqual(["parley-deal", 2]);
  expect(deal.terms.upfront.map(({ amount }) => amount)).toEqual([300.5, "3oo", 200]);
  expect(deal.terms.royalties[0].tiers[0].rate).toBe(0.0975);
  await importText(page, "back.parley.json", file);
  await expect(page.locator("#tab-terms")).toHaveAttribute("aria-current", "page");
  await expect(field(page, "terms.upfront.1.amount")).toHaveValue("3oo");
  await tab(page, "deals");
  await expect(rows(page)).toHaveCount(2);
  expect(await exported(page)).toBe(file);
});

test("a bad file is refused with a sentence, and the deal stays", async ({ page }) => {
  await open(page);
  await field(page, "terms.upfront.0.amount").fill("300");
  await tab(page, "deals");
  const file = await exported(page);
  const deal = JSON.parse(file);
  const milestones = Array.from({ length: 10_000 }, (_, n) => ({ ...deal.terms.milestones[0], id: `m${n}` }));
  const bad = {
    "truncated.json": [file.slice(0, 700), "not a complete JSON document"],
    "empty.json": ["", "not a complete JSON document"],
    "foreign.json": ['{"name":"left-pad","version":"1.3.0"}', "not a Parley deal file"],
    "list.json": ["[1,2,3]", "not a Parley deal file"],
    "newer.json": [JSON.stringify({ ...deal, version: 7 }), "version 7, newer than this page reads"],
    "many.json": [JSON.stringify({ ...deal, terms: { ...deal.terms, milestones } }), "10000 rows"],
    "shape.json": [JSON.stringify({ ...deal, terms: { ...deal.terms, royalties: 3 } }), "list"],
  };
  for (const [name, [text, says]] of Object.entries(bad)) {
    await importText(page, name, text);
    const notice = page.locator(".notice");
    await expect(notice).toContainText(`“${name}” was not opened:`);
    await expect.soft(notice).toContainText(says);
    await expect(rows(page)).toHaveCount(1);
    await notice.getByRole("button", { name: "Dismiss" }).click();
  }
  await tab(page, "terms");
  await expect(field(page, "terms.upfront.0.amount")).toHaveValue("300");
});

/** What must work whatever the browser stores: editing, a second deal, going back to the first. */
async function expectUsable(page) {
  await field(page, "terms.upfront.0.amount").fill("300");
  await expect.poll(async () => (await score(page)).headline).toBe("5 025");
  await tab(page, "deals");
  await page.getByRole("button", { name: "New, blank" }).click();
  await expect(page.locator("#tab-terms")).toHaveAttribute("aria-current", "page");
  await tab(page, "deals");
  await expect(rows(page)).toHaveCount(2);
  await page.locator("table.deals").getByRole("button", { name: AKESO_SUMMIT, exact: true }).click();
  await expect(field(page, "terms.upfront.0.amount")).toHaveValue("300");
  await tab(page, "deals");
  expect(JSON.parse(await exported(page)).terms.upfront[0].amount).toBe(300);
}

/** In the page, before its scripts: a browser that gives it no storage. */
function blockStorage() {
  for (const name of ["localStorage", "indexedDB"]) {
    Object.defineProperty(window, name, {
      get() {
        throw new DOMException("The user denied access", "SecurityError");
      },
    });
  }
}

/** In the page, before its scripts: no room, as long as `window.full`. */
function fillStorage() {
  window.full ??= true;
  const none = () => {
    if (window.full) throw new DOMException("The quota has been exceeded", "QuotaExceededError");
  };
  for (const [owner, name] of [[Storage.prototype, "setItem"], [IDBObjectStore.prototype, "put"]]) {
    const put = owner[name];
    owner[name] = function (...args) {
      none();
      return put.apply(this, args);
    };
  }
}

test("without storage the page says so and works", async ({ page }) => {
  await page.addInitScript(blockStorage);
  await open(page);
  await expect(page.getByText("Not saved: this browser blocks storage.")).toBeVisible();
  await expectUsable(page);
});

test("without storage, too, a deleted deal is brought back", async ({ page }) => {
  await page.addInitScript(blockStorage);
  await open(page);
  await tab(page, "deals");
  await act(rows(page).first(), "Duplicate").click();
  await deskRow(page).getByRole("textbox").fill("Round two");
  await act(deskRow(page), "Delete").click();
  await expect(title(page)).toHaveText(AKESO_SUMMIT);
  await page.locator(".notice").getByRole("button", { name: "Undo" }).click();
  await expect(title(page)).toHaveText("Round two");
  await expect(rows(page)).toHaveCount(2);
});

test("with full storage the page says so and works", async ({ page }) => {
  await page.addInitScript(fillStorage);
  await open(page);
  await expect(page.getByText("Not saved: the browser's storage is full.")).toBeVisible();
  await expectUsable(page);
});

test("storage that fills up later is noticed, and saving resumes when there is room", async ({ page }) => {
  await page.addInitScript(() => (window.full = false));
  await page.addInitScript(fillStorage);
  await open(page);
  await expect(page.getByText("Saved in this browser")).toBeVisible();
  await page.evaluate(() => (window.full = true));
  await field(page, "terms.upfront.0.amount").fill("300");
  await expect(page.getByText("Not saved: the browser's storage is full.")).toBeVisible();
  // Closing asks first.
  await field(page, "terms.upfront.0.amount").press("End");
  const [asked] = await Promise.all([page.waitForEvent("dialog"), page.close({ runBeforeUnload: true })]);
  expect(asked.type()).toBe("beforeunload");
  await asked.dismiss();
  await page.evaluate(() => (window.full = false));
  await field(page, "terms.upfront.0.amount").fill("301");
  await expect(page.getByText("Saved in this browser")).toBeVisible();
  await page.reload();
  await expect(field(page, "terms.upfront.0.amount")).toHaveValue("301");
});


for (const width of [1440, 390]) {
  test(`every act of a deal and every figure of a public one is in sight at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page);
    await tab(page, "deals");
    const cut = await page.locator("main .scroll").evaluateAll((all) => all.filter((box) => box.scrollWidth > box.clientWidth + 1).length);
    expect(cut).toBe(0);
    for (const button of await page.locator("table.deals .tools button").all()) await expect(button).toBeInViewport({ ratio: 1 });
    const source = page.locator(".public tbody tr").first().getByRole("link");
    await source.scrollIntoViewIfNeeded();
    await expect(source).toBeInViewport({ ratio: 1 });
  });
}

test("a file is chosen in the page's language, and the stages of public deals are said in it", async ({ page }) => {
  await open(page);
  await tab(page, "deals");
  await page.getByRole("button", { name: "中文" }).click();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByText("打开文件", { exact: true }).click()]);
  await chooser.setFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from('{"format":"parley-deal","version":2}') });
  // A deal without terms is refused by name, and opens nothing.
  await expect(page.locator(".notice")).toContainText("terms");
  await expect(title(page)).toHaveText(/^康方生物/);
  await page.locator("#new-title").focus();
  await page.keyboard.press("Shift+Tab");
  await expect(page.locator(".file label")).toHaveCSS("outline-style", "solid");
  const stages = page.locator(".public td[data-name='阶段']");
  await expect(stages.first()).toHaveText("III期");
  const english = (await stages.allInnerTexts()).filter((text) => /phase|preclinical|discovery/i.test(text));
  expect(english).toEqual([]);
});

test("public deals are listed, found and opened by their Chinese names", async ({ page }) => {
  await openFirst(page);
  await page.getByRole("button", { name: "中文", exact: true }).click();
  await tab(page, "deals");
  const rows = page.locator("table.public tbody tr");
  for (const wanted of ["康方", "akeso", "依沃西"]) {
    await page.locator("#public-filter").fill(wanted);
    await expect(rows, wanted).toHaveCount(1);
    await expect(rows).toContainText("康方生物 → Summit Therapeutics");
    await expect(rows).toContainText("依沃西单抗（AK112）");
  }
  await rows.getByRole("button").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("康方生物—Summit Therapeutics：依沃西单抗（AK112）（公开条款，其余为示意）");
  await expect(field(page, "terms.parties.licensor.name")).toHaveValue("康方生物");
  await expect(field(page, "terms.royalties.0.tiers.0.rate")).toHaveAccessibleDescription(/未公开，为示意/);
});
