/* The page of the field: it opens without a line, and shows one screen for each address. */

import { el, t, who } from "../../teraju/field/dom.js";
import { bar, keepPage, languages } from "../../teraju/field/page.js";
import { newInstrument, newTrader } from "./fresh.js";
import { home, market, sent, trader } from "./screens.js";
import { leaveSettled } from "./settled.js";
import { sheetScreen } from "./sheet.js";
import { lossOf } from "../../teraju/field/store.js";
import { keepSending } from "../../teraju/field/sync.js";

async function draw() {
  const [key, ...rest] = decodeURIComponent(location.hash.slice(1)).split("/");
  if (!key) await home();
  else if (key === "sent") await sent();
  else if (!rest.length) await market(key);
  else if (rest[0] === "new") await newTrader(key);
  else if (rest[0] === "s") await sheetScreen(key, rest[1]);
  else if (rest[1] === "new") await newInstrument(key, rest[0]);
  else await trader(key, rest[0]);
  await bar();
}

/* While somebody writes, the screen stays as it is. */
const isWritten = () => document.querySelector("[data-field] form, [data-field] [aria-invalid], [data-field] :is(input, select):focus");

async function refresh() {
  await bar();
  const isOther = await leaveSettled();
  if (!location.hash || location.hash === "#sent" || (isOther && !isWritten())) await draw();
}

/* What could not be kept is said: nobody goes on as if it were. */
function alarm(event) {
  const known = document.querySelector("#field-alarm");
  const words = t(lossOf(event.reason));
  if (known) known.textContent = words;
  else document.querySelector(".fbar").append(el("p", { id: "field-alarm", role: "alert", className: "card fwarn" }, words));
}

if (who) {
  addEventListener("unhandledrejection", alarm);
  /* A sheet is kept whole: once one is, what was tapped last is kept too. */
  addEventListener("kept", () => document.querySelector("#field-alarm")?.remove());
  languages(draw);
  addEventListener("hashchange", async () => {
    await draw();
    scrollTo(0, 0);
  });
  draw().catch(() => document.querySelector("[data-field]").replaceChildren(t("no_storage")));
  keepSending(refresh);
  if (navigator.onLine) keepPage().catch(() => null);
}
