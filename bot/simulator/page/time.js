// Shows times as they are on a wall in Đắk Lắk, wherever the browser thinks it is.

const zone = { timeZone: "Asia/Ho_Chi_Minh" };
const minutes = new Intl.DateTimeFormat("vi-VN", { ...zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const numbers = new Intl.DateTimeFormat("en-CA", { ...zone, year: "numeric", month: "2-digit", day: "2-digit" });
const weekdays = new Intl.DateTimeFormat("en-US", { ...zone, weekday: "short" });
const weekdayNames = { Mon: "T2", Tue: "T3", Wed: "T4", Thu: "T5", Fri: "T6", Sat: "T7", Sun: "CN" };

/** Unix seconds → "09:05". */
export function hourOf(seconds) {
  return minutes.format(new Date(seconds * 1000));
}

/** Unix seconds → "2026-11-23", to tell whether two messages are of one day. */
export function dayKey(seconds) {
  return numbers.format(new Date(seconds * 1000));
}

/** "2026-11-23" → "23 tháng 11, 2026". */
export function dayTitle(key) {
  const [year, month, day] = key.split("-").map(Number);
  return `${day} tháng ${month}, ${year}`;
}

/** Milliseconds → {time: "10:15", date: "T2, 23/11/2026"} for the clock in the top bar. */
export function clockFace(millis) {
  const [year, month, day] = dayKey(millis / 1000).split("-");
  const name = weekdayNames[weekdays.format(new Date(millis))];
  return { time: hourOf(millis / 1000), date: `${name}, ${day}/${month}/${year}` };
}

/** Seconds → "0:05", the length of a voice message. */
export function length(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Bytes → "12,3 KB". */
export function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, "KB"] : [bytes / 1024 / 1024, "MB"];
  return `${value.toLocaleString("vi-VN", { maximumFractionDigits: 1 })} ${unit}`;
}
