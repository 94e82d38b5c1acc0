// The way to the server and back: changes in batches, photographs one by one, again and again until they are answered.

const PATIENCE = 25_000;
const MOST_BREAKDOWNS = 4;
const PAUSES = [5_000, 15_000, 45_000, 120_000];

export class Sender {
  constructor({ setUp, outbox, photos, onState, onSettled, onStanding }) {
    Object.assign(this, { outbox, photos, onState, onSettled, onStanding });
    this.addresses = setUp.addresses;
    this.refusals = setUp.refusals;
    this.person = setUp.state.person;
    this.token = setUp.token;
    this.network = navigator.onLine ? "ok" : "offline";
    this.sentence = "";
    this.isSending = false;
    this.isAskedAgain = false;
    this.isSingle = false;
    this.isBroken = false;
    this.breakdowns = 0;
    this.skipped = new Set();
    this.failures = 0;
  }

  // Send what waits; without anything to send, ask what is new.
  async run() {
    if (this.isSending) {
      this.isAskedAgain = true;
      return;
    }
    this.isSending = true;
    clearTimeout(this.timer);
    this.onStanding();
    try {
      await this.alone(() => this.sendAll());
    } finally {
      this.isSending = false;
      this.onStanding();
    }
    if (this.isAskedAgain) {
      this.isAskedAgain = false;
      await this.run();
    } else this.plan();
  }

  // Two tabs of one visit send one after the other.
  alone(act) {
    return navigator.locks ? navigator.locks.request(`yokoten-${this.outbox.visit}`, act) : act();
  }

  async sendAll() {
    await this.outbox.load();
    await this.photos.load();
    this.breakdowns = 0;
    if (!navigator.onLine) return this.fail("offline");
    if (this.outbox.waiting.every((item) => this.skipped.has(item.id))) this.skipped.clear();
    let hasNews = false;
    for (let batch = this.next(); batch.length; batch = this.next()) {
      await this.outbox.markAttempted(batch);
      const answer = await this.post(this.addresses.sync, () => JSON.stringify({
        person: this.person,
        now: new Date().toISOString(),
        changes: batch.map((item) => ({ ...item.body, id: item.id, what: item.what })),
      }), { "Content-Type": "application/json" });
      if (!answer && this.goesOnAfter(batch)) continue;
      if (!answer) return;
      if (!Array.isArray(answer.results)) return this.fail("trouble");
      const done = await this.outbox.settle(batch, answer.results);
      for (const { item } of done) this.skipped.delete(item.id);
      hasNews = true;
      await this.onSettled(done);
      await this.onState(answer.state);
      if (done.length === 0) return this.fail("trouble");
    }
    const sent = await this.sendPhotos();
    if (sent === null) return;
    if (!hasNews || sent > 0) await this.pull();
    if (this.skipped.size) this.fail("trouble");
  }

  next() {
    const batch = this.outbox.batch().filter((item) => !this.skipped.has(item.id));
    return this.isSingle ? batch.slice(0, 1) : batch;
  }

  // A change on which the server breaks down must not hold the others up: each goes alone, and that one is passed over.
  goesOnAfter(batch) {
    if (!this.isBroken || this.breakdowns >= MOST_BREAKDOWNS) return false;
    this.breakdowns += 1;
    if (batch.length === 1) this.skipped.add(batch[0].id);
    this.isSingle = true;
    return true;
  }

  async pull() {
    const answer = await this.call(this.addresses.sync);
    if (!answer) return;
    if (answer.body.state.person !== this.person) return this.fail("other_person");
    this.token = answer.body.token;
    this.succeed();
    await this.onState(answer.body.state);
  }

  async sendPhotos() {
    let sent = 0;
    for (const photo of this.photos.ready(this.outbox)) {
      if (!this.photos.has(photo)) continue;
      const known = photo.attempted ? await this.call(this.addresses.photo.replace("KEY", photo.key), {}, [404]) : null;
      if (photo.attempted && !known) return null;
      if (!known || known.status === 404) {
        await this.photos.markAttempted(photo);
        const answer = await this.post(this.addresses.photos, () => formOf(photo, this.person), {}, [413, 422]);
        if (!answer) return null;
        if (answer.state !== "kept") {
          await this.photos.refuse(photo, answer.sentence || "");
          continue;
        }
      }
      await this.photos.sent(photo);
      sent += 1;
      this.onStanding();
    }
    return sent;
  }

  // A seal that has grown old is fetched anew, once.
  async post(address, body, headers, expected = []) {
    for (const isLast of [false, true]) {
      const sealed = { method: "POST", body: body(), headers: { ...headers, "X-CSRFToken": this.token } };
      const answer = await this.call(address, sealed, isLast ? expected : [403, ...expected]);
      if (!answer) return null;
      if (answer.status !== 403 || answer.body?.code) {
        if (answer.status === 403) return this.fail("trouble", answer.body.sentence);
        if (answer.body?.token) this.token = answer.body.token;
        this.succeed();
        return answer.body;
      }
      const fresh = await this.call(this.addresses.token);
      if (!fresh) return null;
      if (fresh.body.person !== this.person) return this.fail("other_person");
      this.token = fresh.body.token;
    }
    return null;
  }

  // What a call came to, or null after noting why it came to nothing. Half an answer is none.
  async call(address, options = {}, expected = []) {
    let answer;
    let body = null;
    this.isBroken = false;
    try {
      const limit = AbortSignal.timeout ? { signal: AbortSignal.timeout(PATIENCE) } : {};
      answer = await fetch(address, { credentials: "same-origin", cache: "no-store", ...limit, ...options });
      if ((answer.headers.get("Content-Type") || "").includes("json")) body = await answer.json();
    } catch {
      return this.fail(navigator.onLine ? "trouble" : "offline");
    }
    if (answer.status === 401) return this.fail("sign_in");
    if (answer.status === 409 && body?.code === "other_person") return this.fail("other_person");
    if (expected.includes(answer.status)) return { status: answer.status, body: body || {} };
    if (answer.status === 404) return this.fail("visit_gone");
    this.isBroken = answer.status >= 500;
    if (!answer.ok || body === null) return this.fail("trouble");
    return { status: answer.status, body };
  }

  succeed() {
    this.network = "ok";
    this.sentence = "";
    if (!this.skipped.size) this.failures = 0;
  }

  fail(network, sentence = "") {
    this.network = network;
    this.sentence = sentence || this.refusals[network] || "";
    this.failures += 1;
    return null;
  }

  // Try again by itself, less and less often; a sign-in has to come from a person.
  plan() {
    if (!this.outbox.waiting.length && !this.photos.waiting.length) {
      this.isSingle = false;
      return;
    }
    if (["sign_in", "visit_gone", "other_person"].includes(this.network)) return;
    const pause = PAUSES[Math.min(Math.max(this.failures - 1, 0), PAUSES.length - 1)];
    this.timer = setTimeout(() => this.run(), pause);
  }
}

function formOf(photo, person) {
  const form = new FormData();
  form.set("person", person);
  form.set("key", photo.key);
  form.set("finding", photo.finding);
  form.set("has_people", photo.has_people ? "1" : "");
  form.set("has_consent", photo.has_consent ? "1" : "");
  form.set("photo", photo.blob, "photo.jpg");
  return form;
}
