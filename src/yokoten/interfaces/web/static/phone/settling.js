// Two wordings of one thing: choose one, or join them. The choice waits in the outbox like everything else.

import { blank, chip, noted, slot, write } from "./drawing.js";

const byId = (id) => document.getElementById(id);

export class Conflicts {
  constructor({ outbox, onNoted }) {
    Object.assign(this, { outbox, onNoted });
    this.drawn = "";
    const list = byId("conflict-list");
    list.addEventListener("click", (event) => this.take(event.target));
    list.addEventListener("submit", (event) => this.submit(event));
  }

  draw(state) {
    this.state = state;
    const isShown = state.conflicts.length > 0;
    byId("conflicts").hidden = !isShown;
    byId("tab-conflicts").hidden = !isShown;
    byId("count-conflicts").textContent = state.conflicts.length;
    const now = JSON.stringify([state.conflicts, state.questions]);
    if (now !== this.drawn) {
      this.drawn = now;
      const written = new Map([...document.querySelectorAll("#conflict-list [data-conflict]")].map((card) => [card.dataset.conflict, card]));
      byId("conflict-list").replaceChildren(...state.conflicts.map((conflict) => this.card(conflict, written.get(String(conflict.number)))));
    }
    for (const card of byId("conflict-list").children) this.drawStanding(card);
  }

  card(conflict, before) {
    const typed = before?.dataset.isTyped ? before.querySelector("textarea").value : null;
    const card = blank("conflict");
    card.dataset.conflict = conflict.number;
    card.setAttribute("aria-labelledby", `c-${conflict.number}`);
    for (const part of card.querySelectorAll("[id]")) part.id += conflict.number;
    for (const label of card.querySelectorAll("label")) label.htmlFor += conflict.number;
    const question = this.state.questions.find((each) => each.number === conflict.question);
    if (question) slot(card, "about").textContent = `${question.order}. ${question.text}`;
    for (const name of ["standing", "other", "standing_figure", "other_figure"]) slot(card, name).textContent = conflict[name];
    slot(card, "noted").textContent = noted(conflict);
    const form = card.querySelector("form");
    if (form) {
      form.elements.text.value = typed ?? both(conflict);
      form.elements.text.addEventListener("input", () => { card.dataset.isTyped = "1"; });
      form.elements.figure.value = conflict.standing_figure || conflict.other_figure;
      slot(card, "choices").hidden = false;
      slot(card, "figure_field").hidden = !(conflict.standing_figure || conflict.other_figure);
    }
    return card;
  }

  drawStanding(card) {
    const item = this.outbox.of(`conflict:${card.dataset.conflict}`).at(-1);
    const form = card.querySelector("form");
    if (!form) return;
    slot(card, "chip").replaceChildren(item ? chip(item.state) : "");
    write(slot(card, "sentence"), item?.sentence || "");
  }

  conflict(card) {
    return this.state.conflicts.find((each) => String(each.number) === card.dataset.conflict);
  }

  take(button) {
    const which = button.dataset?.take;
    if (!which) return;
    const card = button.closest("[data-conflict]");
    const conflict = this.conflict(card);
    const { elements } = card.querySelector("form");
    elements.text.value = which === "both" ? both(conflict) : conflict[which];
    if (which !== "both") elements.figure.value = conflict[`${which}_figure`] || "";
    card.dataset.isTyped = "1";
    elements.text.focus();
  }

  async submit(event) {
    const card = event.target.closest("[data-conflict]");
    if (!card) return;
    event.preventDefault();
    const { text, figure } = event.target.elements;
    if (!text.value.trim()) return text.focus();
    const conflict = this.conflict(card);
    const body = { conflict: conflict.number, text: text.value };
    if (conflict.question) body.figure = figure.value;
    await this.outbox.add("settle", `conflict:${conflict.number}`, body);
    this.drawStanding(card);
    this.onNoted();
  }
}

function both(conflict) {
  return conflict.standing === conflict.other ? conflict.standing : [conflict.standing, conflict.other].filter(Boolean).join("\n");
}
