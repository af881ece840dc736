// Builds elements. Data becomes text nodes and attribute values only, never markup,
// so nothing a bot or a trainee types can run or restyle the page.

/** h("div", {class: "x", onclick: f}, child, "text") → element. Empty props and children are skipped. */
export function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Like replaceChildren, skipping empty children as h does. */
export function fill(node, ...children) {
  node.replaceChildren(...children.flat(2).filter(Boolean));
  return node;
}

/** The first letters of the first and last word: what an avatar shows. */
export function initials(name) {
  const words = (name ?? "").replace(/[^\p{L}\p{N}\s']/gu, " ").trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return letters.map((word) => [...word][0]).join("").toUpperCase() || "?";
}

/** One of seven colours, the same for the same person on every phone. */
export function tint(id) {
  return `tint-${Math.abs(Number(id) || 0) % 7}`;
}
