// Decides what a link in a message may do: start this bot with a payload, open a page, or nothing.

const botHosts = new Set(["t.me", "telegram.me", "www.t.me"]);

/** url → {start: payload} for the simulated bot, {href} for a web or phone address, null for anything else. */
export function readLink(text, username) {
  const url = parse(text);
  if (!url) return null;
  const payload = startPayload(url, username);
  if (payload !== null) return { start: payload };
  return ["http:", "https:", "tel:", "mailto:"].includes(url.protocol) ? { href: url.href } : null;
}

/** What a trainee pasted, a code or a whole link → the payload; "" when nothing usable is in it. */
export function readInvite(text, username) {
  const trimmed = text.trim();
  const url = trimmed.includes("/") || trimmed.includes(":") ? parse(trimmed) : null;
  const payload = url ? startPayload(url, username) ?? "" : trimmed;
  return /^[A-Za-z0-9_-]{1,64}$/.test(payload) ? payload : "";
}

function parse(text) {
  const value = (text ?? "").trim();
  try {
    return new URL(/^[a-z][a-z0-9+.-]*:/i.test(value) ? value : `https://${value}`);
  } catch {
    return null;
  }
}

function startPayload(url, username) {
  const own = (username ?? "").toLowerCase();
  const isTme = botHosts.has(url.hostname) && url.pathname.slice(1).replace(/\/$/, "").toLowerCase() === own;
  const isTg = url.protocol === "tg:" && (url.searchParams.get("domain") ?? "").toLowerCase() === own;
  return isTme || isTg ? url.searchParams.get("start") ?? "" : null;
}
