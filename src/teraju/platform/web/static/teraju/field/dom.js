/* Small helpers: elements, texts in two languages, numbers as people write them. */

import { either } from "./numbers.js";

const root = document.querySelector("[data-field]");
const all = JSON.parse(root.dataset.texts);

export const who = Number(document.body.dataset.who);
export const urls = root.dataset;
/* As the other pages of the house have it: what the server says comes in the same language. */
const chosen = document.cookie.match(/(?:^|;\s*)language=([a-z-]+)/)?.[1];
export let lang = all[chosen] ? chosen : document.documentElement.lang;

export function speak(other) {
  lang = other;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `language=${other}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  document.documentElement.lang = other;
}

/* A text; NAME in it stands for what is put in. */
export function t(key, values = {}) {
  let text = all[lang]?.[key] ?? key;
  for (const [name, value] of Object.entries(values)) text = text.replace(name, value);
  return text;
}

export function el(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false || value === null) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "data") Object.assign(made.dataset, value);
    else if (name in made && name !== "list" && name !== "form") made[name] = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat(9).filter((one) => one !== null && one !== undefined && one !== false));
  return made;
}

export function button(label, press, kind = "", more = {}) {
  return el("button", { type: "button", className: `btn ${kind}`.trim(), onclick: press, ...more }, label);
}

export function badge(tone, word) {
  return el("span", { className: `st ${tone}` }, word);
}

/* What stands in a box that is tapped goes with the first key, so that nothing is typed into it. */
export const select = (event) => event.target.select();

/* After the tap that goes on: what is drawn anew under a finger loses it. */
let isDown = false;
addEventListener("pointerdown", () => (isDown = true), true);
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => (isDown = false), true);

export function afterTap(act) {
  if (isDown) addEventListener("pointerup", () => setTimeout(act), { once: true });
  else setTimeout(act);
}

export function choice(label, options, value, change) {
  const box = el("select", { onchange: (event) => change(event.target.value) });
  for (const [key, word] of options) box.append(el("option", { value: key, selected: String(key) === String(value) }, word));
  return field(label, box);
}

export function field(label, box, help = "") {
  return el("label", { className: "field" }, el("span", {}, label), box, help && el("small", {}, help));
}

/* Why a number cannot be read: `word` is what is asked for, unless it is either of two numbers. */
export function misread(text, word) {
  const ways = either(text);
  return ways ? t(ways.DECIMAL ? "either_number" : "no_points", ways) : t(word);
}

export function shown(number) {
  return lang === "id" ? String(number).replace(".", ",") : String(number);
}

/* A limit as it is read beside the scale: of a third three places, of less four digits. */
export function rounded(number) {
  const size = Math.abs(Number(number));
  const places = size ? Math.max(3, 3 - Math.floor(Math.log10(size))) : 3;
  return shown(Number(Number(number).toFixed(Math.min(places, 12))));
}

/* A mass in the unit that fits: 2500 g is 2.5 kg. */
export function measured(number, unit) {
  if (unit === "g" && Math.abs(Number(number)) >= 1000) return `${shown(Number(number) / 1000)} kg`;
  return `${shown(number)} ${unit}`;
}

export function show(...parts) {
  root.replaceChildren(...parts.flat(9).filter(Boolean));
}
