// Renders text with Telegram's entities as nodes. Offsets count UTF-16 units, as JavaScript strings do.
// Entities may nest; ones that cross (which Telegram does not send) are cut at the outer one's end.

import { h } from "./dom.js";
import { readLink } from "./links.js";

const tags = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};
const blocks = new Set(["pre", "blockquote", "expandable_blockquote"]);

const shortCode = 24; // letters of a record's number or the like, kept on one line

/** Nodes for the text. username is the bot's own, so that links to it start the bot here. */
export function renderText(text, entities, username) {
  const spans = (entities ?? [])
    .map((entity) => ({ entity, from: Math.max(0, entity.offset), to: Math.min(text.length, entity.offset + entity.length) }))
    .filter((span) => span.from < span.to)
    .sort((a, b) => a.from - b.from || b.to - a.to);
  return renderRange(text, 0, text.length, spans, username);
}

function renderRange(text, from, to, spans, username) {
  const nodes = [];
  let at = from;
  for (let i = 0; i < spans.length; ) {
    const span = spans[i++];
    if (span.from < at) continue;
    nodes.push(text.slice(at, span.from));
    const inside = [];
    while (i < spans.length && spans[i].from < span.to) inside.push({ ...spans[i], to: Math.min(spans[i++].to, span.to) });
    nodes.push(wrap(span.entity, text.slice(span.from, span.to), renderRange(text, span.from, span.to, inside, username), username));
    at = blocks.has(span.entity.type) && text[span.to] === "\n" ? span.to + 1 : span.to;
  }
  nodes.push(text.slice(at, to));
  return nodes.filter((node) => node !== "");
}

function wrap(entity, covered, children, username) {
  switch (entity.type) {
    case "text_link": return anchor(entity.url, children, username);
    case "url": return anchor(covered, children, username);
    case "email": return anchor(`mailto:${covered}`, children, username);
    case "phone_number": return anchor(`tel:${covered.replace(/[^\d+]/g, "")}`, children, username);
    case "bot_command": return button({ class: "command", "data-command": covered }, children);
    case "spoiler": return button({ class: "spoiler", "data-spoiler": true, "aria-label": "Nội dung được che, bấm để xem" }, h("span", null, children));
    case "code": return h("code", { class: covered.length <= shortCode && "short" }, children);
    default: return h(tags[entity.type] ?? "span", tags[entity.type] ? null : { class: "mention" }, children);
  }
}

function anchor(url, children, username) {
  const link = readLink(url, username);
  if (!link) return h("span", { class: "mention" }, children);
  if (link.start !== undefined) return button({ class: "command", "data-start-payload": link.start }, children);
  return h("a", { href: link.href, target: "_blank", rel: "noopener noreferrer" }, children);
}

// A real button element cannot break over two lines of running text.
function button(props, children) {
  return h("span", { role: "button", tabindex: 0, ...props }, children);
}
