// Everything the page asks of the server. A refusal is an Error whose message is a sentence to show.

const unreachable = "Chưa gửi được. Anh/chị xem chương trình chạy thử còn mở không ạ.";

/** Carries out one action on a phone, for example {do: "text", phone: "p1", text: "…"}. */
export function act(action) {
  return post("/sim/do", { headers: { "Content-Type": "application/json" }, body: JSON.stringify(action) });
}

/** Sends files from the trainee's computer; kind is "photo" or "document". */
export function upload({ phone, from, caption, kind, files }) {
  const form = new FormData();
  form.set("phone", phone);
  form.set("from", String(from));
  form.set("caption", caption ?? "");
  form.set("as", kind);
  for (const file of files) form.append("file", file, file.name);
  return post("/sim/upload", { body: form });
}

async function post(path, options) {
  const response = await fetch(path, { method: "POST", ...options }).catch(() => { throw new Error(unreachable); });
  const answer = await response.json().catch(() => null);
  if (!answer) throw new Error(unreachable);
  if (!answer.ok) throw new Error(answer.error || "Máy chạy thử chưa làm được việc này.");
  return answer;
}
