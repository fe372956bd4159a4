// The references of a draft: what is pasted and what is typed becomes one, as contribution/references.py has it.
import { readPasted } from "./case-pasted.js";
import { isBlank, isDate, isList, isObject, isWebAddress, join } from "./case-schema.js";
import { normalised, strip } from "./case-words.js";

const NEEDED = ["type", "title", "language"];
const DOI = /^10\.\d{4,9}\/[^\s\\{}]+$/;

/** The references that a pasted text holds, as typed fields, and what is to be told of it: {references, problems}, with
    problems {code, field, line, values}. */
export function pastedReferences(text, form = "bibtex") {
  const { values, notes } = readPasted(text, form);
  const problems = notes.map((one) => ({ ...one, line: one.values.line }));
  return { references: isBlank(values) ? [] : [values], problems };
}

/** What is wrong with the references of a draft, and what is told of them. `known` says whether a reference with a name
    and values is in the evidence base. */
export function* referenceProblems(content, known, languages) {
  for (const [index, one] of (isList(content.references) ? content.references : []).entries()) {
    if (!isObject(one)) continue;
    const path = join("references", index + 1), typed = typedFields(one), pasted = {};
    let readable = true;
    for (const form of ["ris", "bibtex"]) {
      const text = isObject(one[form]) || isList(one[form]) ? "" : strip(String(one[form] ?? ""));
      if (!text) continue;
      const { values, notes } = readPasted(text, form);
      readable &&= !isBlank(values);
      Object.assign(pasted, values);
      for (const { code, field, values: told } of notes) {
        if (isBlank(typed[field])) yield { code, path: join(path, field || form), values: told };
      }
    }
    const values = together(pasted, typed);
    yield* wrong(values, path, languages);
    if (readable && !known(strip(String(one.id ?? "")), values)) {
      for (const name of NEEDED) if (isBlank(values[name])) yield { code: "required", path: join(path, name), values: {} };
    }
  }
}

/** The fields of a reference, typed or pasted; a date that is typed puts the pasted one aside. */
function together(pasted, typed) {
  const { year, date, ...rest } = pasted;
  const kept = isBlank(typed.year) && isBlank(typed.date) ? pasted : rest;
  return { ...kept, ...Object.fromEntries(Object.entries(typed).filter(([name, value]) => !isBlank(value) || !(name in kept))) };
}

function typedFields(one) {
  const found = {};
  for (const [name, value] of Object.entries(one)) {
    if (name === "id" || name === "bibtex" || name === "ris") continue;
    const text = isObject(value) || isList(value) ? null : String(value ?? "").split(/\s+/).filter(Boolean).join(" ");
    if (name === "year" && text && !/^\d{4}$/.test(text)) continue;
    if (text !== null) found[name] = text;
    else if (isList(value)) found[name] = value.filter((item) => !isBlank(item));
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

/** The key of the reference of the evidence base with this DOI, else with this title and year; empty where none is. */
export function sameReference({ doi = "", title = "", year = "" }, known) {
  const same = doi && known.find(([, , , other]) => other && other.toLowerCase() === doi.toLowerCase());
  const name = normalised(title);
  const alike = name && known.find(([, other, otherYear, otherDoi]) =>
    normalised(other) === name && String(otherYear ?? "") === String(year) && !(doi && otherDoi));
  return (same || alike || [""])[0];
}
