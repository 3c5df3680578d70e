/* A job on the telephone: the package joined with what was met and done on the spot. */

import { moment } from "../../teraju/field/clock.js";
import { readCode } from "./codes.js";
import { lang } from "../../teraju/field/dom.js";
import { every, get } from "../../teraju/field/store.js";

export { moment } from "../../teraju/field/clock.js";

const COLUMNS = ["id", "tag", "kind", "sheet", "owner", "place", "capacity", "name", "pieces", "standing", "until", "control", "line", "plate", "pictured", "tested"];

export async function open(key) {
  const job = await get("packages", key);
  if (!job) return null;
  const things = (await every("things")).filter((one) => one.work === key);
  const done = (await every("outbox")).filter((one) => one.work === key);
  const drafts = (await every("drafts")).filter((one) => one.work === key);
  job.owners = new Map(job.owners.map(([id, name]) => [String(id), { id, name }]));
  job.places = new Map(job.places.map(([id, name, stall]) => [String(id), { id, name, stall }]));
  job.rows = job.instruments.map((row) => Object.fromEntries(COLUMNS.map((name, at) => [name, row[at]])));
  const made = inRegister(job, things, done);
  job.idOf = (id) => made.get(id) ?? id;
  for (const one of things.filter(({ key }) => !made.has(key))) {
    if (one.kind === "owner") job.owners.set(one.key, { id: one.key, name: one.values.name, isNew: { ...one, place: job.idOf(one.place) } });
    if (one.kind === "place") job.places.set(one.key, { id: one.key, name: one.values.name, stall: one.values.stall, isNew: one });
    if (one.kind === "instrument") job.rows.push({ ...one.row, owner: job.idOf(one.row.owner), place: job.idOf(one.row.place), sheet: sheetOf(job, one.values), id: one.key, isNew: one });
  }
  /* The last sheet of each instrument; what was corrected stands for what it replaces, what was put
     aside for nothing. */
  const replaced = new Set(done.map((one) => one.payload.replaces).filter(Boolean));
  job.done = new Map();
  const counts = (one) => !replaced.has(one.key) && one.status !== "discarded";
  for (const one of done.sort((a, b) => (a.at < b.at ? -1 : 1))) if (counts(one)) job.done.set(job.idOf(one.about), one);
  for (const row of job.rows) if (row.tested && !job.done.has(row.id)) job.done.set(row.id, byOffice(row));
  job.drafts = new Map(drafts.map((one) => [job.idOf(one.about), one]));
  job.lateStandards = job.standards.filter((one) => !isDue(job, one[3]));
  job.standards = job.standards.filter((one) => isDue(job, one[3]));
  job.usedHere = done.filter((one) => one.payload.sticker).map((one) => [one.key, one.payload.sticker]);
  return job;
}

/* What others tested before the package was fetched, or another telephone did: as an entry here. */
function byOffice({ tested: [at, who, verdict, pieces] }) {
  return { status: "sent", at, who, verdict, payload: { pieces, cells: null } };
}

/* What was met on the spot and has come to the office: by its number there, once the package that
   was fetched since holds it. Until then it is what it was here. */
function inRegister(job, things, done) {
  const numbers = Object.assign({}, ...done.map((one) => one.made));
  const holds = {
    owner: (number) => job.owners.has(String(number)),
    place: (number) => job.places.has(String(number)),
    instrument: (number) => job.rows.some((row) => row.id === number),
  };
  return new Map(things.filter(({ key, kind }) => holds[kind](numbers[key])).map(({ key }) => [key, numbers[key]]));
}

/* By its plate: a package that was fetched again numbers its sheets anew. */
function sheetOf(job, { kind, plate }) {
  const told = (one) => JSON.stringify(Object.entries(one).sort());
  const usual = job.kinds[kind]?.plates.find(([one]) => told(one) === told(plate));
  return usual ? usual[2] : (job.kinds[kind]?.blank ?? null);
}

/* One screen for each trader at each place. */
export function traders(job) {
  const found = new Map();
  const at = (owner, place) => {
    const key = `${owner}|${place}`;
    if (!found.has(key)) {
      const stands = job.places.get(String(place)) ?? { name: "", stall: "" };
      found.set(key, { key, owner: job.owners.get(String(owner)), place: stands, placeId: place, rows: [] });
    }
    return found.get(key);
  };
  for (const row of job.rows) at(row.owner, row.place).rows.push(row);
  for (const one of job.owners.values()) if (one.isNew) at(one.id, one.isNew.place);
  return [...found.values()].sort((a, b) => (a.place.stall || a.place.name).localeCompare(b.place.stall || b.place.name, "id", { numeric: true }));
}

export function matches(trader, words) {
  if (!words) return true;
  const code = readCode(words);
  if (code && trader.rows.some((row) => row.tag === code)) return true;
  const text = [trader.owner?.name, trader.place.name, trader.place.stall, ...trader.rows.map((row) => row.tag)].join(" ").toLowerCase();
  return words.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

export function kindName(job, code) {
  const name = job.kinds[code]?.[lang] ?? code;
  return name[0].toUpperCase() + name.slice(1);
}

export function planOf(job, row, control) {
  const sheet = row.sheet === null || row.sheet === undefined ? null : job.sheets[row.sheet];
  if (!sheet) return null;
  if (sheet.blocks) return sheet;
  const initial = control === "initial" && sheet.initial ? sheet.initial : sheet;
  /* What the law asks stands first, what is left to whoever wants it after it. */
  const points = [...initial.points].sort((a, b) => (a.o ?? 0) - (b.o ?? 0));
  return { ...initial, points };
}

const GRAMS = { mg: 0.001, ct: 0.2, g: 1, kg: 1000, t: 1e6 };

/* A weight that is more than a scale may bear: nothing is tested with it. */
export function isTooHeavy(job, row, [, , , , grams]) {
  const plate = row.isNew ? row.isNew.values.plate : job.plates?.[row.plate];
  const [, unit] = job.kinds[row.kind]?.plate?.find(([name]) => name === "max") ?? [];
  return Boolean(grams && plate?.max && GRAMS[unit]) && grams > Number(plate.max) * GRAMS[unit];
}

/* What measures no instrument of a kind, and helps nothing that does: the office refuses it. */
export function isUseless(job, row, [id]) {
  const beside = job.kinds[row.kind]?.beside;
  return Boolean(beside) && !beside.includes(id);
}

/* The day of a test: of one that is put right that of the sheet that it stands for, else today. */
export const endOf = (job, draft) => draft?.ended ?? moment(job);
const dayOf = (job, draft) => endOf(job, draft).slice(0, 10);

/* Stamps and standards go out for one job: what was due back before the day of the test serves not.
   What a test was marked with that is put right was there, wherever it lies by now. */
const isDue = (job, until, draft) => !until || until >= dayOf(job, draft);
const held = (job, draft) => [...job.stamps, ...((draft?.ended && draft.struck) || [])];
export function stampsOf(job, kind, draft) {
  const found = held(job, draft).filter((one) => one[0] === kind && isDue(job, one[3], draft));
  /* Two hand-outs may hold the same: it is one to choose from. */
  return found.filter(([, size], at) => found.findIndex((one) => one[1] === size) === at);
}
export const rollsOf = (job, draft) => job.rolls.filter((one) => isDue(job, one[3], draft));
export const overdueStamps = (job, draft) => job.stamps.filter((one) => !isDue(job, one[3], draft));
