/* How the telephone says that rows stand: entries and drafts on the way in, badges on the way out. */
import { readFileSync } from "node:fs";

const [folder] = process.argv.slice(2);
const { isAsSent, isDone, standing } = await import(`${folder}/rows.js`);
const { rows, copies } = JSON.parse(readFileSync(0, "utf8"));
const found = rows.map(([entry, draft]) => [standing(entry, draft), isDone(entry, draft)]);
process.stdout.write(JSON.stringify([found, copies.map(([sent, draft]) => isAsSent(draft, { draft: sent }))]));
