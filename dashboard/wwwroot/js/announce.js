// Says to screen readers what has changed; the newest sentence replaces the one before.
import { byId } from "./dom.js";

let timer;

export function say(text) {
  clearTimeout(timer);
  const status = byId("status");
  status.textContent = "";
  timer = setTimeout(() => (status.textContent = text), 60);
}
