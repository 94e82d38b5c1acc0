// What the script says: sentences come with the page, in the reader's language.

let words = {};
let language = "en";

export function speak(setUp) {
  words = setUp.words;
  language = setUp.language;
}

export function say(name, facts = {}) {
  return (words[name] || name).replace(/%\((\w+)\)s/g, (whole, fact) => facts[fact] ?? whole);
}

// A moment as the reader writes it: the hour today, the day as well on other days.
export function moment(iso) {
  const when = new Date(iso);
  if (Number.isNaN(when.getTime())) return "";
  const hour = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(when);
  const isToday = when.toDateString() === new Date().toDateString();
  return isToday ? hour : `${new Intl.DateTimeFormat(language, { day: "numeric", month: "numeric" }).format(when)}, ${hour}`;
}

// The day of this device, as the programme writes days.
export function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

// A key that no other device makes; `randomUUID` exists on secure addresses only.
export function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
