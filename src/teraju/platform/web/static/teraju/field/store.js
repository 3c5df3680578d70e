/* What is kept on the telephone: the package of a job apart from what was done with it.
   Log-out removes both (shell.js); who logs in next on the device removes the package alone. */

import { urls, who } from "./dom.js";

/* Each page of the field has a store of its own: an entry never goes to another page's address. */
const PACKAGE = `${urls.store}-${who}`;
const WORK = `${urls.store}-${who}-work`;
const STORES = { [PACKAGE]: ["packages"], [WORK]: ["drafts", "outbox", "photos", "things", "notes"] };
const opened = {};

function base(name) {
  opened[name] ??= new Promise((done, fail) => {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => STORES[name].forEach((store) => asked.result.createObjectStore(store));
    asked.onsuccess = () => {
      asked.result.onversionchange = () => {
        asked.result.close();
        delete opened[name];
      };
      done(asked.result);
    };
    asked.onerror = () => fail(asked.error);
  });
  return opened[name];
}

async function run(store, mode, act) {
  const name = STORES[PACKAGE].includes(store) ? PACKAGE : WORK;
  const database = await base(name);
  return new Promise((done, fail) => {
    const step = database.transaction(store, mode, { durability: "strict" });
    const asked = act(step.objectStore(store));
    step.oncomplete = () => done(asked.result);
    step.onabort = () => fail(step.error);
    step.onerror = () => fail(step.error);
  });
}

export const get = (store, key) => run(store, "readonly", (rows) => rows.get(key));
export const every = (store) => run(store, "readonly", (rows) => rows.getAll());
const noted = new Set();

export async function put(store, key, value) {
  await run(store, "readwrite", (rows) => rows.put(value, key));
  dispatchEvent(new Event("kept"));
  if (store !== "drafts" || noted.has(key)) return;
  noted.add(key);
  await note();
}
export const drop = (store, key) => run(store, "readwrite", (rows) => rows.delete(key));

/* Ended entry and its draft in one step: a crash between them would test it twice. */
export async function finish(entry, draftKey) {
  const database = await base(WORK);
  await new Promise((done, fail) => {
    const step = database.transaction(["outbox", "drafts"], "readwrite", { durability: "strict" });
    step.objectStore("outbox").put(entry, entry.key);
    step.objectStore("drafts").delete(draftKey);
    step.oncomplete = done;
    step.onabort = () => fail(step.error);
  });
  dispatchEvent(new Event("kept"));
  noted.delete(draftKey);
  await note();
}

/* What was begun and is not wanted. */
export async function forget(draftKey) {
  await drop("drafts", draftKey);
  noted.delete(draftKey);
  await note();
}

/* An entry has one photo, or several; each is sent after it, by itself. */
export const unsentPhotos = (entry) => (entry.photos ?? [entry.photo]).filter((key) => key && !(entry.photosSent ?? []).includes(key));
export const isUnsent = (entry) => entry.status === "new" || unsentPhotos(entry).length > 0;

/* Why something could not be kept, as the word that says it. */
export const lossOf = (error) => (error?.name === "QuotaExceededError" ? "no_room" : "not_kept");

/* For the page's log-out, which asks before anything unsent or begun is lost. */
export async function note() {
  const dirty = {};
  for (const one of await every("outbox")) if (isUnsent(one)) dirty[one.key] = 1;
  for (const one of await every("drafts")) dirty[one.key] = 1;
  localStorage.setItem("sheets:who", who);
  localStorage.setItem(`sheet:${who}:${urls.store}`, JSON.stringify({ dirty }));
}
