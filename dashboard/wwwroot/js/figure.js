// One figure of a page: heading, sentences, chart, table, export and what it is made of, in the states loading, ready, empty, too small and failed.
import { button, el, newId } from "./dom.js";
import { get, isAbort } from "./api.js";
import { current, filter, go, reset } from "./state.js";
import { applies, changeOf, filterWords, plain, valueOfPoint } from "./selection.js";
import { draw, forget } from "./chart.js";
import { cardList } from "./cards.js";
import { codeBlock } from "./code.js";
import { count, seconds } from "./format.js";
import { dataTable } from "./table.js";
import { exportMenu } from "./exports.js";

export class FigureView {
  #parts;
  #answer = null;

  constructor(description) {
    this.description = description;
    const { name, title, kind, meaning } = description;
    const id = newId("figure");
    this.#parts = {
      heading: el("h2", { id }, title),
      note: el("p", { class: "note", hidden: true }),
      sentences: el("div", { class: "sentences" }),
      body: el("div", { class: "body" }),
      chart: el("div", { class: "chart", hidden: true }),
      table: el("div", { id: newId("table"), hidden: kind !== "table" }),
      about: el("div", { class: "about", id: newId("about"), hidden: true }),
      foot: el("p", { class: "foot" }),
    };
    const { heading, note, sentences, body, chart, table, about, foot } = this.#parts;
    this.tableToggle = toggle("Table", table, kind === "table");
    const tools = (this.#parts.tools = el(
      "div",
      { class: "figure-tools" },
      kind === "table" ? null : this.tableToggle,
      exportMenu(`/api/export/${name}`, () => current().filters, title),
      toggle("About", about, false)
    ));
    about.append(el("p", {}, meaning));
    this.element = el(
      "section",
      { class: `figure of-${kind}`, "aria-labelledby": id, tabindex: "-1", "data-figure": name },
      el("div", { class: "figure-head" }, heading, tools),
      note, sentences, body, chart, table, foot, about
    );
    this.#wait();
  }

  /** Lets go of what the page no longer shows. */
  dispose() {
    forget(this.#parts.chart);
  }

  /** Asks the server and shows what it says; gives the answer, or null where there is none. */
  async load(filters, signal) {
    this.#wait();
    try {
      const answer = await get(`/api/figures/${encodeURIComponent(this.description.name)}`, filters, signal);
      if (signal.aborted) return null;
      this.#show(answer);
      return answer;
    } catch (error) {
      if (isAbort(error) || signal.aborted) return null;
      if (error.name !== "ApiError") console.error(error);
      this.#fail(error.message);
      return null;
    }
  }

  #wait() {
    this.element.setAttribute("aria-busy", "true");
    if (this.#answer) this.element.classList.add("stale");
    else this.#parts.body.replaceChildren(el("div", { class: "skeleton" }, el("span", { class: "unseen" }, "Loading")));
  }

  #settle(state) {
    this.element.removeAttribute("aria-busy");
    this.element.classList.remove("stale");
    this.element.dataset.state = state;
  }

  #fail(message) {
    this.#answer = null;
    this.#clear();
    const again = button("Try again", () => this.element.dispatchEvent(new CustomEvent("again", { bubbles: true, detail: this })));
    const all = Object.keys(current().filters).length > 0 ? button("Reset filters", reset) : null;
    this.#parts.tools.hidden = true;
    this.#parts.body.replaceChildren(el("div", { class: "failure" }, el("p", {}, message), again, " ", all));
    this.#settle("error");
  }

  #clear() {
    const { note, sentences, body, chart, table, foot } = this.#parts;
    forget(chart);
    chart.hidden = true;
    note.hidden = true;
    for (const part of [sentences, body, table, foot]) part.replaceChildren();
  }

  #show(answer) {
    this.#answer = answer;
    const { heading, note, sentences, body, table, foot } = this.#parts;
    heading.textContent = answer.title;
    this.#parts.tools.hidden = false;
    const words = [...new Set(answer.notApplied.map((name) => filterWords[name] ?? name))];
    note.hidden = words.length === 0;
    note.textContent = `Not filtered by ${words.join(", ")}: that does not apply here.`;
    sentences.replaceChildren(...answer.sentences.map((sentence) => el("p", {}, sentence)));
    foot.textContent = footLine(answer);
    this.element.classList.toggle("wide", isWide(answer));
    this.#showAbout(answer);
    this.tableToggle.hidden = answer.table.rows.length === 0;
    const isBlank = !(answer.chart?.data.length > 0);
    if (answer.table.rows.length === 0 && isBlank && answer.kind !== "sentences") {
      this.#showNothing(reasonOf(answer.chart));
      return;
    }
    if (answer.kind === "cards") body.replaceChildren(cardList(answer.table, (column, record) => this.#open(column, record)));
    else body.replaceChildren();
    table.replaceChildren(this.#table(answer));
    this.#showChart(answer, isBlank);
  }

  #showNothing(reason) {
    forget(this.#parts.chart);
    this.#parts.chart.hidden = true;
    this.#parts.table.replaceChildren();
    const any = Object.keys(current().filters).length > 0;
    const text = any ? "Nothing in the data matches these filters." : "The data hold nothing for this figure.";
    this.#parts.body.replaceChildren(el("div", { class: "empty" }, el("p", {}, reason ?? text), any ? button("Reset filters", reset) : null));
    this.#settle("empty");
  }

  #showChart(answer, isBlank) {
    const { chart, body } = this.#parts;
    if (isBlank) {
      forget(chart);
      chart.hidden = true;
      const tooSmall = answer.kind === "chart";
      const text = reasonOf(answer.chart) ?? "There is too little to draw.";
      if (tooSmall) body.replaceChildren(el("div", { class: "empty" }, el("p", {}, text), el("p", {}, "The table has what there is.")));
      this.#settle(tooSmall ? "small" : "ready");
      return;
    }
    chart.hidden = false;
    const hasDates = applies(answer.filters, "dates");
    draw(chart, answer.chart, {
      summary: answer.summary || answer.title,
      onPoint: answer.selection ? (point) => this.#pick(valueOfPoint(answer, point)) : null,
      onDates: hasDates ? (from, to) => filter({ from, to }) : null,
    }).then(
      () => this.#answer === answer && this.#settle("ready"),
      (error) => {
        console.error(error);
        chart.hidden = true;
        body.replaceChildren(el("div", { class: "empty" }, el("p", {}, "The chart cannot be drawn here; the table has its values.")));
        this.#settle("small");
      }
    );
  }

  #table(answer) {
    const { selection } = answer;
    return dataTable(answer.table, {
      label: answer.title,
      numbers: answer.numbers,
      hidden: answer.kind === "cards" ? ["key", "number"] : [],
      open: (column, record) => this.#open(column, record),
      pick: selection && {
        column: selection.column,
        word: filterWords[selection.filter] ?? selection.filter,
        can: (value) => changeOf(selection, value) !== null,
        apply: (value) => this.#pick(value),
      },
    });
  }

  #pick(value) {
    const change = value === undefined ? null : changeOf(this.#answer.selection, value);
    if (change) filter(change);
  }

  #open(column, record) {
    const number = this.#answer.kind === "cards" ? record.number : this.#answer.numbers[column];
    const at = Object.fromEntries(this.#answer.keys.map((key) => [key, record[key] === null ? "" : String(record[key])]));
    go({ open: { figure: this.description.name, number, at, skip: 0 } });
  }

  #showAbout(answer) {
    const rows = answer.rowsRead === null || answer.rowsRead === undefined ? "" : ` ${count(answer.rowsRead)} rows were read.`;
    this.#parts.about.replaceChildren(
      el("p", {}, answer.meaning),
      el("p", {}, `Answered from ${answer.source || "the warehouse"} in ${seconds(answer.seconds)}.${rows} Data version ${answer.version}.`),
      ...answer.sql.map((sql, place) => codeBlock(sql, `SQL ${place + 1} of ${answer.title}`))
    );
  }
}

// Values in a heatmap's cells, and tables of many columns, need room.
const isWide = ({ chart, kind, table }) =>
  chart?.data.some(({ type, x }) => type === "heatmap" && x?.length > 12) || (kind === "table" && table.columns.length > 8);

// A chart without a series says why in a note.
const reasonOf = (chart) => chart?.layout.annotations?.[0]?.text && plain(chart.layout.annotations[0].text);

function footLine({ source, seconds: time, rowsRead }) {
  const rows = rowsRead === null || rowsRead === undefined ? "" : `, ${count(rowsRead)} rows read`;
  return `From ${source || "the warehouse"}${rows}, ${seconds(time)}`;
}

function toggle(text, target, pressed) {
  return button(
    text,
    ({ currentTarget }) => {
      target.hidden = !target.hidden;
      currentTarget.setAttribute("aria-expanded", String(!target.hidden));
    },
    { class: "quiet", "aria-expanded": String(pressed), "aria-controls": target.id }
  );
}
