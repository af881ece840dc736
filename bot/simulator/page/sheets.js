// Panels that slide over one phone only, so that the other phones stay usable: lists to pick from, small forms, alerts.

import { h } from "./dom.js";
import { icon } from "./icons.js";

export class Sheets {
  #content;
  #layers = [];

  /** host is the phone's frame; content, what must not be reachable while a sheet is open. */
  constructor(host, content) {
    this.host = host;
    this.#content = content;
  }

  /** Shows nodes under a title. center: a box in the middle instead of a sheet from below. Returns a closing function. */
  open(title, nodes, { center = false, alert = false } = {}) {
    const opener = document.activeElement;
    const close = () => this.#close(layer, opener);
    const panel = h("div", { class: "panel", role: alert ? "alertdialog" : "dialog", "aria-modal": "true", "aria-label": title },
      h("header", { class: "panel-head" }, h("h3", null, title),
        h("button", { type: "button", class: "round", "aria-label": "Đóng", onclick: close }, icon("close"))), nodes);
    const layer = h("div", { class: center ? "layer center" : "layer", onkeydown: (event) => escape(event, close) },
      h("div", { class: "shade", onclick: close }), panel);
    ignoreReleases(layer);
    this.#layers.push(layer);
    this.host.append(layer);
    this.#guard();
    if (mayTakeFocus(this.host)) firstField(panel)?.focus({ preventScroll: true });
    return close;
  }

  /** A list of things to do; items: {icon, label, detail, hook: {name: value}, run}. Closes before running. */
  choose(title, items, options) {
    const close = this.open(title, h("div", { class: options?.grid ? "choices grid" : "choices" },
      items.map((item) => h("button", { type: "button", class: `choice${item.danger ? " danger" : ""}`, ...item.hook, onclick: () => { close(); item.run(); } },
        item.icon && h("span", { class: "choice-icon" }, icon(item.icon)),
        h("span", { class: "choice-text" }, h("span", null, item.label), item.detail && h("small", null, item.detail))))), options);
  }

  /** A small form; fields: {name, label, value, type, …attributes}. submit gets an object of the trimmed values. */
  ask(title, fields, action, submit) {
    const form = h("form", { class: "form", onsubmit: (event) => {
      event.preventDefault();
      const values = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]));
      close();
      submit(values);
    } }, fields.map(formField), h("button", { type: "submit", class: "primary", "data-submit": true }, action));
    const close = this.open(title, form, { center: true });
  }

  /** Takes down everything that is open. */
  closeAll() {
    this.#layers.splice(0).forEach((layer) => layer.remove());
    this.#guard();
  }

  #close(layer, opener) {
    this.#layers = this.#layers.filter((one) => one !== layer);
    layer.remove();
    this.#guard();
    if (opener?.isConnected && mayTakeFocus(this.host)) opener.focus({ preventScroll: true });
  }

  #guard() {
    this.#content.inert = this.#layers.length > 0;
    this.#layers.forEach((layer, i) => { layer.inert = i < this.#layers.length - 1; });
  }
}

/** A labelled input or, for type "area", a text box of several lines. */
export function formField({ name, label, type = "text", value = "", hint, ...rest }) {
  const input = type === "area"
    ? h("textarea", { name, rows: 3, ...rest }, value)
    : h("input", { name, type, value, autocomplete: "off", ...rest });
  return h("label", { class: "field" }, h("span", null, label), input, hint && h("small", null, hint));
}

// A finger that opened the sheet by a long press must not choose something when it is lifted.
function ignoreReleases(layer) {
  let pressed = false;
  layer.addEventListener("pointerdown", () => { pressed = true; }, true);
  layer.addEventListener("click", (event) => { if (!pressed && event.detail > 0) event.stopPropagation(); }, true);
}

function escape(event, close) {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  close();
}

// An alert on one phone must not take the keyboard from somebody typing on another.
function mayTakeFocus(host) {
  const active = document.activeElement;
  return !active || active === document.body || host.contains(active);
}

function firstField(panel) {
  return panel.querySelector("input, textarea, select, .choice, .primary") ?? panel.querySelector("button");
}
