/* Lets the telephone's rules judge what a test wrote: cases on the way in, verdicts on the way out. */
import { readFileSync } from "node:fs";

const [folder] = process.argv.slice(2);
const { countsFault, farApart, hidesFault, isImpossible, noteFault, readingsOf, verdictOf } = await import(`${folder}/judge.js`);
const { checkSign, readCode } = await import(`${folder}/codes.js`);
const { either, typed } = await import(`${folder}/../../../../../platform/web/static/teraju/field/numbers.js`);
const { cases, codes, sets, plates, numbers, noted } = JSON.parse(readFileSync(0, "utf8"));
const judged = cases.map(({ plan, values }) => ({ verdict: verdictOf(plan, values), readings: readingsOf(plan, values), apart: farApart(plan, values), hidden: plan.points.map((_one, at) => at).filter((at) => hidesFault(plan, values, at)) }));
const read = codes.map((code) => ({ sign: checkSign(code), whole: readCode(code) }));
const counted = sets.map(({ pieces, of }) => countsFault(pieces, of));
const impossible = plates.map(({ classes, plate }) => isImpossible(classes, plate));
const faults = noted.map(({ point, value }) => noteFault(point, value));
const written = numbers.map((text) => ({ typed: typed(text), either: either(text) }));
process.stdout.write(JSON.stringify({ judged, read, counted, impossible, written, faults }));
