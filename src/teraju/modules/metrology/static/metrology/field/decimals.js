/* Exact numbers: readings are compared with limits to the last place, as the engine does it. */

const PLACES = 12n;
const ONE = 10n ** PLACES;

export function exact(text) {
  const [whole, part = ""] = String(text).split(".");
  const sign = whole.startsWith("-") ? -1n : 1n;
  const digits = (part + "0".repeat(Number(PLACES))).slice(0, Number(PLACES));
  return sign * (BigInt(whole.replace("-", "") || "0") * ONE + BigInt(digits));
}

export function plain(value) {
  const sign = value < 0n ? "-" : "";
  const size = value < 0n ? -value : value;
  const part = (size % ONE).toString().padStart(Number(PLACES), "0").replace(/0+$/, "");
  return sign + (size / ONE).toString() + (part ? `.${part}` : "");
}

export const size = (value) => (value < 0n ? -value : value);

export function stepped(text, step, by) {
  return plain(exact(text) + exact(step) * BigInt(by));
}

/* A per cent of what was delivered, as a fraction: (indicated - delivered) * 100 / delivered. */
export function percent(indicated, delivered) {
  return { top: (exact(indicated) - exact(delivered)) * 100n * ONE, under: exact(delivered) };
}

export function less(one, other) {
  return one.top * other.under < other.top * one.under;
}

export function apart(high, low) {
  return { top: high.top * low.under - low.top * high.under, under: high.under * low.under };
}

export const whole = (text) => ({ top: exact(text), under: 1n });
