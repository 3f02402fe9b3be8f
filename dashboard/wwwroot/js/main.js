// Starts the page and keeps it in step with its address: shell first, fast figures next, slow ones after those have been painted.
import { byId, painted } from "./dom.js";
import { address, current, filterNames, onChange } from "./state.js";
import { get, isAbort } from "./api.js";
import { FigureView } from "./figure.js";
import { filterLine } from "./chips.js";
import { follow, homeExtra, showFacts, showSummary } from "./facts.js";
import { plotly } from "./chart.js";
import { say } from "./announce.js";
import { showApplied, startFilters } from "./filters.js";
import { showGlossary, showShortcuts } from "./dialogs.js";
import { startAppearance } from "./appearance.js";
import { startKeyboard } from "./keyboard.js";
import { startPanel } from "./panel.js";

const slowAtOnce = 2;
let summary = null;
let descriptions = [];
let views = [];
let loading = null;

startAppearance();
startKeyboard();
byId("glossary").addEventListener("click", showGlossary);
byId("shortcuts").addEventListener("click", showShortcuts);
byId("skip").addEventListener("click", (event) => (event.preventDefault(), byId("content").focus()));
byId("pages").addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (link) follow(event, link.dataset.page);
});
byId("figures").addEventListener("again", ({ detail }) => loading && detail.load(current().filters, loading.signal));
onChange(changed);
showPage();
start();

async function start() {
  try {
    await painted();
    plotly().catch(() => {});
    [summary, descriptions] = await Promise.all([get("/api/summary"), get("/api/figures")]);
  } catch (error) {
    return notice(error.message);
  }
  showSummary(summary);
  startFilters(summary);
  showPage();
  buildFigures();
  startPanel();
  await load();
}

function changed(state, before) {
  showPage();
  if (!summary) return;
  const isOtherPage = state.page !== before.page;
  if (isOtherPage) buildFigures();
  if (isOtherPage || filterNames.some((name) => state.filters[name] !== before.filters[name])) load();
  if (isOtherPage) {
    window.scrollTo(0, 0);
    byId("title").focus({ preventScroll: true });
  }
}

// What needs no answer of a figure: title, links, the question.
function showPage() {
  const state = current();
  const page = summary?.pages.find(({ name }) => name === state.page);
  for (const link of byId("pages").querySelectorAll("a")) {
    const isHere = link.dataset.page === state.page;
    if (isHere) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
    link.href = address({ ...state, page: link.dataset.page, open: null });
    if (isHere) byId("title").textContent = page?.title ?? link.textContent;
  }
  byId("question").textContent = page?.question ?? "";
  document.title = `${byId("title").textContent} · ${filterLine(state.filters)} · EcommerceNotebooks`;
  if (state.ignored.length > 0) notice(`The address holds what no filter is, or holds it twice: ${state.ignored.join(", ")}. It was left out.`);
  else notice("");
}

function buildFigures() {
  const { page } = current();
  const own = descriptions.filter((description) => description.page === page);
  for (const view of views) view.dispose();
  views = own.map((description) => new FigureView(description));
  if (views.length > 0) views[0].element.tabIndex = 0;
  byId("figures").replaceChildren(...views.map(({ element }) => element));
  byId("extra").replaceChildren(...(page === "home" ? homeExtra(summary) : []));
  showApplied(own);
}

async function load() {
  loading?.abort();
  loading = new AbortController();
  const { signal } = loading;
  const { filters } = current();
  const here = location.pathname + location.search;
  const started = performance.now();
  const answers = [];
  let elapsed = 0;
  showFacts(summary, answers, elapsed);
  const take = async (view) => {
    const answer = await view.load(filters, signal);
    if (!answer || signal.aborted) return;
    answers.push(answer);
    elapsed = (performance.now() - started) / 1000;
    showFacts(summary, answers, elapsed);
  };
  await Promise.all(views.filter(({ description }) => !description.slow).map(take));
  await painted();
  const waiting = views.filter(({ description }) => description.slow);
  const next = async () => {
    while (waiting.length > 0 && !signal.aborted) await take(waiting.shift());
  };
  await Promise.all(Array.from({ length: slowAtOnce }, next));
  if (signal.aborted) return;
  say(`${answers.length} of ${views.length} figures shown, ${filterLine(filters)}`);
  document.body.dataset.loaded = here;
  await renew(answers, elapsed);
}

// The warehouse may be built anew while the page is open; answers then carry another version than the page's facts.
async function renew(answers, elapsed) {
  if (answers.every(({ version }) => version === summary.version)) return;
  try {
    const newer = await get("/api/summary");
    const isNew = newer.version !== summary.version;
    summary = newer;
    showSummary(summary);
    showFacts(summary, answers, elapsed);
    if (isNew) notice(`The data were built anew: these figures are of version ${summary.version}.`);
    if (isNew && answers.some(({ version }) => version !== summary.version)) await load();
  } catch (error) {
    if (!isAbort(error)) notice(error.message);
  }
}

function notice(text) {
  const box = byId("notice");
  box.hidden = text === "";
  if (box.textContent !== text) box.textContent = text;
}
