import { lang } from "./dom.js";

/* How far the telephone's clock is off: of what is open, too, the last word of the server counts.
   It may be wrong, or set right in the middle of the day. */
const OFF = 60000;
let measured = null;

export const isOff = (one, ahead) => Math.abs(one - ahead) > OFF;

export function setClock(ahead) {
  if (measured === null || isOff(measured, ahead)) measured = ahead;
}

/* The moment by the server's clock, written with the offset of the place of the job. */
export function moment(job) {
  const zone = job.made_at.match(/([+-])(\d\d):(\d\d)$/) ?? ["+00:00", "+", "00", "00"];
  const minutes = (zone[1] === "-" ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3]));
  const there = new Date(Date.now() + (measured ?? job.ahead) + minutes * 60000);
  return there.toISOString().replace("Z", zone[0]);
}

/* A day as people write it, from 2020-10-21; whatever else stands there stays as it is. */
export function day(text) {
  if (!/^\d{4}-\d\d-\d\d/.test(text)) return text;
  const written = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { dateStyle: "long", timeZone: "UTC" });
  return written.format(new Date(`${text.slice(0, 10)}T00:00:00Z`));
}

/* From a day to another one, which may be the same. */
export const days = (from, until) => (until && until !== from ? `${day(from)} – ${day(until)}` : day(from ?? ""));

/* A moment as its place wrote it: the day, and the time where there is one. */
export function told(text) {
  return [day(text), text.slice(11, 16).replace(":", lang === "en" ? ":" : ".")].filter(Boolean).join(" ");
}

/* The same in a list of today: the time alone, and of another day with its day. */
export const timeOf = (text, now) => (text.slice(0, 10) === now.slice(0, 10) ? told(text).split(" ").pop() : told(text));
