// Nothing leaves the browser, the page's own policy would refuse it, and a crash ends in the data.
import { downloaded, expect, field, importText, open, tab, TABS, test } from "./fixtures.mjs";
import { site } from "./serve.mjs";

const SECRET = "Walkaway4711";

test("a whole session asks for nothing and tells nothing", async ({ page, context }) => {
  const requests = [];
  context.on("request", (request) => requests.push(request));
  await open(page);
  await page.waitForLoadState("networkidle");
  const loaded = requests.length;
  await field(page, "title").fill(SECRET);
  await field(page, "terms.parties.licensor.name").fill(SECRET);
  await field(page, "terms.upfront.0.amount").fill("4711.25");
  for (const id of TABS) {
    await tab(page, id);
    await page.waitForTimeout(50);
  }
  await page.locator("section.score button.explained").first().click();
  await page.getByRole("button", { name: "中文" }).click();
  await page.getByRole("button", { name: "English" }).click();
  await tab(page, "deals");
  const file = await downloaded(page, () => page.getByRole("button", { name: "Back up (private)" }).first().click());
  expect(file).toContain(SECRET);
  await importText(page, `${SECRET}.json`, file);
  await importText(page, `${SECRET}.json`, "{}");
  await page.waitForTimeout(500);
  await page.reload();
  await expect(page.getByRole("main")).toBeVisible();
  await page.waitForLoadState("networkidle");

  for (const request of requests) {
    const { origin, pathname, search, hash } = new URL(request.url());
    if (request.url().startsWith("data:,")) continue;
    if (request.url().startsWith("blob:")) continue; // the download, which never leaves the browser
    expect({ method: request.method(), body: request.postData(), search, hash }).toEqual({
      method: "GET",
      body: null,
      search: "",
      hash: "",
    });
    expect(origin + pathname).toMatch(new RegExp(`^${site}([\\w/-]+\\.(js|css|wasm))?$`));
    expect(JSON.stringify(await request.allHeaders())).not.toContain(SECRET);
  }
  // Between the first load and the reload there is nothing but the page's own pieces and the download.
  const reload = requests.findLastIndex((request) => request.isNavigationRequest());
  const own = /^blob:|\/(split|chunk)_\w+\.wasm$/;
  expect(requests.slice(loaded, reload).map((request) => request.url()).filter((url) => !own.test(url))).toEqual([]);
  expect(page.url()).toBe(site);
});

test("the page's policy allows its own files and wasm, and nothing looser", async ({ page }) => {
  await open(page);
  const policy = await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
  const rules = Object.fromEntries(policy.split(";").map((rule) => rule.trim().split(/\s+(.*)/s)));
  expect(rules["default-src"]).toBe("'none'");
  expect(rules["script-src"]).toBe("'self' 'wasm-unsafe-eval'");
  expect(rules["style-src"]).toBe("'self'");
  expect(rules["connect-src"]).toBe("'self'");
  expect(rules["form-action"]).toBe("'none'");
  expect(rules["base-uri"]).toBe("'none'");
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  // Nothing runs before the policy is in force.
  const [first] = await page.locator("head > *").evaluateAll((all) => all.filter((e) => e.matches("script, link[rel=stylesheet], meta[http-equiv]")).map((e) => e.tagName));
  expect(first).toBe("META");
});

test("no text becomes markup that runs, fetches or leads anywhere, and none a script", async ({ page, watched }) => {
  await open(page);
  await expect(page.locator(".plot__stage svg").first()).toBeVisible();
  const markups = [
    "<script>1</script>",
    "<img src=x onerror=alert(1)>",
    '<svg><path onload="alert(1)"/></svg>',
    '<svg><a href="javascript:alert(1)">x</a></svg>',
    '<svg><style>*{}</style></svg>',
    '<svg><set attributeName="href" to="javascript:1"/></svg>',
    '<p title="x" ONCLICK="alert(1)">x</p>',
    "<p onclick=alert(1)>x</p>",
    '<p title="a>b" onclick="alert(1)">x</p>',
    "<p/onclick=alert(1)>x</p>",
    "<iframe srcdoc=x></iframe>",
    "<p",
  ];
  const taken = await page.evaluate((markups) => {
    const refuses = (act) => {
      try {
        act();
        return false;
      } catch (error) {
        return error instanceof TypeError;
      }
    };
    const div = document.createElement("div");
    const taken = markups.filter((markup) => !refuses(() => (div.innerHTML = markup)));
    if (refuses(() => (div.innerHTML = '<b class="x">harmless</b>'))) taken.push("what is harmless is refused");
    const scripts = {
      text: () => (document.createElement("script").text = "1"),
      address: () => (document.createElement("script").src = "x.js"),
      other: () => trustedTypes.createPolicy("other", {}),
      again: () => trustedTypes.createPolicy("default", {}),
    };
    return [...taken, ...Object.keys(scripts).filter((name) => !refuses(scripts[name]))];
  }, markups);
  expect(taken).toEqual([]);
  watched.faults.length = 0;
});

test("a foreign request is refused by the policy", async ({ page, watched }) => {
  await open(page);
  const refused = await page.evaluate(() => fetch("https://example.com/?q=deal").then(() => false, () => true));
  expect(refused).toBe(true);
  await expect.poll(() => watched.faults.some((fault) => fault.startsWith("policy: connect-src"))).toBe(true);
  expect(watched.requests.filter((url) => url.includes("example.com"))).toEqual([]);
  watched.faults.length = 0;
});

/** In the page: what a trap of the wasm looks like to it. */
function trap() {
  setTimeout(() => {
    throw new WebAssembly.RuntimeError("unreachable");
  });
}

/** Lets the page trap and returns the deal it then offers as a download. */
async function rescued(page) {
  await page.evaluate(trap);
  const notice = page.getByRole("alertdialog", { name: "Parley has stopped" });
  await expect(notice).toBeVisible();
  const link = notice.getByRole("link", { name: /Download the deal/ });
  await expect(link).toBeFocused();
  return downloaded(page, () => link.click());
}

/** Expects the simulated trap to be the test's only fault. */
async function expectOnlyTheTrap(watched) {
  await expect.poll(() => watched.faults.length).toBe(1);
  expect(watched.faults.splice(0)[0]).toContain("unreachable");
}

test("a trap shows a notice with the deal as a download", async ({ page, watched }) => {
  await open(page);
  await field(page, "title").fill(SECRET);
  await field(page, "terms.upfront.0.amount").fill("3oo");
  await page.waitForTimeout(400);
  const file = await rescued(page);
  const deal = JSON.parse(file);
  expect([deal.format, deal.title, deal.terms.upfront[0].amount]).toEqual(["parley-deal", SECRET, "3oo"]);

  // The reload goes on with the deal, and what was downloaded opens again.
  await page.getByRole("button", { name: /Reload/ }).click();
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(SECRET);
  await importText(page, "rescued.json", file);
  await expect(page.locator("#tab-terms")).toHaveAttribute("aria-current", "page");
  await expectOnlyTheTrap(watched);
});

test("the download after a trap holds the very last keystroke", async ({ page, watched }) => {
  await open(page);
  await field(page, "terms.upfront.0.amount").fill("300");
  const deal = JSON.parse(await rescued(page));
  await expectOnlyTheTrap(watched);
  expect(deal.terms.upfront[0].amount).toBe(300);
});

/** In the page: the next element the wasm wants is refused to it, which it takes for a mistake of its own. */
function refuseElement() {
  const { createElement } = Document.prototype;
  Document.prototype.createElement = () => {
    Document.prototype.createElement = createElement;
    throw new Error("refused by the test");
  };
}

test("after a panic the notice has its words for the report", async ({ page, watched }) => {
  await open(page);
  await page.evaluate(refuseElement);
  await page.locator("#tab-value").click();
  const notice = page.getByRole("alertdialog", { name: "Parley has stopped" });
  await notice.getByText("What to report").click();
  await expect(notice.locator("pre")).toContainText(/panicked at .*\.rs:\d+:\d+/);
  await expect.poll(() => watched.faults.length).toBeGreaterThan(1);
  expect(watched.faults.splice(0).some((fault) => fault.includes("panicked at"))).toBe(true);
});

test("within another page nothing is shown and nothing is run", async ({ page }) => {
  await page.route("**/outer.html", (route) =>
    route.fulfill({ contentType: "text/html", body: `<iframe src="${site}" width="1200" height="800"></iframe>` }),
  );
  await page.goto(new URL("outer.html", site).href);
  const inner = page.frameLocator("iframe");
  await expect(inner.locator("html")).toBeHidden();
  await page.waitForTimeout(1500);
  await expect(inner.locator("header")).toHaveCount(0);
});
