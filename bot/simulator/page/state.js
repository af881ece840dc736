// Follows the server's state over one event stream, and starts again when it breaks.
// The first event after every connection is the full state, so nothing has to be remembered here.

const kinds = ["state", "phone", "message", "deleted", "answer", "clock", "network"];
const retryAfter = 2000;

/** handlers: one function per kind of event, and online(bool). Returns a function that stops following. */
export function follow(handlers) {
  let source;
  let timer;
  const open = () => {
    source = new EventSource("/sim/events");
    for (const kind of kinds) {
      source.addEventListener(kind, (event) => handlers[kind](JSON.parse(event.data)));
    }
    source.onopen = () => handlers.online(true);
    source.onerror = () => {
      handlers.online(false);
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, retryAfter);
    };
  };
  open();
  return () => { clearTimeout(timer); source.close(); };
}
