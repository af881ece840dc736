// What can be sent besides text: the sheet behind the paper clip and the small forms it leads to.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { formField } from "./sheets.js";
import { places } from "./places.js";

const stickers = ["😀", "👍", "🙏", "❤", "😢", "🎉"];
const tooBig = 30 * 1024 * 1024; // bots may download 20 MB at most

/** phone: {sheets, send(action), sendCaptioned(action) with what is typed as caption, pick(kind) for files of this computer}. */
export function openAttachments(phone) {
  const send = (action) => phone.send(action);
  phone.sheets.choose("Gửi kèm", [
    item("upload", "upload", "Ảnh từ máy", () => phone.pick("photo")),
    item("photo", "photo", "Ảnh mẫu", () => phone.sendCaptioned({ do: "photo", count: 1 })),
    item("album", "album", "3 ảnh mẫu", () => phone.sendCaptioned({ do: "photo", count: 3 })),
    item("location", "pin", "Vị trí", () => openPlaces(phone)),
    item("contact", "user", "Danh bạ", () => askContact(phone)),
    item("voice", "mic", "Giọng nói", () => openVoices(phone)),
    item("document", "file", "Tệp mẫu", () => send({ do: "document", name: "bao-gia-may-rang.pdf", size: 184320 })),
    item("big", "bigfile", "Tệp 30 MB", () => send({ do: "document", name: "video-xuong-san-xuat.mp4", size: tooBig })),
    item("file", "upload", "Tệp từ máy", () => phone.pick("document")),
    item("sticker", "sticker", "Nhãn dán", () => openStickers(phone)),
    item("forward", "forward", "Chuyển tiếp", () => askForward(phone)),
  ], { grid: true });
}

/** The place dialog; done(place) gets {latitude, longitude, live}. */
export function openPlaces(phone, done = (place) => phone.send({ do: "location", ...place })) {
  const live = h("input", { type: "checkbox", name: "live" });
  const choose = (place) => { close(); done({ latitude: place.latitude, longitude: place.longitude, live: live.checked }); };
  const typed = h("form", { class: "form inline", onsubmit: (event) => {
    event.preventDefault();
    const [latitude, longitude] = ["latitude", "longitude"].map((name) => Number(typed.elements[name].value));
    choose({ latitude, longitude });
  } }, formField({ name: "latitude", label: "Vĩ độ", type: "number", step: "any", min: -90, max: 90, required: true, placeholder: "12.66" }),
  formField({ name: "longitude", label: "Kinh độ", type: "number", step: "any", min: -180, max: 180, required: true, placeholder: "108.04" }),
  h("button", { type: "submit", class: "primary" }, "Gửi"));
  const close = phone.sheets.open("Gửi vị trí nào?", [
    h("div", { class: "choices places" }, places.map((place) => h("button", { type: "button", class: "choice", "data-place": place.name, onclick: () => choose(place) },
      h("span", { class: "choice-icon" }, icon("pin")), h("span", { class: "choice-text" }, place.name)))),
    h("label", { class: "check" }, live, "Vị trí trực tiếp (dời được về sau)"),
    h("p", { class: "hint" }, "Hoặc gõ tọa độ:"), typed]);
}

/** Voice messages of sample lengths; nothing is recorded. */
export function openVoices(phone) {
  phone.sheets.choose("Gửi tin thoại mẫu", [5, 20, 60].map((duration) => ({
    icon: "mic", label: `${duration} giây`, hook: { "data-voice": duration }, run: () => phone.send({ do: "voice", duration }),
  })));
}

/** Asks before a phone number is given to the bot, as Telegram does. */
export function confirmOwnContact(phone, speaker, send) {
  phone.sheets.ask("Gửi số điện thoại của anh/chị cho bot?", [
    { name: "phone_number", label: "Số của anh/chị (số mẫu)", type: "tel", value: sampleNumber(speaker.id), required: true },
  ], "Gửi số", ({ phone_number }) => send({ do: "contact", phone_number, first_name: speaker.name, user_id: speaker.id }));
}

function item(hook, name, label, run) {
  return { icon: name, label, hook: { "data-attach": hook }, run };
}

function openStickers(phone) {
  phone.sheets.open("Chọn nhãn dán", h("div", { class: "stickers" }, stickers.map((emoji) =>
    h("button", { type: "button", class: "sticker-choice", "data-sticker": emoji, onclick: () => { phone.sheets.closeAll(); phone.send({ do: "sticker", emoji }); } }, emoji))));
}

function askContact(phone) {
  phone.sheets.ask("Gửi một danh bạ", [
    { name: "first_name", label: "Tên", placeholder: "Ví dụ: Y Bhim Êban", required: true, maxlength: 64 },
    { name: "phone_number", label: "Số điện thoại", type: "tel", placeholder: "0905 000 000", required: true, maxlength: 20 },
  ], "Gửi", (values) => phone.send({ do: "contact", ...values }));
}

function askForward(phone) {
  phone.sheets.ask("Chuyển tiếp một tin", [
    { name: "origin", label: "Tin gốc của ai", value: "Y Bhim Êban", required: true, maxlength: 64 },
    { name: "text", label: "Nội dung", type: "area", value: "Cơ sở rang cà phê Hoa Ban, hộ kinh doanh, Ea Kao, 12 lao động, 0905000123", required: true, maxlength: 4096 },
  ], "Chuyển tiếp", (values) => phone.send({ do: "forward", ...values }));
}

function sampleNumber(id) {
  return `0905${String(Math.abs(id) % 1000000).padStart(6, "0")}`;
}
