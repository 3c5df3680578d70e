/* A worksheet without a line: each cell is kept on this device until the server has it.
   Needs no connection to open again once it was open (worker.js). Log-out removes all of it. */

const CACHE = "sheets";
const WAIT = 800;
const AGAIN = 15000;
const sheet = document.querySelector("[data-sheet][data-offline]");
const who = document.body.dataset.who;
const note = document.querySelector("#pending");
const prefix = `sheet:${who}:${location.pathname}:`;
const words = sheet?.dataset ?? {};

const forms = () => [...sheet.querySelectorAll("form")];
const cells = (form) => [...form.elements].filter((field) => field.dataset.cell !== undefined);
const cellOf = (form, name) => cells(form).find((field) => field.name === name);
const keyOf = (form) => prefix + form.id;

function read(form) {
  try {
    return JSON.parse(localStorage.getItem(keyOf(form)));
  } catch {
    return null;
  }
}

function keep(form, record) {
  localStorage.setItem(keyOf(form), JSON.stringify(record));
}

/* What the page shows is what the server had when it was drawn, unless this device knows better. */
function begin(form) {
  const shown = { version: Number(form.elements.seen.value), saved: {} };
  for (const field of cells(form)) shown.saved[field.name] = field.value;
  const kept = read(form);
  const record = { dirty: kept?.dirty ?? {}, ...shown };
  if (kept && kept.version > shown.version) Object.assign(record, { version: kept.version, saved: kept.saved });
  for (const [name, cell] of Object.entries(record.dirty)) {
    if (record.saved[name] === cell.value) delete record.dirty[name];
  }
  if (kept) keep(form, record);
  show(form, record);
  return record;
}

const records = new Map();

function show(form, record) {
  for (const field of cells(form)) {
    const value = record.dirty[field.name]?.value ?? record.saved[field.name];
    if (field.value !== value && field !== document.activeElement) field.value = value;
  }
  form.elements.seen.value = record.version;
}

function badge(form, tone, text) {
  const state = form.querySelector('[role="status"]');
  state.replaceChildren();
  const word = document.createElement("span");
  word.className = `st ${tone}`;
  word.textContent = text;
  state.append(word);
  return state;
}

function tell(form) {
  const record = records.get(form);
  const dirty = Object.entries(record.dirty);
  const met = dirty.find(([, cell]) => cell.theirs !== undefined);
  if (met) collision(form, ...met);
  else if (dirty.length) badge(form, "warn", words.waiting);
  count();
}

/* A colleague wrote in the same cell: both are shown, and a person decides. */
function collision(form, name, cell) {
  const field = cellOf(form, name);
  const option = [...(field.options ?? [])].find((one) => one.value === cell.theirs);
  const state = badge(form, "bad", `${words.collides} ${option?.label || cell.theirs || "–"}`);
  for (const [label, choose] of [
    [words.mine, () => cell.bases.push(cell.theirs)],
    [words.theirs, () => delete records.get(form).dirty[name]],
  ]) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn";
    button.textContent = label;
    button.addEventListener("click", () => {
      choose();
      delete cell.theirs;
      keep(form, records.get(form));
      show(form, records.get(form));
      badge(form, "good", words.saved);
      tell(form);
      flush();
    });
    state.append(button);
  }
}

function count() {
  const pending = forms().filter((form) => Object.keys(records.get(form).dirty).length).length;
  if (note) {
    note.hidden = !pending;
    note.textContent = words.pending.replace("COUNT", pending);
  }
  const rows = forms().filter((form) => form.elements.result);
  const done = rows.filter((form) => form.elements.result.value).length;
  const meter = document.querySelector("#meter progress");
  const text = document.querySelector("#meter-words");
  if (meter) meter.value = done;
  if (text) text.textContent = words.meter.replace("DONE", done).replace("TOTAL", rows.length);
}

function changed(field) {
  const form = field.form;
  const record = records.get(form);
  const known = record.dirty[field.name];
  if (field.value === record.saved[field.name] && !known?.sent) {
    delete record.dirty[field.name];
  } else if (known?.value !== field.value) {
    const bases = new Set([...(known?.bases ?? []), record.saved[field.name]]);
    record.dirty[field.name] = { value: field.value, bases: [...bases], sent: known?.sent };
  }
  keep(form, record);
  if (Object.keys(record.dirty).length) tell(form);
  else count();
}

/* One row after the other, so that nothing is sent twice at once. */
let running = false;

async function flush() {
  if (running) return;
  running = true;
  try {
    for (const form of forms()) {
      const due = Object.entries(records.get(form).dirty).filter(([, cell]) => cell.theirs === undefined && !cell.refused);
      if (due.length && !(await send(form, due))) break;
    }
  } finally {
    running = false;
  }
}

async function send(form, due) {
  const record = records.get(form);
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.append("seen", record.version);
  const sent = {};
  for (const [name, cell] of due) {
    sent[name] = cell.value;
    body.append(name, cell.value);
    for (const base of cell.bases) body.append(`base-${name}`, base);
    /* It may arrive while its answer does not: from now on it is one of those we started from. */
    cell.bases = [...new Set([...cell.bases, cell.value])];
    cell.sent = true;
  }
  keep(form, record);
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual" });
  } catch {
    return false; /* No line: what was entered waits. */
  }
  if (answer.status !== 200 && answer.status !== 422) {
    badge(form, "bad", answer.type === "opaqueredirect" || answer.status === 403 ? words.login : words.waiting);
    return false;
  }
  took(form, sent, await answer.json());
  return true;
}

function took(form, sent, said) {
  const record = records.get(form);
  if (said.error) {
    for (const name of Object.keys(sent)) if (record.dirty[name]?.value === sent[name]) record.dirty[name].refused = true;
    keep(form, record);
    badge(form, "bad", said.error);
    return;
  }
  Object.assign(record, { version: said.version, saved: said.values });
  for (const name of Object.keys(sent)) {
    const cell = record.dirty[name];
    if (!cell) continue;
    if (name in said.colliding) cell.theirs = said.colliding[name];
    else if (cell.value === sent[name]) delete record.dirty[name];
  }
  keep(form, record);
  show(form, record);
  badge(form, said.tone, said.word || words.saved);
  tell(form);
}

function watch() {
  const timers = new Map();
  for (const form of forms()) records.set(form, begin(form));
  for (const form of forms()) tell(form);
  const soon = (event) => {
    const field = event.target;
    if (field.dataset?.cell === undefined) return;
    changed(field);
    clearTimeout(timers.get(field));
    timers.set(field, setTimeout(flush, event.type === "change" ? 0 : WAIT));
  };
  sheet.addEventListener("input", soon);
  sheet.addEventListener("change", soon);
  sheet.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    flush();
  });
  addEventListener("online", flush);
  setInterval(flush, AGAIN);
  flush();
}

/* Entries of somebody else on this device are not shown to whoever comes next. */
function tidy() {
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith("sheet:") && !name.startsWith(`sheet:${who}:`)) localStorage.removeItem(name);
  }
  localStorage.setItem("sheets:who", who);
}

/* The page and what it is made of, so that it opens again without a line. */
async function store() {
  if (!("serviceWorker" in navigator) || !("caches" in window)) return;
  await navigator.serviceWorker.register(words.worker, { scope: words.offline });
  const parts = performance.getEntriesByType("resource").map((one) => one.name);
  const own = parts.filter((name) => name.startsWith(`${location.origin}/static/`));
  const cache = await caches.open(CACHE);
  await Promise.all([...new Set(own)].map((name) => cache.add(name).catch(() => null)));
  if (!navigator.serviceWorker.controller) {
    const page = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (page.ok && !page.redirected) await cache.put(location.pathname, page);
  }
  document.documentElement.dataset.stored = "";
}

if (sheet && who) {
  try {
    tidy();
    watch();
    if (navigator.onLine) store().catch(() => null);
  } catch {
    /* No storage on this device: each row is saved by its button. */
  }
}
