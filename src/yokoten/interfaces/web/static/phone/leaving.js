// Signing out takes everything of a visit off this device; what has not been sent yet is told first.

const WAITING = "yokoten-waiting";
const PREFIX = "yokoten-";

export function noteWaiting(visit, title, address, count) {
  try {
    const all = waiting();
    if (count) all[visit] = { title, address, count };
    else delete all[visit];
    localStorage.setItem(WAITING, JSON.stringify(all));
  } catch {
    // A browser that stores nothing has nothing to lose here.
  }
}

export function waiting() {
  try {
    return JSON.parse(localStorage.getItem(WAITING)) || {};
  } catch {
    return {};
  }
}

async function clear() {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(PREFIX)) sessionStorage.removeItem(name);
  localStorage.removeItem(WAITING);
  const databases = indexedDB.databases ? await indexedDB.databases() : [];
  const names = databases.map((each) => each.name).filter((name) => name.startsWith(PREFIX));
  const gone = names.map((name) => new Promise((resolve) => {
    const asked = indexedDB.deleteDatabase(name);
    asked.onsuccess = asked.onerror = asked.onblocked = resolve;
  }));
  if (window.caches) {
    for (const name of await caches.keys()) if (name.startsWith(PREFIX)) gone.push(caches.delete(name));
  }
  await Promise.race([Promise.all(gone), new Promise((resolve) => setTimeout(resolve, 3000))]);
}

function tell() {
  const place = document.getElementById("not-sent");
  const all = Object.values(waiting());
  if (!place || !all.length) return;
  const list = place.querySelector("ul");
  list.replaceChildren(...all.map(({ title, address, count }) => {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = address.startsWith("/") ? address : "/";
    link.textContent = title;
    line.append(link, `: ${count}`);
    return line;
  }));
  place.hidden = false;
}

for (const form of document.querySelectorAll("form[data-leaves]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const isAsking = document.getElementById("not-sent") !== null;
    if (!isAsking && Object.keys(waiting()).length) {
      location.assign(form.getAttribute("action"));
      return;
    }
    await clear().catch(() => {});
    form.submit();
  });
}
tell();
