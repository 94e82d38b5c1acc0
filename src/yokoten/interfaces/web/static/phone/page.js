// The phone page of a visit: everything that can be done on it is done here first and sent when there is a network.

import { drawAgenda, drawFindings, findingsOf } from "./drawing.js";
import { install } from "./installing.js";
import { noteWaiting } from "./leaving.js";
import { Answers, Drafts, FindingForm } from "./noting.js";
import { Outbox } from "./outbox.js";
import { Photos } from "./pictures.js";
import { Sender } from "./sending.js";
import { Conflicts } from "./settling.js";
import { openStore } from "./store.js";
import { say, speak } from "./words.js";

const byId = (id) => document.getElementById(id);
const LOOKS_AGAIN = 60_000;

class Page {
  constructor(setUp) {
    this.setUp = setUp;
    this.state = setUp.state;
    this.visit = setUp.state.visit.key;
    this.fault = "";
  }

  async start() {
    this.store = await openStore(this.state.person);
    this.outbox = new Outbox(this.store, this.visit);
    this.photos = new Photos(this.store, this.visit);
    this.drafts = new Drafts(this.store, this.visit, (fault) => this.complain(fault));
    await Promise.all([this.outbox.load(), this.photos.load(), this.drafts.load()]);
    await this.takeNewest();
    this.sender = new Sender({
      setUp: this.setUp, outbox: this.outbox, photos: this.photos,
      onState: (state) => this.take(state), onSettled: (done) => this.settled(done), onStanding: () => this.drawStanding(),
    });
    this.wire();
    this.draw();
    await this.answers.recover();
    this.form?.recover();
    this.draw();
    this.listen();
    this.sender.run();
    document.body.classList.add("scripted");
  }

  // A page out of the cache may be older than what was stored since.
  async takeNewest() {
    const kept = (await this.store.all("states")).find((state) => state.visit === this.visit);
    if (kept && Date.parse(kept.state.now) > Date.parse(this.state.now)) this.state = kept.state;
    else await this.store.put("states", { visit: this.visit, state: this.state }).catch(() => {});
  }

  wire() {
    const { language } = this.setUp;
    const onNoted = () => this.noted();
    const { drafts, outbox, photos } = this;
    this.answers = new Answers({ page: this, drafts, outbox, language, onNoted });
    this.conflicts = new Conflicts({ outbox, onNoted });
    const form = byId("note");
    if (form) this.form = new FindingForm({ form, drafts, outbox, photos, language, onNoted });
    byId("finding-list").addEventListener("click", (event) => this.actOnFinding(event.target));
    byId("send-now").addEventListener("click", () => this.sender.run());
    byId("thumb-note")?.addEventListener("click", (event) => this.goTo(event, "note-text"));
    byId("thumb-photo")?.addEventListener("click", (event) => this.openCamera(event));
  }

  goTo(event, id) {
    event.preventDefault();
    byId("note").scrollIntoView({ block: "start" });
    byId(id).focus({ preventScroll: true });
  }

  openCamera(event) {
    this.goTo(event, "note-photo");
    byId("note-photo").click();
  }

  async actOnFinding(button) {
    const line = button.closest("[data-finding]");
    const finding = line && findingsOf(this.state, this.outbox).find((each) => each.key === line.dataset.finding);
    if (!finding) return;
    if (button.dataset.act === "change") this.form.change(finding);
    if (button.dataset.act === "remove") await this.remove(finding);
    if (button.dataset.act === "remove_photo") await this.removePhoto(finding, button.closest("[data-picture]").dataset.picture);
  }

  // What never left this device goes at once; everything else is taken off the list and can be written again.
  async remove(finding) {
    const own = this.outbox.of(`finding:${finding.key}`);
    const isOnlyHere = finding.revision === 0 && own.every((item) => !item.attempted || item.state === "refused");
    const steps = this.photos.of(finding.key).map((photo) => ["drop", "photos", photo.key]);
    if (isOnlyHere) await this.outbox.drop(own, steps);
    else {
      await this.outbox.drop(own.filter((item) => !item.attempted || item.state === "refused"), steps);
      await this.outbox.add("remove", `finding:${finding.key}`, { key: finding.key, based_on: finding.revision });
    }
    this.photos.items = this.photos.items.filter((photo) => photo.finding !== finding.key);
    this.noted();
  }

  // A photograph that surely never left goes at once; one that may have arrived is taken away on the server, too.
  async removePhoto(finding, key) {
    if (!confirm(say("confirm_photo"))) return;
    const here = this.photos.of(finding.key).find((photo) => photo.key === key);
    const isThere = finding.photos.some((photo) => photo.key === key);
    if (here) await this.photos.drop(here);
    if (isThere || here?.attempted) await this.outbox.add("remove_photo", `photo:${key}`, { photo: key });
    this.noted();
    document.querySelector(`[data-finding="${finding.key}"] [data-act=change]`)?.focus();
  }

  noted() {
    this.draw();
    this.tellOthers();
    this.sender.run();
    navigator.storage?.persist?.().catch(() => {});
  }

  async take(state) {
    this.state = state;
    await this.store.put("states", { visit: this.visit, state }).catch(() => {});
    this.draw();
    this.tellOthers();
  }

  settled(done) {
    this.answers.settled(done);
    this.draw();
  }

  draw() {
    drawAgenda(this.state);
    this.answers.draw(this.state);
    this.conflicts.draw(this.state);
    this.form?.drawChoices(this.state);
    drawFindings(this.state, this.outbox, this.photos, this.setUp.addresses);
    this.drawStanding();
  }

  complain(fault) {
    this.fault = fault;
    this.drawStanding();
  }

  // One sentence about the device: what waits, and why.
  drawStanding() {
    const { network, sentence, isSending } = this.sender;
    const waits = this.outbox.waiting.length + this.photos.waiting.length;
    const refused = this.outbox.refused.length + this.photos.items.filter((photo) => photo.state === "refused").length;
    noteWaiting(this.visit, this.state.visit.title, this.setUp.addresses.page, waits + refused);
    const parts = [];
    if (network === "offline") parts.push(say("offline"));
    if (sentence) parts.push(sentence);
    if (waits) parts.push(say("waiting", { count: waits }));
    if (network === "trouble" && !sentence) parts.push(say("trouble"));
    if (refused) parts.push(say("refused", { count: refused }));
    if (this.state.conflicts.length) parts.push(say("conflicts", { count: this.state.conflicts.length }));
    if (this.fault) parts.push(say(this.fault));
    else if (this.outbox.isOnPageOnly) parts.push(say(this.store.isLasting ? "full_words" : "no_store"));
    const isCalm = parts.length === 0;
    if (isCalm) parts.push(say("all_sent"));
    const device = byId("device");
    device.hidden = false;
    device.classList.toggle("calm", isCalm);
    device.dataset.waits = waits;
    device.dataset.network = network;
    const says = parts.join(" ");
    if (byId("device-says").textContent !== says) byId("device-says").textContent = says;
    byId("send-now").hidden = waits === 0 || network === "sign_in";
    byId("send-now").textContent = this.sendNow ||= byId("send-now").textContent;
    if (isSending && waits) byId("send-now").textContent = say("sending");
    byId("sign-in").hidden = network !== "sign_in";
  }

  listen() {
    addEventListener("online", () => this.sender.run());
    addEventListener("offline", () => { this.sender.fail("offline"); this.drawStanding(); });
    document.addEventListener("visibilitychange", () => this.seenAgain());
    setInterval(() => { if (!document.hidden) this.sender.run(); }, LOOKS_AGAIN);
    if (!window.BroadcastChannel) return;
    this.channel = new BroadcastChannel(`yokoten-${this.visit}`);
    this.channel.onmessage = () => this.reload();
  }

  seenAgain() {
    if (!document.hidden) this.sender.run();
    else for (const card of this.answers.cards()) this.answers.hand(card);
  }

  tellOthers() {
    this.channel?.postMessage("changed");
  }

  // Another tab of this device wrote something.
  async reload() {
    await Promise.all([this.outbox.load(), this.photos.load()]);
    await this.takeNewest();
    this.draw();
  }
}

const setUp = JSON.parse(byId("set-up").textContent);
speak(setUp);
const page = new Page(setUp);
page.start().then(async () => {
  const isReady = await install(setUp).catch(() => null);
  if (isReady === false) page.complain("not_ready");
  document.body.dataset.isReady = String(isReady);
});
