// One simulated phone: header, thread, input, and what happens when something in them is pressed.

import { fill, h, initials, tint } from "./dom.js";
import { icon } from "./icons.js";
import { upload } from "./api.js";
import { confirmOwnContact, openAttachments, openPlaces, openVoices } from "./attach.js";
import { Composer } from "./composer.js";
import { listen } from "./gestures.js";
import { summary } from "./media.js";
import { openCommands, openMessageMenu, openPhoneMenu } from "./menus.js";
import { Presses } from "./presses.js";
import { Scroll } from "./scroll.js";
import { Sheets } from "./sheets.js";
import { Thread } from "./thread.js";
import { Toasts } from "./toasts.js";

export class Phone {
  #app;
  #speaker;
  #picker = h("input", { type: "file", multiple: true, hidden: true, onchange: () => this.#picked() });

  /** app: {bot, act(action), announce(text), view(url, urls), unread(id, count)}. */
  constructor(meta, app) {
    this.#app = app;
    this.meta = meta;
    this.#speaker = meta.speakers[0]?.id;
    this.presses = new Presses((id) => this.thread.row(id));
    this.thread = new Thread({
      get username() { return app.bot.username; },
      group: meta.group,
      isOwn: (message) => !message.from?.bot && message.from?.id === this.#speaker,
      busy: (message, data) => this.presses.busy(message.id, data),
    });
    this.scroll = new Scroll(this.thread.element, (unread) => app.unread(meta.id, unread));
    this.composer = new Composer(this.#composing());
    this.toasts = new Toasts();
    this.#build();
    this.update(meta);
  }

  get username() { return this.#app.bot.username; }

  #build() {
    this.caption = h("div", { class: "caption" });
    this.head = h("header", { class: "chat-head" });
    this.banner = h("button", { type: "button", class: "invite", "data-invite": true, onclick: () => this.start(this.meta.invite) },
      icon("link"), h("span", null, "Anh/chị có lời mời. ", h("strong", null, "Bấm để mở")));
    this.welcome = h("div", { class: "welcome" });
    const content = h("div", { class: "content" }, this.head, this.banner,
      h("div", { class: "middle" }, this.scroll.area, this.welcome, this.scroll.button, this.toasts.element), this.composer.element);
    const frame = h("div", { class: "frame" }, content);
    this.sheets = new Sheets(frame, content);
    this.element = h("section", { class: "phone", "data-phone": this.meta.id }, this.caption, frame, this.#picker);
    listen(this.scroll.area, this.#gestures());
    frame.addEventListener("dragover", (event) => event.preventDefault());
    frame.addEventListener("drop", (event) => { event.preventDefault(); this.#upload([...event.dataTransfer.files]); });
  }

  /** Takes a new state of the phone; its messages come one by one or by show. */
  update(meta) {
    this.meta = meta;
    const { title, note, invite, speakers } = this.meta;
    if (!speakers.some(({ id }) => id === this.#speaker)) this.#speaker = speakers[0]?.id;
    this.element.setAttribute("aria-label", `Điện thoại: ${title}`);
    this.scroll.area.setAttribute("aria-label", `Các tin nhắn, ${title}`);
    fill(this.caption, h("h2", null, title), note && h("p", null, note));
    this.banner.hidden = !invite;
    this.#drawHead();
    this.#drawWelcome();
    this.composer.update(this.meta, this.#speaker);
  }

  /** Shows a full list of messages; first: they were there before the page was, so none is new. */
  show(messages, first) {
    if (messages.length < this.thread.messages.length) this.#startOver();
    const fresh = this.thread.show(messages);
    if (!first) fresh.forEach((message) => this.#arrived(message));
    this.#drawWelcome();
  }

  #startOver() {
    this.sheets.closeAll();
    this.composer.clear();
    this.scroll.toEnd();
  }

  put(message) {
    if (!this.thread.put(message)) return;
    this.welcome.hidden = true;
    this.#arrived(message);
    if (message.reply_markup?.force_reply) this.aim("reply", message);
  }

  drop(id) { this.thread.drop(id); }

  /** The bot answered a press: stop waiting and show its words. */
  answer({ message, data, text, alert }) {
    this.presses.done(message, data);
    if (text && alert) this.#alert(text);
    else if (text) this.say(text);
  }

  /** Sends "/start payload", as the start button, invitations and links to the bot do. */
  start(payload) { return this.send({ do: "start", payload: payload ?? "" }); }

  /** Does something as the person who speaks; true when done, else says why on this phone. */
  async send(action) {
    try {
      await this.#app.act({ ...action, phone: this.meta.id, from: this.#speaker });
      return true;
    } catch (error) {
      this.toasts.show(error.message, true);
      return false;
    }
  }

  say(text) { this.toasts.show(text); }

  aim(kind, message) { this.composer.aim(kind, message); }

  /** Sends with what is typed as the caption. */
  async sendCaptioned(action) {
    const caption = this.composer.take();
    if (!await this.send({ ...action, caption })) this.composer.restore(caption);
  }

  /** Lets the trainee pick files of this computer, to be sent as "photo" or "document". */
  pick(kind) {
    this.#picker.accept = kind === "photo" ? "image/*" : "";
    this.#picker.dataset.kind = kind;
    this.#picker.click();
  }

  #picked() {
    this.#upload([...this.#picker.files], this.#picker.dataset.kind);
    this.#picker.value = "";
  }

  async #upload(files, kind) {
    if (files.length === 0) return;
    const images = files.every((file) => file.type.startsWith("image/"));
    const caption = this.composer.take();
    try {
      await upload({ phone: this.meta.id, from: this.#speaker, caption, kind: kind ?? (images ? "photo" : "document"), files });
    } catch (error) {
      this.composer.restore(caption);
      this.toasts.show(error.message, true);
    }
  }

  #composing() {
    return {
      text: async (text, reply) => { if (!await this.send({ do: "text", text, reply_to: reply })) this.composer.restore(text); },
      edit: async (message, text) => { if (!await this.send({ do: "edit", message: message.id, text })) this.composer.restore(text); },
      start: () => this.start(this.meta?.invite ?? ""),
      unblock: () => this.send({ do: "unblock" }),
      commands: () => openCommands(this),
      attach: () => openAttachments(this),
      mic: () => openVoices(this),
      key: (key, used) => this.#pressReplyKey(key, used),
      speaker: (id) => { this.#speaker = id; this.thread.redraw(); this.scroll.toEnd(); },
      files: (files) => this.#upload(files),
      lastOwn: () => this.thread.messages.findLast((message) => message.text && this.thread.isOwn(message)),
    };
  }

  #gestures() {
    return {
      press: async (message, data) => {
        if (this.presses.begin(message, data) && !await this.send({ do: "press", message, data })) this.presses.done(message, data);
      },
      start: (payload) => this.start(payload),
      command: (text) => this.send({ do: "text", text }),
      view: (url, tile) => this.#app.view(url, [...tile.closest(".gallery").querySelectorAll("[data-view]")].map((one) => one.dataset.view)),
      jump: (id) => { const row = this.thread.row(id); if (row) this.scroll.reveal(row); },
      menu: (id) => { const message = this.thread.find(id); if (message && !message.service) openMessageMenu(this, message, this.thread.isOwn(message)); },
    };
  }

  // used() folds a keyboard that is meant for one use; not before something was really sent.
  #pressReplyKey(key, used) {
    const sent = (action) => { used(); return this.send(action); };
    if (key.request_location) openPlaces(this, (place) => sent({ do: "location", ...place }));
    else if (key.request_contact) confirmOwnContact(this, this.meta.speakers.find(({ id }) => id === this.#speaker), sent);
    else sent({ do: "text", text: key.text });
  }

  #arrived(message) {
    const own = this.thread.isOwn(message);
    this.scroll.arrived(own);
    if (!own) this.#app.announce(`${this.meta.title}. ${message.from?.name ?? ""}: ${summary(message)}`);
  }

  #alert(text) {
    const close = this.sheets.open("Thông báo", h("div", { class: "alert" }, h("p", null, text),
      h("button", { type: "button", class: "primary", "data-alert-close": true, onclick: () => close() }, "Đã hiểu")), { center: true, alert: true });
  }

  #drawHead() {
    const { group, title, typing, blocked, speakers, note } = this.meta;
    const name = group ? title : this.#app.bot.name;
    const quiet = group ? `${speakers.length + 1} thành viên` : blocked ? "đã chặn" : "bot";
    fill(this.head, h("span", { class: `avatar ${group ? tint(this.meta.chat_id) : "tint-bot"}`, "aria-hidden": "true" }, initials(name)),
      h("div", { class: "chat-name" }, h("strong", null, name),
        h("span", { class: typing ? "status typing" : "status" }, typing ? "đang nhập…" : quiet, note && h("span", { class: "whose" }, group ? ` · ${note}` : ` · máy của ${note}`))),
      h("button", { type: "button", class: "round", "data-phone-menu": true, "aria-label": `Thêm việc với điện thoại ${title}`, onclick: () => openPhoneMenu(this) }, icon("more")));
  }

  #drawWelcome() {
    const { group, started, invite } = this.meta;
    this.welcome.hidden = this.thread.messages.length > 0;
    const words = group ? "Nhóm chưa có tin nào." : started ? "Chưa có tin nào." : invite
      ? "Anh/chị bấm lời mời ở trên để bắt đầu." : "Anh/chị bấm BẮT ĐẦU để trò chuyện với bot.";
    fill(this.welcome, h("p", null, words));
  }
}
