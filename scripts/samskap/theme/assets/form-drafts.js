// Drafts of case files, kept in this browser only: {id, saved (ISO 8601), draft, origin}, the one saved last first. `origin`
// is the published record that a draft corrects or translates. Where the browser keeps nothing, until the page is left.
const NAME = "samskap.drafts";
let unkept = null;

export function drafts() {
  if (unkept) return unkept;
  try {
    const found = JSON.parse(localStorage.getItem(NAME)) ?? [];
    return found.filter((one) => typeof one?.id === "string" && typeof one.draft === "object" && one.draft !== null);
  } catch { return []; }
}

/** Keep a draft in the place of what was kept of it before, and say whether the browser keeps it. */
export function keep(id, draft, origin = null) {
  return store([{ id, saved: new Date().toISOString(), draft, origin }, ...drafts().filter((one) => one.id !== id)]);
}

/** Delete a draft; what it was, so that it can be brought back. */
export function drop(id) {
  const gone = drafts().find((one) => one.id === id) ?? null;
  store(drafts().filter((one) => one.id !== id));
  return gone;
}

export const bringBack = (gone) => store([gone, ...drafts().filter((one) => one.id !== gone.id)]);

/** An id that no draft has. */
export const newId = () => `${Date.now().toString(36)}-${Math.floor(Math.random() * 2 ** 32).toString(36)}`;

function store(all) {
  unkept = null;
  try { localStorage.setItem(NAME, JSON.stringify(all)); } catch { unkept = all; }
  return !unkept;
}
