// What a reader does inside a thread: presses on buttons and links, right click or long press on a message,
// the small button that appears beside a message under the mouse. One listener each for the whole thread.

import { h } from "./dom.js";
import { icon } from "./icons.js";

const hold = 500;    // ms of a long press
const wobble = 10;   // px a finger may move meanwhile
const debounce = 800; // ms in which a browser may report the same long press again

/** on: press(message, data, button), start(payload), command(text), view(url, button), jump(id), menu(message). */
export function listen(area, on) {
  area.addEventListener("click", (event) => act(event, on));
  area.addEventListener("keydown", (event) => {
    const isText = event.target.matches?.("span[role=button]");
    if (isText && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); act(event, on); }
  });
  listenForMenu(area, on);
  showMenuButton(area, on);
}

function act(event, on) {
  const target = event.target.closest("[data-data], [data-start-payload], [data-command], [data-spoiler], [data-view], [data-jump]");
  if (!target) return;
  const { data, startPayload, command, spoiler, view, jump } = target.dataset;
  if (data !== undefined) on.press(Number(target.closest("[data-of]").dataset.of), data);
  else if (startPayload !== undefined) on.start(startPayload);
  else if (command !== undefined) on.command(command);
  else if (spoiler !== undefined) reveal(target);
  else if (view !== undefined) on.view(view, target);
  else on.jump(Number(jump));
}

function reveal(spoiler) {
  spoiler.classList.add("open");
  for (const name of ["role", "tabindex", "aria-label", "data-spoiler"]) spoiler.removeAttribute(name);
}

function listenForMenu(area, on) {
  let held = 0; // when a long press last opened the menu
  let timer;
  let from = null;
  const open = (target) => {
    const id = messageOf(target);
    if (id !== null) on.menu(id);
    return id !== null;
  };
  area.addEventListener("contextmenu", (event) => {
    const wantsOther = event.target.closest("a") || String(getSelection());
    if (wantsOther || messageOf(event.target) === null) return;
    event.preventDefault();
    if (Date.now() - held > debounce) open(event.target);
  });
  area.addEventListener("pointerdown", (event) => {
    held = 0;
    from = event;
    clearTimeout(timer);
    if (event.pointerType === "touch") timer = setTimeout(() => { if (open(event.target)) held = Date.now(); }, hold);
  });
  area.addEventListener("pointermove", (event) => {
    if (from && Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) > wobble) clearTimeout(timer);
  });
  for (const name of ["pointerup", "pointercancel"]) area.addEventListener(name, () => clearTimeout(timer));
  area.addEventListener("click", (event) => { if (Date.now() - held < debounce) event.stopPropagation(); }, true);
}

function showMenuButton(area, on) {
  const button = h("button", { type: "button", class: "hover-menu", tabindex: -1, "aria-label": "Việc với tin này", onclick: () => on.menu(messageOf(button)) }, icon("more"));
  area.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const stack = event.target.closest(".row:not(.service)")?.querySelector(".stack");
    if (stack && button.parentNode !== stack) stack.append(button);
  });
  area.addEventListener("pointerleave", () => button.remove());
}

function messageOf(target) {
  const holder = target.closest("[data-message]") ?? target.closest("[data-main]");
  return holder ? Number(holder.dataset.message ?? holder.dataset.main) : null;
}
