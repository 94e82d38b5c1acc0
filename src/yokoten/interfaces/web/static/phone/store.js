// What stays on the device: one database per person, so that nobody's notes are sent in somebody else's name.

export const PREFIX = "yokoten-visits-";
const AREAS = { outbox: "id", drafts: "field", photos: "key", states: "visit" };

export async function openStore(person) {
  try {
    return new Store(await opened(PREFIX + person));
  } catch {
    return new Store(null);
  }
}

function opened(name) {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => {
      for (const [area, key] of Object.entries(AREAS)) asked.result.createObjectStore(area, { keyPath: key });
    };
    asked.onsuccess = () => {
      asked.result.onversionchange = () => asked.result.close();
      resolve(asked.result);
    };
    asked.onerror = () => reject(asked.error);
    asked.onblocked = () => reject(new Error("blocked"));
  });
}

class Store {
  constructor(database) {
    this.database = database;
    this.isLasting = database !== null;
  }

  // Several changes at once: all of them are stored or none. Each is ["put", area, thing] or ["drop", area, key].
  change(steps) {
    if (!this.database) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const areas = [...new Set(steps.map(([, area]) => area))];
      let act;
      try {
        act = this.database.transaction(areas, "readwrite", { durability: "strict" });
        for (const [what, area, thing] of steps) {
          if (what === "put") act.objectStore(area).put(thing);
          else act.objectStore(area).delete(thing);
        }
      } catch (error) {
        if (act) act.abort();
        reject(error);
        return;
      }
      act.oncomplete = () => resolve();
      act.onabort = () => reject(act.error || new Error("aborted"));
    });
  }

  put(area, thing) {
    return this.change([["put", area, thing]]);
  }

  drop(area, key) {
    return this.change([["drop", area, key]]);
  }

  all(area) {
    if (!this.database) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      const asked = this.database.transaction(area).objectStore(area).getAll();
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  }
}
