// The two kinds of keyboards: inline ones under a bubble and the reply keyboard under the input.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { readLink } from "./links.js";

/** The inline keyboard of a message, or null. busy(data) says whether that button still waits for its answer. */
export function inlineKeyboard(message, username, busy) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return h("div", { class: "keys", "data-of": message.id }, rows.map((row) => h("div", { class: "keys-row" }, row.map((key) => inlineKey(key, username, busy)))));
}

function inlineKey(key, username, busy) {
  const label = h("span", null, key.text);
  if (key.callback_data !== undefined) {
    const waiting = busy(key.callback_data);
    return h("button", { type: "button", class: "key", "data-data": key.callback_data, "aria-busy": waiting && "true" }, label);
  }
  const link = readLink(key.url, username);
  if (link?.start !== undefined) {
    return h("button", { type: "button", class: "key", "data-start-payload": link.start }, label);
  }
  if (link) return h("a", { class: "key", href: link.href, target: "_blank", rel: "noopener noreferrer" }, label, icon("external"));
  return h("button", { type: "button", class: "key", disabled: true }, label);
}

/** The reply keyboard; press(key) is called with the key as the bot gave it. */
export function replyKeyboard(markup, press) {
  return h("div", { class: "reply-keys" }, markup.keyboard.map((row) => h("div", { class: "keys-row" }, row.map((given) => {
    const key = typeof given === "string" ? { text: given } : given;
    const kind = key.request_location ? "location" : key.request_contact ? "contact" : "text";
    return h("button", { type: "button", class: "reply-key", "data-reply-key": kind, onclick: () => press(key) },
      kind !== "text" && icon(kind === "location" ? "pin" : "user"), h("span", null, key.text));
  }))));
}
