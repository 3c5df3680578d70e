/* What ends a sheet: the marks, the sticker, the photos; and the entry that is sent. */

import { button, choice, el, field, misread, t } from "../../teraju/field/dom.js";
import { day, timeOf, told } from "../../teraju/field/clock.js";
import { readCode, stickerFault } from "./codes.js";
import { countsFault, readingsOf, verdictOf } from "./judge.js";
import { endOf, isTooHeavy, isUseless, kindName, moment, overdueStamps, planOf, rollsOf, stampsOf } from "./job.js";
import { small } from "../../teraju/field/photo.js";
import { canScan, scan } from "./scan.js";
import { drop, finish, get, lossOf, put } from "../../teraju/field/store.js";
import { send } from "../../teraju/field/sync.js";

const DECIDING = { pass: "sah", fail: "batal" };
const BESIDE = ["jaminan", "daerah", "pegawai"];

/* The mark that the verdict asks for, and those beside it as last chosen for this kind. */
export async function usualMarks(sheet, verdict) {
  const [first] = stampsOf(sheet.job, DECIDING[verdict], sheet.draft);
  const beside = verdict === "pass" ? ((await get("notes", `marks-${sheet.row.kind}`)) ?? []) : [];
  const known = beside.filter((one) => stampsOf(sheet.job, one.kind, sheet.draft).some(([, size]) => size === one.size));
  return first ? [{ kind: first[0], size: first[1], count: 1 }, ...known] : [];
}

/* What is wrong with the standards chosen; of a kind of which nobody told any will do. */
export function standardsFault({ job, row, draft }) {
  if (uselessChosen({ job, row, draft }).length) return "useless_standards";
  /* Those of a test that is put right may be back by now: the office knows what was there. */
  if (draft.ended && draft.standards.length) return "";
  if (job.lateStandards.some(([id]) => draft.standards.includes(id))) return "overdue_standards";
  const none = noneFits(job, row);
  if (none) return none;
  if (!draft.standards.length) return "choose_standards";
  const sorts = job.kinds[row.kind]?.sorts;
  return sorts && !draft.standards.some((one) => sorts.includes(one)) ? "other_standards" : "";
}

const uselessChosen = ({ job, row, draft }) => job.standards.filter((one) => draft.standards.includes(one[0]) && isUseless(job, row, one));
const named = (rows) => rows.map(([, code, name]) => `${code} ${name}`).join(", ");

/* What hinders the mark, in words: standards that measure nothing here by their names. */
export function faultWords(sheet, fault, values = {}) {
  return t(fault, { ...values, KIND: kindName(sheet.job, sheet.row.kind), NAMES: named(uselessChosen(sheet)) });
}

/* Why nothing that is along may test it: said before anything is read. */
function noneFits(job, row) {
  if (!job.standards.length) return "no_standards";
  const light = job.standards.filter((one) => !isTooHeavy(job, row, one));
  if (!light.length) return "all_too_heavy";
  const sorts = job.kinds[row.kind]?.sorts;
  return sorts && !light.some(([id]) => sorts.includes(id)) ? "none_fits" : "";
}

/* What stands against the mark; the engine would refuse it on arrival. */
function faultOf({ job, row, draft }, verdict) {
  const fault = standardsFault({ job, row, draft });
  if (fault) return fault;
  if (!stampsOf(job, DECIDING[verdict], draft).length && !draft.unmarkable) return overdueStamps(job, draft).length ? "overdue_stamps" : "no_stamp";
  return verdict === "pass" ? stickerFault(...stickerOf(job, draft)) : "";
}

/* One that has its sheet is not tested again by mistake; one that is put right says of which day. */
export function before(job, row, draft) {
  if (draft.replaces) return inPlaceOf(job, row, draft);
  const none = job.lateStandards.length ? "" : noneFits(job, row);
  return [none && el("p", { className: "card fwarn" }, t(none)), testedAlready(job, row)];
}

function testedAlready(job, row) {
  const done = job.done.get(row.id);
  if (!done) return null;
  const values = { TIME: timeOf(done.at, moment(job)), RESULT: t(`result_${done.verdict}`), WHO: done.who };
  return el("p", { className: "card fwarn" }, t(done.who ? "tested_by" : "tested_already", values));
}

/* What was written down wrongly is put right, and the test stays on its day; what is measured anew
   is a test of the moment at which it is measured. */
function inPlaceOf(job, row, draft) {
  if (!draft.ended) return el("p", { className: "card fwarn" }, t("tested_anew", { DAY: day(moment(job)) }));
  const anew = async () => {
    const fresh = { attempts: [{ remedy: "none", values: {} }], pieces: [row.pieces, 0, 0, 0], further: {}, marks: null, photo: null };
    await put("drafts", draft.key, { ...draft, ...fresh, started: moment(job), ended: null });
    dispatchEvent(new Event("hashchange"));
  };
  return el("div", { className: "card fwarn stack" }, el("p", {}, t("put_right", { TIME: told(draft.ended) })), button(t("test_anew"), anew, "", { data: { anew: row.id } }));
}

export function isReady(sheet, verdict) {
  if (verdict !== "pass" && verdict !== "fail") return null;
  const fault = faultOf(sheet, verdict);
  return fault ? el("small", { role: "alert" }, faultWords(sheet, fault)) : null;
}

export function ending(sheet, verdict) {
  const has = !faultOf(sheet, verdict);
  const steps = [];
  if (verdict === "pass") {
    steps.push(button(t("finish_pass"), () => finished(sheet, verdict), "go broad", { disabled: !has, data: { finish: "pass" } }));
  } else {
    if (sheet.draft.attempts.length < 4) {
      steps.push(button(t("adjust"), () => sheet.tryAgain("adjusted"), "go broad", { data: { finish: "adjust" } }));
      if (sheet.job.repairers.length) steps.push(repaired(sheet));
    }
    steps.push(button(t("finish_fail"), () => finished(sheet, verdict), "bad broad", { disabled: !has, data: { finish: "fail" } }));
  }
  steps.push(details(sheet, verdict));
  return steps;
}

function repaired(sheet) {
  /* A permit that names no kind is for all. */
  const fit = sheet.job.repairers.filter(([, , kinds]) => !kinds?.length || kinds.includes(sheet.row.kind));
  const options = [["", t("repaired_by")], ...fit];
  return choice(t("repair"), options, "", (id) => id && sheet.tryAgain("repaired", Number(id)));
}

function details(sheet, verdict) {
  /* Nothing is ticked for a kind of which nobody told: it is asked in the open. */
  if (sheet.job.standards.length && !sheet.draft.standards.length) sheet.isMore = true;
  const box = el("details", { className: "fmore", open: sheet.isMore, ontoggle: (event) => (sheet.isMore = event.target.open) });
  box.append(
    el("summary", {}, t("more_details")),
    el("div", { className: "stack" }, [verdict === "pass" ? sticker(sheet) : null, verdict === "pass" ? beside(sheet) : null, photo(sheet), picture(sheet), text(sheet, "unmarkable"), certificate(sheet), text(sheet, "note"), controls(sheet), standards(sheet)]),
  );
  return box;
}

const sized = (size) => (size === "-" ? "" : Number(size) ? `${size} mm` : t(`size_${size}`));

/* Those that say where and by whom, and what secures: kept for the next of this kind. */
function beside(sheet) {
  const offered = BESIDE.flatMap((kind) => stampsOf(sheet.job, kind, sheet.draft));
  if (!offered.length) return null;
  const row = el("fieldset", {}, el("legend", {}, t("marks_beside")));
  get("notes", `marks-${sheet.row.kind}`).then((chosen = []) => {
    for (const [kind, size] of offered) {
      const is = (one) => one.kind === kind && one.size === size;
      const tick = async (event) => {
        const now = (await get("notes", `marks-${sheet.row.kind}`)) ?? [];
        const rest = now.filter((one) => !is(one));
        await put("notes", `marks-${sheet.row.kind}`, event.target.checked ? [...rest, { kind, size, count: 1 }] : rest);
      };
      row.append(el("label", { className: "chip" }, el("input", { type: "checkbox", checked: chosen.some(is), onchange: tick }), `${t(`stamp_${kind}`)} ${sized(size)}`.trim()));
    }
  });
  return row;
}

/* The code that was written, and what it may not be: nothing written is no fault. */
function stickerOf(job, draft) {
  const here = job.usedHere.filter(([entry]) => entry !== draft.replaces).map(([, code]) => code);
  return [draft.sticker, rollsOf(job, draft), [...job.used_stickers, ...here]];
}

function sticker(sheet) {
  const fault = stickerFault(...stickerOf(sheet.job, sheet.draft));
  const written = sheet.draft.sticker;
  const said = el("small", { role: "status" }, fault ? t(fault) : written ? `✓ ${readCode(written)}` : t("sticker_help"));
  const check = async (text) => {
    sheet.draft.sticker = text.trim().split("/").pop();
    sheet.isMore = true;
    await sheet.keep();
    sheet.draw();
  };
  const box = el("input", { value: written, autocapitalize: "characters", autocomplete: "off", spellcheck: false, name: "sticker", "aria-invalid": fault ? "true" : null, onchange: (event) => check(event.target.value) });
  const read = canScan() && button(t("scan"), async () => {
    const found = await scan();
    if (found) return void check(found);
    if (found === null) said.textContent = t("no_camera");
    box.focus();
  });
  return el("div", { className: "fsticker" }, field(t("sticker"), box), read, said);
}

/* Of the marks. */
const photo = (sheet) => camera(sheet, "photo");

/* Of the instrument: in the market it is compared with what bears its tag. The law asks for none. */
export function picture(sheet) {
  const isThere = sheet.row.pictured || sheet.job.done.get(sheet.row.id)?.payload.picture;
  return camera(sheet, "picture", { help: `${t("optional")} ${t("picture_help")}`, there: isThere ? t("picture_there") : "", keep: (draft) => (draft.pictured = moment(sheet.job)) });
}

function camera(sheet, name, { help = "", there = "", keep = () => null } = {}) {
  const said = el("small", { role: "status" }, sheet.draft[name] ? t("photo_kept") : there);
  const take = async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    said.textContent = t("photo_works");
    const blob = await small(file, sheet.job.photo_bytes);
    if (!blob) return void (said.textContent = t("photo_failed"));
    const old = sheet.draft[name];
    const key = crypto.randomUUID();
    try {
      await put("photos", key, blob);
    } catch (error) {
      return void (said.textContent = t(lossOf(error)));
    }
    sheet.draft[name] = key;
    keep(sheet.draft);
    await sheet.keep();
    if (old) await drop("photos", old);
    said.textContent = t("photo_kept");
  };
  return el("div", {}, field(t(name), el("input", { type: "file", name, accept: "image/*", capture: "environment", onchange: take }), help), said);
}

function text(sheet, name) {
  const change = async (event) => {
    sheet.draft[name] = event.target.value.trim();
    await sheet.keep();
    if (name === "unmarkable") sheet.draw();
  };
  return field(t(name), el("input", { value: sheet.draft[name], maxLength: name === "note" ? 400 : 200, onchange: change }));
}

function certificate(sheet) {
  const change = (event) => {
    sheet.draft.certificate = event.target.checked;
    sheet.keep();
  };
  return el("label", { className: "chip" }, el("input", { type: "checkbox", checked: sheet.draft.certificate, onchange: change }), t("certificate"));
}

export function standards(sheet) {
  const row = el("fieldset", {}, el("legend", {}, t("standards")));
  /* What was ticked while it might still be used, or by an earlier package, is there to be left out. */
  const late = sheet.job.lateStandards.filter(([id]) => sheet.draft.standards.includes(id));
  const heavy = sheet.job.standards.filter((one) => isTooHeavy(sheet.job, sheet.row, one));
  const useless = sheet.job.standards.filter((one) => !heavy.includes(one) && isUseless(sheet.job, sheet.row, one));
  const fit = sheet.job.standards.filter((one) => !heavy.includes(one) && !useless.includes(one));
  for (const [id, code, name] of [...fit, ...uselessChosen(sheet), ...late]) {
    const change = async (event) => {
      const rest = sheet.draft.standards.filter((one) => one !== id);
      const were = standardsFault(sheet);
      sheet.draft.standards = event.target.checked ? [...rest, id] : rest;
      await sheet.keep();
      /* Some decide whether it may be marked. */
      if (were !== standardsFault(sheet)) sheet.draw();
    };
    row.append(el("label", { className: "chip" }, el("input", { type: "checkbox", checked: sheet.draft.standards.includes(id), onchange: change }), `${code} ${name}`));
  }
  if (heavy.length) row.append(el("small", {}, t("too_heavy", { NAMES: named(heavy) })));
  if (useless.length) row.append(el("small", {}, t("useless", { KIND: kindName(sheet.job, sheet.row.kind), NAMES: named(useless) })));
  return row;
}

/* Verified for the first time or again: other limits may hold. */
export function controls(sheet) {
  return choice(t("control"), [["subsequent", t("control_subsequent")], ["initial", t("control_initial")]], sheet.draft.control, async (value) => {
    sheet.draft.control = value;
    sheet.plan = planOf(sheet.job, sheet.row, value);
    await sheet.keep();
    sheet.draw();
  });
}

/* An ended sheet is one entry of the outbox, with everything that it needs on arrival. */
export async function finished(sheet, verdict) {
  const { job, row, draft } = sheet;
  /* What was typed last may have changed the verdict, or be no number: it is looked at again. */
  const wrong = document.querySelector(".fpoint [aria-invalid]");
  if (wrong) {
    sheet.say(sheet.unread[wrong.dataset.box]?.words ?? misread(wrong.value, "wrong_reading"));
    return void wrong.focus();
  }
  if (sheet.verdict !== verdict || faultOf(sheet, verdict)) return void sheet.draw();
  const marks = draft.unmarkable ? [] : await usualMarks(sheet, verdict);
  const attempts = draft.attempts.map((one) => ({
    remedy: one.remedy,
    repairer: one.repairer ?? null,
    readings: readingsOf(sheet.plan, one.values),
    verdict: verdictOf(sheet.plan, one.values),
  }));
  await keepEntry(job, row, draft, { attempts, marks, verdict, sticker: verdict === "pass" && draft.sticker ? readCode(draft.sticker) : "" });
  location.hash = sheet.back();
}

/* How many the set has: as taken along, or as the office told when it refused another count. */
export const piecesOf = ({ row, draft }) => draft.of ?? row.pieces;

/* What hinders a set of weights from being marked as it was counted. */
export function countedFault({ job, row, draft }) {
  const [passed, , failed] = draft.pieces;
  const fault = countsFault(draft.pieces, piecesOf({ row, draft }));
  if (fault) return fault;
  return (passed && faultOf({ job, row, draft: { ...draft, sticker: "" } }, "pass")) || (failed && faultOf({ job, row, draft }, "fail")) || "";
}

/* What a set may need besides: why no mark fits, photos, other standards. */
export function countedDetails(sheet) {
  const asks = sheet.job.standards.length > 0 && !sheet.draft.standards.length;
  const box = el("details", { className: "fmore", open: asks }, el("summary", {}, t("set_details")));
  box.append(el("div", { className: "stack" }, photo(sheet), picture(sheet), text(sheet, "unmarkable"), certificate(sheet), text(sheet, "note"), controls(sheet), standards(sheet)));
  return box;
}

/* A set of weights: what passed, how many of them adjusted, what failed, what was not brought. */
export async function counted(job, row, draft) {
  const [passed, , failed] = draft.pieces;
  const marks = [];
  if (!draft.unmarkable) for (const [verdict, number] of [["pass", passed], ["fail", failed]]) {
    const [first] = stampsOf(job, DECIDING[verdict], draft);
    if (number && first) marks.push({ kind: first[0], size: first[1], count: number });
  }
  const verdict = passed ? "pass" : "fail";
  await keepEntry(job, row, draft, { attempts: [{ remedy: "none", readings: {}, verdict }], marks, verdict, pieces: draft.pieces, sticker: "" });
}

export async function keepEntry(job, row, draft, more) {
  const { verdict, ...told } = more;
  /* Pressed twice it is one entry. */
  const key = (draft.entry ??= crypto.randomUUID());
  const ended = endOf(job, draft);
  const payload = {
    key,
    replaces: draft.replaces ?? null,
    work: job.key,
    ...subject(job, row),
    line: row.line ?? null,
    control: draft.control,
    tested_on: ended.slice(0, 10),
    started_at: draft.started,
    ended_at: ended,
    standards: draft.standards,
    unmarkable: draft.unmarkable,
    wants_certificate: draft.certificate,
    note: draft.note,
    pieces: null,
    cells: null,
    photo: draft.photo ?? null,
    picture: draft.picture ?? null,
    pictured_at: draft.pictured ?? null,
    ...told,
  };
  const title = [job.owners.get(String(row.owner))?.name, `${kindName(job, row.kind)} ${row.capacity}`].filter(Boolean).join(" · ");
  const entry = { key, work: job.key, about: row.id, at: ended, title, verdict, status: "new", payload, draft, photos: [draft.photo, draft.picture] };
  await finish(entry, draft.key);
  if (draft.replaces) await drop("outbox", draft.replaces);
  send();
}

/* What is in the register by its number, what was met on the spot whole and by its key. */
function subject(job, row) {
  if (!row.isNew) return { instrument: row.id, plate: job.plates?.[row.plate] ?? null };
  const owner = job.owners.get(String(row.owner));
  const place = job.places.get(String(row.place));
  const fresh = { instrument: { key: row.isNew.key, ...row.isNew.values } };
  const said = { new: fresh };
  if (owner?.isNew) fresh.owner = { key: owner.isNew.key, ...owner.isNew.values };
  else said.owner = row.owner;
  if (place?.isNew) fresh.place = { key: place.isNew.key, ...place.isNew.values };
  else said.place = row.place;
  return said;
}
