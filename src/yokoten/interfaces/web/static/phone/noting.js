// Writing: answers and findings. Every letter is stored as it is typed; leaving a field hands it to the outbox.

import { blank, chip, noted, slot, write } from "./drawing.js";
import { faultOf, shrink } from "./pictures.js";
import { moment, newKey, say } from "./words.js";

const byId = (id) => document.getElementById(id);

// What is being typed, stored under the name of its field.
export class Drafts {
  constructor(store, visit, onFull) {
    Object.assign(this, { store, visit, onFull });
    this.items = new Map();
  }

  async load() {
    const kept = (await this.store.all("drafts")).filter((draft) => draft.visit === this.visit);
    this.items = new Map(kept.map((draft) => [draft.field, draft]));
  }

  of(name) {
    return this.items.get(`${this.visit}:${name}`);
  }

  keep(name, written) {
    const draft = { field: `${this.visit}:${name}`, visit: this.visit, at: new Date().toISOString(), ...written };
    this.items.set(draft.field, draft);
    this.store.put("drafts", draft).catch(() => this.onFull("full_words"));
  }

  // The step that takes a draft away together with whatever takes its place.
  leave(name) {
    const field = `${this.visit}:${name}`;
    this.items.delete(field);
    return ["drop", "drafts", field];
  }
}

export class Answers {
  constructor({ page, drafts, outbox, language, onNoted }) {
    Object.assign(this, { page, drafts, outbox, language, onNoted });
    this.bases = new Map();
    const list = byId("question-list");
    list.addEventListener("input", (event) => this.typed(event.target.closest("[data-question]")));
    list.addEventListener("change", (event) => this.hand(event.target.closest("[data-question]")));
    list.addEventListener("submit", (event) => this.submit(event));
  }

  static written(card) {
    const form = card.querySelector("form");
    return { text: form.elements.text.value, figure: form.elements.figure.value };
  }

  typed(card) {
    if (!card) return;
    const number = card.dataset.question;
    const before = this.drafts.of(`answer:${number}`);
    this.drafts.keep(`answer:${number}`, { ...Answers.written(card), base: before?.base ?? this.bases.get(number) ?? 0 });
    this.drawStanding(card);
  }

  // From the field into the outbox, if anything was written.
  async hand(card) {
    const number = card?.dataset.question;
    const draft = number && this.drafts.of(`answer:${number}`);
    if (!draft) return;
    const body = {
      question: Number(number), text: draft.text, figure: draft.figure, based_on: draft.base, language: this.language,
    };
    await this.outbox.add("answer", `answer:${number}`, body, [this.drafts.leave(`answer:${number}`)]);
    this.drawStanding(card);
    this.onNoted();
  }

  async submit(event) {
    const card = event.target.closest("[data-question]");
    if (!card) return;
    event.preventDefault();
    await this.hand(card);
    const next = card.nextElementSibling?.querySelector("textarea");
    if (next) next.focus();
  }

  // What was being typed when the page went away is not asked for again: it goes on its way.
  async recover() {
    for (const card of this.cards()) {
      const draft = this.drafts.of(`answer:${card.dataset.question}`);
      if (!draft || !card.querySelector("form")) continue;
      this.fill(card, draft);
      await this.hand(card);
    }
  }

  // The server took it: what is typed next stands on that revision.
  settled(done) {
    for (const { item, result } of done) {
      if (item.what !== "answer" || !["kept", "same"].includes(result.state)) continue;
      const draft = this.drafts.of(item.thing);
      if (draft && draft.base < result.revision) this.drafts.keep(item.thing, { ...draft, base: result.revision });
    }
  }

  cards() {
    return [...document.querySelectorAll("#question-list [data-question]")];
  }

  draw(state) {
    this.state = state;
    const cards = new Map(this.cards().map((card) => [Number(card.dataset.question), card]));
    for (const question of state.questions) {
      const card = cards.get(question.number) || this.made(question);
      this.drawQuestion(card, question);
      this.drawAnswer(card, question.number);
      cards.delete(question.number);
    }
    for (const [number, card] of cards) this.drawRemoved(card, number);
    this.order(state);
    const answered = state.questions.filter((question) => this.isAnswered(question.number)).length;
    byId("count-answered").textContent = `${answered}/${state.questions.length}`;
  }

  order(state) {
    const list = byId("question-list");
    const wanted = state.questions.map((question) => list.querySelector(`[data-question="${question.number}"]`));
    const there = this.cards().filter((card) => wanted.includes(card));
    if (wanted.some((card, at) => card !== there[at])) list.append(...wanted);
  }

  made(question) {
    const card = blank("question");
    card.dataset.question = question.number;
    card.id = `question-${question.number}`;
    card.setAttribute("aria-labelledby", `q-${question.number}`);
    for (const part of card.querySelectorAll("[id]")) part.id = part.id + question.number;
    for (const label of card.querySelectorAll("label")) label.htmlFor += question.number;
    for (const area of card.querySelectorAll("[aria-describedby]")) area.setAttribute("aria-describedby", `ah-${question.number}`);
    const list = byId("question-list");
    if (!list.querySelector("[data-question]")) list.replaceChildren();
    list.append(card);
    return card;
  }

  drawQuestion(card, question) {
    slot(card, "order").textContent = question.order;
    slot(card, "question").textContent = question.text;
    slot(card, "question").lang = question.language;
    slot(card, "behind").hidden = question.figures.length === 0;
    slot(card, "figures").replaceChildren(...question.figures.map((figure) => {
      const line = document.createElement("li");
      line.textContent = figure;
      return line;
    }));
  }

  drawAnswer(card, number) {
    const answer = this.answer(number);
    if (!card.querySelector("form")) {
      slot(card, "read").textContent = answer ? [answer.text, answer.figure].filter(Boolean).join(" · ") : "";
      return;
    }
    const item = this.outbox.of(`answer:${number}`).at(-1);
    const written = document.activeElement?.closest("textarea, input") ?? null;
    const isBusy = this.drafts.of(`answer:${number}`) || card.contains(written);
    if (!isBusy) {
      this.bases.set(String(number), answer?.revision ?? 0);
      this.fill(card, item ? item.body : answer || { text: "", figure: "" });
    }
    this.drawStanding(card);
  }

  fill(card, { text, figure }) {
    const { elements } = card.querySelector("form");
    if (elements.text.value !== text) elements.text.value = text;
    if (elements.figure.value !== figure) elements.figure.value = figure;
  }

  drawStanding(card) {
    const number = Number(card.dataset.question);
    const answer = this.answer(number);
    const item = this.outbox.of(`answer:${number}`).at(-1);
    const draft = this.drafts.of(`answer:${number}`);
    const hasConflict = this.state?.conflicts.some((conflict) => conflict.question === number);
    const name = draft ? "draft" : item ? item.state : hasConflict ? "conflict" : answer?.revision ? "sent" : "";
    slot(card, "chip").replaceChildren(name ? chip(name) : "");
    const isNew = draft && answer && answer.revision > draft.base;
    slot(card, "noted").textContent = isNew
      ? say("new_elsewhere")
      : item || draft ? say("saved_at", { time: moment((draft || item).at || item.made_at) }) : answer ? noted(answer) : "";
    write(slot(card, "sentence"), item?.sentence || "");
  }

  drawRemoved(card, number) {
    const isWritten = this.drafts.of(`answer:${number}`) || this.outbox.of(`answer:${number}`).length > 0;
    if (!isWritten) card.remove();
    else write(slot(card, "sentence"), say("removed_question"));
  }

  answer(number) {
    return this.state?.answers.find((each) => each.question === number);
  }

  isAnswered(number) {
    const item = this.outbox.of(`answer:${number}`).at(-1);
    const said = item ? item.body : this.answer(number);
    return Boolean(said && (said.text || said.figure));
  }
}

export class FindingForm {
  constructor({ form, drafts, outbox, photos, language, onNoted, onFull }) {
    Object.assign(this, { form, drafts, outbox, photos, language, onNoted, onFull });
    this.fresh();
    form.addEventListener("input", () => this.typed());
    form.addEventListener("change", (event) => this.changed(event));
    form.addEventListener("submit", (event) => this.submit(event));
    form.addEventListener("click", (event) => this.pressed(event));
    byId("note-cancel").addEventListener("click", () => this.cancel());
    form.elements.text.required = false;
  }

  fresh() {
    this.key = newKey();
    this.base = 0;
    this.seen = "";
  }

  written() {
    const { text, kind, site, where, question } = this.form.elements;
    return { text: text.value, kind: kind.value, site: site.value, where: where.value, question: question.value };
  }

  typed() {
    this.seen ||= new Date().toISOString();
    this.drafts.keep("note", { ...this.written(), key: this.key, base: this.base, seen: this.seen });
  }

  recover() {
    const draft = this.drafts.of("note");
    const left = this.photos.items.find((photo) => photo.state === "draft");
    if (draft) {
      Object.assign(this, { key: draft.key, base: draft.base, seen: draft.seen });
      this.fill(draft);
    } else if (left) this.key = left.finding;
    this.drawPhotos();
    this.drawHeading();
  }

  fill({ text, kind, site, where, question }) {
    const { elements } = this.form;
    elements.text.value = text;
    elements.kind.value = kind;
    elements.site.value = site || "";
    elements.where.value = where || "";
    elements.question.value = question || "";
  }

  // Take a finding up again: it is written over on the revision that is shown.
  change(finding) {
    Object.assign(this, { key: finding.key, base: finding.revision, seen: finding.seen_at });
    this.fill(finding);
    this.typed();
    this.drawPhotos();
    this.drawHeading();
    this.form.scrollIntoView({ block: "start" });
    this.form.elements.text.focus();
  }

  drawHeading() {
    const isChange = this.base > 0 || this.outbox.of(`finding:${this.key}`).length > 0;
    byId("note-title").textContent = say(isChange ? "change_heading" : "note_heading");
    byId("note-keep").textContent = say(isChange ? "keep_change" : "keep");
    byId("note-cancel").hidden = !isChange;
  }

  // The choices follow the state: sites and questions may change during a visit.
  drawChoices(state) {
    this.options(this.form.elements.site, state.sites.map((site) => [site.number, site.name]));
    this.options(this.form.elements.question, state.questions.map((each) => [each.number, `${each.order}. ${each.text.slice(0, 80)}`]));
  }

  options(select, pairs) {
    const before = [...select.options].slice(1).map((option) => `${option.value} ${option.text}`).join("\n");
    if (before === pairs.map(([value, text]) => `${value} ${text}`).join("\n")) return;
    const chosen = select.value;
    select.replaceChildren(new Option("–", ""), ...pairs.map(([value, text]) => new Option(text, value)));
    select.value = pairs.some(([value]) => String(value) === chosen) ? chosen : "";
  }

  async changed(event) {
    const input = event.target;
    if (input.name === "photo") await this.take(input);
    const item = input.closest("[data-photo]");
    if (item) await this.say(item, input);
  }

  async take(input) {
    const files = [...input.files];
    input.value = "";
    write(byId("photo-error"), "");
    for (const file of files) {
      try {
        const { blob, thumb } = await shrink(file);
        await this.photos.add({
          key: newKey(), finding: this.key, blob, thumb, state: "draft", attempted: false, sentence: "",
          has_people: false, has_consent: false, made_at: new Date().toISOString(),
        });
        this.seen ||= new Date().toISOString();
      } catch (error) {
        write(byId("photo-error"), say(faultOf(file, error)));
      }
    }
    this.drawPhotos();
  }

  drawPhotos() {
    const own = this.photos.of(this.key).filter((photo) => photo.state === "draft");
    byId("taken").replaceChildren(...own.map((photo, at) => {
      const drawn = blank("photo");
      drawn.dataset.photo = photo.key;
      slot(drawn, "thumb").src = photo.thumb;
      slot(drawn, "thumb").alt = say("photo", { number: at + 1 });
      drawn.querySelector("[data-says=has_people]").checked = photo.has_people;
      drawn.querySelector("[data-says=has_consent]").checked = photo.has_consent;
      slot(drawn, "agreed").hidden = !photo.has_people;
      return drawn;
    }));
  }

  photo(item) {
    return this.photos.items.find((photo) => photo.key === item.dataset.photo);
  }

  async say(item, box) {
    const photo = this.photo(item);
    await this.photos.change(photo, { [box.dataset.says]: box.checked });
    slot(item, "agreed").hidden = !photo.has_people;
    write(slot(item, "error"), "");
  }

  async pressed(event) {
    const item = event.target.closest("[data-photo]");
    if (item && event.target.dataset.act === "drop") {
      await this.photos.drop(this.photo(item));
      this.drawPhotos();
      byId("note-photo").focus();
    }
  }

  // What keeps it from being kept, said where it is mended; the first such field gets the focus.
  faults() {
    const faults = [];
    if (!this.form.elements.text.value.trim()) {
      write(byId("note-error"), say("write_first"));
      faults.push(this.form.elements.text);
    } else write(byId("note-error"), "");
    this.form.elements.text.setAttribute("aria-invalid", faults.length ? "true" : "false");
    for (const item of byId("taken").children) {
      const photo = this.photo(item);
      if (photo.has_people && !photo.has_consent) {
        write(slot(item, "error"), say("agree_first"));
        faults.push(item.querySelector("[data-says=has_consent]"));
      }
    }
    return faults;
  }

  async submit(event) {
    event.preventDefault();
    const [first] = this.faults();
    if (first) return first.focus();
    const { text, kind, site, where, question } = this.written();
    const body = {
      key: this.key, text: text.trim(), kind, where, site: Number(site) || null, question: Number(question) || null,
      seen_at: this.seen || new Date().toISOString(), based_on: this.base, language: this.language,
    };
    const ready = this.photos.of(this.key).filter((photo) => photo.state === "draft");
    for (const photo of ready) photo.state = "waiting";
    const steps = ready.map((photo) => ["put", "photos", photo]);
    await this.outbox.add("finding", `finding:${this.key}`, body, [this.drafts.leave("note"), ...steps]);
    this.empty();
    this.onNoted();
    byId("finding-list").querySelector(`[data-finding="${body.key}"]`)?.scrollIntoView({ block: "nearest" });
  }

  async cancel() {
    for (const photo of this.photos.of(this.key).filter((each) => each.state === "draft")) await this.photos.drop(photo);
    await this.drafts.store.change([this.drafts.leave("note")]).catch(() => {});
    this.empty();
    byId("findings-title").scrollIntoView();
  }

  empty() {
    this.form.reset();
    this.fresh();
    this.drawPhotos();
    this.drawHeading();
    write(byId("photo-error"), "");
  }
}
