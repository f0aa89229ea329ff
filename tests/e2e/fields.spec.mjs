// Fields: what is wrong shows beside them, nothing typed is lost, and the keyboard and a spreadsheet's
// clipboard are enough to fill them.
import { expect, field, open, openFirst, plain, score, tab, test } from "./fixtures.mjs";

const WRONG = [
  { tab: "terms", path: "terms.upfront.0.amount", typed: "abc", says: "“abc” is not a number." },
  { tab: "terms", path: "terms.upfront.1.amount", typed: "NaN", says: "“NaN” is not a number." },
  { tab: "terms", path: "terms.upfront.2.amount", typed: "1e400", says: "1e400" },
  { tab: "terms", path: "terms.milestones.0.amount", typed: "-5", says: "The amount is negative" },
  { tab: "terms", path: "terms.milestones.1.amount", typed: "", says: "A value is missing." },
  { tab: "terms", path: "terms.royalties.0.tiers.1.above", typed: "0", says: "Each tier must start above" },
  { tab: "terms", path: "terms.royalties.0.tiers.0.rate", typed: "120", says: "at most 100 %" },
  { tab: "terms", path: "terms.signed_on", typed: "2027-02-30", says: "a day the calendar does not have" },
  { tab: "assumptions", path: "assumptions.programmes.0.regions.0.pos", typed: "120", says: "at most 100 %" },
  { tab: "assumptions", path: "assumptions.programmes.0.stages.0.months", typed: "2.5", says: "A whole number is needed." },
  { tab: "assumptions", path: "assumptions.programmes.0.regions.0.uptake.0", typed: "-1", says: "at least 0 %" },
];

/** Visits the wrong fields, tab by tab. */
async function eachWrong(page, visit) {
  for (const id of ["terms", "assumptions"]) {
    await tab(page, id);
    for (const wrong of WRONG.filter((wrong) => wrong.tab === id)) await visit(field(page, wrong.path), wrong);
  }
}

const typeAllWrong = (page) => eachWrong(page, (control, { typed }) => control.fill(typed));

/** Expects each field to hold its text, to be marked, and to name the sentence beside it. */
async function expectAllWrong(page) {
  await eachWrong(page, async (control, { path, typed, says }) => {
    await expect.soft(control).toHaveValue(typed);
    await expect.soft(control, path).toHaveAttribute("aria-invalid", "true");
    await expect.soft(control, path).toHaveAccessibleDescription(new RegExp(says.replaceAll(".", "\\.")));
    await expect.soft(page.locator(`#${await control.getAttribute("aria-describedby")} .message`), path).toBeVisible();
  });
}

test("every wrong input is named beside its field, all at once, over the last good result", async ({ page }) => {
  await open(page);
  const good = await score(page);
  await typeAllWrong(page);
  await expectAllWrong(page);
  const { issues, ...values } = await score(page);
  expect(Number(issues)).toBe(WRONG.length + Number(good.issues));
  expect({ ...values, issues: good.issues }).toEqual(good);
  await expect(page.locator("section.score")).toHaveAttribute("data-stale", "true");
  await expect(page.getByText("The last good result is shown.")).toBeVisible();
});

test("wrong input survives a reload", async ({ page }) => {
  await open(page);
  await typeAllWrong(page);
  await page.reload();
  await expectAllWrong(page);
});

test("a mended field brings the result back", async ({ page }) => {
  await open(page);
  await field(page, "terms.upfront.0.amount").fill("3oo");
  await expect(page.locator("section.score")).toHaveAttribute("data-stale", "true");
  await field(page, "terms.upfront.0.amount").fill("300");
  await expect(page.locator("section.score")).not.toHaveAttribute("data-stale");
  expect((await score(page)).headline).toBe("5 025");
});

test("600 months, 0 months and an unknown stage are answered", async ({ page }) => {
  await open(page);
  await tab(page, "assumptions");
  for (const months of ["600", "0"]) {
    await field(page, "assumptions.programmes.0.stages.0.months").fill(months);
    await expect(page.locator("section.score b").first()).toHaveText("5\u202f000");
    await expect(page.locator(".message[data-severity=red]")).toHaveCount(0);
  }
  await tab(page, "terms");
  await field(page, "terms.milestones.0.trigger.on").selectOption("start");
  await expect(field(page, "terms.milestones.0.trigger.stage")).toHaveAttribute("aria-invalid", "true");
  await field(page, "terms.milestones.0.trigger.stage").selectOption("phase3");
  await expect(field(page, "terms.milestones.0.trigger.stage")).not.toHaveAttribute("aria-invalid", "true");
});

test("arrows nudge a number: one, ten with Shift, a tenth with Alt", async ({ page }) => {
  await open(page);
  const upfront = field(page, "terms.upfront.0.amount");
  await upfront.focus();
  for (const [key, value] of [
    ["ArrowUp", "275.9"],
    ["ArrowDown", "274.9"],
    ["Shift+ArrowUp", "284.9"],
    ["Alt+ArrowDown", "284.8"],
  ]) {
    await upfront.press(key);
    await expect(upfront, key).toHaveValue(value);
  }
  const rate = field(page, "terms.royalties.0.tiers.0.rate");
  await rate.press("Alt+ArrowUp");
  await expect(rate).toHaveValue("10.1");
  const date = field(page, "terms.signed_on");
  await date.press("Shift+ArrowUp");
  await expect(date).toHaveValue("2022-12-15");
});

test("Enter goes to the next row of the column", async ({ page }) => {
  await open(page);
  await field(page, "terms.upfront.0.amount").press("Enter");
  await expect(field(page, "terms.upfront.1.amount")).toBeFocused();
  await tab(page, "assumptions");
  await field(page, "assumptions.programmes.0.regions.0.uptake.2").press("Enter");
  await expect(field(page, "assumptions.programmes.0.regions.1.uptake.2")).toBeFocused();
});

/** Pastes what a spreadsheet would put on the clipboard, with the keyboard. */
async function paste(page, path, text) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await field(page, path).focus();
  await page.keyboard.press("Control+V");
}

/** As [`paste`]; says what a block would do, and lets it. */
async function pasteBlock(page, path, text, count) {
  await paste(page, path, text);
  await expect(page.locator(".notice")).toContainText(count);
  await page.locator("#paste-apply").click();
  await expect(page.locator(".notice")).toHaveCount(0);
}

const values = async (page, paths) =>
  Promise.all(paths.map((path) => field(page, path).inputValue()));

test("a block of amounts in every notation goes into the milestones", async ({ page }) => {
  await open(page);
  await pasteBlock(page, "terms.milestones.0.amount", "1,234.5\r\n$150.5\r\n250m\r\n1bn\r\n500万\r\n10亿\r\n２０００\r\n", "Pasting 7 rows: 7 change, 0 new");
  await expect.poll(async () => (await score(page)).headline).toBe("6 140");
  await expect(page.locator(".notice")).toHaveCount(0);
  await expect(page.locator(".message[data-severity=red]")).toHaveCount(0);
});

test("a block of two columns goes into the tiers and adds rows", async ({ page }) => {
  await open(page);
  await pasteBlock(page, "terms.royalties.0.tiers.0.above", "0\t8%\n1,000\t１０％\n2 000\t12.5\n", "Pasting 3 rows: 2 change, 1 new");
  await expect(field(page, "terms.royalties.0.tiers.2.rate")).toHaveValue("12.5");
  await expect(page.locator("section.score")).not.toHaveAttribute("data-stale");
});

test("a block goes into regions and into the uptake", async ({ page }) => {
  await open(page);
  await tab(page, "assumptions");
  await pasteBlock(page, "assumptions.programmes.0.regions.0.peak_net_sales", "$4bn\t95%\t10\n1,500\t91 %\t15", "2 rows");
  expect(
    await values(page, ["assumptions.programmes.0.regions.0.peak_net_sales", "assumptions.programmes.0.regions.1.pos", "assumptions.programmes.0.regions.1.review_months"]),
  ).toEqual(["4000", "91 %", "15"]);
  await pasteBlock(page, "assumptions.programmes.0.regions.0.uptake.0", "10%\t30%\t60%\n5\t20\t50", "2 rows");
  expect(await values(page, ["assumptions.programmes.0.regions.0.uptake.2", "assumptions.programmes.0.regions.1.uptake.1"])).toEqual(["60%", "20"]);
  await expect(page.locator("section.score")).not.toHaveAttribute("data-stale");
  await expect(page.locator("[aria-invalid=true]")).toHaveCount(0);
});

const REFUSED = [
  { text: "100\n(1,234)\n300", cell: "Amount, row 2", says: "negative" },
  { text: "100\nabout 5\n300", cell: "Amount, row 2", says: "not a number" },
  { text: "100\n200\n5%", cell: "Amount, row 3", says: "percentage" },
  { text: "100\n5 furlongs", cell: "Amount, row 2", says: "furlongs" },
  { text: "100\tfiling\tnew_key\tfar outside", cell: "far outside", says: "columns" },
];

test("a block with a cell that cannot be read is refused whole, by the name of that cell", async ({ page }) => {
  await open(page);
  const paths = [0, 1, 2].map((row) => `terms.milestones.${row}.amount`);
  const before = await values(page, paths);
  for (const { text, cell, says } of REFUSED) {
    await paste(page, paths[0], text);
    const notice = page.locator(".notice");
    await expect(notice).toContainText("Nothing was pasted");
    await expect(notice).toContainText(says);
    expect.soft(await notice.innerText()).toContain(cell);
    expect(await values(page, paths)).toEqual(before);
    await notice.getByRole("button", { name: "Dismiss" }).click();
    await expect(notice).toHaveCount(0);
  }
});

test("what was said of a refused block goes when another is pasted; nothing is written before it is applied", async ({ page }) => {
  await open(page);
  await paste(page, "terms.milestones.0.amount", "100\nabout 5");
  await expect(page.locator(".notice")).toContainText("Nothing was pasted");
  await paste(page, "terms.milestones.0.amount", "101\n102");
  await expect(page.locator(".notice")).not.toContainText("Nothing was pasted");
  await expect(field(page, "terms.milestones.0.amount")).toHaveValue("150");
  await page.locator("#paste-apply").click();
  await expect(field(page, "terms.milestones.0.amount")).toHaveValue("101");
  await expect(field(page, "terms.milestones.1.amount")).toHaveValue("102");
});

test("a block in Chinese, with its header, goes in with its triggers", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "中文" }).click();
  await page.getByRole("button", { name: "亿", exact: true }).click();
  const rows = await page.locator("[id^=f-terms-milestones-][id$=-amount]").count();
  await page.locator("[id='add-terms-milestones']").click();
  await paste(page, `terms.milestones.${rows}.label`, "名称\t金额（万美元）\t触发事件\n美国批准\t5000\t美国获批\nIII期启动\t3,000\tIII期首例患者入组\n其他\t1\t届时商定");
  await expect(page.locator(".notice")).toContainText("待粘贴 3 行：更改 1 行，新增 2 行；1 个触发事件待选");
  await page.locator("#paste-apply").click();
  await expect(field(page, `terms.milestones.${rows}.amount`)).toHaveValue("0.5");
  await expect(field(page, `terms.milestones.${rows}.trigger.on`)).toHaveValue("approval");
  await expect(field(page, `terms.milestones.${rows}.trigger.region`)).toHaveValue("US");
  await expect(field(page, `terms.milestones.${rows + 1}.trigger.stage`)).toHaveValue("phase3");
  await expect(field(page, `terms.milestones.${rows + 2}.trigger.on`)).toHaveAttribute("aria-invalid", "true");
});

test("a block of 10,000 rows is refused with a sentence", async ({ page }) => {
  await open(page);
  await paste(page, "terms.milestones.0.amount", "1\n".repeat(10_000));
  await expect(page.locator(".notice")).toContainText("10000 rows; at most 200 are taken.");
  await expect(field(page, "terms.milestones.0.amount")).toHaveValue("150");
});

test("a single value is pasted as text into the field", async ({ page }) => {
  await open(page);
  await field(page, "terms.upfront.0.amount").fill("");
  await paste(page, "terms.upfront.0.amount", "US$ 3 亿");
  await expect(field(page, "terms.upfront.0.amount")).toHaveValue("US$ 3 亿");
  expect((await score(page)).upfront).toBe("525");
});

test("an amount a million times too large is asked about, and a foreign currency refused", async ({ page }) => {
  await open(page);
  const upfront = field(page, "terms.upfront.0.amount");
  await upfront.fill("60,000,000");
  await expect(page.getByText("Read as USD 60,000,000 million. Mean USD 60 million?")).toBeVisible();
  await page.getByRole("button", { name: "Use USD 60 million" }).click();
  await expect(upfront).toHaveValue("60");
  expect((await score(page)).upfront).toBe("285");
  await upfront.fill("5亿人民币");
  await expect(upfront).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("section.score")).toHaveAttribute("data-stale", "true");
  await page.getByRole("button", { name: /^Convert at 7\.0751 \(28 Nov 2025/ }).click();
  await expect(upfront).toHaveValue("70.6704");
  await upfront.fill("€35");
  await page.getByRole("button", { name: "Take as USD 35 million" }).click();
  await expect(upfront).toHaveValue("35");
  await upfront.fill("500000000美元");
  await expect(page.getByText("Read as USD 500 million.")).toBeVisible();
  expect((await score(page)).upfront).toBe("725");
  await upfront.press("Tab");
  await expect(upfront).toHaveValue("500");
});

const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.tagName);
const labels = (page) =>
  page.locator("[id^=f-terms-upfront-][id$=-label]").evaluateAll((all) => all.map((input) => input.value));

test("rows are added, filled, moved and removed by keyboard, and the focus stays with them", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Add a tranche" }).focus();
  await page.keyboard.press("Enter");
  await expect(field(page, "terms.upfront.3.label")).toBeFocused();
  await page.keyboard.type("third");
  await page.keyboard.press("Tab");
  await page.keyboard.type("50");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("90");
  await expect.poll(async () => (await score(page)).upfront).toBe("550");

  // Up from the last row to the first: the focus moves with the row, and stays in it at the end.
  await page.locator("[id='row-terms-upfront.3-up']").focus();
  for (const row of [2, 1]) {
    await page.keyboard.press("Enter");
    await expect.poll(() => focused(page)).toBe(`row-terms-upfront.${row}-up`);
  }
  await page.keyboard.press("Enter");
  await expect.poll(() => labels(page).then((all) => all[0])).toBe("third");
  await expect.poll(() => focused(page)).toMatch(/^row-terms-upfront\.0-/);

  // Removing leaves the focus at the row that took its place, or at the last one.
  await page.locator("[id='row-terms-upfront.0-remove']").focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => labels(page)).toEqual(["first tranche, cash", "first tranche, 10,000,000 shares", "second tranche"]);
  await expect.poll(() => focused(page)).toBe("row-terms-upfront.0-remove");
  await page.locator("[id='row-terms-upfront.2-remove']").focus();
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await score(page)).upfront).toBe("300");
  await expect.poll(() => focused(page)).not.toBe("BODY");
});

test("removing every tier is answered beside the list, and adding one mends it", async ({ page }) => {
  await open(page);
  for (const row of [1, 0]) await page.locator(`[id='row-terms-royalties-0-tiers.${row}-remove']`).click();
  await expect(page.getByText("At least one row is needed.")).toBeVisible();
  await expect(page.locator("section.score")).toHaveAttribute("data-stale", "true");
  await page.getByRole("button", { name: "Add a tier" }).click();
  await field(page, "terms.royalties.0.tiers.0.above").fill("0");
  await field(page, "terms.royalties.0.tiers.0.rate").fill("9");
  await expect(page.locator("section.score")).not.toHaveAttribute("data-stale");
  expect(plain((await score(page)).peakRate)).toBe("9.0 %");
});

test("the word chosen in a row is never cut, nor is the deal's title", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openFirst(page);
  const cut = await page.locator("main .grid select").evaluateAll((all) =>
    all.flatMap((select) => {
      const style = getComputedStyle(select);
      const pen = document.createElement("canvas").getContext("2d");
      pen.font = style.font;
      const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      // Its arrow takes 16 px.
      const word = select.selectedOptions[0].textContent;
      return pen.measureText(word).width + 16 > room ? [word] : [];
    }),
  );
  expect(cut).toEqual([]);
  const title = field(page, "title");
  expect(await title.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
});

test("the territory follows one choice", async ({ page }) => {
  await open(page);
  const licensed = (region) => page.getByRole("checkbox", { name: `Licensed regions ${region}` });
  const retained = (region) => page.getByRole("checkbox", { name: `Retained regions ${region}` });
  await retained("Japan").check();
  await expect(licensed("Japan")).not.toBeChecked();
  // Its milestones go with it, which is said; one step back brings all of it back.
  await expect(field(page, "terms.milestones.3.trigger.region")).toHaveCount(0);
  await expect(page.locator(".notice")).toContainText("Japan");
  await expect(page.locator("section.score")).not.toHaveAttribute("data-stale");
  await page.click("#undo");
  await expect(field(page, "terms.milestones.3.trigger.region")).toHaveValue("JP");
  await expect(licensed("Japan")).toBeChecked();
  await retained("Japan").check();
  await licensed("Japan").check();
  await expect(retained("Japan")).not.toBeChecked();
  await expect(page.locator("section.score")).not.toHaveAttribute("data-stale");
  await page.getByRole("button", { name: "Greater China model" }).click();
  for (const region of ["China (mainland)", "Hong Kong SAR", "Macau SAR", "Taiwan"]) await expect(retained(region)).toBeChecked();
});

test("a region and a stage of the model stand by name, and are typed by name or letters", async ({ page }) => {
  await open(page);
  await tab(page, "assumptions");
  const region = field(page, "assumptions.programmes.0.regions.0.region");
  await expect(region).toHaveValue("United States");
  await expect(page.locator("main th").filter({ hasText: /^United States$/ }).first()).toBeVisible();
  await page.getByRole("button", { name: "中文" }).click();
  await expect(region).toHaveValue("美国");
  await page.getByRole("button", { name: "English" }).click();
  const before = (await score(page)).licensee;
  // While it is typed it stands as typed; the same region by its letters changes no value.
  await region.fill("us");
  await expect(region).toHaveValue("us");
  await region.blur();
  await expect(region).toHaveValue("United States");
  await expect.poll(async () => (await score(page)).licensee).toBe(before);
  // A place that has no name stays as the parties call it.
  await region.fill("Nordics");
  await region.blur();
  await expect(region).toHaveValue("Nordics");
});
