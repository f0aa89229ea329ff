// When the cash arrives: the journeys of treasury and of the licensor, on the built site.
import ICAL from "ical.js";
import { TABS, downloaded, expect, field, importText, open, openFirst, plain, tab, test, unfold } from "./fixtures.mjs";

const row = (page, name) => page.locator("#payments tbody tr").filter({ has: page.getByRole("button", { name, exact: true }) });
const issue = (page, code) => page.locator(`.issues li[data-code=${code}]`);
const cells = async (row) => (await row.locator("td").allInnerTexts()).map((text) => plain(text.split("\n")[0]));

/** Takes a side, opens the payments of a year and all that is folded there. */
async function payments(page, year = "", side = "licensor") {
  await tab(page, "rounds");
  await field(page, "stance.side").selectOption(side);
  await tab(page, "payments");
  await page.locator("details.fold").evaluateAll((folds) => folds.forEach((fold) => (fold.open = true)));
  await page.locator("#pay-year").selectOption(year);
}

/** The example as a deal still open, read on a day. */
async function live(page, today) {
  await page.clock.setFixedTime(new Date(`${today}T09:00:00Z`));
  await open(page);
  await payments(page);
  await page.locator("#pay-record button").click();
}

/** Sets the effective date, the upfront's day and what else is given, then opens the payments of a year. */
async function due(page, on, year) {
  await tab(page, "terms");
  await field(page, "terms.effective_on").fill(on);
  await payments(page, year);
}

test("both upfront tranches of Akeso–Summit show their paths", async ({ page }) => {
  await open(page);
  await payments(page, "2023");
  const [due, credited, usable] = await cells(row(page, "first tranche, cash"));
  expect(due).toBe("17 Jan 2023");
  expect(credited).toMatch(/Jan 2023$/);
  expect(usable).toBe("31 Jan 2023");
  // 17 January and 47 days; 5 March 2023 is a Sunday.
  await row(page, "second tranche").getByRole("button").click();
  const days = page.locator("#payment-path tbody .days");
  expect((await days.allInnerTexts()).slice(1, 3)).toEqual(["5 Mar 2023", "6 Mar 2023"]);
  const steps = page.locator("#payment-path tbody th");
  expect(await steps.allInnerTexts()).toEqual(["Trigger", "Due", "Pay on", "Credited", "Cleared", "Usable"]);
  await expect(page.locator("#payment-path")).toContainText("Cross-border wire");
  await page.locator("#payment-path details summary").first().click();
  await expect(page.locator("#payment-path details li").first()).toBeVisible();
});

test("through Hong Kong 30 % is withheld, and the page says what that costs", async ({ page }) => {
  await live(page, "2023-01-05");
  await payments(page, "2023");
  const mainland = await cells(row(page, "second tranche"));
  expect(mainland.slice(3, 6)).toEqual(["200", "20.0 (10.0 %)", "180"]);
  await expect(page.locator(".difference").filter({ hasText: "Hong Kong" })).toContainText(/keeps USD [\d.,]+ million less/);
  await tab(page, "terms");
  await field(page, "terms.parties.licensor.vehicle").selectOption("hong_kong");
  await payments(page, "2023");
  expect((await cells(row(page, "second tranche"))).slice(3, 6)).toEqual(["200", "60.0 (30.0 %)", "140"]);
  await expect(issue(page, "hk_no_treaty")).toContainText("30");
  await expect(issue(page, "hk_affiliate_relief")).toBeVisible();
});

test("a payment due on 17 February 2026 is red, by the Spring Festival's name", async ({ page }) => {
  await live(page, "2026-01-05");
  await due(page, "2026-02-17", "2026");
  const red = issue(page, "closure_overlap").filter({ hasText: "first tranche, cash" }).first();
  await expect(red.locator(".message").first()).toHaveAttribute("data-severity", "red");
  await expect(red).toContainText("Spring Festival");
  await red.getByRole("button", { name: "first tranche, cash" }).click();
  await expect(row(page, "first tranche, cash").getByRole("button")).toBeFocused();
  await expect(row(page, "first tranche, cash")).toContainText("Spring Festival");
  await expect(page.locator("figure#payment-paths svg")).toBeVisible();
});

test("a date in 2027 says that its calendar is projected", async ({ page }) => {
  await live(page, "2026-12-01");
  await due(page, "2027-03-10", "2027");
  await expect(row(page, "first tranche, cash")).toContainText("projected 2027");
  await page.locator("details.folded summary").first().click();
  await expect(issue(page, "calendar_projected").first()).toContainText(/the 20\d\d–20\d\d calendar/);
  await row(page, "first tranche, cash").getByRole("button").click();
  await expect(page.getByText("Calendar: projected: the official list is not out yet")).toBeVisible();
});

test("an issue leads to the field that mends it, and the scoreboard counts it", async ({ page }) => {
  await live(page, "2026-01-05");
  const count = () => page.locator("section.score b").last().innerText().then(Number);
  const before = await count();
  expect(before).toBeGreaterThan(0);
  await payments(page, "2023");
  await issue(page, "late").first().getByRole("button", { name: "Go to the field" }).click();
  await expect(page.locator("#add-payments-actual")).toBeFocused();
  await page.keyboard.press("Enter");
  await field(page, "payments.actual.0.id").selectOption("first tranche, cash");
  await field(page, "payments.actual.0.paid_on").fill("2023-01-17");
  await page.locator("#add-payments-actual").click();
  await field(page, "payments.actual.1.id").selectOption("second tranche");
  await field(page, "payments.actual.1.paid_on").fill("2023-03-06");
  await expect.poll(count).toBeLessThan(before);
  // The count opens what it counts, on every tab.
  await tab(page, "terms");
  await page.locator("#to-act").click();
  const open = page.locator(".panel .issues").first().locator("> li");
  await expect(open).toHaveCount(await count());
  await page.keyboard.press("Escape");
  await expect(page.locator(".panel")).toHaveCount(0);
});

test("planning backwards answers, and refuses a day that has passed", async ({ page }) => {
  await open(page);
  await payments(page, "2033");
  await page.locator("#payments tbody button").first().click();
  const answer = page.locator("#pay-plan");
  await page.locator("#pay-target").fill("2035-12-31");
  await expect(answer.locator("tbody td").last()).toHaveText(/\d{4}$/);
  await page.locator("#pay-target").fill("2020-01-01");
  await expect(answer).toContainText("has passed");
  await page.locator("#pay-target").fill("soon");
  await expect(answer).toContainText("no date");
});

test("durations, moves and formalities are the deal's own once typed", async ({ page }) => {
  await open(page);
  await payments(page, "2023");
  const usable = async () => (await cells(row(page, "first tranche, cash")))[2];
  const before = await usable();
  await page.locator("#add-payments-steps").click();
  await field(page, "payments.steps.0.step").selectOption("wire");
  for (const [name, days] of [["min", "20"], ["likely", "25"], ["max", "30"]]) await field(page, `payments.steps.0.${name}`).fill(days);
  await expect.poll(usable).not.toBe(before);
  await expect(page.locator("#durations tr").filter({ hasText: "Cross-border wire" }).first()).toContainText("20–25–30 business days");
  await field(page, "payments.steps.0.likely").fill("35");
  await expect(page.locator("#pay-known p.message")).toContainText("the shortest must not exceed the likely");
  await expect.poll(usable).toBe(before);
  await page.locator("#add-payments-shocks").click();
  await expect(page.locator("#payments-fx thead")).toContainText("−5.0");
});

test("what cannot be used is said at its field, and everything else stands", async ({ page }) => {
  await open(page);
  await payments(page, "2023");
  const before = await page.locator("#payments tbody tr").count();
  await field(page, "payments.usd_per_deal").fill("0");
  await expect(page.locator("#f-payments-usd_per_deal-hint .message")).not.toBeEmpty();
  await expect(page.locator("#payments tbody tr")).toHaveCount(before);
  await expect(page.locator("section.score")).not.toHaveAttribute("data-stale");
  for (const [path, text] of [["assumptions.fx.spot", "0"], ["assumptions.fx.spot", "-7"]]) {
    await field(page, path).fill(text);
    await expect(page.locator(`#f-${path.replaceAll(".", "-")}-hint .message`)).not.toBeEmpty();
    await expect(page.locator("#payments tbody tr")).toHaveCount(before);
  }
  await field(page, "assumptions.fx.spot").fill("7.1");
  // An effective date before the signing is refused where it is typed, and the last good result is marked as such.
  await tab(page, "terms");
  await field(page, "terms.effective_on").fill("2022-01-01");
  await expect(page.locator("#f-terms-effective_on-hint .message")).not.toBeEmpty();
  await expect(page.locator("section.score")).toHaveAttribute("data-stale");
});

test("the calendar file opens in another reader, and grows with every export", async ({ page }) => {
  await live(page, "2026-12-10");
  await due(page, "2027-01-12", "2027");
  const read = async () => {
    const text = await downloaded(page, () => page.locator("#pay-ics").click());
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const calendar = new ICAL.Component(ICAL.parse(text));
    return calendar.getAllSubcomponents("vevent").map((event) => ({
      uid: event.getFirstPropertyValue("uid"),
      start: event.getFirstPropertyValue("dtstart"),
      sequence: event.getFirstPropertyValue("sequence"),
      summary: event.getFirstPropertyValue("summary"),
    }));
  };
  const first = await read();
  expect(first.length).toBeGreaterThan(5);
  for (const { summary } of first) expect(summary).toMatch(/^Akeso - Summit.*: /);
  expect(first.some(({ uid }) => uid.includes("royalty"))).toBe(false);
  expect(new Set(first.map(({ uid }) => uid)).size).toBe(first.length);
  expect(first.every(({ start }) => start.isDate)).toBe(true);
  expect(first.map(({ start }) => start.toString())).toContain("2027-01-12");
  await page.clock.setFixedTime(new Date("2026-12-10T09:00:02Z"));
  const second = await read();
  expect(second.map(({ uid }) => uid)).toEqual(first.map(({ uid }) => uid));
  expect(second[0].sequence).toBeGreaterThan(first[0].sequence);
});

test("a payment that is gone from the deal is taken out of the calendar that had it", async ({ page }) => {
  await openFirst(page);
  const events = async () => {
    await tab(page, "payments");
    await unfold(page);
    const text = await downloaded(page, () => page.locator("#pay-ics").click());
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
    return events.map((event) => ["uid", "status", "dtstart"].map((name) => String(event.getFirstPropertyValue(name))));
  };
  const first = await events();
  const [due] = first.filter(([uid]) => uid.includes("upfront-0-due"));
  expect(due[1]).toBe("CONFIRMED");
  await tab(page, "terms");
  await page.getByRole("button", { name: "Remove row 1" }).first().click();
  const gone = (await events()).find(([uid]) => uid === due[0]);
  expect(gone).toEqual([due[0], "CANCELLED", due[2]]);
  // What was handed out is forgotten with the deal.
  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("parley/calendar/")).length);
  expect(await kept()).toBe(1);
  await tab(page, "deals");
  await page.locator("table.deals tbody tr").first().getByRole("button", { name: "Delete" }).click();
  expect(await kept()).toBe(0);
});

test("the table goes out as CSV with a row for each payment", async ({ page }) => {
  await open(page);
  await payments(page);
  const text = await downloaded(page, () => page.locator("#pay-csv").click());
  // Long tables are drawn a batch at a time.
  await expect(page.locator("#payments tbody tr")).toHaveCount(text.trim().split("\r\n").length - 1);
  expect(text).toContain("2023-01-17");
});

test("a deal in euro with a foreign file's notes is read, in Chinese too", async ({ page }) => {
  await open(page);
  await tab(page, "deals");
  const file = JSON.parse(await downloaded(page, () => page.getByRole("button", { name: "Back up (private)" }).first().click()));
  file.terms.currency = "EUR";
  file.terms.parties.licensee.country = "DE";
  file.assumptions.fx.pair = "EUR/CNY";
  file.payments = { formalities: [{ formality: "registration", on: "2023-01-20", done: true }] };
  await importText(page, "euro.json", JSON.stringify(file));
  await payments(page, "2023");
  await expect(issue(page, "de_certificate").first()).toBeVisible();
  await expect(page.locator("#formalities tr").filter({ hasText: "technology-export contract registration" }).first().getByRole("checkbox")).toBeChecked();
  await page.getByRole("button", { name: "中文" }).click();
  await expect(issue(page, "de_certificate").first()).toContainText(/[一-鿿]/);
  await expect(page.locator("#payments thead")).toContainText("到期日");
});

test("the page answers first: what comes, when it is usable, what is missing; a formality is ticked where it stands", async ({ page }) => {
  await live(page, "2023-01-05");
  const answer = page.locator("#pay-answer");
  await expect(answer).toHaveText(/^first tranche, cash: USD 275 m due 17 Jan 2023 → USD 247 m kept, usable \d+ Feb 2023 \(.*\); missing: .+/);
  const row = page.locator("#formalities tr[data-formality=withholding_certificate]");
  const before = await answer.innerText();
  expect(before).toContain("withholding certificate");
  // One action, in the list that names it.
  await row.getByRole("checkbox").check();
  await expect(answer).not.toContainText("withholding certificate");
  await row.getByRole("textbox").fill("2023-01-20");
  await row.getByRole("textbox").press("Tab");
  await expect(field(page, "payments.formalities.0.on")).toHaveValue("2023-01-20");
  await payments(page, "", "licensee");
  await expect(answer).toContainText(/due 17 Jan 2023: send it on 17 Jan 2023, withhold USD 27.5 m \(10.0\s%\), remit USD 247 m/);
  await expect(page.locator("#payments thead")).toContainText("To remit");
});

test("a record says so, and becomes an open deal when it is asked to", async ({ page }) => {
  await open(page);
  await payments(page);
  await expect(page.locator("#pay-record")).toContainText("kept as a record");
  await expect(page.locator("#to-act")).toHaveText("0");
  await page.locator("#pay-record button").click();
  await expect(page.locator("#pay-record")).toHaveCount(0);
  await expect(page.locator("#to-act")).not.toHaveText("0");
});

test("on a phone usable, money and issues are seen without scrolling sideways", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await live(page, "2023-01-05");
  const scrolls = page.locator(".cards .scroll");
  expect(await scrolls.evaluateAll((boxes) => boxes.map((box) => box.scrollWidth - box.clientWidth))).toEqual([0, 0]);
  const wide = await page.locator("#payments td").evaluateAll((cells) => cells.filter((cell) => cell.getBoundingClientRect().right > innerWidth).length);
  expect(wide).toBe(0);
});

test("what is pressed is not printed", async ({ page }) => {
  await open(page);
  for (const id of ["payments", "rounds", "value"]) {
    await tab(page, id);
    await page.emulateMedia({ media: "print" });
    for (const pressed of [".plot__tools", ".strip .tools", ".table .ask"]) {
      await expect(page.locator(pressed).filter({ visible: true }), `${id} ${pressed}`).toHaveCount(0);
    }
    await page.emulateMedia({ media: "screen" });
  }
});

test("in print no tab is wider than the paper", async ({ page }) => {
  await open(page);
  await payments(page);
  await page.emulateMedia({ media: "print" });
  // A4 portrait less its margins, at 96 dots an inch.
  await page.setViewportSize({ width: 688, height: 1000 });
  const wide = {};
  for (const id of TABS) {
    await page.emulateMedia({ media: "screen" });
    await tab(page, id);
    await page.emulateMedia({ media: "print" });
    await page.waitForTimeout(300);
    const over = await page.evaluate(() => {
      const boxes = [document.documentElement, ...document.querySelectorAll(".scroll")];
      const name = (box) => box.querySelector("table")?.id || box.getAttribute("aria-label") || box.className || box.tagName;
      return boxes.filter((box) => box.scrollWidth > box.clientWidth && box.clientWidth > 0).map((box) => `${name(box)} ${box.scrollWidth}`);
    });
    if (over.length) wide[id] = over;
  }
  expect(wide).toEqual({});
});

test("a payer's forms and the companies' own rates say when they were looked up, and are unknown in 2031", async ({ page }) => {
  await live(page, "2026-12-01");
  const form = page.locator("#formalities tr[data-formality=treaty_form] .looked-up");
  await expect(form).toHaveText("last checked 30 Nov 2026");
  const rates = page.locator("#own-tax-looked-up");
  await expect(rates).toContainText("last checked 30 Nov 2026");
  await expect(page.locator("#formalities tr[data-formality=vat_record]")).toContainText("VAT record");
  await page.clock.setFixedTime(new Date("2031-06-01T09:00:00Z"));
  await page.reload();
  await payments(page);
  for (const fact of [form, rates]) {
    await expect(fact).toContainText("unknown since 1 Dec 2027");
    await expect(fact).not.toContainText("last checked");
  }
});
