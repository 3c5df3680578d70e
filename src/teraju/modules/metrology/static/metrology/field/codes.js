/* Codes of tags and stickers: the check character finds what was misread (domain/tags.py). */

const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const ALIKE = { I: "1", L: "1", O: "0", U: "V" };

export function checkSign(body) {
  let product = SIGNS.length;
  for (const sign of body) {
    const total = (SIGNS.indexOf(sign) + product) % SIGNS.length || SIGNS.length;
    product = (total * 2) % (SIGNS.length + 1);
  }
  return SIGNS[(SIGNS.length + 1 - product) % SIGNS.length];
}

/* A code as it was typed or scanned, an address too; null when it was misread. */
export function readCode(text) {
  const last = text.trim().replace(/\/+$/, "").split("/").pop();
  const code = [...last.toUpperCase().replace(/[\s-]/g, "")].map((sign) => ALIKE[sign] ?? sign).join("");
  if (code.length < 2 || [...code].some((sign) => !SIGNS.includes(sign))) return null;
  return checkSign(code.slice(0, -1)) === code.slice(-1) ? code : null;
}

const number = (code) => [...code.slice(4, -1)].reduce((sum, sign) => sum * SIGNS.length + SIGNS.indexOf(sign), 0);

/* Why a sticker cannot be put on here, empty where it can or none is put on. */
export function stickerFault(written, rolls, used) {
  if (!written) return "";
  const code = readCode(written);
  if (!code || !code.startsWith("S") || code.length !== 11) return "sticker_misread";
  if (used.includes(code)) return "sticker_used";
  const mine = rolls.some(
    ([, first, last]) => first.slice(0, 4) === code.slice(0, 4) && number(first) <= number(code) && number(code) <= number(last),
  );
  return mine ? "" : "sticker_not_mine";
}
