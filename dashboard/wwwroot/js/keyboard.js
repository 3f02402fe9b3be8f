// Keys of the whole page. They do nothing while a field has the cursor or a dialog is open, nor with Ctrl, Alt or Meta.
import { byId } from "./dom.js";
import { go, undo } from "./state.js";
import { focusSearch } from "./filters.js";
import { showShortcuts } from "./dialogs.js";
import { setting } from "./settings.js";
import { switchTheme } from "./appearance.js";

const letters = { h: "home", e: "explorer", x: "executive", c: "customers" };
const digits = { 1: "home", 2: "explorer", 3: "executive", 4: "customers" };
const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
let afterG = 0;

export function startKeyboard() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (document.querySelector("dialog[open]") || event.target.matches("input, select, textarea")) return;
    const isCharacter = event.key.length === 1;
    if (isCharacter && setting("shortcuts") === "off") return;
    if (pressed(event)) event.preventDefault();
  });
}

function pressed({ key, target }) {
  const isSecond = Date.now() - afterG < 1500;
  afterG = 0;
  if (isSecond && letters[key]) return toPage(letters[key]);
  if (digits[key]) return toPage(digits[key]);
  switch (key) {
    case "g":
      afterG = Date.now();
      return true;
    case "/":
      focusSearch();
      return true;
    case "?":
      showShortcuts();
      return true;
    case "t":
      switchTheme();
      return true;
    case "u":
      undo();
      return true;
    case "Escape":
      return toFigure(target);
    case "Enter":
      return intoFigure(target);
    default:
      return steps[key] !== undefined && alongFigures(target, steps[key]);
  }
}

function toPage(page) {
  go({ page, open: null });
  return true;
}

const figures = () => [...byId("figures").querySelectorAll(".figure")];

// From a figure to its neighbour; from the page itself to the first one.
function alongFigures(target, step) {
  const all = figures();
  const place = all.indexOf(target);
  if (place < 0 && !["BODY", "MAIN", "H1"].includes(target.tagName)) return false;
  const next = all[place < 0 ? (step > 0 ? 0 : -1) : place + step];
  next?.focus();
  return next !== undefined;
}

function intoFigure(target) {
  if (!target.matches(".figure")) return false;
  const toggle = target.querySelector('.figure-tools button[aria-expanded="false"]');
  const openers = () => target.querySelector(".body button, .table tbody button") ?? target.querySelector(".table .scroller");
  if (!openers()?.checkVisibility()) toggle?.click();
  openers()?.focus();
  return true;
}

function toFigure(target) {
  const figure = target.closest(".figure");
  if (!figure || figure === target) return false;
  figure.focus();
  return true;
}
