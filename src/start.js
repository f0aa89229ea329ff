// Starts the page. A file of its own, because the page's policy allows no inline script; the names of the
// wasm and of its glue change with their content and are read from the preload link that trunk writes.

// The deal as last left whole, with the fields changed since. Numbers stay as they are written: read as the
// browser's they would lose digits.
function leftDeal() {
  const whole = window.parleyDeal ?? "{}";
  const fields = Object.entries(window.parleyFields ?? {});
  if (fields.length === 0) return whole;
  const tokens = /"(?:\\.|[^"\\])*"|-?\d[\d.eE+-]*/g;
  const read = (json) => JSON.parse(json.replace(tokens, (token) => (token[0] === '"' ? `"s${token.slice(1)}` : `"n${token}"`)));
  const write = (tree) => JSON.stringify(tree).replace(tokens, (token) => (token[1] === "n" ? token.slice(2, -1) : `"${token.slice(2)}`));
  const key = (node, step) => (Array.isArray(node) ? step : `s${step}`);
  const deal = read(whole);
  for (const [path, value] of fields) {
    const steps = path.split(".");
    const last = steps.pop();
    const owner = steps.reduce((node, step) => node?.[key(node, step)], deal);
    if (owner && value === null) delete owner[key(owner, last)];
    else if (owner) owner[key(owner, last)] = read(value);
  }
  return write(deal);
}

// After a trap the wasm must not be entered again: this notice and the download are plain browser work.
let stopped = false;
function stop(error) {
  if (stopped) return;
  stopped = true;
  const notice = document.createElement("div");
  notice.className = "stopped";
  notice.setAttribute("role", "alertdialog");
  notice.setAttribute("aria-label", "Parley has stopped");
  const add = (tag, text, parent = notice) => {
    const element = document.createElement(tag);
    element.textContent = text;
    parent.append(element);
    return element;
  };
  add("p", "Parley has stopped because of a mistake of its own. Your deal is below; reload to go on.");
  add("p", "Parley 因自身错误已停止。您的交易可在下方下载；请重新加载以继续。").lang = "zh-CN";
  const deal = leftDeal();
  const link = add("a", "Download the deal / 下载交易文件");
  link.href = URL.createObjectURL(new Blob([deal], { type: "application/json" }));
  link.download = "deal.parley.json";
  add("button", "Reload / 重新加载").onclick = () => location.reload();
  // A panic left its words before it trapped; other traps have the browser's alone.
  const details = add("details");
  add("summary", "What to report / 可供报告的错误信息", details);
  add("pre", window.parleyPanic ?? String(error), details);
  document.body.append(notice);
  link.focus();
}
const trapped = (error) => error instanceof WebAssembly.RuntimeError && stop(error);
addEventListener("error", (event) => trapped(event.error));
addEventListener("unhandledrejection", (event) => trapped(event.reason));

const wasm = document.querySelector('link[rel="preload"][type="application/wasm"]').href;
const { default: start } = await import(wasm.replace("_bg.wasm", "/parley.js"));
await start({ module_or_path: wasm });
