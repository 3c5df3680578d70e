/* A sheet without limits: what is read is kept as it is, the engine judges it on arrival. */

import { button, choice, el, field, misread, select, show, shown, t } from "../../teraju/field/dom.js";
import { typed } from "../../teraju/field/numbers.js";
import { head } from "../../teraju/field/page.js";
import { put } from "../../teraju/field/store.js";
import { before, controls, faultWords, keepEntry, picture, standards, standardsFault } from "./ending.js";
import { kindName } from "./job.js";
import { isImpossible, noteFault } from "./judge.js";

const MOST_ROWS = 24;

export class Readings {
  constructor(job, row, draft, plan) {
    Object.assign(this, { job, row, draft, plan });
    draft.further ??= {};
  }

  get cells() {
    return this.draft.attempts[0].values;
  }

  /* Every cell is kept at once: a browser that dies loses none. */
  async keep() {
    await put("drafts", this.draft.key, this.draft);
  }

  back() {
    return `#${this.job.key}/${this.row.owner}|${this.row.place}`;
  }

  draw() {
    const { job, row } = this;
    const details = [row.capacity, row.name, row.tag].filter(Boolean).join(" · ");
    const parts = this.plan.blocks.map((block) => this.block(block));
    show(head(kindName(job, row.kind), this.back(), details), before(job, row, this.draft), el("p", { className: "card fwarn" }, t("no_limits")), parts, this.foot());
    return null;
  }

  rows(block) {
    const more = this.draft.further[block.t] ?? 0;
    return [...block.rows, ...Array.from({ length: more }, (_one, at) => [`${block.t}.${block.rows.length + at}`, {}])];
  }

  block(block) {
    const rows = this.rows(block);
    const lines = block.shape === "series" ? [this.series(block, rows)] : rows.map(([place, usual], at) => this.line(block, place, usual, rows.length > 1 ? at + 1 : 0));
    const more = block.shape !== "single" && rows.length < MOST_ROWS && button(t("further_row"), () => this.longer(block));
    const box = el("div", { className: "stack", data: { test: block.t } }, lines, more);
    if (block.needed) return el("section", { className: "card" }, el("h2", {}, t(`test_${block.t}`)), el("small", {}, t("needed_test")), box);
    return el("details", { className: "card" }, el("summary", {}, t(`test_${block.t}`)), box);
  }

  async longer(block) {
    this.draft.further[block.t] = (this.draft.further[block.t] ?? 0) + 1;
    await this.keep();
    this.draw();
  }

  line(block, place, usual, number) {
    const boxes = block.columns.map((column) => this.cell(place, column, usual));
    return el("fieldset", {}, number ? el("legend", {}, t("row", { NUMBER: number })) : null, el("div", { className: "fcounts" }, boxes));
  }

  /* One load, read several times. */
  series(block, rows) {
    const [[place, usual]] = rows;
    const load = block.columns.find(([key]) => key === "load");
    const shows = block.columns.find(([key]) => key === "indication");
    return el("fieldset", {}, load && this.cell(place, load, usual), el("div", { className: "fcounts" }, rows.map(([each]) => this.cell(each, shows, {}))));
  }

  cell(place, [key, kind, unit, needed, choices], usual) {
    const name = `${place}.${key}`;
    const label = `${t(`cell_${key}`)}${unit ? `, ${unit}` : ""}`;
    const now = this.cells[name] ?? usual[key] ?? "";
    const write = async (value) => {
      this.cells[name] = value;
      await this.keep();
    };
    if (kind !== "number") {
      const offered = kind === "yes_no" ? ["yes", "no"] : choices;
      return choice(label, [["", "–"], ...offered.map((one) => [one, t(`choice_${one}`)])], now, write);
    }
    const read = (event) => (event.target.value.trim() ? typed(event.target.value) : "");
    const change = (event) => event.target.toggleAttribute("aria-invalid", read(event) === null);
    /* While it is typed: whoever's browser dies in the last cell loses nothing. */
    const input = (event) => read(event) !== null && write(read(event));
    return field(label, el("input", { inputMode: "decimal", autocomplete: "off", name, value: shown(now), onfocus: select, onchange: change, oninput: input }), needed ? "" : t("optional"));
  }

  foot() {
    const said = el("small", { role: "alert" });
    const keep = button(t("keep_readings"), async () => {
      const read = this.read();
      said.textContent = read.fault ?? "";
      if (read.fault) return;
      await keepEntry(this.job, this.row, this.draft, { attempts: [{ remedy: "none", readings: {}, verdict: "" }], cells: read.cells, marks: [], sticker: "", verdict: "" });
      location.hash = this.back();
    }, "go broad", { disabled: Boolean(standardsFault(this)), data: { finish: "readings" } });
    const note = field(t("note"), el("input", { value: this.draft.note, maxLength: 400, onchange: (event) => ((this.draft.note = event.target.value.trim()), this.keep()) }));
    return el("footer", { className: "card stack" }, controls(this), standards(this), picture(this), note, keep, said, standardsFault(this) ? el("small", {}, faultWords(this, standardsFault(this))) : null);
  }

  /* Whole rows only: half of one would be completed by the plan. */
  read() {
    const wrong = document.querySelector("[aria-invalid]");
    if (wrong) return { fault: misread(wrong.value, "wrong_reading") };
    const cells = {};
    for (const block of this.plan.blocks) {
      const found = block.shape === "series" ? this.readSeries(block) : this.readRows(block);
      if (!found) return { fault: t("half_a_row") };
      Object.assign(cells, found);
    }
    const noted = this.noted(cells);
    if (noted) return { fault: t(noted) };
    return Object.keys(cells).length ? { cells } : { fault: t("no_readings") };
  }

  /* What the office would refuse on arrival, while the instrument stands here: as far as its plate tells e. */
  noted(cells) {
    const plate = (this.row.isNew ? this.row.isNew.values.plate : this.job.plates?.[this.row.plate]) ?? {};
    for (const [name, value] of Object.entries(cells)) {
      const [, place, key] = name.match(/^(.*)\.(\w+)$/) ?? [];
      if (!value || !["added", "indication"].includes(key)) continue;
      const at = cells[`${place}.load`] || cells[`${place.split(".")[0]}.0.load`] || "0";
      const fault = noteFault({ at, most: `${place}.indication` in cells ? plate.e : "" }, { [key]: value });
      if (fault) return fault;
    }
    return "";
  }

  readRows(block) {
    const cells = {};
    for (const [place, usual] of this.rows(block)) {
      const typedHere = block.columns.some(([key]) => (this.cells[`${place}.${key}`] ?? "") !== "" && this.cells[`${place}.${key}`] !== usual[key]);
      if (!typedHere) continue;
      for (const [key, , , needed] of block.columns) {
        const value = this.cells[`${place}.${key}`] ?? usual[key] ?? "";
        if (needed && value === "") return null;
        cells[`${place}.${key}`] = value;
      }
    }
    return cells;
  }

  readSeries(block) {
    const rows = this.rows(block);
    const read = rows.map(([place]) => `${place}.indication`).filter((name) => (this.cells[name] ?? "") !== "");
    if (!read.length) return {};
    const [[place, usual]] = rows;
    const load = block.columns.some(([key]) => key === "load") ? (this.cells[`${place}.load`] ?? usual.load ?? "") : null;
    if (read.length < block.least || load === "") return null;
    const cells = load === null ? {} : { [`${place}.load`]: load };
    for (const [each] of rows) cells[`${each}.indication`] = this.cells[`${each}.indication`] ?? "";
    return cells;
  }
}

/* Without these no plate is laid out. */
const NEEDED = ["max", "nominal", "length", "e"];

/* Two ranges have a maximum and an e each, and the lower ones are smaller. */
function isWrongRange({ max, e, max_low: maxLow, e_low: eLow }) {
  if (!maxLow && !eLow) return false;
  return !maxLow || !eLow || Number(maxLow) >= Number(max) || Number(eLow) >= Number(e);
}

/* What is wrong with a plate as it was written down; the office would refuse it on arrival. */
export function plateFault(job, { kind, other }) {
  if (isWrongRange(other)) return "wrong_range";
  return isImpossible(job.kinds[kind].classes, other) ? "wrong_plate" : "";
}

/* What a plate says, written down on the spot. */
export function plateFields(job, state) {
  return job.kinds[state.kind].plate.map(([key, unit, number]) => {
    const label = `${t(`plate_${key}`)}${unit ? ` (${unit})` : ""}`;
    const write = (value) => (state.other[key] = value);
    if (key === "accuracy_class" && job.kinds[state.kind].roman) return choice(label, ["", "I", "II", "III", "IIII"].map((one) => [one, one || "–"]), state.other[key] ?? "", write);
    const change = (event) => {
      const value = event.target.value.trim();
      const read = !value || !number ? value : typed(value);
      const wrong = read === null || (number && read !== "" && !(Number(read) > 0));
      event.target.setCustomValidity(wrong ? misread(value, "wrong_number") : "");
      write(wrong ? "" : read);
    };
    const isNeeded = NEEDED.includes(key);
    return field(label, el("input", { name: key, inputMode: number ? "decimal" : "text", maxLength: 20, autocomplete: "off", value: shown(state.other[key] ?? ""), required: isNeeded, onchange: change }), isNeeded ? "" : t("optional"));
  });
}

export function plateWords(job, kind, plate) {
  const units = new Map(job.kinds[kind].plate);
  const two = plate.max_low && plate.e_low;
  const written = (key) => `${two ? `${shown(plate[`${key}_low`])}/` : ""}${shown(plate[key])} ${units.get(key)}`;
  const size = NEEDED.filter((key) => plate[key] && units.get(key)).map((key) => written(key));
  return [size.join(" × "), plate.accuracy_class, plate.product].filter(Boolean).join(", ");
}
