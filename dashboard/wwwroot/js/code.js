// SQL as it ran, with a button that copies it.
import { button, el } from "./dom.js";
import { say } from "./announce.js";

export function codeBlock(sql, label) {
  const copy = button("Copy", () => copyText(sql, "SQL copied"), { class: "quiet copy", "aria-label": `Copy ${label}` });
  return el("div", { class: "code" }, el("pre", { tabindex: "0", "aria-label": label, role: "group" }, el("code", {}, sql.trim())), copy);
}

/** Puts a text on the clipboard; pages from another machine's plain http have none, so a selected field stands in. */
export async function copyText(text, done) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = el("textarea", { class: "unseen" });
    field.value = text;
    (document.querySelector("dialog[open]") ?? document.body).append(field);
    const before = document.activeElement;
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    before?.focus();
    if (!copied) return say("This browser does not let the page copy.");
  }
  say(done);
}
