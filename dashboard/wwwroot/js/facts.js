// What is said about the data on every page: source, invented or not, quality, age, time zone and how long the answers took.
import { byId, el } from "./dom.js";
import { address, current, go } from "./state.js";
import { bytes, count, instant, seconds } from "./format.js";
import { dayBefore } from "./dates.js";

export function showSummary(summary) {
  const { quality, invented } = summary;
  const badge = byId("quality");
  badge.hidden = false;
  badge.className = `badge ${quality.errors > 0 ? "bad" : quality.warnings > 0 || quality.checks === 0 ? "fair" : "good"}`;
  badge.textContent = `Quality: ${quality.state}`;
  badge.title = `${count(quality.checks)} checks, ${count(quality.errors)} errors, ${count(quality.warnings)} warnings`;
  const note = byId("invented");
  note.hidden = !invented;
  note.textContent = invented ? `Data: ${invented}.` : "";
}

/** The footer: answers are those of the page's figures that have come. */
export function showFacts(summary, answers, elapsed) {
  const read = answers.map(({ rowsRead }) => rowsRead).filter((rows) => typeof rows === "number");
  const zone = current().filters.zone ?? "UTC";
  byId("facts").textContent = [
    `${answers.length} figures in ${seconds(elapsed)}`,
    read.length > 0 && `${count(read.reduce((sum, rows) => sum + rows, 0))} rows read`,
    `${count(summary.events)} events`,
    `data version ${summary.version}`,
    `as of ${instant(summary.asOf)}`,
    zone === "UTC" ? "times in UTC" : `times in UTC, days and hours in ${zone} where a figure applies it`,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** Below Home's figures: the ways to the pages, and what the warehouse holds. */
export function homeExtra(summary) {
  const link = ({ name, title, question }) =>
    el(
      "li",
      {},
      el("a", { href: address({ ...current(), page: name, open: null }), onclick: (event) => follow(event, name) }, title),
      el("p", {}, question)
    );
  const fact = ([word, text]) => [el("dt", {}, word), el("dd", {}, text)];
  const { quality, cube } = summary;
  const facts = [
    ["Source", summary.source],
    ["Events", count(summary.events)],
    ["Dates", summary.from ? `${summary.from} to ${dayBefore(summary.to)}` : "none"],
    ["As of", instant(summary.asOf)],
    ["Data version", `${summary.version}, built ${instant(summary.built.replace(/\.\d+/, ""))}`],
    ["Quality", `${quality.state}: ${count(quality.checks)} checks, ${count(quality.errors)} errors, ${count(quality.warnings)} warnings`],
    ["Cubes", `${count(cube.rows)} rows, ${bytes(cube.bytes)}`],
    ["Engine", summary.engine],
    ["Way of the data", "files, typed lake, clean events, sessions, star, marts and cubes, figures"],
  ];
  return [
    el("section", { class: "plain", "aria-labelledby": "ways" }, el("h2", { id: "ways" }, "Pages"), el("ul", { class: "ways" }, summary.pages.filter(({ name }) => name !== current().page).map(link))),
    el("section", { class: "plain", "aria-labelledby": "system" }, el("h2", { id: "system" }, "Data and system"), el("dl", { class: "facts" }, facts.flatMap(fact))),
  ];
}

/** Follows a link within the page, unless it is to open elsewhere. */
export function follow(event, page) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0) return;
  event.preventDefault();
  go({ page, open: null });
}
