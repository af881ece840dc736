// Short words that pass by on one phone: answers to presses, and why something could not be sent.

import { h } from "./dom.js";

const shortest = 3000; // ms on screen, longer for long texts
const perLetter = 60;

export class Toasts {
  constructor() {
    this.element = h("div", { class: "toasts", role: "status" });
  }

  show(text, failed = false) {
    const toast = h("div", { class: failed ? "toast failed" : "toast", "data-toast": true }, text);
    this.element.append(toast);
    setTimeout(() => toast.remove(), Math.max(shortest, text.length * perLetter));
  }
}
