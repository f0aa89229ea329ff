// Starts the page. A file of its own, because the page's policy allows no inline script; the names of the
// wasm and of its glue change with their content and are read from what trunk writes into the page.

// What is kept in this browser, read while the wasm is on its way. Where there is no database, or none that
// answers, the page keeps its deals elsewhere (src/app/storage.rs).
function openDatabase() {
  return new Promise((resolve) => {
    const none = () => resolve({});
    setTimeout(none, 3000);
    const opening = indexedDB.open("parley", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("texts");
    opening.onerror = opening.onblocked = none;
    opening.onsuccess = () => {
      const database = opening.result;
      // A later version of the page waits for nobody.
      database.onversionchange = () => database.close();
      try {
        const all = database.transaction("texts");
        const [names, texts] = [all.objectStore("texts").getAllKeys(), all.objectStore("texts").getAll()];
        all.oncomplete = () => resolve({ database, texts: new Map(names.result.map((name, at) => [name, texts.result[at]])) });
        all.onabort = none;
      } catch {
        none();
      }
    };
  }).catch(() => ({}));
}

// The deal as last left whole, with the fields changed since; and the paper alone while both parties look. Both
// stay in here: no other script of the page can read them.
let left = { whole: "{}", paper: null, fields: {} };
let panic = null;

// A deal's file with the fields changed since. Numbers stay as they are written: read as the browser's they would
// lose digits. Into the paper goes only what stands on it.
function withFields(file, onlyKnown) {
  const fields = Object.entries(left.fields);
  if (fields.length === 0) return file;
  const tokens = /"(?:\\.|[^"\\])*"|-?\d[\d.eE+-]*/g;
  const read = (json) => JSON.parse(json.replace(tokens, (token) => (token[0] === '"' ? `"s${token.slice(1)}` : `"n${token}"`)));
  const write = (tree) => JSON.stringify(tree).replace(tokens, (token) => (token[1] === "n" ? token.slice(2, -1) : `"${token.slice(2)}`));
  const key = (node, step) => (Array.isArray(node) ? step : `s${step}`);
  const deal = read(file);
  for (const [path, value] of fields) {
    const steps = path.split(".");
    const last = steps.pop();
    const owner = steps.reduce((node, step) => node?.[key(node, step)], deal);
    if (!owner || (onlyKnown && !(key(owner, last) in owner))) continue;
    if (value === null) delete owner[key(owner, last)];
    else owner[key(owner, last)] = read(value);
  }
  return write(deal);
}

// After a mistake of the page's own scripts the wasm must not be entered again: this notice and the download are
// plain browser work, and no event reaches the rest of the page.
let stopped = false;
function stop(error) {
  if (stopped) return;
  stopped = true;
  const typed = document.activeElement?.closest?.("main, header") ? document.activeElement.value : undefined;
  for (const part of document.body.children) part.inert = true;
  const notice = document.createElement("dialog");
  notice.className = "stopped";
  notice.setAttribute("role", "alertdialog");
  notice.setAttribute("aria-modal", "true");
  notice.setAttribute("aria-label", "Parley has stopped");
  notice.oncancel = (event) => event.preventDefault();
  const add = (tag, text, parent = notice) => {
    const element = document.createElement(tag);
    element.textContent = text;
    parent.append(element);
    return element;
  };
  // Built when it is asked for: whatever was left until then is in it.
  const rescue = (words, name, file) => {
    const link = add("a", words);
    link.href = "#";
    link.onclick = () => {
      link.download = name;
      link.href = URL.createObjectURL(new Blob([file()], { type: "application/json" }));
    };
    return link;
  };
  add("p", "Parley has stopped because of a mistake of its own. Your deal is below; reload to go on.");
  add("p", "Parley 因自身错误已停止。您的交易可在下方下载；请重新加载以继续。").lang = "zh-CN";
  if (typed && left.paper === null) add("p", `Last typed / 最后输入：${typed}`);
  const whole = () => withFields(left.whole, false);
  const shared = left.paper !== null;
  const link = shared
    ? rescue("Download the paper / 下载条款文件", "deal.parley.json", () => withFields(left.paper, true))
    : rescue("Download the deal / 下载交易文件", "deal.parley.json", whole);
  const reload = add("button", "Reload / 重新加载");
  reload.onclick = () => location.reload();
  if (shared) add("p", "F2: the private copy / F2：私密副本");
  notice.onkeydown = ({ key }) => {
    if (key !== "F2" || !shared || notice.querySelector(".private")) return;
    const own = rescue("Download the private deal / 下载私密交易文件", "deal PRIVATE.parley.json", whole);
    own.className = "private";
    own.focus();
  };
  // A panic left its words before it trapped; other mistakes have the browser's alone. Both may name private things.
  if (!shared) {
    const details = add("details", "");
    add("summary", "What to report / 可供报告的错误信息", details);
    add("pre", panic ?? String(error), details);
  }
  document.body.append(notice);
  notice.showModal();
  link.focus();
}

// A mistake is the page's own when its scripts or its wasm were at work. What the browser refuses, such as the
// clipboard, comes as a rejection of its own kind and ends nothing.
// So does a piece of the page that did not arrive: that is said where it was asked for.
const folder = new URL(".", import.meta.url).href;
const missing = (frames) => frames.find((frame) => frame.includes("://"))?.includes("/__wasm_split.js");
function own(error) {
  if (error instanceof WebAssembly.RuntimeError) return true;
  const stack = String(error?.stack);
  return stack.includes(folder) && !missing(stack.split("\n"));
}
addEventListener("error", ({ error }) => own(error) && stop(error));
addEventListener("unhandledrejection", ({ reason }) => own(reason) && !(reason instanceof DOMException) && stop(reason));
for (const type of ["keydown", "pagehide", "beforeunload", "visibilitychange", "storage", "hashchange", "focusin", "pointerdown"]) {
  const outside = (event) => stopped && !event.target?.closest?.("dialog.stopped");
  addEventListener(type, (event) => outside(event) && event.stopImmediatePropagation(), true);
}

// What the page says of itself is drawn before the wasm takes the line and the thread. Where nothing is drawn, as behind
// another tab, nothing is waited for.
function painted() {
  if (document.hidden || performance.getEntriesByType("paint").length > 0) return undefined;
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 200);
  });
}

// What becomes markup all at once, figures and fixed pieces of views, runs nothing, fetches nothing and leads nowhere.
const RUNS = /^<\/?(script|style|link|meta|base|iframe|frame|object|embed|form|template|foreignobject|use|image|img|a|animate\w*|set)\b/i;
const HARMLESS = /^<(\/[a-z0-9]+|[a-z0-9]+(\s+(?!on|href|src|style|action|xlink)[a-z][a-z0-9-]*(="[^"]*")?)*\s*\/?|!--[^>]*--|!)>$/i;
const harmless = (tag) => HARMLESS.test(tag) && !RUNS.test(tag);
globalThis.trustedTypes?.createPolicy("default", {
  createHTML: (markup) => ((markup.match(/<[^>]*>?/g) ?? []).every(harmless) ? markup : null),
  createScriptURL: (url) => (url === workerScript ? url : null),
});

// The study of a deal's ranges (src/worker.js), begun at the first deal that has any; `studied` is told what is found.
let workerScript = null;
let workerType = "module";
let worker = null;
let studied = () => {};
function study(text, run) {
  if (!worker && text === null) return;
  if (!worker) {
    worker = new Worker(workerScript, { type: workerType });
    worker.onmessage = ({ data }) => studied(data.run, data.finding);
    worker.onerror = () => studied(-1, "");
  }
  worker.postMessage({ run, text });
}
const studyPair = (pair, run) => worker?.postMessage({ run, pair: [...pair] });
const studyAudit = (audit, run) => worker?.postMessage({ run, audit: [...audit] });
const studyDeals = (deals, run) => worker?.postMessage({ run, deals: [...deals] });

// The site's files, by the name that trunk writes into the page. A page in one file has them within itself
// (src/single.mjs).
function siteFiles() {
  const wasm = new URL(document.querySelector('meta[name="wasm"]').content, document.baseURI).href;
  return {
    worker: wasm.replace("_bg.wasm", "/worker.js"),
    workerType: "module",
    glue: () => import(wasm.replace("_bg.wasm", "/parley.js")),
    module: () => WebAssembly.compileStreaming(fetch(wasm)).catch(() => wasm),
  };
}

async function startPage() {
  const kept = openDatabase();
  await painted();
  const files = globalThis.parleyFiles ?? siteFiles();
  workerScript = files.worker;
  workerType = files.workerType;
  const [{ default: start }, module] = await Promise.all([files.glue(), files.module()]);
  // Taken away again by the page as soon as it starts.
  globalThis.parley = {
    ...(await kept),
    leave: (whole, paper) => (left = { whole, paper, fields: {} }),
    leaveField: (path, value) => (left.fields[path] = value),
    leavePanic: (words) => (panic = words),
    study,
    studyPair,
    studyAudit,
    studyDeals,
    followStudy: (tell) => (studied = tell),
  };
  // What lies over the page while it is drawn is not read out beside it.
  document.getElementById("arriving").ariaHidden = "true";
  await start({ module_or_path: module });
}

// Within another page a press may be led to what lies under it: there nothing is shown and nothing is run. The
// page's policy cannot say so itself (see README, "Host it").
if (self === top) await startPage();
else document.documentElement.hidden = true;
