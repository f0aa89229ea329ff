// One deal open in two real tabs: each sees the other's edits, or is asked; nothing is written over.
import { expect, field, open, test } from "./fixtures.mjs";
import { interleavings } from "./interleavings.mjs";

const upfront = (page) => field(page, "terms.upfront.0.amount");
const rate = (page) => field(page, "terms.royalties.0.tiers.0.rate");

/** Two tabs that typed 301 and 302 into one field; the second hears nothing until it keeps what it typed. */
async function bothInOneField(page, context) {
  await open(page);
  const second = await context.newPage();
  await second.addInitScript(() => {
    addEventListener("storage", (event) => event.stopImmediatePropagation(), true);
    Object.defineProperty(BroadcastChannel.prototype, "onmessage", { set() {} });
  });
  await open(second);
  await upfront(page).fill("301");
  await page.waitForTimeout(400);
  await upfront(second).fill("302");
  const question = second.getByText("Another tab changed the same place");
  await expect(question).toBeVisible();
  return { second, question };
}

test("two tabs edited in turn see each other's edits", async ({ page, context }) => {
  await open(page);
  const second = await context.newPage();
  await open(second);
  await upfront(page).fill("300");
  await expect(upfront(second)).toHaveValue("300");
  await rate(second).fill("11");
  await expect(rate(page)).toHaveValue("11");
  await upfront(second).fill("310");
  await expect(upfront(page)).toHaveValue("310");
  // The other tab's edit is a step like any other.
  await page.locator("#undo").click();
  await expect(upfront(second)).toHaveValue("300");
  await page.reload();
  await expect(upfront(page)).toHaveValue("300");
  await expect(rate(page)).toHaveValue("11");
});

test("edits made at once in different fields are both kept", async ({ page, context }) => {
  await open(page);
  const second = await context.newPage();
  await open(second);
  await Promise.all([upfront(page).fill("301"), rate(second).fill("12")]);
  for (const tab of [page, second]) {
    await expect(upfront(tab)).toHaveValue("301");
    await expect(rate(tab)).toHaveValue("12");
  }
});

test("edits made at once in one field are asked about, and the answer reaches both", async ({ page, context }) => {
  const { second, question } = await bothInOneField(page, context);
  await second.waitForTimeout(400);
  await expect(upfront(page)).toHaveValue("301");
  await second.getByRole("button", { name: "Keep this one" }).click();
  await expect(question).toHaveCount(0);
  await expect(upfront(page)).toHaveValue("302");
});

test("a tab in front of both parties follows the private one", async ({ page, context }) => {
  await open(page);
  const wall = await context.newPage();
  await wall.goto("./#shared");
  await expect(wall.locator("#tab-value")).toHaveCount(0);
  await upfront(page).fill("305");
  await expect(upfront(wall)).toHaveValue("305");
  await expect(wall.locator("#tab-value")).toHaveCount(0);
  await rate(wall).fill("9");
  await expect(rate(page)).toHaveValue("9");
});

test("a deal made in one tab is in the list of the other", async ({ page, context }) => {
  await open(page);
  const second = await context.newPage();
  await open(second);
  await page.click("#tab-deals");
  await second.click("#tab-deals");
  await page.getByRole("button", { name: "New, blank" }).click();
  await expect(second.locator("table.deals tbody tr")).toHaveCount(2);
  // The second still works on its own deal, and saving it loses neither.
  await second.click("#tab-terms");
  await upfront(second).fill("307");
  await second.waitForTimeout(400);
  await page.reload();
  await page.click("#tab-deals");
  await expect(page.locator("table.deals tbody tr")).toHaveCount(2);
});

test("a list that cannot be read is made anew from the deals, and said", async ({ page }) => {
  await open(page);
  await upfront(page).fill("308");
  await page.waitForTimeout(400);
  await page.evaluate(() => localStorage.setItem("parley/index", "{broken"));
  await page.goto("about:blank");
  await page.goto("./");
  await expect(page.getByText("cannot be read")).toBeVisible();
  await expect(upfront(page)).toHaveValue("308");
});

test("a question is not forgotten by turning to another deal", async ({ page, context }) => {
  const { second, question } = await bothInOneField(page, context);
  await second.click("#tab-deals");
  await second.getByRole("button", { name: "New, blank" }).click();
  await expect(question).toHaveCount(0);
  await second.click("#tab-deals");
  await second.locator("table.deals button.link").first().click();
  await expect(question).toBeVisible();
  await expect(upfront(page)).toHaveValue("301");
  await second.getByRole("button", { name: "Take its version" }).click();
  await expect(upfront(second)).toHaveValue("301");
});

/** Two tabs with the example open, deleted in the first, which turned to a new deal. */
async function deletedInOne(page, context) {
  await open(page);
  const second = await context.newPage();
  await open(second);
  await page.click("#tab-deals");
  await page.getByRole("button", { name: "New, blank" }).click();
  await page.click("#tab-deals");
  await page.locator("table.deals tbody tr").filter({ hasText: "Akeso" }).getByRole("button", { name: "Delete" }).click();
  await expect(page.locator("table.deals tbody tr")).toHaveCount(1);
  await expect(second.getByText("Deleted in another tab.")).toBeVisible();
  await expect(second.locator("header").getByText("Not saved")).toBeVisible();
  return second;
}

test("a deal deleted in one tab does not come back by closing the other", async ({ page, context }) => {
  const second = await deletedInOne(page, context);
  await second.goto("about:blank");
  await page.reload();
  await page.click("#tab-deals");
  await expect(page.locator("table.deals tbody tr")).toHaveCount(1);
});

test("a deal deleted in another tab is kept with what was typed since, when asked for", async ({ page, context }) => {
  const second = await deletedInOne(page, context);
  await upfront(second).fill("309");
  await second.waitForTimeout(700);
  await expect(page.locator("table.deals tbody tr")).toHaveCount(1);
  await second.getByRole("button", { name: "Keep it" }).click();
  await expect(second.getByText("Saved in this browser")).toBeVisible();
  await expect(page.locator("table.deals tbody tr")).toHaveCount(2);
  await page.getByRole("button", { name: /Akeso/ }).first().click();
  await expect(upfront(page)).toHaveValue("309");
});

test("a deal deleted in another tab is let go", async ({ page, context }) => {
  const second = await deletedInOne(page, context);
  await second.getByRole("button", { name: "Let it go" }).click();
  await expect(second.getByText("Deleted in another tab.")).toHaveCount(0);
  await second.click("#tab-deals");
  await expect(second.locator("table.deals tbody tr")).toHaveCount(1);
});

test("whatever two tabs type and delete at random moments, nothing is lost unasked", async () => {
  test.setTimeout(120_000);
  const fine = ["same", "asked", "deleted and kept"];
  for (const { outcome, gone } of await interleavings(12)) expect(fine, String(gone)).toContain(outcome);
});

test("a row of the list stays under the pointer while another tab changes its deal", async ({ page, context }) => {
  await open(page);
  await page.locator("#tab-deals").click();
  await page.getByRole("button", { name: "New, blank" }).click();
  await page.locator("#tab-deals").click();
  const rows = page.locator("table.deals tbody tr");
  await expect(rows).toHaveCount(2);
  const second = await context.newPage();
  await second.goto("./");
  await second.locator("#tab-deals").click();
  // The deal that stands last in the first tab's list is changed in the second: it stays there, with its new sum.
  const last = await rows.last().locator("td").first().innerText();
  await second.locator("table.deals").getByRole("button", { name: last, exact: true }).click();
  await upfront(second).fill("777");
  await expect(rows.last()).toContainText(/1\s?002/); // and 225 of the second tranche
  // What is then pressed is what was aimed at.
  await rows.last().getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText(`Deleted “${last}”.`)).toBeVisible();
  await expect(rows).toHaveCount(1);
});
