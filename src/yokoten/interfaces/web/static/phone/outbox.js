// Changes that wait to be sent. Nothing leaves the queue before the server has said what became of it.

import { newKey } from "./words.js";

const MOST_AT_ONCE = 20;

export class Outbox {
  constructor(store, visit) {
    this.store = store;
    this.visit = visit;
    this.items = [];
    this.isOnPageOnly = false;
  }

  async load() {
    const kept = (await this.store.all("outbox")).filter((item) => item.visit === this.visit);
    const here = new Set(kept.map((item) => item.id));
    const only = this.isOnPageOnly ? this.items.filter((item) => !here.has(item.id)) : [];
    this.items = [...kept, ...only].sort((one, other) => one.order - other.order);
  }

  of(thing) {
    return this.items.filter((item) => item.thing === thing);
  }

  get waiting() {
    return this.items.filter((item) => item.state === "waiting");
  }

  get refused() {
    return this.items.filter((item) => item.state === "refused");
  }

  // What was written before on the same thing and surely never left is replaced; what may have arrived stays before it.
  async add(what, thing, body, more = []) {
    const before = this.of(thing).filter((item) => item.what === what && (item.state === "refused" || !item.attempted));
    const order = Math.max(0, ...this.items.map((item) => item.order)) + 1;
    const item = {
      id: newKey(), visit: this.visit, order, what, thing, body, state: "waiting", attempted: false, sentence: "",
      made_at: new Date().toISOString(),
    };
    this.items = [...this.items.filter((each) => !before.includes(each)), item];
    await this.keep([["put", "outbox", item], ...before.map((each) => ["drop", "outbox", each.id]), ...more]);
    return item;
  }

  // A full device must not lose words: they stay on the page and are sent from there.
  async keep(steps) {
    try {
      await this.store.change(steps);
      this.isOnPageOnly = !this.store.isLasting && this.items.length > 0;
    } catch {
      this.isOnPageOnly = true;
    }
  }

  async drop(items, more = []) {
    this.items = this.items.filter((item) => !items.includes(item));
    await this.keep([...items.map((item) => ["drop", "outbox", item.id]), ...more]);
  }

  // One change a thing at a time: the next one is told the revision that the first one made.
  batch() {
    const seen = new Set();
    const first = this.waiting.filter((item) => !seen.has(item.thing) && seen.add(item.thing));
    return first.slice(0, MOST_AT_ONCE);
  }

  async markAttempted(batch) {
    const fresh = batch.filter((item) => !item.attempted);
    for (const item of fresh) item.attempted = true;
    if (fresh.length) await this.keep(fresh.map((item) => ["put", "outbox", item]));
  }

  // Take in what the server said of a batch; what it did not mention goes on waiting.
  async settle(batch, results) {
    const said = new Map(results.map((result) => [result.id, result]));
    const steps = [];
    const done = [];
    for (const item of batch) {
      const result = said.get(item.id);
      if (!result) continue;
      done.push({ item, result });
      if (result.state === "refused") {
        item.state = "refused";
        item.sentence = result.sentence;
        steps.push(["put", "outbox", item]);
      } else {
        steps.push(["drop", "outbox", item.id]);
        if (result.state !== "conflict") steps.push(...this.rebase(item, result.revision));
      }
    }
    const gone = new Set(done.filter(({ result }) => result.state !== "refused").map(({ item }) => item));
    this.items = this.items.filter((item) => !gone.has(item));
    if (steps.length) await this.keep(steps);
    return done;
  }

  rebase(item, revision) {
    const later = this.of(item.thing).filter((each) => each !== item && each.body.based_on < revision);
    for (const each of later) each.body.based_on = revision;
    return later.map((each) => ["put", "outbox", each]);
  }
}
