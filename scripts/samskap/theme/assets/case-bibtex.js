// BibTeX text to entries and every fault in it, as package/bibtex.py (pybtex) reads it.
import { decode } from "./case-tex.js";

const NAME = /[A-Za-z@!$&*+\-./:;<>?[\\\]^_`|~\x7f][A-Za-z@!$&*+\-./:;<>?[\\\]^_`|~\x7f\d]*/y;
const MONTHS = {
  jan: "January", feb: "February", mar: "March", apr: "April", may: "May", jun: "June", jul: "July", aug: "August",
  sep: "September", oct: "October", nov: "November", dec: "December",
};
const ENTRY = /^[ \t]*@([\p{L}\p{N}_]+)[ \t]*[{(][ \t]*([^,\s}]*)/gmu;
const DEEPEST = 100;

class Fault extends Error {
  constructor(detail, line) {
    super(detail);
    this.line = line;
  }
}

/** {entries: [{line, type, key, fields, persons}], faults: [{code, line, entry, detail, field}]}; names of fields and
    roles in lower case, persons as {family, given}. */
export function parseBibtex(text) {
  const reader = new Reader(text);
  const lines = linesOfEntries(text);
  const entries = new Map();
  const faults = reader.faults;
  for (const command of reader.commands()) {
    const key = command.key.toLowerCase();
    if (entries.has(key)) {
      faults.push({ code: "duplicate-key", line: lines.get(key) ?? 0, entry: command.key, detail: command.key });
      continue;
    }
    entries.set(key, entryOf(command, lines.get(key) ?? 0, faults));
  }
  const swallowed = [...text.matchAll(ENTRY)]
    .filter(([, type, key]) => !["comment", "string", "preamble"].includes(type.toLowerCase()) && !entries.has(key.toLowerCase()))
    .map((match) => ({ code: "bibtex-syntax", line: lineAt(text, match.index + match[0].indexOf("@")), entry: match[2],
      detail: `@${match[1]}{${match[2]}` }));
  return { entries: [...entries.values()], faults: [...faults, ...swallowed] };
}

function entryOf({ type, key, pairs }, line, faults) {
  const fields = {}, persons = {};
  const seen = new Set();
  for (const [name, value] of pairs) {
    const field = name.toLowerCase();
    if (seen.has(field)) {
      faults.push({ code: "bibtex-duplicate-field", line, entry: key, field, detail: field });
      continue;
    }
    seen.add(field);
    const text = value.replace(/\s+/g, " ").trim();
    if (field === "author" || field === "editor") {
      const names = splitTex(text, / and /i).filter(Boolean);
      if (names.length) persons[field] = names.map((one) => person(one, faults));
    } else fields[field] = text;
  }
  return { line, type, key, fields, persons };
}

class Reader {
  constructor(text) {
    Object.assign(this, { text, at: 0, faults: [], unnamed: 0, macros: { ...MONTHS } });
  }

  *commands() {
    for (;;) {
      const found = this.text.indexOf("@", this.at);
      if (found < 0) return;
      this.at = found + 1;
      const command = {};
      try {
        if (this.command(command)) yield command;
      } catch (error) {
        this.note(error);
      }
    }
  }

  command(command) {
    const name = this.name("a valid name");
    const close = this.required(["(", "{"], "'(' or '{'") === "{" ? "}" : ")";
    const kind = name.toLowerCase();
    if (kind === "comment") return false;
    Object.assign(command, { type: name, key: "", pairs: [] });
    try {
      if (kind === "string") this.macro();
      else if (kind === "preamble") this.value();
      else this.entry(command, close);
      this.required([close], `'${close}'`);
    } catch (error) {
      this.note(error);
    }
    if (kind === "string" || kind === "preamble") return false;
    command.key ||= `unnamed-${++this.unnamed}`;
    return true;
  }

  macro() {
    const name = this.name("a valid name");
    this.required(["="], "'='");
    this.macros[name.toLowerCase()] = this.value();
  }

  entry(command, close) {
    command.key = this.match(close === ")" ? /[^\s,]+/y : /[^\s,}]+/y) ?? this.fail("entry key expected");
    do {
      const name = this.match(NAME);
      if (!name) continue;
      this.required(["="], "'='");
      command.pairs.push([name, this.value()]);
    } while (this.optional(","));
  }

  value() {
    let value = "";
    do value += this.part();
    while (this.optional("#"));
    return value;
  }

  part() {
    if (this.optional('"')) return this.string('"');
    if (this.optional("{")) return this.string("}");
    const number = this.match(/\d+/y);
    if (number) return number;
    const name = this.match(NAME) ?? this.fail("field value expected");
    if (name.toLowerCase() in this.macros) return this.macros[name.toLowerCase()];
    this.note(new Fault(`undefined string: ${name}`, this.line()));
    return "";
  }

  string(end) {
    const start = this.at;
    for (let depth = 0, at = start; at < this.text.length; at++) {
      const sign = this.text[at];
      if (sign !== "{" && sign !== "}" && (sign !== end || depth)) continue;
      this.at = at + 1;
      if (sign === end && depth === 0) return this.text.slice(start, at);
      if (sign === "{" && ++depth > DEEPEST) this.fail("too many nested braces");
      if (sign === "}" && depth-- === 0) this.fail("unbalanced braces");
    }
    return this.fail("premature end of file");
  }

  name(what) {
    return this.match(NAME) ?? this.fail(`${what} expected`);
  }

  required(signs, what) {
    return signs.find((sign) => this.optional(sign)) ?? this.fail(`${what} expected`);
  }

  optional(sign) {
    this.space();
    if (this.text[this.at] !== sign) return false;
    this.at++;
    return true;
  }

  match(pattern) {
    this.space();
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) return null;
    this.at += found[0].length;
    return found[0];
  }

  space() {
    while (/\s/.test(this.text[this.at] ?? "")) this.at++;
    if (this.at >= this.text.length) this.fail("premature end of file");
  }

  fail(detail) {
    throw new Fault(detail, this.line());
  }

  line() {
    return lineAt(this.text, this.at);
  }

  note(error) {
    if (!(error instanceof Fault)) throw error;
    this.faults.push({ code: "bibtex-syntax", line: error.line, entry: "", detail: error.message });
  }
}

const lineAt = (text, position) => text.slice(0, position).split("\n").length;

function linesOfEntries(text) {
  const lines = new Map();
  for (const match of text.matchAll(ENTRY)) lines.set(match[2].toLowerCase(), lineAt(text, match.index + match[0].indexOf("@")));
  return lines;
}

/** What stands between the entries of a text: [line, text]. Comments and preambles count as such, macros do not. */
export function* outsideEntries(text) {
  let position = 0;
  for (const match of text.matchAll(ENTRY)) {
    if (match.index < position || /^(?:comment|preamble)$/i.test(match[1])) continue;
    yield* wordsBetween(text, position, match.index);
    position = endOfEntry(text, match.index + match[0].search(/[{(]/));
  }
  yield* wordsBetween(text, position, text.length);
}

function* wordsBetween(text, start, end) {
  const between = text.slice(start, end);
  if (between.trim()) yield [lineAt(text, start + between.search(/\S/)), between.split(/\s+/).filter(Boolean).join(" ")];
}

// The position after the bracket that closes the one at the start.
function endOfEntry(text, start) {
  const opening = text[start];
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const sign = text[at];
    if (sign === "{" || (sign === opening && depth === 0)) depth++;
    else if (sign === "}" || (sign === ")" && opening === "(" && depth === 1)) depth--;
    else continue;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

/** Parts of a TeX text at a separator outside braces. */
function splitTex(text, separator) {
  const parts = [];
  let part = "";
  for (const piece of text.match(/\{|\}|[^{}]+/g) ?? []) {
    if (piece === "{" || piece === "}" || depthOf(part) > 0) part += piece;
    else {
      const [first, ...rest] = piece.split(separator);
      part += first;
      for (const next of rest) {
        parts.push(part);
        part = next;
      }
    }
  }
  return [...parts, part].map((one) => one.trim());
}

const depthOf = (text) => [...text].reduce((depth, sign) => depth + (sign === "{") - (sign === "}"), 0);

// "Family, Given", "Family, Jr, Given" or "Given von Family", as BibTeX has it; a body stands in braces.
function person(name, faults) {
  const parts = splitTex(name, /,/);
  if (parts.length > 3) faults.push({ code: "bibtex-syntax", line: 0, entry: "", detail: name });
  if (parts.length > 1) {
    const [family, ...rest] = parts.length > 3 ? [parts[0], parts[1], parts.slice(2).join(" ")] : parts;
    const [given, suffix] = rest.length > 1 ? [rest[1], rest[0]] : [rest[0], ""];
    return { family: decode(words(family)), given: decode([words(given), words(suffix)].filter(Boolean).join(", ")) };
  }
  const all = splitTex(name, SPACE).filter(Boolean);
  const von = all.findIndex(isVon);
  const at = von < 0 ? all.length - 1 : von;
  return { family: decode(all.slice(at).join(" ")), given: decode(all.slice(0, at).join(" ")) };
}

const SPACE = /(?:\\\s|\s|(?<!\\)~)+/;
const words = (text) => splitTex(text, SPACE).filter(Boolean).join(" ");

// Whether a word belongs to the "von" of a name: its first letter outside braces, or that of an accent, is a small one.
function isVon(word) {
  if (/^\p{L}/u.test(word)) return /^\p{Ll}/u.test(word);
  for (let depth = 0, at = 0; at < word.length; at++) {
    if (depth === 0 && word.startsWith("{\\", at)) {
      const [letter] = word.slice(at + 2).split("}")[0].replace(/^[A-Za-z]*/, "").match(/\p{L}/u) ?? [""];
      return /\p{Ll}/u.test(letter);
    }
    depth += (word[at] === "{") - (word[at] === "}");
    if (depth === 0 && /\p{L}/u.test(word[at])) return /\p{Ll}/u.test(word[at]);
  }
  return false;
}
