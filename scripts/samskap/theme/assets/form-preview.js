// The case as its page will show it, made of the draft with the classes of that page.
import { fieldsOf } from "./form-file.js";

const make = (tag, className, ...children) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== "" && child !== null));
  return element;
};
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const joined = (parts) => parts.flatMap((part, number) => (number ? [", ", part] : [part]));

/** Show a draft in the element whose data hold the words. */
export function preview(element, draft, form) {
  const words = element.dataset, own = draft.case ?? {};
  const title = textOf(own.title, draft.language), summary = textOf(own.summary, draft.language);
  element.replaceChildren(
    title ? make("h3", "form-preview-title", title) : make("h3", "form-preview-title none", words.untitled),
    make("p", "lede", summary ?? ""),
    make("h4", "", words.facts), facts(own, draft, form, words),
    make("h4", "", words.findings), ...findings(draft, form, words),
    make("h4", "", words.references), make("ul", "records", ...references(draft, form).map(([, name]) => make("li", "record", make("span", "record-title", name)))),
  );
}

/** The publications of a draft: id and what they are called, those that are known first. */
export function references(draft, form) {
  const known = (draft.chosen ?? []).map((id) => [id, form.known.references.find(([other]) => other === id)?.at(-1) ?? id]);
  const added = (draft.references ?? []).map((item) => [item.id, mention(fieldsOf(item))]).filter(([, name]) => name);
  return [...known, ...added];
}

function mention({ authors = [], year = "", title = "", date = "", doi = "" }) {
  const names = [authors].flat().map((name) => String(name).split(",")[0]);
  const who = names.length > 2 ? `${names[0]} et al.` : names.join(" & ");
  const when = year || String(date).slice(0, 4);
  return [who, when && `(${when})`, title || (who ? "" : doi)].filter(Boolean).join(" ");
}

/** A text in the language of the file, else in the first language that it has, told by its tag; "" for none. */
function textOf(value, language) {
  if (!value) return "";
  if (typeof value === "string") return tagged(value, language);
  const tag = value[language] ? language : Object.keys(value).find((other) => value[other]);
  return tag ? tagged(value[tag], tag) : "";
}

const tagged = (text, lang) => Object.assign(make("span", "", text), { lang });

function facts(own, draft, form, words) {
  const { properties } = form.schema.properties.case;
  const unknown = () => make("span", "unknown", words.unknown);
  const terms = (name) => joined([own[name] ?? []].flat().filter(Boolean).map((id) => label(properties[name], id, form)));
  const row = (title, value) => make("div", "", make("dt", "", title), make("dd", "", ...(value.length ? value : [unknown()])));
  const role = textOf(own.citizen_role, draft.language), place = textOf(own.place, draft.language);
  const named = (name) => row(properties[name].title, name === "phases" ? phases(own[name] ?? [], properties[name], form) : terms(name));
  return make("dl", "facts case-facts",
    row(words.place, joined([...municipalities(own, draft, form), ...(own.country ? [label(properties.country, own.country, form)] : [])])),
    ...(place ? [row(words.where, [place])] : []),
    row(words.years, [years(own, words)].filter(Boolean)),
    named("policy_areas"), named("target_groups"), row(properties.citizen_role.title, role ? [role] : []),
    named("actors"), named("initiator"), named("phases"), named("levels"));
}

function municipalities(own, draft, form) {
  const added = (draft.municipalities ?? []).map(({ id, name }) => [id, textOf(name, draft.language)]);
  return (own.municipalities ?? []).map((id) => [...form.known.municipalities, ...added].find(([other]) => other === id)?.[1] ?? id);
}

function years({ start_year: start, end_year: end }, words) {
  if (start && end) return start === end ? start : `${start}–${end}`;
  return start ? fill(words.from, { year: start }) : end ? fill(words.to, { year: end }) : "";
}

function findings(draft, form, words) {
  const { properties } = form.schema.properties.findings.items;
  const said = draft.findings.filter((finding) => textOf(finding.statement, draft.language));
  if (!said.length) return [make("p", "", words.nothing)];
  const names = new Map(references(draft, form));
  const items = said.map((finding) => {
    const { direction = "" } = finding;
    const codes = joined([...(finding.factors ?? []).map((id) => label(properties.factors, id, form)), ...(finding.outcomes ?? []).map((id) => label(properties.outcomes, id, form))]);
    return make("li", `record finding-${direction}`,
      make("span", "statement", textOf(finding.statement, draft.language)),
      make("p", "meta", ...(direction ? [make("span", `direction direction-${direction}`, label(properties.direction, direction, form)), " "] : []), ...codes, " ", ...phases(finding.phases ?? [], properties.phases, form)),
      make("p", "meta", `${words.source} ${[names.get(finding.reference) ?? "–"].join("")}`, ...(finding.locator ? [", ", textOf(finding.locator, draft.language)] : [])));
  });
  return [make("ul", "records findings case-findings", ...items)];
}

const phases = (ids, property, form) => ids.flatMap((id) => [make("span", `phase phase-${id}`, label(property, id, form)), " "]);

/** The label of a term; what is no term is told as it is. */
function label(property, id, form) {
  const { $ref = "" } = property.items ?? property;
  return form.schema.$defs[$ref.split("/").at(-1)]?.oneOf.find((term) => term.const === id)?.title ?? id;
}
