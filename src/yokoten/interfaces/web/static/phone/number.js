// The phone page of a number: what is noted stays here first and is sent, once, when there is a network.

import { install } from "./installing.js";
import { noteWaiting } from "./leaving.js";
import { Outbox } from "./outbox.js";
import { Sender } from "./sending.js";
import { openStore } from "./store.js";
import { say, speak, today } from "./words.js";

const byId = (id) => document.getElementById(id);
const LOOKS_AGAIN = 60_000;
const NO_PHOTOS = { items: [], waiting: [], load: async () => {}, ready: () => [] };
const UNSENT = ["csrfmiddlewaretoken"];

class NumberPage {
  constructor(setUp) {
    this.setUp = setUp;
    this.state = setUp.state;
    this.key = setUp.state.visit.key;
    this.fault = "";
  }

  async start() {
    this.store = await openStore(this.state.person);
    this.outbox = new Outbox(this.store, this.key);
    await this.outbox.load();
    await this.takeNewest();
    this.sender = new Sender({
      setUp: this.setUp, outbox: this.outbox, photos: NO_PHOTOS,
      onState: (state) => this.take(state), onSettled: () => this.draw(), onStanding: () => this.drawStanding(),
    });
    this.form = byId("number");
    this.form.elements.on.value = today();
    this.form.addEventListener("submit", (event) => this.note(event));
    byId("number-list").addEventListener("click", (event) => this.drop(event.target));
    byId("send-now").addEventListener("click", () => this.sender.run());
    addEventListener("online", () => this.sender.run());
    addEventListener("offline", () => { this.sender.fail("offline"); this.drawStanding(); });
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.sender.run(); });
    setInterval(() => { if (!document.hidden) this.sender.run(); }, LOOKS_AGAIN);
    this.draw();
    this.sender.run();
    document.body.classList.add("scripted");
  }

  // A page out of the cache may be older than what was stored since.
  async takeNewest() {
    const kept = (await this.store.all("states")).find((state) => state.visit === this.key);
    if (kept && Date.parse(kept.state.now) > Date.parse(this.state.now)) this.state = kept.state;
  }

  // One number a day: noted again before it left, the later one goes.
  async note(event) {
    event.preventDefault();
    const fields = Object.fromEntries([...new FormData(this.form)].filter(([name]) => !UNSENT.includes(name)));
    await this.outbox.add("number", `number:${fields.on}`, { fields });
    this.form.reset();
    this.form.elements.on.value = today();
    this.draw();
    this.sender.run();
    navigator.storage?.persist?.().catch(() => {});
  }

  async drop(button) {
    const item = button.dataset.act === "drop" && this.outbox.items.find((each) => each.id === button.closest("li").dataset.id);
    if (!item) return;
    await this.outbox.drop([item]);
    this.draw();
  }

  async take(state) {
    this.state = state;
    await this.store.put("states", { visit: this.key, state }).catch(() => {});
    this.draw();
  }

  complain(fault) {
    this.fault = fault;
    this.drawStanding();
  }

  draw() {
    const own = [...this.outbox.items].reverse().map((item) => ownLine(item, this.setUp.language));
    const there = this.state.numbers.map(({ on, said, note }) => line("line", [on, note], said));
    byId("number-list").replaceChildren(...own, ...there);
    byId("no-number").hidden = own.length + there.length > 0;
    this.drawStanding();
  }

  // One sentence about the device: what waits, and why.
  drawStanding() {
    const { network, sentence, isSending } = this.sender;
    const waits = this.outbox.waiting.length;
    const refused = this.outbox.refused.length;
    noteWaiting(this.key, this.state.visit.title, this.setUp.addresses.page, waits + refused);
    const parts = [];
    if (network === "offline") parts.push(say("offline"));
    if (sentence) parts.push(sentence);
    if (waits) parts.push(say("waiting", { count: waits }));
    if (network === "trouble" && !sentence) parts.push(say("trouble"));
    if (refused) parts.push(say("refused", { count: refused }));
    if (this.fault) parts.push(say(this.fault));
    else if (this.outbox.isOnPageOnly) parts.push(say(this.store.isLasting ? "full_words" : "no_store"));
    const isCalm = parts.length === 0;
    const device = byId("device");
    device.hidden = false;
    device.classList.toggle("calm", isCalm);
    device.dataset.waits = waits;
    device.dataset.network = network;
    const says = isCalm ? say("all_sent") : parts.join(" ");
    if (byId("device-says").textContent !== says) byId("device-says").textContent = says;
    byId("send-now").hidden = waits === 0 || network === "sign_in" || isSending;
    byId("sign-in").hidden = network !== "sign_in";
  }
}

function line(template, words, number) {
  const drawn = byId(template).content.firstElementChild.cloneNode(true);
  drawn.querySelector("[data-slot=said]").textContent = words.filter(Boolean).join(" · ");
  drawn.querySelector("[data-slot=number]").textContent = number;
  return drawn;
}

function ownLine(item, language) {
  const { on, note, ...numbers } = item.body.fields;
  const day = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(on));
  const drawn = line(item.state === "refused" ? "refused-line" : "waiting-line", [day, note], Object.values(numbers).join(" / "));
  drawn.dataset.id = item.id;
  const why = drawn.querySelector("[data-slot=why]");
  if (why) why.textContent = item.sentence;
  return drawn;
}

const setUp = JSON.parse(byId("set-up").textContent);
speak(setUp);
const page = new NumberPage(setUp);
page.start().then(async () => {
  const isReady = await install(setUp).catch(() => null);
  if (isReady === false) page.complain("not_ready");
  document.body.dataset.isReady = String(isReady);
});
