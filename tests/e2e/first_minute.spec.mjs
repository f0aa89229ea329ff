// The first minute: what this is, whose side, what a change did to both sides, and a file in hand.
import { expectAccessible } from "./axe.mjs";
import { amount, downloaded, expect, field, leaveShared, open, openFirst, plain, score, tab, test } from "./fixtures.mjs";

/** The lines below the figures, by the name of the figure. */
const lines = async (page) =>
  Object.fromEntries(
    await page.locator("section.score > div").evaluateAll((cells) =>
      cells
        .filter((cell) => cell.querySelector("b"))
        .map((cell) => [
          cell.querySelector(":scope > span").innerText,
          [...cell.querySelectorAll("small")].map((line) => line.innerText.replaceAll("\u202f", " ")),
        ]),
    ),
  );

test("a new user changes a term, says what it did to both sides, and exports, within 12 actions", async ({ page }) => {
  const begun = Date.now();
  let actions = 0;
  const act = (done) => {
    actions += 1;
    return done;
  };
  await openFirst(page);
  await expect(page.locator("#introduction")).toContainText("change a term, see what it is worth to each side");
  await expect(page.locator("#introduction")).toContainText("fictional");
  await expect(page.locator("#state")).toHaveText(/^PRIVATE\s*Northwind Pharma \(licensee\)/);
  await act(page.click("#start-look"));
  await expect(page.locator("#introduction")).toHaveCount(0);
  const before = await score(page);
  expect((await lines(page)).Upfront).toEqual(["as in offer 2"]);
  await act(field(page, "terms.upfront.0.amount").click());
  await act(page.keyboard.press("Control+a"));
  await act(page.keyboard.type("70"));
  // What it did to each side stands below each side's figure.
  const after = await score(page);
  const said = await lines(page);
  expect(said.Upfront).toEqual(["−10.0 since offer 2"]);
  expect(said["rNPV licensor"][0]).toMatch(/^−\d+\.\d since offer 2$/);
  expect(said["rNPV licensee, us"][0]).toMatch(/^\+\d+\.\d since offer 2$/);
  expect(said["rNPV licensee, us"][1]).toMatch(/(above|below) our walk-away$/);
  expect(amount(after.licensor)).toBeLessThan(amount(before.licensor));
  expect(amount(after.licensee)).toBeGreaterThan(amount(before.licensee));
  // The row says what it was and what the change is worth to us; better for us is marked.
  const was = page.locator(".was");
  await expect(was).toHaveCount(1);
  expect(plain(await was.innerText())).toMatch(/^was 80 \+\d+\.\d$/);
  await expect(page.locator("section.score .licensee small.since")).toHaveAttribute("data-tone", "better");
  await act(page.locator("#tab-document").click());
  const text = await downloaded(page, () => act(page.click("#doc-md")));
  expect(text).toContain("70");
  expect(actions).toBeLessThanOrEqual(12);
  expect(Date.now() - begun).toBeLessThan(90_000);
});

test("the introduction leads to a template, to their file, and stays away once read", async ({ page }) => {
  await openFirst(page);
  await expect(page.locator("#introduction")).toContainText("Press / to find anything");
  await page.click("#start-template");
  await expect(page.locator("#template-kind")).toBeFocused();
  await expect(page.locator("#introduction")).toHaveCount(0);
  await page.waitForTimeout(300);
  await page.reload();
  await expect(page.locator("#tab-deals")).toBeVisible();
  await expect(page.locator("#introduction")).toHaveCount(0);
});

test("the example is alive in every part: offers, both models, walk-aways", async ({ page }) => {
  await openFirst(page);
  await tab(page, "rounds");
  await expect(page.locator("#offers tbody tr").first()).toBeVisible();
  await expect(page.locator("main svg").first()).toBeVisible();
  await tab(page, "value");
  const cells = page.locator("#two-models tbody td");
  await expect(cells).toHaveCount(4);
  for (const text of await cells.allInnerTexts()) expect(plain(text)).toMatch(/\d[\s\S]*to the walk-away$/);
  await tab(page, "assumptions");
  await expect(page.locator("#models tbody tr").first()).toBeVisible();
});

test("one click in a changed row gives back what the offer said", async ({ page }) => {
  await openFirst(page);
  await field(page, "terms.upfront.0.amount").fill("71");
  // Keys in one field within a second are one step back.
  await page.waitForTimeout(1_100);
  await page.locator(".was").click();
  await expect(field(page, "terms.upfront.0.amount")).toHaveValue("80");
  await expect(page.locator(".was")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(field(page, "terms.upfront.0.amount")).toHaveValue("71");
  // In front of both parties it says what was offered, and not what that is worth to whom.
  await page.keyboard.press("F2");
  await expect(page.locator(".was")).toHaveText(/^was\s*80\s*$/);
  await leaveShared(page);
});

test("the side turns signs, margins, the chart beside and whose turn it is", async ({ page }) => {
  await openFirst(page);
  await field(page, "terms.upfront.0.amount").fill("90");
  const tone = page.locator("section.score .lesser small.since").first();
  await expect(tone).toHaveAttribute("data-tone", "worse");
  await expect(page.locator("#whose-cash")).toContainText("Our cash (licensee)");
  await page.selectOption("#our-side", "licensor");
  await expect(tone).toHaveAttribute("data-tone", "better");
  await expect(page.locator("#state")).toContainText("Hengyue Biotech (licensor)");
  await expect(page.locator("#whose-cash")).toContainText("Our cash (licensor)");
  await expect(page.locator("section.score .licensor small.margin")).toBeVisible();
  await expect(page.locator("section.score .licensee small.margin")).toHaveCount(0);
  await page.reload();
  await expect(page.locator("#state")).toContainText("Hengyue Biotech (licensor)");
});

test("a walk-away that is not set is no error, and nothing is said of it", async ({ page }) => {
  await openFirst(page);
  await expect(page.locator("section.score small.margin")).toBeVisible();
  await tab(page, "rounds");
  await field(page, "stance.licensee").fill("");
  await expect(page.locator("section.score small.margin")).toHaveCount(0);
  await expect(field(page, "stance.licensee")).not.toHaveAttribute("aria-invalid", "true");
});

test("a region ticked has its assumptions at once; unticked its milestones go, and come back with one undo", async ({ page }) => {
  await open(page);
  const values = await score(page);
  await field(page, "terms.territory.licensed.KR").click();
  await expect(page.locator("section.score")).not.toHaveAttribute("data-stale");
  await expect.poll(async () => (await score(page)).licensee).not.toBe(values.licensee);
  await tab(page, "assumptions");
  await expect(page.locator("[id^=f-assumptions-programmes-0-regions-][id$=-region]").last()).toHaveValue("South Korea");
  await tab(page, "terms");
  await page.click("#undo");
  await expect.poll(async () => (await score(page)).licensee).toBe(values.licensee);
  await field(page, "terms.territory.licensed.JP").click();
  await expect(page.locator(".notice")).toContainText("1 milestones went with it");
  await expect(page.locator("section.score")).not.toHaveAttribute("data-stale");
  await page.locator(".notice").getByRole("button", { name: "Undo" }).click();
  await expect.poll(async () => (await score(page)).headline).toBe(values.headline);
});

test("the other side's model is typed beside ours, the same as ours until then", async ({ page }) => {
  await openFirst(page);
  await tab(page, "assumptions");
  const differing = await page.locator("#models tbody tr").count();
  expect(differing).toBeGreaterThan(3);
  await page.getByRole("button", { name: "All", exact: true }).click();
  expect(await page.locator("#models tbody tr").count()).toBeGreaterThan(differing);
  const theirs = page.getByRole("textbox", { name: "Licensee's discount rate, %, theirs" }).or(page.locator("#models input[placeholder]").last());
  const last = theirs.last();
  await last.fill("3");
  await last.press("Tab");
  await expect(page.locator("#models td.differs")).toHaveCount(differing + 1);
  await page.keyboard.press("F2");
  await expect(page.locator("#models")).toHaveCount(0);
  await leaveShared(page);
});

test("the palette finds by either language and says where and what", async ({ page }) => {
  await openFirst(page);
  await page.getByRole("button", { name: "中文" }).click();
  await page.locator("#tab-terms").focus();
  for (const [typed, found] of [
    ["upfront", "首付款"],
    ["word", "Word"],
    ["tax rate", "许可方 · 税率"],
    ["tax rate", "被许可方 · 税率"],
    ["solve", "求解"],
    ["export", "备份"],
    ["打印", "打印"],
  ]) {
    await page.keyboard.press("/");
    await page.fill("#palette", typed);
    await expect(page.locator("#found li").first(), typed).toBeVisible();
    await expect(page.locator("#found"), typed).toContainText(found);
    await page.keyboard.press("Escape");
  }
  // What is traded comes first; what is the file's own, or decided in the document, is no field to find.
  const found = page.locator("#found li");
  await page.keyboard.press("/");
  await page.fill("#palette", "特许权使用费档次");
  for (const at of [0, 1, 2, 3]) await expect(found.nth(at)).toContainText(`特许权使用费档次 ${at + 1} · 费率`);
  await page.fill("#palette", "特许权使用费安排");
  await expect(found.first()).toBeVisible();
  await expect(page.locator("#found")).not.toContainText("代号");
  await page.fill("#palette", "措辞");
  await expect(found).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await page.fill("#palette", "upfront amount");
  await expect(page.locator("#found li").first()).toContainText("条款 · 0.8亿");
  await page.keyboard.press("Escape");
});

test("a deal is named, its side and parties said, where it is begun; the list says how it stands", async ({ page }) => {
  await openFirst(page);
  await tab(page, "deals");
  const first = page.locator("table.deals tbody tr").first();
  await expect(first).toContainText("450");
  await expect(first).toContainText("80.0");
  await expect(first).toContainText("our turn");
  await page.fill("#new-title", "Test deal");
  await page.fill("#new-licensor", "Ours");
  await page.fill("#new-licensee", "Theirs");
  await page.fill("#new-asset", "XY-1");
  await page.selectOption("#new-side", "licensor");
  await page.getByRole("button", { name: "New from template" }).click();
  await expect(page.locator("h1")).toHaveText("Test deal");
  await expect(page.locator("#state")).toContainText("Ours (licensor)");
  await expect(field(page, "terms.products.0.name")).toHaveValue("XY-1");
  expect((await lines(page)).Upfront).toEqual(["as opened"]);
});

test("in a room the figures are 48 px, in either view", async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await openFirst(page);
  await page.click("#room");
  const size = () => page.locator("section.score b").first().evaluate((it) => getComputedStyle(it).fontSize);
  expect(await size()).toBe("48px");
  await page.keyboard.press("F2");
  expect(await size()).toBe("48px");
  await page.click("#room");
  expect(await size()).toBe("26px");
});

test("at twice the size most of the window is left to the tab, and the other figures are one press away", async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 450 });
  await openFirst(page);
  await page.evaluate(() => scrollTo(0, 2000));
  const tabs = await page.locator("#tab-terms").boundingBox();
  expect(tabs.y + tabs.height).toBeLessThan(450 * 0.45);
  const share = page.locator("section.score > .lesser").first();
  await expect(share).toBeHidden();
  await page.locator("section.score .more").click();
  await expect(share).toBeVisible();
});

for (const width of [1440, 390]) {
  test(`strip, figures, tabs and introduction are accessible and stay in sight at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await openFirst(page);
    for (const scheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme: scheme });
      await expectAccessible(page);
    }
    await page.evaluate(() => scrollTo(0, 2000));
    await expect(page.locator("#state")).toBeInViewport();
    await expect(page.locator("#tab-terms")).toBeInViewport();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await tab(page, "value");
    await expectAccessible(page);
    await page.keyboard.press("F2");
    await page.keyboard.press("F2");
    await expectAccessible(page);
  });
}
