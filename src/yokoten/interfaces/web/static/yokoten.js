// What a page can do better with a script; everything works without one.
"use strict";

// Filter the rows of a table by the words typed beside it.
for (const box of document.querySelectorAll("input[data-filters]")) {
  const table = document.getElementById(box.dataset.filters);
  const count = document.getElementById(box.dataset.filters + "-count");
  const rows = [...table.querySelectorAll("[data-words]")];
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u0305\u0307-\u036f]/g, "").replace(/đ/g, "d");
  box.addEventListener("input", () => {
    const words = fold(box.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = fold(row.dataset.words);
      row.hidden = !words.every((word) => text.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    if (count) count.textContent = shown;
  });
}

// A form that answers to every change sends itself.
for (const form of document.querySelectorAll("form[data-sends-itself]")) {
  form.addEventListener("change", () => form.requestSubmit());
}

// What was typed and not sent, or sent and refused, is not lost by a wrong click: the browser asks before it leaves.
for (const form of document.querySelectorAll("form[data-guards]")) {
  let isTouched = form.querySelector("[role=alert], [aria-invalid=true]") !== null;
  form.addEventListener("input", () => { isTouched = true; });
  form.addEventListener("submit", () => { isTouched = false; });
  window.addEventListener("beforeunload", (event) => { if (isTouched) event.preventDefault(); });
}

// A slider says its value.
for (const slider of document.querySelectorAll("input[type=range][data-says]")) {
  const word = document.getElementById(slider.dataset.says);
  slider.addEventListener("input", () => { word.textContent = slider.value; });
}

// Copy a link.
for (const button of document.querySelectorAll("button[data-copies]")) {
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copies);
    button.textContent = button.dataset.done;
  });
}

for (const button of document.querySelectorAll("button[data-prints]")) {
  button.addEventListener("click", () => window.print());
}

// A map of tiles is one stop of the tab key; arrows go from region to region.
for (const map of document.querySelectorAll("svg.tiles")) {
  const links = [...map.querySelectorAll("a")];
  const spot = (link) => ({ x: link.querySelector("rect").x.baseVal.value, y: link.querySelector("rect").y.baseVal.value });
  const ways = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  const stop = (chosen) => links.forEach((link) => link.setAttribute("tabindex", link === chosen ? 0 : -1));

  // The nearest region that way; one that lies aside counts as farther than one straight ahead.
  const next = (from, [right, down]) => {
    const here = spot(from);
    let best = null, least = Infinity;
    for (const link of links) {
      const there = spot(link), x = there.x - here.x, y = there.y - here.y;
      const ahead = x * right + y * down, aside = Math.abs(x * down) + Math.abs(y * right);
      if (ahead > 0 && ahead + 3 * aside < least) [best, least] = [link, ahead + 3 * aside];
    }
    return best;
  };
  const order = (one, other) => spot(one).y - spot(other).y || spot(one).x - spot(other).x;
  const inOrder = [...links].sort(order);
  const ends = { Home: inOrder[0], End: inOrder[inOrder.length - 1] };

  map.addEventListener("keydown", (event) => {
    const link = event.target.closest("a");
    if (!link || event.altKey || event.ctrlKey || event.metaKey) return;
    const target = ends[event.key] || (ways[event.key] && next(link, ways[event.key]));
    if (!ends[event.key] && !ways[event.key]) return;
    event.preventDefault();
    if (target) target.focus();
  });
  map.addEventListener("focusin", (event) => stop(event.target.closest("a")));
  stop(links.find((link) => link.querySelector(".tile-you")) || inOrder[0]);
  map.setAttribute("aria-describedby", "map-keys");
  const skip = map.parentElement.querySelector(".map-skip");
  if (skip) skip.hidden = true;
}

// A row of tabs wider than a phone shows the one that is open.
for (const open of document.querySelectorAll(".tabs [aria-current]")) {
  const row = open.parentElement;
  row.scrollLeft += Math.max(0, open.getBoundingClientRect().right - row.getBoundingClientRect().right);
}
