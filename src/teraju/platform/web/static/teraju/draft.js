/* Keeps what is typed into a form on this device until it is sent, discarded, or its person logs out.
   Passwords, files, hidden and private fields are never kept; another person's drafts are removed. */

const PREFIX = "draft:";
const SENT = "teraju:sent";
const DAYS = 14 * 24 * 60 * 60 * 1000;
const who = document.body.dataset.who;
const form = document.querySelector("form[data-draft]");
/* What the address asks for belongs to it: a form about one record is no draft of another's. */
const keyOf = ({ pathname, search }) => `${PREFIX}${who}:${pathname}${search}`;
const key = keyOf(location);

const drafts = () => Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

function fields() {
  return [...form.elements].filter(
    (field) =>
      field.name &&
      !("private" in field.dataset) &&
      !["password", "file", "hidden", "submit", "button"].includes(field.type),
  );
}

function valueOf(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked;
  if (field.multiple) return [...field.selectedOptions].map((option) => option.value);
  return field.value;
}

function put(field, value) {
  if (typeof value === "boolean") field.checked = value;
  else if (Array.isArray(value)) for (const option of field.options) option.selected = value.includes(option.value);
  else field.value = value;
}

/* Radios and boxes of one name differ by their value. */
function nameOf(field) {
  return typeof valueOf(field) === "boolean" ? `${field.name}=${field.value}` : field.name;
}

function snapshot() {
  return Object.fromEntries(fields().map((field) => [nameOf(field), valueOf(field)]));
}

function tidy() {
  for (const name of drafts()) {
    const draft = read(name);
    if (!draft || Date.now() - draft.at > DAYS || (who && !name.startsWith(`${PREFIX}${who}:`))) {
      localStorage.removeItem(name);
    }
  }
}

/* Sent and answered by another page: it arrived. The same form again: it did not. */
function settle() {
  const sent = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  if (!sent || form?.hasAttribute("data-refused")) return;
  const came = document.referrer && keyOf(new URL(document.referrer)) === sent;
  if (document.querySelector("[data-success]") || (came && sent !== key)) localStorage.removeItem(sent);
}

function restore(first) {
  const draft = form.hasAttribute("data-refused") ? null : read(key);
  if (!draft || JSON.stringify(draft.values) === first) return;
  for (const field of fields()) {
    if (nameOf(field) in draft.values) put(field, draft.values[nameOf(field)]);
  }
  form.querySelector("[data-restored]")?.removeAttribute("hidden");
}

function watch() {
  const first = JSON.stringify(snapshot());
  const kept = form.querySelector("[data-kept]");
  let timer = 0;
  const save = () => {
    const values = snapshot();
    if (JSON.stringify(values) === first) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ at: Date.now(), values }));
    if (kept) kept.hidden = !localStorage.getItem(key);
  };
  restore(first);
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, 300);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    save();
    sessionStorage.setItem(SENT, key);
  });
  addEventListener("pageshow", (event) => event.persisted && sessionStorage.removeItem(SENT));
  form.querySelector("[data-discard]")?.addEventListener("click", () => {
    localStorage.removeItem(key);
    form.reset();
    location.reload();
  });
}

try {
  tidy();
  settle();
  if (form && who) watch();
} catch {
  /* No storage on this device: forms work, drafts do not. */
}
