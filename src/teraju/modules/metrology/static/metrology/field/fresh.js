/* What is new on the spot: a trader, an instrument; taken back while it is on the telephone alone. */

import { button, choice, el, field, show, t } from "../../teraju/field/dom.js";
import { head } from "../../teraju/field/page.js";
import { drop, forget, put } from "../../teraju/field/store.js";
import { kindName, open, traders } from "./job.js";
import { plateFault, plateFields, plateWords } from "./readings.js";

/* A plate that is in no list. */
const OTHER = -1;
/* domain/field.py: read_count. */
const MOST_PIECES = 10000;

/* A form that is sent twice by a doubled tap makes one thing. */
function once(act, isRight) {
  let isOnItsWay = false;
  return async (event) => {
    event.preventDefault();
    if (isOnItsWay || !isRight()) return;
    isOnItsWay = true;
    await act().catch((error) => {
      isOnItsWay = false;
      throw error;
    });
  };
}

/* Blanks are no name. */
function isWritten(box) {
  box.setCustomValidity(box.value.trim() ? "" : t("write_name"));
  box.oninput = () => box.setCustomValidity("");
  return box.reportValidity();
}

/* What is on this telephone alone, and has no sheet, can be taken back. */
export function takeBack(job, row) {
  if (!row.isNew || job.done.has(row.id)) return null;
  const draft = job.drafts.get(row.id);
  const remove = async () => {
    if (draft && !confirm(t("remove_begun"))) return;
    if (draft) await forget(draft.key);
    await drop("things", row.isNew.key);
    dispatchEvent(new Event("hashchange"));
  };
  return button(t("remove"), remove, "slim", { data: { remove: row.id } });
}

/* A new trader goes with the kiosk that was entered for them, once nothing stands there. */
export function takeBackTrader(job, { owner, placeId, rows }) {
  if (!owner?.isNew || rows.length) return null;
  const remove = async () => {
    await drop("things", owner.isNew.key);
    const place = job.places.get(String(placeId));
    const isShared = traders(job).some((one) => one.placeId === placeId && one.owner?.id !== owner.id);
    if (place?.isNew && !isShared) await drop("things", place.isNew.key);
    location.replace(`#${job.key}`);
  };
  return button(t("remove_trader"), remove, "broad", { data: { remove: owner.id } });
}

export async function newTrader(key) {
  const job = await open(key);
  if (!job) return location.replace("#");
  const name = el("input", { name: "name", required: true, maxLength: 160 });
  const phone = el("input", { name: "phone", inputMode: "tel", maxLength: 20, pattern: "\\+?(?:[ \\(\\)\\-]*[0-9]){6,20}[ \\(\\)\\-]*" });
  const stall = el("input", { name: "stall", maxLength: 40 });
  const isMarket = key.startsWith("session-");
  const form = el("form", { className: "card", onsubmit: once(async () => {
    const owner = crypto.randomUUID();
    let place = job.places.values().next().value?.id;
    if (isMarket) {
      const label = stall.value.trim().toUpperCase();
      const known = [...job.places.values()].find((one) => label && one.stall.toUpperCase() === label);
      place = known?.id ?? crypto.randomUUID();
      if (!known) await put("things", place, { key: place, work: key, kind: "place", values: { name: name.value.trim(), stall: label } });
    }
    await put("things", owner, { key: owner, work: key, kind: "owner", place, values: { name: name.value.trim(), phone: phone.value.trim() } });
    location.hash = `#${key}/${owner}|${place}/new`;
  }, () => isWritten(name)) }, field(t("name"), name), field(t("phone"), phone, t("optional")), isMarket && field(t("stall"), stall, t("stall_help")), el("button", { className: "btn go broad" }, t("go_on")));
  show(head(t("new_trader"), `#${key}`), form);
  name.focus();
  return null;
}

export async function newInstrument(key, which) {
  const job = await open(key);
  const one = job && traders(job).find((each) => each.key === which);
  if (!one) return location.replace(`#${key}`);
  const kinds = Object.entries(job.kinds).filter(([, kind]) => kind.plates.length || kind.plate);
  const state = { kind: kinds[0][0], plate: 0, other: {}, serial: "", count: "1", control: "subsequent" };
  const draw = () => {
    const kind = job.kinds[state.kind];
    const plates = kind.plates.map(([, words], at) => [at, words || t("any_plate")]);
    if (kind.plate) plates.push([OTHER, t("other_plate")]);
    if (!kind.plates.length) state.plate = OTHER;
    const isOther = state.plate === OTHER;
    const said = el("small", { role: "alert" });
    const look = () => {
      const fault = faultOf(job, state);
      said.textContent = fault ? t(fault) : "";
      return !fault;
    };
    const form = el("form", { className: "card", onsubmit: once(() => made(job, one, state), look) },
    choice(t("kind"), kinds.map(([code]) => [code, kindName(job, code)]), state.kind, (value) => (Object.assign(state, { kind: value, plate: 0, other: {} }), draw())),
    choice(t("plate"), plates, state.plate, (value) => ((state.plate = Number(value)), draw())),
    isOther ? plateFields(job, state) : null,
    kind.counted ? field(t("count"), el("input", { inputMode: "numeric", name: "count", value: state.count, oninput: (event) => (state.count = event.target.value.trim()) })) : field(t("serial"), el("input", { name: "serial", value: state.serial, maxLength: 80, onchange: (event) => (state.serial = event.target.value) }), t("optional")),
    choice(t("control"), [["subsequent", t("control_subsequent")], ["initial", t("control_initial")]], state.control, (value) => (state.control = value)),
    said,
    el("button", { className: "btn go broad" }, t("go_on")));
    show(head(t("new_instrument"), `#${key}/${which}`, one.owner?.name), form, kind.plate ? el("p", { className: "quiet" }, t(isOther ? "no_limits" : "plate_help")) : null);
  };
  draw();
  return null;
}

function faultOf(job, { kind, plate, count, ...state }) {
  const isCount = /^[1-9]\d{0,4}$/.test(count) && Number(count) <= MOST_PIECES;
  if (job.kinds[kind].counted && !isCount) return "wrong_pieces";
  return plate === OTHER ? plateFault(job, { kind, ...state }) : "";
}

async function made(job, one, state) {
  const [plate, words, sheet] = state.plate === OTHER ? otherPlate(job, state) : job.kinds[state.kind].plates[state.plate];
  const key = crypto.randomUUID();
  const isSet = Boolean(job.kinds[state.kind].counted);
  const row = { kind: state.kind, sheet, owner: one.owner.id, place: one.placeId, capacity: words, name: state.serial, tag: "", pieces: isSet ? Number(state.count) : 0, control: state.control, line: null };
  const values = { kind: state.kind, plate, serial: state.serial.trim(), count: isSet ? Number(state.count) : 1 };
  await put("things", key, { key, work: job.key, kind: "instrument", values, row });
  location.hash = isSet ? `#${job.key}/${one.key}` : `#${job.key}/s/${key}`;
}

function otherPlate(job, state) {
  const plate = Object.fromEntries(Object.entries(state.other).filter(([, value]) => value !== ""));
  return [plate, plateWords(job, state.kind, plate), job.kinds[state.kind].blank];
}

