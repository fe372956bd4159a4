// A RIS record as rispy and contribution/pasted_ris.py read it: tags of two signs, two spaces and a hyphen.
const TYPES = {
  JOUR: "article", EJOUR: "article", MGZN: "article", NEWS: "article", BOOK: "book", EBOOK: "book", EDBOOK: "book",
  CHAP: "chapter", ECHAP: "chapter", RPRT: "report", GOVDOC: "report", PAMP: "report", UNPB: "working-paper",
  UNPD: "working-paper", MANSCPT: "working-paper", CONF: "conference-paper", CPAPER: "conference-paper", ELEC: "web-page",
  WEB: "web-page", BLOG: "web-page", ICOMM: "web-page",
};
const LEVELS = [
  ["doctoral-thesis", /doctor|doktor|ph\.? ?d|dissertation|avhandling|afhandling/i],
  ["master-thesis", /master|magister|speciale|kandidatspeciale/i],
  ["bachelor-thesis", /bachelor|kandidat/i],
];
const READ = new Set(`TY ER ID AU A1 ED A2 TI T1 TT T2 JO JF JA J2 BT PY Y1 DA VL IS SP EP PB DO SN UR Y2 KW LA M1 M3`.split(" "));
const KNOWN = new Set([...READ, ...`A3 A4 AB AD AN C1 C2 C3 C4 C5 C6 C7 C8 CA CN CY DB DP ET L1 L2 L4 LB N1 N2 NV OP RI RN RP SE ST T3
  TA UK`.split(/\s+/)]);
const INSTITUTIONS = new Set(["report", "working-paper", "doctoral-thesis", "master-thesis", "bachelor-thesis"]);

/** {record: {values, unread}, notes}: the typed fields of a record and its tags that are not kept; no record where
    the text cannot be read. */
export function readTags(text) {
  const lines = text.replaceAll("\r\n", "\n").trim().split("\n");
  const number = lines.filter((line) => line.startsWith("TY  -")).length;
  if (number > 1) return { notes: [{ code: "paste-several", field: "", values: { number } }] };
  const fault = firstFault(lines);
  if (fault) return { notes: [{ code: "ris-syntax", field: "", values: fault }] };
  const tags = tagged(lines);
  return { record: { values: typed(tags), unread: [...tags.keys()].filter((tag) => KNOWN.has(tag) && !READ.has(tag)) }, notes: [] };
}

function firstFault(lines) {
  const fault = (line, tag) => ({ line, value: lines[line - 1].slice(0, 40), tag: `${tag}  - ` });
  if (!lines[0].startsWith("TY  -")) return fault(1, "TY");
  if (!lines.at(-1).startsWith("ER  -")) return fault(lines.length, "ER");
  const wrong = lines.slice(1, -1).findIndex((line) => /^[A-Z][A-Z0-9](?: ?-| {3,}-)/.test(line));
  return wrong < 0 ? null : fault(wrong + 2, lines[wrong + 1].slice(0, 2));
}

// The values of each tag; a line without a tag goes on with the value before it.
function tagged(lines) {
  const found = new Map([["TY", [lines[0].slice(6).trim()]]]);
  let values = null;
  for (const line of lines.slice(1, -1)) {
    const tag = line.slice(0, 2);
    if (line.slice(2, 5) !== "  -" || tag !== tag.toUpperCase() || tag === tag.toLowerCase() || !/^\p{L}/u.test(tag)) {
      if (values) values.push(`${values.pop()} ${line.trim()}`.trim());
    } else if (tag === "ER") break;
    else {
      values = found.get(tag) ?? [];
      found.set(tag, values);
      values.push(line.slice(6).trim());
    }
  }
  return found;
}

function typed(tags) {
  const all = (...names) => names.flatMap((name) => tags.get(name) ?? []).filter(Boolean);
  const first = (...names) => all(...names)[0] ?? "";
  const type = typeOf(first("TY").toUpperCase(), all("M3", "M1").join(" "));
  const year = parts(first("PY", "Y1")), day = parts(first("DA")).length ? parts(first("DA")) : parts(first("Y1", "PY"));
  return {
    type, title: first("TI", "T1"), title_en: first("TT"), authors: names(all("AU", "A1")), editors: names(all("ED", "A2")),
    date: (day.length && (!year.length || day[0] === year[0]) ? day : year.slice(0, 1)).join("-"),
    journal: type === "article" ? first("JO", "JF", "T2", "JA", "J2") : "",
    booktitle: type === "chapter" || type === "conference-paper" ? first("T2", "BT", "JO") : "",
    volume: first("VL"), issue: first("IS"), pages: [first("SP"), first("EP")].filter(Boolean).join("-"),
    [INSTITUTIONS.has(type) ? "institution" : "publisher"]: first("PB"),
    doi: first("DO"), isbn: type === "article" || type === "web-page" ? "" : first("SN"), url: first("UR"),
    accessed: parts(first("Y2")).slice(0, 2).join("-"), language: first("LA"), keywords: all("KW"),
  };
}

const typeOf = (tag, told) => (tag === "THES" ? LEVELS.find(([, words]) => words.test(told))?.[0] : TYPES[tag]) ?? "";

const names = (texts) => texts.map((text) => text.split(/\s+/).join(" ").replace(/^[ ,]+|[ ,]+$/g, "")).filter(Boolean);

// Year, month and day of a date as RIS writes it ("2015/1//"), with two digits each; else what stands there.
function parts(text) {
  const found = text.match(/^(\d{4})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?/);
  return found ? found.slice(1).filter(Boolean).map((part) => part.padStart(2, "0")) : text ? [text] : [];
}
