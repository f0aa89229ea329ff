// Two languages, three units, three themes: switched at any time, and nothing is lost by it.
import { TABS, expect, field, open, openFirst, plain, score, stored, tab, test, unfold } from "./fixtures.mjs";

const switchTo = (page, name) => page.getByRole("button", { name, exact: true }).click();

test("switching the language keeps the tab, what is typed and what is wrong with it", async ({ page }) => {
  await open(page);
  await field(page, "terms.upfront.0.amount").fill("3oo");
  await field(page, "title").fill("Round two 第二轮");
  await tab(page, "assumptions");
  await field(page, "assumptions.programmes.0.regions.0.pos").fill("93.5");
  const label = page.locator("label[for=f-assumptions-valuation_on]");
  await expect(label).toHaveText("Valuation date");
  await switchTo(page, "中文");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(page.locator("#tab-assumptions")).toHaveAttribute("aria-current", "page");
  await expect(page.locator("#tab-assumptions")).toHaveText("假设");
  await expect(label).toHaveText("估值日");
  await expect(field(page, "assumptions.programmes.0.regions.0.pos")).toHaveValue("93.5");
  await tab(page, "terms");
  await expect(field(page, "terms.upfront.0.amount")).toHaveValue("3oo");
  await expect(field(page, "terms.upfront.0.amount")).toHaveAccessibleDescription(/“oo”不是可识别的单位。/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Round two 第二轮");
  await switchTo(page, "English");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(field(page, "terms.upfront.0.amount")).toHaveAccessibleDescription(/“oo” is not a unit known here\./);
  await switchTo(page, "中文");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(page.locator("#tab-terms")).toHaveText("条款");
});

test("a browser that asks for Chinese gets it on the first visit", async ({ browser }) => {
  const context = await browser.newContext({ locale: "zh-CN" });
  const page = await context.newPage();
  await open(page);
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await context.close();
});

/** Names of firms, publishers and companies that have none in Chinese. */
const NAMES = /^(Vision|Lifesciences|Latham|Goodwin|Squire|Patton|Boggs|Bloomberg|Hogan|Lovells|Ropes|Gray|Complete|Genomics)$/;
/** Terms of art that stand in brackets behind their Chinese: chargeback, gross-up, U.S. person, bulk. */
const TERMS = /^(chargeback|gross|up|person|bulk)$/;
/** Latin words a Chinese reader expects: codes of regions and currencies, methods, parts and names of statutes cited. */
const CODES = /^(Esc|rNPV|NewCo|Parley|English|ADC|siRNA|I{2,3}|JSON|ics|csv|docx|Markdown|Word|Part|Act|ca|pre|EStG|BZSt|Trans|Lex|[A-Z]{2,9})$/;
const allowed = (word) => [NAMES, TERMS, CODES].some((words) => words.test(word));
/** A word of Latin letters, or the English sign for millions. */
const WORD = /[A-Za-z][A-Za-z_]+|\bm\b/g;

/** In the page: every visible text and accessible name outside what the user or a source wrote. */
function texts() {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent.closest("script, style, noscript, h1, .public tbody, table.deals td:first-child, code, desc, .name, #peer-deals svg, #peer-deals tbody")) continue;
    found.push(node.textContent);
  }
  for (const named of document.querySelectorAll("[aria-label], [title]")) {
    if (named.closest(".public tbody, table.deals td:first-child")) continue;
    found.push(named.getAttribute("aria-label") ?? "", named.getAttribute("title") ?? "");
  }
  for (const described of document.querySelectorAll("svg desc")) found.push(described.textContent);
  return found.filter((text) => text.trim());
}

/** Every word the deal itself is written with. */
async function ownWords(page) {
  const [, deal] = Object.entries(await stored(page)).find(([key]) => key.startsWith("parley/deal/"));
  return JSON.stringify(JSON.parse(deal.slice(deal.indexOf("\n") + 1))).match(/[A-Za-z_]{2,}/g);
}

test("no English is left on any tab in Chinese", async ({ page }) => {
  await open(page);
  await switchTo(page, "中文");
  await page.locator("section.score button.explained").nth(1).click();
  const own = new Set(await ownWords(page));
  for (const id of TABS) {
    await tab(page, id);
    await expect(page.locator("main > *").first()).toBeVisible();
    await unfold(page);
    for (const summary of await page.locator("details.twin summary").all()) await summary.click();
    await page.waitForTimeout(100);
    const left = (await page.evaluate(texts)).filter((text) =>
      (text.replace(/https?:\S+|[\w-]+(\.[a-z]+)+/g, "").match(WORD) ?? []).some((word) => !allowed(word) && !own.has(word)),
    );
    expect.soft([...new Set(left)], id).toEqual([]);
  }
});

test("no Chinese is left on any tab in English, but the switch to it", async ({ page }) => {
  await open(page);
  for (const id of TABS) {
    await tab(page, id);
    const left = (await page.evaluate(texts)).filter((text) => /\p{Script=Han}/u.test(text));
    expect.soft([...new Set(left)], id).toEqual(["中文"]);
  }
});

test("problems, notices and file names are said in Chinese", async ({ page }) => {
  await open(page);
  await switchTo(page, "中文");
  await field(page, "terms.upfront.0.amount").fill("-5");
  await expect(field(page, "terms.upfront.0.amount")).toHaveAccessibleDescription(/金额为负/);
  await expect(page.getByText("显示的是上一次有效结果")).toBeVisible();
  await tab(page, "deals");
  await page.locator("#import").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await expect(page.locator(".notice")).toContainText("“x.json”未能打开：");
  await expect(page.locator(".notice")).toContainText("这不是 Parley 交易文件");
});

test("amounts follow the Chinese unit, in the fields as in the figures", async ({ page }) => {
  await open(page);
  await switchTo(page, "中文");
  for (const [unit, headline, upfront] of [["百万", "5 000", "274.9"], ["万", "500 000", "27490"], ["亿", "50.00", "2.749"]]) {
    await switchTo(page, unit);
    expect((await score(page)).headline, unit).toBe(headline);
    await expect(field(page, "terms.upfront.0.amount")).toHaveValue(upfront);
    await expect(unitOf(page, "terms.upfront.0.amount")).toHaveText(unit);
    expect.soft(await page.locator("header .soft").first().innerText()).toContain(`${unit}美元`);
  }
  const ticks = () => page.locator("figure#terms-cash svg text").allTextContents();
  const inYi = await ticks();
  await switchTo(page, "百万");
  expect(await ticks()).not.toEqual(inYi);
  await switchTo(page, "English");
  expect((await score(page)).headline).toBe("5 000");
});

/** The unit after the number in a field. */
const unitOf = (page, path) => field(page, path).locator("xpath=..").locator(".unit");

test("a bare number typed in Chinese means the unit on view, and the same amount in English", async ({ page }) => {
  await open(page);
  await switchTo(page, "中文");
  await switchTo(page, "亿");
  const upfront = field(page, "terms.upfront.0.amount");
  await upfront.fill("5");
  await expect(upfront).toHaveValue("5");
  await expect(unitOf(page, "terms.upfront.0.amount")).toHaveText("亿");
  // 5 + 0.251 + 2 in hundreds of millions.
  await expect.poll(async () => (await score(page)).upfront).toBe("7.25");
  await upfront.press("Tab");
  await switchTo(page, "万");
  await expect(upfront).toHaveValue("50000");
  await switchTo(page, "English");
  await expect(upfront).toHaveValue("500");
  await expect(unitOf(page, "terms.upfront.0.amount")).toBeHidden();
  expect((await score(page)).upfront).toBe("725");
  // The text as typed stands through a reload.
  await page.reload();
  await expect(upfront).toHaveValue("500");
  await switchTo(page, "中文");
  await upfront.fill("3000万");
  await expect(upfront).toHaveValue("3000万");
  await expect(unitOf(page, "terms.upfront.0.amount")).toBeHidden();
  await upfront.press("Tab");
  await switchTo(page, "亿");
  await expect(upfront).toHaveValue("0.3");
  await upfront.press("ArrowUp");
  await expect(upfront).toHaveValue("0.4");
  // However it is spelt, it is read.
  for (const [typed, shown] of [["5个亿", "5"], ["五亿", "五"], ["5億", "5"], ["1亿5千万", "1.5"], ["5亿美金", "5"]]) {
    await upfront.fill(typed);
    await upfront.press("Tab");
    await expect(upfront, typed).toHaveValue(shown);
    await expect(unitOf(page, "terms.upfront.0.amount")).toHaveText("亿");
  }
});

test("every amount field of every tab is in the unit on view", async ({ page }) => {
  await open(page);
  await switchTo(page, "中文");
  await switchTo(page, "亿");
  for (const [id, path, shown] of [
    ["terms", "terms.milestones.0.amount", "1.5"],
    ["assumptions", "assumptions.programmes.0.regions.0.peak_net_sales", "35"],
    ["value", "terms.upfront.0.amount", "2.749"],
    ["rounds", "stance.licensee", ""],
  ]) {
    await tab(page, id);
    await expect.soft(field(page, path), path).toHaveValue(shown);
    await expect.soft(unitOf(page, path), path).toHaveText("亿");
  }
  await tab(page, "rounds");
  await page.keyboard.press("Control+s");
  await page.locator("#table-hold").click();
  await page.locator("#solve-target").fill("22");
  await expect(page.locator("#solve-target ~ .unit")).toHaveText("亿");
  await expect(page.locator("#solved tbody tr").nth(1).locator(".licensee").first()).toHaveText(/^2[12]\.[09]\d$/);
  await tab(page, "diligence");
  await page.locator("#pathway-cost").fill("0.1");
  await expect(page.locator("label[for=pathway-cost]")).toHaveText("成本（亿美元）");
  await page.locator("#pathway").selectOption({ index: 1 });
});

test("a key that composes a Chinese word does nothing else", async ({ page }) => {
  await open(page);
  const label = field(page, "terms.upfront.0.label");
  await label.focus();
  for (const composed of [{ isComposing: true }, { keyCode: 229 }]) {
    await label.evaluate((input, composed) => input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...composed })), composed);
    await expect(label).toBeFocused();
  }
  await label.press("Enter");
  await expect(field(page, "terms.upfront.1.label")).toBeFocused();
});

test("names that nobody typed follow the language, those typed stay", async ({ page }) => {
  await openFirst(page);
  const label = field(page, "terms.upfront.0.label");
  await expect(label).toHaveValue("at signing");
  await switchTo(page, "中文");
  await expect(label).toHaveValue("签约款");
  await expect(field(page, "terms.milestones.2.label")).toHaveValue("美国获批");
  await expect(page.locator("h1")).toHaveText("恒岳—北风：HY-201（虚构示例）");
  await expect(page.locator("#state")).toContainText("北风制药");
  await tab(page, "payments");
  await expect(page.locator("main")).toContainText("签约款");
  await tab(page, "value");
  await expect(page.locator("figure#value-cash svg")).toContainText("美国上市申请");
  await tab(page, "rounds");
  await expect(page.locator("#table")).toContainText("美国获批");
  await tab(page, "terms");
  await label.fill("定金");
  await label.blur();
  await switchTo(page, "English");
  await expect(label).toHaveValue("定金");
  await expect(field(page, "terms.milestones.2.label")).toHaveValue("US approval");
});

test("dates and percent are written the way of the language", async ({ page }) => {
  await open(page);
  expect((await score(page)).nextCash).toMatch(/^\d{1,2} [A-Z][a-z]{2} \d{4}$/);
  await switchTo(page, "中文");
  expect((await score(page)).nextCash).toMatch(/^\d{4}年\d{1,2}月\d{1,2}日$/);
  expect(plain((await score(page)).share)).toBe("42.7%");
});

const paper = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

test("light, dark and the system's theme", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await open(page);
  const html = page.locator("html");
  await expect(html).toHaveAttribute("data-theme", "system");
  const light = await paper(page);
  await switchTo(page, "Dark");
  await expect(html).toHaveAttribute("data-theme", "dark");
  const dark = await paper(page);
  expect(dark).not.toBe(light);
  await page.reload();
  await expect(html).toHaveAttribute("data-theme", "dark");
  expect(await paper(page)).toBe(dark);
  await switchTo(page, "System");
  expect(await paper(page)).toBe(light);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await paper(page)).toBe(dark);
  await switchTo(page, "Light");
  await expect(html).toHaveAttribute("data-theme", "light");
  expect(await paper(page)).toBe(light);
});
