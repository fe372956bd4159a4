// What is wrong with a draft of a case file, for the form: what contribution/checking.py says of the file.
import { EVERY, NEW, THERE } from "./case-rules.js";
import { schemaProblems, trimmed } from "./case-schema.js";
import { submissionOf } from "./case-submission.js";

const LONGEST_VALUE = 80;
// what another problem in the same place tells better, as package/check.py has it
const GENERAL = {
  "out-of-range": ["date-form"], type: ["date-form"], choice: ["type"], "unknown-term": ["type"],
  formula: ["unknown-term", "type", "out-of-range"],
};

/** The problems of a draft: [{code, path, values, severity}]. `form` is the file form.json of the page. */
export function check(draft, form) {
  const submission = submissionOf(trimmed(draft), form);
  const rules = submission.kind === "new-case" ? [...EVERY, ...NEW] : [...EVERY, ...THERE];
  const broken = [...schemaProblems(submission.content, form.schema), ...rules.flatMap((rule) => [...rule(submission)])];
  const references = submission.given(), told = references.flatMap(({ problems }) => problems);
  const found = [...broken.filter((problem) => !references.some((one) => isNeedless(problem, one))), ...told];
  const once = new Map(found.reverse().map((problem) => [`${problem.code} ${problem.path}`, problem]));
  const better = (problem) => GENERAL[problem.code]?.some((code) => once.has(`${code} ${problem.path}`));
  return [...once.values()].reverse().filter((problem) => !better(problem)).map((problem) => ({ ...problem, severity: form.messages[problem.code]?.severity ?? "error" }));
}

// Nobody need type the field of a reference that is pasted, or that the evidence base has.
function isNeedless({ code, path }, { path: reference, values, known }) {
  const [field, ...more] = path.startsWith(`${reference}.`) ? path.slice(reference.length + 1).split(".") : ["", ""];
  return code === "required" && !more.length && (known !== "" || (values[field] ?? "").length > 0);
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
