// Keeps a thread at its end while the reader is there; once they scroll up it stays put and counts what came.

import { fill, h } from "./dom.js";
import { icon } from "./icons.js";

const near = 48; // px from the end that still count as being at the end

export class Scroll {
  #atEnd = true;
  #top = 0;
  #height = 0;
  #visible = true;
  #unread = 0;
  #changed;

  /** content is the growing list; changed(unread) is called when the count changes. */
  constructor(content, changed) {
    this.#changed = changed;
    this.area = h("div", { class: "scroll", tabindex: 0, role: "log", "aria-live": "off", onscroll: () => this.#scrolled() }, content);
    this.button = h("button", { type: "button", class: "to-end", hidden: true, onclick: () => this.toEnd() });
    const watch = new ResizeObserver(() => this.#atEnd && this.#jump());
    watch.observe(this.area);
    watch.observe(content);
    this.#draw();
  }

  /** Whether this phone is on screen; only then does reading count. */
  set visible(value) {
    this.#visible = value;
    this.#settle();
  }

  /** A message came; own ones always bring the reader down. */
  arrived(own) {
    if (own) this.toEnd();
    else if (!this.#atEnd || !this.#visible) this.#count(this.#unread + 1);
  }

  toEnd() {
    this.#atEnd = true;
    this.#jump();
    this.#settle();
  }

  /** Brings a row into view and marks it for a moment. */
  reveal(row) {
    row.scrollIntoView({ block: "center", behavior: "auto" });
    row.classList.remove("flash");
    requestAnimationFrame(() => row.classList.add("flash"));
  }

  #jump() {
    this.area.scrollTop = this.area.scrollHeight;
    this.#top = this.area.scrollTop;
    this.#height = this.area.scrollHeight;
  }

  // Growth moves the end away without moving the reader, and where buttons above vanish the browser moves the reader
  // up with what they see: only a move upwards in a thread that stayed as it was means that they left the end.
  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.area;
    const end = scrollHeight - scrollTop - clientHeight < near;
    if (end) this.#atEnd = true;
    else if (scrollTop < this.#top - 1 && scrollHeight === this.#height) this.#atEnd = false;
    this.#top = scrollTop;
    this.#height = scrollHeight;
    this.#settle();
  }

  #settle() {
    if (this.#atEnd && this.#visible) this.#count(0);
    else this.#draw();
  }

  #count(unread) {
    const before = this.#unread;
    this.#unread = unread;
    if (before !== unread) this.#changed(unread);
    this.#draw();
  }

  #draw() {
    this.button.hidden = this.#atEnd;
    if (this.#atEnd) return;
    const count = this.#unread;
    this.button.setAttribute("aria-label", count ? `Xuống cuối, ${count} tin mới` : "Xuống tin mới nhất");
    fill(this.button, icon("down"), count > 0 && h("span", { class: "badge" }, String(count)));
  }
}
