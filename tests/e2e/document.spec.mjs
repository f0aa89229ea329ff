// The term sheet: what counsel leaves the meeting with.
import { expect, field, open, tab, test } from "./fixtures.mjs";

const clause = (page, id) => page.locator(`#clause-${id}`);

async function read(page) {
  await open(page);
  await tab(page, "document");
  await expect(clause(page, "binding").locator("p").first()).toBeVisible();
}

async function decide(page, id) {
  await clause(page, id).locator("summary").click();
}

test("the sheet stands in English, in Chinese and in both, numbered", async ({ page }) => {
  await read(page);
  const headings = page.locator("#paper h3");
  await expect(headings).toHaveCount(32);
  await expect(headings.first()).toHaveText(/^1\. Parties/);
  await expect(headings.last()).toHaveText(/^32\. /);
  await page.locator(".paper-tools").getByRole("button", { name: "Simplified Chinese text" }).click();
  await expect(headings.first()).toContainText(/[一-鿿]/);
  await page.locator(".paper-tools").getByRole("button", { name: "Both" }).click();
  await expect(headings).toHaveCount(64);
  await expect(page.locator("#paper")).toContainText("Draft for discussion. Not legal advice");
  await expect(page.locator("#paper")).toContainText("不构成法律意见");
});

test("the sheet stands in the characters of Hong Kong, and a name in it as it was typed", async ({ page }) => {
  await open(page);
  await field(page, "terms.parties.licensor.name").fill("北京发后药业");
  await tab(page, "document");
  const tools = page.locator(".paper-tools");
  await tools.getByRole("button", { name: "Traditional Chinese text" }).click();
  await expect(clause(page, "parties")).toContainText("許可方：北京发后药业");
  await expect(clause(page, "parties").locator("[lang='zh-HK'] h3")).toHaveText("1. 當事方與日期");
  await expect(clause(page, "indemnity")).toContainText("彌償");
  await expect(page.locator("nav.outline ol")).toHaveAttribute("lang", "zh-HK");
  // Nothing of ours is left in the characters of the mainland.
  const left = (await page.locator("#paper").innerText()).replaceAll("北京发后药业", "").match(/[许双发为与这对应产权]/g);
  expect(left).toBe(null);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#doc-md").click()]);
  const text = Buffer.concat(await (await download.createReadStream()).toArray()).toString("utf8");
  expect(text).toContain("## 32. 約束力（有約束力）");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("#paper")).toContainText("特許權使用費");
  await page.emulateMedia({ media: "screen" });
  await tools.getByRole("button", { name: "Simplified Chinese text" }).click();
  await expect(clause(page, "parties").locator("[lang='zh-CN'] h3")).toHaveText("1. 当事方与日期");
});

test("a value leads to its field, the field back to its sentence, and the text follows", async ({ page }) => {
  await read(page);
  await clause(page, "upfront").locator('[data-path="terms.upfront.0.amount"]').click();
  await expect(field(page, "terms.upfront.0.amount")).toBeFocused();
  await field(page, "terms.upfront.0.amount").fill("1234.5");
  // It is named by its row, and gone from a tab that does not show it.
  await expect(page.locator("#read-field")).toHaveText("Amount, row 1: read it in the document");
  await tab(page, "value");
  await expect(page.locator("#read-field")).toHaveCount(0);
  await tab(page, "terms");
  await page.locator("#read-field").click();
  const value = clause(page, "upfront").locator('[data-path="terms.upfront.0.amount"]');
  await expect(value).toBeFocused();
  await expect(value).toHaveText("USD 1,234.5 million");
});

test("every value of the sheet leads to a control of the deal", async ({ page }) => {
  test.setTimeout(180_000);
  await read(page);
  const paths = await page.locator("#paper [data-path]").evaluateAll((all) => [...new Set(all.map((one) => one.dataset.path))]);
  expect(paths.length).toBeGreaterThan(40);
  for (const path of paths) {
    await page.locator(`#paper [data-path="${path}"]`).first().click();
    await expect(page.locator(":focus"), path).toHaveId(/^(f|add)-/);
    await tab(page, "document");
  }
});

test("wording, status, additions and a section left out show at once and survive a reload", async ({ page }) => {
  await read(page);
  await decide(page, "law");
  await page.locator("#clause-law-choice").selectOption("singapore");
  await page.locator("#clause-law-status").selectOption("agreed");
  await page.locator("#clause-law-by").selectOption("licensor");
  await expect(clause(page, "law").locator("h3")).toContainText("· agreed, proposed by Licensor");
  await expect(clause(page, "law")).toContainText("Singapore");
  await page.locator("#clause-law-text").fill("One more <b>thing</b> {{licensor}} 😀");
  await expect(clause(page, "law").locator(".free")).toHaveText("One more <b>thing</b> {{licensor}} 😀");
  await expect(page.locator("#clause-law-text")).toBeFocused();
  await decide(page, "conditions");
  await page.locator("#clause-conditions-removed").selectOption("true");
  await expect(page.locator("mark.broken").first()).toContainText("left out");
  await page.waitForTimeout(400);
  await page.reload();
  await expect(clause(page, "law")).toContainText("One more");
  await expect(page.locator("#paper h3").last()).toHaveText(/^31\. /);
});

test("a value that is missing is a marked blank that leads to its field", async ({ page }) => {
  await open(page);
  await field(page, "terms.effective_on").fill("");
  await tab(page, "document");
  const blank = page.locator('mark [data-path="terms.effective_on"]').first();
  await expect(blank).toHaveText("[to be completed]");
  await blank.click();
  await expect(field(page, "terms.effective_on")).toBeFocused();
});

test("Markdown and Word files go out; the writer of Word files comes only when asked", async ({ page, watched }) => {
  await read(page);
  const bytes = async (id) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator(id).click()]);
    // However long the title, the day is whole.
    expect(download.suggestedFilename()).toMatch(/^Akeso-Summit-ivonescimab-[\w-]+-\d{4}-\d\d-\d\d\.(md|docx)$/);
    return Buffer.concat(await (await download.createReadStream()).toArray());
  };
  const text = (await bytes("#doc-md")).toString("utf8");
  expect(text).toMatch(/^# Akeso/);
  expect(text.match(/^## \d+\. /gm).length).toBe(32);
  const word = await bytes("#doc-docx");
  expect(word.subarray(0, 2).toString()).toBe("PK");
  expect(word.length).toBeGreaterThan(8000);
  expect(watched.requests.filter((url) => url.includes("split_office")).length).toBe(1);
});

// Below a table with a figure that nobody published stands a line that says so.
for (const [format, most] of [["A4", 9], ["Letter", 10]]) {
  test(`printed on ${format} it has at most ${most} pages and no clipped text`, async ({ page }) => {
    await read(page);
    const pdf = (await page.pdf({ format })).toString("latin1");
    const pages = pdf.match(/\/Type\s*\/Page\b(?!s)/g).length;
    expect(pages).toBeGreaterThan(3);
    expect(pages).toBeLessThanOrEqual(most);
    // The text's width on the page, margins taken off, in CSS pixels.
    await page.setViewportSize({ width: format === "A4" ? 672 : 694, height: 900 });
    await page.emulateMedia({ media: "print" });
    const clipped = await page.evaluate(() =>
      [...document.querySelectorAll("#paper *")].filter((e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== "inline").map((e) => e.outerHTML.slice(0, 80)),
    );
    expect(clipped).toEqual([]);
    // Both languages are read against each other on paper as well; the name of a term stays in one piece.
    await page.emulateMedia({ media: "screen" });
    await page.locator(".paper-tools").getByRole("button", { name: "Both" }).click();
    await expect(page.locator("#paper h3")).toHaveCount(64);
    await page.emulateMedia({ media: "print" });
    const [english, chinese] = await page.locator("#clause-parties h3").evaluateAll((all) => all.map((it) => it.getBoundingClientRect()));
    expect(chinese.left).toBeGreaterThanOrEqual(english.right);
    expect(Math.abs(chinese.top - english.top)).toBeLessThan(2);
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll("#paper table")].filter((table) => table.scrollWidth > table.parentElement.clientWidth + 1).length,
    );
    expect(wide).toBe(0);
    for (const hidden of ["section.score", "nav.tabs", ".decide", ".paper-tools"]) await expect(page.locator(hidden).first()).toBeHidden();
  });
}

test("hostile names stay text", async ({ page }) => {
  await open(page);
  await field(page, "terms.parties.licensor.name").fill(`<img src=x onerror=alert(1)> ${"x".repeat(500)} \u202e שלום`);
  await tab(page, "document");
  await expect(clause(page, "parties")).toContainText("<img src=x onerror=alert(1)>");
  expect(await page.evaluate(() => document.querySelectorAll("#paper img").length)).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

const blank = (page, id) => page.locator(`[data-blank="${id}"]`).first();

test("a blank is filled in where it stands, travels in an offer, and stands in the files", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Control+s");
  await tab(page, "document");
  const waiting = page.locator("#paper .fill.missing");
  const before = await waiting.count();
  expect(before).toBeGreaterThan(20);
  // By mouse, with one of the few values there are.
  await blank(page, "law.arbitrators").click();
  const input = page.locator("#clause-law-arbitrators");
  await expect(input).toBeFocused();
  await expect(clause(page, "law").locator(".choices button")).toHaveText(["1", "3"]);
  await clause(page, "law").locator(".choices button").last().click();
  await expect(blank(page, "law.arbitrators")).toHaveText("3");
  await expect(blank(page, "law.arbitrators")).toBeFocused();
  // By keys: Enter opens it, Enter keeps, Escape does not.
  await blank(page, "law.talks_days").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#clause-law-talks_days")).toBeFocused();
  await page.keyboard.type("30");
  await page.keyboard.press("Enter");
  await expect(blank(page, "law.talks_days")).toHaveText("30");
  await expect(blank(page, "law.talks_days")).toBeFocused();
  await blank(page, "law.language").click();
  await expect(page.locator("#clause-law-language")).toBeFocused();
  await page.keyboard.type("nothing of it");
  await page.keyboard.press("Escape");
  await expect(blank(page, "law.language")).toHaveText("[language]");
  await blank(page, "law.language").click();
  await expect(page.locator("#clause-law-language")).toBeFocused();
  await page.keyboard.type("English");
  await page.keyboard.press("Tab");
  await expect(waiting).toHaveCount(before - 3);
  await page.locator(".paper-tools").getByRole("button", { name: "Simplified Chinese text" }).click();
  await expect(clause(page, "law")).toContainText("仲裁语言：英文");
  await page.locator(".paper-tools").getByRole("button", { name: "English text" }).click();
  await page.selectOption("#doc-since", { index: 1 });
  await expect(clause(page, "law").locator("ins")).toHaveText(["30", "3", "English"]);
  await tab(page, "rounds");
  const table = page.locator("#changes");
  await expect(table).toContainText("Talks of the chief executives, days");
  await expect(table).toContainText("Arbitrators");
  await table.getByRole("button", { name: "Arbitrators" }).click();
  await expect(clause(page, "law")).toBeFocused();
  const [file] = await Promise.all([page.waitForEvent("download"), page.click("#doc-md")]);
  const text = Buffer.concat(await (await file.createReadStream()).toArray()).toString("utf8");
  expect(text).toContain("Arbitrators: 3. Language: English.");
  await page.waitForTimeout(600);
  await page.reload();
  await tab(page, "document");
  await expect(blank(page, "law.talks_days")).toHaveText("30");
  await page.locator("#undo").click();
  await expect(blank(page, "law.language")).toHaveText("[language]");
});

test("a group of terms says how far the parties are, and is locked once it is agreed", async ({ page }) => {
  await open(page);
  const mark = page.locator("#standing-milestones");
  await expect(mark).toHaveText("open");
  await mark.click();
  await expect(mark).toHaveText(/^proposed by/);
  await mark.click();
  await expect(mark).toHaveText("agreed");
  await expect(field(page, "terms.milestones.0.amount")).toBeDisabled();
  await expect(field(page, "terms.upfront.0.amount")).toBeEnabled();
  await tab(page, "document");
  const outline = page.locator(".outline");
  await expect(outline).toContainText("1 of 32 sections agreed");
  await expect(outline).toContainText("blanks to fill");
  await outline.getByRole("button", { name: /Milestone/ }).click();
  await expect(clause(page, "milestones")).toBeFocused();
  await expect(clause(page, "milestones").locator("td").first()).toHaveText("M1");
  await tab(page, "terms");
  await mark.click();
  await expect(mark).toHaveText("open");
  await expect(field(page, "terms.milestones.0.amount")).toBeEnabled();
});

test("a section the sheet does not have comes in with one press, and out again", async ({ page }) => {
  await read(page);
  const headings = page.locator("#paper h3");
  await expect(clause(page, "assignment")).toHaveCount(0);
  await page.locator("#take-in-assignment").click();
  await expect(clause(page, "assignment").locator("h3")).toContainText("Assignment and change of control");
  await expect(headings).toHaveCount(33);
  await expect(headings.last()).toHaveText(/^33\. /);
  await expect(page.locator("#take-in-assignment")).toHaveCount(0);
  await decide(page, "assignment");
  await page.locator("#clause-assignment-removed").selectOption("true");
  await expect(headings).toHaveCount(32);
  await expect(page.locator("#take-in-assignment")).toBeVisible();
  // That of a new company is offered to such a deal only.
  await expect(page.locator("#take-in-newco")).toHaveCount(0);
});

// Each wording that moves money a licence without generic share, cost share or invoice days has no field for.
const APART = [
  ["asset", "with_backups"],
  ["asset", "with_nomination"],
  ["licence", "co_exclusive"],
  ["sublicensing", "income_share"],
  ["upfront", "refundable"],
  ["milestones", "by_indication"],
  ["royalties", "combination"],
  ["royalty_terms", "on_share"],
  ["payment", "from_invoice"],
  ["fx", "shared_move"],
  ["fx", "accounting_method"],
  ["withholding", "fault_based"],
  ["permissions", "escrow"],
  ["permissions", "long_stop"],
  ["development", "joint_plan"],
  ["manufacturing", "supply_then_transfer"],
  ["manufacturing", "transfer_paid"],
  ["biosecure", "covenant"],
  ["ip", "licensee"],
  ["termination", "reversion_royalty"],
];

test("beside a wording that moves money it says that the figures do not follow", async ({ page }) => {
  await read(page);
  const apart = clause(page, "upfront").locator(".apart");
  await expect(apart).toHaveCount(0);
  await decide(page, "upfront");
  await page.locator("#clause-upfront-choice").selectOption("refundable");
  await expect(apart).toHaveText("The figures do not follow this wording.");
  await page.locator("#clause-upfront-choice").selectOption("non_refundable");
  await expect(apart).toHaveCount(0);
  for (const [id, way] of APART) {
    if (!(await page.locator(`#clause-${id}-choice`).isVisible())) await decide(page, id);
    await page.locator(`#clause-${id}-choice`).selectOption(way);
    await expect(clause(page, id).locator(".apart"), `${id} ${way}`).toHaveText("The figures do not follow this wording.");
  }
});

test("in Chinese a term has its line, a figure its unit, and no line begins with a comma", async ({ page }) => {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await read(page);
    await page.locator(".paper-tools").getByRole("button", { name: "Simplified Chinese text" }).click();
    const term = page.locator("#clause-definitions td", { hasText: /^营业日$/ });
    expect((await term.boundingBox()).width, "room for six characters").toBeGreaterThan(84);
    // Values are words of their paragraph: they are set in its lines.
    const ways = await page.locator("#paper p .ref").evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).display))]);
    expect(ways).toEqual(["inline"]);
    const lines = await page.locator("#paper .figure").evaluateAll((all) => all.map((one) => one.getClientRects().length));
    expect(lines.length).toBeGreaterThan(30);
    expect(Math.max(...lines)).toBe(1);
  }
});

test("days after an invoice, filled into the paper, are a term the figures follow", async ({ page }) => {
  await read(page);
  const payment = clause(page, "payment");
  await payment.locator("details.decide summary").click();
  await payment.locator("#clause-payment-choice").selectOption("from_invoice");
  await expect(payment.locator(".apart")).toHaveText("The figures do not follow this wording.");
  await payment.locator("[data-blank='payment.invoice_days']").click();
  await page.keyboard.type("75");
  await page.keyboard.press("Enter");
  await expect(payment.locator(".apart")).toHaveCount(0);
  await expect(payment).toContainText("in no case earlier than 75 days after Licensee has received a correct invoice");
  await tab(page, "terms");
  await expect(field(page, "terms.payment.invoice_days")).toHaveValue("75");
  // The upfront's invoice is taken to arrive on 17 January 2023.
  await tab(page, "payments");
  await page.locator("details.fold").evaluateAll((folds) => folds.forEach((fold) => (fold.open = true)));
  await page.locator("#pay-year").selectOption("2023");
  await expect(page.locator("#payments tbody tr", { hasText: "first tranche, cash" })).toContainText("2 Apr 2023");
});

test("on paper a figure that nobody published has a dagger, until it is entered", async ({ page }) => {
  await read(page);
  const milestones = clause(page, "milestones");
  const dagger = milestones.getByText("† Not public: an illustrative figure.");
  await expect(dagger).toHaveCount(1);
  await expect(milestones.locator("table")).toContainText("USD 150 million†");
  await expect(clause(page, "upfront").locator("table")).toContainText("USD 274.9 million");
  await expect(clause(page, "upfront").locator("table")).not.toContainText("USD 274.9 million†");
  await tab(page, "terms");
  await field(page, "terms.milestones.0.amount").fill("160");
  await tab(page, "document");
  await expect(milestones.locator("table")).toContainText("USD 160 million");
  await expect(milestones.locator("table")).not.toContainText("USD 160 million†");
  await expect(dagger).toHaveCount(1);
});
