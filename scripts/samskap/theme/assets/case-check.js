// What is wrong with a draft of a case file, for the form: what contribution/checking.py says of the file.
import { EVERY, NEW } from "./case-rules.js";
import { schemaProblems, trimmed } from "./case-schema.js";
import { submissionOf } from "./case-submission.js";

const LONGEST_VALUE = 80;
// what another problem in the same place tells better, as package/check.py has it
const GENERAL = { "out-of-range": ["date-form"], type: ["date-form"] };

/** The problems of a draft: [{code, path, values, severity}]. `form` is the file form.json of the page. */
export function check(draft, form) {
  const submission = submissionOf(trimmed(draft), form);
  const rules = submission.kind === "new-case" ? [...EVERY, ...NEW] : EVERY;
  const found = [...schemaProblems(submission.content, form.schema), ...rules.flatMap((rule) => [...rule(submission)])];
  const once = new Map(found.reverse().map((problem) => [`${problem.code} ${problem.path}`, problem]));
  const told = [...once.values()].reverse();
  const better = (problem) => GENERAL[problem.code]?.some((code) => once.has(`${code} ${problem.path}`));
  return told.filter((problem) => !better(problem)).map((problem) => ({ ...problem, severity: form.messages[problem.code]?.severity ?? "error" }));
}

/** What is wrong and what to write instead, in the language of the page. */
export function sentence({ code, values }, form) {
  const { wrong = code, remedy = "", otherwise = "" } = form.messages[code] ?? {};
  return { wrong: fill(wrong, values), remedy: fill(otherwise && !values.closest ? otherwise : remedy, values) };
}

const fill = (message, values) => message.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? told(values[name]) : whole));
const told = (value) => (Array.isArray(value) ? value.map(shown).join(", ") : shown(value));

function shown(value) {
  const visible = (letter) => letter === " " || !/[\p{C}\p{Z}]/u.test(letter);
  const text = [...String(value)].map((letter) => (visible(letter) ? letter : `\\u${letter.codePointAt(0).toString(16).padStart(4, "0")}`));
  return text.join("").length <= LONGEST_VALUE ? text.join("") : `${[...text.join("")].slice(0, LONGEST_VALUE - 1).join("")}…`;
}
