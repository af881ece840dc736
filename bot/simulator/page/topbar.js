// The bar over the phones: the simulated clock, the network, starting over, the guide.

import { clockFace } from "./time.js";

const day = 86400;

export class Topbar {
  #act;
  #said;
  #base = { now: Date.now(), at: performance.now() };

  /** act(action) → promise; said(text) shows a refusal. Binds to the controls that index.html holds. */
  constructor(act, said) {
    this.#act = act;
    this.#said = said;
    this.time = document.getElementById("time");
    this.date = document.getElementById("date");
    this.bad = document.getElementById("bad-network");
    for (const button of document.querySelectorAll("[data-advance]")) {
      button.addEventListener("click", () => this.#do({ do: "clock", advance_s: Number(button.dataset.advance) }));
    }
    this.bad.addEventListener("click", () => this.#do({ do: "network", bad: this.bad.getAttribute("aria-checked") !== "true" }));
    bindDialog("days-dialog", "open-days", (form) => this.#do({ do: "clock", advance_s: Number(form.get("days")) * day }));
    bindDialog("reset-dialog", "open-reset", () => this.#do({ do: "reset" }));
    bindDialog("guide-dialog", "open-guide");
    this.#bindTools();
    setInterval(() => this.#draw(), 1000);
  }

  clock({ now }) {
    this.#base = { now: Date.parse(now), at: performance.now() };
    this.#draw();
  }

  network({ bad }) {
    this.bad.setAttribute("aria-checked", String(Boolean(bad)));
    document.getElementById("network-note").hidden = !bad;
  }

  online(connected) {
    document.getElementById("offline").hidden = connected;
  }

  async #do(action) {
    try {
      await this.#act(action);
    } catch (error) {
      this.#said(error.message);
    }
  }

  #draw() {
    const face = clockFace(this.#base.now + performance.now() - this.#base.at);
    if (this.time.textContent !== face.time) this.time.textContent = face.time;
    if (this.date.textContent !== face.date) this.date.textContent = face.date;
  }

  #bindTools() {
    const button = document.getElementById("open-tools");
    const tools = document.getElementById("tools");
    const show = (open) => {
      button.setAttribute("aria-expanded", String(open));
      tools.classList.toggle("open", open);
    };
    button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
    document.addEventListener("pointerdown", (event) => { if (!event.target.closest("#tools, #open-tools, dialog")) show(false); });
    tools.addEventListener("keydown", (event) => { if (event.key === "Escape") { show(false); button.focus(); } });
  }
}

/** Opens a dialog of index.html from a button; done gets its form's values when it was closed with "ok". */
export function bindDialog(id, opener, done) {
  const dialog = document.getElementById(id);
  document.getElementById(opener)?.addEventListener("click", () => showDialog(dialog));
  dialog.addEventListener("close", () => { if (dialog.returnValue === "ok") done?.(new FormData(dialog.querySelector("form"))); });
  dialog.addEventListener("click", (event) => { if (event.target === dialog || event.target.closest("[data-close]")) dialog.close(); });
  return () => showDialog(dialog);
}

function showDialog(dialog) {
  dialog.returnValue = "";
  dialog.querySelector("form")?.reset();
  dialog.showModal();
}
