/* The page of the field: it opens without a line, and shows one screen for each address. */

import { lang, speak, t, urls, who } from "./dom.js";
import { bar, home, market, newInstrument, newTrader, sent, trader } from "./screens.js";
import { sheetScreen } from "./sheet.js";
import { keepSending } from "./sync.js";

const CACHE = "sheets";

async function draw() {
  const [key, ...rest] = decodeURIComponent(location.hash.slice(1)).split("/");
  if (!key) await home();
  else if (key === "sent") await sent();
  else if (!rest.length) await market(key);
  else if (rest[0] === "new") await newTrader(key);
  else if (rest[0] === "s") await sheetScreen(key, rest[1]);
  else if (rest[1] === "new") await newInstrument(key, rest[0]);
  else await trader(key, rest[0]);
  await bar();
}

/* While somebody writes, the screen stays as it is. */
async function refresh() {
  await bar();
  if (!location.hash || location.hash === "#sent") await draw();
}

/* The page and what it is made of, so that it opens again without a line. */
async function keepPage() {
  if (!("serviceWorker" in navigator) || !("caches" in window)) return;
  await navigator.serviceWorker.register(urls.worker, { scope: urls.scope });
  await navigator.serviceWorker.ready;
  const cache = await caches.open(CACHE);
  const parts = performance.getEntriesByType("resource").map((one) => one.name);
  const own = new Set(parts.filter((name) => name.startsWith(`${location.origin}/static/`)));
  await Promise.all([...own].map((name) => cache.add(name).catch(() => null)));
  const page = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  if (page.ok && !page.redirected) await cache.put(location.pathname, page);
  document.documentElement.dataset.stored = "";
  navigator.storage?.persist?.();
}

/* The switch of the house, which here changes the words without a line. */
function languages() {
  document.querySelector("form.lang")?.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    speak(event.submitter.value);
    for (const one of event.target.querySelectorAll("button")) one.setAttribute("aria-pressed", one.value === lang);
    draw();
  });
  for (const one of document.querySelectorAll("form.lang button")) one.setAttribute("aria-pressed", one.value === lang);
}

if (who) {
  languages();
  addEventListener("hashchange", async () => {
    await draw();
    scrollTo(0, 0);
  });
  draw().catch(() => document.querySelector("[data-field]").replaceChildren(t("no_storage")));
  keepSending(refresh);
  if (navigator.onLine) keepPage().catch(() => null);
}
