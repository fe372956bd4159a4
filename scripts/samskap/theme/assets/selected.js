// What the reader has selected: paths of references and cases, as "references/agger2015" and "cases/vaxjo-sfi", in the
// order of choice. It is kept in this browser only; where the browser keeps nothing, until the page is left.

const RECORD = /^(references|cases)\/[a-z0-9][a-z0-9_-]*$/;
let unkept = null;

export const isRecord = (item) => typeof item === "string" && RECORD.test(item);
const clean = (items) => [...new Set(items)].filter(isRecord);

export function selected() {
  if (unkept) return unkept;
  try { return clean(JSON.parse(localStorage.getItem("selection")) ?? []); } catch { return []; }
}

/** Make these items the selection, tell the page of it, and say whether the browser keeps them. */
export function select(items) {
  unkept = null;
  try { localStorage.setItem("selection", JSON.stringify(clean(items))); } catch { unkept = clean(items); }
  dispatchEvent(new Event("selected"));
  return !unkept;
}

/** The selection as the query of an address: "?refs=a,b&cases=c". */
export function toQuery(items) {
  const ids = (folder) => items.filter((item) => item.startsWith(folder)).map((item) => item.slice(folder.length)).join(",");
  const parts = [["refs", ids("references/")], ["cases", ids("cases/")]].filter(([, text]) => text);
  return parts.length ? `?${parts.map((part) => part.join("=")).join("&")}` : "";
}

/** The items that such a query names, whatever they are; null where it names none. */
export function fromQuery(parameters) {
  if (!parameters.has("refs") && !parameters.has("cases")) return null;
  const items = (name, folder) => (parameters.get(name) ?? "").split(",").filter(Boolean).map((id) => `${folder}/${id}`);
  return [...new Set([...items("refs", "references"), ...items("cases", "cases")])];
}
