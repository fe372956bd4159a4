// A draft against the schema of case files: exactly the keywords that contribution/schema.py uses, told by the codes of
// contribution/conformity.py.
import { closest, strip } from "./case-words.js";

const INTEGER = /^[+-]?[0-9]{1,15}$/;
const NUMBER = /^[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?$/;
const BOOLEANS = { true: true, false: false };
const EXAMPLES = { integer: "2024", number: "59.33", boolean: "true", array: "[a, b]", object: "title: …", string: "…" };

export const isList = Array.isArray;
export const isObject = (value) => typeof value === "object" && value !== null && !isList(value);
export const isBlank = (value) => value === "" || value === null || value === undefined
  || (isList(value) && !value.length) || (isObject(value) && !Object.keys(value).length);
export const join = (path, part) => (path ? `${path}.${part}` : `${part}`);

/** A draft whose scalars are texts without white space around them. */
export function trimmed(value) {
  if (isList(value)) return value.map(trimmed);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, trimmed(part)]));
  return strip(String(value ?? ""));
}

/** What in a draft does not follow the schema: [{code, path, values}]. */
export function schemaProblems(content, schema) {
  const errors = broken(converted(content, schema), schema, "", schema.$defs);
  return [...errors].flatMap(problemsOf);
}

// Scalars read as the schema asks for, without what is empty; items of lists stay where they are.
function converted(value, schema) {
  if (isObject(value)) {
    const parts = Object.entries(value).map(([key, part]) => [key, converted(part, schema.properties?.[key] ?? {})]);
    return Object.fromEntries(parts.filter(([, part]) => !isBlank(part)));
  }
  if (isList(value)) {
    const items = value.map((item) => converted(item, schema.items ?? {}));
    return items.some((item) => !isBlank(item)) ? items : [];
  }
  const number = (schema.type === "integer" && INTEGER.test(value)) || (schema.type === "number" && NUMBER.test(value));
  return number ? Number(value) : schema.type === "boolean" ? BOOLEANS[value] ?? value : value;
}

// Every keyword that a value breaks: {rule, value, path, schema, wanted}.
function* broken(value, schema, path, definitions) {
  if (schema.$ref) yield* broken(value, definitions[schema.$ref.replace("#/$defs/", "")], path, definitions);
  const error = (rule, wanted = schema[rule]) => ({ rule, value, path, schema, wanted });
  const fits = (part) => broken(value, part, path, definitions).next().done;
  if (schema.type && !hasType(value, schema.type)) yield error("type");
  if ("const" in schema && value !== schema.const) yield error("const");
  if (schema.enum && !schema.enum.includes(value)) yield error("enum");
  if (schema.oneOf && schema.oneOf.filter(fits).length !== 1) yield error("oneOf");
  if (schema.anyOf && !schema.anyOf.some(fits)) yield* schema["x-text"] ? ofText(value, schema, path, definitions) : [error("anyOf")];
  if (schema.not && fits(schema.not)) yield error("not");
  if (schema.if && schema.then && fits(schema.if)) yield* broken(value, schema.then, path, definitions);
  for (const part of schema.allOf ?? []) yield* broken(value, part, path, definitions);
  if (isObject(value)) yield* brokenByObject(value, schema, path, definitions, error);
  else if (isList(value)) yield* brokenByList(value, schema, path, definitions, error);
  else if (typeof value === "string") {
    if (schema.pattern && !new RegExp(schema.pattern, "u").test(value)) yield error("pattern");
    if (schema.format === "uri" && !isWebAddress(value)) yield error("format");
  } else if (typeof value === "number") {
    if (value < schema.minimum) yield error("minimum");
    if (value > schema.maximum) yield error("maximum");
  }
}

function* brokenByObject(value, schema, path, definitions, error) {
  for (const [key, part] of Object.entries(schema.properties ?? {})) {
    if (Object.hasOwn(value, key)) yield* broken(value[key], part, join(path, key), definitions);
  }
  if (schema.additionalProperties === false && Object.keys(value).some((key) => !Object.hasOwn(schema.properties, key))) yield error("additionalProperties");
  if (schema.required?.some((key) => !Object.hasOwn(value, key))) yield error("required");
}

function* brokenByList(value, schema, path, definitions, error) {
  for (const [index, item] of schema.items ? value.entries() : []) yield* broken(item, schema.items, join(path, index + 1), definitions);
  if (schema.uniqueItems && twice(value).length) yield error("uniqueItems");
  if (value.length < schema.minItems) yield error("minItems");
}

// A text that is neither a string nor strings by language breaks the form that was meant.
const ofText = (value, schema, path, definitions) => broken(value, schema.anyOf[isObject(value) ? 1 : 0], path, definitions);

function hasType(value, type) {
  if (type === "array") return isList(value);
  if (type === "object") return isObject(value);
  return type === "integer" ? Number.isInteger(value) : typeof value === type;
}

const twice = (items) => [...items.keys()].filter((place) => items.slice(0, place).some((item) => JSON.stringify(item) === JSON.stringify(items[place])));

function problemsOf({ rule, value, path, schema, wanted }) {
  if (rule === "additionalProperties") {
    const known = Object.keys(schema.properties), unknown = Object.keys(value).filter((key) => !known.includes(key)).sort();
    return unknown.map((key) => problem("key-unknown", join(path, key), { key, closest: closest(key.replace(/_(sv|da|en)$/, ""), known) }));
  }
  if (rule === "required") return wanted.filter((key) => !Object.hasOwn(value, key)).map((key) => problem("required", join(path, key)));
  if (isBlank(value) || rule === "minItems") return [problem("required", path)];
  if (rule === "uniqueItems") return twice(value).map((place) => problem("item-twice", join(path, place + 1), { value: shown(value[place]) }));
  return [ofValue(rule, shown(value), path, schema, wanted)];
}

function ofValue(rule, value, path, schema, wanted) {
  const own = schema["x-code"]?.[rule];
  if (rule === "type") return problem("type", path, { value, type: wanted, example: example(schema, wanted) });
  if (rule === "minimum" || rule === "maximum") {
    return problem("out-of-range", path, { value, minimum: schema.minimum ?? "", maximum: schema.maximum ?? "" });
  }
  if (rule === "oneOf" || rule === "const" || rule === "enum") {
    const allowed = (schema.oneOf ?? [schema]).map((option) => String(option.const));
    const vocabulary = schema["x-vocabulary"] ? { vocabulary: schema["x-vocabulary"] } : {};
    return problem(own ?? "choice", path, { value, closest: closest(value, allowed), allowed, ...vocabulary });
  }
  return problem(own ?? "schema", path, own === "id-form" ? { value, example: slug(value) } : { value, detail: rule });
}

const problem = (code, path, values = {}) => ({ code, path, values });

const example = (schema, type) => (type === "array" && schema.items?.type === "object" ? "- …: …" : EXAMPLES[type] ?? "…");

const shown = (value) => (isObject(value) ? Object.keys(value).join(", ") : isList(value) ? value.map(shown).join(", ") : String(value));

/** Whether a text is an http or https address with a host, without spaces and quotation marks. */
export const isWebAddress = (text) => /^https?:\/\/[^\s/?#<>"{}|\\^`]+[^\s<>"{}|\\^`]*$/i.test(text);

/** The id that a text comes closest to: ASCII letters, digits and hyphens. */
export function slug(text) {
  const plain = text.toLowerCase().replace(/[æøðþß]/g, (letter) => ({ æ: "ae", ø: "o", ð: "d", þ: "th", ß: "ss" })[letter])
    .normalize("NFKD").replace(/[^\0-\x7f]/g, "");
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "example";
}

/** Whether a text is a year, a month or a day that exists. */
export function isDate(text) {
  if (!/^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(text ?? "") || text.startsWith("0000")) return false;
  const day = `${text}-01-01`.slice(0, 10), found = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(day);
}
