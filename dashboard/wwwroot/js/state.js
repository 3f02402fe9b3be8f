// What the page shows, as its address says it: page, filters, and the opened number in the fragment. Back and forward undo and redo.

export const pages = ["home", "explorer", "executive", "customers"];
export const filterNames = ["from", "to", "type", "category", "brand", "segment", "zone", "compare"];
const mayBeEmpty = new Set(["category", "brand"]);

const listeners = new Set();
let state = read(window.location);

export const current = () => state;

/** Calls back with the state and the one before it, after each change. */
export const onChange = (listener) => listeners.add(listener);

/** The state that an address describes; parameters that no filter has are named in `ignored`. */
export function read({ pathname, search, hash }) {
  const name = pathname.replace(/^\/+|\/+$/g, "");
  const page = pages.includes(name) ? name : "home";
  const filters = {};
  const ignored = [];
  for (const [key, value] of new URLSearchParams(search)) {
    if (!filterNames.includes(key) || key in filters || (value === "" && !mayBeEmpty.has(key))) ignored.push(key);
    else filters[key] = value;
  }
  return { page, filters, open: readOpen(hash), ignored };
}

function readOpen(hash) {
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  const [figure, number, ...rest] = (parameters.get("open") ?? "").split("/");
  if (!figure || !number || rest.length > 0) return null;
  const at = {};
  for (const [key, value] of parameters) {
    if (key.startsWith("at.")) at[key.slice(3)] = value;
  }
  const skip = Number(parameters.get("skip"));
  return { figure, number, at, skip: Number.isSafeInteger(skip) && skip > 0 ? skip : 0 };
}

/** The address of a state. */
export function address({ page, filters, open }) {
  const query = new URLSearchParams();
  for (const name of filterNames) {
    if (filters[name] !== undefined) query.append(name, filters[name]);
  }
  const search = query.toString();
  return `/${page}${search && `?${search}`}${open ? `#${fragment(open)}` : ""}`;
}

function fragment({ figure, number, at, skip }) {
  const parameters = new URLSearchParams({ open: `${figure}/${number}` });
  for (const [key, value] of Object.entries(at)) parameters.append(`at.${key}`, value);
  if (skip) parameters.append("skip", String(skip));
  return parameters.toString().replaceAll("%2F", "/");
}

/** Changes the state and its address; `replace` adds no step to undo. */
export function go(change, { replace = false } = {}) {
  const next = { ...state, ignored: [], ...change };
  if (address(next) === address(state)) return;
  const { place = 0, depth = 0 } = history.state ?? {};
  if (replace) history.replaceState({ place, depth }, "", address(next));
  else history.pushState({ place: place + 1, depth: next.open ? depth + 1 : 0 }, "", address(next));
  set(next);
}

/** Sets some filters and keeps the others; undefined removes one. */
export function filter(change) {
  const filters = { ...state.filters, ...change };
  for (const name of Object.keys(filters)) {
    if (filters[name] === undefined) delete filters[name];
  }
  go({ filters, open: null });
}

export const reset = () => go({ filters: {}, open: null });
export const canUndo = () => (history.state?.place ?? 0) > 0;
export const undo = () => canUndo() && history.back();

/** Closes the opened number: back over the steps that opened it, so that undo does not open it again. */
export function closeNumber() {
  if (!state.open) return;
  const depth = history.state?.depth ?? 0;
  if (depth > 0) history.go(-depth);
  else go({ open: null }, { replace: true });
}

function set(next) {
  const before = state;
  state = next;
  for (const listener of listeners) listener(next, before);
}

window.addEventListener("popstate", () => set(read(window.location)));
