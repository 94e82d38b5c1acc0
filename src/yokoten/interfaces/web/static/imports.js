// Follow an import while it is stored.
"use strict";

for (const box of document.querySelectorAll("[data-watches]")) {
  const look = async () => {
    const answer = await fetch(box.dataset.watches).then((found) => found.json()).catch(() => null);
    if (answer && answer.is_done) {
      window.location.assign(box.dataset.then);
      return;
    }
    if (answer) {
      box.querySelector("progress").value = answer.percent;
      box.querySelector("[data-percent]").textContent = answer.percent;
      box.querySelector("[data-words]").textContent = answer.words;
    }
    window.setTimeout(look, 1000);
  };
  window.setTimeout(look, 1000);
}
