// A table of an answer: sortable, its head in view, its numbers buttons that open. Arrow keys move between the buttons, which are one stop of the Tab key.
import { button, el, unseen } from "./dom.js";
import { count, writer } from "./format.js";

const collator = new Intl.Collator("en", { numeric: true });

/**
 * An element with the table. `numbers` maps columns to the numbers that they open, `open` gets the column and the row as an object,
 * `pick` is { column, word, can, apply } for values that filter, `hidden` names columns that are not shown; `limit` rows are shown at first.
 */
export function dataTable(table, { numbers = {}, open = null, pick = null, hidden = [], sortable = true, limit = 20, label }) {
  const { columns, rows } = table;
  const writers = columns.map((column, place) => writer(column, rows.map((row) => row[place])));
  const isShown = (_, place) => !hidden.includes(columns[place].name);
  let order = rows;
  let shown = limit;

  const body = el("tbody");
  const heads = columns.map((column, place) => head(column, place));
  const more = el("p", { class: "more" });
  const grid = el(
    "table",
    {},
    el("caption", { class: "unseen" }, label),
    el("thead", {}, el("tr", {}, heads.filter(isShown))),
    body
  );
  const scroller = el("div", { class: "scroller", role: "group", "aria-label": label, tabindex: "0" }, grid);
  const holder = el("div", { class: "table" }, scroller, more);
  body.addEventListener("keydown", move);
  body.addEventListener("focusin", ({ target }) => target.matches("button") && makeStop(target));
  fill();
  return holder;

  function head(column, place) {
    const properties = { scope: "col", class: column.numeric ? "n" : null };
    if (!sortable || rows.length < 2) return el("th", properties, column.heading);
    return el("th", properties, button(column.heading, () => sort(place), { class: "sort" }));
  }

  function sort(place) {
    const next = { ascending: "descending", descending: null }[heads[place].getAttribute("aria-sort")];
    for (const each of heads) each.removeAttribute("aria-sort");
    order = rows;
    if (next !== null) {
      heads[place].setAttribute("aria-sort", next ?? "ascending");
      order = [...rows].sort(comparison(place, columns[place].numeric, next ? -1 : 1));
    }
    fill();
  }

  function fill() {
    body.replaceChildren(...order.slice(0, shown).map(line));
    makeStop(body.querySelector("button"));
    const left = order.length - Math.min(shown, order.length);
    more.hidden = left === 0 && table.rowCount === rows.length;
    more.replaceChildren(
      `${count(Math.min(shown, order.length))} of ${count(table.rowCount)} rows. `,
      left > 0 ? button(`Show ${count(Math.min(left, 200))} more`, () => ((shown += 200), fill())) : ""
    );
  }

  function line(row) {
    const record = Object.fromEntries(columns.map((column, place) => [column.name, row[place]]));
    return el("tr", {}, row.map((value, place) => cell(value, columns[place], writers[place], record)).filter(isShown));
  }

  function cell(value, column, write, record) {
    const { text, title, missing } = write(value);
    const form = column.numeric ? "n" : /^(DATE|TIME)/.test(column.type) ? "d" : "";
    const properties = { class: `${form} ${missing ? "missing" : ""}`.trim() || null };
    const number = numbers[column.name] && open && !missing;
    if (number) {
      const opener = button(text, () => open(column.name, record), { class: "number", title, tabindex: "-1" });
      return el("td", properties, opener);
    }
    if (pick?.column === column.name && pick.can(value)) {
      const picker = button(text, () => pick.apply(value), { class: "pick", title: `Filter: ${pick.word}`, tabindex: "-1" });
      return el("td", properties, picker, unseen(` (filter by this ${pick.word})`));
    }
    return el("td", { ...properties, title }, text);
  }

  function makeStop(target) {
    if (!target) return;
    for (const each of body.querySelectorAll('button[tabindex="0"]')) each.tabIndex = -1;
    target.tabIndex = 0;
  }

  function move(event) {
    const step = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key];
    const from = event.target.closest("td");
    if (!step || !from || event.altKey || event.ctrlKey || event.metaKey) return;
    const target = step[0] ? inColumn(from, step[0]) : inRow(from, step[1]);
    event.preventDefault();
    event.stopPropagation();
    target?.focus();
  }

  function inColumn(from, step) {
    for (let row = from.parentElement; (row = step > 0 ? row.nextElementSibling : row.previousElementSibling); ) {
      const found = row.cells[from.cellIndex].querySelector("button") ?? row.querySelector("button");
      if (found) return found;
    }
    return null;
  }

  function inRow(from, step) {
    for (let next = from; (next = step > 0 ? next.nextElementSibling : next.previousElementSibling); ) {
      const found = next.querySelector("button");
      if (found) return found;
    }
    return null;
  }
}

// Missing values come last in both directions; equal ones keep the server's order.
const comparison = (place, numeric, sign) => (a, b) => {
  const [one, other] = [a[place], b[place]];
  if (one === null || other === null) return (one === null) - (other === null);
  return sign * (numeric ? Number(one) - Number(other) : collator.compare(String(one), String(other)));
};
