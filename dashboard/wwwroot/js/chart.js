// Draws the server's figures with plotly.js in the room that a figure has; without a mouse there is the table.
import { el } from "./dom.js";
import { addDays } from "./dates.js";
import { dressed } from "./dress.js";

const drawn = new Map();
const sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => resize(target)));
const isTouch = window.matchMedia("(pointer: coarse)");
let library;

/** Loads plotly.js once, from this server. */
export function plotly() {
  library ??= new Promise((done, fail) => {
    const script = el("script", { src: "/plotly.min.js" });
    script.addEventListener("load", () => done(window.Plotly));
    script.addEventListener("error", () => {
      library = undefined;
      script.remove();
      fail(new Error("plotly.js could not be loaded."));
    });
    document.head.append(script);
  });
  return library;
}

/** Draws a figure into an element; `onPoint` gets a clicked point, `onDates` the days that were brushed on a date axis. */
export async function draw(holder, figure, { summary, onPoint = null, onDates = null }) {
  const Plotly = await plotly();
  if (!holder.isConnected) return;
  holder.setAttribute("role", "img");
  holder.setAttribute("aria-label", summary);
  holder.classList.toggle("clickable", onPoint !== null);
  if (!holder.firstElementChild) holder.append(el("div", { class: "canvas" }));
  const canvas = holder.firstElementChild;
  drawn.set(holder, { figure, canBrush: onDates !== null && !isTouch.matches });
  await paint(holder);
  canvas.removeAllListeners("plotly_click");
  canvas.removeAllListeners("plotly_relayout");
  if (onPoint) canvas.on("plotly_click", ({ points }) => points.length > 0 && onPoint(points[0]));
  if (onDates) canvas.on("plotly_relayout", (changed) => brushed(changed, onDates));
  sizes.observe(holder);
}

export function forget(holder) {
  if (!drawn.delete(holder)) return;
  sizes.unobserve(holder);
  window.Plotly.purge(holder.firstElementChild);
}

/** Draws all charts anew in the colours of the theme. */
export async function redress() {
  for (const holder of drawn.keys()) await paint(holder);
}

// The element is as high as the figure asks for, or somewhat higher where its neighbours are.
async function paint(holder) {
  const shown = drawn.get(holder);
  shown.width = holder.clientWidth;
  const { data, layout, height } = dressed(shown.figure, { width: shown.width, canBrush: shown.canBrush });
  holder.style.setProperty("--height", `${height}px`);
  await window.Plotly.react(holder.firstElementChild, data, layout, { displayModeBar: false, doubleClick: "reset" });
}

// A phone that is turned has another layout; else the same one is stretched.
function resize(holder) {
  const shown = drawn.get(holder);
  if (!shown || holder.clientWidth === 0) return;
  if (holder.clientWidth < 480 !== shown.width < 480) paint(holder);
  else window.Plotly.Plots.resize(holder.firstElementChild);
}

function brushed(changed, onDates) {
  const axis = Object.keys(changed).map((key) => /^(xaxis\d*)\.range/.exec(key)?.[1]).find(Boolean);
  const [from, to] = changed[`${axis}.range`] ?? [changed[`${axis}.range[0]`], changed[`${axis}.range[1]`]];
  if (typeof from !== "string" || typeof to !== "string") return;
  const [first, last] = [from.slice(0, 10), to.slice(0, 10)];
  if (first <= last) onDates(first, addDays(last, 1));
}
