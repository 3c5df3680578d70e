/* The coach's page: it opens without a line, and shows one screen for each address. */

import { t, who } from "../../teraju/field/dom.js";
import { bar, keepPage, languages } from "../../teraju/field/page.js";
import { keepSending } from "../../teraju/field/sync.js";
import { home, sent } from "./screens.js";
import { visitScreen } from "./visit.js";

async function draw() {
  const [screen, key] = location.hash.slice(1).split("/");
  if (screen === "v") await visitScreen(Number(key));
  else if (screen === "sent") await sent();
  else await home();
  await bar();
}

/* While somebody writes, the screen stays as it is. */
async function refresh() {
  await bar();
  if (!location.hash || location.hash === "#sent") await draw();
}

if (who) {
  languages(draw);
  addEventListener("hashchange", async () => {
    await draw();
    scrollTo(0, 0);
  });
  draw().catch(() => document.querySelector("[data-field]").replaceChildren(t("no_storage")));
  keepSending(refresh);
  if (navigator.onLine) keepPage().catch(() => null);
}
