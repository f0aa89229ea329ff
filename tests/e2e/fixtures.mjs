// Every test fails on an error in the console, an uncaught one, a breach of the content security policy
// or a request to another origin, whatever else it checks.
import { test as base, expect } from "@playwright/test";
import { site } from "./serve.mjs";

export { expect };

const { origin } = new URL(site);

/** Watches all pages of a browser context and returns the growing lists of its faults and of its requests. */
export async function watch(context) {
  const faults = [];
  const requests = [];
  const request = (url) => {
    requests.push(url);
    if (new URL(url).protocol !== "data:" && new URL(url).origin !== origin) faults.push(`request: ${url}`);
  };
  context.on("request", (r) => request(r.url()));
  context.on("page", (page) => page.on("websocket", (socket) => request(socket.url())));
  context.on("weberror", (e) => faults.push(`uncaught: ${e.error().stack ?? e.error()}`));
  context.on("console", (m) => m.type() === "error" && faults.push(`console: ${m.text()}`));
  await context.exposeFunction("reportViolation", (text) => faults.push(`policy: ${text}`));
  await context.addInitScript(() =>
    addEventListener("securitypolicyviolation", (e) =>
      window.reportViolation(`${e.effectiveDirective} refused ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`),
    ),
  );
  return { faults, requests };
}

export const test = base.extend({
  /** What the browser did during the test: `faults` must stay empty, `requests` are all its URLs. */
  watched: [
    async ({ context }, use) => {
      const watched = await watch(context);
      await use(watched);
      expect(watched.faults).toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens the page and, in it, the deal of that name. */
export async function openDeal(page, name) {
  await page.goto("./");
  await tab(page, "Deals");
  await page.getByRole("button", { name, exact: true }).click();
}

/** Turns to the tab of that name. */
export async function tab(page, name) {
  await page.getByRole("tab", { name, exact: true }).click();
}
