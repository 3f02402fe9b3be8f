// The dialogs beside the figures: shortcuts and glossary.
import { button, byId, el } from "./dom.js";
import { get } from "./api.js";
import { keep, setting } from "./settings.js";

const dialog = byId("help");

export const shortcuts = [
  ["/", "Search a brand to filter by"],
  ["?", "Show these shortcuts"],
  ["1 2 3 4, or g then h e x c", "Home, Explorer, Executive, Customers"],
  ["Arrows", "To the next or previous figure; within a table, from number to number"],
  ["Enter", "On a figure: into its numbers; on a number: open it"],
  ["Esc", "Close what is open; from a number back to its figure"],
  ["t", "Light or dark"],
  ["u", "Undo the last change"],
];

export function showShortcuts() {
  const line = ([keys, text]) => [el("dt", {}, el("kbd", {}, keys)), el("dd", {}, text)];
  const box = el("input", { type: "checkbox", checked: setting("shortcuts") !== "off", onchange: () => keep("shortcuts", box.checked ? "on" : "off") });
  // Speech input may type letters that nobody meant as keys (WCAG 2.1.4).
  const choice = el("label", { class: "choice" }, box, " Letters, digits and signs are shortcuts");
  show("Keyboard shortcuts", el("dl", { class: "keys" }, shortcuts.flatMap(line)), choice);
}

export async function showGlossary() {
  show("Glossary", el("div", { class: "skeleton" }, el("span", { class: "unseen" }, "Loading")));
  try {
    const words = await get("/api/glossary");
    const line = ({ word, meaning }) => [el("dt", {}, word), el("dd", {}, meaning)];
    show("Glossary", el("p", {}, "One meaning everywhere: in the figures, the tables and the notebooks."), el("dl", { class: "glossary" }, words.flatMap(line)));
  } catch (error) {
    show("Glossary", el("div", { class: "failure", role: "alert" }, el("p", {}, error.message)));
  }
}

function show(title, ...content) {
  const heading = el("h2", { id: "help-title", tabindex: "-1" }, title);
  const close = button("Close", () => dialog.close(), { class: "quiet" });
  dialog.replaceChildren(el("div", { class: "sheet", tabindex: "0", role: "group", "aria-labelledby": "help-title" }, el("div", { class: "panel-head" }, heading, close), content));
  if (!dialog.open) dialog.showModal();
  heading.focus();
}

dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
