// Pasted BibTeX and RIS as the typed fields of a reference, by the names that package/bibliography.py keeps.
import { parseBibtex } from "./case-bibtex.js";
import { decode, split } from "./case-tex.js";

const TYPES = {
  "article ": "article", "book ": "book", "incollection ": "chapter", "report ": "report", "report workingpaper": "working-paper",
  "thesis mathesis": "master-thesis", "thesis bathesis": "bachelor-thesis", "thesis phdthesis": "doctoral-thesis",
  "online ": "web-page", "inproceedings ": "conference-paper",
};
const SYNONYMS = {
  inbook: "chapter", mastersthesis: "master-thesis", phdthesis: "doctoral-thesis", techreport: "report", manual: "report",
  misc: "web-page", conference: "conference-paper",
};
const LANGIDS = {
  danish: "da", english: "en", finnish: "fi", icelandic: "is", norsk: "nb", swedish: "sv", british: "en", norwegian: "nb",
};
const FIELDS = {
  title: "title", title_en: "title_en", date: "date", date_text: "date_text", journal: "journaltitle", booktitle: "booktitle",
  volume: "volume", issue: "number", pages: "pages", institution: "institution", publisher: "publisher", language: "langid",
  doi: "doi", isbn: "isbn", urn: "urn", url: "url", accessed: "urldate", keywords: "keywords", peer_reviewed: "peer_reviewed",
  publication_status: "status", publication_status_text: "status_text", read: "read", source_url: "source_url",
  inferred: "inferred", note: "annotation", to_check: "to_check",
};
const ALTERNATIVES = { journaltitle: "journal", number: "issue", date: "year", annotation: "annote" };
const VERBATIM = new Set(["date", "doi", "isbn", "urn", "url", "urldate", "source_url", "pages"]);
const LISTS = new Set(["keywords", "inferred", "to_check"]);

/** What a pasted text holds: {references: [typed fields], problems: [{code, line, values}]}. */
export function pastedReferences(text, form = "bibtex") {
  if (form === "ris") return readRis(text);
  const { entries, faults } = parseBibtex(text);
  const problems = faults.map(({ code, line, entry, detail, field }) => ({ code, line, values: { detail, value: entry, field: field ?? "" } }));
  return { references: entries.map(typed), problems };
}

export const nameText = ({ family, given }) => (given ? `${family}, ${given}` : family);

function typed(entry) {
  const found = { id: entry.key, type: typeOf(entry) };
  for (const [attribute, name] of Object.entries(FIELDS)) {
    const value = entry.fields[name] || entry.fields[ALTERNATIVES[name]] || "";
    found[attribute] = LISTS.has(name) ? split(value).map(decode).filter(Boolean) : VERBATIM.has(name) ? value.trim() : decode(value);
  }
  const { date } = found;
  found.authors = (entry.persons.author ?? []).map(nameText);
  found.editors = (entry.persons.editor ?? []).map(nameText);
  found.year = /^\d{4}/.test(date) ? date.slice(0, 4) : "";
  found.date = /^\d{4}-\d\d(-\d\d)?$/.test(date) ? date : "";
  found.language = LANGIDS[found.language.toLowerCase()] ?? found.language;
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value.length));
}

function typeOf(entry) {
  const kind = entry.type.toLowerCase(), level = (entry.fields.type ?? "").toLowerCase();
  return TYPES[`${kind} ${level}`] ?? TYPES[`${kind} `] ?? SYNONYMS[kind] ?? "";
}

const RIS_TYPES = {
  JOUR: "article", EJOUR: "article", MGZN: "article", NEWS: "article", BOOK: "book", EBOOK: "book", EDBOOK: "book", CHAP: "chapter",
  ECHAP: "chapter", RPRT: "report", GOVDOC: "report", UNPB: "working-paper", THES: "", ELEC: "web-page", BLOG: "web-page",
  CPAPER: "conference-paper", CONF: "conference-paper",
};

/** RIS as rispy reads it: a tag, two spaces and a hyphen; what follows without a tag belongs to the line before. */
function readRis(text) {
  const records = [], problems = [];
  let record = null;
  text.split(/\r?\n/).forEach((line, number) => {
    const [, tag, value] = line.match(/^([A-Z][A-Z0-9])  -(?: ?(.*))?$/) ?? [];
    if (!record) {
      if (tag === "TY") record = [["TY", value.trim(), number + 1]];
      else if (line.trim()) problems.push({ code: "ris-syntax", line: number + 1, values: { detail: line.trim() } });
    } else if (tag === "ER") {
      records.push(record);
      record = null;
    } else if (tag) {
      record.push([tag, (value ?? "").trim(), number + 1]);
    } else if (line.trim()) {
      record.at(-1)[1] = `${record.at(-1)[1]} ${line.trim()}`;
    }
  });
  if (record) problems.push({ code: "ris-syntax", line: record[0][2], values: { detail: "ER" } });
  return { references: records.map(typedRis), problems };
}

function typedRis(record) {
  const all = (...tags) => record.filter(([tag, value]) => tags.includes(tag) && value).map(([, value]) => value);
  const first = (...tags) => tags.flatMap((tag) => all(tag))[0] ?? "";
  const pages = [first("SP"), first("EP")].filter(Boolean).join("–");
  const date = first("PY", "Y1", "DA");
  const found = {
    id: first("ID"), type: RIS_TYPES[first("TY")] ?? "", title: first("TI", "T1"), authors: all("AU", "A1"), editors: all("A2", "ED"),
    year: date.match(/^\d{4}/)?.[0] ?? "", journal: first("JO", "JF", "T2"), volume: first("VL"), issue: first("IS"), pages,
    publisher: first("PB"), doi: first("DO"), isbn: first("SN"), url: first("UR"), language: first("LA"), keywords: all("KW"),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value.length));
}
