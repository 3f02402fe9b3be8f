// The opened number: what it is, how it is computed, the SQL that ran and its rows, a hundred a page.
import { button, byId, el } from "./dom.js";
import { get, isAbort } from "./api.js";
import { closeNumber, current, go, onChange } from "./state.js";
import { codeBlock } from "./code.js";
import { count, full, instant, isShare, percent, seconds } from "./format.js";
import { dataTable } from "./table.js";
import { exportMenu } from "./exports.js";
import { filterLine } from "./chips.js";
import { say } from "./announce.js";

const pageLength = 100;
const dialog = byId("panel");
let wanted = null;
let shownKey = null;

export function startPanel() {
  dialog.addEventListener("cancel", (event) => (event.preventDefault(), closeNumber()));
  dialog.addEventListener("click", ({ target }) => target === dialog && closeNumber());
  onChange(follow);
  follow(current());
}

function follow({ open, filters }) {
  wanted?.abort();
  if (!open) {
    shownKey = null;
    if (dialog.open) dialog.close();
    return;
  }
  wanted = new AbortController();
  load(open, filters, wanted.signal);
}

async function load(open, filters, signal) {
  const key = `${open.figure}/${open.number}/${JSON.stringify(open.at)}`;
  const isOther = key !== shownKey;
  shownKey = key;
  if (isOther) show(frame("Loading", el("div", { class: "skeleton" }, el("span", { class: "unseen" }, "Loading"))));
  dialog.setAttribute("aria-busy", "true");
  if (!dialog.open) dialog.showModal();
  if (isOther) byId("panel-title").focus();
  try {
    const path = `/api/open/${encodeURIComponent(open.figure)}/${encodeURIComponent(open.number)}`;
    const opened = await get(path, { ...filters, ...places(open), skip: open.skip, rows: pageLength }, signal);
    if (!signal.aborted) ready(open, filters, opened, isOther);
  } catch (error) {
    if (isAbort(error) || signal.aborted) return;
    show(frame("This number cannot be opened", el("div", { class: "failure", role: "alert" }, el("p", {}, error.message))));
  } finally {
    if (!signal.aborted) dialog.removeAttribute("aria-busy");
  }
}

const places = ({ at }) => Object.fromEntries(Object.entries(at).map(([key, value]) => [`at.${key}`, value]));

function ready(open, filters, opened, isOther) {
  const path = `/api/export/${encodeURIComponent(open.figure)}/${encodeURIComponent(open.number)}`;
  const where = [filterLine(filters), ...Object.entries(open.at).map(([key, value]) => `${key.replaceAll("_", " ")}: ${value === "" ? "none" : value}`)];
  show(
    frame(
      opened.title,
      el("p", { class: "value" }, valueText(opened)),
      el("p", { class: "where" }, where.join(" · ")),
      el("p", {}, opened.meaning),
      opened.formula ? el("p", { class: "formula" }, el("strong", {}, "Formula: "), opened.formula) : null,
      opened.parts.length > 0 ? partList(open, opened.parts) : null,
      el("h3", {}, "SQL that ran"),
      codeBlock(opened.sql, `SQL of ${opened.title}`),
      el("div", { class: "rows-head" }, el("h3", {}, `${count(opened.rowCount)} rows`), exportMenu(path, () => ({ ...current().filters, ...places(open) }), opened.title)),
      opened.table.rows.length > 0
        ? dataTable({ ...opened.table, rowCount: opened.table.rows.length }, { label: `Rows of ${opened.title}`, sortable: false, limit: pageLength })
        : el("p", { class: "empty" }, "No row belongs to this number."),
      pager(open, opened.rowCount),
      el("p", { class: "foot" }, `Answered in ${seconds(opened.seconds)}, data version ${opened.version}`)
    )
  );
  if (isOther) byId("panel-title").focus();
  say(`${opened.title}: ${valueText(opened)}, ${count(opened.rowCount)} rows`);
}

function frame(title, ...content) {
  const heading = el("h2", { id: "panel-title", tabindex: "-1" }, title);
  const steps = history.state?.depth > 1 ? button("Back", () => history.back(), { class: "quiet" }) : null;
  const close = button("Close", closeNumber, { class: "quiet", "aria-keyshortcuts": "Escape" });
  return el("div", { class: "sheet" }, el("div", { class: "panel-head" }, heading, steps, close), content);
}

function show(content) {
  dialog.replaceChildren(content);
}

function valueText({ value, unit }) {
  if (value === null || value === undefined) return "not computable";
  if (isShare(unit)) return percent(value);
  return `${typeof value === "string" ? instantOrNumber(value) : full(value)}${unit ? ` ${unit}` : ""}`;
}

const instantOrNumber = (value) => (/^\d{4}-/.test(value) ? instant(value) : full(value));

function partList(open, parts) {
  const item = ({ name, title, value, at }) => {
    const text = value === null || value === undefined ? "not computable" : full(value);
    const place = Object.fromEntries(Object.entries(at).map(([key, own]) => [key, own ?? ""]));
    const opener = () => button(text, () => go({ open: { figure: open.figure, number: name, at: place, skip: 0 } }), { class: "number" });
    return el("li", {}, el("span", {}, `${title}: `), name ? opener() : text);
  };
  return el("div", {}, el("h3", {}, "Parts"), el("ul", { class: "parts" }, parts.map(item)));
}

function pager(open, rowCount) {
  if (rowCount <= pageLength) return null;
  const to = (skip) => go({ open: { ...current().open, skip } }, { replace: true });
  const last = Math.min(open.skip + pageLength, rowCount);
  return el(
    "p",
    { class: "pager" },
    button("Previous", () => to(Math.max(0, open.skip - pageLength)), { disabled: open.skip === 0 }),
    ` Rows ${count(open.skip + 1)} to ${count(last)} of ${count(rowCount)} `,
    button("Next", () => to(open.skip + pageLength), { disabled: last >= rowCount })
  );
}
