// The references of a draft: what is pasted and what is typed becomes one, as contribution/references.py has it.
import { readPasted } from "./case-pasted.js";
import { isBlank, isDate, isList, isObject, isWebAddress, join } from "./case-schema.js";
import { normalised } from "./case-words.js";

const PASTED = ["ris", "bibtex"];
const LISTS = new Set(["authors", "editors", "keywords", "inferred", "to_check"]);
const FORMS = { year: /^\d{4}$/, peer_reviewed: /^(?:true|false)$/ };
const NEEDED = ["type", "title", "language"];
const DOI = /^10\.\d{4,9}\/[^\s\\{}]+$/;

/** The references that a pasted text holds, as typed fields, and what is to be told of it: {references, problems}, with
    problems {code, field, line, values}. */
export function pastedReferences(text, form = "bibtex") {
  const { values, notes } = readPasted(text, form);
  const problems = notes.map((one) => ({ ...one, line: one.values.line }));
  return { references: isBlank(values) ? [] : [values], problems };
}

/** The references of a draft: [{path, id, values, known, problems}], with the values of both,
    the key of the same reference in the evidence base, and what is to be told.
    `there` are the references of the evidence base as form.json has them, `languages` the tags known. */
export function givenReferences(content, there, languages) {
  const listed = isList(content.references) ? content.references : [];
  const updating = content.kind === "correction" || content.kind === "translation";
  return listed.flatMap((one, index) => (isObject(one) ? [given(one, join("references", index + 1), there, languages, updating)] : []));
}

function given(one, path, there, languages, updating) {
  const typed = typedFields(one), pasted = {}, problems = [];
  let readable = true;
  for (const form of PASTED) {
    if (typeof one[form] !== "string" || !one[form]) continue;
    const { values, notes } = readPasted(one[form], form);
    readable &&= !isBlank(values);
    Object.assign(pasted, values);
    for (const { code, field, values: told } of notes) {
      if (isBlank(typed[field])) problems.push({ code, path: join(path, field || form), values: told });
    }
  }
  const values = together(pasted, typed), id = typeof one.id === "string" ? one.id : "";
  problems.push(...wrong(values, path, languages));
  const [known = "", , , doi = ""] = knownReference(id, values, there);
  if (readable && !updating) problems.push(...missing(id, values, path, known, doi));
  return { path, id, values, known, problems };
}

// A reference that is not in the evidence base has a type, a title and a language; one that is there is told.
function* missing(id, values, path, known, doi) {
  if (known && known !== id) {
    const byDoi = values.doi && values.doi.toLowerCase() === (doi ?? "").toLowerCase();
    yield { code: "reference-known", path: join(path, byDoi ? "doi" : "title"), values: { other: known } };
  }
  for (const name of known ? [] : NEEDED) if (isBlank(values[name])) yield { code: "required", path: join(path, name), values: {} };
}

/** The fields of a reference, typed or pasted; a date that is typed puts the pasted one aside. */
function together(pasted, typed) {
  const { year, date, ...rest } = pasted;
  const kept = isBlank(typed.year) && isBlank(typed.date) ? pasted : rest;
  return { ...kept, ...Object.fromEntries(Object.entries(typed).filter(([name, value]) => !isBlank(value) || !(name in kept))) };
}

// The typed fields whose form is right; the schema tells the others.
function typedFields(one) {
  const found = {};
  for (const [name, value] of Object.entries(one)) {
    if (name === "id" || PASTED.includes(name)) continue;
    if (LISTS.has(name)) {
      const items = isList(value) ? value.filter((item) => typeof item === "string").flatMap((item) => item.split(";")) : [];
      if (isList(value) || isBlank(value)) found[name] = items.map((item) => item.trim()).filter((item) => /[^ ,{}]/.test(item));
    } else if (typeof value === "string") {
      const text = value.split(/\s+/).filter(Boolean).join(" ");
      if (!text || !(name in FORMS) || FORMS[name].test(text)) found[name] = text;
    }
  }
  if (isDate(found.date)) {
    if (isBlank(found.year)) found.year = found.date.slice(0, 4);
    if (found.date.length === 4) found.date = "";
  }
  return found;
}

function* wrong(values, path, languages) {
  const { doi, date, year, language } = values;
  if (doi && !DOI.test(doi)) yield { code: "doi-form", path: join(path, "doi"), values: { value: doi } };
  for (const name of ["url", "source_url"]) {
    if (values[name] && !isWebAddress(values[name])) yield { code: "url-form", path: join(path, name), values: { value: values[name] } };
  }
  if (date && !isDate(date)) yield { code: "date-form", path: join(path, "date"), values: { value: date } };
  else if (date && year && date.slice(0, 4) !== String(year)) yield { code: "year-differs", path: join(path, "year"), values: { year, date } };
  if (language && !languages.includes(language)) {
    yield { code: "language-tag", path: join(path, "language"), values: { value: language, allowed: languages } };
  }
}

// The reference of the evidence base that is meant: named and nothing more, or with this DOI, or this title and year.
function knownReference(id, { doi = "", title = "", year = "", ...rest }, there) {
  const name = normalised(title), nothing = [doi, title, year, ...Object.values(rest)].every(isBlank);
  const same = ([, , , other]) => other && other.toLowerCase() === doi.toLowerCase();
  const alike = ([, other, when, otherDoi]) => normalised(other) === name && String(when ?? "") === year && !(doi && otherDoi);
  return (nothing && there.find(([key]) => key === id)) || (doi && there.find(same)) || (name && there.find(alike)) || [];
}
