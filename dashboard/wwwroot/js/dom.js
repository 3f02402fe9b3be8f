// Builds elements. Texts become text nodes: nothing here, or anywhere on these pages, parses markup.

/** An element with attributes, listeners (onclick: ...) and children; null, undefined and false set nothing. */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") node.className = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const byId = (id) => document.getElementById(id);

/** A text that only screen readers meet. */
export const unseen = (text) => el("span", { class: "unseen" }, text);

export const button = (text, onclick, properties = {}) =>
  el("button", { type: "button", onclick, ...properties }, text);

let last = 0;
export const newId = (prefix) => `${prefix}-${++last}`;

/** Resolves after the browser has painted what stands in the page now. */
export const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
