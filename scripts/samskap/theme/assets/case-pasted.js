// A pasted BibTeX entry or RIS record as typed fields, and what is to be told of it, as contribution/pasted*.py read it.
import { outsideEntries, parseBibtex } from "./case-bibtex.js";
import { readTags } from "./case-ris.js";
import { decode, split } from "./case-tex.js";

const TYPES = {
  "article ": "article", "book ": "book", "incollection ": "chapter", "report ": "report", "report workingpaper": "working-paper",
  "thesis mathesis": "master-thesis", "thesis bathesis": "bachelor-thesis", "thesis phdthesis": "doctoral-thesis",
  "online ": "web-page", "inproceedings ": "conference-paper",
};
const WRITTEN = Object.keys(TYPES).map((type) => type.trim().split(" ")).map(([kind, level]) => `@${kind}${level ? ` (type = ${level})` : ""}`);
const SYNONYMS = {
  inbook: "chapter", mastersthesis: "master-thesis", phdthesis: "doctoral-thesis", techreport: "report", manual: "report",
  misc: "web-page", conference: "conference-paper",
};
const FIELDS = {
  title: "title", title_en: "title_en", date_text: "date_text", journal: "journaltitle", booktitle: "booktitle", volume: "volume",
  issue: "number", pages: "pages", institution: "institution", publisher: "publisher", doi: "doi", isbn: "isbn", urn: "urn",
  url: "url", accessed: "urldate", keywords: "keywords", peer_reviewed: "peer_reviewed", publication_status: "status",
  publication_status_text: "status_text", read: "read", source_url: "source_url", inferred: "inferred", note: "annotation",
  to_check: "to_check",
};
const ALTERNATIVES = { journaltitle: "journal", number: "issue", date: "year", annotation: "annote" };
const ATTRIBUTES = { journaltitle: "journal", number: "issue", date: "date", annotation: "note" };
const READ = new Set([...Object.values(FIELDS), ...Object.values(ALTERNATIVES), "date", "langid", "coded_on", "review",
  "source_is_copy", "type", "month", "language", "author", "editor"]);
const VERBATIM = new Set(["doi", "isbn", "urn", "url", "urldate", "source_url", "pages"]);
const LISTS = new Set(["keywords", "inferred", "to_check"]);
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const LANGUAGES = {
  da: "da dan dansk danska danish", en: "en eng engelsk engelska english british", fi: "fi fin finska finsk suomi finnish",
  is: "is isl ice isländska islandsk íslenska icelandic", nb: "nb no nor nob norska norsk norwegian bokmål",
  sv: "sv swe svensk svenska swedish",
};
const RESOLVER = /^(?:(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/|doi:\s*)/i;

/** What a paste holds: {values, notes}, `values` the typed fields that it gives, `notes` [{code, field, values}] with the
    field that a note is of (empty: the paste as a whole), and the line inside the paste in its values. */
export const readPasted = (text, form) => (form === "ris" ? readRis(text) : readBibtex(text));

function readBibtex(pasted) {
  const text = pasted.replaceAll("\r\n", "\n");
  const { entries, faults } = parseBibtex(text);
  const notes = faults.map(({ code, line, entry, detail, field = "" }) => note(code, "", { detail, line, value: entry, field }));
  if (!notes.some(({ code }) => code === "bibtex-syntax")) {
    for (const [line, value] of outsideEntries(text)) notes.push(note("bibtex-outside-entry", "", { line, value }));
  }
  if (entries.length > 1) notes.push(note("paste-several", "", { number: entries.length }));
  return notes.length || !entries.length ? { values: {}, notes } : readEntry(entries[0]);
}

function readEntry(entry) {
  const { fields, persons } = entry;
  const values = { type: typeOf(entry), ...Object.fromEntries(Object.entries(FIELDS).map(([attribute, name]) => [attribute, fieldOf(fields, name)])) };
  if (!/^(?:true|false)$/.test(values.peer_reviewed)) values.peer_reviewed = "";
  const notes = values.type ? [] : [unknownType(entry)];
  for (const [role, people] of [["authors", persons.author ?? []], ["editors", persons.editor ?? []]]) {
    const named = people.filter(({ family, given }) => given || family !== "others");
    if (named.length < people.length) notes.push(note("paste-left-out", role, { names: ["others"] }));
    values[role] = named.map(nameText);
  }
  Object.assign(values, dateOf(fields), { language: languageTag(fields.langid || fields.language || "") });
  notes.push(...readAs("doi", values.doi, plainDoi(values.doi)), ...conflicts(entry));
  values.doi = plainDoi(values.doi);
  return { values: given(values), notes: [...notes, ...leftOut([...Object.keys(fields), ...Object.keys(persons)].filter((name) => !READ.has(name)))] };
}

function fieldOf(fields, name) {
  const value = fields[name] || fields[ALTERNATIVES[name]] || "";
  if (LISTS.has(name)) return split(value).map(decode).filter(Boolean);
  return VERBATIM.has(name) ? value.trim() : decode(value);
}

function typeOf(entry) {
  const kind = entry.type.toLowerCase(), level = (entry.fields.type ?? "").toLowerCase();
  return TYPES[`${kind} ${level}`] ?? (level ? "" : SYNONYMS[kind] ?? "");
}

function unknownType({ type, fields, line }) {
  const value = `@${type}${fields.type ? `, type = {${fields.type}}` : ""}`;
  return note("bibtex-type", "type", { value, allowed: WRITTEN, line });
}

// Year and date; a month that stands in a field of its own belongs to the date.
function dateOf(fields) {
  const text = (fields.date || fields.year || "").trim(), month = (fields.month ?? "").trim().toLowerCase();
  const number = MONTHS.indexOf(month.slice(0, 3)) + 1 || (/^\d+$/.test(month) ? Number(month) : 0);
  return dated(/^\d{4}$/.test(text) && number >= 1 && number <= 12 ? `${text}-${String(number).padStart(2, "0")}` : text);
}

function* conflicts({ fields, line }) {
  for (const [name, other] of Object.entries(ALTERNATIVES)) {
    const [one, two] = [fields[name], fields[other]];
    if (!one || !two || one === two || (name === "date" && one.startsWith(two))) continue;
    yield note("bibtex-duplicate-field", ATTRIBUTES[name], { field: other, line });
  }
}

function readRis(text) {
  const { record, notes } = readTags(text);
  if (!record) return { values: {}, notes };
  const { values, unread } = record;
  const doi = plainDoi(values.doi);
  const kept = given({ ...values, ...dated(values.date), doi, language: languageTag(values.language) });
  return { values: kept, notes: [...readAs("doi", values.doi, doi), ...leftOut(unread)] };
}

export const note = (code, field, values) => ({ code, field, values });
const readAs = (field, value, kept) => (value === kept ? [] : [note("paste-read-as", field, { value, kept })]);
const leftOut = (names) => (names.length ? [note("paste-left-out", "", { names: [...new Set(names)].sort() })] : []);
const given = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value.length));

/** A name as a case file has it: a body with a comma in its name stands in braces. */
export const nameText = ({ family, given: first }) => (first ? `${family}, ${first}` : family.includes(",") ? `{${family}}` : family);

/** A DOI without the address of a resolver before it. */
export const plainDoi = (text) => text.trim().replace(RESOLVER, "");

/** The fields of a date (ISO 8601), and `date` alone of what is none. */
export function dated(text) {
  if (!/^\d{4}(?:-|$)/.test(text)) return { year: "", date: text };
  return { year: text.slice(0, 4), date: text.length > 4 ? text : "" };
}

// The tag of a language by its tag, code or name; a text that names none is given as it is.
function languageTag(text) {
  const name = text.trim().toLowerCase(), first = name.split(/[-_]/)[0];
  const found = (word) => Object.keys(LANGUAGES).find((tag) => word && LANGUAGES[tag].split(" ").includes(word));
  return found(name) ?? found(first) ?? text.trim();
}
