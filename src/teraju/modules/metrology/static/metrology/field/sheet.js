/* The sheet of one instrument: a tap for each point, adjusted and tried again, marked. */

import { badge, button, el, field, measured, rounded, show, shown, t, typed } from "../../teraju/field/dom.js";
import { stepped } from "./decimals.js";
import { pointVerdict, verdictOf } from "./judge.js";
import { kindName, moment, open, planOf } from "./job.js";
import { get, put } from "../../teraju/field/store.js";
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
    standards: [...(job.kinds[row.kind]?.standards ?? [])],
    marks: null,
    sticker: "",
    unmarkable: "",
    certificate: false,
    note: "",
    entry: null,
    replaces: null,
    pieces: [row.pieces, 0, 0],
  };
}

export async function sheetScreen(workKey, about) {
  const job = await open(workKey);
  const row = job?.rows.find((one) => String(one.id) === about);
  if (!row) return (location.hash = "");
  const kept = await get("drafts", draftKey(job, row));
  const draft = kept ?? begun(job, row);
  const plan = planOf(job, row, draft.control);
  (plan?.blocks ? new Readings(job, row, draft, plan) : new Sheet(job, row, draft)).draw();
  return null;
}

export class Sheet {
  constructor(job, row, draft) {
    Object.assign(this, { job, row, draft });
    this.plan = planOf(job, row, draft.control);
    this.isFull = false;
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

  async set(number, value) {
    this.attempt.values[number] = value;
    this.draw();
    await this.keep();
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
    const head = el(
      "header",
      { className: "fhead" },
      el("a", { className: "btn icon", href: this.back(), "aria-label": t("back") }, "‹"),
      el("div", {}, el("h1", {}, kindName(job, row.kind)), el("small", {}, [row.capacity, row.name, row.tag].filter(Boolean).join(" · "))),
    );
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
    const next = this.plan.points.findIndex((point, at) => !point.o && !pointVerdict(this.plan, this.attempt.values, at));
    const rows = this.plan.points
      .map((point, at) => ({ point, at }))
      .filter(({ point }) => Boolean(point.o) === optional)
      .map(({ point, at }) => this.point(point, at, at === next));
    return el("ol", { className: "fpoints" }, rows);
  }

  point(point, at, isNext) {
    const value = this.attempt.values[at];
    const verdict = pointVerdict(this.plan, this.attempt.values, at);
    const name = el(
      "div",
      { className: "fname" },
      el("strong", {}, point.t === "weighing" || point.t === "delivery" ? measured(point.at, this.plan.unit) : t(`test_${point.t}`)),
      el("small", {}, this.limit(point)),
      verdict ? badge(TONES[verdict], t(`point_${verdict}`)) : null,
    );
    return el("li", { className: ["fpoint", isNext && "now", WIDE.includes(point.h) && "wide"].filter(Boolean).join(" "), data: { point: at } }, name, el("div", { className: "fask" }, ASKED[point.h](this, point, at, value)));
  }

  /* Where a number is typed, the load stands in the unit that the box is read in. */
  limit(point) {
    const flow = point.flow ? `${t(`flow_${point.flow}`)} · ` : "";
    const isTyped = point.h === "shown" || WIDE.includes(point.h);
    const load = isTyped ? `${shown(point.at)} ${this.plan.unit}` : measured(point.at, this.plan.unit);
    const isSaid = point.t === "weighing" && load === measured(point.at, this.plan.unit);
    const at = isSaid || point.at === "0" || point.h === "percent" ? "" : `${load} · `;
    return `${flow}${at}± ${rounded(point.lim)} ${point.h === "percent" ? "%" : this.plan.unit}`;
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
    return el("footer", { className: "ffoot" }, el("p", { className: "fverdict", role: "status" }, word, isReady(this, verdict)), steps);
  }

  async tryAgain(remedy, repairer) {
    this.draft.attempts.push({ remedy, repairer, values: {} });
    this.draft.marks = null;
    await this.keep();
    this.draw();
  }
}

/* Those that are read several times take the whole width. */
const WIDE = ["spread", "each"];

/* How each kind of point is asked. The usual answer is one tap. */
const ASKED = {
  cross: (sheet, point, at, value) => beam(sheet, point, at, value, "crossed", "crosses", "not_crosses"),
  move: (sheet, point, at, value) => beam(sheet, point, at, value, "moved", "moves", "not_moves"),
  change: (sheet, point, at, value) =>
    yesNo(value?.changed, t("changes", { ADDED: measured(point.add, sheet.plan.unit) }), t("not_changes"), (is) => sheet.set(at, { changed: is })),
  shown: (sheet, point, at, value) => stepper(sheet, point, value?.indication, (one) => sheet.set(at, { ...value, indication: one }), point.half ? added(sheet, at, value) : null),
  percent: (sheet, point, at, value) => stepper(sheet, point, value?.delivered, (one) => sheet.set(at, { delivered: one })),
  spread: many,
  each: many,
};

function beam(sheet, point, at, value, key, yes, no) {
  /* Less than the limit did not cross it: the next weight up decides. */
  const isOpen = value && !value[key] && value.added === point.lo && point.lo !== point.hi;
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

function stepper(sheet, point, value, choose, more = null) {
  const now = value ?? point.at;
  const box = el("input", {
    inputMode: "decimal",
    value: shown(now),
    className: value === undefined ? "unset" : "",
    "aria-label": t("indication"),
    onchange: (event) => {
      const read = typed(event.target.value);
      if (read === null) event.target.setAttribute("aria-invalid", "true");
      else choose(read);
    },
  });
  return [
    el(
      "div",
      { className: "fstep" },
      button("−", () => choose(stepped(now, point.step, -1)), "", { "aria-label": t("less"), data: { answer: "less" } }),
      box,
      button("+", () => choose(stepped(now, point.step, 1)), "", { "aria-label": t("greater"), data: { answer: "greater" } }),
    ),
    value === undefined ? button(t("as_shown"), () => choose(now), "", { data: { answer: "yes" } }) : null,
    more,
  ];
}

function added(sheet, at, value) {
  if (!value) return null;
  const box = el("input", {
    inputMode: "decimal",
    value: value.added ? shown(value.added) : "",
    onchange: (event) => sheet.set(at, { ...value, added: typed(event.target.value) ?? "" }),
  });
  return el("details", { open: Boolean(value.added) }, el("summary", {}, t("small_weights")), field(t("small_weights_until"), box));
}

/* Several results of one load: each is read by itself. */
function many(sheet, point, at, value) {
  const all = value?.indications ?? Array(point.n).fill(null);
  const boxes = all.map((one, place) => {
    const choose = (read) => sheet.set(at, { indications: all.map((old, where) => (where === place ? read : old)) });
    return el("div", { className: "fmany" }, el("small", {}, `${place + 1}`), stepper(sheet, point, one ?? undefined, choose));
  });
  return boxes;
}
