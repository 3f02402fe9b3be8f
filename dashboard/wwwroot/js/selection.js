// What a click on a chart, or on a value in a table, filters.
import { addDays, dayAfter, isDay } from "./dates.js";

const dateFilters = new Set(["dates", "date", "day", "from", "to"]);

/** Words for the filters, as labels say them. */
export const filterWords = {
  from: "dates", to: "dates", dates: "dates", type: "event type", category: "category", brand: "brand",
  segment: "segment", zone: "time zone", compare: "comparison",
};

/** Whether a figure lists a filter; dates stand for both of their ends. */
export const applies = (filters, name) =>
  filters.includes(name) || (dateFilters.has(name) && filters.some((each) => dateFilters.has(each)));

/** The change of filters that a value makes, or null where it is none that filters. */
export function changeOf(selection, value) {
  if (dateFilters.has(selection.filter)) return ofDate(value);
  if (value === null) return ["brand", "category"].includes(selection.filter) ? { [selection.filter]: "" } : null;
  return value === "" ? null : { [selection.filter]: String(value) };
}

function ofDate(value) {
  const text = String(value ?? "");
  if (/^\d{4}-\d\d$/.test(text)) return { from: `${text}-01`, to: `${addDays(`${text}-01`, 31).slice(0, 7)}-01` };
  const day = text.slice(0, 10);
  return isDay(day) ? { from: day, to: dayAfter(day) } : null;
}

/** The value of the selection's column in the row that a point of the chart shows: the row with most of the point's labels and numbers. Undefined where that is none, or not clear. */
export function valueOfPoint({ table, selection }, point) {
  const place = table.columns.findIndex((column) => column.name === selection.column);
  if (place < 0) return undefined;
  const seen = [point.x, point.y, point.value, point.label, point.id, point.data?.name]
    .filter((each) => each !== null && each !== undefined)
    .map((each) => (typeof each === "number" ? each : plain(each)));
  const likeness = (row) => seen.filter((each) => row.some((value, index) => isSame(value, each, table.columns[index]))).length;
  const scores = table.rows.map(likeness);
  const best = Math.max(0, ...scores);
  const rows = table.rows.filter((_, index) => scores[index] === best);
  const isClear = best > 0 && rows.every((row) => row[place] === rows[0][place]);
  return isClear ? rows[0][place] : best > 0 && scores[point.pointNumber] === best ? table.rows[point.pointNumber][place] : undefined;
}

function isSame(value, seen, column) {
  if (value === null) return seen === column.missing;
  if (typeof seen === "number") return column.numeric && Math.abs(Number(value) - seen) <= 1e-9 * Math.abs(seen);
  const own = String(value);
  return own === seen || (isDay(own.slice(0, 10)) && seen.length >= 10 && own.slice(0, 10) === seen.slice(0, 10));
}

/** A text as Plotly, which reads a little HTML in labels, shows it as it is. */
export const shown = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n", "<br>");

/** A text of a chart as it was given: the server escapes texts for Plotly, which reads a little HTML. */
export const plain = (text) =>
  String(text).replaceAll("<br>", "\n").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
