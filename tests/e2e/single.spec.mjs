// The page as one file, opened from the disk: it does everything and requests nothing, in Chromium and in Firefox.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test as plain } from "@playwright/test";
import { expect } from "./fixtures.mjs";
import { firefox } from "./firefox.mjs";

const dist = process.env.PARLEY_DIST ? new URL(`file://${process.env.PARLEY_DIST}/`) : new URL("../../dist/", import.meta.url);
const file = new URL("parley.html", dist);
const SALES = "#f-assumptions-programmes-0-regions-0-peak_net_sales";

plain("it is no larger than three million bytes, and its hash is the one beside it", () => {
  const bytes = readFileSync(file);
  expect(bytes.length).toBeLessThan(3_000_000);
  const [hash, name] = readFileSync(new URL("parley.html.sha256", dist), "utf8").trim().split(/\s+/);
  expect([hash, name]).toEqual([createHash("sha256").update(bytes).digest("hex"), "parley.html"]);
});

plain("from the disk, in Chromium, every piece works and nothing is requested", async ({ page, context }) => {
  const faults = [];
  context.on("request", (request) => request.url() !== file.href && !request.url().startsWith("blob:") && faults.push(request.url()));
  context.on("weberror", (error) => faults.push(String(error.error())));
  context.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await context.setOffline(true);
  await page.goto(file.href);
  const score = page.locator("section.score");
  await expect(score).toContainText("233");
  await page.locator("#f-terms-upfront-0-amount").fill("95");
  await expect(score).toContainText("95.0");
  await page.locator("#tab-assumptions").click();
  await page.locator(SALES).fill("p10 900 p90 2400");
  await expect(score.locator(".band").first()).toContainText("to");
  await page.locator("#tab-risk").click();
  await expect(page.locator("table.bands")).toContainText("±");
  await page.locator("#tab-document").click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Word (.docx)" }).click();
  const docx = readFileSync(await (await download).path());
  expect(docx.subarray(0, 2).toString()).toBe("PK");
  // A link is made without the place on the disk, which would tell of its owner.
  await page.locator("#send-offer").click();
  await page.locator("#make-link").click();
  const link = page.locator("#link-address");
  await expect(link).toHaveValue(/^parley\.html#\S+$/);
  await expect(page.getByText("This page lies on a disk")).toBeVisible();
  await page.waitForTimeout(600); // what is typed is stored within half a second
  await page.reload();
  await expect(score).toContainText("95.0");
  expect(faults).toEqual([]);
});

plain("from the disk, in Firefox, terms, ranges and what was typed before work too", async () => {
  const { call, close } = await firefox(2828 + plain.info().parallelIndex);
  const run = (script, ...args) => call("WebDriver:ExecuteScript", { script, args });
  const text = (selector) => run("return document.querySelector(arguments[0])?.innerText ?? ''", selector);
  const click = (selector) => run("document.querySelector(arguments[0]).click()", selector);
  const type = async (selector, typed) => {
    await expect.poll(() => run("return Boolean(document.querySelector(arguments[0]))", selector)).toBe(true);
    const element = await call("WebDriver:FindElement", { using: "css selector", value: selector });
    const [id] = Object.values(element);
    // All of it is chosen first, with the control key.
    await call("WebDriver:ElementSendKeys", { id, text: "\uE009a\uE000" });
    await call("WebDriver:ElementSendKeys", { id, text: typed });
  };
  try {
    await call("WebDriver:Navigate", { url: file.href });
    await expect.poll(() => text("section.score"), { timeout: 20_000 }).toContain("233");
    await type("#f-terms-upfront-0-amount", "95");
    await expect.poll(() => text("section.score")).toContain("95.0");
    await click("#tab-assumptions");
    await type(SALES, "p10 900 p90 2400");
    await expect.poll(() => text("section.score .band"), { timeout: 20_000 }).toContain("to");
    await click("#tab-rounds");
    await expect.poll(() => text("main")).toContain("Gap between the last two offers");
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await call("WebDriver:Refresh");
    await expect.poll(() => text("section.score"), { timeout: 20_000 }).toContain("95.0");
    expect(await run("return performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.startsWith('blob:'))")).toEqual([]);
  } finally {
    await close();
  }
});
