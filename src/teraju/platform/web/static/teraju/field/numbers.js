/* Numbers as a thumb types them; what is either of two numbers is none. */

/* A point may part thousands or decimals, and is never guessed at: kernel/decimals.py may_be_thousands. */
const EITHER = /^-?[1-9]\d{0,2}(\.\d{3})+$/;

const bare = (text) => text.trim().replace(/\s/g, "").replace("\u2212", "-");

/* A decimal as the machine writes it; null for what cannot be read. */
export function typed(text) {
  const plain = bare(text).replace(",", ".");
  return !either(text) && /^-?\d{1,9}(\.\d{1,6})?$/.test(plain) ? plain : null;
}

/* Both ways in which to write what may be either of two numbers; null for anything else. */
export function either(text) {
  const plain = bare(text);
  if (!EITHER.test(plain)) return null;
  const parts = plain.split(".");
  const decimals = parts.length === 2 && parts[1].replace(/0+$/, "");
  return { WHOLE: parts.join(""), DECIMAL: parts.length === 2 ? `${parts[0]},${decimals || "0"}` : "" };
}
