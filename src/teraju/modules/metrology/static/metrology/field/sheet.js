/* The sheet of one instrument: a tap for each point, adjusted and tried again, marked. */

import { afterTap, badge, button, el, field, measured, misread, rounded, select, show, shown, t } from "../../teraju/field/dom.js";
import { stepped } from "./decimals.js";
import { farApart, hidesFault, isReadUnlike, noteFault, pointVerdict, verdictOf } from "./judge.js";
import { isTooHeavy, kindName, moment, open, planOf } from "./job.js";
import { typed } from "../../teraju/field/numbers.js";
import { put } from "../../teraju/field/store.js";
import { before, ending, isReady } from "./ending.js";
import { Readings } from "./readings.js";

const TONES = { pass: "good", fail: "bad", undecided: "warn", "": "none" };

export const draftKey = (job, row) => `${job.key}|${row.id}`;

export function begun(job, row) {
  return {
    key: draftKey(job, row),
    work: job.key,
    about: row.id,
    started: moment(job),
    control: row.control || "subsequent",
    attempts: [{ remedy: "none", values: {} }],
    /* What the kind is tested with; of a package that does not say, the tester chooses. */
    standards: (job.kinds[row.kind]?.standards ?? []).filter((id) => job.standards.some((one) => one[0] === id && !isTooHeavy(job, row, one))),
    marks: null,
    sticker: "",
    unmarkable: "",
    certificate: false,
    note: "",
    entry: null,
    replaces: null,
    pieces: [row.pieces, 0, 0, 0],
  };
}

export async function sheetScreen(workKey, about) {
  const job = await open(workKey);
  const row = job?.rows.find((one) => String(one.id) === String(job.idOf(about)));
  if (!row) return (location.hash = "");
  const draft = job.drafts.get(row.id) ?? begun(job, row);
  const plan = planOf(job, row, draft.control);
  const sheet = plan?.blocks ? new Readings(job, row, draft, plan) : new Sheet(job, row, draft);
  opened = { sheet, hash: location.hash };
  sheet.draw();
  return null;
}

/* Once the clock is set right the open sheet is judged by it: at once, unless somebody writes. */
let opened = null;
addEventListener("clock", () => {
  const isWritten = document.activeElement?.matches("input, select, textarea") || document.querySelector("[data-field] [aria-invalid]");
  if (opened?.hash === location.hash && !isWritten) afterTap(() => opened.sheet.draw());
});

export class Sheet {
  constructor(job, row, draft) {
    Object.assign(this, { job, row, draft });
    this.plan = planOf(job, row, draft.control);
    this.isFull = false;
    /* What cannot be read stands in its box until it is put right; no verdict rests on it. */
    this.unread = {};
  }

  get attempt() {
    return this.draft.attempts[this.draft.attempts.length - 1];
  }

  get verdict() {
    return this.plan ? verdictOf(this.plan, this.attempt.values) : "";
  }

  /* Every tap is kept at once: a browser that dies loses none. */
  async keep() {
    await put("drafts", this.draft.key, this.draft);
  }

  /* What was typed into a box: a number, nothing, or what cannot be read or was noted wrongly. */
  async write(box, at, name, make) {
    const read = typed(box.value);
    const words = this.faultWords(box.value, read, at, make);
    delete this.unread[name];
    if (words) this.unread[name] = { text: box.value, words };
    box.toggleAttribute("aria-invalid", Boolean(words));
    this.attempt.values[at] = make((words ? null : read) ?? undefined, this.attempt.values[at]);
    await this.keep();
    afterTap(() => box.isConnected && this.redraw());
  }

  faultWords(text, read, at, make) {
    if (text.trim() === "") return "";
    if (read === null) return misread(text, "wrong_reading");
    const fault = noteFault(this.plan.points[at], make(read, this.attempt.values[at]));
    return fault && t(fault);
  }

  /* Whoever goes from box to box stays in the one that was tapped: the others are drawn anew. */
  redraw() {
    const held = document.activeElement?.closest(".fpoint");
    if (!held) return this.draw();
    for (const row of document.querySelectorAll(".fpoint")) {
      const at = Number(row.dataset.point);
      if (row !== held) row.replaceWith(this.point(this.plan.points[at], at));
    }
    return document.querySelector(".ffoot").replaceWith(this.foot());
  }

  /* What is seen is kept. Whoever went on meanwhile stays where they are. */
  async set(number, value) {
    this.attempt.values[number] = value;
    await this.keep();
    if (this.head.isConnected) this.draw();
  }

  /* Beside the verdict, where the thumb is. */
  say(words) {
    document.querySelector(".fverdict").append(el("small", { role: "alert" }, words));
  }

  back() {
    return `#${this.job.key}/${this.row.owner}|${this.row.place}`;
  }

  draw() {
    const { job, row, draft } = this;
    const head = (this.head = el(
      "header",
      { className: "fhead" },
      el("a", { className: "btn icon", href: this.back(), "aria-label": t("back") }, "‹"),
      el("div", {}, el("h1", {}, kindName(job, row.kind)), el("small", {}, [row.capacity, row.name, row.tag].filter(Boolean).join(" · "))),
    ));
    if (!this.plan) return show(head, el("p", { className: "card" }, t("no_plan")));
    const why = this.plan.why && el("p", { className: "card fwarn" }, `${t("not_fit")} ${this.plan.why[document.documentElement.lang] || ""}`);
    show(head, before(job, row, draft), why, this.tries(), this.points(false), this.more(), this.foot());
    document.querySelector(".fpoint.now")?.scrollIntoView({ block: "center" });
    return null;
  }

  tries() {
    const number = this.draft.attempts.length;
    if (number < 2) return null;
    const word = this.attempt.remedy === "repaired" ? t("repaired_before") : t("adjusted_before");
    return el("p", { className: "fnote" }, badge("warn", t("attempt", { NUMBER: number })), ` ${word}`);
  }

  points(optional) {
    const rows = this.plan.points
      .map((point, at) => ({ point, at }))
      .filter(({ point }) => Boolean(point.o) === optional)
      .map(({ point, at }) => this.point(point, at));
    return el("ol", { className: "fpoints" }, rows);
  }

  /* The first that the law asks for and that is open, or waits for the next weight up. */
  get next() {
    const values = this.attempt.values;
    return this.plan.points.findIndex((point, at) => !point.o && (!pointVerdict(this.plan, values, at) || isHalfTried(point, values[at])));
  }

  point(point, at) {
    const value = this.attempt.values[at];
    const verdict = pointVerdict(this.plan, this.attempt.values, at);
    const name = el(
      "div",
      { className: "fname" },
      el("strong", {}, point.t === "weighing" || point.t === "delivery" ? measured(point.at, this.plan.unit) : t(`test_${point.t}`)),
      el("small", {}, this.limit(point)),
      verdict ? badge(TONES[verdict], t(`point_${verdict}`)) : null,
    );
    const hidden = hidesFault(this.plan, this.attempt.values, at) ? el("small", { data: { warns: "hidden" } }, this.hidden(point)) : null;
    const unlike = point.h === "spread" && isReadUnlike(value) ? el("small", { data: { warns: "unlike" } }, t("read_unlike")) : null;
    return el("li", { className: ["fpoint", at === this.next && "now", WIDE.includes(point.h) && "wide"].filter(Boolean).join(" "), data: { point: at } }, name, el("div", { className: "fask" }, ASKED[point.h](this, point, at, value)), hidden, unlike);
  }

  hidden(point) {
    const [load, half, limit] = [point.at, point.half, point.lim].map((one) => `${shown(one)}\u00a0${this.plan.unit}`);
    return t("hidden_half", { LOAD: load, HALF: half, LIMIT: limit });
  }

  /* Where a number is typed, the load stands in the unit that the box is read in. */
  limit(point) {
    const flow = point.flow ? `${flowWord(point.flow)} · ` : "";
    const isTyped = point.h === "shown" || WIDE.includes(point.h);
    const load = isTyped ? `${shown(point.at)} ${this.plan.unit}` : measured(point.at, this.plan.unit);
    const isSaid = point.t === "weighing" && load === measured(point.at, this.plan.unit);
    const at = isSaid || point.at === "0" || point.h === "percent" ? "" : `${load} · `;
    /* A limit stays on one line with its sign and its unit. */
    const sign = MINIMA.includes(point.t) ? "\u2265" : "±";
    return `${flow}${at}${sign}\u00a0${rounded(point.lim)}\u00a0${point.h === "percent" ? "%" : this.plan.unit}`;
  }

  more() {
    if (!this.plan.points.some((point) => point.o)) return null;
    const box = el("details", { className: "card", open: this.isFull, ontoggle: (event) => (this.isFull = event.target.open) }, el("summary", {}, t("more_tests")), this.points(true));
    return box;
  }

  foot() {
    const verdict = this.verdict;
    const word = verdict ? badge(TONES[verdict], t(`verdict_${verdict}`)) : badge("none", t("open_points"));
    const steps = [];
    /* What would decide nothing is not marked: the engine would refuse it on arrival. */
    if (this.plan.why) return el("footer", { className: "ffoot" }, badge("bad", t("not_fit")));
    if (verdict === "pass" || verdict === "fail") steps.push(...ending(this, verdict));
    if (verdict === "undecided") steps.push(el("small", {}, t("undecided_help")));
    return el("footer", { className: "ffoot" }, el("p", { className: "fverdict", role: "status" }, word, this.apart(), isReady(this, verdict)), steps);
  }

  /* Each delivery may lie within the limit, and they all the same too far from each other. */
  apart() {
    const found = farApart(this.plan, this.attempt.values);
    if (!found) return null;
    /* Rounded alike, the one would not be seen to be more than the other. */
    const [spread, limit] = [rounded(found.spread), rounded(found.limit)];
    return el("small", {}, t("far_apart", { FLOW: flowWord(found.flow), SPREAD: spread === limit ? shown(found.spread) : spread, LIMIT: limit }));
  }

  async tryAgain(remedy, repairer) {
    this.draft.attempts.push({ remedy, repairer, values: {} });
    /* What is tried after an adjustment is tried now, also on a sheet that was put right. */
    this.draft.ended = null;
    this.unread = {};
    this.draft.marks = null;
    await this.keep();
    this.draw();
  }
}

const flowWord = (flow) => t("flow", { FLOW: t(`choice_${flow}`) });

/* Those that are read several times take the whole width. */
const WIDE = ["spread", "each"];
/* What has to be reached: no band about nought. */
const MINIMA = ["discrimination", "sensitivity", "substitution"];

/* How each kind of point is asked. The usual answer is one tap. */
const ASKED = {
  cross: (sheet, point, at, value) => beam(sheet, point, at, value, "crossed", "crosses", "not_crosses"),
  move: (sheet, point, at, value) => beam(sheet, point, at, value, "moved", "moves", "not_moves"),
  change: (sheet, point, at, value) =>
    yesNo(value?.changed, t("changes", { ADDED: measured(point.add, sheet.plan.unit) }), t("not_changes"), (is) => sheet.set(at, { changed: is })),
  shown: (sheet, point, at, value) => stepper(sheet, point, at, (now) => now?.indication, (read, now) => ({ ...now, indication: read }), { more: point.half && value?.indication ? added(sheet, at) : null }),
  percent: (sheet, point, at) => stepper(sheet, point, at, (now) => now?.delivered, (read) => ({ delivered: read })),
  spread: many,
  each: many,
};

/* Less than the limit did not move the beam: the next weight up decides. */
function isHalfTried(point, value) {
  return Boolean(value) && (value.crossed ?? value.moved) === false && value.added === point.lo && point.lo !== point.hi;
}

function beam(sheet, point, at, value, key, yes, no) {
  const isOpen = isHalfTried(point, value);
  const weight = isOpen ? point.hi : (value?.added ?? point.lo);
  const words = t(yes, { ADDED: measured(weight, sheet.plan.unit) });
  return yesNo(isOpen ? undefined : value?.[key], words, t(no), (is) => sheet.set(at, { added: weight, [key]: is }));
}

function yesNo(value, yes, no, choose) {
  return [
    button(yes, () => choose(true), value === true ? "go" : "", { "aria-pressed": value === true, data: { answer: "yes" } }),
    button(no, () => choose(false), value === false ? "bad" : "", { "aria-pressed": value === false, data: { answer: "no" } }),
  ];
}

/* A number that is typed: taken when its box is left, also where it is the one that stood there. */
function typedBox(sheet, at, name, usual, make, more) {
  const unread = sheet.unread[name];
  let isTyped = false;
  const leave = (event) => {
    if (isTyped) sheet.write(event.target, at, name, make);
    isTyped = false;
  };
  return el("input", {
    inputMode: "decimal",
    autocomplete: "off",
    value: unread?.text ?? usual,
    "aria-invalid": unread === undefined ? null : "true",
    data: { box: name },
    onfocus: select,
    oninput: () => (isTyped = true),
    onchange: leave,
    onblur: leave,
    ...more,
  });
}

function stepper(sheet, point, at, readOf, make, { name = `${at}`, more = null } = {}) {
  const value = readOf(sheet.attempt.values[at]) ?? undefined;
  const now = value ?? point.at;
  /* From what stands there at the moment of the tap: a second one may come before the first is drawn. */
  const by = (way) => choose(stepped(readOf(sheet.attempt.values[at]) ?? point.at, point.step, way));
  const choose = (read) => {
    if (noteFault(point, make(read, sheet.attempt.values[at]))) return null;
    delete sheet.unread[name];
    return sheet.set(at, make(read, sheet.attempt.values[at]));
  };
  const box = typedBox(sheet, at, name, shown(now), make, { className: value === undefined ? "unset" : "", "aria-label": t("indication") });
  return [
    el(
      "div",
      { className: "fstep" },
      button("−", () => by(-1), "", { "aria-label": t("less"), data: { answer: "less" } }),
      box,
      button("+", () => by(1), "", { "aria-label": t("greater"), data: { answer: "greater" } }),
    ),
    unreadWords(sheet, name),
    value === undefined ? button(t("as_shown"), () => choose(now), "", { data: { answer: "yes" } }) : null,
    more,
  ];
}

/* Why what stands in a box is not taken. */
function unreadWords(sheet, name) {
  const unread = sheet.unread[name];
  return unread === undefined ? null : el("small", { role: "alert" }, unread.words);
}

function added(sheet, at, { name = `${at}.added`, readOf = (now) => now.added, make = (read, now) => ({ ...now, added: read ?? "" }) } = {}) {
  const value = readOf(sheet.attempt.values[at]);
  const box = typedBox(sheet, at, name, value ? shown(value) : "", make);
  const isOpen = Boolean(value) || sheet.unread[name] !== undefined;
  return el("details", { open: isOpen }, el("summary", {}, t("small_weights")), field(t("small_weights_until"), box), unreadWords(sheet, name));
}

/* Several results of one load: each is read by itself. */
function many(sheet, point, at) {
  const none = Array(point.n).fill(null);
  return none.map((_one, place) => {
    const placed = (list, read) => none.map((old, where) => (where === place ? read : (list?.[where] ?? old)));
    const make = (read, now) => ({ ...now, indications: placed(now?.indications, read ?? null) });
    const small = { name: `${at}.${place}.added`, readOf: (now) => now.added?.[place], make: (read, now) => ({ ...now, added: placed(now.added, read ?? null) }) };
    const more = point.half && sheet.attempt.values[at]?.indications?.[place] ? added(sheet, at, small) : null;
    return el("div", { className: "fmany" }, el("small", {}, `${place + 1}`), stepper(sheet, point, at, (now) => now?.indications?.[place], make, { name: `${at}.${place}`, more }));
  });
}
