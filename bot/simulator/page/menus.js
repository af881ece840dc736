// The menus of one phone: the bot's commands, what can be done with a message, and with the phone itself.

import { readInvite } from "./links.js";
import { openPlaces } from "./attach.js";

const supergroups = -1000000000000; // ids of groups that were upgraded lie below

/** The commands the bot has set for this chat; in a group they are addressed to the bot, as Telegram does. */
export function openCommands(phone) {
  const { commands, group } = phone.meta;
  phone.sheets.choose("Các lệnh", commands.map(({ command, description }) => ({
    label: description, detail: `/${command}`, hook: { "data-command-choice": command },
    run: () => phone.send({ do: "text", text: group ? `/${command}@${phone.username}` : `/${command}` }),
  })));
}

export function openMessageMenu(phone, message, own) {
  const text = message.text ?? message.caption;
  const editable = own && !message.forwarded_from && (message.text || message.photo || message.document);
  phone.sheets.choose("Tin nhắn", [
    editable && { icon: "edit", label: "Sửa", hook: { "data-menu": "edit" }, run: () => phone.aim("edit", message) },
    { icon: "reply", label: "Trả lời", hook: { "data-menu": "reply" }, run: () => phone.aim("reply", message) },
    own && message.location?.live && { icon: "pin", label: "Dời vị trí trực tiếp", hook: { "data-menu": "move" }, run: () => move(phone, message) },
    text && { icon: "copy", label: "Sao chép chữ", hook: { "data-menu": "copy" }, run: () => copy(phone, text) },
  ].filter(Boolean));
}

export function openPhoneMenu(phone) {
  const { group, blocked, chat_id: chat } = phone.meta;
  phone.sheets.choose(phone.meta.title, [
    { icon: "link", label: "Mở liên kết mời", detail: "Dán mã hoặc liên kết được gửi", hook: { "data-menu": "invite" }, run: () => askInvite(phone) },
    !group && !blocked && { icon: "block", label: "Chặn bot", danger: true, hook: { "data-menu": "block" }, run: () => phone.send({ do: "block" }) },
    !group && blocked && { icon: "check", label: "Bỏ chặn bot", hook: { "data-menu": "unblock" }, run: () => phone.send({ do: "unblock" }) },
    group && chat > supergroups && { icon: "up", label: "Nâng cấp nhóm", detail: "Telegram đổi số hiệu nhóm, như khi nhóm lớn lên", hook: { "data-menu": "migrate" }, run: () => phone.send({ do: "migrate" }) },
  ].filter(Boolean));
}

function move(phone, message) {
  openPlaces(phone, ({ latitude, longitude }) => phone.send({ do: "move_location", message: message.id, latitude, longitude }));
}

function askInvite(phone) {
  phone.sheets.ask("Mở liên kết mời", [
    { name: "code", label: "Mã hoặc liên kết", placeholder: "https://t.me/…?start=…", required: true, maxlength: 200 },
  ], "Mở", ({ code }) => {
    const payload = readInvite(code, phone.username);
    if (payload) phone.start(payload);
    else phone.say("Mã này chưa đúng. Anh/chị dán lại cả liên kết giúp ạ.");
  });
}

async function copy(phone, text) {
  try {
    await navigator.clipboard.writeText(text);
    phone.say("Đã sao chép.");
  } catch {
    phone.say("Trình duyệt không cho sao chép.");
  }
}
