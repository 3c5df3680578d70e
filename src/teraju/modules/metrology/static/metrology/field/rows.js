/* How a row of a job stands: what one looks for among forty is what is left to do. */

const OPEN = ["conflict", "refused"];

/* The entry of a row counts where the office has it or will take it as it is: not one that was
   refused or met another, nor one that is being put right. */
export function isDone(entry, draft) {
  return Boolean(entry) && !draft?.replaces && !OPEN.includes(entry.status);
}

/* The tone and the text of a row's badge. */
export function standing(entry, draft) {
  if (draft?.replaces) return ["warn", "begun"];
  if (!entry) return draft ? ["warn", "begun"] : ["none", "to_test"];
  const { status, verdict, payload } = entry;
  if (OPEN.includes(status)) return ["warn", `status_${status}`];
  /* Readings alone: what they come to is the office's word. */
  if (payload.cells) return ["warn", entry.judged?.verdict ? `verdict_${entry.judged.verdict}` : "result_"];
  if (verdict !== "pass") return ["bad", `result_${verdict}`];
  return [payload.pieces?.[2] ? "warn" : "good", "result_pass"];
}

/* What a draft that puts an entry right has beside what was written there. */
const OF_THE_COPY = ["entry", "started", "ended", "struck", "replaces", "of", "settled"];

/* Whether nothing was put right yet in the draft that stands for an entry. */
export function isAsSent(draft, entry) {
  const written = (one) => JSON.stringify(Object.entries(one).filter(([name]) => !OF_THE_COPY.includes(name)).sort());
  return Boolean(draft.ended) && written(draft) === written(entry.draft);
}
