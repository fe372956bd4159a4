// The draft of the form as a case file: what is blank left out, ids given, and of a record only what was changed.
import { pastedReferences } from "./case-references.js";
import { slug } from "./case-schema.js";
import { filled } from "./case-yaml.js";

const LISTS = ["findings", "references", "municipalities"];
export const isNew = (draft) => (draft.kind || "new-case") === "new-case";

/** A draft in which nothing is written yet: a case file, and the publications that are chosen of those in Samskap. */
export const blank = (language, contributor = {}) => ({
  layout: "1", kind: "new-case", language, contributor, comment: "", case: {}, findings: [], references: [{ id: "reference-1" }],
  municipalities: [], chosen: [],
});

/** Whether nothing has been written into an item: an id and what it has taken over from the case do not count. */
export const isBlankItem = (item, taken = {}) =>
  !filled(Object.fromEntries(Object.entries(item).filter(([name, value]) => name !== "id" && value !== taken[name])));

/** The case file of a draft, and which items of the draft it holds: {content, places: {findings: [0, 2]}}. */
export function fileOf(draft, form, origin = null) {
  if (!isNew(draft)) return { content: changed(draft, origin), places: {} };
  const { chosen = [], ...parts } = draft;
  const { read, source_url: address, ...rest } = draft.case ?? {};
  const taken = { read, source_url: address };
  const places = Object.fromEntries(LISTS.map((section) => [section, kept(draft[section] ?? [], taken)]));
  const content = { ...parts, ...Object.fromEntries(LISTS.map((section) => [section, places[section].map((place) => draft[section][place])])) };
  const names = nameReferences(content.references, form);
  const named = (id) => names.get(id) ?? id;
  content.references = content.references.map((item) => ({ ...item, id: named(item.id) }));
  content.findings = content.findings.map((item) => ({ ...item, reference: named(item.reference ?? "") }));
  if (filled(rest) || address || read || (draft.case && chosen.length)) {
    content.case = { ...draft.case, references: chosen.length ? [...chosen, ...names.values()] : [] };
  }
  return { content: filled(content) ?? {}, places };
}

const kept = (items, taken) => items.map((_, place) => place).filter((place) => !isBlankItem(items[place], taken));

/** The fields of a reference: those typed, else those of the pasted entry. */
export function fieldsOf(reference) {
  const { bibtex, ris, ...typed } = reference;
  const pasted = bibtex ? pastedReferences(bibtex) : ris ? pastedReferences(ris, "ris") : { references: [] };
  return { ...pasted.references[0], ...filled({ ...typed, id: "" }) };
}

/** A name for each reference, as keys of the bibliography are made: the first author's family name and the year. */
function nameReferences(references, form) {
  const taken = new Set(form.known.references.map(([id]) => id)), names = new Map();
  for (const reference of references) {
    const { authors = [], title = "", year = "" } = fieldsOf(reference);
    const [family] = String([authors].flat()[0] ?? title.split(" ").slice(0, 3).join(" ")).split(",");
    const stem = slug(family).replaceAll("-", "") + (year ? String(year) : "");
    let name = stem.length > 4 ? stem : reference.id;
    for (let number = 2; taken.has(name); number++) name = `${stem}-${number}`;
    taken.add(name);
    names.set(reference.id, name);
  }
  return names;
}

/** Of the records of a draft only the fields that differ from those of the published record, and the ids. */
function changed(draft, origin) {
  const { language } = draft;
  const content = filled({ layout: draft.layout, kind: draft.kind, language, contributor: draft.contributor, comment: draft.comment });
  const difference = (record, before = {}) => {
    const entries = Object.entries(record).filter(([name, value]) => name === "id" || same(value, language) !== same(before[name], language));
    return Object.fromEntries(entries.map(([name, value]) => [name, whole(value, before[name], language)]));
  };
  if (draft.case) content.case = difference({ ...draft.case, references: draft.chosen ?? [] }, origin?.case);
  for (const section of LISTS) {
    if (draft[section]?.length) content[section] = draft[section].map((item, place) => difference(item, origin?.[section]?.[place]));
  }
  return content;
}

const byLanguage = (value, language) => (typeof value === "string" ? { [language]: value } : value ?? {});

function same(value, language) {
  if (value === undefined || Array.isArray(value)) return JSON.stringify(value ?? []);
  const texts = Object.entries(byLanguage(value, language)).filter(([, text]) => text).sort();
  return texts.length ? JSON.stringify(texts) : "[]";
}

/** A text with the languages that it has lost as empty ones, so that they are emptied. */
function whole(value, before, language) {
  if (typeof before !== "object" || before === null || Array.isArray(before)) return value;
  const texts = byLanguage(value, language);
  const tags = Object.keys(before).filter((tag) => before[tag] || texts[tag]);
  return { ...Object.fromEntries(tags.map((tag) => [tag, ""])), ...texts };
}

/** The name of the file, without ending. */
export function nameOf(content) {
  const title = content.case?.title ?? "";
  const text = typeof title === "object" ? title[content.language] ?? Object.values(title)[0] : title;
  const record = content.case?.id ?? content.findings?.[0]?.id ?? content.findings?.[0]?.case ?? content.references?.[0]?.id;
  if (isNew(content)) return slug(content.case?.id || text || record || "").slice(0, 60).replace(/-+$/, "") || "case";
  return `${content.kind}-${record ?? "record"}`;
}
