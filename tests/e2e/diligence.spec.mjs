// Diligence: from finding to term, the rules and their verdicts, and what they do to the numbers.
import { amount, expect, field, open, score, tab, test } from "./fixtures.mjs";

async function diligence(page) {
  await open(page);
  await tab(page, "diligence");
  await expect(page.locator("#readiness tbody tr")).toHaveCount(8);
}

test("an open question becomes a term of the paper, and each leads to the other", async ({ page }) => {
  await diligence(page);
  // Folded until asked for; each topic says how many of its questions are answered.
  await expect(page.locator("details.topic[open]")).toHaveCount(0);
  const topic = page.locator("details.topic > summary").first();
  await expect(topic).toContainText("0 of 5 answered");
  await topic.click();
  const asked = page.locator(".asked").first();
  await asked.getByRole("button", { name: "Answer" }).click();
  await expect(field(page, "diligence.items.0.state")).toBeFocused();
  // A question answered and not clear is a point open, until it is a term of the paper.
  const points = async () => Number((await score(page)).points);
  const before = await points();
  await field(page, "diligence.items.0.state").selectOption("clear");
  await expect.poll(points).toBe(before - 1);
  await expect(page.locator("section.score .lesser", { hasText: "points open" })).toContainText(/\d+ unanswered/);
  await field(page, "diligence.items.0.state").selectOption("problem");
  await expect.poll(points).toBe(before);
  await field(page, "diligence.items.0.owner").fill("counsel");
  await field(page, "diligence.items.0.due_on").fill("soon");
  await expect(page.locator("#f-diligence-items-0-due_on-hint .message")).not.toBeEmpty();
  await field(page, "diligence.items.0.due_on").fill("2026-12-15");
  await expect(page.locator("#readiness tbody tr").first().locator("td").nth(2)).toHaveText("1");
  await asked.getByRole("button", { name: /^Make it a term/ }).click();
  await expect(topic).toContainText("1 of 5 answered");
  await expect.poll(points).toBe(before - 1);
  const finding = page.locator("#findings li").first();
  await expect(finding).toBeVisible();
  const sentence = (await finding.innerText()).split("\n")[0].replace(/^[^:]+: /, "");
  await finding.getByRole("button", { name: "Read it in the document" }).click();
  const said = page.locator('[data-path="diligence.items.0.becomes"]');
  await expect(said).toHaveText(sentence);
  await said.click();
  await expect(field(page, "diligence.items.0.becomes")).toBeFocused();
});

test("BIOSECURE: a listed company with federal money is exposed; without it the rule does not attach", async ({ page }) => {
  await diligence(page);
  await page.locator("#add-diligence-providers").click();
  await field(page, "diligence.providers.0.name").fill("BGI");
  const verdict = page.locator("#biosecure-verdict .verdict");
  await field(page, "diligence.federal_money").selectOption("yes");
  await expect(verdict).toHaveAttribute("data-severity", "red");
  await expect(verdict).toContainText("851");
  await field(page, "diligence.federal_money").selectOption("no");
  await expect(verdict).not.toHaveAttribute("data-severity", "red");
  await field(page, "diligence.federal_money").selectOption("yes");
  await field(page, "diligence.providers.0.finding").selectOption("clear");
  await expect(verdict).not.toHaveAttribute("data-severity", "red");
});

test("every company named has its source beside it", async ({ page }) => {
  await open(page);
  await tab(page, "diligence");
  const rows = page.locator("tbody tr", { has: page.locator("cite.name") });
  await expect(rows).toHaveCount(12);
  for (const row of await rows.all()) await expect(row.getByRole("link").first()).toHaveAttribute("href", /^https:/);
  await page.getByRole("button", { name: "中文" }).click();
  await expect(rows.first()).toContainText("药明康德（WuXi AppTec）");
});

test("the policy watch follows the deal, and nothing of it is today's in 2031", async ({ page }) => {
  await diligence(page);
  const row = (table, key) => page.locator(`#${table} tr[data-row=${key}]`);
  await expect(row("watch", "wuxi_case")).toContainText("enjoined");
  await expect(row("watch-outside", "cfius")).toHaveCount(1);
  await tab(page, "terms");
  await field(page, "terms.structure.kind").selectOption("newco");
  await tab(page, "diligence");
  await expect(row("watch", "cfius")).toHaveCount(1);
  await page.clock.setFixedTime(new Date("2031-06-01T12:00:00Z"));
  await page.reload();
  await tab(page, "diligence");
  await expect(row("watch", "wuxi_case")).toContainText(/unknown since/i);
  await expect(row("watch", "wuxi_case")).not.toContainText("enjoined");
  await expect(page.locator("#entities")).not.toContainText("listed,");
});

test("HSR follows the fair value of the US rights, and the waiting period can follow it", async ({ page }) => {
  await diligence(page);
  await expect(page.locator("#hsr-verdict")).toContainText("fair value");
  await field(page, "diligence.us_rights_value").fill("100");
  await expect(page.locator("#hsr-verdict")).toContainText("no filing");
  await page.locator("#hsr-verdict + button").click();
  await expect(field(page, "payments.hsr")).toHaveValue("does_not_apply");
});

test("GLP: a study elsewhere needs an inspection within three years of its report", async ({ page }) => {
  await diligence(page);
  await field(page, "diligence.eu_filing").selectOption("yes");
  await field(page, "diligence.study_place").selectOption("elsewhere");
  await field(page, "diligence.report_on").fill("2023-05-01");
  await field(page, "diligence.inspection_on").fill("2025-04-01");
  const inTime = await page.locator("#glp-verdict").innerText();
  await field(page, "diligence.inspection_on").fill("2027-06-01");
  await expect(page.locator("#glp-verdict")).not.toHaveText(inTime);
  await field(page, "diligence.study_place").selectOption("eu");
  await expect(page.locator("#glp-verdict")).not.toHaveText(inTime);
});

test("a pathway changes the programme and the value, visibly, and can be taken back", async ({ page }) => {
  await diligence(page);
  const value = async () => amount((await score(page)).licensee);
  const before = await value();
  await page.locator("#pathway").selectOption("505b2");
  await expect(page.locator("#pathway-fit")).toBeVisible(); // a bispecific is no small molecule
  await page.locator("#pathway").selectOption("mrct");
  await page.locator("#pathway-months").fill("9");
  await page.locator("#pathway-apply").click();
  await expect(page.locator("#pathway-now")).toContainText("9 months");
  expect(await value()).toBeLessThan(before);
  await tab(page, "assumptions");
  await expect(field(page, "assumptions.programmes.0.stages.0.months")).toHaveValue("42");
  await tab(page, "diligence");
  await page.locator("#pathway").selectOption("none");
  await page.locator("#pathway-apply").click();
  expect(await value()).toBe(before);
});

test("tech-transfer cost and months flow into the value", async ({ page }) => {
  await open(page);
  const before = (await score(page)).licensee;
  await field(page, "terms.tech_transfer.cost").fill("60");
  await field(page, "terms.tech_transfer.days_after_effective").fill("180");
  await expect.poll(async () => (await score(page)).licensee).not.toBe(before);
});

test("ranges are flagged, comparable deals are one click away", async ({ page }) => {
  await diligence(page);
  await expect(page.locator("#ranges")).toContainText("Vision Lifesciences");
  await expect(page.locator("#ranges")).toContainText(/[↑↓] /);
  await page.locator("#peer-family").selectOption("");
  await page.locator("#peer-stage").selectOption("");
  await expect(page.locator("#peer-medians")).toContainText(/^75 deals/);
  await page.locator("#peer-structure").selectOption("newco");
  await expect(page.locator("#peer-medians")).not.toContainText(/^75 deals/);
  await expect(page.locator("figure#peer-deals svg")).toBeVisible();
});

test("beside the terms the market range follows what is typed", async ({ page }) => {
  await open(page);
  const filing = page.locator("#ranges tr").filter({ hasText: "NDA filing" });
  await expect(filing).toContainText("inside");
  await field(page, "terms.milestones.0.amount").fill("900");
  await expect(filing).toContainText("above");
  await filing.getByRole("button").click();
  await expect(field(page, "terms.milestones.0.amount")).toBeFocused();
});

test("the way to closing is drawn with its critical path", async ({ page }) => {
  await diligence(page);
  await expect(page.locator("#closing-summary")).toContainText("Closing on");
  await expect(page.locator("figure#closing-tasks svg")).toBeVisible();
  await expect(page.locator("#closing tr.critical").first()).toContainText("Critical path");
});
