// Draws the server's figures with plotly.js, in the page's colours and width; without a mouse there is the table.
import { el } from "./dom.js";
import { separators } from "./format.js";
import { addDays } from "./dates.js";
import { plain, shown } from "./selection.js";

const drawn = new Map();
const widths = new ResizeObserver((entries) => entries.forEach(({ target }) => resize(target)));
const isTouch = window.matchMedia("(pointer: coarse)");
let library;

/** Loads plotly.js once, from this server. */
export function plotly() {
  library ??= new Promise((done, fail) => {
    const script = el("script", { src: "/plotly.min.js" });
    script.addEventListener("load", () => done(window.Plotly));
    script.addEventListener("error", () => ((library = undefined), script.remove(), fail(new Error("plotly.js could not be loaded."))));
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
  const options = { displayModeBar: false, responsive: false, doubleClick: "reset", scrollZoom: false };
  const { data, layout } = dressed(figure, { brush: onDates !== null, width: holder.clientWidth });
  await Plotly.react(holder, data, layout, options);
  holder.classList.toggle("clickable", onPoint !== null);
  holder.removeAllListeners("plotly_click");
  holder.removeAllListeners("plotly_relayout");
  if (onPoint) holder.on("plotly_click", ({ points }) => points.length > 0 && onPoint(points[0]));
  if (onDates) holder.on("plotly_relayout", (changed) => brushed(changed, onDates));
  drawn.set(holder, { figure, brush: onDates !== null });
  widths.observe(holder);
}

export function forget(holder) {
  if (!drawn.delete(holder)) return;
  widths.unobserve(holder);
  window.Plotly.purge(holder);
}

/** Draws all charts anew in the colours of the theme. */
export async function redress() {
  for (const [holder, { figure, brush }] of drawn) {
    const { data, layout } = dressed(figure, { brush, width: holder.clientWidth });
    await window.Plotly.react(holder, data, layout);
  }
}

function resize(holder) {
  if (drawn.has(holder) && holder.clientWidth > 0) window.Plotly.Plots.resize(holder);
}

function brushed(changed, onDates) {
  const [from, to] = changed["xaxis.range"] ?? [changed["xaxis.range[0]"], changed["xaxis.range[1]"]];
  if (typeof from !== "string" || typeof to !== "string") return;
  const [first, last] = [from.slice(0, 10), to.slice(0, 10)];
  if (first <= last) onDates(first, addDays(last, 1));
}

// The server's figure has colours for white paper and a title, which the page's heading says already.
function dressed(figure, { brush, width }) {
  const { data, layout } = structuredClone({ data: figure.data, layout: figure.layout });
  const colours = themeColours();
  const narrow = isNarrow(width);
  delete layout.title;
  delete layout.width;
  Object.assign(layout, {
    autosize: true,
    height: Math.max(280, Math.min(layout.height ?? 380, "xaxis2" in layout ? 1200 : 620)),
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { ...layout.font, color: colours.ink, family: "system-ui, sans-serif", size: narrow ? 11 : 12 },
    margin: { l: 12, r: 16, t: (layout.annotations?.length ?? 0) > 0 ? 36 : 16, b: 12 },
    separators: separators(),
    hoverlabel: { bgcolor: colours.surface, bordercolor: colours.line, font: { color: colours.ink } },
    legend: { ...layout.legend, orientation: "h", x: 0, xanchor: "left", y: 1.02, yanchor: "bottom" },
    dragmode: false,
  });
  for (const [name, part] of Object.entries(layout)) {
    if (/^[xy]axis\d*$/.test(name)) axis(part, colours, narrow);
    else if (/^scene\d*$/.test(name)) scene(part, colours);
  }
  if (brush && layout.xaxis?.type === "date" && !isTouch.matches) {
    layout.dragmode = "zoom";
    if (layout.yaxis) layout.yaxis.fixedrange = true;
  }
  if (Object.keys(layout).some((name) => name.startsWith("scene"))) layout.dragmode = "orbit";
  for (const trace of data) finish(trace, colours, width);
  return { data, layout };
}

const isNarrow = (width) => width < 480;
const cut = (text, most) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text);

function axis(part, colours, narrow) {
  if (part.categoryarray) {
    part.tickvals = part.categoryarray;
    part.ticktext = part.categoryarray.map((text) => shown(cut(plain(text), narrow ? 14 : 36)));
  }
  Object.assign(part, { automargin: true, linecolor: colours.line, zerolinecolor: colours.line, tickcolor: colours.line });
  if (part.showgrid !== false) part.gridcolor = colours.grid;
  if (narrow && part.type === "date") part.nticks = 4;
}

function scene(part, colours) {
  for (const name of ["xaxis", "yaxis", "zaxis"]) {
    part[name] = { ...part[name], color: colours.ink, gridcolor: colours.line, zerolinecolor: colours.line, showbackground: false };
  }
}

function finish(trace, colours, width) {
  if (trace.type === "heatmap" && width / trace.x.length < 28) delete trace.texttemplate;
  for (const scaled of [trace, trace.marker]) {
    if (!scaled?.colorbar) continue;
    if (isNarrow(width)) scaled.showscale = false;
    Object.assign(scaled.colorbar, { outlinewidth: 0, thickness: 12 });
  }
  if (trace.type === "pie" || trace.type === "treemap") {
    trace.marker = { ...trace.marker, line: { color: colours.surface, width: 1 } };
  }
}

// Custom properties may hold light-dark(): a probe's computed colour is what they come to.
function themeColours() {
  const probe = el("span", { class: "unseen" });
  document.body.append(probe);
  const colour = (name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = { ink: colour("ink"), surface: colour("surface"), line: colour("line"), grid: colour("grid") };
  probe.remove();
  return colours;
}
