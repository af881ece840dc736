// The parts of a message that are not text: pictures, files, voice, stickers, places, contacts.

import { h, initials, tint } from "./dom.js";
import { icon } from "./icons.js";
import { length, size } from "./time.js";

/** A picture that opens large when pressed; its room is kept before it has loaded. */
export function photo(message) {
  const { url, width, height } = message.photo;
  const image = h("img", { src: url, alt: message.caption || "Ảnh", width, height, loading: "lazy", decoding: "async", draggable: "false" });
  return h("button", { type: "button", class: "photo", "data-view": url, "aria-label": "Xem ảnh lớn" }, image);
}

/** Everything else a message may carry, or null. */
export function attachment(message) {
  if (message.document) return file(message.document);
  if (message.voice) return voice(message.voice);
  if (message.sticker) return h("div", { class: "sticker", role: "img", "aria-label": `Nhãn dán ${message.sticker.emoji}` }, message.sticker.emoji);
  if (message.location) return place(message.location);
  if (message.contact) return contact(message.contact);
  return null;
}

function card(name, title, detail) {
  return h("div", { class: "card" }, h("span", { class: "card-icon" }, icon(name)),
    h("span", { class: "card-text" }, h("strong", null, title), h("small", null, detail)));
}

/** A file that is kept on the trainee's computer when pressed. */
function file({ name, size: bytes, url }) {
  return h("a", { class: "card-link", href: url, download: name, "aria-label": `Tải tệp ${name}` }, card("file", name, size(bytes ?? 0)));
}

function voice({ duration }) {
  const bars = Array.from({ length: 22 }, (_, i) => h("i", { class: `bar bar-${(i * 7 + duration * 3) % 5}` }));
  return h("div", { class: "card", role: "img", "aria-label": `Tin thoại dài ${length(duration)}` },
    h("span", { class: "card-icon" }, icon("play")),
    h("span", { class: "card-text" }, h("span", { class: "wave" }, bars), h("small", null, length(duration))));
}

function place({ latitude, longitude, live }) {
  const spot = `${Number(latitude).toFixed(5)}, ${Number(longitude).toFixed(5)}`;
  return h("div", { class: live ? "place live" : "place" },
    h("span", { class: "place-map", "aria-hidden": "true" }, icon("pin")),
    h("span", { class: "card-text" }, h("strong", null, live ? "Vị trí trực tiếp" : "Vị trí"), h("small", null, spot)));
}

function contact({ first_name, last_name, phone_number }) {
  const name = [first_name, last_name].filter(Boolean).join(" ") || phone_number;
  return h("div", { class: "card" }, h("span", { class: `avatar ${tint(name.length)}`, "aria-hidden": "true" }, initials(name)),
    h("span", { class: "card-text" }, h("strong", null, name), h("small", null, phone_number)));
}

/** One line that stands for a message in a reply or in a spoken announcement. */
export function summary(message) {
  if (!message) return "Tin nhắn đã xóa";
  const text = message.text || message.caption;
  if (text) return text.replace(/\s+/g, " ").slice(0, 120);
  if (message.photo) return "Ảnh";
  if (message.document) return message.document.name;
  if (message.voice) return "Tin thoại";
  if (message.sticker) return `Nhãn dán ${message.sticker.emoji}`;
  if (message.location) return "Vị trí";
  if (message.contact) return "Danh bạ";
  return message.service || "Tin nhắn";
}
