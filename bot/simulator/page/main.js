// Puts the page together: one Phone for each phone of the server's state, kept up to date by its events.

import { act } from "./api.js";
import { fill } from "./dom.js";
import { Phone } from "./phone.js";
import { follow } from "./state.js";
import { Tabs } from "./tabs.js";
import { Toasts } from "./toasts.js";
import { Topbar, bindDialog } from "./topbar.js";
import { openViewer } from "./viewer.js";

const row = document.getElementById("phones");
const addTile = document.getElementById("add-tile");
const live = document.getElementById("live");
const phones = new Map(); // id → Phone
const toasts = new Toasts();
document.body.append(toasts.element);

const openAdd = bindDialog("add-dialog", "add-tile", addPhone);
const tabs = new Tabs(document.getElementById("tabs"), row, (id, seen) => { const phone = phones.get(id); if (phone) phone.scroll.visible = seen; }, () => openAdd());
const topbar = new Topbar(act, (text) => toasts.show(text, true));
const app = { bot: {}, act, announce, view: openViewer, unread: (id, count) => tabs.unread(id, count) };

follow({
  state: showState,
  phone: ({ phone }) => showPhone(phone),
  message: ({ phone, message }) => phones.get(phone)?.put(message),
  deleted: ({ phone, id }) => phones.get(phone)?.drop(id),
  answer: (answer) => phones.get(answer.phone)?.answer(answer),
  clock: (clock) => topbar.clock(clock),
  network: (network) => topbar.network(network),
  online: (connected) => topbar.online(connected),
});

function showState(state) {
  Object.assign(app.bot, state.bot);
  topbar.clock(state);
  topbar.network(state.network ?? {});
  const kept = new Set(state.phones.map(({ id }) => id));
  for (const [id, phone] of phones) if (!kept.has(id)) remove(id, phone);
  for (const { messages, ...meta } of state.phones) {
    const first = !phones.has(meta.id);
    showPhone(meta).show(messages ?? [], first);
  }
  document.body.classList.add("ready");
}

function showPhone(meta) {
  const known = phones.get(meta.id);
  if (known) {
    known.update(meta);
    return known;
  }
  const phone = new Phone(meta, app);
  phones.set(meta.id, phone);
  addTile.before(phone.element);
  tabs.add(phone);
  return phone;
}

function remove(id, phone) {
  tabs.remove(phone);
  phone.element.remove();
  phones.delete(id);
}

async function addPhone(form) {
  try {
    const { phone } = await act({ do: "add_phone", title: form.get("title").trim(), name: form.get("name").trim() });
    requestAnimationFrame(() => tabs.go(phone));
  } catch (error) {
    toasts.show(error.message, true);
  }
}

// One quiet region for the whole page: four live logs would talk over one another.
function announce(text) {
  fill(live, document.createTextNode(text));
}
