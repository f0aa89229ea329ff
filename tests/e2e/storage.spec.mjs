// Nothing typed is lost: what is kept, where, and what is said when it cannot be.
import { expect, field, importText, open, openFirst, stored, tab, test } from "./fixtures.mjs";

const upfront = (page) => field(page, "terms.upfront.0.amount");
const saved = (page) => page.getByText("Saved in this browser");
const rows = (page) => page.locator("table.deals tbody tr");

const deals = async (page) => Object.entries(await stored(page)).filter(([name]) => name.startsWith("parley/deal/"));

/** Turns to a page of the site that runs nothing. */
async function leave(page) {
  await page.route("**/nothing.html", (route) => route.fulfill({ contentType: "text/html", body: "<p>Nothing" }));
  await page.goto("./nothing.html");
}

test("an edit is said to be saved only once it is", async ({ page }) => {
  await open(page);
  await expect(saved(page)).toBeVisible();
  await upfront(page).fill("301");
  await expect(page.getByText("Saving…")).toBeVisible();
  await expect(saved(page)).toBeVisible();
  const [[, text]] = await deals(page);
  expect(JSON.parse(text.slice(text.indexOf("\n"))).terms.upfront[0].amount).toBe("301");
});

test("who types without a pause is saved every half second", async ({ page }) => {
  await open(page);
  await upfront(page).focus();
  const typing = upfront(page).pressSequentially("1".repeat(40), { delay: 40 });
  await page.waitForTimeout(1100);
  const [[, text]] = await deals(page);
  expect(JSON.parse(text.slice(text.indexOf("\n"))).terms.upfront[0].amount.length).toBeGreaterThan(8);
  await typing;
});

test("an edit is there after a reload at once", async ({ page }) => {
  await open(page);
  await upfront(page).fill("303");
  await page.reload();
  await expect(upfront(page)).toHaveValue("303");
  await expect(saved(page)).toBeVisible();
  await page.locator("#undo").click();
  await expect(upfront(page)).toHaveValue("274.9");
});

test("edits are taken back one by one after a reload that a slow disk made lose the race", async ({ page }) => {
  // Nothing is committed while the disk is slow: the transaction is kept open, and ends with the page.
  await page.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...args) {
      if (!window.slow) return put.apply(this, args);
      const again = () => (this.get("nothing").onsuccess = again);
      again();
      return this.get("nothing");
    };
  });
  await open(page);
  await upfront(page).fill("303");
  await expect(saved(page)).toBeVisible();
  await page.evaluate(() => (window.slow = true));
  const reserve = field(page, "terms.upfront.1.amount");
  const before = await reserve.inputValue();
  await reserve.fill("226");
  await upfront(page).fill("304");
  await page.reload();
  await expect(upfront(page)).toHaveValue("304");
  await expect(saved(page)).toBeVisible();
  await page.locator("#undo").click();
  await expect(upfront(page)).toHaveValue("303");
  await page.locator("#undo").click();
  await expect(reserve).toHaveValue(before);
  await page.locator("#undo").click();
  await expect(upfront(page)).toHaveValue("274.9");
  await expect(page.locator("#undo")).toBeDisabled();
});

test("deals of an earlier version of the page are carried over, and what our keys are made from", async ({ page }) => {
  await open(page);
  await page.click("#send-offer");
  await page.click("#offer-sign");
  await page.click("#panel-close");
  await upfront(page).fill("304");
  await expect(saved(page)).toBeVisible();
  const kept = await stored(page);
  await leave(page);
  await page.evaluate(async (kept) => {
    await new Promise((done) => (indexedDB.deleteDatabase("parley").onsuccess = done));
    for (const [name, text] of Object.entries(kept)) localStorage.setItem(name, text);
  }, kept);
  await open(page);
  await expect(upfront(page)).toHaveValue("304");
  await expect.poll(async () => page.evaluate(() => Object.keys(localStorage).filter((key) => /^parley\/(deal|seed)/.test(key)))).toEqual([]);
  expect(kept["parley/seed"]).toMatch(/^[0-9a-f]{64}$/);
  expect(await stored(page)).toEqual(kept);
  await page.locator("#undo").click();
  await expect(upfront(page)).toHaveValue("274.9");
});

for (const [what, text] of [
  ["that is broken", '{"terms":'],
  ["of a later version", '{"format":"parley-deal","version":99,"terms":{}}'],
  ["that is no deal", "{}"],
]) {
  test(`a stored deal ${what} is left as it is, and said`, async ({ page }) => {
    await open(page);
    await expect(saved(page)).toBeVisible();
    const [[name]] = await deals(page);
    await stored(page, text);
    // The open tab neither writes over it nor says that it is saved.
    await upfront(page).fill("305");
    await expect(page.getByText("a later version of this page keeps the deal")).toBeVisible();
    expect((await stored(page))[name]).toBe(text);
    await page.reload();
    await expect(page.getByText("cannot be read")).toBeVisible();
    expect((await stored(page))[name]).toBe(text);
  });
}

test("a deal of the list that cannot be read says so when it is opened", async ({ page }) => {
  await open(page);
  await tab(page, "deals");
  await page.getByRole("button", { name: "New, blank" }).click();
  await field(page, "title").fill("Second");
  await expect(saved(page)).toBeVisible();
  await stored(page, '{"terms":', "ivonescimab");
  await page.reload();
  await tab(page, "deals");
  await page.getByRole("button", { name: /^Akeso/ }).first().click();
  await expect(page.locator(".notice")).toBeVisible();
  await expect(page.locator("h1")).toContainText("Second");
});

test("without its list every deal is still there", async ({ page }) => {
  await open(page);
  await tab(page, "deals");
  await page.getByRole("button", { name: "New, blank" }).click();
  await field(page, "title").fill("Second");
  await expect(saved(page)).toBeVisible();
  await leave(page);
  await page.evaluate(() => localStorage.removeItem("parley/index"));
  await openFirst(page);
  await tab(page, "deals");
  await expect(rows(page)).toHaveCount(2);
  await expect(page.locator(".rename")).toHaveValue("Second");
});

test("a file that arrives while storage is full is opened and said not to be saved", async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await open(page);
  await importText(page, "theirs.json", JSON.stringify({ format: "parley-deal", version: 2, title: "Theirs", terms: {} }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Theirs");
  await expect(page.getByText("Not saved: the browser's storage is full.")).toBeVisible();
  await tab(page, "deals");
  await expect(rows(page)).toHaveCount(2);
});

// Ways in which a browser gives no storage: of the database, of local storage, and what is said then.
const none = "const none = () => { throw new DOMException('no', 'SecurityError'); };";
const BLOCKED = [
  ["neither is there", `Object.defineProperty(window, "indexedDB", { value: undefined }); Object.defineProperty(window, "localStorage", { value: null });`],
  ["both refuse", `${none} IDBFactory.prototype.open = none; Storage.prototype.setItem = none;`],
  ["the database never answers and local storage refuses", `${none} IDBFactory.prototype.open = () => ({}); Storage.prototype.setItem = none;`],
  ["writing is refused", `${none} IDBObjectStore.prototype.put = none; Storage.prototype.setItem = none;`],
  ["what is written is dropped", `IDBObjectStore.prototype.put = function () { return this.get("x"); }; Storage.prototype.setItem = () => {};`],
  ["what is read is dropped", `IDBFactory.prototype.open = () => ({}); Storage.prototype.getItem = () => null;`],
];
for (const [what, script] of BLOCKED) {
  test(`storage is blocked: ${what}`, async ({ page }) => {
    await page.addInitScript(script);
    await open(page);
    await expect(page.getByText("Not saved: this browser blocks storage.")).toBeVisible({ timeout: 10_000 });
    await upfront(page).fill("306");
    await page.waitForTimeout(600);
    await expect(saved(page)).toHaveCount(0);
    await expect(page.getByText("Not saved: this browser blocks storage.")).toBeVisible();
  });
}

test("without a database deals are kept in local storage", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, "indexedDB", { value: undefined }));
  await open(page);
  await upfront(page).fill("307");
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(upfront(page)).toHaveValue("307");
});
