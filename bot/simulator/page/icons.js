// The page's own line icons on a 24 by 24 grid: no icon font, no emoji that a cheap phone may lack.

const paths = {
  menu: "M4 7h16M4 12h16M4 17h16",
  attach: "M20 11.5 12 19.4a5 5 0 0 1-7.1-7.1l8.5-8.4a3.3 3.3 0 0 1 4.7 4.7l-8.4 8.4a1.7 1.7 0 0 1-2.4-2.4l7.7-7.6",
  mic: "M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4",
  send: "M4 4.5 20.5 12 4 19.5l2.5-7.5zM6.5 12h8",
  keyboard: "M3 7h18v11H3zM7 11h.01M11 11h.01M15 11h.01M18 11h.01M8 15h8",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  close: "M6 6l12 12M18 6 6 18",
  down: "M6 9.5l6 6 6-6",
  left: "M15 5l-7 7 7 7",
  right: "M9 5l7 7-7 7",
  check: "M5 12.5l4.5 4.5L19 7.5",
  ticks: "M1.5 12.5 6 17 15.5 7M11 16.5l.5.5L22 7",
  pin: "M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.5C5 14.8 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  live: "M12 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM7.5 16.5a6.5 6.5 0 0 1 0-9M16.5 7.5a6.5 6.5 0 0 1 0 9M4.5 19.5a10.5 10.5 0 0 1 0-15M19.5 4.5a10.5 10.5 0 0 1 0 15",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  bigfile: "M6 3h8l4 4v14H6zM14 3v4h4M12 11v6M9.5 13.5 12 11l2.5 2.5",
  photo: "M4 5h16v14H4zM4 16l4.5-4.5 4 4 2.5-2.5L20 18M15.5 9.5v.01",
  album: "M7 3h14v13H7zM3 7v14h14M7 13l3.5-3.5 5 5",
  upload: "M12 16V5M7.5 9.5 12 5l4.5 4.5M4 15v5h16v-5",
  user: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6",
  forward: "M13 6l6.5 6-6.5 6v-4c-4 0-6.5 1-8.5 4 0-5 3-8 8.5-8z",
  reply: "M11 6l-6.5 6 6.5 6v-4c4 0 6.5 1 8.5 4 0-5-3-8-8.5-8z",
  sticker: "M12 3a9 9 0 0 1 9 9c-4 0-9 5-9 9a9 9 0 0 1 0-18zM9 10v.01M15 10v.01M9 14c.7 1 2 1.5 3 1.5",
  edit: "M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5",
  copy: "M8 8h12v12H8zM16 8V4H4v12h4",
  plus: "M12 5v14M5 12h14",
  block: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM5.6 5.6l12.8 12.8",
  link: "M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-5.7-5.7L12 7M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 5.7 5.7L12 17",
  up: "M12 19V6M6.5 11.5 12 6l5.5 5.5",
  play: "M8 5l11 7-11 7z",
  external: "M9 6h9v9M18 6 7 17",
};

const svg = "http://www.w3.org/2000/svg";

/** A decorative icon; the button around it carries the label. */
export function icon(name) {
  const node = document.createElementNS(svg, "svg");
  node.setAttribute("viewBox", "0 0 24 24");
  node.setAttribute("class", `icon icon-${name}`);
  node.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(svg, "path");
  path.setAttribute("d", paths[name]);
  node.append(path);
  return node;
}
