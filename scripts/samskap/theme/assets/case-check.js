// What is wrong with a draft of a case file: the rules of contribution/checking.py, for the form.
import { broken, isBlank, isObject } from "./case-schema.js";
import { RULES } from "./case-rules.js";
import { filled } from "./case-yaml.js";

const LONGEST_VALUE = 80;
const KEEPS_BLANKS = new Set(["correction", "translation"]);

/** The problems of a draft: [{code, path, values, severity}], in the order of the draft's parts. `form` is the file
    form.json of the page. */
export function check(draft, form) {
  const kind = draft.kind || "new-case";
  const content = KEEPS_BLANKS.has(kind) ? draft : filled(draft) ?? {};
  const context = { form, kind, content, language: content.language || form.schema.properties.language?.default };
  const needed = (path) => kind === "new-case" || !/^(?:case|findings|references)\b/.test(path) || path.endsWith(".id");
  const found = [...broken(content, form.schema, "", form.schema, needed)];
  for (const rule of RULES) found.push(...rule(content, context));
  const once = new Map(found.map((problem) => [`${problem.path} ${problem.code}`, problem]).reverse());
  return [...once.values()].reverse().map((problem) => ({ ...problem, severity: form.messages[problem.code]?.severity ?? "error" }));
}

/** What is wrong and what to write instead, in the language of the page. */
export function sentence({ code, values }, form) {
  const { wrong = code, remedy = "", otherwise = "" } = form.messages[code] ?? {};
  return { wrong: fill(wrong, values), remedy: fill(otherwise && !values.closest ? otherwise : remedy, values) };
}

const fill = (message, values) => message.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? told(values[name]) : whole));
const told = (value) => (Array.isArray(value) ? value.map(shown).join(", ") : shown(value));

function shown(value) {
  const text = [...String(value)].map((letter) => (letter === " " || !/[\p{C}\p{Z}]/u.test(letter) ? letter : code(letter))).join("");
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE - 1)}…`;
}

const code = (letter) => `\\u${letter.codePointAt(0).toString(16).padStart(4, "0")}`;
