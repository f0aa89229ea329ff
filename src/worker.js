// Drives the study of a deal's ranges (src/worker.rs) in pieces of a few milliseconds, so that a newer deal is heard of
// between two of them and takes the place of the one at hand.
import start, { WorkerStudy } from "./study.js";

const ready = start({ module_or_path: new URL("study_bg.wasm", import.meta.url) });
const SLICE = 8;
let study = null;
let points = 16;

// A message to oneself comes after those already waiting; a timer would be held up by the browser.
const turn = new MessageChannel();
turn.port1.onmessage = () => work();

function work() {
  if (!study) return;
  const begun = performance.now();
  while (performance.now() - begun < SLICE) {
    const piece = performance.now();
    const finding = study.inner.work(points);
    const took = performance.now() - piece;
    points = Math.max(8, Math.min(4096, Math.round((points * SLICE) / 4 / Math.max(took, 0.05))));
    if (finding !== undefined) postMessage({ run: study.run, finding });
    if (study.inner.done) {
      study.inner.free();
      study = null;
      return;
    }
  }
  turn.port2.postMessage(null);
}

// Of several deals that came while the wasm was on its way only the last is studied.
let wanted = 0;
addEventListener("message", async ({ data: { run, text } }) => {
  wanted = run;
  await ready;
  if (run !== wanted) return;
  study?.inner.free();
  study = text === null ? null : { run, inner: new WorkerStudy(text) };
  if (study) turn.port2.postMessage(null);
});
