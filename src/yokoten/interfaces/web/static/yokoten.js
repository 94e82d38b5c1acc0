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

// A row of tabs wider than a phone shows the one that is open.
for (const open of document.querySelectorAll(".tabs [aria-current]")) {
  const row = open.parentElement;
  row.scrollLeft += Math.max(0, open.getBoundingClientRect().right - row.getBoundingClientRect().right);
}
