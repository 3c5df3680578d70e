/* What the pages of the field share: they open without a line, and say what waits on the device. */

import { badge, button, el, lang, speak, t, urls } from "./dom.js";
import { every, isUnsent } from "./store.js";
import { line, send } from "./sync.js";

const CACHE = "sheets";

/* The page and what it is made of, so that it opens again without a line. */
export async function keepPage() {
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
export function languages(draw) {
  document.querySelector("form.lang")?.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    speak(event.submitter.value);
    for (const one of event.target.querySelectorAll("button")) one.setAttribute("aria-pressed", one.value === lang);
    draw();
  });
  for (const one of document.querySelectorAll("form.lang button")) one.setAttribute("aria-pressed", one.value === lang);
}

export function head(title, back, detail = "") {
  return el("header", { className: "fhead" }, back !== null && el("a", { className: "btn icon", href: back, "aria-label": t("back") }, "‹"), el("div", {}, el("h1", {}, title), detail && el("small", {}, detail)));
}

/* How many entries wait on this telephone, and whether there is a line. */
export async function bar() {
  const waiting = (await every("outbox")).filter(isUnsent).length;
  const box = document.querySelector("#field-line");
  const word = waiting ? t("waiting", { NUMBER: waiting }) : t("all_sent");
  box.replaceChildren(
    badge({ online: "good", offline: "none", login: "warn", other: "warn" }[line.is] ?? "none", t(`line_${line.is}`)),
    ["login", "other"].includes(line.is) ? el("a", { className: "btn slim", href: urls.login }, t("log_in")) : "",
    el("span", { id: "field-waiting", data: { number: waiting } }, word),
    waiting ? button(line.busy ? t("sending") : t("send_now"), send, "slim", { disabled: line.busy }) : "",
  );
}
