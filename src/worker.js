// Drives the study of a deal's ranges (src/worker.rs) in pieces of a few milliseconds, so that a newer deal is heard of
// between two of them and takes the place of the one at hand.
import start, { WorkerStudy } from "./study.js";

const ready = start({ module_or_path: new URL("study_bg.wasm", import.meta.url) });
// Milliseconds of a piece of work.
const SLICE = 8;
let study = null;
let points = 16;

// A message to oneself comes after those already waiting; a timer would be held up by the browser.
const turn = new MessageChannel();
turn.port1.onmessage = () => work();

function work() {
  if (!study || study.inner.done) return;
  const begun = performance.now();
  while (performance.now() - begun < SLICE && !study.inner.done) {
    const piece = performance.now();
    tell(study.inner.work(points));
    const took = performance.now() - piece;
    points = Math.max(8, Math.min(4096, Math.round((points * SLICE) / 4 / Math.max(took, 0.05))));
  }
  turn.port2.postMessage(null);
}

const tell = (finding) => finding !== undefined && postMessage({ run: study.run, finding });

// Of several deals that came while the wasm was on its way only the last is studied.
let wanted = 0;
addEventListener("message", async ({ data: { run, text, pair } }) => {
  wanted = run;
  await ready;
  if (run !== wanted) return;
  if (pair) return void (study?.run === run && tell(study.inner.table(...pair)));
  study?.inner.free();
  study = text === null ? null : { run, inner: new WorkerStudy(text) };
  if (study) turn.port2.postMessage(null);
});
