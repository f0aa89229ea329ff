// Two browsers negotiate over offers that travel by link and file, one of them in Chinese.
import { readFileSync } from "node:fs";
import { expect, field, open, tab, test } from "./fixtures.mjs";

const UPFRONT = "terms.upfront.0.amount";

/** Signs the sheet as the next offer and returns its link. */
async function sign(page, message = "") {
  await page.click("#send-offer");
  await page.fill("#offer-message", message);
  await page.click("#offer-sign");
  return page.locator("#link-address").inputValue();
}

/** Opens an offer of a deal that is here and adds it. */
async function add(page, link) {
  await page.evaluate((hash) => (location.hash = hash), new URL(link).hash);
  await page.click("#offer-add");
  await expect(page.locator("#offer-accept")).toBeVisible();
}

const close = (page) => page.click("#panel-close");
const kept = (page) =>
  page.evaluate(() => {
    const deal = Object.entries(localStorage).find(([name]) => name.startsWith("parley/deal/"))[1];
    const tree = JSON.parse(deal.slice(deal.indexOf("\n") + 1));
    return JSON.stringify([tree.assumptions, tree.stance]);
  });

async function other(browser) {
  const context = await browser.newContext();
  return context.newPage();
}

test("ten offers by link and file, one side in Chinese, end with the same eight words", async ({ page, browser }) => {
  test.setTimeout(120_000);
  await open(page);
  const theirs = await other(browser);
  const requests = [];
  theirs.on("request", (request) => requests.push(request.url()));
  const first = await sign(page, "<b>First</b>");
  expect(first.length).toBeLessThan(1_500);
  await close(page);
  await theirs.goto(first);
  await expect(theirs.locator(".panel")).toContainText("Which side are you?");
  await expect(theirs.locator(".panel blockquote")).toHaveText("<b>First</b>");
  await theirs.click("#we-are-licensor");
  await expect(theirs.locator(".notice")).toContainText("not anyone's model");
  await theirs.getByRole("button", { name: "中文" }).click();
  const models = [await kept(page), await kept(theirs)];
  let [mover, reader] = [theirs, page];
  for (let number = 2; number <= 9; number += 1) {
    await tab(mover, "terms");
    await field(mover, UPFRONT).fill(String(270 + number));
    const link = await sign(mover);
    await close(mover);
    if (number === 4) {
      // By file.
      await mover.click("#send-offer");
      const [file] = await Promise.all([mover.waitForEvent("download"), mover.click("#send-file")]);
      expect(file.suggestedFilename()).toMatch(/\.parley\.json$/);
      await close(mover);
      await tab(reader, "deals");
      await reader.setInputFiles("#import", { name: "offer.parley.json", mimeType: "application/json", buffer: readFileSync(await file.path()) });
      await reader.click("#offer-add");
    } else {
      await add(reader, link);
    }
    await expect(reader.locator("#offer-terms tbody tr")).toHaveCount(1);
    // Offered again, it is here already; changed by a letter, it is refused.
    await reader.click("#panel-close");
    await reader.evaluate((hash) => (location.hash = hash), new URL(link).hash);
    await expect(reader.locator(".panel [role=alert]")).toBeVisible();
    await close(reader);
    [mover, reader] = [reader, mover];
  }
  expect(await kept(page)).toBe(models[0]);
  expect(await kept(theirs)).toBe(models[1]);
  // The last offer, the ninth, was the licensee's or the licensor's: whoever has it accepts.
  await mover.keyboard.press("/");
  await mover.fill("#palette", mover === page ? "answer" : "回应");
  await mover.keyboard.press("Enter");
  await mover.click("#offer-accept");
  const accepted = await mover.locator("#link-address").inputValue();
  const ours = await mover.locator(".agreed").innerText();
  await add(reader, accepted);
  const same = await reader.locator(".agreed").innerText();
  const words = (text) => text.match(/[a-z]{3,9}( [a-z]{3,9}){7}/)[0];
  expect(words(ours)).toBe(words(same));
  expect(requests.filter((url) => url.includes("#") && !url.startsWith("data:"))).toEqual([]);
});

test("an offer that was changed, or is none, changes nothing", async ({ page }) => {
  await open(page);
  const link = await sign(page);
  await close(page);
  const hash = new URL(link).hash;
  const before = await kept(page);
  const changed = `${hash.slice(0, 60)}${hash[60] === "A" ? "B" : "A"}${hash.slice(61)}`;
  for (const [text, said] of [
    [changed, "signature does not fit"],
    [hash.slice(0, -20), "cut short or changed"],
    [hash.replace("#o1.", "#o2."), "newer version"],
    [hash, "your own offer 1"],
  ]) {
    await page.evaluate((hash) => (location.hash = hash), text);
    await expect(page.locator(".panel [role=alert]")).toContainText(said);
    await close(page);
    await expect(page.locator("#tab-value")).toBeVisible();
  }
  expect(await kept(page)).toBe(before);
});
