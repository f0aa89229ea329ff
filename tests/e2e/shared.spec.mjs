// What both parties may see: nothing private in the page, its print, its files, its link, or in what an opened
// link leaves behind.
import { readFileSync } from "node:fs";
import { downloaded, expect, field, importText, leaveShared, open, openFirst, tab, test } from "./fixtures.mjs";

/** Numbers and words that only their owner may see, one in every place that can hold one. */
const PRIVATE = ["70701", "70702", "70703", "70704", "70705", "70706 note", "70707 evidence", "70708 scenario"];

const secrets = async (page) => {
  const html = await page.evaluate(() => {
    const values = [...document.querySelectorAll("input, textarea, select")].map((it) => it.value);
    return [document.title, location.href, document.documentElement.outerHTML, ...values].join("\n");
  });
  return PRIVATE.filter((secret) => html.includes(secret));
};

/** The example with something private everywhere a deal file can hold it, and in the solver. */
const guard = async (page) => {
  await open(page);
  await tab(page, "deals");
  const file = JSON.parse(await downloaded(page, () => page.locator("table.deals .tools button").nth(2).click()));
  file.other = structuredClone(file.assumptions);
  file.assumptions.programmes[0].regions[0].peak_net_sales = 70701;
  file.other.programmes[0].regions[0].peak_net_sales = 70702;
  file.stance = { side: "licensee", licensor: 70703, licensee: 70704 };
  const paper = JSON.stringify({ format: file.format, version: 2, terms: file.terms });
  file.rounds = [{ side: "licensor", at: "2026-11-20T09:00:00Z", note: "70706 note", paper }];
  file.diligence = {
    items: [{ question: "gcp", answer: "", evidence: "70707 evidence", owner: "", state: "problem", becomes: "warranty" }],
  };
  file.scenarios[0].name = "70708 scenario";
  await importText(page, "guarded.json", JSON.stringify(file));
  await tab(page, "rounds");
  await page.click("#table-hold");
  await page.fill("#solve-target", "70705");
};

test("in shared view nothing private is in the page, its title, its print", async ({ page }) => {
  await guard(page);
  expect((await secrets(page)).length).toBeGreaterThan(3);
  const values = await page.locator("section.score b").nth(2).innerText();
  await page.keyboard.press("F2");
  await expect(page.locator("#state")).toHaveText(/^SHARED: both parties see this screen/);
  for (const id of ["terms", "rounds", "document"]) {
    await tab(page, id);
    await page.waitForTimeout(200);
    expect(await secrets(page)).toEqual([]);
    expect(await page.locator("body").innerText()).not.toContain(values);
  }
  for (const id of ["deals", "assumptions", "value", "royalties", "payments", "diligence"]) {
    await expect(page.locator(`#tab-${id}`)).toHaveCount(0);
  }
  for (const key of ["1", "3", "4", "5", "6", "8", "F3"]) await page.keyboard.press(key);
  await expect(page.locator("#tab-document")).toHaveAttribute("aria-current", "page");
  await page.emulateMedia({ media: "print" });
  expect(await secrets(page)).toEqual([]);
  await page.emulateMedia({ media: "screen" });
  // The palette finds no private field.
  await page.keyboard.press("/");
  await page.fill("#palette", "peak");
  await expect(page.locator("#found li")).toHaveCount(0);
  await page.keyboard.press("Escape");
  // A page reloaded in front of both stays as it was.
  await page.reload();
  await expect(page.locator("#tab-terms")).toBeVisible();
  await expect(page.locator("#tab-value")).toHaveCount(0);
  expect(await secrets(page)).toEqual([]);
  await leaveShared(page);
  await expect(page.locator("section.score b").nth(2)).toHaveText(values);
  await tab(page, "rounds");
  await expect(field(page, "rounds.0.note")).toHaveValue("70706 note");
});

test("what follows from the paper alone is shown to both, and nothing of ours about it", async ({ page }) => {
  await openFirst(page);
  await tab(page, "rounds");
  await expect(page.locator("#round-0-remove")).toBeVisible();
  await page.keyboard.press("F2");
  await tab(page, "rounds");
  await expect(page.locator("#state")).toHaveText(/^SHARED/);
  await expect(page.getByRole("main")).toContainText("Upfront");
  await expect(page.locator("#round-0-restore, #round-0-remove")).toHaveCount(0);
  await tab(page, "terms");
  const first = field(page, "terms.royalties.0.tiers.0.rate").locator("xpath=ancestor::tr");
  const rate = await field(page, "terms.royalties.0.tiers.0.rate").inputValue();
  await expect(first).toContainText(new RegExp(`${Number(rate).toFixed(1)}\\s*%`));
  await expect(page.locator("details.identity")).toHaveCount(0);
  await expect(page.getByText("Dotted:")).toHaveCount(0);
});

test("terms are negotiated in shared view, and the private values follow", async ({ page }) => {
  await guard(page);
  await page.keyboard.press("F2");
  await tab(page, "terms");
  await field(page, "terms.upfront.0.amount").fill("333");
  await page.keyboard.press("Control+s");
  await tab(page, "rounds");
  await expect(page.locator("#table thead th")).toHaveCount(3);
  await expect(page.locator("#offers")).toHaveCount(0);
  await expect(page.locator("#changes ins").first()).toHaveText("USD 333 million");
  await leaveShared(page);
  await tab(page, "terms");
  await expect(field(page, "terms.upfront.0.amount")).toHaveValue("333");
  await tab(page, "assumptions");
  await expect(field(page, "assumptions.programmes.0.regions.0.peak_net_sales")).toHaveValue("70701");
});

test("files and links made in shared view hold the paper alone", async ({ page, context }) => {
  await guard(page);
  await page.keyboard.press("F2");
  await page.keyboard.press("/");
  await page.fill("#palette", "back up");
  await expect(page.locator("#found li")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.click("#send-offer");
  await page.click("#offer-sign");
  const file = await downloaded(page, () => page.click("#send-file"));
  expect(PRIVATE.filter((secret) => file.includes(secret))).toEqual([]);
  expect(JSON.parse(file).format).toBe("parley-offer");
  expect(Object.keys(JSON.parse(file).paper)).not.toContain("assumptions");
  await tab(page, "document");
  const text = await downloaded(page, () => page.click("#doc-md"));
  expect(PRIVATE.filter((secret) => text.includes(secret))).toEqual([]);
  const [word] = await Promise.all([page.waitForEvent("download"), page.click("#doc-docx")]);
  const bytes = readFileSync(await word.path());
  expect(PRIVATE.filter((secret) => bytes.includes(secret))).toEqual([]);
  // The panel is still open.
  await page.click("#make-link");
  const link = await page.locator("#link-address").inputValue();
  const other = await context.browser().newContext();
  const theirs = await other.newPage();
  await theirs.goto(link);
  await expect(theirs.getByRole("button", { name: "Keep a copy" })).toBeVisible();
  await expect(field(theirs, "terms.upfront.0.amount")).toHaveValue("274.9");
  expect(await secrets(theirs)).toEqual([]);
  await theirs.waitForTimeout(400);
  const kept = await theirs.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(PRIVATE.filter((secret) => kept.includes(secret))).toEqual([]);
  await other.close();
});

test("what is open when the view is shared is closed", async ({ page }) => {
  await guard(page);
  await page.keyboard.press("Control+k");
  await page.fill("#palette", "private link");
  await page.keyboard.press("Enter");
  await page.fill("#link-passphrase", "70701 passphrase");
  await page.click("#link-lock");
  await expect(page.locator("#link-address")).toBeVisible();
  await page.keyboard.press("F2");
  await expect(page.locator(".panel")).toHaveCount(0);
  expect(await secrets(page)).toEqual([]);
  await leaveShared(page);
  await page.locator("#tab-terms").focus();
  await page.keyboard.press("/");
  await page.fill("#palette", "scenario");
  await expect(page.locator("#found li")).not.toHaveCount(0);
  await page.keyboard.press("F2");
  await expect(page.locator(".panel")).toHaveCount(0);
  expect(await secrets(page)).toEqual([]);
});

test("a link opened in front of both leaves the view shared, however it ends", async ({ page }) => {
  await guard(page);
  await page.click("#send-offer");
  await page.click("#make-link");
  const link = new URL(await page.locator("#link-address").inputValue());
  await page.click("#panel-close");
  await page.keyboard.press("F2");
  for (const [hash, end] of [
    [link.hash, async () => page.getByRole("button", { name: "Close it" }).click()],
    [link.hash.slice(0, -20), async () => expect(page.locator(".notice")).toContainText("cut short")],
  ]) {
    await page.evaluate((hash) => (location.hash = hash), hash);
    await end();
    await expect(page.locator("#tab-value")).toHaveCount(0);
    expect(await secrets(page)).toEqual([]);
    await page.reload();
    await expect(page.locator("#tab-terms")).toBeVisible();
    await expect(page.locator("#tab-value")).toHaveCount(0);
  }
  await leaveShared(page);
  await expect(page.locator("#tab-value")).toBeVisible();
});

test("under a locked link nothing of one's own is shown; put away, it is there again", async ({ page }) => {
  await guard(page);
  await page.click("#send-offer");
  await page.click("#make-link");
  await page.fill("#link-passphrase", "four plain words");
  await page.click("#link-lock");
  const link = await page.locator("#link-address").inputValue();
  await page.waitForTimeout(400);
  await page.goto("about:blank");
  await page.goto(link);
  await expect(page.locator("#unlock-passphrase")).toBeVisible();
  expect(await secrets(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(page.locator("#tab-value")).toBeVisible();
  expect(page.url()).not.toContain("#");
});

test("edits are still there to be taken back after a reload in shared view", async ({ page }) => {
  await open(page);
  await tab(page, "assumptions");
  await field(page, "assumptions.licensee.cogs").fill("13");
  await page.keyboard.press("F2");
  await page.waitForTimeout(400);
  await page.reload();
  await expect(page.locator("#undo")).toBeEnabled();
  // What is not seen is not touched in front of both.
  await page.locator("#undo").click();
  await expect(page.getByText("The last edit was private; undo it in private view.")).toBeVisible();
  await leaveShared(page);
  await tab(page, "assumptions");
  await expect(field(page, "assumptions.licensee.cogs")).toHaveValue("13");
  await page.locator("#undo").click();
  await expect(field(page, "assumptions.licensee.cogs")).toHaveValue("12");
});

test("entering is one key; leaving asks on the spot, and shows nothing before the answer", async ({ page }) => {
  await guard(page);
  const state = page.locator("#state");
  await expect(state).toHaveText(/^PRIVATE\s*Summit Therapeutics \(licensee\)/);
  await page.keyboard.press("F2");
  await expect(state).toHaveText(/^SHARED/);
  // However often the key is pressed, it only asks.
  for (const key of ["F2", "F2", "F3"]) {
    await page.keyboard.press(key);
    await expect(state).toHaveText(/^Leave shared view\?/);
    expect(await secrets(page)).toEqual([]);
    await expect(page.locator("#tab-value")).toHaveCount(0);
  }
  await page.keyboard.press("Escape");
  await expect(state).toHaveText(/^SHARED/);
  await page.click("#share-view");
  await page.click("#stay-shared");
  await expect(state).toHaveText(/^SHARED/);
  await leaveShared(page);
  await expect(state).toHaveText(/^PRIVATE/);
});

test("the back button turns between tabs and never out of the shared view", async ({ page }) => {
  await guard(page);
  for (const id of ["value", "terms", "document"]) await tab(page, id);
  await page.goBack();
  await expect(page.locator("#tab-terms")).toHaveAttribute("aria-current", "page");
  await page.goBack();
  await expect(page.locator("#tab-value")).toHaveAttribute("aria-current", "page");
  await page.goForward();
  await expect(page.locator("#tab-terms")).toHaveAttribute("aria-current", "page");
  await page.keyboard.press("F2");
  await tab(page, "document");
  // Back over every step there is: what was private then is not now, and not after a reload either.
  for (let step = 0; step < 5; step += 1) {
    await page.goBack();
    await expect(page.locator("#state")).toHaveText(/^SHARED/);
    expect(await secrets(page)).toEqual([]);
    expect(page.url()).toContain("#shared");
  }
  await page.reload();
  await expect(page.locator("#state")).toHaveText(/^SHARED/);
  expect(await secrets(page)).toEqual([]);
});

test("what is private says so in print; the document's print says nothing but the deal", async ({ page }) => {
  await guard(page);
  await tab(page, "value");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("#state b")).toBeVisible();
  await expect(page.locator("#state b")).toHaveText("PRIVATE");
  await page.emulateMedia({ media: "screen" });
  await tab(page, "document");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("#state")).toBeHidden();
  const named = await page.evaluate(() => {
    dispatchEvent(new Event("beforeprint"));
    const printed = document.title;
    dispatchEvent(new Event("afterprint"));
    return [printed, document.title];
  });
  const deal = await page.locator("h1").innerText();
  expect(named).toEqual([deal, `${deal} · Parley`]);
});

test("an offer not made yet is shown to nobody else; one saved in front of both is, or once it is marked", async ({ page }) => {
  await openFirst(page);
  await tab(page, "terms");
  await field(page, "terms.upfront.0.amount").fill("71.5");
  await page.keyboard.press("Control+s");
  await expect(page.locator(".notice")).toContainText("Saved as offer 3, by the Licensee. It is not made yet");
  await field(page, "terms.upfront.0.amount").fill("80");
  await page.keyboard.press("F2");
  await tab(page, "rounds");
  const heads = page.locator("#table thead th");
  await expect(heads).toHaveText(["Term", "1 Licensee", "2 Licensor"]);
  await expect(page.locator("section.score b").last()).toHaveText("2");
  const everything = async () => (await page.content()) + (await page.locator("select").evaluateAll((all) => all.map((it) => it.innerHTML).join()));
  for (const id of ["terms", "rounds", "document"]) {
    await tab(page, id);
    expect(await everything()).not.toContain("71.5");
    expect(await everything()).not.toContain("not made");
  }
  // The step that saved it is not taken back where it is not seen.
  await tab(page, "terms");
  await field(page, "terms.upfront.0.amount").fill("75");
  await page.keyboard.press("Control+s");
  await tab(page, "rounds");
  await expect(heads).toHaveText(["Term", "1 Licensee", "2 Licensor", "3 Licensee"]);
  await leaveShared(page);
  await tab(page, "rounds");
  await expect(page.locator("#offers tbody tr")).toHaveCount(4);
  await expect(page.locator("#round-3-make")).toHaveCount(0);
  await page.click("#round-2-make");
  await expect(page.locator("#round-2-make")).toHaveCount(0);
  await page.keyboard.press("F2");
  await tab(page, "rounds");
  await expect(heads).toHaveText(["Term", "1 Licensee", "2 Licensor", "3 Licensee", "4 Licensee", "Draft"].slice(0, 5));
});
