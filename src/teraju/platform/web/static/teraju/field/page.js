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
  /* All of them or none: one that lacks a part would not open, and the one of yesterday does. */
  await Promise.all([...own].map(async (name) => (await cache.match(name, { ignoreVary: true })) ?? cache.add(name)));
  const page = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  if (page.ok && !page.redirected && isOf(await page.clone().text(), own)) await cache.put(location.pathname, page);
  document.documentElement.dataset.stored = "";
  navigator.storage?.persist?.();
}

/* The program may have been renewed since this page was opened: then its parts are others. */
function isOf(text, own) {
  const scripts = [...text.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, name]) => new URL(name, location.href).href);
  return scripts.every((name) => own.has(name));
}

/* The switch of the house, which here changes the words without a line. */
export function languages(draw) {
  document.querySelector("form.lang")?.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    speak(event.submitter.value);
    /* The frame around the page is the server's; without a line it follows with the next visit. */
    if (line.is === "online") return void location.reload();
    for (const one of event.target.querySelectorAll("button")) one.setAttribute("aria-pressed", one.value === lang);
    draw();
  });
  for (const one of document.querySelectorAll("form.lang button")) one.setAttribute("aria-pressed", one.value === lang);
}

export function head(title, back, detail = "") {
  return el("header", { className: "fhead" }, back !== null && el("a", { className: "btn icon", href: back, "aria-label": t("back") }, "‹"), el("div", {}, el("h1", {}, title), detail && el("small", {}, detail)));
}

/* How many entries wait on this telephone or were not taken as they are, and whether there is a line. */
export async function bar() {
  const entries = await every("outbox");
  const waiting = entries.filter(isUnsent).length;
  const open = entries.filter((one) => ["conflict", "refused"].includes(one.status)).length;
  const box = document.querySelector("#field-line");
  const away = ["login", "other"].includes(line.is);
  const word = waiting ? t("waiting", { NUMBER: waiting }) : t("all_sent");
  box.replaceChildren(
    badge({ online: "good", login: "warn", other: "warn", trouble: "warn" }[line.is] ?? "none", t(`line_${line.is}`)),
    away ? el("a", { className: "btn slim", href: urls.login }, t("log_in")) : "",
    el("span", { id: "field-waiting", data: { number: waiting } }, word),
    open ? el("a", { className: "btn slim", href: "#sent" }, t("to_settle", { NUMBER: open })) : "",
    waiting && navigator.onLine && !away ? button(line.busy ? t("sending") : t("send_now"), send, "slim", { disabled: line.busy }) : "",
  );
}
