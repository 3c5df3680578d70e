/* The screens before the sheet: jobs, traders, one trader, what waits. */

import { day, days, timeOf, told } from "../../teraju/field/clock.js";
import { badge, button, el, field, select, show, t } from "../../teraju/field/dom.js";
import { head } from "../../teraju/field/page.js";
import { readCode } from "./codes.js";
import { before, counted, countedDetails, countedFault, faultWords, piecesOf } from "./ending.js";
import { takeBack, takeBackTrader } from "./fresh.js";
import { kindName, matches, moment, open, overdueStamps, traders } from "./job.js";
import { isDone, standing } from "./rows.js";
import { canScan, scan } from "./scan.js";
import { begun } from "./sheet.js";
import { drop, every, forget, put, unsentPhotos } from "../../teraju/field/store.js";
import { line, send, take } from "../../teraju/field/sync.js";

/* More are found by their name: a longer list is only scrolled through. */
const MOST_TRADERS = 100;
const TONES = { pass: "good", fail: "bad", undecided: "warn", unfit: "warn" };
const OUTCOMES = { new: "none", sent: "good", conflict: "warn", refused: "bad", discarded: "none" };

/* What the office says by now of a job that was taken along: nothing while it is one still. */
async function gone(job) {
  if (line.is !== "online" || !line.works) return job.gone ?? "";
  const isOne = line.works.some((one) => one.key === job.key);
  const now = isOne ? "" : line.calledOff.includes(job.key) ? "called_off" : "over";
  if (now !== (job.gone ?? "")) await put("packages", job.key, { ...job, gone: now });
  return now;
}

async function takenRow(job) {
  const why = await gone(job);
  const row = el("a", { className: "frow", href: `#${job.key}` }, el("div", {}, el("strong", {}, job.title), el("small", {}, t("taken", { NUMBER: job.instruments.length, TIME: told(job.made_at) }))), why && badge("warn", t(why)));
  return el("li", { className: "stack" }, row, why && (await isSettled(job)) && button(t("remove_job"), () => removed(job), "slim", { data: { removed: job.key } }));
}

/* Nothing of it waits here to be sent or put right. */
async function isSettled(job) {
  const own = (await every("outbox")).filter((one) => one.work === job.key);
  return own.every((one) => ["sent", "discarded"].includes(one.status) && !unsentPhotos(one).length);
}

async function removed(job) {
  const drafts = (await every("drafts")).filter((one) => one.work === job.key);
  if (drafts.length && !confirm(t("remove_begun_ones", { NUMBER: drafts.length }))) return;
  for (const one of drafts) await forget(one.key);
  for (const one of await every("things")) if (one.work === job.key) await drop("things", one.key);
  await drop("packages", job.key);
  await home();
}

export async function home() {
  const packages = await every("packages");
  const taken = await Promise.all(packages.map(takenRow));
  const works = line.works ?? [];
  const offers = works.map((one) => el("li", { className: "frow" }, el("div", {}, el("strong", {}, one.title), el("small", {}, days(one.day, one.until))), takeButton(one, packages.some((job) => job.key === one.key))));
  const done = (await every("outbox")).length;
  show(
    head(t("title"), null),
    el("section", { className: "card" }, el("h2", {}, t("on_phone")), taken.length ? el("ul", { className: "flist" }, taken) : el("p", { className: "quiet" }, t("nothing_taken"))),
    el("section", { className: "card" }, el("h2", {}, t("take_along")), offers.length ? el("ul", { className: "flist" }, offers) : el("p", { className: "quiet" }, line.is === "online" ? t("no_work") : t("needs_line"))),
    done ? el("a", { className: "btn", href: "#sent" }, t("done_here", { NUMBER: done })) : null,
  );
}

function takeButton(one, isTaken) {
  return button(isTaken ? t("take_again") : t("take"), async (event) => {
    event.target.disabled = true;
    try {
      const job = await take(one.url);
      location.hash = `#${job.key}`;
    } catch {
      event.target.disabled = false;
      event.target.after(el("small", { role: "alert" }, t("not_taken")));
    }
  }, isTaken ? "" : "go", { data: { take: one.key } });
}

let sought = "";

export async function market(key) {
  const job = await open(key);
  if (!job) return location.replace("#");
  const list = el("ul", { className: "flist", id: "traders" });
  const fill = () => {
    const found = traders(job).filter((one) => matches(one, sought));
    list.replaceChildren(...found.slice(0, MOST_TRADERS).map((one) => traderRow(job, one)));
    if (found.length > MOST_TRADERS) list.append(el("li", { className: "quiet", data: { more: found.length } }, t("first_of", { NUMBER: MOST_TRADERS, TOTAL: found.length })));
    if (!found.length) list.append(el("li", { className: "quiet" }, t("nobody_found")));
  };
  const search = el("input", { type: "search", value: sought, placeholder: t("search_help"), "aria-label": t("search"), oninput: (event) => ((sought = event.target.value), fill()) });
  const byCode = canScan() && button(t("scan"), async () => {
    const found = await scan();
    const code = readCode(found || "");
    const row = code && job.rows.find((one) => one.tag === code);
    if (row) return void (location.hash = `#${key}/s/${row.id}`);
    said.textContent = found === null ? t("no_camera") : !found ? "" : code ? t("code_unknown", { CODE: code }) : t("sticker_misread");
    search.focus();
    return null;
  });
  const said = el("small", { role: "status" });
  fill();
  show(head(job.title, "#", t("day_of", { DAY: days(job.day, job.until) })), job.gone && el("p", { className: "card fwarn" }, t(`${job.gone}_help`)), missing(job), otherDay(job), el("div", { className: "fsearch" }, search, byCode), said, list, isMarket(job) && el("a", { className: "btn broad", href: `#${key}/new` }, t("new_trader")));
  return null;
}

/* An order in place is of one owner. */
const isMarket = (job) => job.key.startsWith("session-");

/* What would make the day useless is said before it begins. */
function missing(job) {
  const words = [job.lateStandards.length ? t("overdue_standards") : !job.standards.length && t("no_standards"), !job.stamps.length && t("no_stamps"), overdueStamps(job).length && t("overdue_stamps"), job.stamps_for?.length && t("other_job", { JOBS: job.stamps_for.join(", ") })].filter(Boolean);
  return words.length ? el("p", { className: "card fwarn" }, words.join(" ")) : null;
}

/* A market is held on its days: on another one the clock of the telephone may be wrong. */
function otherDay(job) {
  const today = moment(job).slice(0, 10);
  if (!isMarket(job) || (job.day <= today && today <= job.until)) return null;
  return el("p", { className: "card fwarn" }, t("other_day", { TODAY: day(today), DAY: days(job.day, job.until) }));
}

function traderRow(job, one) {
  const done = one.rows.filter((row) => isDone(job.done.get(row.id), job.drafts.get(row.id))).length;
  const href = `#${job.key}/${one.key}`;
  const tone = one.rows.length && done === one.rows.length ? "good" : "none";
  return el("li", {}, el("a", { className: "frow", href }, el("div", {}, el("strong", {}, one.owner?.name ?? t("nobody")), el("small", {}, [one.place.stall, one.place.name].filter(Boolean).join(" · "))), badge(tone, `${done}/${one.rows.length}`)));
}

export async function trader(key, which) {
  const job = await open(key);
  const one = job && traders(job).find((each) => each.key === which);
  if (!one) return location.replace(job ? `#${key}` : "#");
  const rows = one.rows.map((row) => (row.pieces ? setRow(job, row) : instrumentRow(job, row)));
  show(head(one.owner?.name ?? "", `#${key}`, [one.place.stall, one.place.name].filter(Boolean).join(" · ")), rows.length ? el("ul", { className: "flist", id: "rows" }, rows) : el("p", { className: "quiet" }, t("no_instrument")), el("a", { className: "btn broad", href: `#${key}/${which}/new` }, t("new_instrument")), takeBackTrader(job, one));
  return null;
}

const COUNTS = ["passed", "adjusted", "failed", "missing"];
const MAY_BE_EMPTY = ["adjusted", "missing"];

/* A set of weights that has its sheet: a mark alone would hide what failed. */
function countedWords({ payload }) {
  return payload.pieces ? countWords(payload.pieces) : "";
}

/* What was not brought is told where something was not. */
function countWords(pieces) {
  return COUNTS.map((name, at) => name !== "missing" || pieces[at] ? `${t(name)} ${pieces[at]}` : "").filter(Boolean).join(", ");
}

function rowHead(job, row) {
  const done = job.done.get(row.id);
  /* Readings alone mark nothing: until then the register is right. */
  const details = [row.tag || t("no_tag"), row.name, done && !done.payload.cells ? countedWords(done) : worth(job, row)];
  return el("div", {}, el("strong", {}, `${kindName(job, row.kind)} ${row.capacity}`), el("small", {}, details.filter(Boolean).join(" · ")));
}

/* What stands in the register of it: until when its mark counts, or why none does. */
function worth(job, row) {
  if (!row.standing || row.standing === "new") return "";
  if (row.standing !== "valid" || !row.until) return t(`standing_${row.standing}`);
  return row.until < moment(job).slice(0, 10) ? t("standing_expired") : t("valid_until", { DAY: day(row.until) });
}

function doneBadge(job, row) {
  const [tone, word] = standing(job.done.get(row.id), job.drafts.get(row.id));
  return badge(tone, t(word));
}

function instrumentRow(job, row) {
  return el("li", {}, el("a", { className: "frow", href: `#${job.key}/s/${row.id}` }, rowHead(job, row), doneBadge(job, row)), takeBack(job, row));
}

/* What failed may come back the same day, repaired: it is counted once more. */
function countedRow(job, row, draft) {
  const again = async () => {
    await put("drafts", draft.key, draft);
    await trader(job.key, `${row.owner}|${row.place}`);
  };
  return el("li", { className: "frow" }, rowHead(job, row), el("div", { className: "fside" }, doneBadge(job, row), button(t("count_again"), again, "slim", { data: { again: row.id } })));
}

/* A set of weights is one row: what passed, how many of them adjusted, what failed. */
function setRow(job, row) {
  const draft = job.drafts.get(row.id) ?? begun(job, row);
  /* One that was begun before the page knew what was not brought. */
  if (draft.pieces.length < COUNTS.length) draft.pieces.push(0);
  if (job.done.has(row.id) && !job.drafts.has(row.id)) return countedRow(job, row, draft);
  const keep = () => put("drafts", draft.key, draft);
  const said = el("small", { role: "alert" });
  const look = () => {
    const [passed, , failed, missing] = draft.pieces;
    const fault = countedFault({ job, row, draft });
    said.textContent = fault ? faultWords({ job, row, draft }, fault, { COUNTED: passed + failed + missing, PIECES: piecesOf({ row, draft }) }) : "";
    return fault;
  };
  const count = async (event, at) => {
    const typed = event.target.value.trim();
    /* What is not always there is none where its box is emptied again. */
    const none = MAY_BE_EMPTY.includes(COUNTS[at]) && !typed ? 0 : null;
    draft.pieces[at] = /^\d{1,5}$/.test(typed) ? Number(typed) : none;
    look();
    await keep();
  };
  const boxes = COUNTS.map((name, at) =>
    field(t(name), el("input", { inputMode: "numeric", autocomplete: "off", value: draft.pieces[at] ?? "", name, onfocus: select, oninput: (event) => count(event, at) })),
  );
  const finish = button(t("finish_set"), async () => {
    if (look()) return;
    await counted(job, row, draft);
    await trader(job.key, `${row.owner}|${row.place}`);
  }, "go", { data: { set: row.id } });
  const back = async () => {
    await forget(draft.key);
    await trader(job.key, `${row.owner}|${row.place}`);
  };
  /* What was counted once stands as it was; what stands in another's place has none to go back to. */
  const leave = job.done.has(row.id) && !draft.replaces && button(t("cancel"), back, "", { data: { leave: row.id } });
  const more = countedDetails({ job, row, draft, keep, draw: look });
  if (job.drafts.has(row.id)) look();
  return el("li", { className: "fset" }, before(job, row, draft), el("div", { className: "frow" }, rowHead(job, row), badge("none", t("pieces", { NUMBER: piecesOf({ row, draft }) }))), el("div", { className: "fcounts" }, boxes, finish, leave, takeBack(job, row), said), more);
}

export async function sent() {
  const all = (await every("outbox")).sort((a, b) => (a.at < b.at ? 1 : -1));
  const jobs = new Map((await every("packages")).map((job) => [job.key, job]));
  /* One whose market is on the telephone no more goes by its clock. */
  const nowOf = (one) => moment(jobs.get(one.work) ?? { made_at: one.at, ahead: 0 });
  const rows = all.map((one) => {
    const said = el("p", { role: "alert" });
    return el("li", { className: "frow beside" },
      el("div", {}, el("strong", {}, one.title || one.tag || t("new_instrument")), el("small", {}, `${timeOf(one.at, nowOf(one))}${one.judged ? "" : ` · ${t(`result_${one.verdict}`)}`}${one.payload.pieces && one.status !== "conflict" ? ` · ${countedWords(one)}` : ""}${unsentPhotos(one).length ? ` · ${t("photo_waits")}` : ""}${one.photoFault ? `: ${one.photoFault}` : ""}`), one.sentence && one.status !== "sent" && el("p", {}, one.sentence), one.settled && el("small", {}, t("settled_by", { WHO: one.settled.who, TIME: timeOf(one.settled.at, nowOf(one)) })), one.judged && one.judged.verdict ? badge(TONES[one.judged.verdict], t(`verdict_${one.judged.verdict}`)) : null),
      el("div", { className: "fside" }, one.judged && el("a", { className: "btn go", href: one.judged.url }, t(one.judged.verdict === "pass" ? "to_mark" : "to_sheet")), badge(OUTCOMES[one.status], t(`status_${one.status}`)), ["conflict", "refused"].includes(one.status) && one.url && el("a", { className: "btn", href: one.url }, t("look_at_it")), !["sent", "discarded"].includes(one.status) && button(t("correct"), () => correct(one, said))),
      one.status === "conflict" && one.theirs && theirs(one, nowOf(one)),
      said,
    );
  });
  show(head(t("sent_title"), "#"), rows.length ? el("ul", { className: "flist" }, rows) : el("p", { className: "quiet" }, t("nothing_done")), all.length ? button(t("send_now"), send, "go broad") : null);
}

/* Both sheets side by side; which of them counts is settled at the office or here. */
function theirs(one, now) {
  const said = (verdict, at, pieces) => el("dd", {}, [t(`verdict_${verdict}`), timeOf(at, now), pieces && countWords(pieces)].filter(Boolean).join(" · "));
  return el("dl", { className: "fbeside" }, el("dt", {}, t("yours")), said(one.verdict, one.at, one.payload.pieces), el("dt", {}, one.theirs.who), said(one.theirs.verdict, one.theirs.at, one.theirs.pieces));
}

/* One that did not leave yet is taken back; one that was refused is sent again in its place. */
async function correct(one, said) {
  const job = await open(one.work);
  const row = job?.rows.find((each) => each.id === job.idOf(one.about));
  if (!row) {
    /* The market was taken anew, and the office has the instrument out of it meanwhile. */
    said.textContent = t("not_taken_along");
    return;
  }
  /* It names the one it stands for also where that one has not left: it may be on its way. The test
     stays on the day on which it was made, whenever it is put right. */
  const draft = { ...one.draft, entry: null, settled: null, started: one.payload.started_at, ended: one.payload.ended_at, struck: one.payload.marks.map(({ kind, size }) => [kind, size]), replaces: one.key, of: one.count ?? null };
  await put("drafts", draft.key, draft);
  if (one.status === "new") await drop("outbox", one.key);
  location.hash = row.pieces ? `#${one.work}/${row.owner}|${row.place}` : `#${one.work}/s/${row.id}`;
}

