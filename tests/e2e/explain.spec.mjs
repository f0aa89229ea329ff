// Every number that explains itself does: down to dated payments, each line the sum of those below it.
import { amount, expect, open, plain, tab, test } from "./fixtures.mjs";

const panel = (page) => page.locator("#explanation");
const licensor = (page) => page.locator("section.score .licensor button.explained");

/** In the page: opens every line of the explanation that is not open; how many there were. */
function unfold(panel) {
  const closed = panel.querySelectorAll("details:not([open])");
  for (const details of closed) details.open = true;
  return closed.length;
}

/** In the page: every line as {name, rule, shown, parts}, parts being what the lines below it show. */
function lines(panel) {
  const shown = (item) => (item.querySelector(":scope > details > summary > b") ?? item.querySelector(":scope > b")).innerText;
  return [...panel.querySelectorAll("details")].map((details) => ({
    name: details.querySelector(":scope > summary > span").innerText,
    rule: details.querySelector(":scope > summary i").innerText,
    shown: shown(details.parentElement),
    parts: [...details.querySelectorAll(":scope > ul > li")].map(shown),
  }));
}

/** By how much a shown number may differ from the one meant. */
const rounding = (text) => (text.includes("%") ? 0.05 : text.includes(".") ? 0.05 : 0.5);
const total = (numbers) => numbers.reduce((sum, x) => sum + x, 0);

/** Expects each line that is a sum to show the sum of what the lines below it show, within their rounding. */
function expectSums(all) {
  for (const { name, rule, shown, parts } of all) {
    if (rule || parts.length === 0) continue;
    const off = total(parts.map((part) => amount(part))) - amount(shown);
    const slack = total([shown, ...parts].map(rounding)) + 1e-9;
    expect.soft(Math.abs(off), `${name}: ${parts.join(" + ")} = ${shown}`).toBeLessThanOrEqual(slack);
  }
}

test("every number of the scoreboard and the Value tab is explained and adds up", async ({ page }) => {
  await open(page);
  await tab(page, "value");
  await expect(page.locator("figure#value-timeline svg")).toBeVisible();
  const numbers = page.locator("button.explained");
  const count = await numbers.count();
  expect(count).toBeGreaterThanOrEqual(17);
  for (let at = 0; at < count; at++) {
    const number = numbers.nth(at);
    await number.click();
    await expect(number).toHaveAttribute("aria-expanded", "true");
    await expect(panel(page).getByRole("heading")).not.toHaveText("");
    while (await panel(page).evaluate(unfold)) await page.waitForTimeout(20);
    const all = await panel(page).evaluate(lines);
    expectSums(all);
    const name = await number.getAttribute("title");
    if (!/payback/i.test(await panel(page).getByRole("heading").innerText())) {
      expect.soft(all.length, name).toBeGreaterThan(0);
      expect.soft(plain(all[0]?.shown ?? ""), name).toBe(plain(await number.innerText()));
    }
    await number.click();
    await expect(panel(page)).toHaveCount(0);
  }
});

test("a value opens down to a payment: date, probability, tax and discount factor", async ({ page }) => {
  await open(page);
  await licensor(page).click();
  await panel(page).getByText("Upfront", { exact: true }).click();
  await panel(page).getByText("first tranche, cash").click();
  const payment = panel(page).locator(".leaf").filter({ hasText: "17 Jan 2023" });
  await expect(payment).toHaveCount(1);
  expect.soft(plain(await payment.innerText()).replace(/\s+/g, " ")).toBe(
    "17 Jan 2023 Expected 275 Probability 100.0 % Stays after tax 0.9000 Discount factor 0.9888 245",
  );
});

test("an explanation follows the deal", async ({ page }) => {
  await open(page);
  await licensor(page).click();
  await page.locator("#f-terms-upfront-0-amount").fill("500");
  await expect(panel(page).locator("summary b").first()).toHaveText(await licensor(page).innerText());
});

test("Close closes, and gives the focus back to the number", async ({ page }) => {
  await open(page);
  await licensor(page).click();
  await panel(page).getByRole("button", { name: "Close" }).click();
  await expect(panel(page)).toHaveCount(0);
  await expect(licensor(page)).toBeFocused();
});

test("Escape closes, and gives the focus back to the number", async ({ page }) => {
  await open(page);
  await licensor(page).click();
  await panel(page).locator("summary").nth(1).focus();
  await page.keyboard.press("Escape");
  await expect(panel(page)).toHaveCount(0);
  await expect(licensor(page)).toBeFocused();
});
