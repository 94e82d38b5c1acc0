// What makes a phone page open without a network.

const PAGES = "yokoten-pages";

// Keep the page for hours without a network. Pages of somebody who was here before go first.
export async function install(setUp) {
  if (!("serviceWorker" in navigator) || !window.caches) return false;
  if (localStorage.getItem("yokoten-person") !== setUp.state.person) {
    await caches.delete(PAGES);
    localStorage.setItem("yokoten-person", setUp.state.person);
  }
  await navigator.serviceWorker.register(setUp.worker, { scope: new URL("../../", location.href).pathname });
  await navigator.serviceWorker.ready;
  const pages = await caches.open(PAGES);
  if (!(await pages.match(location.pathname))) await pages.add(new Request(location.pathname, { cache: "no-store" }));
  return true;
}
