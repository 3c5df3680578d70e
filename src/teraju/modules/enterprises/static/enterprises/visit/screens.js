/* The screens around a visit: what was taken along, and what was done. */

import { day, told } from "../../teraju/field/clock.js";
import { badge, button, el, show, t } from "../../teraju/field/dom.js";
import { head } from "../../teraju/field/page.js";
import { every, get, unsentPhotos } from "../../teraju/field/store.js";
import { line, send, take } from "../../teraju/field/sync.js";

export const KEY = "visits";
const OUTCOMES = { new: "none", sent: "good", conflict: "warn", refused: "bad" };

export async function home() {
  const job = await get("packages", KEY);
  const done = new Map((await every("outbox")).map((one) => [one.about, one]));
  const drafts = new Map((await every("drafts")).map((one) => [one.about, one.row]));
  const visits = job?.visits ?? [];
  const left = [...drafts.values()].filter((one) => job && visits.every((each) => each.id !== one.id));
  const rows = [...visits, ...left].map((one) => el("li", {}, row(one, done.get(one.id), drafts.has(one.id))));
  const time = job ? told(job.made_at) : "";
  show(
    head(t("title"), null, job ? t("taken", { NUMBER: job.visits.length, TIME: time }) : ""),
    rows.length ? el("ul", { className: "flist", id: "visits" }, rows) : el("p", { className: "quiet" }, t(job ? "no_visit" : "nothing_taken")),
    takeButton(job),
    done.size ? el("a", { className: "btn broad", href: "#sent" }, t("done_here", { NUMBER: done.size })) : null,
  );
}

function row(one, entry, isBegun) {
  const state = entry ? badge(OUTCOMES[entry.status], t(`status_${entry.status}`)) : badge(isBegun ? "warn" : "none", t(isBegun ? "begun" : "to_hold"));
  const words = el("div", {}, el("strong", {}, one.firm), el("small", {}, [day(one.day), one.time, one.product].filter(Boolean).join(" · ")));
  return entry ? el("a", { className: "frow", href: "#sent" }, words, state) : el("a", { className: "frow", href: `#v/${one.id}` }, words, state);
}

function takeButton(job) {
  const work = line.works?.find((one) => one.key === KEY);
  if (!work) return job ? null : el("p", { className: "quiet" }, t("needs_line"));
  return button(t(job ? "take_again" : "take"), async (event) => {
    event.target.disabled = true;
    try {
      await take(work.url);
      await home();
    } catch {
      event.target.disabled = false;
      event.target.after(el("small", { role: "alert" }, t("not_taken")));
    }
  }, job ? "broad" : "go broad", { data: { take: KEY } });
}

export async function sent() {
  const all = (await every("outbox")).sort((a, b) => (a.at < b.at ? 1 : -1));
  const rows = all.map((one) =>
    el("li", { className: "frow" },
      el("div", {}, el("strong", {}, one.title), el("small", {}, `${told(one.at)}${unsentPhotos(one).length ? ` · ${t("photo_waits")}` : ""}`), one.sentence && one.status !== "sent" && el("p", {}, one.sentence), one.theirs && theirs(one)),
      el("div", { className: "fside" }, badge(OUTCOMES[one.status], t(`status_${one.status}`)), one.url && one.status !== "sent" && el("a", { href: one.url }, t("open_there"))),
    ),
  );
  show(head(t("sent_title"), "#"), rows.length ? el("ul", { className: "flist" }, rows) : el("p", { className: "quiet" }, t("nothing_done")), all.length ? button(t("send_now"), send, "go broad") : null);
}

/* Both visits side by side; which of them counts is settled at the office. */
function theirs(one) {
  return el("dl", { className: "fbeside" }, el("dt", {}, t("yours")), el("dd", {}, [day(one.payload.held_on), one.payload.notes].filter(Boolean).join(" · ")), el("dt", {}, one.theirs.who), el("dd", {}, [day(one.theirs.held_on), one.theirs.notes].filter(Boolean).join(" · ")));
}
