// The row of phones and the tabs that lead to them: on a small screen one phone fills it, on a wide one they stand side by side.

import { fill, h } from "./dom.js";
import { icon } from "./icons.js";

export class Tabs {
  #row;
  #tabs = new Map(); // phone id → button
  #watch;

  /** nav: where the tabs go; row: the scrolling row of phones; seen(id, bool) tells which phones are on screen; add() asks for a new one. */
  constructor(nav, row, seen, add) {
    this.#row = row;
    this.nav = nav;
    this.plus = h("button", { type: "button", class: "tab plus", "data-add": true, "aria-label": "Thêm điện thoại", onclick: add }, icon("plus"));
    nav.append(this.plus);
    this.#watch = new IntersectionObserver((entries) => entries.forEach((entry) => {
      const tab = this.#tabs.get(entry.target.dataset.phone);
      tab?.setAttribute("aria-current", String(entry.isIntersecting));
      if (entry.isIntersecting && this.#single) tab?.scrollIntoView({ block: "nearest", inline: "nearest" });
      seen(entry.target.dataset.phone, entry.isIntersecting);
    }), { root: row, threshold: 0.6 });
    new ResizeObserver(() => this.#measure()).observe(row);
  }

  get #single() { return matchMedia("(max-width: 699px)").matches; }

  add(phone) {
    const { id, title } = phone.meta;
    const tab = h("button", { type: "button", class: "tab", "data-tab": id, onclick: () => this.go(id) }, h("span", null, title), h("span", { class: "badge", hidden: true }));
    this.#tabs.set(id, tab);
    this.plus.before(tab);
    this.#watch.observe(phone.element);
    this.#measure();
  }

  remove(phone) {
    this.#watch.unobserve(phone.element);
    this.#tabs.get(phone.meta.id)?.remove();
    this.#tabs.delete(phone.meta.id);
    this.#measure();
  }

  unread(id, count) {
    const badge = this.#tabs.get(id)?.lastElementChild;
    if (!badge) return;
    badge.hidden = count === 0;
    fill(badge, count > 0 && [String(count), h("span", { class: "hidden" }, " tin mới")]);
  }

  /** Brings a phone on screen. */
  go(id) {
    const phone = this.#row.querySelector(`[data-phone="${CSS.escape(id)}"]`);
    if (!phone) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#row.scrollTo({ left: phone.offsetLeft - this.#row.offsetLeft - (this.#single ? 0 : 16), behavior: calm ? "auto" : "smooth" });
  }

  #measure() {
    this.nav.classList.toggle("needed", this.#row.scrollWidth > this.#row.clientWidth + 4);
  }
}
