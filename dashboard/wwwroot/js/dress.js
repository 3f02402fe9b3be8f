// Gives a figure of the server the page's colours, and a layout for the width that it has. The server draws for white paper, with a title that the page's heading says already.
import { el } from "./dom.js";
import { separators } from "./format.js";
import { plain, shown } from "./selection.js";

const narrowest = 480;

/** { data, layout, height } for plotly.js; the height is the least that the figure needs. */
export function dressed(figure, { width, canBrush }) {
  const { data, layout } = structuredClone({ data: figure.data, layout: figure.layout });
  const colours = themeColours();
  const isNarrow = width < narrowest;
  let height = Math.max(280, Math.min(layout.height ?? 380, "xaxis2" in layout ? 1200 : 620));
  for (const name of ["title", "width", "height"]) delete layout[name];
  const cells = cellsOf(data, layout);
  if (isNarrow && cells.length > 1) height = stack(cells, layout);
  const legend = legendOf(data, layout, width, cells.length > 1);
  Object.assign(layout, {
    autosize: true,
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { ...layout.font, color: colours.ink, family: "system-ui, sans-serif", size: isNarrow ? 11 : 12 },
    margin: { l: 12, r: 16, t: legend.top, b: 12 },
    legend: legend.layout,
    separators: separators(),
    hoverlabel: { bgcolor: colours.surface, bordercolor: colours.line, font: { color: colours.ink } },
    dragmode: false,
  });
  dropRepeatedTitles(layout);
  for (const [name, part] of Object.entries(layout)) {
    if (/^[xy]axis\d*$/.test(name)) axis(part, colours, isNarrow);
    else if (/^scene\d*$/.test(name)) scene(part, colours, isNarrow);
  }
  if (canBrush && layout.xaxis?.type === "date") {
    layout.dragmode = "zoom";
    for (const [name, part] of Object.entries(layout)) if (/^yaxis\d*$/.test(name)) part.fixedrange = true;
  }
  if (layout.scene) layout.dragmode = "orbit";
  for (const trace of data) finish(trace, colours, width);
  return { data, layout, height };
}

// The parts of a grid of charts: their places, and what moves them.
function cellsOf(data, layout) {
  const cells = [];
  for (const [name, part] of Object.entries(layout)) {
    const number = /^xaxis(\d*)$/.exec(name)?.[1];
    if (number === undefined || !part.domain) continue;
    const other = layout[`yaxis${number}`];
    cells.push({ x: part.domain, y: other.domain, move: (x, y) => ((part.domain = x), (other.domain = y)) });
  }
  for (const { domain } of data) {
    if (domain) cells.push({ x: domain.x, y: domain.y, move: (x, y) => Object.assign(domain, { x, y }) });
  }
  return cells.sort((a, b) => b.y[1] - a.y[1] || a.x[0] - b.x[0]);
}

// One below the other, each under its title; gives the height that they need.
function stack(cells, layout) {
  const share = 1 / cells.length;
  const titles = cells.map(({ x, y }) =>
    (layout.annotations ?? []).find((note) => Math.abs(note.x - (x[0] + x[1]) / 2) < 0.02 && Math.abs(note.y - y[1]) < 0.08)
  );
  cells.forEach((cell, place) => {
    const top = 1 - place * share;
    cell.move([0, 1], [top - share * 0.68, top]);
    if (titles[place]) Object.assign(titles[place], { x: 0.5, y: top, yanchor: "bottom" });
  });
  return 80 + cells.length * 300;
}

// Titles of a grid's cells stand where a legend would grow: there the legend has rows of its own above them.
function legendOf(data, layout, width, isGrid) {
  const base = { ...layout.legend, orientation: "h", x: 0, xanchor: "left" };
  const top = (layout.annotations?.length ?? 0) > 0 ? 36 : 16;
  if (!isGrid || !layout.showlegend) return { layout: { ...base, y: 1.02, yanchor: "bottom" }, top };
  const names = new Set(data.flatMap((trace) => (trace.type === "pie" ? trace.labels : trace.showlegend ? [trace.name] : [])));
  // Plotly gives all names the width of the longest.
  const length = names.size * (50 + 7.5 * Math.max(0, ...[...names].map((name) => String(name).length)));
  return { layout: { ...base, yref: "container", y: 1, yanchor: "top" }, top: top + 22 * Math.ceil(length / width) };
}

// Of axes above each other with one title the lowest keeps it.
function dropRepeatedTitles(layout) {
  const axes = Object.entries(layout).filter(([name]) => /^xaxis\d*$/.test(name)).map(([name, part]) => ({ part, y: layout[name.replace("x", "y")]?.domain?.[0] ?? 0 }));
  for (const { part, y } of axes) {
    const isRepeated = axes.some((other) => other.y < y && other.part.domain?.[0] === part.domain?.[0] && other.part.title?.text === part.title?.text);
    if (isRepeated) delete part.title;
  }
}

function axis(part, colours, isNarrow) {
  Object.assign(part, { automargin: true, linecolor: colours.line, zerolinecolor: colours.line, tickcolor: colours.line });
  if (part.showgrid !== false) part.gridcolor = colours.grid;
  if (isNarrow && part.type === "date") part.nticks = 4;
  if (part.categoryarray) {
    part.tickvals = part.categoryarray;
    part.ticktext = part.categoryarray.map((text) => shown(cut(plain(text), isNarrow ? 14 : 36)));
  }
}

const cut = (text, most) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text);

function scene(part, colours, isNarrow) {
  for (const name of ["xaxis", "yaxis", "zaxis"]) {
    part[name] = { ...part[name], color: colours.ink, gridcolor: colours.line, zerolinecolor: colours.line, showbackground: false };
  }
  if (isNarrow && part.camera?.eye) for (const side of ["x", "y", "z"]) part.camera.eye[side] *= 1.5;
}

function finish(trace, colours, width) {
  if (trace.type === "heatmap" && width / trace.x.length < 28) delete trace.texttemplate;
  for (const scaled of [trace, trace.marker]) {
    if (!scaled?.colorbar) continue;
    if (width < narrowest) scaled.showscale = false;
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
