// A draft as the YAML of a case file, as a person would write it; contribution/case_file.py reads it back equal.
import { strip } from "./case-words.js";

const WIDE = 100;
const ORDER = ["layout", "kind", "language", "contributor", "comment", "case", "findings", "references", "municipalities"];
const KEEPS_BLANKS = new Set(["correction", "translation"]);
const WORDS = /^(?:null|true|false|yes|no|on|off|y|n)$/i;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/;
const VALUES = new Set(["integer", "number", "boolean"]);
const NUMERIC = /^[\d.][\d.,:_eExXoO+-]*$/;
const VALUE = /^(?:-?\d+(?:\.\d+)?|true|false)$/;
const MONTH = /^\d{4}-\d\d$/;
const PLAIN = /^[\p{L}\p{N}][^\p{C}\p{Zl}\p{Zp}#]*$/u;
const UNPRINTABLE = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u;

/** The case file of a draft. `comments` are written before the key of their path ("" is the head of the file; items of
    lists are not counted: "findings.statement"). Where the schema of the file is given, texts that look like numbers
    are quoted. Strings are trimmed; what is blank is left out, unless the draft corrects or translates a record. */
export function toYaml(draft, comments = {}, schema = null) {
  const kept = KEEPS_BLANKS.has(draft.kind) ? draft : filled(draft) ?? {};
  const keys = [...ORDER.filter((key) => key in kept), ...Object.keys(kept).filter((key) => !ORDER.includes(key))];
  const lines = keys.flatMap((key) => entry(key, kept[key], "", { path: "", comments, schema }));
  return [...remark(comments[""], ""), ...(lines.length ? lines : ["{}"]), ""].join("\n");
}

/** What of a draft is not blank: texts, lists and objects; undefined where nothing is. */
export function filled(part) {
  if (Array.isArray(part)) {
    const items = part.map(filled).filter((item) => item !== undefined);
    return items.length ? items : undefined;
  }
  if (typeof part === "object" && part !== null) {
    const entries = Object.entries(part).map(([key, value]) => [key, filled(value)]);
    const found = entries.filter(([, value]) => value !== undefined);
    return found.length ? Object.fromEntries(found) : undefined;
  }
  return strip(String(part ?? "")) || undefined;
}

function entry(key, value, indent, place) {
  const path = place.path ? `${place.path}.${key}` : key;
  const inner = { ...place, path, schema: place.schema?.properties?.[key] ?? null };
  return [...remark(place.comments[path], indent), ...written(`${indent}${scalar(key)}:`, value, `${indent}  `, inner)];
}

function written(head, value, indent, place) {
  if (Array.isArray(value)) {
    if (!value.length) return [`${head} []`];
    const inner = { ...place, schema: place.schema?.items ?? null };
    return [head, ...value.flatMap((item) => listed(item, indent, inner))];
  }
  if (typeof value === "object" && value !== null) {
    const keys = Object.keys(value);
    return keys.length ? [head, ...keys.flatMap((key) => entry(key, value[key], indent, place))] : [`${head} {}`];
  }
  const [first, ...rest] = text(value, indent, place.schema);
  return [`${head} ${first}`, ...rest];
}

function listed(item, indent, place) {
  if (typeof item !== "object" || item === null || !Object.keys(item).length) return written(`${indent}-`, item, `${indent}  `, place);
  const inner = Array.isArray(item)
    ? item.flatMap((part) => listed(part, `${indent}  `, place))
    : Object.keys(item).flatMap((key) => entry(key, item[key], `${indent}  `, place));
  const first = inner.findIndex((line) => !line.startsWith(`${indent}  #`));
  return inner.map((line, number) => (number === first ? `${indent}- ${line.slice(indent.length + 2)}` : line));
}

function remark(words, indent) {
  return words ? words.split("\n").map((line) => `${indent}# ${line}`.trimEnd()) : [];
}

// The lines of a text: the first beside its key, the others with their indent.
function text(value, indent, schema) {
  const plain = strip(String(value ?? "").replace(/\r\n?/g, "\n"));
  const lines = plain.split("\n");
  if (UNPRINTABLE.test(plain) || (lines.length === 1 && plain.length <= WIDE)) return [scalar(plain, schema)];
  const long = lines.some((line) => line.length > WIDE);
  const block = long && lines.every((line) => !/^\s|\s$/.test(line)) ? folded(lines) : ["|-", ...lines];
  return block.map((line, number) => (number && line ? indent + line : line));
}

// Every break of the text becomes an empty line; its own breaks a folded block makes spaces of.
function folded(lines) {
  return [">-", ...lines.flatMap((line, number) => [...(number ? [""] : []), ...(line ? wrap(line) : [])])];
}

// A line at most so wide, broken where one space stands between other signs: YAML makes a space of the break again.
function wrap(line) {
  const lines = [];
  for (const word of line.split(/(?<=\S) (?=\S)/)) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && longer.length <= WIDE) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function scalar(value, schema = null) {
  const unquoted = VALUES.has(schema?.type) ? VALUE.test(value) : !schema && NUMBER.test(value);
  const safe = PLAIN.test(value) && !/:(?:\s|$)/.test(value) && !WORDS.test(value) && !NUMERIC.test(value);
  if (unquoted || safe || MONTH.test(value)) return value;
  return JSON.stringify(value).replace(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, escape);
}

const escape = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
