// A link to the paper: made, locked, opened to be read, kept as a copy; never in the place of a deal.
import { expect, field, open, score, tab, test } from "./fixtures.mjs";

const made = async (page) => {
  await page.click("#send-offer");
  await page.click("#make-link");
  const link = await page.locator("#link-address").inputValue();
  await page.click("#panel-close");
  return link;
};

test("a link opens to be read, and a copy of it is a deal of one's own", async ({ page, context }) => {
  await open(page);
  await field(page, "terms.upfront.0.amount").fill("301");
  const link = await made(page);
  expect(link.length).toBeLessThan(2_000);
  const theirs = await context.newPage();
  await theirs.goto(link);
  await expect(field(theirs, "terms.upfront.0.amount")).toHaveValue("301");
  await expect(field(theirs, "terms.upfront.0.amount")).toBeDisabled();
  await expect(theirs.locator("#tab-value")).toHaveCount(0);
  await theirs.reload();
  await expect(field(theirs, "terms.upfront.0.amount")).toHaveValue("301");
  await theirs.getByRole("button", { name: "Keep a copy" }).click();
  await expect(field(theirs, "terms.upfront.0.amount")).toBeEnabled();
  await expect(theirs.locator("#tab-value")).toBeVisible();
  expect((await score(theirs)).licensor).not.toBe("–");
  expect(theirs.url()).not.toContain("#");
  await tab(theirs, "deals");
  await expect(theirs.locator("table.deals tbody tr")).toHaveCount(2);
});

test("a link put into the address of the open page is read, and closing it brings the deal back", async ({ page }) => {
  await open(page);
  const link = await made(page);
  await field(page, "terms.upfront.0.amount").fill("123");
  await page.evaluate((hash) => (location.hash = hash), new URL(link).hash);
  await expect(field(page, "terms.upfront.0.amount")).toHaveValue("274.9");
  await page.getByRole("button", { name: "Close it" }).click();
  await expect(field(page, "terms.upfront.0.amount")).toHaveValue("123");
  await expect(field(page, "terms.upfront.0.amount")).toBeEnabled();
  expect(page.url()).not.toContain("#");
});

test("a whole link carries the model, when asked for", async ({ page, context }) => {
  await open(page);
  const values = await score(page);
  await page.keyboard.press("/");
  await page.fill("#palette", "private link");
  await page.keyboard.press("Enter");
  const link = await page.locator("#link-address").inputValue();
  expect(link.length).toBeLessThan(4_000);
  const theirs = await context.newPage();
  await theirs.goto(link);
  await expect(theirs.getByRole("button", { name: "Keep a copy" })).toBeVisible();
  expect((await score(theirs)).licensor).toBe(values.licensor);
  await tab(theirs, "assumptions");
  await expect(field(theirs, "assumptions.licensee.cogs")).toBeDisabled();
});

test("a passphrase locks a link", async ({ page, context }) => {
  await open(page);
  await page.click("#send-offer");
  await page.click("#make-link");
  await page.fill("#link-passphrase", "four plain words 四个词");
  await expect(page.locator("#link-address")).toHaveCount(0);
  await page.click("#link-lock");
  const link = await page.locator("#link-address").inputValue();
  const theirs = await context.newPage();
  await theirs.goto(link);
  await theirs.fill("#unlock-passphrase", "four plain words");
  await theirs.click("#unlock");
  await expect(theirs.getByRole("alert")).toContainText("does not open");
  await theirs.fill("#unlock-passphrase", "four plain words 四个词");
  await theirs.press("#unlock-passphrase", "Enter");
  await expect(field(theirs, "terms.upfront.0.amount")).toHaveValue("274.9");
});

test("a link that is broken, foreign or from the future is refused with a sentence, and the deal stays", async ({ page }) => {
  await open(page);
  const link = await made(page);
  const cut = link.slice(0, -20);
  for (const [address, said] of [
    [cut, "cut short or changed"],
    [link.replace("#p3.", "#p7."), "version 7, newer"],
    [`${link.split("#")[0]}#nothing`, "not a Parley link"],
    [`${link.split("#")[0]}#p1.${"A".repeat(70_000)}`, "larger than a link"],
  ]) {
    await page.goto("about:blank");
    await page.goto(address);
    await expect(page.locator(".notice")).toContainText(said);
    await expect(field(page, "terms.upfront.0.amount")).toHaveValue("274.9");
    await expect(field(page, "terms.upfront.0.amount")).toBeEnabled();
  }
});

test("a deal too long for a link is offered as a file", async ({ page }) => {
  await open(page);
  await tab(page, "document");
  await page.locator("#clause-data details.decide summary").click();
  const words = Array.from({ length: 3_000 }, (_, at) => ((at * 7919) % 100_003).toString(36)).join(" ");
  await page.fill("#clause-data-text", words);
  await page.click("#send-offer");
  await page.click("#make-link");
  await expect(page.locator(".panel")).toContainText("send the file instead");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download the deal" }).click()]);
  expect(file.suggestedFilename()).toMatch(/\.json$/);
});

/** Made by the first version: the example's paper under "four plain words". The way from the passphrase to the key
    (PBKDF2, SHA-256, 600,000 rounds) is part of version 1. */
const LOCKED =
  "#e1.MFdFxUvWLAnPRP1dRcCpdoB07bJKL4re8k55APkE1_3rOx5kVRLtfobNC-fIr0xJSbRnZ-oKS4DUj6ysnHVX6dSvm2OOIccsAoATN-D8rxeOnDx_Rcd-LR4wUR-wMHaaby-2iZm7zyxNsmbKQMA_92hq-hXPwgnWD8YKEm4PrxXSPpFaBNIeiFJFE0RWah8I2t630cRiJS4WUuEHB72G5y-TEpJFUDlcVvMLselAFreVgYyzhj_vjLmbvwkO7iXF_e0s1i4OrcI9s66XsO5uuulqVY4bIdTAS5TP6s6EpvsFRScBA_AnBqMkrQDe4ghW9jXDoLHrj-lO2XrpNvEPCXXFcpUArzEvTNdG2-7r4wsI5MY6geggChjQ02yAuwIr_QCt0OQODsNPolyG8ZLmD6uY8KSInkMVAAYMG6OZq4mG2m22U4UUBHrVTRAaN8fe0gtQ";

test("a locked link of the first version opens for ever", async ({ page }) => {
  await page.goto(`./${LOCKED}`);
  await page.fill("#unlock-passphrase", "four plain words");
  await page.press("#unlock-passphrase", "Enter");
  await expect(field(page, "terms.upfront.0.amount")).toHaveValue("274.9");
  await expect(page.locator("h1")).toContainText("Akeso");
});

test("a paper read from a link says nothing is wrong with it; its panel keeps a word in one piece", async ({ page, context }) => {
  await open(page);
  await page.click("#send-offer");
  await page.click("#make-link");
  const link = await page.locator("#link-address").inputValue();
  await page.click("#panel-close");
  await page.getByRole("button", { name: "中文" }).click();
  await page.click("#send-offer");
  await page.click("#make-link");
  const label = page.locator(".panel label", { hasText: "口令" });
  expect(await label.evaluate((it) => it.getBoundingClientRect().height)).toBeLessThan(40);
  const other = await context.browser().newContext();
  const theirs = await other.newPage();
  await theirs.goto(link);
  await expect(theirs.locator("#f-terms-upfront-0-amount")).toBeVisible();
  await expect(theirs.locator("main [aria-invalid=true]")).toHaveCount(0);
  await expect(theirs.locator("main .message")).toHaveCount(0);
  await other.close();
});
