// What is typed in a long form keeps itself in this tab until it has been sent, and says when; signing out drops it.
const PREFIX = "yokoten-typed:";
const LONGEST = 200_000;
const WAIT = 400;
const UNKEPT = ["hidden", "file", "password", "submit", "button"];

function fieldsOf(form) {
  return [...form.elements].filter((field) => field.name && !UNKEPT.includes(field.type) && !field.readOnly);
}

function typedIn(form) {
  return fieldsOf(form).map((field) => [
    field.name, ["checkbox", "radio"].includes(field.type) ? `${field.value}:${field.checked}` : field.value,
  ]);
}

function putBack(form, typed) {
  const left = [...typed];
  for (const field of fieldsOf(form)) {
    const at = left.findIndex(([name]) => name === field.name);
    if (at < 0) continue;
    const [[, value]] = left.splice(at, 1);
    if (["checkbox", "radio"].includes(field.type)) field.checked = value === `${field.value}:true`;
    else field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

const read = (key) => {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
};

const write = (key, kept) => {
  try {
    const text = JSON.stringify(kept);
    if (text.length > LONGEST) return false;
    sessionStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
};

const pathOf = (address) => {
  try {
    return new URL(address).pathname;
  } catch {
    return "";
  }
};

const clock = (moment) => new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })
  .format(new Date(moment));

// The page that answers a form has come from it: what was sent has arrived, unless it was refused or the door is closed.
const isRefused = (form) => form.querySelector("[role=alert], [aria-invalid=true]") !== null;
const forms = [...document.querySelectorAll("form[data-guards]")];
let isLeaving = false;
document.addEventListener("submit", (event) => { isLeaving ||= event.target.matches("form[data-leaves]"); });
const keyOf = (form) => `${PREFIX}${location.pathname}#${forms.indexOf(form)}`;

function settle() {
  if (location.pathname.includes("/login/")) return;
  for (const key of Object.keys(sessionStorage)) {
    const kept = key.startsWith(PREFIX) ? read(key) : null;
    if (!kept?.sent || pathOf(document.referrer) !== kept.path) continue;
    const here = forms.find((form) => keyOf(form) === key);
    if (here && isRefused(here)) write(key, { ...kept, sent: false });
    else sessionStorage.removeItem(key);
  }
}

function told(name, moment) {
  const note = document.getElementById(name)?.content.firstElementChild.cloneNode(true);
  for (const place of note?.querySelectorAll("[data-clock]") ?? []) place.textContent = clock(moment);
  return note;
}

function offer(form, key) {
  const kept = read(key);
  if (!kept || isRefused(form) || JSON.stringify(kept.typed) === JSON.stringify(typedIn(form))) return;
  const note = told("typed-before", kept.at);
  if (!note) return;
  note.querySelector("[data-puts-back]").addEventListener("click", () => {
    putBack(form, kept.typed);
    note.remove();
    fieldsOf(form)[0]?.focus();
  });
  note.querySelector("[data-throws-away]").addEventListener("click", () => {
    sessionStorage.removeItem(key);
    note.remove();
    fieldsOf(form)[0]?.focus();
  });
  form.prepend(note);
}

function keep(form, key) {
  let waiting = 0, said = null;
  const now = (sent) => {
    clearTimeout(waiting);
    waiting = 0;
    const at = Date.now();
    if (isLeaving || !write(key, { typed: typedIn(form), path: location.pathname, at, sent })) return;
    said?.remove();
    said = told("typed-kept", at);
    if (said) form.append(said);
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => now(false), WAIT);
  });
  form.addEventListener("submit", () => now(true));
  window.addEventListener("pagehide", () => { if (waiting) now(false); });
}

try {
  settle();
  for (const form of forms) {
    offer(form, keyOf(form));
    keep(form, keyOf(form));
  }
} catch {
  // Without storage the browser still asks before it leaves.
}
