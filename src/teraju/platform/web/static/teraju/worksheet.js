/* Enter and the arrows move through a worksheet as through a spreadsheet. */

const sheet = document.querySelector("[data-sheet]");

function cells() {
  return [...sheet.querySelectorAll("input:not([type=hidden]), select, textarea")];
}

function move(from, down) {
  const form = from.closest("form");
  const column = [...form.querySelectorAll(".cell")].indexOf(from.closest(".cell"));
  const rows = [...sheet.querySelectorAll("form")];
  const target = rows[rows.indexOf(form) + down]?.querySelectorAll(".cell")[column];
  const cell = target?.querySelector("input, select, textarea");
  cell?.focus();
  cell?.select?.();
  return Boolean(cell);
}

sheet?.addEventListener("keydown", (event) => {
  const field = event.target;
  if (!cells().includes(field) || event.isComposing) return;
  const text = field.tagName === "INPUT";
  if (event.key === "Enter" && text) {
    field.dispatchEvent(new Event("change", { bubbles: true }));
    move(field, event.shiftKey ? -1 : 1);
    event.preventDefault();
  } else if (text && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    if (move(field, event.key === "ArrowDown" ? 1 : -1)) event.preventDefault();
  }
});

/* Without a line nothing is saved: say so in the row, try again, and let nobody leave unasked. */
function unsaved(form) {
  const state = form?.querySelector('[role="status"]');
  if (!state || state.querySelector("[data-waiting]")) return;
  const word = document.createElement("span");
  word.className = "st bad";
  word.dataset.waiting = "";
  word.textContent = sheet.dataset.unsaved ?? "";
  state.append(word);
}

function again() {
  for (const word of sheet?.querySelectorAll("[data-waiting]") ?? []) {
    const field = word.closest("form").querySelector("select, textarea, input:not([type=hidden])");
    word.remove();
    field?.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(name, (event) => {
    if (sheet?.contains(event.target)) unsaved(event.target.closest("form"));
  });
}
addEventListener("online", again);
setInterval(() => navigator.onLine && again(), 15000);
addEventListener("beforeunload", (event) => {
  if (sheet?.querySelector("[data-waiting]")) event.preventDefault();
});
