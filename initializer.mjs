// Called by the loader script; see https://trunkrs.dev/advanced/initializer.html
//
// Shows what stands here until the page is mounted, and what is left to do where that fails. It works without the module.

/** The views' names, as in `src/views/<view>/mod.rs`. */
const VIEWS = {
  horizon: ["Horizon", "タイムホライズン"],
  code: ["Code share", "コード比率"],
  branches: ["Branches", "分岐シナリオ"],
  queues: ["Bottlenecks", "ボトルネック"],
  economy: ["Economy", "経済"],
  access: ["Access", "アクセス"],
  rules: ["AI rules", "規制と継続"],
  evidence: ["Evidence", "根拠と帰結"],
};

const WORDS = {
  loading: ["Loading …", "読み込んでいます…"],
  slow: ["Loading takes longer than usual.", "読み込みに時間がかかっています。"],
  missing: [
    "This view could not be loaded. Check the connection and try again.",
    "このビューを読み込めませんでした。接続を確認して、もう一度お試しください。",
  ],
  failed: ["The page could not start.", "ページを起動できませんでした。"],
  crashed: [
    "The page has stopped because of an error in it.",
    "ページの不具合により停止しました。",
  ],
  release: ["A new version of this page is there.", "このページの新しい版があります。"],
  take: ["Open it", "新しい版を開く"],
  retry: ["Try again", "もう一度試す"],
  horizon: ["Open the time horizon instead", "代わりにタイムホライズンを開く"],
};

const WORKER = "./sw.js";

/** Milliseconds after which loading counts as slow. */
const SLOW = 8000;

/** Milliseconds after the start in which a page has other things to load. */
const IDLE = 4000;

/** Takes up a change that came too late for the address before the page was loaded anew (`src/app/store/address.rs`). */
function takeUp() {
  try {
    const [old, late] = sessionStorage.getItem("doublings.late")?.split(" ") ?? [];
    sessionStorage.removeItem("doublings.late");
    const [{ type }] = performance.getEntriesByType("navigation");
    if (old === location.href && type === "reload") history.replaceState(null, "", late);
  } catch {
    // Storage may be blocked.
  }
}

takeUp();
const { search, hash } = location;
const own = document.querySelector("meta[name=doublings-link]")?.content ?? "";
const asked = new URLSearchParams([search, hash].map((part) => part.slice(1)).join("&").replace(/^&$/, own));
const inOneFile = document.querySelector("script[data-file]");
const fallback = document.getElementById("fallback");
const part = (name) => fallback.querySelector(`#fallback-${name}`);

/** What was chosen before; storage may be blocked. */
function stored(name) {
  try {
    return localStorage.getItem(`doublings.${name}`);
  } catch {
    return null;
  }
}

const chosen = ["lang", "theme"].map((name) => asked.get(name) ?? stored(name));
const say = (of) => of[/^ja/.test(chosen[0] ?? navigator.language) ? 1 : 0];

/** The files that wait (`src/lazy.rs`), if the link shows any of it. */
function waiting() {
  const needed = /^(?!horizon$)/.test(asked.get("view") ?? "horizon") || asked.has("pin") || asked.has("present");
  if (inOneFile || !needed) return [];
  const files = document.querySelector("script[data-files]")?.dataset.files ?? "";
  return files.split(" ").filter((name) => name.endsWith("_lazy.wasm"));
}

/** Asks for it side by side with the first part. */
function preload() {
  for (const file of waiting()) {
    const attributes = { rel: "preload", as: "fetch", type: "application/wasm", crossOrigin: "anonymous", href: `./${file}` };
    document.head.append(Object.assign(document.createElement("link"), attributes));
  }
}

/** Loads the page anew, past copies of its files that may be spoilt. */
async function retry() {
  const files = document.querySelector("script[data-files]")?.dataset.files.split(" ") ?? [];
  const fresh = inOneFile ? [] : files.map((file) => fetch(`./${file}`, { cache: "reload" }));
  await Promise.allSettled(fresh);
  location.reload();
}

/** The page's frame with the view that was asked for. */
function wait() {
  const dark = chosen[1] === "dark" || (chosen[1] !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  Object.assign(document.documentElement.dataset, { theme: dark ? "dark" : "light" });
  document.documentElement.lang = say(["en", "ja"]);
  part("view").textContent = say(VIEWS[asked.get("view")] ?? VIEWS.horizon);
  part("retry").textContent = say(WORDS.retry);
  part("retry").onclick = retry;
  const way = new URLSearchParams([...asked].filter(([key]) => !/^(view|pin|present|data)$/.test(key)));
  Object.assign(part("horizon"), { textContent: say(WORDS.horizon), href: `?${way}` });
  part("progress").ariaLabel = say(WORDS.loading);
  tell("loading");
  setTimeout(() => fallback.className === "loading" && tell("slow"), SLOW);
}

/** Says how it stands; the style shows what belongs to it. */
function tell(state) {
  fallback.className = state;
  part("said").textContent = say(WORDS[state]);
}

/** Lets the page's own markup through where its host demands types for markup; a host may forbid that too, and the page then says so. */
function allowMarkup() {
  try {
    globalThis.trustedTypes?.createPolicy("default", {
      createHTML: (markup) => markup,
      createScriptURL: (url) => (url === WORKER ? url : null),
    });
  } catch (error) {
    console.info(error);
  }
}

/** Says that the page cannot start, and why. */
function fail(error) {
  tell("failed");
  part("reason").textContent = String(error);
  // The picture shows what the page opens with, and stands for no other scenario.
  part("picture")?.toggleAttribute("open", [...asked.keys()].every((key) => /^(lang|theme)$/.test(key)));
}

/** A trap of the module that was no panic, which has words of its own (`src/app/shell/crash.rs`). */
function trapped(error) {
  // What stops the page while it is being built stops it for good.
  if (error && fallback.isConnected && /loading|slow/.test(fallback.className)) return fail(error);
  const traps = [WebAssembly.RuntimeError, RangeError, globalThis.InternalError];
  if (!traps.some((trap) => trap && error instanceof trap) || document.getElementById("crash")) return;
  part("reason").textContent = String(error);
  tell("crashed");
  document.body.append(fallback);
}

/** Says that a new release is there, which a press takes over. */
function announce(worker) {
  const place = Object.assign(document.createElement("div"), { id: "release", className: "toast-place" });
  const note = Object.assign(document.createElement("div"), { className: "toast", textContent: say(WORDS.release) });
  const take = Object.assign(document.createElement("button"), { className: "button", textContent: say(WORDS.take) });
  take.onclick = () => {
    navigator.serviceWorker.oncontrollerchange = () => location.reload();
    worker.postMessage("take over");
  };
  place.role = "status";
  note.append(take);
  place.append(note);
  document.body.append(place);
}

/** Keeps this release for the next visit (`static/sw.js`). */
async function keep() {
  const { serviceWorker } = navigator;
  if (inOneFile || !serviceWorker || top !== window || !isSecureContext || /^file:/.test(location.href)) return;
  const registration = await serviceWorker.register(WORKER);
  const wait = () => registration.waiting && serviceWorker.controller && announce(registration.waiting);
  wait();
  registration.onupdatefound = () => {
    registration.installing.onstatechange = wait;
  };
}

/** What Trunk's loader calls. */
export default function initializer() {
  if (!fallback) return {};
  allowMarkup();
  preload();
  wait();
  addEventListener("doublings-missing", () => tell("missing"));
  addEventListener("error", (event) => trapped(event.error));
  addEventListener("unhandledrejection", (event) => trapped(event.reason));
  return {
    onSuccess: () => setTimeout(() => keep().catch(console.info), IDLE),
    onFailure: (error) => {
      console.error(error);
      fail(error);
    },
  };
}
