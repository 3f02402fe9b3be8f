// Key figures as cards: a short number that opens, its unit, its change and what it means.
import { el, unseen } from "./dom.js";
import { change, full, isShare, percent, short } from "./format.js";

/** An element with one card per row of the table. */
export function cardList(table, open) {
  const place = Object.fromEntries(table.columns.map((column, index) => [column.name, index]));
  const records = table.rows.map((row) => Object.fromEntries(Object.keys(place).map((name) => [name, row[place[name]] ?? null])));
  return el("ul", { class: "cards" }, records.map((record) => card(record, open)));
}

function card(record, open) {
  const hasUnit = record.value !== null && !isShare(record.unit);
  return el(
    "li",
    { class: "card" },
    el("h3", {}, record.metric),
    el("p", { class: "value" }, value(record, open), " ", hasUnit ? el("span", { class: "unit", "aria-hidden": "true" }, record.unit ?? "") : null),
    record.previous === null && record.change === null ? null : compared(record),
    record.meaning ? el("p", { class: "meaning" }, record.meaning) : null
  );
}

function value(record, open) {
  if (record.value === null) return el("span", { class: "missing" }, "not computable");
  const exact = isShare(record.unit) ? percent(record.value) : full(record.value);
  const shown = isShare(record.unit) ? exact : short(record.value);
  const title = isShare(record.unit) ? exact : `${exact} ${record.unit ?? ""}`.trim();
  const parts = [el("span", { "aria-hidden": "true" }, shown), unseen(title)];
  if (!record.number) return el("span", { title }, parts);
  return el("button", { type: "button", class: "number", title, onclick: () => open("value", record) }, parts);
}

function compared(record) {
  if (record.previous === null) return el("p", { class: "change" }, "nothing to compare with");
  const [inShort, exact] = isShare(record.unit) ? [percent(record.previous), percent(record.previous)] : [short(record.previous), full(record.previous)];
  const before = `before: ${inShort}`;
  if (record.change === null) return el("p", { class: "change", title: exact }, before);
  const direction = record.change > 0 ? "up" : record.change < 0 ? "down" : "level";
  const sign = { up: "▲", down: "▼", level: "■" }[direction];
  return el(
    "p",
    { class: `change ${direction}`, title: `before: ${exact}` },
    el("span", { "aria-hidden": "true" }, `${sign} `),
    unseen(`${direction}: `),
    change(record.change),
    el("span", { class: "before" }, ` ${before}`)
  );
}
