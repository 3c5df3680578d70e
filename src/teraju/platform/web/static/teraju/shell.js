const { who } = document.body.dataset;

/* Loaded where used only: half of the weight. */
const address = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

/* What is chosen before htmx listens is said again. */
const early = new Set();
addEventListener("change", (event) => early.add(event.target));

addEventListener("load", () => {
  if (!address("htmx") || !document.querySelector("[hx-get], [hx-post]")) return;
  const script = document.createElement("script");
  script.src = address("htmx");
  script.addEventListener("load", () => {
    for (const one of early) one.dispatchEvent(new Event("change", { bubbles: true }));
  });
  document.head.append(script);
});

function stored(store, name) {
  try {
    return store.getItem(name);
  } catch {
    return null; /* No storage, no drafts. */
  }
}

if (address("draft") && (document.querySelector("form[data-draft]") || stored(sessionStorage, "teraju:sent"))) {
  import(address("draft"));
}

/* Log-out leaves nothing behind; it asks where something waits. */
function forget(prefix) {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(prefix)) localStorage.removeItem(name);
  } catch {
    /* None. */
  }
}

function forgetSheets(person, ...parts) {
  forget("sheet");
  if ("caches" in window) caches.delete("sheets");
  for (const part of parts)
    for (const store of ["field", "coach"]) indexedDB.deleteDatabase(`${store}-${person}${part}`);
}

function isWaiting() {
  const kept = Object.keys(localStorage).filter((name) => name.startsWith("sheet:"));
  return kept.some((name) => Object.keys(JSON.parse(localStorage.getItem(name)).dirty).length);
}

document.querySelector("form[data-forget]")?.addEventListener("submit", (event) => {
  try {
    if (isWaiting() && !confirm(event.target.dataset.unsent)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
  } catch {
    /* None. */
  }
  forget("draft:");
  forgetSheets(who, "", "-work");
});

/* Sheets that another left here. */
const owner = stored(localStorage, "sheets:who");
if (owner && who && owner !== who) forgetSheets(owner, "");

/* A form is sent once. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.hasAttribute("hx-post")) return;
  if (form.getAttribute("aria-busy") === "true") {
    event.preventDefault();
    return;
  }
  form.setAttribute("aria-busy", "true");
  event.submitter?.setAttribute("aria-disabled", "true");
});

/* Back from the history: the page is whole again. */
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll('form[aria-busy="true"]')) {
    form.removeAttribute("aria-busy");
    form.querySelector("[aria-disabled]")?.removeAttribute("aria-disabled");
  }
});

function shut(menu) {
  menu.open = false;
  if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
}

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelectorAll("details.menu[open]").forEach(shut);
  if (location.hash === "#menu") location.hash = "-";
});

/* Errors are read first. */
document.querySelector("[data-focus]")?.focus();
