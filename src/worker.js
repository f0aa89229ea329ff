// Drives the study of a deal's ranges (src/worker.rs) in pieces of a few milliseconds, so that a newer deal is heard of
// between two of them and takes the place of the one at hand. An audit run that was asked for goes first.
import start, { WorkerStudy } from "./study.js";

const ready = start({ module_or_path: new URL("study_bg.wasm", import.meta.url) });
// Milliseconds of a piece of work, and between two reports of how far an audit run is.
const SLICE = 8;
const REPORT = 100;
let study = null;
// Steps of each kind of work in a quarter of a slice: points of the ranges, paths of an audit run.
const steps = { points: 16, paths: 256 };
let reported = 0;

// A message to oneself comes after those already waiting; a timer would be held up by the browser.
const turn = new MessageChannel();
let turning = false;
turn.port1.onmessage = () => {
  turning = false;
  work();
};
function go() {
  if (!turning) turn.port2.postMessage(null);
  turning = true;
}

const busy = () => study && (study.inner.auditing || !study.inner.done);

function work() {
  const begun = performance.now();
  while (busy() && performance.now() - begun < SLICE) {
    const piece = performance.now();
    const kind = study.inner.auditing ? "paths" : "points";
    if (kind === "paths") report(study.inner.audit_work(steps.paths), piece);
    else tell(study.inner.work(steps.points));
    const took = performance.now() - piece;
    steps[kind] = Math.max(8, Math.min(4096, Math.round((steps[kind] * SLICE) / 4 / Math.max(took, 0.05))));
  }
  if (busy()) go();
}

const tell = (finding) => finding !== undefined && postMessage({ run: study.run, finding });

// How far a run is need not be told more often than can be seen; what it found is.
function report(finding, now) {
  if (study.inner.auditing && now - reported < REPORT) return;
  reported = now;
  tell(finding);
}

// Of several deals that came while the wasm was on its way only the last is studied.
let wanted = 0;
addEventListener("message", async ({ data: { run, text, pair, audit, deals } }) => {
  wanted = run;
  await ready;
  if (run !== wanted) return;
  if (pair) return void (study?.run === run && tell(study.inner.table(...pair)));
  if (audit) {
    if (study?.run === run) study.inner.audit(...audit);
  } else if (deals) {
    if (study?.run === run) study.inner.ask_deals(...deals);
  } else {
    study?.inner.free();
    study = text === null ? null : { run, inner: new WorkerStudy(text) };
  }
  if (busy()) go();
});
