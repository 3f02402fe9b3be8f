// The filters that are set, each with a button that removes it.
import { button, el } from "./dom.js";
import { filter } from "./state.js";
import { interval } from "./dates.js";

const comparisons = { previous: "previous period", weekdays: "same weekdays before" };

/** What is set, in the order of the bar: words, value and the change that removes it. */
export function activeFilters({ from, to, type, category, brand, segment, zone, compare }) {
  const none = { from: undefined, to: undefined };
  return [
    (from || to) && { word: "Dates", text: interval(from, to), remove: none },
    type !== undefined && { word: "Event type", text: type, remove: { type: undefined } },
    category !== undefined && { word: "Category", text: category || "without a category", remove: { category: undefined } },
    brand !== undefined && { word: "Brand", text: brand || "without a brand", remove: { brand: undefined } },
    segment !== undefined && { word: "Segment", text: segment, remove: { segment: undefined } },
    zone !== undefined && { word: "Time zone", text: zone, remove: { zone: undefined } },
    compare !== undefined && { word: "Compared with", text: comparisons[compare] ?? compare, remove: { compare: undefined } },
  ].filter(Boolean);
}

/** All that is set in one line. */
export function filterLine(filters) {
  const active = activeFilters(filters);
  return active.length === 0 ? "All data" : active.map(({ word, text }) => `${word}: ${text}`).join(" · ");
}

export function chipList(filters) {
  const chip = ({ word, text, remove }) =>
    el(
      "li",
      { class: "chip" },
      el("span", { class: "chip-text" }, `${word}: `, el("strong", {}, text)),
      button("×", () => filter(remove), { "aria-label": `Remove ${word}: ${text}` })
    );
  return el("ul", { class: "chips", "aria-label": "Filters set" }, activeFilters(filters).map(chip));
}
