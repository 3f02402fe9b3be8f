// A menu with the forms in which exactly these rows can be had.
import { el } from "./dom.js";
import { withQuery } from "./api.js";

const forms = [["csv", "CSV"], ["json", "JSON"], ["parquet", "Parquet"]];

/** The menu; `parameters` gives those of the moment at which it is opened. */
export function exportMenu(path, parameters, what) {
  const list = el("ul", {});
  const menu = el("details", { class: "menu" }, el("summary", { "aria-label": `Export ${what}` }, "Export"), list);
  menu.addEventListener("toggle", () => {
    if (!menu.open) return;
    const links = forms.map(([ending, name]) =>
      el("li", {}, el("a", { href: withQuery(`${path}.${ending}`, parameters()), download: true }, name))
    );
    list.replaceChildren(...links);
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.preventDefault();
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (!menu.contains(relatedTarget) && relatedTarget) menu.open = false;
  });
  return menu;
}

document.addEventListener("click", ({ target }) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(target) || target.closest("a")) menu.open = false;
  }
});
