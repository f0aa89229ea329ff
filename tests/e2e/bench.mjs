// Figures of the built site in Chromium: size, start, typing to paint, the app's own measures, memory.
// It prints and asserts nothing: a machine's speed is no test.
import { readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { launchOptions } from "./chromium.mjs";
import { serve, site } from "./serve.mjs";
import { printSizes } from "./size.mjs";

const KEYS = 100;

const sorted = (values) => values.toSorted((a, b) => a - b);
const quantile = (values, q) => sorted(values)[Math.min(values.length - 1, Math.floor(q * values.length))];
const row = (name, value, unit, note = "") =>
  console.log(`${value.toFixed(1).padStart(8)} ${unit.padEnd(3)} ${name}${note && `  (${note})`}`);

/** Time from navigation to the first paint: the page is empty until the app is mounted. */
async function start(page) {
  await page.goto(site);
  await page.getByRole("main").waitFor();
  row("start to first contentful paint", await page.evaluate(firstPaint), "ms");
}

function firstPaint() {
  return performance.getEntriesByName("first-contentful-paint")[0].startTime;
}

/** Time from a key press in the first text field to the frame that shows its effect. */
async function typing(page) {
  const field = page.locator("input[type=text], input:not([type])").first();
  if (!(await field.count())) return console.log("       - no text field to type into");
  await field.focus();
  await page.evaluate(recordPaints);
  for (let i = 0; i < KEYS; i++) await page.keyboard.press(i % 2 ? "Backspace" : "1");
  await page.waitForTimeout(200); // the last frame
  const times = await page.evaluate(() => window.paints);
  for (const q of [0.5, 0.95]) row(`key to paint, ${100 * q} % of ${times.length} keys`, quantile(times, q), "ms");
}

/** In the page: a task queued from an animation frame runs once that frame is painted. */
function recordPaints() {
  window.paints = [];
  addEventListener("input", ({ timeStamp }) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.paints.push(performance.now() - timeStamp);
      port2.postMessage(0);
    }),
  );
}

/** What the app measured itself with performance.measure, beside the native benchmark of the same name. */
async function measures(page) {
  const entries = await page.evaluate(() =>
    performance.getEntriesByType("measure").map(({ name, duration }) => ({ name, duration })),
  );
  for (const name of new Set(entries.map((entry) => entry.name))) {
    const median = quantile(entries.filter((e) => e.name === name).map((e) => e.duration), 0.5);
    const native = nativeMedian(name);
    row(`${name} in wasm`, median, "ms", native && `${(median / native).toFixed(2)} of native`);
  }
}

/** The median in ms that criterion last wrote for a benchmark, if it has run. */
function nativeMedian(name) {
  const target = process.env.CARGO_TARGET_DIR ?? new URL("../../target", import.meta.url).pathname;
  try {
    const { median } = JSON.parse(readFileSync(`${target}/criterion/${name}/new/estimates.json`, "utf8"));
    return median.point_estimate / 1e6;
  } catch {
    return undefined;
  }
}

async function memory(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  row("JavaScript heap", usedSize / 1e6, "MB");
  row("wasm memory", (await page.evaluate(() => window.wasmMemory?.buffer.byteLength ?? 0)) / 1e6, "MB");
}

/** In the page, before its scripts: keep hold of the memory of the module it starts. */
function keepMemory() {
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...args) => {
    const result = await instantiateStreaming(...args);
    window.wasmMemory = result.instance.exports.memory;
    return result;
  };
}

printSizes();
const server = await serve();
const browser = await chromium.launch(launchOptions);
const page = await browser.newPage();
await page.addInitScript(keepMemory);
for (const figure of [start, typing, measures, memory]) await figure(page);
await browser.close();
server.close();
