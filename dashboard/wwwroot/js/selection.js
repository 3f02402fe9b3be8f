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

/** The value of the selection's column in the row that a point of the chart shows; undefined where none is found. */
export function valueOfPoint({ table, selection }, point) {
  const place = table.columns.findIndex((column) => column.name === selection.column);
  if (place < 0) return undefined;
  const seen = [point.x, point.y, point.label, point.id, point.data?.name]
    .filter((each) => each !== null && each !== undefined)
    .map(plain);
  const row = table.rows.find((each) => seen.some((text) => isSame(each[place], text, table.columns[place])));
  return row?.[place];
}

function isSame(value, text, column) {
  if (value === null) return text === column.missing;
  const own = String(value);
  return own === text || (isDay(own.slice(0, 10)) && text.length >= 10 && own.slice(0, 10) === text.slice(0, 10));
}

/** A text as Plotly, which reads a little HTML in labels, shows it as it is. */
export const shown = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n", "<br>");

/** A text of a chart as it was given: the server escapes texts for Plotly, which reads a little HTML. */
export const plain = (text) =>
  String(text).replaceAll("<br>", "\n").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
