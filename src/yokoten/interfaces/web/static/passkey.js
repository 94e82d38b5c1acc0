// Say it on the page when a passkey could not be used; the sign-in library only writes it to the console.
"use strict";

document.addEventListener("allauth.error", (event) => {
  const place = document.getElementById("passkey-error");
  if (!place) return;
  event.preventDefault();
  place.hidden = false;
  place.focus();
});
