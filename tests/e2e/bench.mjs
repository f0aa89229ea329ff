// Figures of the built site in Chromium: size, start, typing to paint, memory.
// It prints and asserts nothing: a machine's speed is no test.
import { existsSync, readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { launchOptions } from "./chromium.mjs";
import { serve, site } from "./serve.mjs";
import { printSizes } from "./size.mjs";

const KEYS = 100;
const EDITS = 1000;

const sorted = (values) => values.toSorted((a, b) => a - b);
const quantile = (values, q) => sorted(values)[Math.min(values.length - 1, Math.floor(q * values.length))];
const row = (name, value, unit, note = "") =>
  console.log(`${value.toFixed(2).padStart(8)} ${unit.padEnd(3)} ${name}${note && `  (${note})`}`);

/** The engine's times in wasm, as the browser test printed them, beside the native benchmarks of the same names. */
function engine() {
  const target = new URL("../../target/", import.meta.url).pathname;
  const times = readFileSync(`${target}/wasm-times.txt`, "utf8").matchAll(/^(.+): (\d+) us in wasm$/gm);
  for (const [, name, us] of times) {
    const estimates = `${target}/criterion/${name}/new/estimates.json`;
    const native = existsSync(estimates) && JSON.parse(readFileSync(estimates, "utf8")).median.point_estimate / 1e6;
    row(`${name} in wasm`, us / 1e3, "ms", native ? `${(us / 1e3 / native).toFixed(2)} of native` : "");
  }
}

/** Time from navigation to the first paint: the page is empty until the app is mounted. */
async function start(page) {
  await page.goto(site);
  await page.getByRole("main").waitFor();
  // The entry may come after what was painted.
  const painted = await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
  row("start to first contentful paint", await painted.jsonValue(), "ms");
}

/** Time from a key press to the frame that shows its effect, and the page's own work for it. */
async function typing(page, what, locator) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  await locator.focus();
  await page.evaluate(recordPaints, "input");
  const before = await metrics(session);
  for (let i = 0; i < KEYS; i++) await page.keyboard.press(i % 2 ? "Backspace" : "1");
  await page.waitForTimeout(200); // the last frame
  const after = await metrics(session);
  const { paints, handlers } = await page.evaluate(() => window.recorded);
  const work = ["ScriptDuration", "RecalcStyleDuration", "LayoutDuration"];
  const spent = work.reduce((sum, name) => sum + after[name] - before[name], 0);
  for (const q of [0.5, 0.95]) row(`${what}: key to paint, ${100 * q} % of ${paints.length}`, quantile(paints, q), "ms");
  for (const q of [0.5, 0.95]) row(`${what}: all numbers and plots replaced, ${100 * q} %`, quantile(handlers, q), "ms");
  row(`${what}: script, style and layout, mean of a key`, (1000 * spent) / KEYS, "ms");
  await session.detach();
}

const metrics = async (session) =>
  Object.fromEntries((await session.send("Performance.getMetrics")).metrics.map(({ name, value }) => [name, value]));

/** A field of each tab that is typed into while people talk. */
const TYPED = {
  terms: "terms.upfront.0.amount",
  value: "terms.upfront.0.amount",
  rounds: "stance.licensor",
  payments: "assumptions.fx.spot",
};

/** Typing on each tab, with the processor as it is and slowed down: key to paint, all that follows from it painted. */
async function tabs(page) {
  const session = await page.context().newCDPSession(page);
  for (const [tab, path] of Object.entries(TYPED)) {
    await page.locator(`#tab-${tab}`).click();
    await page.waitForTimeout(3000); // what comes in slices
    await page.locator("details.fold").evaluateAll((all) => all.forEach((details) => (details.open = true)));
    await page.waitForTimeout(1000);
    for (const rate of [1, 4]) {
      await session.send("Emulation.setCPUThrottlingRate", { rate });
      await typing(page, `${tab} tab, processor / ${rate}`, page.locator(`#f-${path.replaceAll(".", "-")}`));
    }
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  }
}

/** Typing on the Value tab, with the processor as it is and slowed down, beside a field nobody listens to. */
async function typings(page) {
  await page.locator("#tab-value").click();
  await page.locator("figure#value-timeline svg").waitFor();
  const bare = page.locator("#bench-bare");
  await page.evaluate(() => {
    const bare = document.createElement("input");
    bare.id = "bench-bare";
    document.querySelector("main").prepend(bare);
  });
  await typing(page, "a field of nothing", bare);
  const upfront = page.locator("#f-terms-upfront-0-amount");
  await typing(page, "Value tab", upfront);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await typing(page, "Value tab, processor / 4", upfront);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
}

/** Edits of several fields taken back by key on the Terms tab. */
async function undos(page) {
  await page.locator("#tab-terms").click();
  const fields = ["upfront", "milestones"].map((list) => page.locator(`#f-terms-${list}-0-amount`));
  for (let i = 0; i < KEYS; i++) await fields[i % 2].fill(String(300 + i));
  await page.evaluate(recordPaints, "keydown");
  for (let i = 0; i < KEYS; i++) await page.keyboard.press("Control+z");
  await page.waitForTimeout(200); // the last frame
  const recorded = await page.evaluate(() => window.recorded);
  // Half of the events are Control itself, which changes nothing.
  const paints = recorded.paints.filter((_, at) => at % 2);
  const handlers = recorded.handlers.filter((_, at) => at % 2);
  for (const q of [0.5, 0.95]) row(`undo: key to paint, ${100 * q} % of ${paints.length}`, quantile(paints, q), "ms");
  for (const q of [0.5, 0.95]) row(`undo: all numbers and plots replaced, ${100 * q} %`, quantile(handlers, q), "ms");
}

/** In the page: a task queued from an animation frame runs once that frame is painted. */
function recordPaints(type) {
  window.recordedTypes ??= new Set();
  if (!window.recordedTypes.has(type)) {
    window.recordedTypes.add(type);
    let began;
    addEventListener(type, () => (began = performance.now()), true);
    addEventListener(type, ({ timeStamp }) => {
      // The page's microtasks, and with them all its effects, have run before the next listener is called.
      window.recorded.handlers.push(performance.now() - began);
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.recorded.paints.push(performance.now() - timeStamp);
        port2.postMessage(0);
      });
    });
  }
  window.recorded = { paints: [], handlers: [] };
}

/** Memory before and after a thousand edits on the Value tab. */
async function edits(page) {
  await memory(page, "before the edits");
  const upfront = page.locator("#f-terms-upfront-0-amount");
  for (let i = 0; i < EDITS; i++) await upfront.fill(String(250 + (i % 100)));
  await page.waitForTimeout(500); // the last save
  await memory(page, `after ${EDITS} edits`);
}

/** The ranges of tests/it/support/ranged_deal.rs that the page is given: path below the assumptions, text. */
function ranges() {
  const source = readFileSync(new URL("../it/support/ranged_deal.rs", import.meta.url), "utf8");
  return [...source.matchAll(/^ {4}\("([^"]+)", "([^"]+)"\),$/gm)].map(([, path, text]) => [path, text]);
}

/** In the page, before its scripts: when each finding of the worker came. */
function keepFindings() {
  const { Worker } = window;
  window.findings = [];
  window.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      window.studyUrl = new URL(args[0], location).href;
      this.addEventListener("message", ({ data }) =>
        window.findings.push({ at: performance.now(), run: data.run, text: data.finding }),
      );
    }
    postMessage(message, ...rest) {
      if (message.text) window.studied = message.text;
      super.postMessage(message, ...rest);
    }
  };
}

/** Akeso–Summit with twelve ranges: what the worker finds after a key, and an audit run of a million paths. */
async function studies(page) {
  await page.goto(site);
  await page.getByRole("main").waitFor();
  await page.locator("#tab-deals").click();
  await page.locator("#import").setInputFiles(new URL("./akeso.json", import.meta.url).pathname);
  await page.locator("h1", { hasText: "Akeso" }).waitFor();
  await page.locator("#tab-assumptions").click();
  await page.waitForTimeout(2000);
  for (const [path, text] of ranges()) await page.locator(`#f-assumptions-${path.replaceAll(".", "-")}`).fill(text);
  await page.waitForTimeout(10_000); // the worker's first studies
  await page.evaluate(() => {
    addEventListener("input", () => ((window.findings = []), (window.keyed = performance.now())), { capture: true, once: true });
  });
  await page.locator("#f-assumptions-licensee-cogs").fill("10 to 19");
  await page.waitForTimeout(20_000);
  const came = await page.evaluate(() => window.findings.map(({ at, text }) => [at - window.keyed, text.slice(0, 40)]));
  const when = (start, last) => (last ? came.findLast(([, text]) => text.startsWith(start)) : came.find(([, text]) => text.startsWith(start)))?.[0] ?? NaN;
  row("bands of 12 ranges first known after a key", when('{"Bands"'), "ms");
  row("bands as precise as they get", when('{"Bands"', true), "ms");
  row("indices of 12 ranges known after a key", when('{"Drivers"'), "ms");
  row("what happens in the end known after a key", when('{"Ends"'), "ms");
  await pieces(page);
  await page.locator("#tab-risk").click();
  await page.waitForTimeout(3000);
  await page.evaluate(() => ((window.findings = []), (window.keyed = performance.now()), document.querySelector("#audit-run").click()));
  await page.locator("#audit-table").waitFor({ timeout: 120_000 });
  const audit = await page.evaluate(() => window.findings.find(({ text }) => text.startsWith('{"Audit"')).at - window.keyed);
  row("1 000 000 paths of 12 ranges in the worker", audit, "ms");
}

/** The worker's own wasm, called from the page: what each piece of a study takes by itself. */
async function pieces(page) {
  const [memory, ...took] = await page.evaluate(async () => {
    const { default: start, WorkerStudy } = await import(new URL("study.js", window.studyUrl).href);
    const { memory } = await start({ module_or_path: new URL("study_bg.wasm", window.studyUrl) });
    const took = [];
    let all = 0;
    const time = (name, work) => {
      const began = performance.now();
      const found = work();
      const ms = performance.now() - began;
      const [kind, what] = Object.entries(found ? JSON.parse(found) : {})[0] ?? [];
      all += ms;
      took.push([name || kind, ms, kind === "Bands" ? bandNote(what[0], all) : ""]);
    };
    // The worst percentile's error in a thousand parts of its band.
    const bandNote = ({ points, own }, all) => {
      const errors = own.flatMap(({ low, middle, high }) => [low, middle, high].map(({ error }) => error / (high.value - low.value)));
      return `${points} points, ${all.toFixed(0)} ms in all, worst error ${(1e3 * Math.max(...errors)).toFixed(2)} thousandths of its band`;
    };
    for (let i = 0; i < 20; i++) new WorkerStudy(window.studied).work(512); // compiled well
    const study = new WorkerStudy(window.studied);
    time("first bands, 512 points", () => study.work(512));
    while (!study.done) time("", () => { for (;;) { const found = study.work(1 << 20); if (found || study.done) return found; } });
    time("two-way table", () => study.table(3, 4));
    study.audit(1_000_000, 1);
    time("audit run, 1 000 000 paths", () => { while (study.auditing) study.audit_work(10_000); });
    return [memory.buffer.byteLength, ...took];
  });
  for (const [name, ms, note] of took) row(`worker, alone: ${name}`, ms, "ms", note);
  row("wasm memory of the worker after an audit run", memory / 1e6, "MB");
}

async function memory(page, when) {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  row(`JavaScript heap ${when}`, usedSize / 1e6, "MB");
  row(`wasm memory ${when}`, (await page.evaluate(() => window.wasmMemory?.buffer.byteLength ?? 0)) / 1e6, "MB");
}

/** In the page, before its scripts: keep hold of the memory of the module it starts. */
function keepMemory() {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...args) => {
    const result = await instantiate(...args);
    window.wasmMemory ??= (result.instance ?? result).exports.memory; // the pieces use the main module's
    return result;
  };
}

printSizes();
engine();
const server = await serve();
const browser = await chromium.launch(launchOptions);
const page = await browser.newPage();
await page.addInitScript(keepMemory);
await page.addInitScript(keepFindings);
const figures = { start, typings, undos, edits, studies };
const wanted = process.argv.slice(2); // all, if none is named; the start opens the page for the others
for (const [name, figure] of Object.entries(figures)) if (!wanted.length || [...wanted, "start"].includes(name)) await figure(page);
await browser.close();
server.close();
