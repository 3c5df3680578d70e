/* The owner signs with a finger; the picture is kept after each stroke. */

import { button, el, field, t } from "../../teraju/field/dom.js";
import { drop, get, put } from "../../teraju/field/store.js";

const WIDE = 640;
const HIGH = 240;

export function signature(visit) {
  const sheet = el("canvas", { width: WIDE, height: HIGH, className: "vsign", "aria-label": t("sign_here"), role: "img" });
  const pen = sheet.getContext("2d");
  Object.assign(pen, { lineWidth: 4, lineCap: "round", lineJoin: "round", strokeStyle: "#1b2430" });
  blank(pen);
  restore(visit, pen);
  let last = null;
  const at = (event) => {
    const box = sheet.getBoundingClientRect();
    return [((event.clientX - box.left) * WIDE) / box.width, ((event.clientY - box.top) * HIGH) / box.height];
  };
  sheet.addEventListener("pointerdown", (event) => {
    sheet.setPointerCapture(event.pointerId);
    last = at(event);
  });
  sheet.addEventListener("pointermove", (event) => {
    if (!last) return;
    const next = at(event);
    pen.beginPath();
    pen.moveTo(...last);
    pen.lineTo(...next);
    pen.stroke();
    last = next;
  });
  for (const end of ["pointerup", "pointercancel"]) {
    sheet.addEventListener(end, async () => {
      if (!last) return;
      last = null;
      await keep(visit, sheet);
    });
  }
  const signer = el("input", { name: "signer", value: visit.draft.signer || visit.row.owner, maxLength: 120, oninput: (event) => {
    visit.draft.signer = event.target.value;
    visit.keep();
  } });
  const again = button(t("sign_again"), async () => {
    blank(pen);
    const { signature: old } = visit.draft;
    visit.draft.signature = null;
    await visit.keep();
    if (old) await drop("photos", old);
  }, "slim");
  return el("section", { className: "card" }, el("h2", {}, t("signature")), field(t("signer"), signer), el("p", { className: "quiet" }, t("sign_here")), sheet, again);
}

/* White behind the ink: a picture that is read on any ground. */
function blank(pen) {
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, WIDE, HIGH);
}

async function restore(visit, pen) {
  const blob = visit.draft.signature && (await get("photos", visit.draft.signature));
  if (blob) pen.drawImage(await createImageBitmap(blob), 0, 0);
}

async function keep(visit, sheet) {
  const blob = await new Promise((done) => sheet.toBlob(done, "image/png"));
  const key = visit.draft.signature ?? crypto.randomUUID();
  await put("photos", key, blob);
  visit.draft.signature = key;
  visit.draft.signer ||= visit.row.owner;
  await visit.keep();
}
