// The JSON Schema keywords of contribution/schema.py, and no others: what a draft breaks, by code and path.
import { closest } from "./case-words.js";

const MONTH_EXAMPLES = { integer: "2024", number: "59.33", boolean: "true", string: "abc", array: "[…]", object: "{…}" };
const FORMS = { integer: /^[+-]?\d+$/, number: /^[+-]?(?:\d+\.?\d*|\.\d+)$/, boolean: /^(?:true|false)$/ };

export const isList = Array.isArray;
export const isObject = (value) => typeof value === "object" && value !== null && !isList(value);
export const isBlank = (value) => value === undefined || value === null || (isList(value) ? !value.length
  : isObject(value) ? !Object.keys(value).length : String(value).trim() === "");
export const join = (path, part) => (path ? `${path}.${part}` : `${part}`);

/** Everything in a value that its schema does not allow: {code, path, values}. `root` holds `$defs`; `needed(path)`
    says whether what the schema requires at a path must be there. */
export function* broken(value, schema, path, root, needed) {
  const rules = schema.$ref ? root.$defs[schema.$ref.replace("#/$defs/", "")] : schema;
  if (isBlank(value)) return;
  if (rules["x-text"]) yield* isObject(value) ? objectProblems(value, rules.anyOf[1], path, root, needed) : textProblems(value, path);
  else if (rules.oneOf) yield* termProblems(value, rules, path);
  else if (rules.type === "object") yield* objectProblems(value, rules, path, root, needed);
  else if (rules.type === "array") yield* listProblems(value, rules, path, root, needed);
  else yield* scalarProblems(value, rules, path);
}

function* textProblems(value, path) {
  if (isList(value)) yield { code: "type", path, values: { value: shown(value), type: "string", example: "…" } };
}

function* objectProblems(value, schema, path, root, needed) {
  if (!isObject(value)) {
    yield { code: "type", path, values: { value: shown(value), type: "object", example: "…" } };
    return;
  }
  const known = Object.keys(schema.properties);
  for (const [key, part] of Object.entries(value)) {
    if (key in schema.properties) yield* broken(part, schema.properties[key], join(path, key), root, needed);
    else yield { code: "key-unknown", path: join(path, key), values: { key, closest: closest(key, known) } };
  }
  for (const key of schema.required ?? []) {
    if (isBlank(value[key]) && needed(join(path, key), value, key)) yield { code: "required", path: join(path, key), values: {} };
  }
}

function* listProblems(value, schema, path, root, needed) {
  if (!isList(value)) {
    yield { code: "type", path, values: { value: shown(value), type: "array", example: "…" } };
    return;
  }
  for (const [index, item] of value.entries()) yield* broken(item, schema.items, join(path, index + 1), root, needed);
  const seen = new Set();
  for (const [index, item] of value.entries()) {
    const text = isObject(item) ? "" : String(item).trim();
    if (schema.uniqueItems && text && seen.has(text)) yield { code: "item-twice", path: join(path, index + 1), values: { value: text } };
    seen.add(text);
  }
}

function* termProblems(value, schema, path) {
  const allowed = schema.oneOf.map((term) => term.const);
  if (isObject(value) || isList(value)) yield { code: "type", path, values: { value: shown(value), type: "string", example: allowed[0] } };
  else if (!allowed.includes(String(value).trim())) {
    const text = String(value).trim();
    yield { code: "unknown-term", path, values: { value: text, vocabulary: schema["x-vocabulary"], closest: closest(text, allowed), allowed } };
  }
}

function* scalarProblems(value, schema, path) {
  const kind = schema.type ?? "string";
  const text = isObject(value) || isList(value) ? null : String(value).trim();
  if (text === null || (kind in FORMS && !FORMS[kind].test(text))) {
    yield { code: "type", path, values: { value: text ?? shown(value), type: kind, example: MONTH_EXAMPLES[kind] } };
    return;
  }
  const allowed = schema.enum ?? ("const" in schema ? [schema.const] : null);
  if (allowed && !allowed.includes(text)) yield { code: "choice", path, values: { value: text, closest: closest(text, allowed), allowed } };
  if (schema.pattern && !new RegExp(schema.pattern, "u").test(text)) yield { code: schema["x-code"]?.pattern ?? "schema", path, values: { value: text, example: slug(text), detail: schema.pattern } };
  if (schema.format === "uri" && !isWebAddress(text)) yield { code: schema["x-code"]?.format ?? "url-form", path, values: { value: text } };
  const { minimum = -Infinity, maximum = Infinity } = schema;
  if ((kind === "integer" || kind === "number") && (Number(text) < minimum || Number(text) > maximum)) {
    yield { code: "out-of-range", path, values: { value: text, minimum: schema.minimum ?? "", maximum: schema.maximum ?? "" } };
  }
}

/** Whether a text is an http or https address with a host, without spaces and quotation marks. */
export function isWebAddress(text) {
  return /^https?:\/\/[^\s/?#<>"{}|\\^`]+[^\s<>"{}|\\^`]*$/i.test(text);
}

/** The id that a text comes closest to: ASCII letters, digits and hyphens. */
export function slug(text) {
  const plain = text.toLowerCase().replace(/[æøðþß]/g, (letter) => ({ æ: "ae", ø: "o", ð: "d", þ: "th", ß: "ss" })[letter])
    .normalize("NFKD").replace(/[^\0-\x7f]/g, "");
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "example";
}

const shown = (value) => (isBlank(value) ? "" : isObject(value) ? "{…}" : isList(value) ? "[…]" : String(value));
