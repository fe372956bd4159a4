// The fields of the form and what stands in them: texts, lists and texts by language, as a case file holds them.
import { fold } from "./search-words.js";

export const fieldsIn = (root) => [...root.querySelectorAll(".form-field[data-field]")];
const inputs = (field) => [...field.querySelectorAll(".form-options input:not(.form-search)")];
const main = (field) => field.querySelector("select, textarea, input");
const others = (field) => [...field.querySelectorAll(".form-others [data-language]")];

/** What stands in a field: a text, a list, or texts by language where there are more than that of the file. */
export function read(field, language) {
  const { widget } = field.dataset;
  if (widget === "choices") return inputs(field).filter((input) => input.checked).map((input) => input.value);
  if (widget === "choice") return inputs(field).find((input) => input.checked)?.value ?? "";
  const text = main(field).value.trim();
  if (widget === "lines") return text.split("\n").map((line) => line.trim()).filter(Boolean);
  if (widget !== "text") return text;
  const found = others(field).filter((other) => other.dataset.language !== language).map((other) => [other.dataset.language, main(other).value.trim()]);
  const given = found.filter(([, other]) => other);
  return given.length ? Object.fromEntries([...(text ? [[language, text]] : []), ...given]) : text;
}

/** Let a value stand in a field. */
export function write(field, value, language) {
  const { widget } = field.dataset;
  if (["choices", "choice"].includes(widget)) {
    const chosen = [value ?? ""].flat();
    for (const input of inputs(field)) input.checked = chosen.includes(input.value) && (input.value !== "" || value === "");
    showChosen(field);
    return;
  }
  const texts = typeof value === "object" && !Array.isArray(value) ? value ?? {} : { [language]: value };
  main(field).value = Array.isArray(value) ? value.join("\n") : widget === "text" ? texts[language] ?? "" : value ?? "";
  if (widget !== "text") return;
  for (const other of others(field)) {
    const own = other.dataset.language === language;
    other.hidden = own;
    main(other).value = own ? "" : texts[other.dataset.language] ?? "";
    main(other).lang = other.dataset.language;
  }
  main(field).lang = language;
  field.querySelector(".form-others").open = others(field).some((other) => main(other).value);
}

/** The texts of the file are in another language now: what stood under it comes up, what stood there goes under. */
export function changeLanguage(field, before, after) {
  const found = read(field, before);
  const texts = typeof found === "object" ? found : found ? { [before]: found } : {};
  write(field, texts[after] || !texts[before] ? texts : texts[before] && Object.keys(texts).length === 1 ? texts[before] : { ...texts, [after]: texts[before], [before]: "" }, after);
}

/** Set the options of a list, keeping what is chosen. */
export function setOptions(field, options) {
  const list = main(field), chosen = list.value;
  list.replaceChildren(new Option("", ""), ...options.map(([value, label]) => new Option(label, value)));
  list.value = options.some(([value]) => value === chosen) ? chosen : "";
}

/** The input of a field that problems with it are mended in: that of a language, where one is named. */
export const target = (field, language = "") =>
  (language && others(field).find((other) => other.dataset.language === language && !other.hidden)?.querySelector("input, textarea"))
  || inputs(field).find((input) => input.checked) || field.querySelector(".form-options input") || main(field) || field.querySelector("button");

/** An item of a repeated part, made of its template; `key` tells its ids apart. */
export function made(template, key) {
  const item = template.content.cloneNode(true).firstElementChild;
  for (const element of item.querySelectorAll("*")) {
    for (const name of ["id", "for", "name", "aria-describedby", "aria-labelledby"]) {
      const value = element.getAttribute(name);
      if (value?.includes("-@")) element.setAttribute(name, value.replaceAll("-@", `-${key}`));
    }
  }
  return item;
}

/** How many terms of a folded group are chosen. */
export function showChosen(field) {
  for (const group of field.querySelectorAll(".form-group")) {
    const number = group.querySelectorAll("input:checked").length;
    group.querySelector(".form-chosen").textContent = number ? `(${number})` : "";
  }
}

/** Searching among the terms of a field, and unfolding what they mean. `said` gives the words for a number found. */
export function wireOptions(root, said) {
  root.addEventListener("input", ({ target: input }) => {
    if (!input.matches(".form-search")) return;
    const field = input.closest(".form-field"), asked = fold(input.value).split(" ").filter(Boolean);
    let number = 0;
    for (const item of field.querySelectorAll(".form-options li")) {
      const fits = asked.every((word) => fold(item.textContent).includes(word));
      item.classList.toggle("form-away", !fits && !item.querySelector(":checked"));
      number += fits ? 1 : 0;
    }
    for (const group of field.querySelectorAll(".form-group")) {
      if (asked.length) group.open = Boolean(group.querySelector("li:not(.form-away)"));
      group.hidden = Boolean(asked.length) && !group.open;
    }
    field.querySelector(".form-found").textContent = asked.length ? said(number) : "";
  });
  root.addEventListener("click", ({ target: button }) => {
    if (!button.matches(".form-show")) return;
    const shown = button.ariaPressed !== "true";
    button.ariaPressed = String(shown);
    button.closest(".form-options").classList.toggle("form-all-means", shown);
  });
}
