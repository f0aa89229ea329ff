// Two browsers negotiate over offers that travel by link, file and picture of a code, one of them in Chinese.
import { readFileSync } from "node:fs";
import { downloaded, expect, field, open, stored, tab, test, watch } from "./fixtures.mjs";

const UPFRONT = "terms.upfront.0.amount";

/** Signs the sheet as the next offer and returns its link. */
async function sign(page, message = "") {
  await page.click("#send-offer");
  await page.fill("#offer-message", message);
  await page.click("#offer-sign");
  return page.locator("#link-address").inputValue();
}

const close = (page) => page.click("#panel-close");
const goTo = (page, link) => page.evaluate((hash) => (location.hash = hash), new URL(link).hash);

/** Opens an offer of a deal that is here and adds it. */
async function add(page, link) {
  await goTo(page, link);
  await page.click("#offer-add");
  await expect(page.locator("#offer-accept")).toBeVisible();
}

/** The deals kept in a browser that have offers, as trees. */
async function deals(page) {
  const kept = Object.entries(await stored(page)).filter(([name, text]) => name.startsWith("parley/deal/") && text);
  return kept.map(([, text]) => JSON.parse(text.slice(text.indexOf("\n") + 1))).filter((deal) => deal.identity);
}

/** What of the one such deal is its owner's alone. */
async function kept(page) {
  await expect.poll(async () => (await deals(page)).length).toBe(1);
  const [{ assumptions, stance, rounds }] = await deals(page);
  return JSON.stringify([assumptions, stance, rounds.map((round) => round.note ?? "")[0]]);
}

/** Another person's browser, and what it asked of the network. */
async function other(browser) {
  const context = await browser.newContext({ acceptDownloads: true });
  const watched = await watch(context);
  return { page: await context.newPage(), watched };
}

/** Our offer is out and another browser has answered it: the link of that counter. */
async function countered(page, browser) {
  await open(page);
  const { page: theirs } = await other(browser);
  await theirs.goto(await sign(page));
  await close(page);
  await theirs.click("#we-are-licensor");
  await field(theirs, UPFRONT).fill("280");
  return sign(theirs);
}

/** Chooses a file on the Deals tab. */
async function choose(page, name, mimeType, buffer) {
  await tab(page, "deals");
  await page.setInputFiles("#import", { name, mimeType, buffer });
}

/** Has the browser read codes, as those of phones do: the picture given says the text given, any other nothing. */
const readCodes = (page, picture, text) =>
  page.evaluate(
    ([length, text]) => {
      window.BarcodeDetector = class {
        async detect(file) {
          return file.size === length ? [{ rawValue: text }] : [];
        }
      };
    },
    [picture.length, text],
  );

/** The picture of the code that is shown. */
async function codePicture(page) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.click("#link-picture")]);
  return readFileSync(await file.path());
}

test("ten offers by link, file and code, one side in Chinese, end with the same eight words", async ({ page, browser, watched }) => {
  test.setTimeout(180_000);
  await open(page);
  const { page: theirs, watched: theirWatch } = await other(browser);
  const first = await sign(page, "<b>First</b>\nsecond line");
  expect(first.length).toBeLessThan(1_700);
  await close(page);
  await theirs.goto(first);
  await expect(theirs.locator(".panel")).toContainText("Which side are you?");
  await expect(theirs.locator(".panel blockquote")).toHaveText("<b>First</b>\nsecond line");
  await theirs.click("#we-are-licensor");
  await expect(theirs.locator(".notice")).toContainText("not anyone's model");
  await theirs.getByRole("button", { name: "中文" }).click();
  const models = [await kept(page), await kept(theirs)];
  // From here on neither browser asks the network for anything.
  const asked = [watched.requests.length, theirWatch.requests.length];
  let [mover, reader] = [theirs, page];
  for (let number = 2; number <= 9; number += 1) {
    await tab(mover, "terms");
    await field(mover, UPFRONT).fill(String(270 + number));
    const link = await sign(mover);
    if (number === 4) {
      const [file] = await Promise.all([mover.waitForEvent("download"), mover.click("#send-file")]);
      expect(file.suggestedFilename()).toMatch(/\.parley\.json$/);
      await choose(reader, "offer.parley.json", "application/json", readFileSync(await file.path()));
      await reader.click("#offer-add");
    } else if (number === 5) {
      const picture = await codePicture(mover);
      await readCodes(reader, picture, link);
      await choose(reader, "code.png", "image/png", picture);
      await reader.click("#offer-add");
    } else {
      await add(reader, link);
    }
    await close(mover);
    await expect(reader.locator("#offer-terms tbody tr")).toHaveCount(1);
    // Offered again, it is here already.
    await close(reader);
    await goTo(reader, link);
    await expect(reader.locator(".panel [role=alert]")).toContainText(reader === page ? "here already" : "本机已有");
    await close(reader);
    // What arrived changed neither the sheet nor what is private.
    await tab(reader, "terms");
    await expect(field(reader, UPFRONT)).toHaveValue(number === 2 ? "274.9" : String(269 + number));
    expect(await kept(reader)).toBe(models[reader === page ? 0 : 1]);
    [mover, reader] = [reader, mover];
  }
  // The ninth was the licensee's: the licensor accepts it.
  await mover.keyboard.press("/");
  await mover.fill("#palette", "回应");
  await mover.keyboard.press("Enter");
  await mover.click("#offer-accept");
  const accepted = await mover.locator("#link-address").inputValue();
  const ours = await mover.locator(".agreed").innerText();
  await goTo(reader, accepted);
  await reader.click("#offer-add");
  await expect(reader.locator("#offer-read")).toBeVisible();
  // Nothing is left to answer.
  await expect(reader.locator("#offer-accept")).toHaveCount(0);
  const same = await reader.locator(".panel .agreed").innerText();
  const words = (text) => text.match(/[a-z]{3,9}( [a-z]{3,9}){7}/)[0];
  expect(words(ours)).toBe(words(same));
  expect(await kept(page)).toBe(models[0]);
  expect(await kept(theirs)).toBe(models[1]);
  const data = (url) => !url.startsWith("data:") && !url.startsWith("blob:");
  expect(watched.requests.slice(asked[0]).filter(data)).toEqual([]);
  expect(theirWatch.requests.slice(asked[1]).filter(data)).toEqual([]);
  expect(theirWatch.faults).toEqual([]);
  // The document says so, in its own language, until a term is changed.
  for (const side of [page, theirs]) {
    await side.keyboard.press("Escape");
    await tab(side, "document");
    await expect(side.locator("#paper .agreed").first()).toContainText(words(ours));
    await side.click("#show-words");
    await expect(side.locator("#paper-words")).toContainText(words(ours));
  }
  await expect(page.locator("#paper .agreed")).toContainText("This is the agreed text");
  await expect(theirs.locator("#paper .agreed")).toContainText(/本文本即第 \d+ 轮报价（.*）的约定文本/);
  expect(await downloaded(page, () => page.click("#doc-md"))).toContain(words(ours));
  await tab(page, "terms");
  await field(page, UPFRONT).fill("1");
  // A paper that comes back is told from the text agreed.
  await page.click("#send-offer");
  await page.click("#make-link");
  const changed = await page.locator("#link-address").inputValue();
  await close(page);
  await tab(page, "document");
  await expect(page.locator("#paper .agreed")).toContainText("Differs in 1 term");
  await goTo(theirs, changed);
  await expect(theirs.locator(".notice", { hasText: words(ours) })).toContainText("有 1 项条款不同");
});

test("an offer that was changed, or is none, changes nothing", async ({ page }) => {
  await open(page);
  const link = await sign(page);
  await close(page);
  const hash = new URL(link).hash;
  const before = await kept(page);
  const changed = `${hash.slice(0, 100)}${hash[100] === "A" ? "B" : "A"}${hash.slice(101)}`;
  for (const [text, said] of [
    [changed, "seal does not fit"],
    [hash.slice(0, -20), "cut short or changed"],
    [hash.replace("#o1.", "#o2."), "newer version"],
    [hash, "your own offer 1"],
  ]) {
    await page.evaluate((hash) => (location.hash = hash), text);
    await expect(page.locator(".panel [role=alert]")).toContainText(said);
    await close(page);
    await expect(page.locator("#tab-value")).toBeVisible();
  }
  expect(await kept(page)).toBe(before);
});

test("a picture without an offer, or a browser that reads none, is said", async ({ page }) => {
  await open(page);
  const said = page.locator(".notice", { hasText: "picture" });
  const picture = Buffer.from("not much of a picture");
  await page.evaluate(() => delete window.BarcodeDetector);
  await choose(page, "menu.png", "image/png", picture);
  await expect(said).toContainText("cannot read a code from a picture");
  await readCodes(page, picture, "https://example.org/menu#lunch");
  await choose(page, "menu.png", "image/png", picture);
  await expect(said).toContainText("is not a Parley offer");
  await choose(page, "dog.png", "image/png", Buffer.from("another"));
  await expect(said).toContainText("No QR code was found");
});

test("a reason is said with a changed term, and a key that changed is accepted once its words were compared", async ({ page, browser }) => {
  await open(page);
  const { page: theirs } = await other(browser);
  const first = await sign(page);
  await close(page);
  await theirs.goto(first);
  await theirs.click("#we-are-licensor");
  await field(theirs, UPFRONT).fill("280");
  await theirs.click("#send-offer");
  await theirs.locator(".panel summary").click();
  await theirs.fill("#offer-until", "2199-01-15");
  await theirs.fill("#reason-0", "Two bidders <i>pay</i> more");
  await theirs.click("#offer-sign");
  const second = await theirs.locator("#link-address").inputValue();
  await close(theirs);
  await add(page, second);
  await expect(page.locator("#offer-terms .reason")).toHaveText("Two bidders <i>pay</i> more");
  await expect(page.locator(".panel .until")).toHaveText("Valid until 15 Jan 2199");
  await page.click("#offer-confirm");
  await expect(page.locator(".panel")).toContainText("Compared.");
  await page.click("#term-0-take");
  await expect(page.locator("#offer-terms")).toHaveCount(0);
  await page.click("#offer-send");
  await page.click("#offer-sign");
  const third = await page.locator("#link-address").inputValue();
  await close(page);
  await add(theirs, third);
  await close(theirs);
  // The browser of the other side lost its key: the next offer is signed with a new one.
  await expect.poll(async () => (await deals(theirs))[0].rounds.length).toBe(3);
  await theirs.evaluate(async () => {
    const answered = (request) => new Promise((yes, no) => ((request.onsuccess = () => yes(request.result)), (request.onerror = no)));
    const database = await answered(indexedDB.open("parley", 1));
    const texts = database.transaction("texts", "readwrite").objectStore("texts");
    for (const name of await answered(texts.getAllKeys())) if (/seed/.test(name)) await answered(texts.delete(name));
    database.close();
    for (const name of Object.keys(localStorage)) if (/seed/.test(name)) localStorage.removeItem(name);
  });
  await theirs.reload();
  await field(theirs, UPFRONT).fill("281");
  const fourth = await sign(theirs);
  await goTo(page, fourth);
  await expect(page.locator(".panel [role=alert]")).toContainText("key has changed");
  await expect(page.locator("#offer-add")).toHaveCount(0);
  await page.click("#offer-trust");
  await page.click("#offer-add");
  await expect(page.locator(".panel")).toContainText("Compared.");
  // What was sent before can be handed out again.
  await close(page);
  await page.click("#send-offer");
  await page.click("#again-1");
  expect(await page.locator("#link-address").inputValue()).toBe(first);
});

test("an offer that arrives while storage is full is shown, and said not to be kept", async ({ page, browser }) => {
  const link = await countered(page, browser);
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await add(page, link);
  await expect(page.locator(".notice.wrong")).toBeVisible();
  await expect(page.locator("#offer-terms tbody tr")).toHaveCount(1);
});

test("two tabs that receive one offer hold it once", async ({ page, context, browser }) => {
  const link = await countered(page, browser);
  await kept(page);
  const second = await context.newPage();
  await second.goto("./");
  await expect(second.locator("#send-offer")).toBeVisible();
  for (const side of [page, second]) await goTo(side, link);
  await page.click("#offer-add");
  await second.click("#offer-add");
  await expect.poll(async () => (await deals(page)).map((deal) => deal.rounds.length)).toEqual([2]);
  await page.waitForTimeout(1500);
  expect((await deals(page)).map((deal) => deal.rounds.length)).toEqual([2]);
  await expect(page.locator(".notice.wrong")).toHaveCount(0);
});

test("what was handed out is not taken back", async ({ page }) => {
  await open(page);
  await field(page, UPFRONT).fill("280");
  await sign(page);
  await close(page);
  await page.click("#undo");
  await expect(page.locator(".notice")).toContainText("that is not taken back");
  await tab(page, "rounds");
  await expect(page.locator("#offers tbody tr")).toHaveCount(1);
  // An edit made since is taken back as ever.
  await tab(page, "terms");
  await field(page, UPFRONT).fill("290");
  await page.click("#undo");
  await expect(field(page, UPFRONT)).toHaveValue("280");
});
