// Inline buttons that were pressed and still wait for the bot's answer: they show a spinner and take no second press.

const patience = 15000; // ms; after this Telegram's apps stop waiting too

export class Presses {
  #waiting = new Map(); // "message data" → timer
  #row;

  /** row(id) → the row of a message, where its buttons are. */
  constructor(row) {
    this.#row = row;
  }

  busy(message, data) {
    return this.#waiting.has(`${message} ${data}`);
  }

  /** Starts to wait; false when this button is waiting already. */
  begin(message, data) {
    if (this.busy(message, data)) return false;
    this.#waiting.set(`${message} ${data}`, setTimeout(() => this.done(message, data), patience));
    this.#mark(message, data, true);
    return true;
  }

  done(message, data) {
    clearTimeout(this.#waiting.get(`${message} ${data}`));
    this.#waiting.delete(`${message} ${data}`);
    this.#mark(message, data, false);
  }

  #mark(message, data, waiting) {
    for (const key of this.#row(message)?.querySelectorAll("[data-data]") ?? []) {
      if (key.dataset.data !== data) continue;
      if (waiting) key.setAttribute("aria-busy", "true");
      else key.removeAttribute("aria-busy");
    }
  }
}
