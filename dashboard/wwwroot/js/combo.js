// A text field that finds values as one types (the combobox pattern of the ARIA practices): arrows choose, Enter takes, Escape leaves.
import { el, newId } from "./dom.js";
import { get, isAbort } from "./api.js";
import { count } from "./format.js";
import { say } from "./announce.js";

/** { field, input, set }: `none` is the word for events without a value, `take` gets a value, "" for none, undefined for no filter. */
export function combo({ kind, label, none, take }) {
  const [inputId, listId] = [newId(kind), newId("list")];
  const list = el("ul", { id: listId, role: "listbox", "aria-label": label, class: "options", hidden: true });
  const input = el("input", {
    id: inputId, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder: "Any",
    "aria-expanded": "false", "aria-controls": listId, "aria-autocomplete": "list",
  });
  const field = el("div", { class: "field combo" }, el("label", { for: inputId }, label, " ", el("span", { class: "idle-note", hidden: true }, "(not here)")), input, list);
  let value;
  let options = [];
  let active = -1;
  let asked = null;
  let timer;

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  input.addEventListener("focus", () => input.select());
  input.addEventListener("click", () => list.hidden && ask());
  input.addEventListener("keydown", key);
  input.addEventListener("blur", leave);
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const place = [...list.children].indexOf(target.closest("[role=option]"));
    if (place >= 0) choose(options[place].value);
  });
  return { field, input, set };

  function set(next) {
    value = next;
    input.value = next === "" ? none : (next ?? "");
    close();
  }

  async function ask() {
    asked?.abort();
    asked = new AbortController();
    const typed = input.value === shown() ? "" : input.value.trim();
    try {
      const found = await get("/api/choices", { kind, like: typed }, asked.signal);
      options = [...(typed === "" ? [{ value: "", text: none }] : []), ...found];
      show(typed);
    } catch (error) {
      if (!isAbort(error)) say(error.message);
    }
  }

  function show(typed) {
    active = typed === "" ? -1 : 0;
    const item = ({ value: own, text, events }, place) => {
      const depth = kind === "category" && own ? Math.min(own.split(".").length - 1, 4) : 0;
      return el(
        "li",
        { role: "option", id: `${listId}-${place}`, "aria-selected": String(place === active), class: `depth-${depth}` },
        el("span", {}, text ?? own),
        events === undefined ? null : el("span", { class: "events" }, `${count(events)} events`)
      );
    };
    list.replaceChildren(...(options.length > 0 ? options.map(item) : [el("li", { class: "nothing", role: "option", "aria-disabled": "true" }, "Nothing found")]));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark();
    say(options.length > 0 ? `${options.length} found` : "Nothing found");
  }

  function key(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return void ask();
      if (options.length > 0) active = (active + (event.key === "ArrowDown" ? 1 : -1) + options.length) % options.length;
      mark();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (input.value.trim() === "") choose(undefined);
      else if (!list.hidden && options[active]) choose(options[active].value);
      else ask();
    } else if (event.key === "Escape" && (!list.hidden || input.value !== shown())) {
      event.preventDefault();
      event.stopPropagation();
      set(value);
    }
  }

  function mark() {
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === active)));
    const item = list.children[active];
    if (item) input.setAttribute("aria-activedescendant", item.id);
    else input.removeAttribute("aria-activedescendant");
    item?.scrollIntoView({ block: "nearest" });
  }

  function choose(next) {
    const isNew = next !== value;
    set(next);
    if (isNew) take(next);
  }

  // An emptied field takes the filter away; a text that was not chosen gives way to what is set.
  function leave() {
    if (input.value.trim() === "" && value !== undefined) choose(undefined);
    else set(value);
  }

  function close() {
    clearTimeout(timer);
    asked?.abort();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function shown() {
    return value === "" ? none : (value ?? "");
  }
}
