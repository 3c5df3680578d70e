/* A sheet that was being put right here, and that the office has settled meanwhile. */

import { told } from "../../teraju/field/clock.js";
import { button, el, t } from "../../teraju/field/dom.js";
import { drop, every, forget, get, put } from "../../teraju/field/store.js";
import { isAsSent } from "./rows.js";

/* In which nothing was put right yet goes; what was written stays until somebody has seen it. */
export async function leaveSettled() {
  let isOther = false;
  for (const draft of (await every("drafts")).filter((one) => one.replaces && !one.settled)) {
    const entry = await get("outbox", draft.replaces);
    if (!entry?.settled) continue;
    if (isAsSent(draft, entry)) await forget(draft.key);
    else await put("drafts", draft.key, { ...draft, settled: { status: entry.status, ...entry.settled } });
    isOther = true;
  }
  return isOther;
}

/* On what is still there: what the office did, and the way to leave it at that. */
export function settledBy(draft) {
  const leave = async () => {
    const entry = await get("outbox", draft.replaces);
    for (const key of [draft.photo, draft.picture]) if (key && !entry?.photos.includes(key)) await drop("photos", key);
    await forget(draft.key);
    dispatchEvent(new Event("hashchange"));
  };
  const { status, who, at } = draft.settled;
  const words = t(`settled_${status}`, { WHO: who, TIME: told(at) });
  return el("div", { className: "card fwarn stack" }, el("p", {}, words), button(t("leave_it"), leave, "", { data: { settled: draft.about } }));
}
