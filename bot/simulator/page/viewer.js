// A picture over the whole page, with its neighbours of the same album.

import { h } from "./dom.js";
import { icon } from "./icons.js";

/** Opens url; urls are all pictures one may turn to. */
export function openViewer(url, urls) {
  let at = Math.max(0, urls.indexOf(url));
  const image = h("img", { src: url, alt: "Ảnh phóng lớn" });
  const turn = (step) => {
    at = (at + step + urls.length) % urls.length;
    image.src = urls[at];
  };
  const arrow = (name, label, step) => urls.length > 1
    && h("button", { type: "button", class: `round turn ${name}`, "aria-label": label, onclick: () => turn(step) }, icon(name));
  const dialog = h("dialog", { class: "viewer", "aria-label": "Xem ảnh", onclose: () => dialog.remove(),
    onclick: (event) => { if (!event.target.closest(".turn")) dialog.close(); },
    onkeydown: (event) => { if (event.key === "ArrowLeft") turn(-1); if (event.key === "ArrowRight") turn(1); } },
  image, arrow("left", "Ảnh trước", -1), arrow("right", "Ảnh sau", 1),
  h("button", { type: "button", class: "round close", "aria-label": "Đóng", autofocus: true }, icon("close")));
  document.body.append(dialog);
  dialog.showModal();
}
