// The cases chosen to be compared: a list of {id, title}, kept while the browser's tab is open.

export const MOST = 4;

export function chosen() {
  try { return JSON.parse(sessionStorage.getItem("compare")) ?? []; } catch { return []; }
}

export function choose(cases) {
  try { sessionStorage.setItem("compare", JSON.stringify(cases)); } catch { /* private mode: for this page only */ }
}
