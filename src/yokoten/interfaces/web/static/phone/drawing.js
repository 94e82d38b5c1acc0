// Draws the page from what the device knows: the state the server sent last, with what waits here laid over it.

import { moment, say, today } from "./words.js";

const byId = (id) => document.getElementById(id);
export const slot = (element, name) => element.querySelector(`[data-slot="${name}"]`);
export const blank = (name) => byId(`blank-${name}`).content.firstElementChild.cloneNode(true);

export function chip(name) {
  return byId("chips").content.querySelector(`[data-chip="${name}"]`).cloneNode(true);
}

function kindTag(kind) {
  return byId("chips").content.querySelector(`[data-kind="${kind}"]`)?.cloneNode(true) || "";
}

export function write(element, text) {
  element.textContent = text;
  element.hidden = !text;
}

export function dial(number) {
  const dialled = String(number || "").split("/")[0].replace(/[^0-9+,;*#]/g, "");
  return dialled ? `tel:${dialled}` : "";
}

function writeNumber(link, number) {
  link.textContent = number;
  link.href = dial(number);
  link.hidden = !number;
}

// Who wrote it and when.
export function noted(thing) {
  if (thing.is_from_host) return say("from_host");
  if (!thing.at) return "";
  return thing.by ? say("noted_by", { name: thing.by, time: moment(thing.at) }) : moment(thing.at);
}

let drawnAgenda = "";

export function drawAgenda(state) {
  const now = JSON.stringify([state.agenda, state.contacts, today()]);
  if (now === drawnAgenda) return;
  const open = new Set([...document.querySelectorAll("#agenda .day[open]")].map((day) => day.dataset.on));
  const isFirst = !drawnAgenda;
  drawnAgenda = now;
  byId("agenda").replaceChildren(...state.agenda.map((each) => day(each, state, open, isFirst)));
  byId("no-agenda").hidden = state.agenda.length > 0;
  byId("contacts").replaceChildren(...state.contacts.map(contact));
  byId("contacts-title").hidden = state.contacts.length === 0;
}

function day(each, state, open, isFirst) {
  const drawn = blank("day");
  drawn.dataset.on = each.on;
  const isToday = each.on === today();
  drawn.open = isFirst ? isToday || state.agenda.length === 1 : open.has(each.on);
  slot(drawn, "day").textContent = each.day;
  slot(drawn, "today").hidden = !isToday;
  slot(drawn, "points").replaceChildren(...each.points.map(point));
  return drawn;
}

function point(each) {
  const drawn = blank("point");
  for (const name of ["times", "title", "kind"]) slot(drawn, name).textContent = each[name];
  write(slot(drawn, "place"), [each.site, each.address].filter(Boolean).join(", "));
  write(slot(drawn, "who"), each.who);
  write(slot(drawn, "note"), each.note);
  slot(drawn, "call").hidden = !each.phone;
  writeNumber(slot(drawn, "phone"), each.phone);
  return drawn;
}

function contact(each) {
  const drawn = blank("contact");
  slot(drawn, "name").textContent = each.name;
  slot(drawn, "where").textContent = each.where;
  writeNumber(slot(drawn, "phone"), each.phone);
  return drawn;
}

// Findings of the server, changed by what waits here, in the order they were seen.
export function findingsOf(state, outbox) {
  const all = new Map(state.findings.map((finding) => [finding.key, { ...finding, item: null }]));
  for (const item of outbox.items) {
    if (item.what === "finding") {
      const before = all.get(item.body.key);
      const here = { photos: [], revision: 0, by: "", at: item.made_at, ...before, ...item.body };
      all.set(item.body.key, { ...here, at: item.made_at, by: "", item });
    } else if (item.what === "remove" && item.state === "waiting") all.delete(item.body.key);
    else if (item.what === "remove" && all.has(item.body.key)) all.get(item.body.key).item = item;
  }
  return [...all.values()].sort((one, other) => one.seen_at.localeCompare(other.seen_at));
}

export function drawFindings(state, outbox, photos, addresses) {
  const findings = findingsOf(state, outbox);
  const focused = document.activeElement?.closest?.("[data-finding]");
  const act = document.activeElement?.dataset?.act;
  const list = byId("finding-list");
  list.replaceChildren(...findings.map((finding) => drawnFinding(finding, state, outbox, photos, addresses)));
  byId("no-findings").hidden = findings.length > 0;
  byId("count-findings").textContent = findings.length;
  if (focused && act) list.querySelector(`[data-finding="${focused.dataset.finding}"] [data-act="${act}"]`)?.focus();
}

function drawnFinding(finding, state, outbox, photos, addresses) {
  const drawn = blank("finding");
  drawn.dataset.finding = finding.key;
  slot(drawn, "pictures").replaceChildren(...drawnPictures(finding, outbox, photos, addresses));
  slot(drawn, "text").textContent = finding.text;
  slot(drawn, "text").lang = finding.language;
  slot(drawn, "kind").replaceChildren(kindTag(finding.kind));
  const site = state.sites.find((each) => each.number === finding.site);
  write(slot(drawn, "where"), [site?.name, finding.where].filter(Boolean).join(" · "));
  write(slot(drawn, "noted"), noted(finding));
  slot(drawn, "chip").replaceChildren(chip(standingOf(finding, state, photos)));
  const kept = finding.photos.map((photo) => outbox.of(`photo:${photo.key}`).at(-1)).find((item) => item?.state === "refused");
  const refused = photos.of(finding.key).find((photo) => photo.state === "refused") || kept;
  write(slot(drawn, "sentence"), finding.item?.sentence || refused?.sentence || "");
  slot(drawn, "acts").hidden = !state.may.note;
  drawn.querySelector("[data-act=change]").hidden = !state.may.note;
  drawn.querySelector("[data-act=remove]").hidden = !(state.may.remove || isOnlyHere(finding));
  return drawn;
}

const isOnlyHere = (finding) => finding.revision === 0 && finding.item !== null;

function standingOf(finding, state, photos) {
  if (finding.item) return finding.item.state;
  if (state.conflicts.some((conflict) => conflict.finding === finding.key)) return "conflict";
  const own = photos.of(finding.key);
  if (own.some((photo) => photo.state === "refused")) return "refused";
  return own.some((photo) => photo.state === "waiting") ? "waiting" : "sent";
}

// Photographs of the server without those that are being taken away, then those that wait here.
function drawnPictures(finding, outbox, photos, addresses) {
  const here = photos.of(finding.key).filter((photo) => photo.state !== "draft");
  const thumbs = new Map(here.map((photo) => [photo.key, photo.thumb]));
  const there = finding.photos.filter((photo) => !isGoing(outbox, photo.key));
  const known = new Set(finding.photos.map((photo) => photo.key));
  const waiting = here.filter((photo) => photo.state !== "sent" && !known.has(photo.key));
  const all = [...there, ...waiting.map((photo) => ({ key: photo.key, may_remove: true }))];
  return all.map(({ key, may_remove: mayRemove }, at) => {
    const drawn = blank("picture");
    const named = say("photo", { number: at + 1 });
    drawn.dataset.picture = key;
    const picture = slot(drawn, "image");
    picture.alt = thumbs.has(key) || navigator.onLine ? named : say("photo_elsewhere");
    picture.src = thumbs.get(key) || addresses.picture.replace("KEY", key);
    slot(drawn, "away").hidden = !mayRemove;
    slot(drawn, "number").textContent = `: ${named}`;
    return drawn;
  });
}

const isGoing = (outbox, key) => outbox.of(`photo:${key}`).some((item) => item.state === "waiting");
