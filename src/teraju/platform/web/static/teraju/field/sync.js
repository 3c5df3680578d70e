/* Sends what is done: entries first, photos after them. Sent twice it is one: each has its key. */

import { isOff, setClock } from "./clock.js";
import { urls, who } from "./dom.js";
import { drop, every, get, isUnsent, note, put, unsentPhotos } from "./store.js";

const AT_ONCE = 20;
const AGAIN = 30000;
const SETTLED = ["sent", "discarded"];
export const line = { is: "unknown", works: null, calledOff: [], busy: false };
/* How the bar says why nothing goes out. */
const WORDS = { login: "login", server: "trouble", refused: "trouble" };
let told = () => {};

async function ask(url, options = {}) {
  const answer = await fetch(url, { redirect: "manual", cache: "no-store", ...options, headers: { Accept: "application/json", ...options.headers } });
  if (answer.type === "opaqueredirect" || answer.status === 403) throw new Error("login");
  if (answer.status >= 500) throw new Error("server");
  return answer;
}

/* Who is logged in there: nothing goes out under another's name. */
export async function state() {
  try {
    const said = await (await ask(urls.state)).json();
    line.is = said.who === who ? "online" : "other";
    line.works = said.works;
    line.calledOff = said.called_off ?? [];
    if (said.now) await setClocks(said.now);
    return line.is === "online" ? said : null;
  } catch (error) {
    line.is = error.message === "login" ? "login" : "offline";
    return null;
  }
}

/* The server's clock counts, of what is kept here and of what is open. */
async function setClocks(now) {
  const ahead = Date.parse(now) - Date.now();
  setClock(ahead);
  const wrong = (await every("packages")).filter((one) => isOff(one.ahead, ahead));
  for (const one of wrong) await put("packages", one.key, { ...one, ahead });
  if (wrong.length) dispatchEvent(new Event("clock"));
}

export async function take(url) {
  const answer = await ask(url);
  if (!answer.ok) throw new Error("server");
  const kept = await answer.json();
  kept.ahead = Date.parse(kept.made_at) - Date.now();
  await put("packages", kept.key, kept);
  setClock(kept.ahead);
  await note();
  return kept;
}

export async function send() {
  if (line.busy) return;
  line.busy = true;
  told();
  try {
    const said = await state();
    if (said) {
      await entries(said.token);
      await photos(said.token);
    }
  } catch (error) {
    line.is = ["login", "server", "refused"].includes(error.message) ? WORDS[error.message] : "offline";
  } finally {
    line.busy = false;
    await note();
    told();
  }
}

async function entries(token) {
  /* What waits at the office is asked for again: a person may have settled it meanwhile. */
  const due = (await every("outbox")).filter((one) => !SETTLED.includes(one.status));
  /* In the order in which it was done: what is first there begins the job at the office. */
  due.sort((one, other) => (one.at < other.at ? -1 : 1));
  let failed = null;
  for (let from = 0; from < due.length; from += AT_ONCE) {
    const part = due.slice(from, from + AT_ONCE);
    try {
      await sendPart(token, part);
    } catch (error) {
      if (!["server", "refused"].includes(error.message)) throw error;
      /* One that the office cannot take keeps none of the others back. */
      failed = (await oneByOne(token, part)) ?? failed;
    }
  }
  if (failed) throw failed;
}

async function oneByOne(token, part) {
  let failed = null;
  for (const one of part) {
    await sendPart(token, [one]).catch((error) => {
      if (!["server", "refused"].includes(error.message)) throw error;
      failed = error;
    });
  }
  return failed;
}

async function sendPart(token, part) {
  const answer = await ask(urls.sync, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify({ who, entries: part.map((one) => one.payload) }),
  });
  if (!answer.ok) throw new Error("refused");
  for (const one of (await answer.json()).answers) await took(one);
}

async function took(said) {
  const entry = await get("outbox", said.key);
  if (!entry) return;
  Object.assign(entry, { sentence: said.sentence, theirs: said.theirs, engine: said.engine, url: said.url, tag: said.tag, judged: said.judged, count: said.count, made: said.made, settled: said.settled });
  entry.status = ["stored", "already"].includes(said.outcome) ? "sent" : said.outcome;
  await put("outbox", entry.key, entry);
  told();
}

async function photos(token) {
  for (const entry of await every("outbox")) {
    if (entry.status === "new") continue;
    for (const key of unsentPhotos(entry)) await photo(token, entry.key, key);
  }
}

async function photo(token, about, key) {
  const blob = await get("photos", key);
  if (blob) {
    const body = new FormData();
    body.append("entry", about);
    body.append("key", key);
    body.append("photo", blob, `${key}.${blob.type === "image/png" ? "png" : "jpg"}`);
    const answer = await ask(urls.photo, { method: "POST", headers: { "X-CSRFToken": token }, body });
    if (!answer.ok) return void (await photoFault(about, answer));
  }
  const entry = await get("outbox", about);
  /* Taken back meanwhile, to be corrected: its photo goes with what stands in its place. */
  if (!entry) return;
  const sent = { ...entry, photosSent: [...(entry.photosSent ?? []), key] };
  /* Why another one of it was not taken stays beside it. */
  await put("outbox", about, { ...sent, photoFault: unsentPhotos(sent).length ? entry.photoFault : "" });
  await drop("photos", key);
  told();
}

/* It is tried again; why it was not taken stands beside it. */
async function photoFault(about, answer) {
  const entry = await get("outbox", about);
  const said = await answer.json().catch(() => ({}));
  if (entry) await put("outbox", about, { ...entry, photoFault: said.error ?? "" });
}

export function keepSending(tell) {
  told = tell;
  addEventListener("online", send);
  addEventListener("offline", () => {
    line.is = "offline";
    told();
  });
  setInterval(async () => {
    if ((await every("outbox")).some(isUnsent)) send();
  }, AGAIN);
  send();
}
