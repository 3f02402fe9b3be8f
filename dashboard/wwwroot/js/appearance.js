// Light and dark: the system's choice until the reader makes one, which is kept in this browser.
import { byId } from "./dom.js";
import { keep } from "./settings.js";
import { redress } from "./chart.js";
import { say } from "./announce.js";

const system = window.matchMedia("(prefers-color-scheme: dark)");

const isDark = () => {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : system.matches;
};

export function startAppearance() {
  byId("theme").addEventListener("click", switchTheme);
  system.addEventListener("change", () => (label(), redress()));
  label();
}

export function switchTheme() {
  const theme = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  keep("theme", theme);
  label();
  redress();
  say(`${theme} theme`);
}

function label() {
  byId("theme").textContent = isDark() ? "Light theme" : "Dark theme";
}
