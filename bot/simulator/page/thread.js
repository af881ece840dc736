// The list of messages of one phone: appends and replaces single rows, groups albums, puts dates between days.
// Rows already there are never rebuilt for a new one, so a long chat stays fast. Scrolling is scroll.js.

import { h } from "./dom.js";
import { dayKey, dayTitle } from "./time.js";
import { albumRow, messageRow } from "./message.js";

const runSeconds = 600; // messages of one author within this time stand close together

export class Thread {
  #messages = new Map(); // id → message, in the order they came
  #rows = new Map();     // id → row; the parts of an album share one
  #view;

  /** view: see messageRow; the thread adds find. */
  constructor(view) {
    this.#view = Object.assign(view, { find: (id) => this.#messages.get(id) });
    this.element = h("div", { class: "list" });
  }

  get messages() { return [...this.#messages.values()]; }

  find(id) { return this.#messages.get(id); }

  row(id) { return this.#rows.get(id); }

  isOwn(message) { return this.#view.isOwn(message); }

  /** Shows exactly these, keeping rows that have not changed when the old ones are the beginning of the new. */
  show(messages) {
    const old = [...this.#messages.keys()];
    if (!old.every((id, i) => messages[i]?.id === id)) this.#clear();
    return messages.filter((message) => this.put(message));
  }

  /** Adds or replaces one message; true when it is new. */
  put(message) {
    const before = this.#messages.get(message.id);
    if (before && JSON.stringify(before) === JSON.stringify(message)) return false;
    this.#messages.set(message.id, message);
    if (before) this.#replace(message);
    else this.#append(message);
    return !before;
  }

  drop(id) {
    const row = this.#rows.get(id);
    if (!row) return;
    const album = this.#messages.get(id).album;
    this.#messages.delete(id);
    this.#rows.delete(id);
    const rest = album ? this.#album(album) : [];
    if (rest.length > 0) this.#swap(row, this.#build(rest));
    else this.#remove(row);
  }

  /** Draws every row again: another person of the group speaks, so sides change. */
  redraw() {
    const messages = this.messages;
    this.#clear();
    messages.forEach((message) => this.put(message));
  }

  #clear() {
    this.#messages.clear();
    this.#rows.clear();
    this.element.replaceChildren();
  }

  #album(name) {
    return this.messages.filter((message) => message.album === name);
  }

  #build(messages) {
    const row = messages.length > 1 ? albumRow(messages, this.#view) : messageRow(messages[0], this.#view);
    messages.forEach((message) => this.#rows.set(message.id, row));
    row.dataset.date = messages[0].date;
    return row;
  }

  #replace(message) {
    const row = this.#rows.get(message.id);
    this.#swap(row, this.#build(message.album ? this.#album(message.album) : [message]));
  }

  #append(message) {
    const last = this.element.lastElementChild;
    const parts = message.album ? this.#album(message.album) : [message];
    const shared = parts.map((part) => this.#rows.get(part.id)).find(Boolean);
    if (shared) {
      this.#swap(shared, this.#build(parts));
      return;
    }
    const row = this.#build(parts);
    if (!last || dayKey(last.dataset.date) !== dayKey(message.date)) this.element.append(dayRow(message.date));
    else join(last, row);
    this.element.append(row);
  }

  #swap(old, row) {
    for (const name of ["same", "more"]) row.classList.toggle(name, old.classList.contains(name));
    const focused = old.contains(document.activeElement) && document.activeElement.dataset.data;
    old.replaceWith(row);
    if (focused) {
      const key = row.querySelector(`[data-data="${CSS.escape(focused)}"]`) ?? row.querySelector("[data-data]");
      key?.focus({ preventScroll: true });
    }
  }

  #remove(row) {
    const [before, after] = [row.previousElementSibling, row.nextElementSibling];
    row.remove();
    before?.classList.remove("more");
    after?.classList.remove("same");
    const alone = !after || after.classList.contains("day");
    if (before?.classList.contains("day") && alone) before.remove();
    else if (before && after && !alone && !before.classList.contains("day")) join(before, after);
  }
}

function join(above, below) {
  const close = Number(below.dataset.date) - Number(above.dataset.date) < runSeconds;
  if (!close || !above.dataset.author || above.dataset.author !== below.dataset.author) return;
  above.classList.add("more");
  below.classList.add("same");
}

function dayRow(date) {
  return h("div", { class: "day", "data-date": date }, h("span", null, dayTitle(dayKey(date))));
}
