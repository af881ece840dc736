// One message as a row of the thread: bubble, time, ticks, keyboard. Knows nothing of scrolling or of the server.

import { h, initials, tint } from "./dom.js";
import { icon } from "./icons.js";
import { hourOf } from "./time.js";
import { renderText } from "./entities.js";
import { attachment, photo, summary } from "./media.js";
import { inlineKeyboard } from "./keyboard.js";

/**
 * view is what the phone knows around the message: username of the bot, group (bool), isOwn(message),
 * find(id) → message, busy(message, data).
 */
export function messageRow(message, view) {
  if (message.service) return serviceRow(message);
  return row(message, [message], view, { "data-message": message.id, "data-from": side(message) });
}

/** Several pictures sent together, as one bubble; each picture keeps its own hook and its caption below. */
export function albumRow(messages, view) {
  const main = messages.find((one) => one.caption) ?? messages[0];
  return row(messages[0], messages, view, { "data-album": main.album, "data-main": main.id });
}

function row(message, all, view, hooks) {
  const own = view.isOwn(message);
  const keys = all.map((one) => inlineKeyboard(one, view.username, (data) => view.busy(one, data)));
  const classes = ["row", own && "own", view.group && "in-group", keys.some(Boolean) && "with-keys", all.length > 1 && "album"];
  return h("div", { class: classes.filter(Boolean).join(" "), "data-author": message.from?.id ?? 0, ...hooks },
    view.group && h("span", { class: `avatar small ${tint(message.from?.id)}`, "aria-hidden": "true" }, initials(message.from?.name)),
    h("div", { class: "stack" }, bubble(message, all, view), keys));
}

function serviceRow(message) {
  return h("div", { class: "row service", "data-message": message.id, "data-from": side(message) }, h("span", null, message.service));
}

function bubble(message, all, view) {
  const captioned = all.find((one) => one.caption) ?? message;
  const text = message.text ?? captioned.caption ?? "";
  const entities = message.text ? message.entities : captioned.caption_entities;
  const pictures = all.filter((one) => one.photo);
  const bare = Boolean(message.sticker) || (pictures.length > 0 && !text);
  const classes = ["bubble", bare ? "bare" : !text && "no-text", message.sticker && "with-sticker", pictures.length > 0 && "with-photo"];
  return h("div", { class: classes.filter(Boolean).join(" ") },
    view.group && h("div", { class: `author ${tint(message.from?.id)}` }, message.from?.name ?? ""),
    message.forwarded_from && h("div", { class: "forwarded" }, "Chuyển tiếp từ ", h("strong", null, message.forwarded_from)),
    message.reply_to && quote(view.find(message.reply_to), message.reply_to),
    pictures.length > 0 && gallery(pictures, all.length > 1),
    attachment(message),
    h("div", { class: "text" }, text && renderText(text, entities, view.username), meta(message, all, view)));
}

function gallery(pictures, isAlbum) {
  const tiles = pictures.map((one) => isAlbum
    ? h("div", { class: "tile", "data-message": one.id, "data-from": side(one) }, photo(one))
    : photo(one));
  return h("div", { class: `gallery count-${Math.min(pictures.length, 10)}` }, tiles);
}

function quote(target, id) {
  return h("button", { type: "button", class: `quote ${tint(target?.from?.id)}`, "data-jump": id },
    h("strong", null, target?.from?.name ?? "Trả lời"), h("span", null, summary(target)));
}

function meta(message, all, view) {
  return h("span", { class: "meta" }, all.some(marksEdit) && h("span", { class: "edited" }, "đã sửa "),
    h("time", null, hourOf(message.date)), view.isOwn(message) && icon("ticks"));
}

// A card that the bot keeps turning over carries no mark, as in Telegram's apps.
function marksEdit(message) {
  return message.edited && !(message.from?.bot && message.reply_markup?.inline_keyboard);
}

function side(message) {
  return message.from?.bot ? "bot" : "user";
}
