// The bar under a thread: commands, text, attachments, the reply keyboard, and the big buttons that replace it.

import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { replyKeyboard } from "./keyboard.js";
import { summary } from "./media.js";

const longest = 4096; // UTF-16 units of one Telegram message

export class Composer {
  #on;
  #target = null; // {kind: "reply" | "edit", message}
  #keyboard = "null";
  #last = {}; // what each lazily redrawn part was drawn from

  /** on: text(text, reply), edit(message, text), start(), unblock(), commands(), attach(), mic(), key(key, used), speaker(id), files(list), lastOwn(). */
  constructor(on) {
    this.#on = on;
    this.input = h("textarea", { "data-input": true, rows: 1, maxlength: longest, enterkeyhint: "send", "aria-label": "Nội dung tin nhắn",
      oninput: () => this.#typed(), onkeydown: (event) => this.#key(event), onpaste: (event) => this.#paste(event) });
    this.#build();
    this.#typed();
  }

  #build() {
    const tool = (name, label, run, hook) => h("button", { type: "button", class: "round", "aria-label": label, title: label, onclick: run, ...hook }, icon(name));
    this.commands = h("button", { type: "button", class: "menu-button", "data-commands": true, "aria-label": "Các lệnh của bot", onclick: () => this.#on.commands() }, icon("menu"), h("span", null, "Menu"));
    this.toggle = tool("keyboard", "Bàn phím của bot", () => this.#showKeys(this.keys.hidden), { "data-keyboard": true });
    this.mic = h("button", { type: "button", class: "go", "data-mic": true, "aria-label": "Gửi tin thoại", onclick: () => this.#on.mic() }, icon("mic"));
    this.go = h("button", { type: "button", class: "go", "data-send": true, "aria-label": "Gửi", onclick: () => this.#send() }, icon("send"));
    this.bar = h("div", { class: "target", hidden: true });
    this.voice = h("label", { class: "speaker", hidden: true });
    this.keys = h("div", { class: "keys-tray", hidden: true });
    this.line = h("div", { class: "line" }, this.commands,
      h("div", { class: "box" }, this.input, this.toggle, tool("attach", "Gửi kèm", () => this.#on.attach(), { "data-attach-open": true })), this.mic, this.go);
    this.big = h("button", { type: "button", class: "big", hidden: true });
    this.element = h("footer", { class: "composer" }, this.voice, this.bar, this.line, this.big, this.keys);
  }

  /** Draws what changed in the phone's state: {started, blocked, group, commands, reply_keyboard, speakers}. */
  update(meta, speaker) {
    const waiting = !meta.group && (meta.blocked || !meta.started);
    this.line.hidden = waiting;
    this.big.hidden = !waiting;
    this.commands.hidden = !meta.commands?.length;
    this.#drawBig(meta);
    this.#drawSpeakers(meta, speaker);
    this.#drawKeyboard(meta.reply_keyboard, waiting);
    this.input.placeholder = meta.reply_keyboard?.input_field_placeholder || "Tin nhắn";
  }

  /** Starts a reply to a message or, for kind "edit", the change of an own one. */
  aim(kind, message) {
    this.#target = { kind, message };
    if (kind === "edit") this.#setText(message.text ?? message.caption ?? "");
    this.#drawTarget();
    this.input.focus({ preventScroll: true });
  }

  /** Takes the text away, to become a caption. */
  take() {
    const text = this.#target?.kind === "edit" ? "" : this.input.value.trim();
    if (text) this.#setText("");
    return text;
  }

  /** Puts a text back that could not be sent, unless something else is being typed. */
  restore(text) {
    if (!this.input.value) this.#setText(text);
  }

  /** Forgets what was being typed or aimed at. */
  clear() {
    this.#forget();
    this.#setText("");
  }

  #drawBig({ blocked }) {
    if (this.#last.big === blocked) return;
    this.#last.big = blocked;
    const hook = blocked ? "unblock" : "start";
    const button = h("button", { type: "button", class: "big", [`data-${hook}`]: true, onclick: () => this.#on[hook]() }, blocked ? "BỎ CHẶN" : "BẮT ĐẦU");
    button.hidden = this.big.hidden;
    this.big.replaceWith(button);
    this.big = button;
  }

  #drawSpeakers({ speakers, group }, speaker) {
    const key = JSON.stringify([speakers, group]);
    if (this.#last.speakers === key) return;
    this.#last.speakers = key;
    this.voice.hidden = !group || speakers.length < 2;
    const select = h("select", { "data-speaker": true, onchange: () => this.#on.speaker(Number(select.value)) },
      speakers.map(({ id, name }) => h("option", { value: id, selected: id === speaker }, name)));
    fill(this.voice, h("span", null, "Người nói"), select);
  }

  #drawKeyboard(markup, waiting) {
    const key = JSON.stringify(markup ?? null);
    this.toggle.hidden = !markup?.keyboard;
    if (waiting) this.keys.hidden = true;
    if (this.#keyboard === key) return;
    this.#keyboard = key;
    fill(this.keys, markup?.keyboard && replyKeyboard(markup, (pressed) => this.#pressKey(pressed, markup)));
    this.#showKeys(Boolean(markup?.keyboard) && !waiting);
  }

  #pressKey(key, markup) {
    this.#on.key(key, () => { if (markup.one_time_keyboard) this.#showKeys(false); });
  }

  #showKeys(shown) {
    this.keys.hidden = !shown;
    this.toggle.setAttribute("aria-expanded", String(shown));
  }

  #drawTarget() {
    const target = this.#target;
    this.bar.hidden = !target;
    this.#typed();
    if (!target) return;
    const editing = target.kind === "edit";
    fill(this.bar, icon(target.kind), h("div", { class: "target-text" },
      h("strong", null, editing ? "Sửa tin nhắn" : `Trả lời ${target.message.from?.name ?? ""}`), h("span", null, summary(target.message))),
    h("button", { type: "button", class: "round", "aria-label": "Thôi", onclick: () => this.#forget() }, icon("close")));
  }

  #forget() {
    if (this.#target?.kind === "edit") this.#setText("");
    this.#target = null;
    this.#drawTarget();
  }

  #send() {
    const text = this.input.value.trim();
    const target = this.#target;
    if (!text) return;
    this.#target = null;
    this.#setText("");
    this.#drawTarget();
    if (target?.kind === "edit") this.#on.edit(target.message, text);
    else this.#on.text(text, target?.message.id);
  }

  #key(event) {
    if (event.isComposing || event.keyCode === 229) return; // a Vietnamese input method is still putting the letter together
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    } else if (event.key === "Escape" && this.#target) {
      event.stopPropagation();
      this.#forget();
    } else if (event.key === "ArrowUp" && !this.input.value && !this.#target) {
      const message = this.#on.lastOwn();
      if (message) { event.preventDefault(); this.aim("edit", message); }
    }
  }

  #paste(event) {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    this.#on.files(files);
  }

  #setText(text) {
    this.input.value = text;
    this.#typed();
  }

  #typed() {
    const filled = this.input.value.trim() !== "" || this.#target?.kind === "edit";
    this.go.hidden = !filled;
    this.mic.hidden = filled;
    this.input.style.height = "auto";
    if (this.input.scrollHeight) this.input.style.height = `${this.input.scrollHeight}px`;
  }
}
