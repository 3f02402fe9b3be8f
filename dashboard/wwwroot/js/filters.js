// The bar of filters: reads and writes the state, and says which of them the page's figures do not apply.
import { button, byId, el, newId } from "./dom.js";
import { canUndo, current, filter, onChange, reset, undo } from "./state.js";
import { chipList, activeFilters } from "./chips.js";
import { combo } from "./combo.js";
import { copyText } from "./code.js";
import { dayAfter, dayBefore, isDay, presets } from "./dates.js";
import { applies } from "./selection.js";

let fields = null;
let intervals = [];

/** Builds the bar for what the data hold: { from, to (exclusive), eventTypes, segments, timeZones }. */
export function startFilters({ from, to, eventTypes, segments, timeZones }) {
  intervals = presets(from, to);
  const last = to && dayBefore(to);
  fields = {
    preset: choice("Period", [...intervals.map(({ name }) => [name, name]), ["", "Own dates", true]], (name) => {
      const { from: first, to: end } = intervals.find((each) => each.name === name) ?? {};
      filter({ from: first, to: end });
    }),
    from: day("From", from, last, (value) => setDates({ from: value })),
    to: day("To (included)", from, last, (value) => setDates({ to: value && dayAfter(value) })),
    type: choice("Event type", [["", "All"], ...eventTypes.map((name) => [name, name])], (type) => filter({ type: type || undefined })),
    category: combo({ kind: "category", label: "Category", none: "without a category", take: (category) => filter({ category }) }),
    brand: combo({ kind: "brand", label: "Brand", none: "without a brand", take: (brand) => filter({ brand }) }),
    segment: choice("Segment", [["", "All"], ...segments.map((name) => [name, name])], (segment) => filter({ segment: segment || undefined })),
    zone: choice("Time zone", [["", "UTC"], ...timeZones.filter((name) => name !== "UTC").map((name) => [name, name])], (zone) => filter({ zone: zone || undefined })),
    compare: choice("Compare", [["", "Nothing"], ["previous", "Previous period"], ["weekdays", "Same weekdays before"]], (compare) => filter({ compare: compare || undefined })),
  };
  const row = el("div", { class: "filter-row" }, Object.values(fields).map(({ field }) => field));
  const actions = el(
    "div",
    { class: "filter-actions" },
    el("div", { id: "chips" }),
    button("Undo", undo, { id: "undo", class: "quiet", title: "Undo the last change, as the browser's Back does" }),
    button("Reset", reset, { id: "reset", class: "quiet", title: "Remove all filters" }),
    button("Copy link", () => copyText(window.location.href, "Link copied"), { id: "copy-link", class: "quiet" })
  );
  const fold = el("details", { id: "filter-fold", open: true }, el("summary", { id: "filter-summary" }, "Filters"), row);
  const narrow = window.matchMedia("(max-width: 700px)");
  fold.open = !narrow.matches;
  narrow.addEventListener("change", () => (fold.open = !narrow.matches));
  byId("filters").replaceChildren(fold, actions);
  onChange(show);
  show(current());
}

/** Marks the filters that no figure of the page applies. */
export function showApplied(figures) {
  if (!fields) return;
  for (const [name, { field }] of Object.entries(fields)) {
    const known = name === "preset" ? "dates" : name;
    const isApplied = figures.some((figure) => applies(figure.filters, known));
    field.classList.toggle("idle", !isApplied);
    field.querySelector(".idle-note").hidden = isApplied;
  }
}

/** Opens the bar where it is folded, and puts the cursor into the search for brands. */
export function focusSearch() {
  if (!fields) return;
  byId("filter-fold").open = true;
  fields.brand.input.focus();
}

function show({ filters }) {
  const { preset, from, to, type, category, brand, segment, zone, compare } = fields;
  const named = intervals.find((each) => each.from === filters.from && each.to === filters.to);
  preset.input.value = named?.name ?? "";
  from.input.value = filters.from ?? from.input.min;
  to.input.value = isDay(filters.to) ? dayBefore(filters.to) : to.input.max;
  for (const [field, value] of [[type, filters.type], [segment, filters.segment], [zone, filters.zone], [compare, filters.compare]]) {
    select(field.input, value ?? "");
  }
  category.set(filters.category);
  brand.set(filters.brand);
  const active = activeFilters(filters).length;
  byId("chips").replaceChildren(active > 0 ? chipList(filters) : "");
  byId("filter-summary").textContent = active > 0 ? `Filters (${active} set)` : "Filters";
  byId("reset").disabled = active === 0;
  byId("undo").disabled = !canUndo();
}

// A value of the address that is not among the choices is shown all the same; the server says what is wrong with it.
function select(input, value) {
  if (![...input.options].some((option) => option.value === value)) input.append(el("option", { value }, value));
  input.value = value;
}

// An end of the data is no filter, and where one end passes the other, the other is let go.
function setDates(change) {
  if (change.from === fields.from.input.min) change = { from: undefined };
  if (change.to && dayBefore(change.to) === fields.to.input.max) change = { to: undefined };
  const { from, to } = { ...current().filters, ...change };
  if (from && to && from >= to) filter("from" in change ? { from, to: undefined } : { from: undefined, to });
  else filter(change);
}

const idleNote = () => el("span", { class: "idle-note", hidden: true }, "(not here)");

function choice(label, options, take) {
  const id = newId("choice");
  const items = options.map(([value, text, disabled]) => el("option", { value, disabled }, text));
  const input = el("select", { id, onchange: () => take(input.value) }, items);
  return { field: el("div", { class: "field" }, el("label", { for: id }, label, " ", idleNote()), input), input };
}

function day(label, min, max, take) {
  const id = newId("day");
  const input = el("input", { id, type: "date", min, max });
  // Typing a year passes through years like 0002: only days of the data, or none, are taken at once.
  input.addEventListener("change", () => (input.value === "" || input.checkValidity()) && take(input.value || undefined));
  return { field: el("div", { class: "field" }, el("label", { for: id }, label, " ", idleNote()), input), input };
}
