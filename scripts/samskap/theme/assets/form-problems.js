// What is wrong with the draft: beside each field that was left, in a list that leads to the fields, and for each step.
import { sentence } from "./case-check.js";
import { target } from "./form-fields.js";

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};
const SEVERITIES = ["error", "warning", "notice"];

/** A function that shows problems: (problems, find, shown) with `find(path)` the field of a path and `shown(field, code)`
    whether the field has been left. It gives what has newly come up beside fields, to be told. */
export function problemsOf(root, form, words) {
  const heading = root.querySelector("#form-summary-title"), lists = root.querySelector(".form-summary-lists");
  const plural = (name, number) => fill(root.dataset[`${name}${number === 1 ? "One" : "Many"}`], { number });
  const before = new Map();

  const languages = new Map(form.schema.properties.language.oneOf.map((option) => [option.const, option.title]));
  const directions = new Map(form.schema.$defs.direction.oneOf.map((option) => [option.const, option.title]));
  const named = { language: languages, other: languages, languages, direction: directions };

  /** The sentence, with names in place of the codes of languages and directions. */
  function told(problem) {
    const name = (key, value) => (Array.isArray(value) ? value.map((one) => name(key, one)) : named[key]?.get(value) ?? value);
    const values = Object.fromEntries(Object.entries(problem.values).map(([key, value]) => [key, name(key, value)]));
    return sentence({ ...problem, values }, form);
  }

  function besideField(field, visible) {
    const place = field.querySelector(":scope > .form-problem");
    const text = visible.map((problem) => Object.values(told(problem)).join(" ")).join(" ");
    const wrong = visible.some(({ severity }) => severity === "error");
    if (place.textContent !== text) {
      place.replaceChildren(...visible.map((problem) => {
        const { wrong: what, remedy } = told(problem);
        return make("p", { className: `form-${problem.severity}` }, make("strong", {}, what), ` ${remedy}`);
      }));
    }
    field.classList.toggle("form-wrong", wrong);
    for (const input of field.querySelectorAll("input:not(.form-search), textarea, select")) {
      if (wrong) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
    const was = before.get(field) ?? "";
    before.set(field, text);
    return text && text !== was ? `${title(field)}: ${text}` : "";
  }

  function summary(problems, find, began) {
    root.querySelector(".form-summary-lists").hidden = !began;
    const number = problems.filter(({ severity }) => severity === "error").length;
    heading.textContent = !began ? words.nothing : number ? plural("left", number) : words.ready;
    lists.replaceChildren(...SEVERITIES.flatMap((severity) => {
      const found = problems.filter((problem) => problem.severity === severity);
      if (!found.length) return [];
      const list = make("ul", { className: `form-${severity}s` }, ...found.map((problem) => line(problem, find(problem.path))));
      return severity === "error" ? [list] : [make("details", { open: severity === "warning" }, make("summary", {}, plural(severity, found.length)), list)];
    }));
    return number;
  }

  function line(problem, field) {
    const { wrong, remedy } = told(problem);
    const name = field ? place(field) : problem.path;
    const link = field ? make("a", { href: `#${target(field).id || field.id}` }, name) : make("span", {}, name);
    link.dataset.path = problem.path;
    return make("li", {}, link, `: ${wrong} ${remedy}`);
  }

  function steps(problems, find, written) {
    for (const link of root.querySelectorAll(".form-nav a")) {
      const step = root.querySelector(link.hash), state = link.querySelector(".form-nav-state");
      const errors = problems.filter(({ severity, path }) => severity === "error" && step.contains(find(path)));
      const done = !errors.length && written(step);
      state.textContent = errors.length ? plural("stepLeft", errors.length) : done ? words.step_done : "";
      link.classList.toggle("form-nav-done", done);
    }
  }

  return { besideField, summary, steps, plural };
}

export const title = (field) => field.dataset.title ?? field.querySelector("legend, label").firstChild.textContent.trim();

/** What a field is called, with the item that it belongs to. */
function place(field) {
  const item = field.closest(".form-item");
  return item ? `${item.querySelector(".form-item-name").textContent}: ${title(field)}` : title(field);
}
