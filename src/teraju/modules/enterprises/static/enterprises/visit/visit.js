/* One visit: checklist, notes, next steps, photos, place, signature. Each tap is kept at once. */

import { day, moment } from "../../teraju/field/clock.js";
import { badge, button, el, field, lang, show, t } from "../../teraju/field/dom.js";
import { head } from "../../teraju/field/page.js";
import { small } from "../../teraju/field/photo.js";
import { drop, finish, get, put } from "../../teraju/field/store.js";
import { send } from "../../teraju/field/sync.js";
import { home, KEY } from "./screens.js";
import { signature } from "./signature.js";

const ANSWERS = ["yes", "partly", "no", "none"];

export async function visitScreen(id) {
  const job = await get("packages", KEY);
  const kept = await get("drafts", id);
  /* What was begun is ended, also where the visit was moved or cancelled meanwhile. */
  const row = job?.visits.find((one) => one.id === id) ?? kept?.row;
  if (!job || !row) return home();
  const draft = kept ?? begun(job, row);
  const visit = { job, row, draft, keep: () => put("drafts", id, draft) };
  draw(visit);
  return null;
}

const begun = (job, row) => ({ about: row.id, row, key: crypto.randomUUID(), started: moment(job), answers: {}, notes: "", steps: [], photos: [], spot: null, signer: "", signature: null });

function draw(visit) {
  const { row } = visit;
  show(
    head(row.firm, "#", [row.product, day(row.day), row.time].filter(Boolean).join(" · ")),
    el("section", { className: "card" }, el("p", {}, row.purpose), el("p", { className: "quiet" }, [row.owner, row.address].filter(Boolean).join(" · ")), earlier(row)),
    groups(visit),
    visit.job.confirmed ? null : el("small", { className: "quiet" }, t("unconfirmed")),
    el("section", { className: "card" }, field(t("notes"), area(visit), t("notes_help"))),
    steps(visit),
    photos(visit),
    place(visit),
    signature(visit),
    ending(visit),
  );
}

function earlier(row) {
  return row.earlier.length ? el("div", {}, el("strong", {}, t("earlier")), el("ul", {}, row.earlier.map((text) => el("li", {}, text)))) : null;
}

function area(visit) {
  return el("textarea", { name: "notes", rows: 4, maxLength: 4000, value: visit.draft.notes, oninput: (event) => {
    visit.draft.notes = event.target.value;
    visit.keep();
  } });
}

function groups(visit) {
  const asked = visit.job.groups.filter((one) => !one.sectors.length || one.sectors.includes(visit.row.sector));
  return asked.map((group) => {
    const count = badge("none", "");
    const told = () => {
      const done = group.questions.filter(([code]) => visit.draft.answers[code]?.answer).length;
      count.textContent = `${done}/${group.questions.length}`;
      count.className = `st ${done === group.questions.length ? "good" : "none"}`;
    };
    told();
    return el("details", { className: "vgroup", data: { group: group.code } }, el("summary", {}, el("strong", {}, group.words[lang]), count), group.questions.map(([code, words]) => question(visit, code, words, told)));
  });
}

function question(visit, code, words, told) {
  const now = () => (visit.draft.answers[code] ??= { answer: "", note: "" });
  const given = visit.draft.answers[code] ?? { answer: "", note: "" };
  const choose = (answer) => async () => {
    now().answer = answer;
    told();
    await visit.keep();
  };
  const chips = ANSWERS.map((answer) => el("label", { className: "chip" }, el("input", { type: "radio", name: code, value: answer, checked: given.answer === answer, onchange: choose(answer) }), t(`answer_${answer}`)));
  const note = el("input", { value: given.note, maxLength: 300, placeholder: t("note"), "aria-label": `${t("note")}: ${words[lang]}`, onchange: (event) => {
    now().note = event.target.value.trim();
    visit.keep();
  } });
  return el("fieldset", { data: { question: code } }, el("legend", {}, words[lang]), chips, note);
}

function steps(visit) {
  const list = el("div", { className: "stack" });
  const fill = () => list.replaceChildren(...visit.draft.steps.map((one, at) => step(visit, one, at, fill)));
  fill();
  const add = button(t("add_step"), async () => {
    visit.draft.steps.push({ text: "", whose: "owner", due_on: "" });
    await visit.keep();
    fill();
    list.lastElementChild.querySelector("input").focus();
  }, "broad", { data: { add: "step" } });
  return el("section", { className: "card" }, el("h2", {}, t("steps")), list, add);
}

function step(visit, one, at, fill) {
  const set = (name) => (event) => {
    one[name] = event.target.value;
    visit.keep();
  };
  const whose = el("select", { onchange: set("whose"), "aria-label": t("whose") }, ["owner", "coach"].map((key) => el("option", { value: key, selected: one.whose === key }, t(`whose_${key}`))));
  return el("div", { className: "vstep" },
    field(t("step"), el("input", { name: "step", value: one.text, maxLength: 300, oninput: set("text") })),
    el("div", { className: "vbeside" }, field(t("whose"), whose), field(t("due"), el("input", { type: "date", value: one.due_on, onchange: set("due_on") }), t("optional"))),
    button(t("remove"), async () => {
      visit.draft.steps.splice(at, 1);
      await visit.keep();
      fill();
    }, "slim"),
  );
}

/* A page of the house shows pictures of its own and those written into it, nothing else. */
function address(blob) {
  return new Promise((done) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => done(reader.result));
    reader.readAsDataURL(blob);
  });
}

function photos(visit) {
  const said = el("small", { role: "status" });
  const list = el("div", { className: "vphotos" });
  const fill = async () => {
    const blobs = await Promise.all(visit.draft.photos.map((key) => get("photos", key)));
    const pictures = await Promise.all(blobs.map((blob) => blob && address(blob)));
    list.replaceChildren(...pictures.map((src, at) => el("figure", {}, src && el("img", { src, alt: "" }), button(t("remove"), () => away(at), "slim"))));
  };
  const away = async (at) => {
    const [key] = visit.draft.photos.splice(at, 1);
    await visit.keep();
    await drop("photos", key);
    await fill();
  };
  const add = async (event) => {
    const [file] = event.target.files;
    event.target.value = "";
    if (!file) return;
    if (visit.draft.photos.length >= visit.job.most_photos - 1) return void (said.textContent = t("enough_photos"));
    const blob = await small(file, visit.job.photo_bytes).catch(() => null);
    if (!blob) return void (said.textContent = t("photo_failed"));
    const key = crypto.randomUUID();
    await put("photos", key, blob);
    visit.draft.photos.push(key);
    await visit.keep();
    said.textContent = "";
    await fill();
  };
  fill();
  return el("section", { className: "card" }, el("h2", {}, t("photos")), list, field(t("add_photo"), el("input", { type: "file", name: "photo", accept: "image/*", capture: "environment", onchange: add })), said);
}

function place(visit) {
  const said = el("small", { role: "status" });
  const told = () => (said.textContent = visit.draft.spot ? t("place_kept", { NUMBER: visit.draft.spot.accuracy }) : "");
  const note = () =>
    navigator.geolocation.getCurrentPosition(
      async ({ coords }) => {
        visit.draft.spot = { latitude: coords.latitude.toFixed(6), longitude: coords.longitude.toFixed(6), accuracy: Math.round(coords.accuracy) };
        await visit.keep();
        told();
      },
      () => (said.textContent = t("no_place")),
      { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 },
    );
  told();
  const ask = "geolocation" in navigator ? button(t("take_place"), note, "broad", { data: { place: "" } }) : el("p", { className: "quiet" }, t("no_place"));
  return el("section", { className: "card" }, el("h2", {}, t("place")), ask, said);
}

function ending(visit) {
  const said = el("small", { role: "alert" });
  const end = async () => {
    const { draft } = visit;
    const written = draft.notes.trim() || Object.values(draft.answers).some((one) => one.answer || one.note);
    const wrong = !written ? "nothing_written" : draft.signature && !draft.signer.trim() ? "no_signer" : "";
    said.textContent = wrong ? t(wrong) : "";
    if (wrong) return;
    await finish(entryOf(visit), visit.row.id);
    location.hash = "";
    send();
  };
  return el("div", { className: "ffoot" }, button(t("finish"), end, "go broad", { data: { finish: "" } }), said);
}

function entryOf({ job, row, draft }) {
  const ended = moment(job);
  /* Begun by a clock that was fast until it was set right. */
  const started = draft.started < ended ? draft.started : ended;
  const payload = {
    key: draft.key,
    visit: row.id,
    edition: job.edition,
    held_on: started.slice(0, 10),
    started_at: started,
    ended_at: ended,
    answers: draft.answers,
    notes: draft.notes.trim(),
    steps: draft.steps.filter((one) => one.text.trim()).map((one) => ({ ...one, text: one.text.trim() })),
    spot: draft.spot,
    signer: draft.signer.trim(),
    signature: draft.signature,
    photos: draft.photos,
  };
  const photos = [...draft.photos, draft.signature].filter(Boolean);
  return { key: draft.key, work: KEY, about: row.id, at: ended, title: row.firm, status: "new", payload, photos };
}
