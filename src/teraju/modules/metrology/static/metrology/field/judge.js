/* What the limits of the package say of a reading. The engine judges again when it arrives. */

import { apart, exact, less, percent, plain, size, whole } from "./decimals.js";

const RANK = ["pass", "undecided", "fail"];
const worst = (verdicts) => verdicts.reduce((bad, one) => (RANK.indexOf(one) > RANK.indexOf(bad) ? one : bad), "pass");

/* Before the display rounded: half a step more than shown, less what was added until it jumped. */
function found(point, indication, added) {
  const shown = exact(indication);
  return added && point.half ? shown + exact(point.half) - exact(added) : shown;
}

function within(error, limit) {
  return size(error) <= exact(limit) ? "pass" : "fail";
}

const READERS = {
  shown: (point, value, zero) =>
    within(found(point, value.indication, value.added) - exact(point.at) - (point.t === "weighing" ? zero : 0n), point.lim),
  each: (point, value, zero) => worst(value.indications.map((one, at) => within(found(point, one, value.added?.[at]) - exact(point.at) - zero, point.lim))),
  spread(point, value) {
    if (isReadUnlike(value)) return "undecided";
    const all = value.indications.map((one, at) => found(point, one, value.added?.[at])).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    return all[all.length - 1] - all[0] <= exact(point.lim) ? "pass" : "fail";
  },
  cross: (point, value) => passes(value.crossed, value.added, point.lim),
  move: (point, value) => passes(value.moved, value.added, point.lim),
  change: (point, value) => passes(value.changed, point.add, point.lim),
  percent(point, value) {
    const error = percent(point.at, value.delivered);
    const bare = { top: size(error.top), under: error.under };
    return less(scaled(point.lim), bare) ? "fail" : "pass";
  },
};

const scaled = (limit) => ({ top: exact(limit), under: 1n });

/* Small weights at some readings of a load and not at the others: no spread is between them. */
export const isReadUnlike = (value) => Boolean(value?.added?.some?.(Boolean)) && !value.indications.every((_one, at) => value.added[at]);

/* At the limit it has to move: less that did not, or more that did, decides nothing. */
function passes(moved, added, limit) {
  if (moved && exact(added) <= exact(limit)) return "pass";
  if (!moved && exact(added) >= exact(limit)) return "fail";
  return "undecided";
}

/* What is noted wrongly at a point, and never judged; the rule of domain/noted.py. */
export function noteFault(point, value) {
  if (!value) return "";
  const added = [value.added ?? []].flat().filter(Boolean).map(exact);
  if (added.some((one) => one < 0n)) return "added_negative";
  if (point.most && added.some((one) => one > exact(point.most))) return "added_much";
  const read = [value.indication, value.delivered, ...(value.indications ?? [])];
  return exact(point.at) > 0n && read.some((one) => one && exact(one) < 0n) ? "below_zero" : "";
}

export function isFull(point, value) {
  if (!value) return false;
  if (value.indications) return value.indications.length === point.n && value.indications.every((one) => one !== null && one !== "");
  if (point.h === "percent") return Boolean(value.delivered) && exact(value.delivered) > 0n;
  if (point.h === "shown") return value.indication !== undefined && value.indication !== null && value.indication !== "";
  return true;
}

export function zeroError(plan, values) {
  const at = plan.points.findIndex((one) => one.t === "zero");
  if (at < 0 || !isFull(plan.points[at], values[at])) return 0n;
  return found(plan.points[at], values[at].indication, values[at].added) - exact(plan.points[at].at);
}

export function pointVerdict(plan, values, number) {
  const point = plan.points[number];
  if (!isFull(point, values[number])) return "";
  return READERS[point.h](point, values[number], zeroError(plan, values));
}

/* Whether what passes as shown may lie beyond the limit before the display rounded it, by up to half
   a step; the rule of domain/nawi/judgements.py: hides_fault. Where small weights were put on it hides nothing. */
export function hidesFault(plan, values, number) {
  const point = plan.points[number];
  const value = values[number];
  if (!point.half || point.direct || point.h === "spread" || pointVerdict(plan, values, number) !== "pass") return false;
  const zero = zeroError(plan, values);
  const added = [value.added ?? []].flat();
  const read = (value.indications ?? [value.indication]).filter((_one, at) => !added[at]);
  return read.some((one) => size(exact(one) - exact(point.at) - zero) + exact(point.half) > exact(point.lim));
}

/* Deliveries of one flow lie close together; where they do not, at which flow, and how far apart. */
export function farApart(plan, values) {
  const flows = {};
  plan.points.forEach((point, number) => {
    if (point.h === "percent" && isFull(point, values[number])) {
      (flows[point.flow] ??= { limit: point.apart, errors: [] }).errors.push(percent(point.at, values[number].delivered));
    }
  });
  for (const [flow, { limit, errors }] of Object.entries(flows)) {
    let [low, high] = [errors[0], errors[0]];
    for (const one of errors) {
      if (less(one, low)) low = one;
      if (less(high, one)) high = one;
    }
    const between = apart(high, low);
    if (less(scaledTo(limit), { top: between.top, under: between.under })) return { flow, limit, spread: plain(between.top / between.under) };
  }
  return null;
}

const scaledTo = (limit) => whole(limit);

/* The verdict on an attempt; empty while points that the law asks for are open and none failed. */
export function verdictOf(plan, values) {
  const each = plan.points.map((_point, number) => pointVerdict(plan, values, number));
  const given = each.filter(Boolean);
  const open = plan.points.some((point, number) => !point.o && !each[number]);
  const sum = worst([...given, farApart(plan, values) ? "fail" : "pass"]);
  if (sum === "fail") return "fail";
  return open ? "" : sum;
}

/* What is wrong with the counts of a set of so many pieces: passed, of them adjusted, failed, not
   brought. The rule of domain/sheets.py: Pieces.fault. */
export function countsFault(pieces, of) {
  const [passed, adjusted, failed, missing] = pieces;
  const areCounts = pieces.every((one) => Number.isInteger(one) && one >= 0) && passed + failed > 0;
  if (!areCounts) return "wrong_counts";
  if (adjusted > passed) return "adjusted_many";
  const counted = passed + failed + missing;
  return counted === of ? "" : counted > of ? "counts_many" : "counts_few";
}

const ROUND = [1, 2, 5];
const NEARLY = 1e-9;
const isRound = (size) => ROUND.some((one) => Math.abs(Math.log10(size / one) - Math.round(Math.log10(size / one))) < NEARLY);

/* Whether no scale has this Max with this e and class; the rule of domain/possible.py. */
export function isImpossible(classes, { max, e, d, min, accuracy_class: told }) {
  if (!classes?.length || !max || !e) return false;
  const [step, most] = [Number(e), Number(max) * classes[0][5]];
  if (step > most || (d && Number(d) > step) || (min && Number(min) >= most)) return true;
  const fits = ([name, from, to, least, greatest]) => {
    const isTold = !told || classes.every(([one]) => one !== told) || name === told;
    const n = most / step;
    return isTold && step >= from * (1 - NEARLY) && (to === null || step <= to * (1 + NEARLY)) && n >= least * (1 - NEARLY) && (greatest === null || n <= greatest * (1 + NEARLY));
  };
  return !isRound(step) || !classes.some(fits);
}

/* The tests as the engine reads them. */
export function readingsOf(plan, values) {
  const tests = {};
  plan.points.forEach((point, number) => {
    const value = values[number];
    if (!isFull(point, value)) return;
    const row = read(point, value);
    if (["weighing", "delivery"].includes(point.t)) (tests[point.t] ??= []).push(row);
    else tests[point.t] = row;
  });
  return tests;
}

/* Small weights beside each reading; without any there is nothing to say. */
function addedOf(value) {
  return value.added?.some(Boolean) ? { added: value.indications.map((_one, at) => value.added[at] || null) } : {};
}

function read(point, value) {
  const load = point.at;
  if (value.indications) return { load, indications: value.indications, ...addedOf(value) };
  if (point.h === "cross") return { load, added: value.added, crossed: value.crossed };
  if (point.h === "move") return { load, added: value.added, moved: value.moved };
  if (point.h === "change") return { load, added: point.add, changed: value.changed };
  if (point.h === "percent") return { flow: point.flow, indicated: point.at, delivered: value.delivered };
  const shown = value.added ? { indication: value.indication, added: value.added } : { indication: value.indication };
  return ["zero", "tare"].includes(point.t) ? shown : { load, ...shown };
}
